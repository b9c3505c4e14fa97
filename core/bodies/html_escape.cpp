// & < > and quotes as entities: whole strides are stored before it is known how much of them stays
// as it is, which is cheaper than to look first.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "bodies/bodies.h"

namespace smx::bodies {
namespace {

constexpr std::size_t kStride = 16;
constexpr std::size_t kLongestEntity = 6;

struct Entity {
  char bytes[7] = {};
  std::uint8_t size = 0;  // 0: the byte stays as it is
};
static_assert(sizeof(Entity) == 8);

using Entities = std::array<Entity, 64>;  // by byte; those above are not escaped

constexpr Entities entities_for(Quotes quotes) {
  Entities all{};
  all['&'] = {{'&', 'a', 'm', 'p', ';'}, 5};
  all['<'] = {{'&', 'l', 't', ';'}, 4};
  all['>'] = {{'&', 'g', 't', ';'}, 4};
  if (quotes != Quotes::none) all['"'] = {{'&', 'q', 'u', 'o', 't', ';'}, 6};
  if (quotes == Quotes::both) all['\''] = {{'&', '#', '3', '9', ';'}, 5};
  return all;
}

template <Quotes quotes>
constexpr Entities kEntities = entities_for(quotes);

template <Quotes quotes>
const Entity* entity_of(char byte) {
  const auto index = static_cast<unsigned char>(byte);
  if (index >= kEntities<quotes>.size() || kEntities<quotes>[index].size == 0) return nullptr;
  return &kEntities<quotes>[index];
}

/// Copies 16 bytes; a bit is set for each that becomes an entity.
template <Quotes quotes>
unsigned copy_stride(const char* from, char* to) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  const auto equal = [](__m128i some, char byte) {
    return _mm_cmpeq_epi8(some, _mm_set1_epi8(byte));
  };
  // `<` and `>` differ in one bit, `"` and `&` in another.
  __m128i special = equal(_mm_or_si128(bytes, _mm_set1_epi8('<' ^ '>')), '>');
  const __m128i sign =
      quotes == Quotes::none ? bytes : _mm_or_si128(bytes, _mm_set1_epi8('"' ^ '&'));
  special = _mm_or_si128(special, equal(sign, '&'));
  if constexpr (quotes == Quotes::both) special = _mm_or_si128(special, equal(bytes, '\''));
  return static_cast<unsigned>(_mm_movemask_epi8(special));
#else
  unsigned special = 0;
  for (std::size_t i = 0; i < kStride; ++i)
    special |= unsigned{entity_of<quotes>(from[i]) != nullptr} << i;
  std::memcpy(to, from, kStride);
  return special;
#endif
}

char* put_entity(const Entity& entity, char* to) {
  std::memcpy(to, &entity, sizeof entity);
  return to + entity.size;
}

template <Quotes quotes>
char* escape(std::string_view text, char* to) {
  const char* from = text.data();
  std::size_t left = text.size();
  while (left >= 2 * kStride) {
    const unsigned special = copy_stride<quotes>(from, to) |
                             copy_stride<quotes>(from + kStride, to + kStride) << kStride;
    const unsigned plain = special == 0 ? 2 * kStride : std::countr_zero(special);
    from += plain;
    to += plain;
    left -= plain;
    if (special == 0) continue;
    to = put_entity(*entity_of<quotes>(*from++), to);
    --left;
  }
  for (; left > 0; --left, ++from) {
    if (const Entity* entity = entity_of<quotes>(*from)) {
      to = put_entity(*entity, to);
    } else {
      *to++ = *from;
    }
  }
  return to;
}

template <Quotes quotes>
std::size_t count_growth(std::string_view text) {
  std::size_t growth = 0;
  for (const char byte : text) {
    if (const Entity* entity = entity_of<quotes>(byte)) growth += entity->size - 1u;
  }
  return growth;
}

}  // namespace

char* html_escape(std::string_view text, Quotes quotes, char* to) {
  switch (quotes) {
    case Quotes::both: return escape<Quotes::both>(text, to);
    case Quotes::double_only: return escape<Quotes::double_only>(text, to);
    case Quotes::none: break;
  }
  return escape<Quotes::none>(text, to);
}

std::size_t html_escape_room(std::string_view text, Quotes quotes) {
  // What is asked for beyond the need can be given back; of a huge text that would be too much.
  constexpr std::size_t kHuge = 64u << 10;
  if (text.size() <= kHuge) return text.size() * kLongestEntity + 2 * kStride;
  const std::size_t growth = quotes == Quotes::both ? count_growth<Quotes::both>(text)
                             : quotes == Quotes::double_only
                                 ? count_growth<Quotes::double_only>(text)
                                 : count_growth<Quotes::none>(text);
  return text.size() + growth + 2 * kStride;
}

}  // namespace smx::bodies

#include "base/json_text.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "smx/diagnostic.h"

#include "base/utf8.h"

namespace smx {

namespace {

constexpr std::size_t kStride = 16;

bool needs_escape(char byte) {
  return static_cast<unsigned char>(byte) < 0x20 || byte == '"' || byte == '\\';
}

/// What stands for a byte that JSON cannot hold as it is: at most six bytes, and how many.
struct Escape {
  char bytes[7] = {};
  std::uint8_t size = 0;
};

constexpr std::size_t kEscapes = '\\' + 1;

constexpr Escape short_escape(char letter) {
  return {{'\\', letter}, 2};
}

constexpr std::array<Escape, kEscapes> all_escapes() {
  constexpr char kHex[] = "0123456789abcdef";
  std::array<Escape, kEscapes> all{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) {
    all[byte] = {{'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 0xF]}, 6};
  }
  all['\b'] = short_escape('b');
  all['\f'] = short_escape('f');
  all['\n'] = short_escape('n');
  all['\r'] = short_escape('r');
  all['\t'] = short_escape('t');
  all['"'] = short_escape('"');
  all['\\'] = short_escape('\\');
  return all;
}

// Bytes from a table, and always eight of them stored: which byte it is is not to be guessed, and a
// branch on it would be.
constexpr std::array<Escape, kEscapes> kEscape = all_escapes();
static_assert(sizeof(Escape) == 8);

char* put_escape(char byte, char* at) {
  const Escape& escape = kEscape[static_cast<unsigned char>(byte)];
  std::memcpy(at, &escape, sizeof escape);
  return at + escape.size;
}

#if defined(__SSE2__)

/// Marks the bytes that need an escape. With one bit turned over, the quote comes to stand behind
/// the control characters, and the number sign behind it.
unsigned special_in(__m128i bytes) {
  constexpr char kTurn = '"' ^ ' ';
  const __m128i turned = _mm_xor_si128(bytes, _mm_set1_epi8(kTurn));
  const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(turned, _mm_set1_epi8(0x20)), turned);
  const __m128i backslash = _mm_cmpeq_epi8(turned, _mm_set1_epi8('\\' ^ kTurn));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(low, backslash)));
}

/// Copies 16 bytes; a bit is set for each that needs an escape.
unsigned copy_stride(const char* from, char* to) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
  return special_in(bytes);
}

/// A word of four bytes twice, so that no byte of eight is one that is not in the text.
std::uint64_t widened(std::uint64_t word) {
  return word;
}
std::uint64_t widened(std::uint32_t word) {
  return std::uint64_t{word} << 32 | word;
}

/// Copies a text of one to two words by two loads that overlap, if all of it is plain: names and
/// codes are mostly that short, and a loop over their bytes would cost more than all else about
/// them.
template <typename Word>
bool copy_short_plain(const char* from, std::size_t bytes, char* to) {
  Word first = 0;
  Word last = 0;
  std::memcpy(&first, from, sizeof first);
  std::memcpy(&last, from + bytes - sizeof last, sizeof last);
  const __m128i both =
      _mm_set_epi64x(static_cast<long long>(widened(last)), static_cast<long long>(widened(first)));
  if (special_in(both) != 0) return false;
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + bytes - sizeof last, &last, sizeof last);
  return true;
}

#else

unsigned copy_stride(const char* from, char* to) {
  unsigned special = 0;
  for (std::size_t i = 0; i < kStride; ++i) special |= unsigned{needs_escape(from[i])} << i;
  std::memcpy(to, from, kStride);
  return special;
}

template <typename Word>
bool copy_short_plain(const char* from, std::size_t bytes, char* to) {
  for (std::size_t i = 0; i < bytes; ++i) {
    if (needs_escape(from[i])) return false;
    to[i] = from[i];
  }
  return true;
}

#endif

/// Fewer bytes than a stride.
char* put_short(const char* from, std::size_t left, char* at) {
  if (left >= 8) {
    if (copy_short_plain<std::uint64_t>(from, left, at)) return at + left;
  } else if (left >= 4 && copy_short_plain<std::uint32_t>(from, left, at)) {
    return at + left;
  }
  for (; left > 0; --left, ++from) {
    if (needs_escape(*from)) {
      at = put_escape(*from, at);
    } else {
      *at++ = *from;
    }
  }
  return at;
}

/// Machine output must stay readable whatever a rule file contains.
std::string repaired(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    utf8::append(out, step.code_point);
    at += step.length;
  }
  return out;
}

}  // namespace

// Whole strides are stored before it is known how much of them is plain: that is cheaper than to
// look first. Names and codes end within one, bodies do not for many: two at once, then.
char* put_json_text(std::string_view text, char* at) {
  const char* from = text.data();
  std::size_t left = text.size();
  while (left >= 2 * kStride) {
    const unsigned special = copy_stride(from, at) | copy_stride(from + kStride, at + kStride)
                                                         << kStride;
    const unsigned plain = special == 0 ? 2 * kStride : std::countr_zero(special);
    from += plain;
    at += plain;
    left -= plain;
    if (special == 0) continue;
    at = put_escape(*from++, at);
    --left;
  }
  while (left >= kStride) {
    const unsigned special = copy_stride(from, at);
    const unsigned plain = special == 0 ? kStride : std::countr_zero(special);
    from += plain;
    at += plain;
    left -= plain;
    if (special == 0) continue;
    at = put_escape(*from++, at);
    --left;
  }
  return put_short(from, left, at);
}

void append_json_string(std::string_view text, TextBuffer& out) {
  // In pieces, so that a huge text does not ask for six times its size.
  constexpr std::size_t kPiece = 4096;
  out.append('"');
  while (true) {
    const std::string_view piece = text.substr(0, kPiece);
    char* at = out.room(piece.size() * kLongestEscape + kEscapeSlack);
    at = put_json_text(piece, at);
    out.written_to(at);
    if (piece.size() == text.size()) break;
    text.remove_prefix(piece.size());
  }
  out.append('"');
}

void append_json_string(std::string_view text, std::string& out) {
  TextBuffer buffer;
  append_json_string(text, buffer);
  out += buffer.view();
}

std::string json_quoted(std::string_view text) {
  std::string out;
  if (utf8::find_broken(text) == std::string_view::npos) {
    append_json_string(text, out);
  } else {
    append_json_string(repaired(text), out);
  }
  return out;
}

}  // namespace smx

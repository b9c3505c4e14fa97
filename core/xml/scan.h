// The inner loops of the reader: over plain characters, over white space, over a name.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "xml/characters.h"

namespace smx::xml {

/// Whether tab and line feed stand for themselves: in text they do, in attribute values they become
/// blanks.
enum class TabsAndLines : std::uint8_t { plain, special };

/// A plain character stands for itself: ASCII, no control character, and none of `stops`.
template <TabsAndLines tabs_and_lines, char... stops>
bool is_plain(char byte) {
  if (static_cast<signed char>(byte) < 0x20) {
    return tabs_and_lines == TabsAndLines::plain && (byte == '\t' || byte == '\n');
  }
  return ((byte != stops) && ...);
}

/// A byte that may stand in a name, ASCII only: letters, digits, `-`, `.`, `_` and `:`.
constexpr bool is_ascii_name_byte(char byte) {
  const auto letter = static_cast<unsigned char>(byte | 0x20);
  return (letter >= 'a' && letter <= 'z') || (byte >= '-' && byte <= ':' && byte != '/') ||
         byte == '_';
}

#if defined(__SSE2__)

inline constexpr std::ptrdiff_t kStride = 16;

inline __m128i load_stride(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

inline unsigned mask_of(__m128i bytes) {
  return static_cast<unsigned>(_mm_movemask_epi8(bytes));
}

/// A bit for each of the next 16 bytes that is not plain.
template <TabsAndLines tabs_and_lines, char... stops>
unsigned special_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  // As signed numbers, control characters and all bytes of non-ASCII are below the blank.
  __m128i special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  if constexpr (tabs_and_lines == TabsAndLines::plain) {
    const __m128i tab = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'));
    const __m128i line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
    special = _mm_andnot_si128(_mm_or_si128(tab, line), special);
  }
  ((special = _mm_or_si128(special, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(stops)))), ...);
  return mask_of(special);
}

/// A bit for each of the next 16 bytes that is_ascii_name_byte.
inline unsigned name_bytes_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  // A range is one comparison of signed numbers when it is moved to where they begin.
  const auto in_range = [](__m128i value, char first, int count) {
    const __m128i moved = _mm_add_epi8(value, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  const __m128i letter = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  const __m128i sign = in_range(bytes, '-', ':' - '-' + 1);
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('/'));
  const __m128i low_line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'));
  return mask_of(_mm_or_si128(_mm_or_si128(letter, low_line), _mm_andnot_si128(slash, sign)));
}

/// A bit for each of the next 16 bytes that is a blank, a tab or a line feed.
inline unsigned blanks_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  const __m128i blank = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
  const __m128i tab = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\t'));
  const __m128i line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
  return mask_of(_mm_or_si128(blank, _mm_or_si128(tab, line)));
}

/// The first byte from `at` that is not plain, or `end`.
template <TabsAndLines tabs_and_lines, char... stops>
const char* skip_plain(const char* at, const char* end) {
  for (; end - at >= kStride; at += kStride) {
    const unsigned special = special_in_stride<tabs_and_lines, stops...>(at);
    if (special != 0) return at + std::countr_zero(special);
  }
  while (at != end && is_plain<tabs_and_lines, stops...>(*at)) ++at;
  return at;
}

/// Behind the ASCII bytes of a name that begins at `at`.
inline const char* skip_name(const char* at, const char* end) {
  for (; end - at >= kStride; at += kStride) {
    const unsigned others = ~name_bytes_in_stride(at) & 0xFFFF;
    if (others != 0) return at + std::countr_zero(others);
  }
  while (at != end && is_ascii_name_byte(*at)) ++at;
  return at;
}

/// The first byte from `at` that is no blank, tab or line feed, or `end`.
inline const char* skip_blanks_and_lines(const char* at, const char* end) {
  for (; end - at >= kStride; at += kStride) {
    const unsigned others = ~blanks_in_stride(at) & 0xFFFF;
    if (others != 0) return at + std::countr_zero(others);
  }
  while (at != end && (*at == ' ' || *at == '\t' || *at == '\n')) ++at;
  return at;
}

#else

template <TabsAndLines tabs_and_lines, char... stops>
const char* skip_plain(const char* at, const char* end) {
  while (at != end && is_plain<tabs_and_lines, stops...>(*at)) ++at;
  return at;
}

inline const char* skip_name(const char* at, const char* end) {
  while (at != end && is_ascii_name_byte(*at)) ++at;
  return at;
}

inline const char* skip_blanks_and_lines(const char* at, const char* end) {
  while (at != end && (*at == ' ' || *at == '\t' || *at == '\n')) ++at;
  return at;
}

#endif

inline const char* skip_space(const char* at, const char* end) {
  while (at != end && is_xml_space(*at)) ++at;
  return at;
}

}  // namespace smx::xml

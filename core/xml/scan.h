// The inner loops of the reader: over plain characters, over white space, over a name.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "xml/characters.h"
#include "xml/expected_name.h"

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

/// A byte that may stand in a part of a name, ASCII only: letters, digits, `-`, `.` and `_`.
constexpr bool is_ascii_name_byte(char byte) {
  const auto letter = static_cast<unsigned char>(byte | 0x20);
  return (letter >= 'a' && letter <= 'z') || (byte >= '-' && byte <= '9' && byte != '/') ||
         byte == '_';
}

/// Whether what begins with that byte is meant as a name, right or wrong.
constexpr bool begins_like_name(char byte) {
  return is_ascii_name_byte(byte) || byte == ':' || static_cast<signed char>(byte) < 0;
}

inline constexpr std::ptrdiff_t kStride = ExpectedName::kLongest;

#if defined(__SSE2__)

inline __m128i load_stride(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

inline unsigned mask_of(__m128i bytes) {
  return static_cast<unsigned>(_mm_movemask_epi8(bytes));
}

/// Which bytes are one of `count` from `first` on: one comparison of signed numbers, once they are
/// moved to where these begin.
inline __m128i in_range(__m128i bytes, char first, int count) {
  const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
  return _mm_cmplt_epi8(moved, _mm_set1_epi8(static_cast<char>(-128 + count)));
}

/// How many of the 16 bytes at two places are equal before the first that differs.
inline unsigned equal_in_stride(const char* left, const char* right) {
  const unsigned equal = mask_of(_mm_cmpeq_epi8(load_stride(left), load_stride(right)));
  return static_cast<unsigned>(std::countr_zero(~equal | 1u << kStride));
}

/// A bit for each of the next 16 bytes that is not plain.
template <TabsAndLines tabs_and_lines, char... stops>
inline unsigned special_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  // As signed numbers, control characters and all bytes of non-ASCII are below the blank.
  __m128i plain = _mm_cmpgt_epi8(bytes, _mm_set1_epi8(0x1F));
  if constexpr (tabs_and_lines == TabsAndLines::plain) {
    plain = _mm_or_si128(plain, in_range(bytes, '\t', 2));
  }
  __m128i stop = _mm_setzero_si128();
  ((stop = _mm_or_si128(stop, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(stops)))), ...);
  return mask_of(_mm_andnot_si128(stop, plain)) ^ 0xFFFF;
}

/// A bit for each of the next 16 bytes that is_ascii_name_byte.
inline unsigned name_bytes_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  const __m128i letter = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 26);
  const __m128i sign = in_range(bytes, '-', '9' - '-' + 1);
  const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('/'));
  const __m128i low_line = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'));
  return mask_of(_mm_or_si128(_mm_or_si128(letter, low_line), _mm_andnot_si128(slash, sign)));
}

/// A bit for each of the next 16 bytes that is a blank, a tab or a line feed.
inline unsigned blanks_in_stride(const char* at) {
  const __m128i bytes = load_stride(at);
  const __m128i blank = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
  return mask_of(_mm_or_si128(blank, in_range(bytes, '\t', 2)));
}

/// The same as skip_plain, for long texts: two strides at once.
template <TabsAndLines tabs_and_lines, char... stops>
[[gnu::noinline]] const char* skip_much_plain(const char* at, const char* end) {
  while (end - at >= 2 * kStride) {
    const unsigned special = special_in_stride<tabs_and_lines, stops...>(at) |
                             special_in_stride<tabs_and_lines, stops...>(at + kStride) << kStride;
    if (special != 0) return at + std::countr_zero(special);
    at += 2 * kStride;
  }
  for (; end - at >= kStride; at += kStride) {
    const unsigned special = special_in_stride<tabs_and_lines, stops...>(at);
    if (special != 0) return at + std::countr_zero(special);
  }
  while (at != end && is_plain<tabs_and_lines, stops...>(*at)) ++at;
  return at;
}

/// The first byte from `at` that is not plain, or `end`.
template <TabsAndLines tabs_and_lines, char... stops>
inline const char* skip_plain(const char* at, const char* end) {
  // Most texts end in the first stride: that one is looked at in place, without a call.
  if (end - at >= kStride) {
    const unsigned special = special_in_stride<tabs_and_lines, stops...>(at);
    if (special != 0) return at + std::countr_zero(special);
    at += kStride;
  }
  return skip_much_plain<tabs_and_lines, stops...>(at, end);
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

inline unsigned equal_in_stride(const char* left, const char* right) {
  unsigned equal = 0;
  while (equal < kStride && left[equal] == right[equal]) ++equal;
  return equal;
}

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

/// Whether two short texts of one length are the same. Names are a few bytes: a call of memcmp
/// costs more than to compare them as two numbers that may overlap.
inline bool same_bytes(const char* left, const char* right, std::size_t length) {
  const auto differ = [&]<typename Number>(Number) {
    Number ends[4];
    const std::size_t last = length - sizeof(Number);
    std::memcpy(&ends[0], left, sizeof(Number));
    std::memcpy(&ends[1], right, sizeof(Number));
    std::memcpy(&ends[2], left + last, sizeof(Number));
    std::memcpy(&ends[3], right + last, sizeof(Number));
    return ((ends[0] ^ ends[1]) | (ends[2] ^ ends[3])) != 0;
  };
  if (length > 16) return std::memcmp(left, right, length) == 0;
  if (length >= 8) return !differ(std::uint64_t{});
  if (length >= 4) return !differ(std::uint32_t{});
  for (std::size_t i = 0; i < length; ++i) {
    if (left[i] != right[i]) return false;
  }
  return true;
}

/// Whether a name begins at `at`; not whether it ends where this one does. The last bytes of a text
/// are left to those who go byte by byte.
inline bool begins_with(const char* at, const char* end, const ExpectedName& name) {
  return end - at > kStride && equal_in_stride(at, name.bytes()) >= name.length();
}

/// Whether what nearly always stands behind the name of an element does; a few bytes more may.
constexpr bool ends_element_name(char byte) {
  return byte == '>' || byte == ' ';
}

inline bool same_name(std::string_view left, std::string_view right) {
  return left.size() == right.size() && same_bytes(left.data(), right.data(), left.size());
}

inline const char* skip_space(const char* at, const char* end) {
  while (at != end && is_xml_space(*at)) ++at;
  return at;
}

}  // namespace smx::xml

// The two inner loops of the reader: over the plain characters of a string and over white space.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace smx::json {

/// A plain byte stands for itself in a string: ASCII, but no quote, backslash or control character.
inline bool is_plain(char byte) {
  return static_cast<signed char>(byte) >= 0x20 && byte != '"' && byte != '\\';
}

#if defined(__SSE2__)

inline constexpr std::ptrdiff_t kStride = 16;

/// How many of the next 16 bytes are plain before the first that is not.
inline int plain_in_stride(const char* at) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  // As signed numbers, control characters and all bytes of non-ASCII are below the blank.
  const __m128i below_blank = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
  const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  const __m128i special = _mm_or_si128(below_blank, _mm_or_si128(quote, backslash));
  const auto mask = static_cast<unsigned>(_mm_movemask_epi8(special));
  return std::countr_zero(mask | 1u << kStride);
}

#else

inline constexpr std::ptrdiff_t kStride = 8;

/// How many of the next 8 bytes are plain before the first that is not. Each byte of `special` has
/// its high bit set where the byte of the text is special; a false mark can only stand behind a
/// true one, and the first one counts.
inline int plain_in_stride(const char* at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  constexpr std::uint64_t kHighs = kOnes * 0x80;
  std::uint64_t bytes = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&bytes, at, sizeof bytes);
  } else {
    for (int i = 7; i >= 0; --i) bytes = bytes << 8 | static_cast<unsigned char>(at[i]);
  }
  const auto zero_in = [](std::uint64_t word) { return (word - kOnes) & ~word & kHighs; };
  const std::uint64_t below_blank = (bytes - kOnes * 0x20) & ~bytes & kHighs;
  const std::uint64_t special =
      below_blank | (bytes & kHighs) | zero_in(bytes ^ kOnes * '"') | zero_in(bytes ^ kOnes * '\\');
  return special == 0 ? 8 : std::countr_zero(special) / 8;
}

#endif

/// The first byte from `at` that is not plain, or `end`.
inline const char* skip_plain(const char* at, const char* end) {
  while (end - at >= kStride) {
    const int plain = plain_in_stride(at);
    at += plain;
    if (plain < kStride) return at;
  }
  while (at != end && is_plain(*at)) ++at;
  return at;
}

inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

inline const char* skip_blanks(const char* at, const char* end) {
  while (at != end && is_blank(*at)) ++at;
  return at;
}

}  // namespace smx::json

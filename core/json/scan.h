// The two inner loops of the reader: over the plain characters of a string and over white space.
#pragma once

#include <bit>
#include <cstddef>
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

/// Marks the bytes that are not plain by their highest bit. As signed numbers, control characters
/// and all bytes of non-ASCII are below the blank; with one bit turned over, the quote is there
/// too, and the blank and the exclamation mark stay above.
inline __m128i special_in(__m128i bytes) {
  constexpr char kTurn = '"' ^ ' ';
  const __m128i turned = _mm_xor_si128(bytes, _mm_set1_epi8(kTurn));
  const __m128i low = _mm_subs_epi8(turned, _mm_set1_epi8(0x21));
  return _mm_or_si128(low, _mm_cmpeq_epi8(turned, _mm_set1_epi8('\\' ^ kTurn)));
}

inline __m128i load_stride(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

inline unsigned mask_of(__m128i special) {
  return static_cast<unsigned>(_mm_movemask_epi8(special));
}

/// How many of the next 16 bytes are plain before the first that is not.
inline std::ptrdiff_t plain_in_stride(const char* at) {
  return std::countr_zero(mask_of(special_in(load_stride(at))) | 1u << kStride);
}

inline std::ptrdiff_t plain_in_pair(__m128i first, __m128i second) {
  const __m128i in_first = special_in(first);
  const __m128i in_second = special_in(second);
  if (mask_of(_mm_or_si128(in_first, in_second)) == 0) return 2 * kStride;
  return std::countr_zero(mask_of(in_first) | mask_of(in_second) << kStride);
}

/// The same of the next two strides.
inline std::ptrdiff_t plain_in_pair(const char* at) {
  return plain_in_pair(load_stride(at), load_stride(at + kStride));
}

/// The same, and copies both: to store them first is cheaper than to look how many bytes may be.
inline std::ptrdiff_t copy_pair(const char* from, char* to) {
  const __m128i first = load_stride(from);
  const __m128i second = load_stride(from + kStride);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), first);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to + kStride), second);
  return plain_in_pair(first, second);
}

#else

inline constexpr std::ptrdiff_t kStride = 8;

/// How many of the next 8 bytes are plain before the first that is not. Each byte of `special` has
/// its high bit set where the byte of the text is special; a false mark can only stand behind a
/// true one, and the first one counts.
inline std::ptrdiff_t plain_in_stride(const char* at) {
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

/// The same of the next two strides.
inline std::ptrdiff_t plain_in_pair(const char* at) {
  const std::ptrdiff_t plain = plain_in_stride(at);
  return plain < kStride ? plain : kStride + plain_in_stride(at + kStride);
}

/// The same, and copies both.
inline std::ptrdiff_t copy_pair(const char* from, char* to) {
  std::memcpy(to, from, 2 * kStride);
  return plain_in_pair(from);
}

#endif

/// The first byte from `at` that is not plain, or `end`.
inline const char* skip_plain(const char* at, const char* end) {
  // Names and codes end within one stride, texts do not for many.
  std::ptrdiff_t plain = kStride;
  if (end - at >= kStride) {
    plain = plain_in_stride(at);
    at += plain;
    if (plain < kStride) return at;
  }
  while (end - at >= 2 * kStride) {
    plain = plain_in_pair(at);
    at += plain;
    if (plain < 2 * kStride) return at;
  }
  while (at != end && is_plain(*at)) ++at;
  return at;
}

inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

inline const char* skip_digits(const char* at, const char* end) {
  if constexpr (std::endian::native == std::endian::little) {
    constexpr std::uint64_t kOnes = 0x0101010101010101u;
    while (end - at >= 8) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, at, sizeof bytes);
      bytes ^= kOnes * '0';
      // The high bit where a byte is above nine; what the addition carries on is behind the first.
      const std::uint64_t others = ((bytes + kOnes * (0x80 - 10)) | bytes) & kOnes * 0x80;
      if (others != 0) return at + std::countr_zero(others) / 8;
      at += 8;
    }
  }
  while (at != end && is_digit(*at)) ++at;
  return at;
}

inline bool is_blank(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

inline const char* skip_blanks(const char* at, const char* end) {
  // Mostly there are none.
  if (at == end || static_cast<unsigned char>(*at) > ' ') return at;
  while (at != end && is_blank(*at)) ++at;
  return at;
}

}  // namespace smx::json

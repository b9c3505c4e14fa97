// Looking at bytes: sixteen at a time where they are harmless, one by one where they are not.
//
// All text inside limit_checked is kept as it stands between the quotes of a JSON text: short
// escapes, non-ASCII as it is. It is written without another look, compared with plain constants as
// it is, and the keys of the tables have the same form. Readers make that form while they check.
#pragma once

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>

#include <emmintrin.h>

namespace smx::bench {

/// A document that is not taken: what is wrong, and the byte.
struct Refusal : std::runtime_error {
  Refusal(const std::string& what, std::size_t at)
      : std::runtime_error(what + " at byte " + std::to_string(at)) {}
  explicit Refusal(const std::string& what) : std::runtime_error(what) {}
};

constexpr std::size_t kStride = 16;

inline __m128i load16(const char* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

inline void store16(char* to, __m128i bytes) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
}

inline __m128i equal16(__m128i bytes, char byte) {
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte));
}

/// Where a byte is below 0x20.
inline __m128i control16(__m128i bytes) {
  const __m128i last = _mm_set1_epi8(0x1f);
  return _mm_cmpeq_epi8(_mm_max_epu8(bytes, last), last);
}

/// Where a byte cannot stand for itself in a JSON text, or begins or goes on with a character
/// beyond ASCII: those have their top bit anyway.
inline __m128i json_special16(__m128i bytes) {
  return _mm_or_si128(_mm_or_si128(equal16(bytes, '"'), equal16(bytes, '\\')),
                      _mm_or_si128(control16(bytes), bytes));
}

inline unsigned bits(__m128i marks) {
  return static_cast<unsigned>(_mm_movemask_epi8(marks));
}

/// Reads and writes up to 15 bytes more than it copies.
inline char* copy_text(char* to, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); i += kStride) store16(to + i, load16(text.data() + i));
  return to + text.size();
}

inline bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

inline bool all_digits(std::string_view text) {
  for (const char byte : text) {
    if (!is_digit(byte)) return false;
  }
  return !text.empty();
}

/// The bytes of the character at `at`, of which the first is above 7F; 0 where they are no UTF-8.
/// Reads up to 3 bytes more.
inline std::size_t utf8_length(const char* at, const char* end) {
  const auto byte = [&](int i) { return static_cast<unsigned char>(at[i]); };
  const auto goes_on = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  std::size_t length = 0;
  if (first >= 0xC2 && first < 0xE0) {
    if (goes_on(1)) length = 2;
  } else if ((first & 0xF0) == 0xE0) {
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) > 0x9F;
    if (goes_on(1) && goes_on(2) && !overlong && !surrogate) length = 3;
  } else if (first >= 0xF0 && first < 0xF5) {
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool beyond = first == 0xF4 && byte(1) > 0x8F;
    if (goes_on(1) && goes_on(2) && goes_on(3) && !overlong && !beyond) length = 4;
  }
  return length <= static_cast<std::size_t>(end - at) ? length : 0;
}

/// The code point of a character that utf8_length() has found good.
std::uint32_t decode_utf8(const char* at, std::size_t length);

/// Writes a character as it stands in a JSON text; up to 6 bytes.
char* put_character(char* to, std::uint32_t code);

/// Writes an ASCII byte with its escape, if it needs one.
char* put_escaped(char* to, unsigned char byte);

/// The form all texts have in here, for the constants of a table.
std::string escaped(std::string_view text);

}  // namespace smx::bench

// UTF-8, one code point at a time. Bytes that are no UTF-8 count as one broken step each, so that
// every text, however damaged, can be walked, measured and shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace smx::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What stands at one offset of a text.
struct Step {
  char32_t code_point = kReplacement;
  std::uint8_t length = 1;  // bytes
  bool valid = false;       // not valid: one byte that is part of no code point
};

namespace detail {
inline bool continues(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}
}  // namespace detail

/// The length of the well-formed sequence at `at`, or 0. Well-formed as in Unicode, table 3-7: no
/// overlong forms, no surrogates, nothing above U+10FFFF.
inline std::size_t sequence_length(const char* at, const char* end) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(at);
  const auto left = static_cast<std::size_t>(end - at);
  if (left == 0) return 0;
  const unsigned char first = bytes[0];
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  if (left < 2 || !detail::continues(bytes[1])) return 0;
  if (first < 0xE0) return 2;
  if (left < 3 || !detail::continues(bytes[2])) return 0;
  if (first < 0xF0) {
    if (first == 0xE0 && bytes[1] < 0xA0) return 0;  // overlong
    if (first == 0xED && bytes[1] > 0x9F) return 0;  // surrogates
    return 3;
  }
  if (left < 4 || !detail::continues(bytes[3])) return 0;
  if (first == 0xF0 && bytes[1] < 0x90) return 0;  // overlong
  if (first == 0xF4 && bytes[1] > 0x8F) return 0;  // above U+10FFFF
  return 4;
}

/// What stands at `offset`, which must be inside the text.
Step step_at(std::string_view text, std::size_t offset);

/// The number of steps in a text: code points, and broken bytes.
std::size_t count(std::string_view text);

/// The offset of the first byte that is no UTF-8, or npos.
std::size_t find_broken(std::string_view text);

inline constexpr std::size_t kLongestSequence = 4;

/// Stores a code point, which must be a Unicode scalar value, and gives the place behind it. There
/// must be room for the longest.
char* put(char32_t code_point, char* at);

/// Appends a code point, which must be a Unicode scalar value.
void append(std::string& out, char32_t code_point);

}  // namespace smx::utf8

// What the text functions know about single characters.
#pragma once

#include <optional>

namespace smx {

/// Unicode's White_Space property; the no-break spaces are among them.
bool is_white_space(char32_t character);

/// The one small or capital letter for a letter of Latin (up to U+017F), Greek or Cyrillic, by
/// Unicode's simple case mapping; any other character is its own.
char32_t to_lower(char32_t character);
char32_t to_upper(char32_t character);

/// The value of a hexadecimal digit.
std::optional<unsigned> hex_value(char digit);

bool is_ascii_letter(char character);
bool is_ascii_digit(char character);

}  // namespace smx

// Numbers as the texts they are: what counts as one, and how it compares to a bound. Exact for any
// number of digits, since a double would let 9007199254740993 pass for 9007199254740992.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace smx::types {

/// A number by the grammar of RFC 8259, read once. Nearly all are whole and have so few digits that
/// 64 bits hold them; any other is its text alone.
struct NumberText {
  explicit NumberText(std::string_view number);

  std::string_view text;
  std::int64_t whole = 0;
  bool is_short_whole = false;  // `whole` is the number
};

/// Whether a text is a number by the grammar of RFC 8259.
bool is_number(std::string_view text);

/// Whether a number is written with digits only: no fraction, no exponent.
bool is_integer(std::string_view number);

/// How a number by the grammar of RFC 8259 lies to a bound.
std::strong_ordering compare(std::string_view number, std::int64_t bound);
std::strong_ordering compare(std::string_view number, std::string_view bound);

inline bool is_integer(const NumberText& number) {
  return number.is_short_whole || is_integer(number.text);
}
inline std::strong_ordering compare(const NumberText& number, std::int64_t bound) {
  return number.is_short_whole ? number.whole <=> bound : compare(number.text, bound);
}

/// Whether `text` can be the divisor of is_multiple: above zero, at most nine digits between the
/// first and the last that are not zero.
bool is_divisor(std::string_view text);

/// Whether a number is a whole multiple of a divisor, exactly: 0.3 is one of 0.1.
bool is_multiple(std::string_view number, std::string_view divisor);

/// The same for numbers of the same value, however they are written.
std::size_t hash_of_number(std::string_view number);

}  // namespace smx::types

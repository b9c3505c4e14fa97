#include "types/number_text.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <functional>
#include <optional>
#include <string>

namespace smx::types {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes the digits at the front of `text` away and says how many there were.
std::size_t skip_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto count = static_cast<std::size_t>(end - text.begin());
  text.remove_prefix(count);
  return count;
}

/// Beyond any number of digits a text can have, and far from the ends of 64 bits.
constexpr std::int64_t kHugeExponent = 1'000'000'000'000'000;

std::int64_t exponent_of(std::string_view text) {
  if (text.empty()) return 0;
  const bool negative = text.front() == '-';
  if (negative || text.front() == '+') text.remove_prefix(1);
  std::int64_t value = 0;
  for (char digit : text) value = std::min(value * 10 + (digit - '0'), kHugeExponent);
  return negative ? -value : value;
}

/// A number as 0.DIGITS times ten to the power of `point`. Zero has no digits.
struct Decimal {
  bool negative = false;
  std::string digits;  // neither the first nor the last is a zero
  std::int64_t point = 0;
};

Decimal decimal_of(std::string_view number) {
  Decimal decimal;
  const std::size_t e = number.find_first_of("eE");
  std::string_view mantissa = number.substr(0, e);
  decimal.negative = mantissa.front() == '-';
  bool behind_dot = false;
  for (char c : mantissa) {
    if (c == '.') behind_dot = true;
    if (!is_digit(c)) continue;
    const bool leading = c == '0' && decimal.digits.empty();
    if (!leading) decimal.digits += c;
    if (leading && behind_dot) --decimal.point;
    if (!leading && !behind_dot) ++decimal.point;
  }
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  if (e != std::string_view::npos) decimal.point += exponent_of(number.substr(e + 1));
  if (decimal.digits.empty()) return {};
  return decimal;
}

int sign_of(const Decimal& decimal) {
  if (decimal.digits.empty()) return 0;
  return decimal.negative ? -1 : 1;
}

std::strong_ordering compare_sizes(const Decimal& a, const Decimal& b) {
  if (a.point != b.point) return a.point <=> b.point;
  return a.digits.compare(b.digits) <=> 0;
}

std::strong_ordering compare(const Decimal& a, const Decimal& b) {
  if (sign_of(a) != sign_of(b)) return sign_of(a) <=> sign_of(b);
  return sign_of(a) < 0 ? compare_sizes(b, a) : compare_sizes(a, b);
}

constexpr std::size_t kMostDivisorDigits = 9;

std::uint64_t remainder_of(std::string_view digits, std::uint64_t divisor) {
  std::uint64_t rest = 0;
  for (char digit : digits) rest = (rest * 10 + static_cast<std::uint64_t>(digit - '0')) % divisor;
  return rest;
}

/// Ten to the power of `exponent`, modulo `divisor`, which is below 2^32.
std::uint64_t power_of_ten(std::uint64_t exponent, std::uint64_t divisor) {
  std::uint64_t power = 1 % divisor;
  for (std::uint64_t base = 10 % divisor; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) power = power * base % divisor;
    base = base * base % divisor;
  }
  return power;
}

/// The value of the eight digits at `at`, or nothing when one of them is none.
std::optional<std::int64_t> eight_digits(const char* at) {
  if constexpr (std::endian::native != std::endian::little) return std::nullopt;
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  bytes ^= kOnes * '0';
  if ((((bytes + kOnes * (0x80 - 10)) | bytes) & kOnes * 0x80) != 0) return std::nullopt;
  // Neighbours are added up, the left one times ten, then pairs of them, then those.
  bytes = bytes * (1 + (10u << 8)) >> 8;
  bytes = (bytes & 0x00FF00FF00FF00FFu) * (1 + (100u << 16)) >> 16;
  bytes = (bytes & 0x0000FFFF0000FFFFu) * (1 + (std::uint64_t{10'000} << 32)) >> 32;
  return static_cast<std::int64_t>(bytes);
}

}  // namespace

NumberText::NumberText(std::string_view number) : text(number) {
  constexpr std::size_t kSafeDigits = 18;
  const bool negative = !number.empty() && number.front() == '-';
  if (negative) number.remove_prefix(1);
  if (number.empty() || number.size() > kSafeDigits) return;
  std::int64_t value = 0;
  if (number.size() >= 8) {
    if (const auto first = eight_digits(number.data())) {
      value = *first;
      number.remove_prefix(8);
    }
  }
  for (const char c : number) {
    if (!is_digit(c)) return;
    value = value * 10 + (c - '0');
  }
  whole = negative ? -value : value;
  is_short_whole = true;
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool starts_with_zero = text.starts_with('0');
  const std::size_t digits = skip_digits(text);
  if (digits == 0 || (starts_with_zero && digits > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (skip_digits(text) == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (skip_digits(text) == 0) return false;
  }
  return text.empty();
}

bool is_integer(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  return !number.empty() && std::all_of(number.begin(), number.end(), is_digit);
}

std::strong_ordering compare(std::string_view number, std::int64_t bound) {
  std::int64_t whole = 0;
  const char* end = number.data() + number.size();
  const auto [stopped, error] = std::from_chars(number.data(), end, whole);
  const std::string_view rest = number.substr(static_cast<std::size_t>(stopped - number.data()));
  const bool has_exponent = rest.find_first_of("eE") != std::string_view::npos;
  if (error != std::errc() || has_exponent) {
    return compare(decimal_of(number), decimal_of(std::to_string(bound)));
  }
  // The fraction decides only when the whole parts are the same.
  if (whole != bound) return whole <=> bound;
  if (rest.find_first_not_of(".0") == std::string_view::npos) return std::strong_ordering::equal;
  return number.front() == '-' ? std::strong_ordering::less : std::strong_ordering::greater;
}

std::strong_ordering compare(std::string_view number, std::string_view bound) {
  return compare(decimal_of(number), decimal_of(bound));
}

bool is_divisor(std::string_view text) {
  if (!is_number(text)) return false;
  const Decimal divisor = decimal_of(text);
  return sign_of(divisor) > 0 && divisor.digits.size() <= kMostDivisorDigits;
}

bool is_multiple(std::string_view number, std::string_view divisor) {
  const Decimal whole = decimal_of(number);
  const Decimal part = decimal_of(divisor);
  if (whole.digits.empty()) return true;
  // Both as whole digits times a power of ten. The digits do not end in a zero, so a number that
  // reaches further behind the dot cannot be a multiple.
  const std::int64_t exponent = whole.point - static_cast<std::int64_t>(whole.digits.size()) -
                                part.point + static_cast<std::int64_t>(part.digits.size());
  if (exponent < 0) return false;
  std::uint64_t by = 0;
  for (char digit : part.digits) by = by * 10 + static_cast<std::uint64_t>(digit - '0');
  const std::uint64_t rest = remainder_of(whole.digits, by);
  return rest * power_of_ten(static_cast<std::uint64_t>(exponent), by) % by == 0;
}

std::size_t hash_of_number(std::string_view number) {
  const Decimal decimal = decimal_of(number);
  const std::size_t scale =
      static_cast<std::size_t>(decimal.point) * 2 + (decimal.negative ? 1 : 0);
  return std::hash<std::string>{}(decimal.digits) ^ (scale * 0x9E3779B97F4A7C15u);
}

}  // namespace smx::types

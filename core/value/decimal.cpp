#include "value/decimal.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>

namespace smx {

namespace {

/// An integer of any length, as sign and digits without leading zeros; zero is "0", not negative.
struct BigInteger {
  bool negative = false;
  std::string digits;

  friend bool operator==(const BigInteger&, const BigInteger&) = default;
};

/// Exponents this short are added as machine integers; a text's length never reaches 19 digits.
constexpr std::size_t kMachineDigits = 18;

BigInteger from_machine(std::int64_t value) {
  return {value < 0, std::to_string(value < 0 ? -value : value)};
}

/// Adds a small step to digits that stand for at least 10^18, so that the sign cannot change.
void add_to_digits(std::string& digits, std::int64_t step) {
  std::int64_t carry = step;
  for (std::size_t i = digits.size(); i-- > 0 && carry != 0;) {
    const std::int64_t sum = digits[i] - '0' + carry;
    const std::int64_t digit = ((sum % 10) + 10) % 10;
    digits[i] = static_cast<char>('0' + digit);
    carry = (sum - digit) / 10;
  }
  if (carry > 0) digits.insert(0, std::to_string(carry));
  digits.erase(0, digits.find_first_not_of('0'));
}

/// The exponent written in a number, plus `step`.
BigInteger exponent_plus(std::string_view written, std::int64_t step) {
  const bool negative = written.starts_with('-');
  if (negative || written.starts_with('+')) written.remove_prefix(1);
  while (written.starts_with('0')) written.remove_prefix(1);
  if (written.size() <= kMachineDigits) {
    std::int64_t value = 0;
    std::from_chars(written.data(), written.data() + written.size(), value);
    return from_machine((negative ? -value : value) + step);
  }
  BigInteger sum{negative, std::string(written)};
  add_to_digits(sum.digits, negative ? -step : step);
  return sum;
}

/// sign * 0.digits * 10^exponent, where the digits begin and end with one that is not zero. Every
/// value has one such form; zero has no digits.
struct Decimal {
  bool negative = false;
  std::string digits;
  BigInteger exponent;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal decimal_of(std::string_view text) {
  Decimal decimal;
  decimal.negative = text.starts_with('-');
  if (decimal.negative) text.remove_prefix(1);
  const std::size_t e = text.find_first_of("eE");
  const std::string_view written = text.substr(0, e);
  const std::size_t point = std::min(written.find('.'), written.size());
  decimal.digits = written.substr(0, point);
  if (point < written.size()) decimal.digits += written.substr(point + 1);
  const std::size_t first = decimal.digits.find_first_not_of('0');
  if (first == std::string::npos) return {};
  decimal.digits.erase(decimal.digits.find_last_not_of('0') + 1);
  decimal.digits.erase(0, first);
  const auto places = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  const std::string_view exponent = e == std::string_view::npos ? "" : text.substr(e + 1);
  decimal.exponent = exponent_plus(exponent, places);
  return decimal;
}

/// Texts of digits without leading zeros, by the value of the integers they are.
int compare_integers(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b);
}

/// Without regard to signs: by exponents, then by digits.
int compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.digits.empty() || b.digits.empty())
    return static_cast<int>(b.digits.empty()) - static_cast<int>(a.digits.empty());
  const BigInteger& one = a.exponent;
  const BigInteger& other = b.exponent;
  if (one.negative != other.negative) return one.negative ? -1 : 1;
  const int exponents = compare_integers(one.digits, other.digits);
  if (exponents != 0) return one.negative ? -exponents : exponents;
  return a.digits.compare(b.digits);
}

/// A number without exponent, in pieces of its text.
struct Plain {
  bool negative = false;
  std::string_view whole;     // without leading zeros
  std::string_view fraction;  // without zeros at the end

  explicit Plain(std::string_view text) {
    negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const std::size_t point = std::min(text.find('.'), text.size());
    whole = text.substr(0, point);
    while (whole.starts_with('0')) whole.remove_prefix(1);
    fraction = point < text.size() ? text.substr(point + 1) : std::string_view{};
    while (fraction.ends_with('0')) fraction.remove_suffix(1);
    if (whole.empty() && fraction.empty()) negative = false;
  }
};

int compare_plain(const Plain& a, const Plain& b) {
  if (a.negative != b.negative) return a.negative ? -1 : 1;
  int magnitudes = compare_integers(a.whole, b.whole);
  if (magnitudes == 0) magnitudes = a.fraction.compare(b.fraction);
  return a.negative ? -magnitudes : magnitudes;
}

bool has_exponent(std::string_view number) {
  return number.find_first_of("eE") != std::string_view::npos;
}

}  // namespace

int compare_numbers(std::string_view a, std::string_view b) {
  if (!has_exponent(a) && !has_exponent(b)) return compare_plain(Plain(a), Plain(b));
  const Decimal one = decimal_of(a);
  const Decimal other = decimal_of(b);
  if (one.negative != other.negative) return one.negative ? -1 : 1;
  const int magnitudes = compare_magnitudes(one, other);
  return one.negative ? -magnitudes : magnitudes;
}

bool same_number(std::string_view a, std::string_view b) {
  return a == b || decimal_of(a) == decimal_of(b);
}

}  // namespace smx

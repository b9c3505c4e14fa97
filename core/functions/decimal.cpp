#include "functions/decimal.h"

#include <algorithm>
#include <charconv>

namespace smx {
namespace {

int digit(char c) {
  return c - '0';
}

char sign_of(int value) {
  return static_cast<char>('0' + value);
}

/// Without zeros in front, but with `least` digits.
std::string trimmed(std::string digits, std::size_t least) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  digits.erase(0, first);
  if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
  return digits;
}

/// How two rows of digits without a sign compare; zeros in front do not count.
std::strong_ordering compare_digits(std::string_view a, std::string_view b) {
  a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
  b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
  if (a.size() != b.size()) return a.size() <=> b.size();
  return a.compare(b) <=> 0;
}

std::string add_digits(std::string_view a, std::string_view b) {
  std::string out(std::max(a.size(), b.size()) + 1, '0');
  int carry = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    int value = carry;
    if (i < a.size()) value += digit(a[a.size() - 1 - i]);
    if (i < b.size()) value += digit(b[b.size() - 1 - i]);
    out[out.size() - 1 - i] = sign_of(value % 10);
    carry = value / 10;
  }
  return out;
}

/// `a` is not smaller than `b`.
std::string subtract_digits(std::string_view a, std::string_view b) {
  std::string out(a.size(), '0');
  int borrowed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    int value = digit(a[a.size() - 1 - i]) - borrowed;
    if (i < b.size()) value -= digit(b[b.size() - 1 - i]);
    borrowed = value < 0 ? 1 : 0;
    out[out.size() - 1 - i] = sign_of(value + borrowed * 10);
  }
  return out;
}

std::string multiply_digits(std::string_view a, std::string_view b) {
  std::string out(a.size() + b.size(), '0');
  for (std::size_t i = a.size(); i-- > 0;) {
    int carry = 0;
    for (std::size_t j = b.size(); j-- > 0;) {
      const int value = digit(out[i + j + 1]) + digit(a[i]) * digit(b[j]) + carry;
      out[i + j + 1] = sign_of(value % 10);
      carry = value / 10;
    }
    out[i] = sign_of(digit(out[i]) + carry);
  }
  return out;
}

struct Division {
  std::string quotient;
  std::string rest;
};

Division divide_digits(std::string_view a, std::string_view b) {
  Division division;
  for (const char next : a) {
    division.rest = trimmed(division.rest + next, 0);
    int times = 0;
    while (compare_digits(division.rest, b) >= 0) {
      // The divisor may have zeros in front; what is left of it is no longer than the rest.
      const std::string_view divisor = b.substr(std::min(b.find_first_not_of('0'), b.size() - 1));
      division.rest = trimmed(subtract_digits(division.rest, divisor), 0);
      ++times;
    }
    division.quotient += sign_of(times);
  }
  return division;
}

/// Whether what is cut off moves the last digit that stays. `half` compares it to one half.
bool moves(Rounding mode, bool negative, bool odd, std::strong_ordering half) {
  switch (mode) {
    case Rounding::half_up: return half >= 0;
    case Rounding::half_even: return half > 0 || (half == 0 && odd);
    case Rounding::up: return true;
    case Rounding::down: return false;
    case Rounding::floor: return negative;
    case Rounding::ceiling: return !negative;
  }
  return false;
}

bool all_zero(std::string_view digits) {
  return digits.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

std::optional<Decimal> Decimal::read(std::string_view number) {
  Decimal decimal;
  decimal.negative_ = number.starts_with('-');
  if (decimal.negative_) number.remove_prefix(1);
  const std::size_t mark = std::min(number.find_first_of("eE"), number.size());
  std::string_view mantissa = number.substr(0, mark);
  int exponent = 0;
  if (mark < number.size()) {
    std::string_view power = number.substr(mark + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    const auto error = std::from_chars(power.data(), power.data() + power.size(), exponent).ec;
    if (error != std::errc{} || exponent > 1000 || exponent < -1000) return std::nullopt;
  }
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  std::string digits(mantissa.substr(0, point));
  if (point < mantissa.size()) digits += mantissa.substr(point + 1);
  if (digits.size() > kMostDigits) return std::nullopt;
  const int behind =
      static_cast<int>(point < mantissa.size() ? mantissa.size() - point - 1 : 0) - exponent;
  if (behind < 0) digits.append(static_cast<std::size_t>(-behind), '0');
  decimal.places_ = static_cast<std::size_t>(std::max(behind, 0));
  decimal.digits_ = trimmed(std::move(digits), decimal.places_ + 1);
  if (decimal.digits_.size() > kMostDigits) return std::nullopt;
  return decimal;
}

std::string Decimal::text() const {
  std::string out = digits_;
  if (places_ > 0) out.insert(out.size() - places_, 1, '.');
  if (negative_ && !is_zero()) out.insert(0, 1, '-');
  return out;
}

bool Decimal::is_zero() const {
  return all_zero(digits_);
}

Decimal Decimal::negated() const {
  Decimal result = *this;
  result.negative_ = !negative_;
  return result;
}

Decimal Decimal::magnitude() const {
  Decimal result = *this;
  result.negative_ = false;
  return result;
}

std::optional<Decimal> Decimal::sum(const Decimal& a, const Decimal& b) {
  Decimal result;
  result.places_ = std::max(a.places_, b.places_);
  const std::string one = a.digits_ + std::string(result.places_ - a.places_, '0');
  const std::string two = b.digits_ + std::string(result.places_ - b.places_, '0');
  const bool one_is_larger = compare_digits(one, two) >= 0;
  result.negative_ = one_is_larger ? a.negative_ : b.negative_;
  const std::string& larger = one_is_larger ? one : two;
  const std::string& smaller = one_is_larger ? two : one;
  std::string digits = a.negative_ == b.negative_
                           ? add_digits(larger, smaller)
                           : subtract_digits(trimmed(larger, 1), trimmed(smaller, 0));
  result.digits_ = trimmed(std::move(digits), result.places_ + 1);
  if (result.digits_.size() > kMostDigits) return std::nullopt;
  return result;
}

std::optional<Decimal> Decimal::product(const Decimal& a, const Decimal& b) {
  Decimal result;
  result.negative_ = a.negative_ != b.negative_;
  result.places_ = a.places_ + b.places_;
  result.digits_ = trimmed(multiply_digits(a.digits_, b.digits_), result.places_ + 1);
  if (result.digits_.size() > kMostDigits) return std::nullopt;
  return result;
}

Decimal::Rounded Decimal::rounded(std::size_t places, Rounding mode) const {
  Rounded rounded;
  rounded.value.negative_ = negative_;
  rounded.value.places_ = places;
  if (places >= places_) {
    rounded.value.digits_ = digits_ + std::string(places - places_, '0');
    return rounded;
  }
  const std::size_t kept = digits_.size() - (places_ - places);
  const std::string_view cut = std::string_view(digits_).substr(kept);
  rounded.exact = all_zero(cut);
  std::string digits = digits_.substr(0, kept);
  const std::string half = "5" + std::string(cut.size() - 1, '0');
  const bool odd = digit(digits.back()) % 2 == 1;
  if (!rounded.exact && moves(mode, negative_, odd, cut.compare(half) <=> 0)) {
    digits = add_digits(digits, "1");
  }
  rounded.value.digits_ = trimmed(std::move(digits), places + 1);
  return rounded;
}

std::optional<Decimal::Rounded> Decimal::quotient(const Decimal& a, const Decimal& b,
                                                  std::size_t places, Rounding mode) {
  if (b.is_zero()) return std::nullopt;
  // (a / 10^p) / (b / 10^q) to `places`: scale until the division of whole numbers has that many.
  std::string dividend = a.digits_ + std::string(b.places_ + places, '0');
  const std::string divisor = b.digits_ + std::string(a.places_, '0');
  Division division = divide_digits(dividend, divisor);
  Rounded result;
  result.value.negative_ = a.negative_ != b.negative_;
  result.value.places_ = places;
  result.exact = all_zero(division.rest);
  const std::string twice = add_digits(division.rest, division.rest);
  const bool odd = digit(division.quotient.back()) % 2 == 1;
  if (!result.exact && moves(mode, result.value.negative_, odd, compare_digits(twice, divisor))) {
    division.quotient = add_digits(division.quotient, "1");
  }
  result.value.digits_ = trimmed(std::move(division.quotient), places + 1);
  if (result.value.digits_.size() > kMostDigits) return std::nullopt;
  return result;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const bool zero = a.is_zero() && b.is_zero();
  const bool a_below = a.negative_ && !a.is_zero();
  const bool b_below = b.negative_ && !b.is_zero();
  if (zero) return std::strong_ordering::equal;
  if (a_below != b_below) {
    return a_below ? std::strong_ordering::less : std::strong_ordering::greater;
  }
  const std::size_t places = std::max(a.places_, b.places_);
  const auto order = compare_digits(a.digits_ + std::string(places - a.places_, '0'),
                                    b.digits_ + std::string(places - b.places_, '0'));
  return a_below ? 0 <=> order : order;
}

}  // namespace smx

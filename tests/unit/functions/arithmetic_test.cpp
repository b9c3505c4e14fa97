// Exact decimals, held against whole numbers of 128 bits.
#include <random>

#include <gtest/gtest.h>

#include "functions/decimal.h"
#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;
__extension__ using Wide = __int128;

Wide power_of_ten(int exponent) {
  Wide value = 1;
  for (; exponent > 0; --exponent) value *= 10;
  return value;
}

/// A whole number of units of 10^-places, written out.
std::string written(Wide units, int places) {
  const bool negative = units < 0;
  std::string digits;
  for (Wide rest = negative ? -units : units; rest > 0; rest /= 10) {
    digits.insert(0, 1, static_cast<char>('0' + static_cast<int>(rest % 10)));
  }
  while (digits.size() <= static_cast<std::size_t>(places)) digits.insert(0, 1, '0');
  if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
  return negative ? "-" + digits : digits;
}

struct Number {
  Wide units;
  int places;
  std::string text() const { return written(units, places); }
  Decimal decimal() const { return Decimal::read(text()).value(); }
};

Number random_number(std::mt19937_64& random) {
  const int places = static_cast<int>(random() % 6);
  const auto size = static_cast<int>(random() % 15);
  const auto units =
      static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(power_of_ten(size) + 1));
  return {random() % 2 == 0 ? units : -units, places};
}

/// The quotient of whole numbers, rounded as the name of the mode says.
Wide rounded(Wide dividend, Wide divisor, Rounding mode) {
  const bool negative = (dividend < 0) != (divisor < 0);
  const Wide a = dividend < 0 ? -dividend : dividend;
  const Wide b = divisor < 0 ? -divisor : divisor;
  Wide whole = a / b;
  const Wide rest = a % b;
  bool up = false;
  switch (mode) {
    case Rounding::half_up: up = rest * 2 >= b; break;
    case Rounding::half_even: up = rest * 2 > b || (rest * 2 == b && whole % 2 == 1); break;
    case Rounding::up: up = rest > 0; break;
    case Rounding::down: break;
    case Rounding::floor: up = rest > 0 && negative; break;
    case Rounding::ceiling: up = rest > 0 && !negative; break;
  }
  if (up) ++whole;
  return negative ? -whole : whole;
}

constexpr Rounding kModes[] = {Rounding::half_up, Rounding::half_even, Rounding::up,
                               Rounding::down,    Rounding::floor,     Rounding::ceiling};

TEST(Decimals, AddAndSubtractAsWholeNumbersDo) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20'000; ++i) {
    const Number a = random_number(random);
    const Number b = random_number(random);
    const int places = std::max(a.places, b.places);
    const Wide x = a.units * power_of_ten(places - a.places);
    const Wide y = b.units * power_of_ten(places - b.places);
    ASSERT_EQ(Decimal::sum(a.decimal(), b.decimal())->text(), written(x + y, places));
    ASSERT_EQ(Decimal::sum(a.decimal(), b.decimal().negated())->text(), written(x - y, places));
    ASSERT_EQ(a.decimal() <=> b.decimal(), x <=> y) << a.text() << " " << b.text();
  }
}

TEST(Decimals, MultiplyAsWholeNumbersDo) {
  std::mt19937_64 random(2);
  for (int i = 0; i < 20'000; ++i) {
    const Number a = random_number(random);
    const Number b = random_number(random);
    ASSERT_EQ(Decimal::product(a.decimal(), b.decimal())->text(),
              written(a.units * b.units, a.places + b.places))
        << a.text() << " " << b.text();
  }
}

TEST(Decimals, DivideToThePlacesAskedForInEveryMode) {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const Number a = random_number(random);
    const Number b = random_number(random);
    if (b.units == 0) continue;
    const int places = static_cast<int>(random() % 5);
    const Rounding mode = kModes[random() % 6];
    const Wide dividend = a.units * power_of_ten(b.places + places);
    const Wide divisor = b.units * power_of_ten(a.places);
    const auto quotient =
        Decimal::quotient(a.decimal(), b.decimal(), static_cast<std::size_t>(places), mode);
    ASSERT_EQ(quotient->value.text(), written(rounded(dividend, divisor, mode), places))
        << a.text() << " / " << b.text();
    ASSERT_EQ(quotient->exact, dividend % divisor == 0);
  }
}

TEST(Decimals, RoundAsADivisionByOneWould) {
  std::mt19937_64 random(4);
  for (int i = 0; i < 20'000; ++i) {
    const Number a = random_number(random);
    const auto places = static_cast<std::size_t>(random() % 7);
    const Rounding mode = kModes[random() % 6];
    const auto one = Decimal::read("1").value();
    const auto quotient = Decimal::quotient(a.decimal(), one, places, mode);
    const auto by_rounding = a.decimal().rounded(places, mode);
    ASSERT_EQ(by_rounding.value.text(), quotient->value.text()) << a.text();
    ASSERT_EQ(by_rounding.exact, quotient->exact);
  }
}

TEST(Decimals, AreReadWithTheirExponents) {
  EXPECT_EQ(Decimal::read("1.20e2")->text(), "120");
  EXPECT_EQ(Decimal::read("1.234E+2")->text(), "123.4");
  EXPECT_EQ(Decimal::read("5e-3")->text(), "0.005");
  EXPECT_EQ(Decimal::read("-0")->text(), "0");
  EXPECT_EQ(Decimal::read("0.00")->text(), "0.00");
  EXPECT_FALSE(Decimal::read("1e300"));
  EXPECT_TRUE(Decimal::read("1e299"));
  EXPECT_FALSE(Decimal::read("1e-300"));
  EXPECT_FALSE(Decimal::read("1e99999999999"));
}

TEST(Round, SaysWhenItLosesDigitsAndOnlyThen) {
  Caller caller;
  EXPECT_EQ(caller.run("round", "2.50", "1 half_up"), "2.5");
  EXPECT_EQ(caller.run("round", "2.55", "1 half_up"), "2.6 (lost)");
  EXPECT_EQ(caller.run("floor", "5.00"), "5");
  EXPECT_EQ(caller.run("floor", "5.01"), "5 (lost)");
  EXPECT_EQ(caller.run("divide", "1", "8 3 down"), "0.125");
  EXPECT_EQ(caller.run("divide", "1", "8 2 down"), "0.12 (lost)");
}

}  // namespace
}  // namespace smx

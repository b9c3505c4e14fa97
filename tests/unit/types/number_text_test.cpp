#include "types/number_text.h"

#include <limits>

#include <gtest/gtest.h>

namespace smx::types {
namespace {

TEST(NumberText, KnowsTheGrammarOfJson) {
  for (const char* text :
       {"0", "-0", "7", "-12", "6.30", "0.5", "1e3", "1E+3", "-1.25e-10", "12345678901234567890"}) {
    EXPECT_TRUE(is_number(text)) << text;
  }
  for (const char* text : {"", "-", "+1", "012", ".5", "1.", "1e", "1e+", "0x10", "1_000", "1 ",
                           " 1", "NaN", "--1", "1.2.3", "1e3.5", "١"}) {
    EXPECT_FALSE(is_number(text)) << text;
  }
}

TEST(NumberText, TakesOnlyDigitsForAnInteger) {
  for (const char* text : {"0", "-0", "-12", "12345678901234567890"}) {
    EXPECT_TRUE(is_integer(text)) << text;
  }
  for (const char* text : {"1.0", "1e3", "-", ""}) EXPECT_FALSE(is_integer(text)) << text;
}

TEST(NumberText, ComparesToABoundWithoutRounding) {
  constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
  constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();
  struct Case {
    const char* number;
    std::int64_t bound;
    int expected;  // the sign of number - bound
  };
  const Case cases[] = {
      {"5", 5, 0},
      {"-0", 0, 0},
      {"0.0", 0, 0},
      {"-0.0e5", 0, 0},
      {"0e999999999999999999999", 0, 0},
      {"5.0", 5, 0},
      {"5.0000000000000000000000001", 5, 1},
      {"4.9999999999999999999999999", 5, -1},
      {"-5.5", -5, -1},
      {"-4.5", -5, 1},
      {"0.001", 0, 1},
      {"0.5", 1, -1},
      {"-0.5", -1, 1},
      {"-0.5e0", -1, 1},
      {"-5.000", -5, 0},
      {"-0.001", 0, -1},
      {"1e3", 1000, 0},
      {"1000e-3", 1, 0},
      {"0.01e2", 1, 0},
      {"12e-1", 1, 1},
      {"1e99999999999999999999", kMax, 1},
      {"-1e99999999999999999999", kMin, -1},
      {"1e-99999999999999999999", 0, 1},
      {"9007199254740993", 9007199254740992, 1},
      {"9223372036854775807", kMax, 0},
      {"9223372036854775808", kMax, 1},
      {"9223372036854775806.5", kMax, -1},
      {"12345678901234567890", kMax, 1},
      {"-9223372036854775808", kMin, 0},
      {"-9223372036854775809", kMin, -1},
      {"-12345678901234567890", kMin, -1},
      {"3", -12345, 1},
  };
  for (const Case& c : cases) {
    const auto order = compare(c.number, c.bound);
    EXPECT_EQ(order < 0 ? -1 : order > 0 ? 1 : 0, c.expected) << c.number << " to " << c.bound;
  }
}

}  // namespace
}  // namespace smx::types

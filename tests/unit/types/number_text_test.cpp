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

TEST(NumberText, ReadOnceAreWhatTheirTextSays) {
  for (const std::string sign : {"", "-"}) {
    for (std::size_t digits = 1; digits <= 22; ++digits) {
      for (std::size_t other = 0; other <= digits; ++other) {
        for (const char c : {'9', '0', '.', 'e', '/', ':'}) {
          std::string text = std::string(digits, '7');
          if (other < digits) text[other] = c;
          const NumberText number(sign + text);
          const bool is_whole = text.find_first_not_of("0123456789") == std::string::npos;
          ASSERT_EQ(number.is_short_whole, is_whole && digits <= 18) << sign + text;
          ASSERT_EQ(number.whole, number.is_short_whole ? std::stoll(sign + text) : 0);
        }
      }
    }
  }
}

TEST(NumberText, ReadOnceCompareAsTheirTextsDo) {
  const std::int64_t bounds[] = {std::numeric_limits<std::int64_t>::min(),
                                 std::numeric_limits<std::int64_t>::min() + 1,
                                 -1'000'000'000'000'000'000,
                                 -999'999'999'999'999'999,
                                 -100'000'000,
                                 -99'999'999,
                                 0,
                                 99'999'999,
                                 100'000'000,
                                 999'999'999'999'999'999,
                                 1'000'000'000'000'000'000,
                                 std::numeric_limits<std::int64_t>::max() - 1,
                                 std::numeric_limits<std::int64_t>::max()};
  std::vector<std::string> texts = {"-0",
                                    "0.0",
                                    "1e8",
                                    "99999999.5",
                                    "9223372036854775807.5",
                                    "9223372036854775808",
                                    "-9223372036854775809",
                                    "10000000000000000000",
                                    "-10000000000000000000"};
  for (const std::int64_t bound : bounds) texts.push_back(std::to_string(bound));
  for (const std::string& text : texts) {
    for (const std::int64_t bound : bounds) {
      const auto by_text = compare(std::string_view(text), std::string_view(std::to_string(bound)));
      EXPECT_EQ(compare(NumberText(text), bound), by_text) << text << " beside " << bound;
    }
  }
}

}  // namespace
}  // namespace smx::types

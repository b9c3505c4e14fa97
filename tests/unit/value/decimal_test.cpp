// Numbers as texts, by value.
#include "value/decimal.h"

#include <gtest/gtest.h>

#include "value/equality.h"

namespace smx {
namespace {

TEST(Numbers, AreComparedByValueHoweverTheyAreWritten) {
  // In their order; those on one line are equal.
  const std::vector<std::vector<std::string_view>> order = {
      {"-1e400"},
      {"-100000000000000000000", "-1e20"},
      {"-12.5", "-125e-1"},
      {"-12"},
      {"-0.02"},
      {"-0.01", "-1E-2"},
      {"0", "-0", "0.000", "0e99"},
      {"1e-400"},
      {"0.009"},
      {"0.01", "1e-2"},
      {"1", "1.0", "10e-1", "0.1e1"},
      {"1.05"},
      {"9"},
      {"10", "1e1"},
      {"9007199254740992"},
      {"9007199254740993", "9007199254740993.0"},
      {"1e20", "100000000000000000000"},
      {"2e20"},
      {"1e400", "10e399"},
  };
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t j = 0; j < order.size(); ++j) {
      for (const std::string_view a : order[i]) {
        for (const std::string_view b : order[j]) {
          SCOPED_TRACE(std::string(a) + " and " + std::string(b));
          const int result = compare_numbers(a, b);
          EXPECT_EQ(result < 0, i < j);
          EXPECT_EQ(result > 0, i > j);
          EXPECT_EQ(result == 0, same_number(a, b));
          EXPECT_EQ(are_equal(Node::number(a), Node::number(b)), i == j);
          if (i == j) {
            EXPECT_EQ(hash_of(Node::number(a)), hash_of(Node::number(b)));
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace smx

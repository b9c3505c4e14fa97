#include "smx/catalogue.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace smx::authoring::testing {
namespace {

TEST(TheCatalogue, HasEveryFunctionByGroupAndName) {
  const auto catalogue = function_catalogue();
  ASSERT_GT(catalogue.size(), 30u);
  EXPECT_TRUE(std::is_sorted(catalogue.begin(), catalogue.end(),
                             [](const FunctionInfo& a, const FunctionInfo& b) {
                               return a.group != b.group ? a.group < b.group : a.name < b.name;
                             }));
  for (const FunctionInfo& info : catalogue) {
    EXPECT_FALSE(info.summary.empty() || info.takes.empty() || info.gives.empty()) << info.name;
    EXPECT_GE(info.examples.size(), 2u) << info.name;
  }
}

TEST(TheCatalogue, SaysWhatAFunctionTakesAndCanLose) {
  const auto catalogue = function_catalogue();
  const auto find = [&](const std::string& name) {
    return *std::find_if(catalogue.begin(), catalogue.end(),
                         [&](const FunctionInfo& info) { return info.name == name; });
  };
  const FunctionInfo shorten = find("shorten");
  EXPECT_EQ(shorten.takes, "text");
  EXPECT_EQ(shorten.loss, "can lose something: needs `on_loss`");
  ASSERT_EQ(shorten.arguments.size(), 1u);
  EXPECT_EQ(shorten.arguments[0].type, "integer");
  EXPECT_EQ(shorten.arguments[0].presence, "required");
  EXPECT_EQ(find("trim").loss, "");
  EXPECT_EQ(find("match").arguments.at(0).type, "pattern");
  EXPECT_TRUE(find("start_of").arguments.at(0).type.starts_with("one of "));
}

}  // namespace
}  // namespace smx::authoring::testing

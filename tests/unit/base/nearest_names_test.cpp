#include <gtest/gtest.h>

#include "smx/diagnostic.h"

namespace smx {
namespace {

using Names = std::vector<std::string>;

TEST(NearestNames, FindSlipsOfTheKeyboard) {
  const Names names = {"subject", "sender", "identifier"};
  EXPECT_EQ(nearest_names("subjct", names), Names{"subject"});
  EXPECT_EQ(nearest_names("sbuject", names), Names{"subject"});
  EXPECT_EQ(nearest_names("identifer", names), Names{"identifier"});
  EXPECT_EQ(nearest_names("recipient", names), Names{});
}

TEST(NearestNames, PutTheBestFirstAndStopAtThree) {
  EXPECT_EQ(nearest_names("status", {"statusxy", "statusx", "statuses", "Status", "stats"}),
            (Names{"Status", "statusx", "stats"}));
}

TEST(NearestNames, TakeAnotherCaseAsTheNearest) {
  EXPECT_EQ(nearest_names("CURRENCY", {"currents", "currency"}), (Names{"currency", "currents"}));
}

TEST(NearestNames, NeverSuggestTheWrongNameItselfOrOneTwice) {
  EXPECT_EQ(nearest_names("code", {"code", "codes", "codes"}), Names{"codes"});
}

TEST(NearestNames, FindNothingInCommonBetweenTwoDifferentLetters) {
  EXPECT_EQ(nearest_names("x", {"y", "z"}), Names{});
  EXPECT_EQ(nearest_names("", {"a"}), Names{});
}

TEST(NearestNames, CountCharactersNotBytes) {
  EXPECT_EQ(nearest_names("straße", {"strasse"}), Names{"strasse"});
  EXPECT_EQ(nearest_names("größe", {"grosse", "grüße"}), Names{"grüße"});
}

TEST(Suggest, AsksWithTheNearNames) {
  EXPECT_EQ(suggest("subjct", {"subject", "sender"}), "did you mean `subject`?");
  EXPECT_EQ(suggest("tost", {"test", "toast"}), "did you mean `test` or `toast`?");
  EXPECT_EQ(suggest("tost", {"test", "toast", "host"}), "did you mean `test`, `toast` or `host`?");
}

TEST(Suggest, ListsAFewNamesWhenNoneIsNear) {
  EXPECT_EQ(suggest("zzzz", {"a", "b"}), "one of `a`, `b`");
  EXPECT_EQ(suggest("zzzz", {"a", "b", "c", "d", "e", "f", "g", "h", "i"}), "");
  EXPECT_EQ(suggest("zzzz", {}), "");
}

}  // namespace
}  // namespace smx

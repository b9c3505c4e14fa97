#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(FirstLastAt, AreMissingInAnEmptyListAndOneInAListOfOne) {
  Caller caller;
  EXPECT_EQ(caller.run("first", "[]"), "missing");
  EXPECT_EQ(caller.run("last", "[]"), "missing");
  EXPECT_EQ(caller.run("at", "[]", "0"), "missing");
  EXPECT_EQ(caller.run("first", "[7]"), "7");
  EXPECT_EQ(caller.run("last", "[7]"), "7");
}

TEST(FirstLastAt, GiveTheItemItselfWithItsOrigin) {
  Caller caller;
  const Node items[] = {Node::text("a", {3, 10}), Node::text("b", {3, 20})};
  const auto result = caller.call("last", Node::list(items, {3, 9}));
  EXPECT_EQ(result.value.origin().document, 3);
  EXPECT_EQ(result.value.origin().offset, 20u);
}

TEST(FirstLastAt, GiveANullItemAsNull) {
  Caller caller;
  EXPECT_EQ(caller.run("first", "[null,1]"), "null");
}

TEST(At, TakesAPositionOfTwentyDigitsForOneThatIsNotThere) {
  Caller caller;
  EXPECT_EQ(caller.run("at", "[1]", "99999999999999999999"), "missing");
}

TEST(Only, SaysHowManyThereAre) {
  Caller caller;
  EXPECT_EQ(caller.outcome("only", "[1,2,3]").detail, "3 items");
}

TEST(Distinct, KeepsTheFirstOfEqualItemsInTheirOrder) {
  Caller caller;
  EXPECT_EQ(caller.run("distinct", R"(["c","a","c","b","a"])"), R"(["c","a","b"])");
}

TEST(Distinct, ComparesNumbersByValueAndKeepsTheDigitsOfTheFirst) {
  Caller caller;
  EXPECT_EQ(caller.run("distinct", "[1.0,1,10e-1,2]"), "[1.0,2]");
  EXPECT_EQ(caller.run("distinct", "[0,-0,0.0]"), "[0]");
  EXPECT_EQ(caller.run("distinct", "[1e400,10e399,1e401]"), "[1e400,1e401]");
}

TEST(Distinct, TellsNumbersApartThatOneDoubleCannot) {
  Caller caller;
  EXPECT_EQ(caller.run("distinct", "[9007199254740993,9007199254740992]"),
            "[9007199254740993,9007199254740992]");
}

TEST(Distinct, TellsTheFourKindsOfNothingApart) {
  Caller caller;
  EXPECT_EQ(caller.run("distinct", R"([null,"",[],{},false,0,null,"",[],{}])"),
            R"([null,"",[],{},false,0])");
}

TEST(Distinct, ComparesObjectsWhateverTheOrderOfTheirMembers) {
  Caller caller;
  EXPECT_EQ(caller.run("distinct", R"([{"a":[1],"b":2},{"b":2,"a":[1]},{"a":[1]}])"),
            R"([{"a":[1],"b":2},{"a":[1]}])");
  EXPECT_EQ(caller.run("distinct", "[[1,2],[2,1]]"), "[[1,2],[2,1]]");
}

TEST(Distinct, TakesALongListWithoutComparingEachWithEach) {
  Caller caller;
  std::string json = "[";
  for (int i = 0; i < 200'000; ++i) json += "\"item-" + std::to_string(i / 2) + "\",";
  json.back() = ']';
  const auto result = caller.call("distinct", caller.read(json));
  EXPECT_EQ(result.value.items().size(), 100'000u);
}

}  // namespace
}  // namespace smx

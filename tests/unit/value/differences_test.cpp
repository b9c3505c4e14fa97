#include <gtest/gtest.h>

#include "value/decimal.h"
#include "value/pointer.h"

namespace smx {
namespace {

std::vector<std::string> pointers(const std::vector<Difference>& differences) {
  std::vector<std::string> all;
  for (const Difference& difference : differences) {
    all.push_back((difference.expected ? difference.actual ? "~" : "-" : "+") + difference.pointer);
  }
  return all;
}

using Pointers = std::vector<std::string>;

TEST(Differences, IgnoreTheOrderOfMembers) {
  const Member one[] = {{"a", Node::number("1")}, {"b", Node::null()}};
  const Member two[] = {{"b", Node::null()}, {"a", Node::number("1.0")}};
  EXPECT_TRUE(differences(Node::object(one), Node::object(two), Compare::whole).empty());
}

TEST(Differences, MindTheOrderAndTheNumberOfItems) {
  const Node one[] = {Node::text("a"), Node::text("b"), Node::text("c")};
  const Node two[] = {Node::text("b"), Node::text("a")};
  EXPECT_EQ(pointers(differences(Node::list(one), Node::list(two), Compare::whole)),
            (Pointers{"~/0", "~/1", "-/2"}));
  EXPECT_EQ(pointers(differences(Node::list(two), Node::list(one), Compare::part)),
            (Pointers{"~/0", "~/1", "+/2"}));
}

TEST(Differences, ReportWhatIsMissingAndWhatIsTooMuch) {
  const Member expected[] = {{"same", Node::null()}, {"gone/", Node::null()}};
  const Member actual[] = {{"same", Node::null()}, {"new", Node::null()}};
  const auto whole = differences(Node::object(expected), Node::object(actual), Compare::whole);
  EXPECT_EQ(pointers(whole), (Pointers{"-/gone~1", "+/new"}));
  EXPECT_EQ(whole[0].expected, &expected[1].value);
  EXPECT_EQ(whole[1].actual, &actual[1].value);
}

TEST(Differences, OfAPartLeaveOutWhatWasNotAskedForAtAnyDepth) {
  const Member inner_expected[] = {{"x", Node::number("1")}};
  const Member inner_actual[] = {{"x", Node::number("1")}, {"y", Node::number("2")}};
  const Member expected[] = {{"a", Node::object(inner_expected)}, {"gone", Node::null()}};
  const Member actual[] = {{"a", Node::object(inner_actual)}, {"z", Node::null()}};
  EXPECT_EQ(pointers(differences(Node::object(expected), Node::object(actual), Compare::part)),
            Pointers{"-/gone"});
}

TEST(Differences, AreThereBetweenKindsThatLookAlike) {
  const Node values[] = {Node::null(),     Node::boolean(false), Node::boolean(true),
                         Node::text(""),   Node::number("0"),    Node::text("0"),
                         Node::list({}),   Node::object({}),     Node::text("true"),
                         Node::number("1")};
  for (const Node& one : values) {
    for (const Node& other : values) {
      EXPECT_EQ(differences(one, other, Compare::whole).empty(), &one == &other);
    }
  }
}

TEST(Differences, StayLinearForLargeObjects) {
  std::vector<std::string> names;
  for (int i = 0; i < 100'000; ++i) names.push_back("name" + std::to_string(i));
  std::vector<Member> forwards;
  for (const std::string& name : names) forwards.push_back({name, Node::text(name)});
  const std::vector<Member> backwards(forwards.rbegin(), forwards.rend());
  EXPECT_TRUE(differences(Node::object(forwards), Node::object(backwards), Compare::whole).empty());
}

TEST(SameNumber, ComparesValuesNotTexts) {
  EXPECT_TRUE(same_number("1", "1.0"));
  EXPECT_TRUE(same_number("1e2", "100"));
  EXPECT_TRUE(same_number("0.001", "1E-3"));
  EXPECT_TRUE(same_number("-12.50", "-0.125e+2"));
  EXPECT_TRUE(same_number("0", "-0.00e99999999999999999999999"));
  EXPECT_TRUE(same_number("1e0000000000000000000000000002", "100"));
  EXPECT_FALSE(same_number("1", "-1"));
  EXPECT_FALSE(same_number("1", "10"));
  EXPECT_FALSE(same_number("0.1", "0.01"));
  EXPECT_FALSE(same_number("0", "1e-99999999999999999999999"));
}

TEST(SameNumber, KnowsNoRounding) {
  EXPECT_FALSE(same_number("9007199254740993", "9007199254740992"));
  EXPECT_FALSE(same_number("0.1", "0.1000000000000000055511151231257827"));
  EXPECT_TRUE(same_number(std::string(10'000, '9'), "0." + std::string(10'000, '9') + "e10000"));
}

TEST(SameNumber, TakesExponentsOfAnyLength) {
  const std::string huge(40, '9');
  EXPECT_TRUE(same_number("10e" + huge, "1e1" + std::string(40, '0')));
  EXPECT_TRUE(same_number("0.1e1" + std::string(40, '0'), "1e" + huge));
  EXPECT_TRUE(same_number("10e-1" + std::string(40, '0'), "1e-" + huge));
  EXPECT_TRUE(same_number("1e1000000000000000000", "10e999999999999999999"));
  EXPECT_TRUE(same_number("1e-1000000000000000000", "0.1e-999999999999999999"));
  EXPECT_FALSE(same_number("1e" + huge, "1e-" + huge));
  EXPECT_FALSE(same_number("1e" + huge, "10e" + huge));
}

}  // namespace
}  // namespace smx

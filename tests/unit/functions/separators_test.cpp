#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

TEST(BeforeAndAfter, TakeTheFirstOrTheLastOccurrence) {
  Caller caller;
  const char* path = R"("a/b/c")";
  EXPECT_EQ(caller.run("before", path, "/"), "\"a\"");
  EXPECT_EQ(caller.run("after", path, "/"), "\"b/c\"");
  EXPECT_EQ(caller.run("before_last", path, "/"), "\"a/b\"");
  EXPECT_EQ(caller.run("after_last", path, "/"), "\"c\"");
}

TEST(BeforeAndAfter, AreMissingWithoutTheSeparatorAndEmptyAtTheEdge) {
  Caller caller;
  for (const char* name : {"before", "after", "before_last", "after_last"}) {
    EXPECT_EQ(caller.run(name, R"("abc")", "/"), "missing") << name;
    EXPECT_EQ(caller.run(name, R"("/")", "/"), "\"\"") << name;
    EXPECT_EQ(caller.run(name, R"("")", "/"), "missing") << name;
  }
}

TEST(BeforeAndAfter, TakeSeparatorsOfSeveralBytesAndCharacters) {
  Caller caller;
  EXPECT_EQ(caller.run("before", R"("täglich → abends")", "→"), "\"täglich \"");
  EXPECT_EQ(caller.run("after", R"("a::b::c")", "::"), "\"b::c\"");
  EXPECT_EQ(caller.run("after_last", R"("a\nb\nc")", "(newline)"), "\"c\"");
  // ä is C3 A4, Ĥ is C4 A4: they share a byte, and that is not an occurrence.
  EXPECT_EQ(caller.run("before", R"("aĤb")", "ä"), "missing");
}

TEST(BeforeAndAfter, GiveViewsOfTheInput) {
  Caller caller;
  const std::string input = "Patient/12";
  const auto result = caller.call("after", Node::text(input), "/");
  EXPECT_EQ(result.value.text().data(), input.data() + 8);
}

TEST(Replace, WorksFromTheLeftAndNotOnWhatItPutThere) {
  Caller caller;
  EXPECT_EQ(caller.run("replace", R"("aaaaa")", "aa a"), "\"aaa\"");
  EXPECT_EQ(caller.run("replace", R"("abc")", "b bb"), "\"abbc\"");
  EXPECT_EQ(caller.run("replace", R"("ä–ä")", "– -"), "\"ä-ä\"");
}

TEST(Replace, LeavesATextWithoutTheOldOneUntouched) {
  Caller caller;
  EXPECT_EQ(caller.run("replace", R"("abc")", "x y"), "\"abc\"");
  EXPECT_EQ(caller.run("replace", R"("")", "x y"), "\"\"");
}

TEST(Replace, RefusesToBuildATextThatNoMemoryHolds) {
  Caller caller;
  const std::string many(64 * 1024, 'a');
  const std::string instead(64 * 1024, 'b');
  const auto result =
      caller.call_with(*caller.registry().find("replace"), Node::text(many),
                       {Caller::given(Node::text("a")), Caller::given(Node::text(instead))});
  EXPECT_EQ(result.fault, "too-long");
}

TEST(Split, KeepsEmptyPartsSoThatJoiningGivesTheTextBack) {
  Caller caller;
  EXPECT_EQ(caller.run("split", R"(",a,,")", ","), R"(["","a","",""])");
  EXPECT_EQ(caller.run("split", R"("a")", ","), R"(["a"])");
}

TEST(Split, TakesSeparatorsOfSeveralBytes) {
  Caller caller;
  EXPECT_EQ(caller.run("split", R"("a → b → c")", "→"), R"(["a "," b "," c"])");
  EXPECT_EQ(caller.run("split", R"("aaa")", "aa"), R"(["","a"])");
}

TEST(Split, RefusesAListThatNoMemoryHolds) {
  Caller caller;
  const std::string commas((256u << 20) / sizeof(Node), ',');
  EXPECT_EQ(caller.call("split", Node::text(commas), ",").fault, "too-long");
}

TEST(Match, GivesTheNamedGroupsInTheOrderOfThePattern) {
  Caller caller;
  EXPECT_EQ(caller.run("match", R"("54282597705.0.-4.prsnl")",
                       "^(?P<number>[0-9]+)[.](?P<rest>.*)[.](?P<kind>[a-z]+)$"),
            R"({"number":"54282597705","rest":"0.-4","kind":"prsnl"})");
}

TEST(Match, TellsAnEmptyGroupFromOneThatTookNoPart) {
  Caller caller;
  EXPECT_EQ(caller.run("match", R"("x")", "^x(?P<a>y*)(?P<b>z)?$"), R"({"a":""})");
}

TEST(Match, GivesAnEmptyObjectForAPatternWithoutNamedGroups) {
  Caller caller;
  EXPECT_EQ(caller.run("match", R"("abc")", "b"), "{}");
  EXPECT_EQ(caller.run("match", R"("abc")", "d"), "missing");
}

}  // namespace
}  // namespace smx

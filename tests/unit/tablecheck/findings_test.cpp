// What is found in tables that are small enough to be understood at a glance.
#include <gtest/gtest.h>

#include "times/times.h"
#include "unit/tablecheck/table.h"

namespace smx::tablecheck::testing {
namespace {

TEST(AGap, IsShownByAnInputThatNoRowHoldsFor) {
  World world;
  const auto status = world.column("status", TypeKind::integer);
  const auto call = world.words("call", {"send", "reply", "read"});
  world.row(world.range(status, 500, 599));
  world.row(World::all({world.is(status, {"404"}), world.is(call, {"send"})}));
  EXPECT_EQ(found(world), "gap: status: 403\n");
}

TEST(AGap, IsNotThereWhereTheStretchesOfNumbersMeet) {
  World world;
  const auto days = world.column("days", TypeKind::integer);
  world.optional(days);
  world.table.hit = Hit::unique;
  world.row(world.state(days, State::missing));
  world.row(world.range(days, {}, -61));
  world.row(world.range(days, -60, -46));
  world.row(world.range(days, -45, {}));
  EXPECT_EQ(found(world), "");
}

TEST(AGap, OfOneNumberIsFound) {
  World world;
  const auto days = world.column("days", TypeKind::integer);
  world.row(world.range(days, {}, -61));
  world.row(world.range(days, -59, {}));
  EXPECT_EQ(found(world), "gap: days: -60\n");
}

TEST(AGap, NamesTheWordsThatNoRowMeets) {
  World world;
  const auto call = world.words("call", {"send", "reply", "read"});
  world.optional(call);
  world.row(world.is(call, {"reply"}));
  EXPECT_EQ(found(world), "gap: call: send\n  never call: missing send read\n");
}

TEST(AGap, IsFoundWhereAValueIsMissingOrNull) {
  World world;
  const auto flag = world.column("flag", TypeKind::boolean);
  world.table.columns[flag].may_be_null = true;
  world.row(world.is(flag, {"true"}));
  world.row(world.test(flag, smx::Test::unequal, {"true"}));
  EXPECT_EQ(found(world), "gap: flag: null\n  never flag: null\n");
}

TEST(AGap, BetweenTextsIsShownByATextThatWasMadeForIt) {
  World world;
  const auto name = world.column("name", TypeKind::text);
  world.row(world.test(name, smx::Test::starts, {"FHCC"}));
  world.row(world.test(name, smx::Test::contains, {"x", "y"}));
  EXPECT_EQ(found(world), "gap: name: z\n");
}

TEST(AGap, IsNotThereWhereTextsDoOrDoNot) {
  World world;
  const auto name = world.column("name", TypeKind::text);
  world.row(world.test(name, smx::Test::starts, {"a"}, Fold::letter_case));
  world.row(World::group(smx::Test::none,
                         {world.test(name, smx::Test::starts, {"a"}, Fold::letter_case)}));
  EXPECT_EQ(found(world), "");
}

TEST(AGap, BetweenDaysIsADay) {
  World world;
  const auto day = world.column("day", TypeKind::text, Format::date);
  const std::int64_t first = times::days_from_epoch({2026, 4, 11});
  world.row(world.range(day, {}, first, RangeOf::dates));
  world.row(world.range(day, first + 2, {}, RangeOf::dates));
  EXPECT_EQ(found(world), "gap: day: 2026-04-12\n");
}

TEST(AGap, InTimeIsAMoment) {
  World world;
  world.column("context.now", TypeKind::text, Format::instant);
  world.table.now = 0;
  const std::int64_t begins = times::days_from_epoch({2026, 4, 11}) * times::kSecondsOfDay;
  world.table.rows.push_back({nullptr, {{}, times::Moment{begins, 0}}});
  world.table.rows.push_back({nullptr, {times::Moment{begins + 60, 0}, {}}});
  EXPECT_EQ(found(world), "gap: context.now: \"2026-04-11T00:00:00Z\"\n");
}

TEST(AGap, ThatOnlyAComparisonLeavesIsShownByTwoValues) {
  World world;
  const auto one = world.column("one", TypeKind::text);
  const auto other = world.column("other", TypeKind::text);
  world.row(world.same_as(one, other));
  world.row(world.is(one, {"a"}));
  EXPECT_EQ(found(world), "gap: one: ax, other: other\n");
}

TEST(AGap, CannotBeDecidedWhereNoTextIsKnownThatTheTypeTakes) {
  World world;
  const auto code = world.column("code", TypeKind::text);
  std::string why;
  std::size_t where = 0;
  world.type_of(code).pattern = Pattern::compile("^[A-F]{4}$", why, where);
  world.row(world.is(code, {"ABCD"}));
  EXPECT_EQ(found(world), "gap?\n");
}

TEST(ATableWithARest, HasNoGap) {
  World world;
  const auto name = world.column("name", TypeKind::text);
  world.row(world.test(name, smx::Test::contains, {"a"}));
  world.rest();
  EXPECT_EQ(found(world), "");
}

TEST(RowsOfAUniqueTable, ThatBothHoldAreShownTogether) {
  World world;
  world.table.hit = Hit::unique;
  const auto status = world.column("status", TypeKind::integer);
  const auto call = world.words("call", {"send", "reply"});
  world.row(World::all({world.range(status, {}, 500), world.is(call, {"send"})}));
  world.row(World::all({world.range(status, 500, {}), world.is(call, {"send"})}));
  world.row(world.is(call, {"reply"}));
  world.row(World::all({world.range(status, 501, {}), world.is(call, {"send"})}));
  EXPECT_EQ(found(world),
            "overlap 0 1: status: 500, call: send\n"
            "overlap 1 3: status: 501, call: send\n");
}

TEST(RowsOfAUniqueTable, OverlapInATextThatIsBoth) {
  World world;
  world.table.hit = Hit::unique;
  const auto name = world.column("name", TypeKind::text);
  world.row(world.test(name, smx::Test::starts, {"ab"}));
  world.row(world.test(name, smx::Test::ends, {"yz"}));
  world.row(world.test(name, smx::Test::starts, {"b"}));
  const Findings findings = check(world.table);
  ASSERT_EQ(findings.overlaps.size(), 2u);
  EXPECT_EQ(shown(findings.overlaps[0].example), "name: abxyz");
  EXPECT_EQ(shown(findings.overlaps[1].example), "name: bxyz");
}

TEST(ARow, ThatThoseAboveItCoverTogetherIsShadowed) {
  World world;
  const auto days = world.column("days", TypeKind::integer);
  world.row(world.range(days, {}, 0));
  world.row(world.range(days, 100, {}));
  world.row(world.range(days, 1, {}));
  world.row(world.range(days, -5, 5));
  world.rest();
  EXPECT_EQ(found(world), "shadow 3 by 0 2: days: -5\nshadow 4 by 0 2: anything\n");
}

TEST(ARow, WhoseWordsAllStandAboveIsShadowed) {
  World world;
  const auto call = world.words("call", {"send", "reply"});
  world.row(world.is(call, {"send"}));
  world.row(world.is(call, {"reply"}));
  world.row(world.is(call, {"send", "reply"}));
  EXPECT_EQ(found(world), "shadow 2 by 0 1: anything\n");
}

TEST(ARow, ThatAsksForWhatCannotBeIsImpossible) {
  World world;
  const auto days = world.column("days", TypeKind::integer);
  const auto name = world.column("name", TypeKind::text);
  world.row(World::all({world.range(days, 1, 2), world.range(days, 4, 5)}));
  world.row(World::all(
      {world.test(name, smx::Test::starts, {"ab"}), world.test(name, smx::Test::starts, {"b"})}));
  world.row(
      World::all({world.test(name, smx::Test::contains, {"abc"}),
                  World::group(smx::Test::none, {world.test(name, smx::Test::contains, {"b"})})}));
  world.row(world.state(name, State::missing));
  world.rest();
  EXPECT_EQ(found(world), "impossible 0\nimpossible 1\nimpossible 2\nimpossible 3\n");
}

TEST(AMember, IsMissingWhereWhatItIsAMemberOfIs) {
  World world;
  const auto team = world.column("team", TypeKind::object);
  world.optional(team);
  const auto kind = world.words("team.kind", {"A", "B"});
  world.optional(kind);
  world.table.columns[kind].inside = team;
  world.row(world.state(team, State::missing));
  world.row(world.state(kind, State::present));
  world.row(World::all({world.state(team, State::present), world.state(kind, State::missing)}));
  EXPECT_EQ(found(world), "");
}

TEST(ABudget, ThatIsSpentIsSaid) {
  World world;
  const auto days = world.column("days", TypeKind::integer);
  for (std::int64_t day = 0; day < 50; ++day) world.row(world.range(days, day, day));
  world.row(world.range(days, {}, -1));
  world.row(world.range(days, 50, {}));
  EXPECT_EQ(found(world), "");
  const Findings findings = check(world.table, 20);
  EXPECT_TRUE(findings.budget_spent);
  EXPECT_TRUE(findings.gap_undecided);
  EXPECT_FALSE(findings.gap);
}

TEST(ACollectingTable, HasNeitherGapsNorOverlaps) {
  World world;
  world.table.hit = Hit::collect;
  const auto days = world.column("days", TypeKind::integer);
  world.row(world.range(days, {}, 0));
  world.row(world.range(days, {}, 5));
  EXPECT_EQ(found(world), "");
}

}  // namespace
}  // namespace smx::tablecheck::testing

// Most lines are a constant or a path and go a short way. It leads where the general one would.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

TEST(ShortWays, write_constants_of_any_depth_as_they_are) {
  World world;
  world.mapping(R"(
fields:
  text: { value: "a \"quoted\" one\nwith a line" }
  list: { value: [ one, "t\two" ] }
  inner: { fields: { a: { value: "x" }, b: { value: "y/\\" } } }
  objects: { list: [ { fields: { a: { value: "1" } } }, { fields: { b: { value: "2" } } } ] }
)");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output,
            R"({"text":"a \"quoted\" one\nwith a line","list":["one","t\two"],)"
            R"("inner":{"a":"x","b":"y/\\"},"objects":[{"a":"1"},{"b":"2"}]})");
}

TEST(ShortWays, mix_constants_with_what_is_read) {
  World world;
  world.mapping(R"(
fields:
  inner: { fields: { a: { value: "x" }, b: in.id } }
  objects: { list: [ { fields: { a: in.id } }, { fields: { b: { value: "2" } } } ] }
)");
  EXPECT_EQ(world.translate(R"({"id":"\u00e4\/\n"})").output,
            "{\"inner\":{\"a\":\"x\",\"b\":\"\u00e4/\\n\"},"
            "\"objects\":[{\"a\":\"\u00e4/\\n\"},{\"b\":\"2\"}]}");
}

TEST(ShortWays, leave_what_is_absent_to_the_policies) {
  World world;
  world.mapping(R"(
fields:
  text: { from: in.note, on_null: { use: in.id }, on_missing: { default: missing }, on_empty: { default: empty } }
  number: in.count
)");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","note":"y","count":1})").output,
            R"({"text":"y","number":1})");
  EXPECT_EQ(world.translate(R"({"id":"x","note":null})").output, R"({"text":"x"})");
  EXPECT_EQ(world.translate(R"({"id":"x","note":""})").output, R"({"text":"empty"})");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"text":"missing"})");
}

TEST(ShortWays, keep_the_places_that_values_are_from) {
  World world;
  world.mapping("fields: { text: { first: [ in.id | trim, in.note | trim ], on_conflict: fail } }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(summary(world.translate(R"({"id":"x","note":"y"})")),
            "conflicting-values at m/text in /id, /note\n");
}

TEST(ShortWays, find_another_mapping_where_another_is_asked_for) {
  World world;
  world.mapping("fields: { text: in.id }");
  world.file("mappings/n.yaml",
             "mapping: n\nsummary: Another.\ninput: { in: t/In }\noutput: t/Out\n"
             "fields: { text: { value: n } }");
  Translator translator(world.load().rules);
  ScriptedNeeds needs;
  const auto outcome = [&](const std::string& mapping) {
    return translator.translate({mapping, {{"in", R"({"id":"m"})"}}, "2026-05-01T12:00:00Z", {}},
                                needs);
  };
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(outcome("m").output, R"({"text":"m"})");
    EXPECT_EQ(outcome("m").output, R"({"text":"m"})");
    EXPECT_EQ(outcome("nowhere").outcome, Outcome::unusable);
    EXPECT_EQ(outcome("n").output, R"({"text":"n"})");
  }
}

/// The fewest steps with which the document is translated.
std::uint64_t steps_of(const std::string& fields) {
  for (std::uint64_t steps = 1; steps < 100; ++steps) {
    World world;
    world.limits.steps = steps;
    world.mapping(fields);
    const Translation result = world.translate(R"({"id":"x","count":1})");
    if (result.outcome == Outcome::translated) return steps;
    EXPECT_EQ(summary(result).substr(0, 15), "budget-exceeded");
  }
  return 0;
}

TEST(ShortWays, cost_the_budget_a_step_for_each_line) {
  const std::uint64_t one = steps_of("fields: { text: in.id }");
  EXPECT_GT(one, 0u);
  EXPECT_EQ(steps_of("fields: { text: in.id, number: in.count }"), one + 1);
  EXPECT_EQ(steps_of("fields: { text: in.id, number: in.count, flag: in.flag }"), one + 2);
}

}  // namespace
}  // namespace smx::testing

// Where each value is from, in half a sentence.
#include "explained.h"

namespace smx::testing {
namespace {

TEST(Answers, lead_through_lets_and_functions_to_the_document) {
  World world;
  world.mapping(R"(
let: { noted: in.name | trim }
fields: { text: noted, short: { from: noted | upper } }
)");
  const Explanation why = explained(world, R"({"id":"x","name":" y "})");
  EXPECT_EQ(answer_at(why, "/text"), "in /name | trim");
  EXPECT_EQ(answer_at(why, "/short"), "in /name | trim | upper");
  const WhyValue text = value_at(why, "/text");
  EXPECT_EQ(text.rule, "m/text");
  EXPECT_EQ(text.place.file, "mappings/m.yaml");
  EXPECT_EQ(text.place.position.line, 7u);
  ASSERT_EQ(text.inputs.size(), 1u);
  EXPECT_EQ(text.inputs.front().pointer, "/name");
}

TEST(Answers, name_constants_and_what_policies_put_in_the_place_of_nothing) {
  World world;
  world.mapping(R"(
fields:
  kind: { value: ONE }
  text: { from: in.name, on_missing: { default: none } }
)");
  const Explanation why = explained(world, R"({"id":"x"})");
  EXPECT_EQ(answer_at(why, "/kind"), "a constant of the rules");
  EXPECT_EQ(value_at(why, "/kind").value, "\"ONE\"");
  EXPECT_EQ(answer_at(why, "/text"), "the default of `on_missing`: `in.name` is missing");
  EXPECT_EQ(value_at(why, "/text").value, "\"none\"");
}

TEST(Answers, name_the_alternative_that_gave_the_value_and_why_those_before_did_not) {
  World world;
  world.mapping(R"(
fields:
  text: { first: [ in.note, in.name, in.id ] }
)");
  const Explanation why = explained(world, R"({"id":"x","note":null,"name":"Ada"})");
  EXPECT_EQ(answer_at(why, "/text"), "in /name");
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("`m/text.first.0` = null"), std::string::npos) << way;
  EXPECT_NE(way.find("+ `m/text.first.1` = string, 3 chars"), std::string::npos) << way;
  EXPECT_NE(way.find("not looked at: `text.first.2`"), std::string::npos) << way;
}

TEST(Answers, say_on_what_condition_cases_failed) {
  World world;
  world.mapping(R"(
fields:
  text:
    cases:
      - { when: { in.kind: A, in.count: 2 }, from: in.name }
      - { when: { in.kind: B }, value: second }
      - { value: third }
)");
  const Explanation why = explained(world, R"({"id":"x","kind":"A","count":1})");
  EXPECT_EQ(answer_at(why, "/text"), "a constant of the rules");
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("when `in.count: 2` does not hold: `in.count` is number, 1 digit"),
            std::string::npos)
      << way;
  EXPECT_NE(way.find("when `in.kind: B` does not hold: `in.kind` is string, 1 char"),
            std::string::npos)
      << way;
  EXPECT_NE(way.find("when `in.kind: A` holds"), std::string::npos) << way;
}

TEST(Answers, name_the_row_of_a_decision_and_why_each_before_it_does_not_hold) {
  World world;
  world.file("decisions/d.yaml", R"(
decision: d
summary: A decision.
hit: first
input:
  kind?: text
  name?: text
output: { word: text }
rules:
  - { id: r1, when: { name: A }, then: one }
  - { id: r2, effective: { to: "2026-01-01T00:00:00Z" }, then: two }
  - { id: r3, when: { kind: C }, then: three }
  - { id: r4, when: { kind: B }, then: four }
  - { id: r5, then: other }
)");
  world.mapping("fields: { text: { decide: d, with: { kind: in.kind, name: in.name } } }");
  const Explanation why = explained(world, R"({"id":"x","kind":"B"})");
  EXPECT_EQ(answer_at(why, "/text"), "row `r4` of decision `d`");
  EXPECT_EQ(value_at(why, "/text").value, "\"four\"");
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("- row `r1`: `name` is missing  [decisions/d.yaml:10:5]"), std::string::npos)
      << way;
  EXPECT_NE(way.find("- row `r2`: it does not count at this time"), std::string::npos) << way;
  EXPECT_NE(way.find("- row `r3`: `kind` is string, 1 char"), std::string::npos) << way;
  EXPECT_NE(way.find("+ row `r4` holds  [decisions/d.yaml:13:5]"), std::string::npos) << way;
  EXPECT_NE(way.find("1 row behind it not asked"), std::string::npos) << way;
}

TEST(Answers, name_the_row_of_a_table_or_that_none_has_the_key) {
  World world;
  world.file("tables/kinds.yaml",
             "table: kinds\nsummary: Kinds.\nkey: { k: text }\nvalue: { v: text }\n"
             "rows:\n  a: one\n  b: two\n");
  world.mapping(R"(
fields:
  text: { from: in.id | lookup kinds, on_unmapped: { default: none } }
)");
  const Explanation known = explained(world, R"({"id":"b"})");
  EXPECT_EQ(answer_at(known, "/text"), "row `b` of table `kinds`, by in /id");
  EXPECT_EQ(value_at(known, "/text").value, "\"two\"");
  EXPECT_NE(text_of(known, "/text")
                .find("row `kinds/b` has the key string, 1 char  [tables/kinds.yaml:7:3]"),
            std::string::npos)
      << text_of(known, "/text");
  const Explanation unknown = explained(world, R"({"id":"c"})");
  EXPECT_EQ(answer_at(unknown, "/text"), "the default of `on_unmapped`: the code has no row");
  EXPECT_NE(text_of(unknown, "/text").find("table `kinds`: no row has this key"), std::string::npos)
      << text_of(unknown, "/text");
}

TEST(Answers, go_through_mappings_that_are_used_and_objects_that_are_handed_to_them) {
  World world;
  world.file(
      "schemas/u.yaml",
      "$defs:\n  Pair:\n    type: object\n    properties: { one: { type: string }, two: { type: "
      "string } }\n");
  world.file("pack.yaml",
             "pack: test\nsummary: T.\nschemas: { t: schemas/t.yaml, u: schemas/u.yaml }\n");
  world.file("mappings/inner.yaml",
             "mapping: inner\nsummary: Inner.\ninput: { pair: u/Pair }\noutput: t/Out\n"
             "fields: { text: pair.one, short: pair.two }\n");
  world.mapping(
      "result: { use: inner, with: { pair: { fields: { one: in.name, two: { from: in.id, when: { "
      "in.kind: A } } } } } }\n");
  const Explanation why = explained(world, R"({"id":"x","name":"z"})");
  EXPECT_EQ(answer_at(why, "/text"), "in /name");
  EXPECT_EQ(value_at(why, "/text").rule, "inner/text");
  EXPECT_EQ(absence_at(why, "/short"), "`pair.two` is missing: `in.kind` is missing");
}

TEST(Answers, of_needs_lead_to_the_answer_and_to_what_was_asked_with) {
  World world;
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"Ada","next":"y"})");
  world.mapping(R"(
needs:
  thing:  { fetch: t/Thing, by: { id: in.id } }
  other?: { fetch: t/Thing, by: { id: in.name } }
fields: { text: thing.name, short: other.name }
)");
  const Explanation why = explained(world, R"({"id":"x"})");
  EXPECT_EQ(answer_at(why, "/text"), "thing /name");
  EXPECT_EQ(absence_at(why, "/short"),
            "`other.name` is missing: `other` was not asked for: `in.name` is missing");
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("need `m/needs.thing` = object, 2 members"), std::string::npos) << way;
  EXPECT_NE(way.find("`in.id` = string, 1 char, in /id"), std::string::npos) << way;
}

TEST(Answers, tell_a_let_once_and_point_to_it_afterwards) {
  World world;
  world.mapping(R"(
let: { noted: { first: [ in.name, in.id ] } }
fields: { text: { join: [ noted, noted ], between: / } }
)");
  const std::string way = text_of(explained(world, R"({"id":"x","name":"y"})"), "/text");
  const std::size_t first = way.find("`m/let.noted` = string, 1 char");
  ASSERT_NE(first, std::string::npos) << way;
  EXPECT_EQ(way.find("`m/let.noted` = string, 1 char", first + 1), std::string::npos) << way;
  EXPECT_NE(way.find("`m/let.noted`, see above"), std::string::npos) << way;
}

TEST(Answers, name_the_overlay_that_wrote_a_line) {
  World world;
  world.mapping("fields: { text: in.id }");
  world.file("overlays/site.yaml", R"(
overlay: site
summary: One site.
scope: { place: [ there ] }
edits:
  - { replace: m/text, with: { value: elsewhere } }
)");
  world.context = {{"place", "there"}};
  const Explanation why = explained(world, R"({"id":"x"})");
  ASSERT_EQ(why.overlays.size(), 1u) << world.problems();
  EXPECT_EQ(why.overlays.front().name, "site");
  EXPECT_EQ(why.overlays.front().mapping, "m");
  EXPECT_EQ(value_at(why, "/text").place.file, "overlays/site.yaml");
  EXPECT_NE(text_of(why, "/text").find("by overlay site"), std::string::npos);
}

}  // namespace
}  // namespace smx::testing

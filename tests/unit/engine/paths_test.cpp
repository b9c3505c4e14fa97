// Paths, pipes and conditions, end to end.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

std::string value_of(const std::string& target, const std::string& form,
                     const std::string& document) {
  World world;
  world.context = {{"place", "there"}};
  world.mapping("fields:\n  " + target + ": " + form + "\n");
  Translation result = world.translate(document);
  return result.outcome == Outcome::translated ? result.output : result.output + summary(result);
}

TEST(Paths, TakePositionsAndPredicates) {
  const std::string document =
      R"({"id":"x","items":[{"key":"a","value":"1"},{"key":"b","value":"2"},{"key":"b"}]})";
  EXPECT_EQ(value_of("text", "in.items.1.value", document), R"({"text":"2"})");
  EXPECT_EQ(value_of("text", "in.items.9.value", document), "{}");
  EXPECT_EQ(value_of("text", "in.items(key=a).value", document), R"({"text":"1"})");
  EXPECT_EQ(value_of("text", "in.items(key=c).value", document), "{}");
  EXPECT_EQ(value_of("text", "in.items(key=b)(value=2).value", document), R"({"text":"2"})");
  EXPECT_EQ(value_of("text", "in.items(key=b).value", document),
            "many-values at m/text in /items/1, /items/2\n");
  EXPECT_EQ(value_of("list", "in.items.*.value", document), R"({"list":["1","2"]})");
  EXPECT_EQ(value_of("list", "in.items.*(key=b).value", document), R"({"list":["2"]})");
}

TEST(Paths, FindAMemberByTheValueOfAKey) {
  EXPECT_EQ(value_of("number", "in.sizes.(in.id)", R"({"id":"x","sizes":{"x":3}})"),
            R"({"number":3})");
  EXPECT_EQ(value_of("number", "in.sizes.(in.id)", R"({"id":"y","sizes":{"x":3}})"), "{}");
}

TEST(Paths, CompareAPredicateWithAValue) {
  EXPECT_EQ(value_of("text", "in.items(key=(in.id)).value",
                     R"({"id":"b","items":[{"key":"b","value":"2"}]})"),
            R"({"text":"2"})");
}

TEST(Paths, TakeAnElementWithOnlyAnAbsenceReasonAsMissing) {
  const std::string form =
      "{ each: in.items, cases: [ { when: { .absent: { is: missing } }, value: gone }, { value: "
      "there } ] }";
  EXPECT_EQ(
      value_of(
          "list", form,
          R"({"id":"x","items":[{"key":"1","absent":{"extension":[1]}},{"key":"2","absent":{"code":"c"}}]})"),
      R"({"list":["gone","there"]})");
}

TEST(Paths, ReachTheContext) {
  EXPECT_EQ(value_of("text", "context.place", R"({"id":"x"})"), R"({"text":"there"})");
  EXPECT_EQ(value_of("text", "{ from: context.now | format date, on_loss: keep }", R"({"id":"x"})"),
            R"({"text":"2026-05-01"})");
}

TEST(Pipes, PassAbsenceOn) {
  EXPECT_EQ(value_of("text", "in.kind | lower | trim", R"({"id":"x"})"), "{}");
  EXPECT_EQ(value_of("number", "in.id | after - | integer", R"({"id":"x"})"), "{}");
}

TEST(Pipes, TakeNamedGroupsOfAPattern) {
  EXPECT_EQ(value_of("text", "(in.id | match numbered).number", R"({"id":"17-x"})"),
            R"({"text":"17"})");
}

TEST(Conditions, HoldAsTheLanguageSays) {
  struct {
    const char* condition;
    const char* document;
    bool holds;
  } cases[] = {
      {"{ in.kind: A }", R"({"id":"x","kind":"A"})", true},
      {"{ in.kind: A }", R"({"id":"x"})", false},
      {"{ in.kind: { not: A } }", R"({"id":"x","kind":"B"})", true},
      {"{ in.kind: { not: A } }", R"({"id":"x"})", false},
      {"{ in.kind: { not: [ A, B ] } }", R"({"id":"x","kind":"B"})", false},
      {"{ in.note: { is: null } }", R"({"id":"x","note":null})", true},
      {"{ in.note: { is: missing } }", R"({"id":"x","note":null})", false},
      {"{ in.note: { is: present } }", R"({"id":"x","note":""})", true},
      {"{ in.note: { is: empty } }", R"({"id":"x","note":""})", true},
      {"{ in.count: -2..3 }", R"({"id":"x","count":3})", true},
      {"{ in.count: -2..3 }", R"({"id":"x","count":4})", false},
      {"{ in.count: 3.. }", R"({"id":"x","count":99999999999999999999})", true},
      {"{ in.id: { starts: [ Re, RE ] } }", R"({"id":"RE: x"})", true},
      {"{ in.id: { ends: x } }", R"({"id":"RE: x"})", true},
      {"{ in.id: { contains: E } }", R"({"id":"RE: x"})", true},
      {"{ in.id: { matches: numbered } }", R"({"id":"1-"})", true},
      {"{ in.id: { same_as: in.note } }", R"({"id":"a","note":"a"})", true},
      {"{ in.id: { same_as: in.note } }", R"({"id":"a"})", false},
      {"{ in.flag: true, in.kind: A }", R"({"id":"x","flag":true,"kind":"B"})", false},
      {"{ any: [ { in.flag: true }, { in.kind: A } ] }", R"({"id":"x","kind":"A"})", true},
      {"{ none: [ { in.flag: true }, { in.kind: A } ] }", R"({"id":"x","kind":"B"})", true},
      {"{ in.items.*.key: { contains: b } }", R"({"id":"x","items":[{"key":"a"},{"key":"b"}]})",
       true},
      {"{ in.big: 6.3 }", R"({"id":"x","big":6.30})", true},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(std::string(one.condition) + " " + one.document);
    EXPECT_EQ(value_of("flag",
                       "{ cases: [ { when: " + std::string(one.condition) +
                           ", value: true }, { value: false } ] }",
                       one.document),
              one.holds ? R"({"flag":true})" : R"({"flag":false})");
  }
}

TEST(Decisions, AnswerWithTheFirstRowThatHolds) {
  World world;
  world.file("decisions/kind-of-note.yaml", R"(
decision: kind-of-note
summary: Kinds.
hit: first
fold: [ case ]
input:
  note?: text
output: { kind: { type: text, enum: [ ONE, TWO ] } }
rules:
  - { id: one, when: { note: { contains: [ uno, eins ] } }, then: ONE }
  - { id: rest, then: TWO }
)");
  world.mapping("fields: { kind: { decide: kind-of-note, with: { note: in.id } } }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"Numero UNO"})").output, R"({"kind":"ONE"})");
  EXPECT_EQ(world.translate(R"({"id":"due"})").output, R"({"kind":"TWO"})");
}

TEST(Tables, HaveSeveralKeysAndValuesFromCsv) {
  World world;
  world.file("tables/pair.yaml",
             "table: pair\nsummary: Pairs.\nkey: { a: text, b: text }\nvalue: { x: text, y: "
             "integer }\nrows: pair.csv\n");
  world.file("tables/pair.csv", "a,b,x,y\nk,l,\"one, two\",1\nkl,m,three,3\nz,z,,\n");
  world.mapping(
      "let: { row: in.id | lookup pair (in.note) }\nfields: { text: row.x, number: row.y "
      "}\npolicy: { on_null: skip }");
  EXPECT_EQ(world.translate(R"({"id":"k","note":"l"})").output,
            R"({"text":"one, two","number":1})");
  EXPECT_EQ(world.translate(R"({"id":"kl","note":"m"})").output, R"({"text":"three","number":3})");
  EXPECT_EQ(world.translate(R"({"id":"z","note":"z"})").output, "{}");
  EXPECT_EQ(summary(world.translate(R"({"id":"k","note":"k"})")),
            "unmapped-code at m/let.row in /id\n");
}

}  // namespace
}  // namespace smx::testing

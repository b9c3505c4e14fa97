// Tables asked backwards, mappings turned round, and what is said of the way back.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

World with_table(const std::string& keys) {
  World world;
  world.file("tables/kinds.yaml",
             "table: kinds\nsummary: Kinds.\nkey: { kind: text }\nvalue: { out: text }\n" + keys);
  world.mapping("fields: { text: in.id | lookup_reverse kinds }");
  return world;
}

TEST(ATableAskedBackwards, GivesTheKeyOfAValue) {
  World world = with_table("rows: { A: ONE, B: TWO }\nreverse: unique\nno_key: [ THREE ]\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"TWO"})").output, R"({"text":"B"})");
  EXPECT_EQ(world.translate(R"({"id":"THREE"})").output, "{}");
  EXPECT_EQ(summary(world.translate(R"({"id":"FOUR"})")), "unmapped-code at m/text in /id\n");
}

TEST(ATableAskedBackwards, MustSayThatItCan) {
  World world = with_table("rows: { A: ONE }\n");
  EXPECT_NE(world.problems().find("says nothing about the way back"), std::string::npos);
}

TEST(ATableAskedBackwards, IsUniqueOrSaysWhichKeyAnswers) {
  World world = with_table("rows: { A: ONE, B: ONE }\nreverse: unique\n");
  EXPECT_NE(world.problems().find("two rows of table `kinds` give the same value"),
            std::string::npos);
  world = with_table("rows: { A: ONE, B: ONE, C: TWO }\nreverse: preferred\n");
  EXPECT_NE(world.problems().find("does not say which of these keys answers"), std::string::npos);
  world = with_table("rows: { A: ONE, B: ONE, C: TWO }\nreverse: preferred\npreferred: [ B ]\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"ONE"})").output, R"({"text":"B"})");
  EXPECT_EQ(world.translate(R"({"id":"TWO"})").output, R"({"text":"C"})");
  world = with_table("rows: { A: ONE, B: ONE }\nreverse: preferred\npreferred: [ A, B ]\n");
  EXPECT_NE(world.problems().find("does not say which of these keys answers"), std::string::npos);
  world = with_table("rows: { A: ONE, B: ONE }\nreverse: preferred\npreferred: [ AA ]\n");
  EXPECT_NE(world.problems().find("`AA` is not a key of this table"), std::string::npos);
}

TEST(ATableAskedBackwards, TakesTheMarkFromACsvColumn) {
  World world = with_table("rows: kinds.csv\nreverse: preferred\n");
  world.file("tables/kinds.csv", "kind,out,preferred\nA,ONE,\nB,ONE,true\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"ONE"})").output, R"({"text":"B"})");
}

TEST(ATableAskedBackwards, GivesAnObjectOfSeveralKeys) {
  World world;
  world.file("tables/kinds.yaml",
             "table: kinds\nsummary: Kinds.\nkey: { a: text, b: integer }\nvalue: { out: text }\n"
             "reverse: preferred\nrows:\n  - { a: x, b: 1, out: ONE }\n"
             "  - { a: y, b: 2, out: ONE, preferred: true }\n");
  world.mapping(
      "let: { keys: in.id | lookup_reverse kinds }\nfields: { text: keys.a, number: keys.b }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"ONE"})").output, R"({"text":"y","number":2})");
}

TEST(ATableAskedBackwards, DoesNotTouchTheWayForward) {
  World world = with_table("rows: { A: ONE, B: TWO }\nreverse: unique\nno_key: [ THREE ]\n");
  world.mapping("fields: { text: in.id | lookup kinds }");
  EXPECT_EQ(world.translate(R"({"id":"A"})").output, R"({"text":"ONE"})");
  EXPECT_EQ(summary(world.translate(R"({"id":"THREE"})")), "unmapped-code at m/text in /id\n");
}

// ---- mappings

/// The mapping `m` from t/In to t/Out, and `back`, which turns it round.
World pair(const std::string& there, const std::string& back = "") {
  World world;
  world.mapping(there);
  world.file(
      "mappings/back.yaml",
      "mapping: back\nsummary: Back.\ninput: { out: t/Out }\noutput: t/In\ninverse_of: m\n" + back);
  return world;
}

Translation back(World& world, const std::string& document) {
  const LoadedRules loaded = world.load();
  if (!loaded.rules) {
    Translation failed;
    failed.output = world.problems();
    return failed;
  }
  Translator translator(loaded.rules);
  return translator.translate({"back", {{"out", document}}, "2026-05-01T12:00:00Z"}, world.needs);
}

constexpr const char* kId = "fields: { id: { first: [ out.text, { value: none } ] } }";

TEST(AMappingTurnedRound, ReadsWhatTheOtherWrites) {
  World world = pair("fields: { text: in.id, short: in.count | text, flag: in.flag | not }", kId);
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(back(world, R"({"text":"x","short":"12","flag":true})").output,
            R"({"id":"x","count":12,"flag":false})");
}

TEST(AMappingTurnedRound, FollowsPlainLetsObjectsAndLists) {
  World world = pair(
      "let: { note: in.note }\npolicy: { on_null: skip }\nfields:\n  text: in.id\n  inner: { "
      "fields: { a: note } }\n"
      "  objects: { each: in.items, fields: { a: .key, b: .value } }\n",
      "fields: { id: { first: [ out.text, { value: none } ] }, items: { each: out.objects, fields: "
      "{ "
      "key: { from: .a, default: none }, value: .b } } }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(back(world, R"({"text":"x","inner":{"a":"n"},"objects":[{"a":"1","b":"v"},{"a":"2"}]})")
                .output,
            R"({"id":"x","items":[{"key":"1","value":"v"},{"key":"2"}],"note":"n"})");
}

TEST(AMappingTurnedRound, TurnsListsOfItems) {
  World world;
  world.file("schemas/t.yaml", R"(
$defs:
  In: { type: object, properties: { rows: { type: array, items: { $ref: '#/$defs/Row' } }, names: { type: array, items: { type: string } } } }
  Row: { type: object, properties: { k: { type: string }, v: { type: integer } } }
  Out: { type: object, properties: { lines: { type: array, items: { $ref: '#/$defs/Line' } }, all: { type: array, items: { type: string } } } }
  Line: { type: object, properties: { key: { type: string }, value: { type: string } } }
)");
  world.mapping(
      "fields:\n  lines: { each: in.rows, as: row, fields: { key: row.k, value: .v | text } }\n"
      "  all: { each: in.names, from: . | html_escape }\n");
  world.file("mappings/back.yaml",
             "mapping: back\nsummary: Back.\ninput: { out: t/Out }\noutput: t/In\ninverse_of: m\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(back(world, R"({"lines":[{"key":"a","value":"1"},{}],"all":["a &amp; b"]})").output,
            R"({"rows":[{"k":"a","v":1},{}],"names":["a & b"]})");
}

TEST(AMappingTurnedRound, HoldsTheOtherToItsConstants) {
  World world = pair(
      "fields: { text: in.id, flag: { value: true }, short: { value: x, one_way: true, note: "
      "Always. } }",
      kId);
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(back(world, R"({"text":"x","flag":true})").output, R"({"id":"x"})");
  EXPECT_EQ(summary(back(world, R"({"text":"x","flag":false})")),
            "constant-differs at back/guards.flag in /flag\n");
}

TEST(AMappingTurnedRound, LetsItsOwnLinesWin) {
  World world = pair(
      "fields: { text: in.id, number: in.count }",
      "fields: { id: { value: mine }, count: { from: out.number, on_missing: { default: 7 } } }");
  EXPECT_EQ(back(world, R"({"text":"x"})").output, R"({"id":"mine","count":7})");
}

TEST(AMappingTurnedRound, DemandsALineForWhatCannotComeBack) {
  World world = pair("fields: { text: in.id }");
  EXPECT_NE(world.problems().find("target `id` is required, and its value may be missing"),
            std::string::npos);
  EXPECT_NE(world.problems().find("write a line for it in the mapping that turns this one round"),
            std::string::npos);
}

TEST(AMappingTurnedRound, MustGoBetweenTheSameTypes) {
  World world;
  world.mapping("fields: { text: in.id }");
  world.file(
      "mappings/back.yaml",
      "mapping: back\nsummary: Back.\ninput: { out: t/Thing }\noutput: t/In\ninverse_of: m\n");
  EXPECT_NE(world.problems().find("there is no input of the type that `m` gives"),
            std::string::npos);
  world.file(
      "mappings/back.yaml",
      "mapping: back\nsummary: Back.\ninput: { out: t/Out }\noutput: t/In\ninverse_of: mm\n");
  EXPECT_NE(world.problems().find("there is no mapping `mm`"), std::string::npos);
}

/// "text exact; short lossy: ..."
std::string ways(World& world) {
  const LoadedRules loaded = world.load();
  if (!loaded.rules) return world.problems();
  std::string text;
  const MappingInfo info = *loaded.rules->describe("m");
  for (const RuleLine& line : info.lines) {
    if (line.way_back.empty()) continue;
    text += line.address.substr(2) + " " + line.way_back;
    text += line.because.empty() ? "\n" : ": " + line.because + "\n";
  }
  return text;
}

TEST(TheWayBack, IsExactLossyOrThereIsNone) {
  World world;
  world.file("tables/kinds.yaml",
             "table: kinds\nsummary: Kinds.\nkey: { kind: text }\nvalue: { out: text }\n"
             "rows: { A: ONE, B: ONE }\nreverse: preferred\npreferred: [ A ]\n");
  world.mapping(
      "fields:\n  text: in.id\n  short: { from: in.kind | lookup kinds }\n"
      "  number: { from: in.count, default: 0 }\n  amount: in.sizes.*|first\n"
      "  flag: { holds: { in.kind: A } }\n  inner.a: in.name | trim\n  inner.b: context.place\n"
      "  list: { each: in.items, where: { .key: x }, from: .key }\n");
  EXPECT_EQ(ways(world),
            "text exact\n"
            "short lossy: table `kinds` maps several codes to one\n"
            "number lossy: what `on_missing` puts in its place cannot be told apart\n"
            "amount one-way: the path is more than names\n"
            "flag one-way: a condition only says yes or no\n"
            "inner.a one-way: no inverse of function `trim`\n"
            "inner.b one-way: `context` is not in the document\n"
            "list lossy: `where` leaves items out\n");
}

TEST(TheWayBack, IsNotLookedForWhereALineIsExempt) {
  World world;
  world.mapping("fields: { text: { from: in.id, one_way: true, note: Kept apart. } }");
  EXPECT_EQ(ways(world), "text one-way: Kept apart.\n");
  world.mapping("fields: { text: { from: in.id, one_way: true } }");
  EXPECT_NE(world.problems().find("`one_way` needs the key `note`"), std::string::npos);
}

}  // namespace
}  // namespace smx::testing

// Guards: what ends a document or an item, and what is only reported; faults of needs; conditions
// as values; literals that are lists and objects.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

TEST(Guards, ThatReportLetTheDocumentGoOn) {
  World world;
  world.mapping(
      "guards:\n  - { id: kind, when: { in.kind: A }, report: wrong-kind }\n"
      "  - { id: id, when: { in.id: bad }, fail: bad-id }\nfields: { text: in.id }");
  const Translation reported = world.translate(R"({"id":"x","kind":"A"})");
  EXPECT_EQ(reported.output, R"({"text":"x"})");
  EXPECT_EQ(summary(reported), "wrong-kind at m/guards.kind in /kind\n");
  EXPECT_EQ(summary(world.translate(R"({"id":"x","kind":"B"})")), "");
  EXPECT_EQ(world.translate(R"({"id":"bad","kind":"A"})").outcome, Outcome::refused);
}

constexpr const char* kItems =
    R"({"id":"x","items":[{"key":"a"},{"key":"drop"},{"key":"odd","value":"v"}]})";

TEST(Guards, OfAnItemDropItAndSaySo) {
  World world;
  world.mapping(
      "fields: { list: { each: in.items, guards: [ { id: g, when: { .key: drop }, skip: wrong-kind "
      "} "
      "], from: .key } }");
  const Translation result = world.translate(kItems);
  EXPECT_EQ(result.output, R"({"list":["a","odd"]})");
  EXPECT_EQ(summary(result), "wrong-kind at m/list.guards.g in /items/1/key\n");
}

TEST(Guards, OfAnItemThatReportKeepIt) {
  World world;
  world.mapping(
      "fields: { list: { each: in.items, guards: [ { id: g, when: { .value: { is: present } }, "
      "report: wrong-kind } ], from: .key } }");
  const Translation result = world.translate(kItems);
  EXPECT_EQ(result.output, R"({"list":["a","drop","odd"]})");
  EXPECT_EQ(summary(result), "wrong-kind at m/list.guards.g in /items/2/value\n");
}

TEST(Guards, OfAnItemThatFailAreFaultsOfTheItem) {
  World world;
  const std::string each =
      "each: in.items, guards: [ { id: g, when: { .key: drop }, fail: wrong-kind } ], from: .key";
  world.mapping("fields: { list: { " + each + " } }");
  const Translation refused = world.translate(kItems);
  EXPECT_EQ(refused.outcome, Outcome::refused);
  EXPECT_EQ(summary(refused), "wrong-kind at m/list.guards.g in /items/1/key\n");
  world.mapping("fields: { list: { " + each + ", on_fault: report } }");
  EXPECT_EQ(world.translate(kItems).output, R"({"list":["a","odd"]})");
}

TEST(Guards, OfAnItemComeBeforeItsNeeds) {
  World world;
  world.mapping(
      "fields: { list: { each: in.items, guards: [ { id: g, when: { .key: drop }, skip: wrong-kind "
      "} "
      "], needs: { thing: { fetch: t/Thing, by: { key: .key } } }, from: thing.name } }");
  world.needs.answer_with(R"(t/Thing {"key":"a"})", R"({"name":"A"})");
  world.needs.answer_with(R"(t/Thing {"key":"odd"})", R"({"name":"O"})");
  EXPECT_EQ(world.translate(kItems).output, R"({"list":["A","O"]})");
  ASSERT_EQ(world.needs.asked.size(), 1u);
  EXPECT_EQ(world.needs.asked[0].size(), 2u);
}

TEST(Guards, HaveExactlyOneVerb) {
  World world;
  world.mapping(
      "guards: [ { id: g, when: { in.kind: A }, report: wrong-kind, skip: bad-id } ]\nfields: {}");
  EXPECT_NE(world.problems().find("exactly one of `fail`, `skip` and `report`"), std::string::npos);
}

TEST(Needs, OfAnItemWaitForWhatItsConditionWaitsFor) {
  World world;
  world.mapping(
      "needs: { first: { fetch: t/Thing, by: { id: in.id } } }\n"
      "fields: { list: { each: in.items, where: { first.name: go }, needs: { thing: { fetch: "
      "t/Thing, by: { key: .key } } }, from: thing.name } }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"go"})");
  world.needs.answer_with(R"(t/Thing {"key":"a"})", R"({"name":"A"})");
  const Translation result = world.translate(R"({"id":"x","items":[{"key":"a"}]})");
  EXPECT_EQ(result.output, R"({"list":["A"]})");
  EXPECT_EQ(result.rounds, 2u);
}

TEST(Needs, MayNameTheirOwnFault) {
  World world;
  world.mapping(
      "needs: { thing: { fetch: t/Thing, by: { id: in.id }, fail: bad-id } }\n"
      "fields: { text: thing.name }");
  world.needs.not_found(R"(t/Thing {"id":"x"})");
  EXPECT_EQ(summary(world.translate(R"({"id":"x"})")), "bad-id at m/needs.thing in /id\n");
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A.\ninput: { in: t/In }\noutput: t/Out\nneeds:\n"
             "  thing?: { fetch: t/Thing, by: { id: in.id }, fail: bad-id }\n"
             "fields: { text: thing.name }");
  EXPECT_NE(world.problems().find("the need `thing` may find nothing, so it cannot `fail`"),
            std::string::npos);
}

TEST(Holds, GivesWhetherAConditionHolds) {
  World world;
  world.mapping(
      "let: { both: { holds: { in.kind: A, in.count: 1..5 } } }\n"
      "fields: { flag: both, text: { when: { both: true }, from: in.id } }");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"A","count":3})").output,
            R"({"flag":true,"text":"x"})");
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"A"})").output, R"({"flag":false})");
}

std::string folded(const std::string& test, const std::string& document) {
  World world;
  world.mapping("fields: { flag: { holds: { in.name: " + test + " } } }");
  return world.problems() + world.translate(document).output;
}

TEST(Tests, CanIgnoreTheCaseOfLetters) {
  const std::string yes = R"({"flag":true})";
  const std::string no = R"({"flag":false})";
  const std::string document = R"({"id":"re:  NAME","name":"RE: Name"})";
  EXPECT_EQ(folded("{ starts: re, fold: [ case ] }", document), yes);
  EXPECT_EQ(folded("{ starts: re }", document), no);
  EXPECT_EQ(folded("{ fold: [ case ], ends: [ x, NAME ] }", document), yes);
  EXPECT_EQ(folded("{ equals: \"re: name\", fold: [ case ] }", document), yes);
  EXPECT_EQ(folded("{ equals: \"re: name\" }", document), no);
  EXPECT_EQ(folded("{ not: \"re: name\", fold: [ case ] }", document), no);
  EXPECT_EQ(folded("{ same_as: in.id, fold: [ case, space ] }", document), yes);
  EXPECT_EQ(folded("{ same_as: in.id, fold: [ case ] }", document), no);
  EXPECT_NE(folded("{ is: present, fold: [ case ] }", document).find("makes no difference"),
            std::string::npos);
}

TEST(Defaults, MayBeListsAndObjects) {
  World world;
  world.mapping(
      "fields:\n  list: { each: in.items, from: .key, on_missing: { default: [ a, \"1\" ] } }\n"
      "  inner: { from: in.nothing, default: { a: x } }\n");
  world.file("schemas/t.yaml", R"(
$defs:
  In: { type: object, properties: { id: { type: string }, items: { type: array, items: { type: object, properties: { key: { type: string } } } }, nothing: { $ref: '#/$defs/Inner' } } }
  Inner: { type: object, required: [ a ], properties: { a: { type: string }, b: { type: string } } }
  Out: { type: object, properties: { list: { type: array, items: { type: string } }, inner: { $ref: '#/$defs/Inner' } } }
  Thing: { type: object }
)");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate("{}").output, R"({"list":["a","1"],"inner":{"a":"x"}})");
}

TEST(Defaults, AreCheckedByTheTypeOfTheTarget) {
  auto problems = [](const std::string& literal) {
    World world;
    world.mapping("fields: { inner: { value: " + literal + " } }");
    return world.problems();
  };
  EXPECT_EQ(problems("{ a: x }"), "");
  EXPECT_NE(problems("{ aa: x }").find("`aa` is not a member"), std::string::npos);
  EXPECT_NE(problems("{ a: [ x ] }").find("this is a list, and text is meant"), std::string::npos);
  EXPECT_NE(problems("[ a ]").find("this is a list, and"), std::string::npos);
  EXPECT_NE(problems("x").find("is not"), std::string::npos);
}

}  // namespace
}  // namespace smx::testing

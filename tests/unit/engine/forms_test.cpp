// What each value form gives, end to end: JSON in, JSON out.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

std::string output_of(const std::string& body, const std::string& document) {
  World world;
  world.mapping(body);
  Translation result = world.translate(document);
  return result.outcome == Outcome::translated ? result.output : result.output + summary(result);
}

TEST(Forms, TakeAValueFromAPath) {
  EXPECT_EQ(output_of("fields: { text: in.id }", R"({"id":"x"})"), R"({"text":"x"})");
}

TEST(Forms, LeaveAnOptionalTargetOutWhenTheValueIsMissing) {
  EXPECT_EQ(output_of("fields: { text: in.id, number: in.count }", R"({"id":"x"})"),
            R"({"text":"x"})");
}

TEST(Forms, KeepTheDigitsOfNumbersAsTheyWereWritten) {
  EXPECT_EQ(output_of("fields: { number: in.count, amount: in.big }",
                      R"({"id":"x","count":12345678901234567890,"big":6.30})"),
            R"({"number":12345678901234567890,"amount":6.30})");
}

TEST(Forms, WriteLiteralsByTheTypeOfTheTarget) {
  EXPECT_EQ(
      output_of("fields: { text: { value: NO }, number: { value: 12 }, flag: { value: true } }",
                R"({"id":"x"})"),
      R"({"text":"NO","number":12,"flag":true})");
}

TEST(Forms, FirstPassesOverMissingAndNullButNotOverEmpty) {
  const std::string body = "fields: { text: { first: [ in.note, in.kind, in.id ] } }";
  EXPECT_EQ(output_of(body, R"({"id":"x","note":null})"), R"({"text":"x"})");
  EXPECT_EQ(output_of(body, R"({"id":"x","note":""})"), R"({"text":""})");
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"A"})"), R"({"text":"A"})");
}

TEST(Forms, FirstPassesOverEmptyWhereItSaysSo) {
  EXPECT_EQ(
      output_of(
          "fields: { text: { first: [ in.note, in.id ], skipping: [ missing, null, empty ] } }",
          R"({"id":"x","note":""})"),
      R"({"text":"x"})");
}

TEST(Forms, FirstSaysThatTheOthersDifferWhereItIsAsked) {
  World world;
  world.mapping("fields: { text: { first: [ in.id, in.kind ], on_conflict: report } }");
  Translation result = world.translate(R"({"id":"x","kind":"A"})");
  EXPECT_EQ(result.output, R"({"text":"x"})");
  EXPECT_EQ(summary(result), "conflicting-values at m/text in /id, /kind\n");
  EXPECT_EQ(summary(world.translate(R"({"id":"A","kind":"A"})")), "");
}

TEST(Forms, OneOfGivesItsKindAndItsValue) {
  const std::string body =
      "let: { who: { one_of: { first: in.one, second: in.two } } }\n"
      "fields: { text: who.kind, number: { first: [ who.first, who.second ] } }";
  EXPECT_EQ(output_of(body, R"({"id":"x","two":7})"), R"({"text":"second","number":7})");
  EXPECT_EQ(output_of(body, R"({"id":"x"})"), "missing-value at m/let.who in \n");
  EXPECT_EQ(output_of(body, R"({"id":"x","one":1,"two":2})"),
            "many-values at m/let.who in /one, /two\n");
}

TEST(Forms, CasesTakeTheFirstThatHolds) {
  const std::string body =
      "fields: { text: { cases: [ { when: { in.kind: A }, value: is-a }, { when: { in.kind: [ A, B "
      "] }, value: is-b } ] } }";
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"A"})"), R"({"text":"is-a"})");
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"B"})"), R"({"text":"is-b"})");
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"C"})"), "unmatched at m/text in /kind\n");
}

TEST(Forms, ACaseThatHoldsMayReadALetWhoseConditionDoesNot) {
  const std::string body =
      "let: { sometimes: { when: { in.flag: true }, from: in.id } }\n"
      "fields: { text: { cases: [ { when: { in.kind: A }, from: sometimes }, { value: other } ] } "
      "}";
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"A"})"), "{}");
  EXPECT_EQ(output_of(body, R"({"id":"x","kind":"A","flag":true})"), R"({"text":"x"})");
}

TEST(Forms, JoinDropsAbsentParts) {
  const std::string body = "fields: { text: { join: [ in.id, in.note, in.count ], between: / } }";
  EXPECT_EQ(output_of(body, R"({"id":"x","note":null,"count":3})"), R"({"text":"x/3"})");
}

TEST(Forms, EachGivesOneResultPerItemAndKeepsTheirOrder) {
  const std::string body =
      "fields: { objects: { each: in.items, where: { .value: { is: present } }, fields: { a: .key, "
      "b: .value } } }";
  EXPECT_EQ(
      output_of(
          body,
          R"({"id":"x","items":[{"key":"1","value":"a"},{"key":"2"},{"key":"3","value":"c"}]})"),
      R"({"objects":[{"a":"1","b":"a"},{"a":"3","b":"c"}]})");
  EXPECT_EQ(output_of(body, R"({"id":"x","items":[]})"), R"({"objects":[]})");
  EXPECT_EQ(output_of(body, R"({"id":"x"})"), "{}");
}

TEST(Forms, LetsOfAnItemAreItsOwn) {
  const std::string body =
      "fields: { list: { each: in.items, let: { both: { join: [ .key, .value ], between: + } }, "
      "from: both } }";
  EXPECT_EQ(output_of(body, R"({"id":"x","items":[{"key":"1","value":"a"},{"key":"2"}]})"),
            R"({"list":["1+a","2"]})");
}

TEST(Forms, AListAmongLetsLeavesTheOthersAloneHoweverManyThereAre) {
  // The name of an item once moved the list of names while it was walked.
  for (int others = 0; others < 40; ++others) {
    std::string body = "let:\n  keys: { each: in.items, as: one, from: one.key }\n";
    std::string parts = "in.id";
    for (int i = 0; i < others; ++i) {
      body += "  n" + std::to_string(i) + ": { value: a }\n";
      parts += ", n" + std::to_string(i);
    }
    body += "fields: { list: keys, text: { join: [ " + parts + " ] } }";
    EXPECT_EQ(output_of(body, R"({"id":"x","items":[{"key":"1"}]})"),
              R"({"list":["1"],"text":"x)" + std::string(others, 'a') + "\"}");
  }
}

TEST(Forms, AnItemWithAFaultIsLeftOutWhereTheListSaysSo) {
  World world;
  world.mapping(
      "fields: { list: { each: in.items, from: .key | integer | text, on_fault: report } }");
  Translation result =
      world.translate(R"({"id":"x","items":[{"key":"1"},{"key":"no"},{"key":"3"}]})");
  EXPECT_EQ(result.output, R"({"list":["1","3"]})");
  EXPECT_EQ(summary(result), "function-fault at m/list in /items/1/key\n");
}

TEST(Forms, DottedTargetsShareAnObjectAndAnEmptyOneIsLeftOut) {
  const std::string body =
      "fields: { inner.a: in.note, inner.b: in.kind }\npolicy: { on_null: skip }";
  EXPECT_EQ(output_of(body, R"({"id":"x","note":"n","kind":"A"})"),
            R"({"inner":{"a":"n","b":"A"}})");
  EXPECT_EQ(output_of(body, R"({"id":"x"})"), "{}");
}

TEST(Forms, ListsHaveFixedPositions) {
  EXPECT_EQ(
      output_of("fields: { list: { list: [ in.id, in.kind, { value: end } ] } }", R"({"id":"x"})"),
      R"({"list":["x","end"]})");
}

TEST(Forms, AMappingUsesAnother) {
  World world;
  world.file("mappings/inner.yaml",
             "mapping: inner\nsummary: Inner.\ninput:\n  key: text\n  note?: text\noutput: { type: "
             "object, properties: "
             "{ a: { type: text }, b: { type: text } } }\nfields: { a: key, b: note }\n");
  world.mapping("fields: { inner: { use: inner, with: { key: in.id, note: in.kind } } }");
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"A"})").output, R"({"inner":{"a":"x","b":"A"}})");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"inner":{"a":"x"}})");
}

TEST(Forms, AWhenThatDoesNotHoldLeavesTheTargetOutWhateverThePolicies) {
  EXPECT_EQ(output_of("fields: { text: { when: { in.kind: A }, from: in.id } }",
                      R"({"id":"x","kind":"B"})"),
            "{}");
}

}  // namespace
}  // namespace smx::testing

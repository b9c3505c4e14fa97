// Needs: what is asked, when, and what the answers do.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

using Rounds = std::vector<std::vector<std::string>>;

TEST(Needs, AreAskedTogetherAndTheAnswersUsed) {
  World world;
  world.mapping(
      "needs:\n"
      "  a: { fetch: t/Thing, by: { id: in.id } }\n"
      "  b: { fetch: t/Thing, by: { id: in.count } }\n"
      "fields: { text: a.name, list: { list: [ b.name ] } }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"A"})");
  world.needs.answer_with(R"(t/Thing {"id":5})", R"({"name":"B"})");
  Translation result = world.translate(R"({"id":"x","count":5})");
  EXPECT_EQ(result.output, R"({"text":"A","list":["B"]})");
  EXPECT_EQ(result.rounds, 1u);
  EXPECT_EQ(world.needs.asked, (Rounds{{R"(t/Thing {"id":"x"})", R"(t/Thing {"id":5})"}}));
}

TEST(Needs, ThatUseAnAnswerWaitARoundMore) {
  World world;
  world.mapping(
      "needs:\n"
      "  a: { fetch: t/Thing, by: { id: in.id } }\n"
      "  b?: { fetch: t/Thing, by: { id: next } }\n"
      "let: { next: a.next }\n"
      "fields: { text: { first: [ b.name, a.name ] } }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"A","next":"y"})");
  world.needs.answer_with(R"(t/Thing {"id":"y"})", R"({"name":"B"})");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"text":"B"})");
  EXPECT_EQ(world.needs.asked.size(), 2u);
  EXPECT_EQ(world.load().rules->describe("m")->rounds, 2u);
}

TEST(Needs, WithoutAKeyAreNotAsked) {
  World world;
  world.mapping(
      "needs:\n  a: { fetch: t/Thing, by: { id: in.note } }\n"
      "fields: { text: { first: [ a.name, in.id ] } }");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"text":"x"})");
  EXPECT_EQ(world.translate(R"({"id":"x","note":null})").output, R"({"text":"x"})");
  EXPECT_TRUE(world.needs.asked.empty());
}

TEST(Needs, OfAllItemsAreOneRoundAndEachQuestionIsAskedOnce) {
  World world;
  world.mapping(
      "fields:\n  list:\n    each: in.items\n    needs: { a: { fetch: t/Thing, by: { id: .key } } "
      "}\n    from: a.name\n");
  world.needs.answer_with(R"(t/Thing {"id":"1"})", R"({"name":"A"})");
  world.needs.answer_with(R"(t/Thing {"id":"2"})", R"({"name":"B"})");
  EXPECT_EQ(world.translate(R"({"id":"x","items":[{"key":"1"},{"key":"2"},{"key":"1"}]})").output,
            R"({"list":["A","B","A"]})");
  EXPECT_EQ(world.needs.asked, (Rounds{{R"(t/Thing {"id":"1"})", R"(t/Thing {"id":"2"})"}}));
}

TEST(Needs, ThatAreNotFoundRefuseTheDocumentUnlessOptional) {
  World world;
  world.mapping("needs: { a: { fetch: t/Thing, by: { id: in.id } } }\nfields: { text: a.name }");
  world.needs.not_found(R"(t/Thing {"id":"x"})");
  EXPECT_EQ(summary(world.translate(R"({"id":"x"})")), "need-not-found at m/needs.a in /id\n");
  world.mapping("needs:\n  a?: { fetch: t/Thing, by: { id: in.id } }\nfields: { text: a.name }");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, "{}");
}

TEST(Needs, ThatNobodyAnswersMakeTheTranslationUnusable) {
  World world;
  world.mapping("needs: { a: { fetch: t/Thing, by: { id: in.id } } }\nfields: { text: a.name }");
  Translation result = world.translate(R"({"id":"x"})");
  EXPECT_EQ(result.outcome, Outcome::unusable);
  EXPECT_EQ(summary(result), "need-unanswered at m/needs.a\n");
}

TEST(Needs, WhoseAnswerIsNotWhatItsSchemaSaysRefuseTheDocumentWithThePlace) {
  World world;
  world.mapping("needs: { a: { fetch: t/Thing, by: { id: in.id } } }\nfields: { text: a.name }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":7})");
  Translation result = world.translate(R"({"id":"x"})");
  EXPECT_EQ(result.outcome, Outcome::refused);
  EXPECT_EQ(summary(result), "invalid-input at m/needs.a in /name\n");
  EXPECT_EQ(result.diagnostics.front().inputs.front().document, "a");
}

TEST(Needs, AreNotAskedForADocumentThatAGuardEnds) {
  World world;
  world.mapping(
      "needs: { a: { fetch: t/Thing, by: { id: in.id } } }\n"
      "guards: [ { id: c, when: { in.kind: C }, skip: wrong-kind } ]\n"
      "fields: { text: a.name }");
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"C"})").outcome, Outcome::skipped);
  EXPECT_TRUE(world.needs.asked.empty());
}

TEST(Needs, MayBeLookedAtByAGuard) {
  World world;
  world.mapping(
      "needs: { a: { fetch: t/Thing, by: { id: in.id } } }\n"
      "guards: [ { id: c, when: { a.name: bad }, fail: wrong-kind } ]\n"
      "fields: { text: a.name }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"bad"})");
  EXPECT_EQ(summary(world.translate(R"({"id":"x"})")), "wrong-kind at m/guards.c in /name\n");
}

TEST(Needs, OfAUsedMappingAreGatheredWithTheOthers) {
  World world;
  world.file("mappings/inner.yaml",
             "mapping: inner\nsummary: Inner.\ninput: { key: text }\noutput: text\n"
             "needs: { a: { fetch: t/Thing, by: { id: key } } }\nresult: a.name\n");
  world.mapping(
      "needs: { a: { fetch: t/Thing, by: { id: in.id } } }\n"
      "fields: { text: a.name, list: { each: in.items, use: inner, with: { key: .key } } }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"A"})");
  world.needs.answer_with(R"(t/Thing {"id":"1"})", R"({"name":"B"})");
  EXPECT_EQ(world.translate(R"({"id":"x","items":[{"key":"1"},{"key":"x"}]})").output,
            R"({"text":"A","list":["B","A"]})");
  EXPECT_EQ(world.needs.asked.size(), 1u);
}

TEST(Needs, BehindAConditionOnAnAnswerAreCounted) {
  World world;
  world.file("mappings/inner.yaml",
             "mapping: inner\nsummary: Inner.\ninput: { key: text }\noutput: text\n"
             "needs: { a: { fetch: t/Thing, by: { id: key } } }\nresult: a.name\n");
  world.mapping(
      "needs: { a: { fetch: t/Thing, by: { id: in.id } } }\n"
      "let: { late: { use: inner, with: { key: { from: in.note, default: none } } } }\n"

      "fields: { text: { cases: [ { when: { a.name: go }, from: late }, { value: stay } ] } }");
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"go"})");
  world.needs.answer_with(R"(t/Thing {"id":"n"})", R"({"name":"late"})");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","note":"n"})").output, R"({"text":"late"})");
  EXPECT_GE(world.load().rules->describe("m")->rounds, 2u);
}

}  // namespace
}  // namespace smx::testing

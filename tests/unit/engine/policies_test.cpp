// Absences, faults and what policies make of them.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

struct Case {
  const char* body;
  const char* document;
  const char* output;   // empty: refused
  const char* summary;  // of the diagnostics
};

void check(const Case& one) {
  World world;
  world.file("tables/kind-of.yaml", R"(
table: kind-of
summary: Kinds.
key: { kind: text }
value: { meaning: text }
rows: { A: ONE, B: TWO }
no_counterpart: [ C ]
)");
  world.mapping(one.body);
  Translation result = world.translate(one.document);
  SCOPED_TRACE(std::string(one.body) + "\n" + one.document);
  EXPECT_EQ(result.output, one.output);
  EXPECT_EQ(summary(result), one.summary);
}

TEST(Policies, ActOnTheAbsenceTheyName) {
  const Case cases[] = {
      {"fields: { text: { from: in.kind, on_missing: report } }", R"({"id":"x"})", "{}",
       "missing-value at m/text in \n"},
      {"fields: { text: { from: in.kind, on_missing: { default: none } } }", R"({"id":"x"})",
       R"({"text":"none"})", ""},
      {"fields: { text: { from: in.kind, on_missing: fail } }", R"({"id":"x"})", "",
       "missing-value at m/text in \n"},
      {"fields: { text: { from: in.kind, on_missing: { fail: bad-id } } }", R"({"id":"x"})", "",
       "bad-id at m/text in \n"},
      {"fields: { text: { from: in.kind, on_missing: { use: in.id, report: true } } }",
       R"({"id":"x"})", R"({"text":"x"})", "missing-value at m/text in \n"},
      {"fields: { text: { from: in.note, on_null: skip } }", R"({"id":"x","note":null})", "{}", ""},
      {"fields: { nullable: in.note }", R"({"id":"x","note":null})", R"({"nullable":null})", ""},
      {"fields: { text: in.id }", R"({"id":""})", R"({"text":""})", ""},
      {"fields: { text: { from: in.id, on_empty: fail } }", R"({"id":""})", "",
       "empty-value at m/text in /id\n"},
      {"fields: { text: { from: in.id, default: (none) } }", R"({"id":""})",
       "{\"text\":\"(none)\"}", ""},
      {"fields: { short: in.id }", R"({"id":"123456"})", "", "invalid-value at m/short in /id\n"},
      {"fields: { short: { from: in.id, on_invalid: report } }", R"({"id":"123456"})", "{}",
       "invalid-value at m/short in /id\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST(Policies, TellThreeAnswersOfATableApart) {
  const Case cases[] = {
      {"fields: { text: in.kind | lookup kind-of }", R"({"id":"x","kind":"A"})",
       R"({"text":"ONE"})", ""},
      {"fields: { text: in.kind | lookup kind-of }", R"({"id":"x","kind":"C"})", "{}", ""},
      {"fields: { text: in.id | lookup kind-of }", R"({"id":"x"})", "",
       "unmapped-code at m/text in /id\n"},
      {"fields: { text: { from: in.id | lookup kind-of, on_unmapped: report } }", R"({"id":"x"})",
       "{}", "unmapped-code at m/text in /id\n"},
      {"fields: { text: { from: in.id | lookup kind-of, on_unmapped: { default: other } } }",
       R"({"id":"x"})", R"({"text":"other"})", ""},
      {"fields: { text: { from: in.id | lookup kind-of, on_fault: skip } }", R"({"id":"x"})", "{}",
       ""},
  };
  for (const Case& one : cases) check(one);
}

TEST(Policies, OfLossKeepTheValueAndSaySo) {
  const Case cases[] = {
      {"fields: { text: { from: in.id | shorten 3, on_loss: report } }", R"({"id":"1234"})",
       R"({"text":"123"})", "value-lost at m/text in /id\n"},
      {"fields: { text: { from: in.id | shorten 3, on_loss: report } }", R"({"id":"123"})",
       R"({"text":"123"})", ""},
      {"fields: { text: { from: in.id | shorten 3, on_loss: keep } }", R"({"id":"1234"})",
       R"({"text":"123"})", ""},
      {"fields: { text: { from: in.id | shorten 3, on_loss: { fail: bad-id } } }",
       R"({"id":"1234"})", "", "bad-id at m/text in /id\n"},
      {"let: { cut: { from: in.id | shorten 3, on_loss: report } }\nfields: { text: cut, short: "
       "cut }",
       R"({"id":"1234"})", R"({"text":"123","short":"123"})", "value-lost at m/let.cut in /id\n"},
  };
  for (const Case& one : cases) check(one);
}

TEST(Policies, AreInheritedFromTheMappingAndGiveWayToTheLine) {
  check(
      {"policy: { on_missing: report }\nfields: { text: in.kind, nullable: { from: in.note, "
       "on_missing: skip } }",
       R"({"id":"x"})", "{}", "missing-value at m/text in \n"});
}

TEST(Policies, OfAnOuterFormCatchFaultsOfItsParts) {
  check(
      {"fields: { text: { first: [ in.kind | lookup kind-of, in.id | lookup kind-of ], "
       "on_unmapped: { default: d } } }",
       R"({"id":"x"})", R"({"text":"d"})", ""});
}

TEST(Policies, OfAnOuterFormSeeTheValueBeforeTheTargetDoes) {
  const Case cases[] = {
      {"fields: { kind: { cases: [ { from: in.id } ], on_empty: { default: ONE } } }",
       R"({"id":""})", R"({"kind":"ONE"})", ""},
      {"fields: { kind: { first: [ in.note, in.id ], skipping: [ missing, null, empty ] } }",
       R"({"id":"TWO","note":""})", R"({"kind":"TWO"})", ""},
      {"fields: { kind: { first: [ in.note, in.id ], skipping: [ missing, null, empty ] } }",
       R"({"id":"X","note":""})", "", "invalid-value at m/kind in /id\n"},
      {"fields: { kind: { first: [ { from: in.note, on_invalid: skip }, in.id ] } }",
       R"({"id":"TWO","note":"X"})", R"({"kind":"TWO"})", ""},
  };
  for (const Case& one : cases) check(one);
}

TEST(Policies, OfLossThatFailNameTheLoss) {
  check({"fields: { text: { from: in.id | shorten 3, on_loss: fail } }", R"({"id":"1234"})", "",
         "value-lost at m/text in /id\n"});
}

TEST(Lists, AreCheckedAgainstTheBoundsOfTheirTarget) {
  World world;
  world.file("schemas/u.yaml",
             "$defs: { Few: { type: object, properties: { few: { type: array, minItems: 1, "
             "maxItems: 2, items: { "
             "type: string } } } } }\n");
  world.file("pack.yaml",
             "pack: test\nsummary: s.\nschemas: { t: schemas/t.yaml, u: schemas/u.yaml }\n");
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: t/In }\noutput: u/Few\n"
             "fields: { few: { each: in.items, from: .key } }\n");
  EXPECT_EQ(world.translate(R"({"id":"x","items":[{"key":"1"}]})").output, R"({"few":["1"]})");
  EXPECT_EQ(summary(world.translate(R"({"id":"x","items":[{"key":"1"},{"key":"2"},{"key":"3"}]})")),
            "invalid-value at m/few in /items\n");
  EXPECT_EQ(summary(world.translate(R"({"id":"x","items":[]})")),
            "invalid-value at m/few in /items\n");
}

TEST(Reports, OfAFaultKeepWhatItWas) {
  World world;
  world.file("mappings/inner.yaml",
             "mapping: inner\nsummary: Inner.\ninput: { key: text }\noutput: text\n"
             "guards:\n  - { id: bad, when: { key: b }, fail: wrong-kind }\n"
             "  - { id: gone, when: { key: c }, skip: bad-id }\nresult: key\n");
  world.mapping(
      "fields: { list: { each: in.items, use: inner, with: { key: .key }, on_fault: report } }");
  Translation result =
      world.translate(R"({"id":"x","items":[{"key":"a"},{"key":"b"},{"key":"c"}]})");
  EXPECT_EQ(result.output, R"({"list":["a"]})");
  EXPECT_EQ(summary(result),
            "wrong-kind at m/list in /items/1/key\nbad-id at inner/guards.gone in /items/2/key\n");
}

TEST(Loading, SurvivesAContextEntryWithoutAType) {
  World world;
  world.mapping("fields: { text: in.id }");
  world.file("pack.yaml",
             "pack: p\nsummary: s.\nschemas: { t: schemas/t.yaml }\ncontext:\n  In:\n");
  EXPECT_NE(world.problems(), "");
}

TEST(Policies, WithANamedFaultKeepEveryPlace) {
  check(
      {"let: { who: { one_of: { a: in.one, b: in.two }, on_many: { fail: bad-id } } }\nfields: { "
       "text: who.kind }",
       R"({"id":"x","one":1,"two":2})", "", "bad-id at m/let.who in /one, /two\n"});
}

TEST(Addresses, InsideAListGoThroughItsTarget) {
  World world;
  world.mapping(
      "fields:\n  objects:\n    each: in.items\n    needs: { n: { fetch: t/Thing, by: { id: .key } "
      "} }\n"
      "    let: { both: { join: [ .key, n.name ] } }\n    fields: { a: both, b: { first: [ .value, "
      "n.next ] } }");
  std::string addresses;
  const auto rules = world.load().rules;
  const Result<MappingInfo> described = rules->describe("m");
  for (const RuleLine& line : described->lines) addresses += line.address + "\n";
  EXPECT_EQ(addresses,
            "m/objects\nm/objects.needs.n\nm/objects.let.both\nm/objects.a\nm/objects.b\n");
}

TEST(Warnings, NameWhatAPackDeclaresAndNeverUses) {
  World world;
  world.file("tables/idle.yaml",
             "table: idle\nsummary: Idle.\nkey: { a: text }\nvalue: { b: text }\nrows: { x: y }\n");
  world.mapping(
      "let: { idle: in.id }\nguards: [ { id: g, when: { in.id: { matches: numbered } }, fail: "
      "bad-id } ]\nfields: { text: in.id }");
  const std::string warnings = world.warnings();
  EXPECT_NE(warnings.find("the table `idle` is not used"), std::string::npos) << warnings;
  EXPECT_NE(warnings.find("the fault `wrong-kind` is not used"), std::string::npos) << warnings;
  EXPECT_NE(warnings.find("`idle` is not used by mapping `m`"), std::string::npos) << warnings;
  EXPECT_EQ(warnings.find("numbered"), std::string::npos) << warnings;
}

TEST(Refusals, NameEveryFaultOfTheDocumentAtOnce) {
  check({"fields: { short: in.id, text: in.id | lookup kind-of, number: in.id | integer }",
         R"({"id":"123456x"})", "",
         "invalid-value at m/short in /id\nunmapped-code at m/text in /id\nfunction-fault at "
         "m/number in /id\n"});
}

TEST(Refusals, NameAFaultyLetOnceHoweverManyLinesReadIt) {
  check({"let: { number: in.id | integer }\nfields: { number: number, amount: number }",
         R"({"id":"x"})", "", "function-fault at m/let.number in /id\n"});
}

TEST(Refusals, NeverShowAValueOfTheDocument) {
  World world;
  world.mapping(
      "fields: { short: in.id, number: in.id | integer, text: in.id | match numbered | text }");
  world.mapping("fields: { short: in.id, number: in.id | integer }");
  Translation result = world.translate(R"({"id":"canary-123456"})");
  ASSERT_EQ(result.outcome, Outcome::refused);
  ASSERT_EQ(result.diagnostics.size(), 2u);
  for (const Diagnostic& diagnostic : result.diagnostics) {
    EXPECT_EQ(render_text(diagnostic, Colour::never).find("canary"), std::string::npos);
    EXPECT_EQ(render_json(diagnostic).find("canary"), std::string::npos);
    EXPECT_NE(render_text(diagnostic, Colour::never).find("string, 13 chars"), std::string::npos);
  }
}

TEST(Refusals, OfADocumentThatIsNotWhatTheSchemaSaysNameThePlaces) {
  World world;
  world.mapping("fields: { text: in.id }");
  EXPECT_EQ(summary(world.translate(R"({"count":1.5,"kind":"D"})")),
            "invalid-input at  in \ninvalid-input at  in /count\ninvalid-input at  in /kind\n");
  EXPECT_EQ(summary(world.translate("{\"id\":")), "json-syntax at  in /id\n");
  EXPECT_EQ(summary(world.translate(R"({"id":"a","id":"b"})")), "json-duplicate-key at  in /id\n");
}

TEST(Guards, SkipOrRefuseBeforeAnythingElse) {
  World world;
  world.mapping(
      "guards:\n"
      "  - { id: kind, when: { in.kind: C }, fail: wrong-kind }\n"
      "  - { id: flag, unless: { in.flag: true }, skip: bad-id }\n"
      "fields: { number: in.id | integer }");
  Translation refused = world.translate(R"({"id":"x","kind":"C"})");
  EXPECT_EQ(refused.outcome, Outcome::refused);
  EXPECT_EQ(summary(refused), "wrong-kind at m/guards.kind in /kind\n");
  Translation skipped = world.translate(R"({"id":"x","flag":false})");
  EXPECT_EQ(skipped.outcome, Outcome::skipped);
  EXPECT_EQ(summary(skipped), "bad-id at m/guards.flag in /flag\n");
  EXPECT_EQ(world.translate(R"({"id":"7","flag":true})").output, R"({"number":7})");
}

TEST(Budgets, EndATranslationThatNoPolicyCarriesOn) {
  World world;
  world.limits.steps = 50;
  world.mapping("fields: { list: { each: in.items, from: .key, on_fault: report } }");
  std::string items;
  for (int i = 0; i < 100; ++i) items += std::string(i ? "," : "") + R"({"key":"k"})";
  Translation result = world.translate(R"({"id":"x","items":[)" + items + "]}");
  EXPECT_EQ(result.outcome, Outcome::refused);
  EXPECT_EQ(result.diagnostics.front().code, Code::budget_exceeded);
}

}  // namespace
}  // namespace smx::testing

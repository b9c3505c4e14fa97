// What a condition says of a path is known inside it: no policy is demanded for what cannot be.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

/// A mapping whose output demands its two members.
std::string problems(const std::string& body) {
  World world;
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: t/In }\noutput: { type: object, "
             "required: [ a, b ], properties: { a: { type: string }, b: { type: string } } }\n" +
                 body);
  return world.problems();
}

std::string case_of(const std::string& condition) {
  return "fields: { a: { cases: [ { when: " + condition +
         ", from: in.kind }, { value: else } ] }, b: in.id }";
}

TEST(Narrowing, KnowsWhatIsPresentInsideItsCase) {
  EXPECT_EQ(problems(case_of("{ in.kind: { is: present } }")), "");
  EXPECT_EQ(problems(case_of("{ in.kind: [ A, B ] }")), "");
  EXPECT_EQ(problems(case_of("{ in.kind: { not: A } }")), "");
  EXPECT_EQ(problems(case_of("{ none: [ { in.kind: { is: missing } } ] }")), "");
  EXPECT_EQ(problems(case_of("{ in.kind: { is: present }, in.flag: true }")), "");
  EXPECT_EQ(problems(case_of("{ any: [ { in.kind: A } ] }")), "");
}

TEST(Narrowing, DoesNotBelieveWhatIsNotSaid) {
  const std::string missing = "target `a` is required, and its value may be missing";
  EXPECT_NE(problems(case_of("{ in.flag: true }")).find(missing), std::string::npos);
  EXPECT_NE(problems(case_of("{ in.kind: { is: missing } }")).find(missing), std::string::npos);
  EXPECT_NE(problems(case_of("{ any: [ { in.kind: A }, { in.flag: true } ] }")).find(missing),
            std::string::npos);
  EXPECT_NE(problems(case_of("{ none: [ { in.kind: { is: present } } ] }")).find(missing),
            std::string::npos);
}

TEST(Narrowing, TellsNullFromMissing) {
  const std::string not_missing =
      "fields: { a: { cases: [ { when: { in.note: { is: missing } }, value: none }, { from: "
      "in.note } "
      "] }, b: in.id }";
  EXPECT_NE(problems(not_missing).find("may not be null"), std::string::npos);
  EXPECT_EQ(problems(not_missing).find("may be missing"), std::string::npos);
  const std::string neither =
      "fields: { a: { cases: [ { when: { in.note: { is: missing } }, value: none }, { when: { "
      "in.note: { is: null } }, value: none }, { from: in.note } ] }, b: in.id }";
  EXPECT_EQ(problems(neither), "");
}

TEST(Narrowing, KnowsTheMemberOfAOneOfByItsKind) {
  const std::string body =
      "let: { who: { one_of: { kind_: in.kind, name: in.name } } }\n"
      "fields: { a: { cases: [ { when: { who.kind: name }, from: who.name }, { when: { who.kind: "
      "kind_ }, from: who.kind_ } ] }, b: in.id }";
  EXPECT_EQ(problems(body), "");
}

TEST(Narrowing, KnowsWhatAGuardHasSeenTo) {
  const std::string guard =
      "guards: [ { id: g, unless: { in.kind: { is: present } }, fail: wrong-kind } ]\n";
  EXPECT_EQ(problems(guard + "fields: { a: in.kind, b: in.id }"), "");
  EXPECT_EQ(problems("let: { k: in.kind }\n" + guard + "fields: { a: k, b: in.id }"), "");
  const std::string report =
      "guards: [ { id: g, unless: { in.kind: { is: present } }, report: wrong-kind } ]\n";
  EXPECT_NE(problems(report + "fields: { a: in.kind, b: in.id }"), "");
}

TEST(Narrowing, DoesNotReachALetThatAnEarlierGuardReads) {
  const std::string body =
      "let: { k: { fields: { a: { from: in.kind } } }, j: k.a }\n"
      "guards:\n"
      "  - { id: early, when: { j: A }, fail: wrong-kind }\n"
      "  - { id: g, unless: { in.kind: { is: present } }, fail: wrong-kind }\n"
      "fields: { a: j, b: in.id }";
  EXPECT_NE(problems(body).find("target `a` is required"), std::string::npos);
}

TEST(Narrowing, SaysWhereAPolicyHasBecomeIdle) {
  World world;
  world.mapping(
      "fields: { text: { when: { in.kind: { is: present } }, from: in.kind, on_missing: report } "
      "}");
  EXPECT_NE(world.warnings().find("`on_missing` never acts here"), std::string::npos);
}

TEST(Narrowing, KnowsWhatWhereAsksOfAnItem) {
  World world;
  world.file(
      "mappings/m.yaml",
      "mapping: m\nsummary: A mapping.\ninput: { in: t/In }\noutput: [ { type: object, "
      "required: [ v ], properties: { v: { type: string } } } ]\nresult: { each: in.items, "
      "where: { .value: { is: present } }, fields: { v: .value }, on_missing: { default: [] } }\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id":"x","items":[{"key":"a"},{"key":"b","value":"v"}]})").output,
            R"([{"v":"v"}])");
}

}  // namespace
}  // namespace smx::testing

// What is said of a decision is held against what it does: the examples of findings are translated.
#include <map>

#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

constexpr std::string_view kInputs = R"(
input:
  id: text
  count?: integer
  flag?: boolean
  note?: { type: text, nullable: true }
  kind?: { type: text, enum: [ A, B, C ] }
  at?: instant
)";

/// A decision over some members of the document, and a mapping that asks it.
std::string problems_of(World& world, const std::string& head, const std::string& rules,
                        const std::string& target) {
  world.file("decisions/d.yaml", "decision: d\nsummary: D.\n" + head + std::string(kInputs) +
                                     "output: { answer: text }\nrules:\n" + rules);
  world.mapping("fields: { " + target +
                ": { decide: d, with: { id: in.id, count: in.count, flag: in.flag, note: in.note, "
                "kind: in.kind, at: in.at } } }");
  return world.problems();
}

/// The example in a message, `count: 5`, `kind: A`, as a document. What it leaves out is left out.
std::string document_of(const std::string& said) {
  std::map<std::string, std::string> members = {{"id", "\"some\""}};
  const std::size_t begin = said.find(" for `");
  for (std::size_t at = said.find('`', begin); at != std::string::npos;) {
    const std::size_t end = said.find('`', at + 1);
    const std::string cell = said.substr(at + 1, end - at - 1);
    const std::size_t colon = cell.find(": ");
    if (colon == std::string::npos) break;
    const std::string name = cell.substr(0, colon);
    std::string value = cell.substr(colon + 2);
    const bool bare = name == "id" || name == "note" || name == "kind" || name == "at";
    if (bare && value != "null" && !value.starts_with('"')) value = '"' + value + '"';
    if (cell.substr(colon + 2) == "missing") {
      members.erase(name);
    } else {
      members[name] = value;
    }
    if (said.substr(end + 1, 3) != ", `") break;
    at = said.find('`', end + 1);
  }
  std::string out;
  for (const auto& [name, value] : members)
    out += (out.empty() ? "{\"" : ",\"") + name + "\":" + value;
  return out + "}";
}

TEST(TheExampleOfAGap, IsAnInputThatTheEngineFindsNoRowFor) {
  const std::vector<std::string> decisions = {
      "  - { id: a, when: { count: ..5 }, then: a }\n  - { id: b, when: { count: 7.. }, then: b "
      "}\n",
      "  - { id: a, when: { count: { is: missing } }, then: a }\n",
      "  - { id: a, when: { count: [ 1, 2 ] }, then: a }\n  - { id: b, when: { flag: true }, then: "
      "b }\n",
      "  - { id: a, when: { kind: { not: A } }, then: a }\n",
      "  - { id: a, when: { kind: [ A, B ] }, then: a }\n  - { id: b, when: { kind: { is: missing "
      "} "
      "}, then: b }\n",
      "  - { id: a, when: { note: { is: 'null' } }, then: a }\n  - { id: b, when: { note: { is: "
      "present } }, then: b }\n",
      "  - { id: a, when: { id: { starts: [ s, o, x ] } }, then: a }\n  - { id: b, when: { id: { "
      "contains: [ e, 'y' ] } }, then: b }\n",
      "  - { id: a, when: { id: { ends: e, fold: [ case ] } }, then: a }\n  - { id: b, when: { "
      "none: "
      "[ { id: { ends: E, fold: [ case ] } } ], flag: true }, then: b }\n",
      "  - { id: a, when: { none: [ { note: { matches: numbered } } ] }, then: a }\n",
      "  - { id: a, when: { id: { same_as: note } }, then: a }\n",
      "  - { id: a, when: { none: [ { id: { same_as: note } } ] }, then: a }\n",
      "  - { id: a, when: { at: 2026-04-11T00:00:00Z.. }, then: a }\n  - { id: b, when: { at: { "
      "is: "
      "missing } }, then: b }\n",
      "  - { id: a, when: { any: [ { flag: true }, { kind: A, count: 1.. } ] }, then: a }\n",
      "  - { id: a, when: { note: { equals: 'a  B', fold: [ case, space ] } }, then: a }\n  - { "
      "id: "
      "b, when: { note: { not: 'a  B', fold: [ case, space ] } }, then: b }\n",
  };
  for (const std::string& rules : decisions) {
    SCOPED_TRACE(rules);
    World world;
    const std::string said = problems_of(world, "hit: first\n", rules, "text");
    ASSERT_NE(said.find("no row of decision `d` holds for `"), std::string::npos) << said;
    const std::string document = document_of(said);
    World answered;
    EXPECT_EQ(problems_of(answered, "unmatched: { default: none }\n", rules, "text"), "");
    EXPECT_EQ(answered.translate(document).output, R"({"text":"none"})") << document;
  }
}

TEST(TheExampleOfAnOverlap, IsAnInputThatTheEngineFindsBothRowsFor) {
  const std::vector<std::string> decisions = {
      "  - { id: a, when: { count: ..5 }, then: a }\n  - { id: b, when: { count: 5.. }, then: b "
      "}\n",
      "  - { id: a, when: { id: { starts: ab } }, then: a }\n  - { id: b, when: { id: { ends: bc } "
      "}, then: b }\n",
      "  - { id: a, when: { kind: A, flag: true }, then: a }\n  - { id: b, when: { kind: [ A, B ] "
      "}, "
      "then: b }\n",
      "  - { id: a, when: { note: { contains: x, fold: [ case ] } }, then: a }\n  - { id: b, when: "
      "{ "
      "note: { starts: X } }, then: b }\n",
      "  - { id: a, when: { note: { matches: numbered } }, then: a }\n  - { id: b, when: { note: { "
      "is: present } }, then: b }\n",
  };
  for (const std::string& rules : decisions) {
    SCOPED_TRACE(rules);
    World world;
    const std::string said = problems_of(world, "hit: unique\nunmatched: fail\n", rules, "text");
    ASSERT_NE(said.find("both hold for `"), std::string::npos) << said;
    World counted;
    EXPECT_EQ(problems_of(counted, "hit: collect\ncollect: count\n", rules, "number"), "");
    EXPECT_EQ(counted.translate(document_of(said)).output, R"({"number":2})");
  }
}

}  // namespace
}  // namespace smx::testing

// Packs, mappings and decisions; tables have a file of their own.
#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

struct Case {
  std::string written;
  std::string said;
};

void expect(std::string_view head, const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.written);
    EXPECT_EQ(RuleFile(std::string(head) + each.written).mistakes(), each.said);
  }
}

// ---- kinds of files

TEST(TheKindOfAFile, IsItsFirstKey) {
  EXPECT_TRUE(std::holds_alternative<Pack>(RuleFile("pack: p\n").file.thing));
  const RuleFile tests("tests: anything\ncases: [ { whatever: x } ]\n");
  EXPECT_EQ(tests.mistakes(), "");
  EXPECT_EQ(tests.file.kind, "tests");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(tests.file.thing));
}

TEST(TheKindOfAFile, ThatIsUnknownIsRefused) {
  expect(
      "",
      {{"mappings: m\n",
        "1:1 unknown-kind: `mappings` is not a kind of rule file [did you mean `mapping`?]\n"},
       {"schema: s\n",
        "1:1 unknown-kind: `schema` is not a kind of rule file [one of `pack`, `mapping`, "
        "`table`, `decision`, `library`, `overlay`, `tests`]\n"},
       {"[ a ]\n", "1:1 unknown-kind: a rule file is a map whose first key says what it holds\n"},
       {"{}\n", "1:1 unknown-kind: a rule file is a map whose first key says what it holds\n"}});
}

TEST(TheKindOfAFile, ThatIsNotItsFirstKeyIsRefusedAndReadAllTheSame) {
  const RuleFile rules("summary: S.\nmapping: m\ninput: {}\noutput: any\nfeilds: {}\nfields: {}\n");
  EXPECT_EQ(
      rules.mistakes(),
      "2:1 unknown-kind: the kind of a rule file is its first key [move this line to the top]\n"
      "5:1 unknown-key: `feilds` is not a key of a mapping [did you mean `fields`?]\n");
  EXPECT_EQ(rules.as<Mapping>().name.text, "m");
}

TEST(AFileThatIsNoYaml, HasNoThing) {
  const RuleFile rules("mapping: [ a\n");
  EXPECT_TRUE(rules.diagnostics.has_errors());
  EXPECT_TRUE(std::holds_alternative<std::monostate>(rules.file.thing));
}

// ---- packs

TEST(APack, IsReadWhole) {
  const RuleFile rules(R"(pack: secure-messaging
version: 0.1.0
summary: Messages.
owner: Anna
schemas: { oh: schemas/oh.yaml }
context:
  authority: text
  reminders: { type: text, enum: [ skip, deliver ], default: skip, basis: assumed, note: N }
faults: { reminder: A reminder is no message. }
patterns: { message_id: "^(?P<number>[0-9]+)[:.]" }
policy: { on_missing: report }
)");
  EXPECT_EQ(rules.mistakes(), "");
  const Pack& pack = rules.as<Pack>();
  EXPECT_EQ(pack.name.text, "secure-messaging");
  EXPECT_EQ(pack.version.text, "0.1.0");
  EXPECT_EQ(pack.documentation.owner, "Anna");
  EXPECT_EQ(pack.schemas[0].file.text, "schemas/oh.yaml");
  EXPECT_EQ(pack.faults[0].first.text, "reminder");
  EXPECT_EQ(pack.patterns[0].second.text, "^(?P<number>[0-9]+)[:.]");
  EXPECT_TRUE(pack.policies[static_cast<std::size_t>(Trigger::missing)]);
}

TEST(AContextValue, HasATypeWithoutTheKeysThatDescribeIt) {
  const RuleFile rules(
      "pack: p\ncontext:\n  a: { type: text, enum: [ x ], default: x, basis: assumed, note: N }\n");
  const ContextEntry& entry = rules.as<Pack>().context.front();
  EXPECT_EQ(entry.default_value->text, "x");
  EXPECT_EQ(entry.documentation.basis, Basis::assumed);
  ASSERT_TRUE(entry.type);
  ASSERT_EQ(entry.type->entries.size(), 2u);
  EXPECT_EQ(entry.type->entries[1].key.text, "enum");
}

TEST(APack, ThatIsWrongIsRefusedAtItsPlace) {
  expect(
      "pack: p\n",
      {{"context: { now: instant }\n",
        "2:12 shadowed-name: `now` is always there [it is the time of the call, and need not be "
        "declared]\n"},
       {"context: { a: { default: x } }\n",
        "2:15 missing-key: a context value needs the key `type`\n"},
       {"context: { a: [] }\n",
        "2:15 wrong-shape: expected a type such as `text` or `oh/Message`, and here is a list [a "
        "list is written with the type of its items: `[ text ]`]\n"},
       {"faults: { 1st: x }\n",
        "2:11 wrong-shape: `1st` cannot be the name of a fault [a letter first, then letters, "
        "digits, `_` and `-`]\n"},
       {"faults: { a: }\n", "2:13 wrong-shape: expected a text, and here is nothing\n"},
       {"policy:\n", "2:8 wrong-shape: expected a map, and here is nothing\n"},
       {"imports: [ other ]\n", "2:10 wrong-shape: expected a map, and here is a list\n"},
       {"imports: { other: {} }\n", "2:19 missing-key: an import needs the key `version`\n"},
       {"imports: { other: { version: v2 } }\n",
        "2:30 wrong-shape: `v2` is not a version [two or three numbers, as `1.4` or `1.4.0`: a "
        "change of the first breaks what uses the pack]\n"},
       {"shemas: {}\n",
        "2:1 unknown-key: `shemas` is not a key of a pack [did you mean `schemas`?]\n"}});
  expect("",
         {{"pack: Secure_Messaging\n",
           "1:7 wrong-shape: `Secure_Messaging` cannot be the name of a pack [small letters and "
           "digits with `-` between the words]\n"}});
}

// ---- mappings

TEST(AMapping, IsReadWhole) {
  const RuleFile rules(R"(mapping: a-to-b
summary: S.
note: N
input:
  message: oh/Message
  note?: [ text ]
output: b/Message?
needs:
  pool?: { fetch: oh/Pool, by: { id: message.pool }, when: { message.pool: { is: present } } }
const: { system: "urn:x" }
let: { number: message.id | trim }
guards:
  - { id: reminder, when: { message.type: REMINDER }, skip: reminder }
  - { id: old, unless: { message.year: 2000.. }, fail: too-old, basis: fact }
policy: { on_fault: report }
fields: { id: number }
)");
  EXPECT_EQ(rules.mistakes(), "");
  const Mapping& mapping = rules.as<Mapping>();
  EXPECT_EQ(mapping.name.text, "a-to-b");
  EXPECT_EQ(mapping.documentation.note, "N");
  ASSERT_EQ(mapping.inputs.size(), 2u);
  EXPECT_FALSE(mapping.inputs[0].optional);
  EXPECT_EQ(mapping.inputs[1].name.text, "note");
  EXPECT_TRUE(mapping.inputs[1].optional);
  EXPECT_TRUE(mapping.needs[0].optional);
  EXPECT_EQ(mapping.needs[0].name.text, "pool");
  EXPECT_EQ(mapping.needs[0].by[0].first.text, "id");
  EXPECT_TRUE(mapping.needs[0].when);
  EXPECT_EQ(mapping.constants[0].second.text, "urn:x");
  EXPECT_EQ(mapping.lets[0].name.text, "number");
  EXPECT_EQ(mapping.guards[0].verb, GuardVerb::skip);
  EXPECT_EQ(mapping.guards[1].fault.text, "too-old");
  EXPECT_EQ(mapping.guards[1].condition.kind, smx::Test::none);
  EXPECT_EQ(mapping.body->kind, Form::Kind::fields);
}

TEST(TheOutputOfAMapping, MayBeOptional) {
  const std::string head = "mapping: m\nsummary: S.\ninput: {}\nfields: {}\noutput: ";
  const RuleFile optional(head + "b/Message?\n");
  EXPECT_TRUE(optional.as<Mapping>().output.optional);
  EXPECT_EQ(optional.as<Mapping>().output.type->text, "b/Message");
  EXPECT_EQ(text_at(optional.as<Mapping>().output.type->span), "b/Message");
  const RuleFile demanded(head + "[ b/Message ]\n");
  EXPECT_FALSE(demanded.as<Mapping>().output.optional);
  EXPECT_TRUE(demanded.as<Mapping>().output.type->is_list());
}

TEST(AMapping, ThatIsWrongIsRefusedAtItsPlace) {
  expect("mapping: m\nsummary: S.\ninput: { a: any }\noutput: any\nfields: {}\n",
         {{"result: a\n", "5:1 exclusive-keys: a mapping has either `fields` or a `result`\n"},
          {"needs: { a: oh/Pool }\n",
           "6:13 wrong-shape: expected a need such as `{ fetch: ..., by: {...} }`, and here is a "
           "text\n"},
          {"needs: { a: { by: { id: x } } }\n", "6:13 missing-key: a need needs the key `fetch`\n"},
          {"needs: { a: { fetch: x, by: {} } }\n",
           "6:29 wrong-shape: expected at least one key to ask by, and here is a map [such as `{ "
           "id: message.id }`]\n"},
          {"const: { a: [ x ] }\n",
           "6:13 wrong-shape: expected a literal, and here is a list [a list of values is written "
           "`list: [...]`]\n"},
          {"let: { a.b: x }\n",
           "6:8 wrong-shape: `a.b` cannot be the name of a value [a letter first, then letters, "
           "digits, `_` and `-`]\n"},
          {"let: [ a ]\n", "6:6 wrong-shape: expected a map, and here is a list\n"},
          {"guards: { id: x }\n", "6:9 wrong-shape: expected a list, and here is a map\n"},
          {"guards: [ { id: a, fail: f } ]\n", "6:11 missing-key: a guard needs the key `when`\n"},
          {"guards: [ { id: a, when: { a: x } } ]\n",
           "6:11 missing-key: a guard needs the key `fail`\n"},
          {"guards: [ { id: a, when: { a: x }, fail: f, skip: g } ]\n",
           "6:36 exclusive-keys: a guard has exactly one of `fail`, `skip` and `report`\n"},
          {"guards:\n  - { id: a, when: { a: x }, fail: f }\n  - { id: a, when: { a: y }, fail: g "
           "}\n",
           "8:11 duplicate-id: two guards are called `a`\n"},
          {"with: {}\n",
           "6:1 unknown-key: `with` is not a key of a mapping [this key belongs to `decide` and "
           "`use`]\n"}});
  expect(
      "mapping: m\n",
      {{"input: { a: any }\noutput: any\nresult: a\n",
        "1:1 missing-key: a mapping needs the key `summary`\n"},
       {"summary: S.\ninput: { a: any }\noutput: any\n",
        "1:1 missing-key: a mapping needs the key `fields`\n"},
       {"summary: S.\ninput: { a: }\noutput:\nfields: {}\n",
        "3:12 wrong-shape: expected a type such as `text` or `oh/Message`, and here is nothing\n"
        "4:8 wrong-shape: expected a type such as `text` or `oh/Message`, and here is nothing\n"},
       {"summary: S.\ninput:\n  a: text\n  a?: text\noutput: \"?\"\nfields: {}\n",
        "5:3 duplicate-name: `a` is declared twice\n"
        "6:10 wrong-shape: expected a type such as `text` or `oh/Message`, and here is an empty "
        "text\n"}});
}

TEST(ADuplicateId, IsShownWithBothPlaces) {
  const RuleFile rules(
      "mapping: m\nsummary: S.\ninput: {}\noutput: any\nfields: {}\nguards:\n"
      "  - { id: a, when: { a: x }, fail: f }\n  - { id: a, when: { a: y }, fail: g }\n");
  ASSERT_EQ(rules.diagnostics.items().size(), 1u);
  const auto& labels = rules.diagnostics.items().front().labels;
  ASSERT_EQ(labels.size(), 2u);
  EXPECT_EQ(labels[0].begin, (Position{8, 11}));
  EXPECT_EQ(labels[1].begin, (Position{7, 11}));
}

// ---- decisions

constexpr std::string_view kDecision =
    "decision: d\nsummary: S.\nhit: first\nfold: [ case ]\ninput: { a: text }\n";

TEST(ADecision, IsReadWhole) {
  const RuleFile rules(std::string(kDecision) + R"(output: { category: text }
rules:
  - { id: x, when: { a: { contains: [ y, z ] } }, then: X, note: N }
  - { id: rest, then: "null" }
)");
  EXPECT_EQ(rules.mistakes(), "");
  const Decision& decision = rules.as<Decision>();
  EXPECT_EQ(decision.fold, Fold::letter_case);
  ASSERT_EQ(decision.rules.size(), 2u);
  EXPECT_TRUE(decision.rules[0].when);
  EXPECT_EQ(decision.rules[0].documentation.note, "N");
  EXPECT_FALSE(decision.rules[1].when);
  EXPECT_TRUE(decision.rules[1].answers[0].column.empty());
  EXPECT_TRUE(decision.rules[1].answers[0].literal.quoted);
}

TEST(ADecision, WithSeveralOutputsAnswersWithAllOfThem) {
  expect(
      std::string(kDecision) + "output: { b: text, c: text }\nrules:\n",
      {{"  - { id: x, then: { b: B, c: C } }\n", ""},
       {"  - { id: x, then: { b: B } }\n", "8:20 missing-key: this answer needs the key `c`\n"},
       {"  - { id: x, then: { b: B, c: C, d: D } }\n",
        "8:34 unknown-key: `d` is not a key of this answer [one of `b`, `c`]\n"},
       {"  - { id: x, then: B }\n",
        "8:20 wrong-shape: expected a map with a literal for each output, and here is a text\n"}});
}

TEST(ADecision, ThatIsWrongIsRefusedAtItsPlace) {
  expect(
      std::string(kDecision) + "output: { b: text }\nrules:\n",
      {{"  - { id: x, then: { b: B } }\n",
        "8:20 wrong-shape: expected a literal or `{ from: input }`, and here is a map [a decision "
        "with one output answers with its value]\n"},
       {"  - { id: x, when: {}, then: B }\n",
        "8:20 bad-condition: this condition is empty [without it the line always stands]\n"},
       {"  - { id: x }\n", "8:5 missing-key: a rule needs the key `then`\n"},
       {"  - x\n",
        "8:5 wrong-shape: expected a rule such as `{ id: ..., when: {...}, then: ... }`, and here "
        "is a text\n"},
       {"  - { id: x, then: B }\n  - { id: x, then: C }\n",
        "9:11 duplicate-id: two rules are called `x`\n"},
       {"  []\n", "8:3 wrong-shape: `rules` needs at least one item\n"}});
  expect(
      "decision: d\nsummary: S.\ninput: {}\noutput: { b: text }\nrules: [ { id: x, then: B } ]\n",
      {{"hit: last\n",
        "6:6 wrong-shape: `hit` is `first`, `unique`, `priority`, `collect` [one of `first`, "
        "`unique`, `priority`, `collect`]\n"},
       {"hit: priority\n",
        "6:6 missing-key: `hit: priority` needs `priority` [the answers of the first output "
        "column, the highest first: `priority: [ HIGH, LOW ]`]\n"},
       {"priority: [ A ]\n", "6:1 missing-key: `priority` needs `hit: priority`\n"},
       {"collect: sum\n", "6:1 missing-key: `collect` needs `hit: collect`\n"},
       {"rows: d.csv\n",
        "5:1 exclusive-keys: the rows stand here under `rules`, or in the file that `rows` "
        "names\n"},
       {"fold: case\n", "6:7 wrong-shape: expected a list, and here is a text\n"},
       {"fold: [ blanks ]\n",
        "6:9 wrong-shape: what `fold` can make equal is `case`, `space` [one of `case`, "
        "`space`]\n"}});
}

}  // namespace
}  // namespace smx::spec::testing

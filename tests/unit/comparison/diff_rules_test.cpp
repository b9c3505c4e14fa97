#include <algorithm>

#include <gtest/gtest.h>

#include "unit/comparison/files.h"

namespace smx::comparison::testing {
namespace {

/// A shop with one of everything that can change.
Files shop() {
  Files files;
  files["pack.yaml"] = R"(
pack: shop
version: 1.0.0
summary: A shop.
zone: Europe/Berlin
schemas: { s: schemas/s.yaml }
context:
  region: { type: text, default: north, note: Where we are. }
faults:
  no-order: There is no order.
  too-late: It is too late.
patterns:
  code: ^[A-Z]+$
)";
  files["schemas/s.yaml"] = R"(
$defs:
  Order:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      status: { type: string }
      note: { type: string, nullable: true }
      lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
  Bill:
    type: object
    properties:
      id: { type: string }
      state: { type: string }
      note: { type: string }
      skus: { type: array, items: { type: string } }
      tone: { type: string }
)";
  files["mappings/order-to-bill.yaml"] = R"(
mapping: order-to-bill
summary: An order becomes a bill.
input: { order: s/Order }
output: s/Bill
policy: { on_null: skip }
guards:
  - { id: none, when: { order.id: "" }, fail: no-order }
  - { id: late, when: { order.id: LATE }, skip: too-late }
let:
  short: order.id | trim
fields:
  id: short
  state: { from: order.status | lookup state-of, on_unmapped: skip }
  note: { from: order.note, on_empty: skip, basis: assumed, note: Nobody asked. }
  skus: { each: order.lines, from: .sku }
  tone: { decide: tone-of, with: { region: context.region } }
)";
  files["tables/state-of.yaml"] = R"(
table: state-of
summary: What a status is called.
key: { status: text }
value: { state: text }
rows:
  P: paid
  O: open
)";
  files["decisions/tone-of.yaml"] = R"(
decision: tone-of
summary: How we write.
hit: first
input: { region: text }
output: { tone: text }
rules:
  - { id: south, when: { region: south }, then: warm, effective: { from: 2026-01-01 } }
  - { id: west, when: { region: west }, then: curt }
  - { id: rest, then: plain }
)";
  files["overlays/south.yaml"] = R"(
overlay: south
summary: The south is called by its name.
effective: { from: 2026-04-01, to: 2026-06-01 }
edits:
  - replace: order-to-bill/note
    with: { value: the south }
)";
  return files;
}

struct Edit {
  const char* path;
  const char* from;
  const char* to;
};

RuleDiff diff_after(const Edit& edit) {
  const Files before = shop();
  return diff_rules(*loaded(before, ""),
                    *loaded(replaced(before, edit.path, edit.from, edit.to), ""));
}

std::string changes_after(const Edit& edit) {
  const RuleDiff diff = diff_after(edit);
  EXPECT_EQ(said(diff.documentation), "") << edit.to;
  return said(diff.changes);
}

TEST(RulesThatAreTheSame, HaveNoDifference) {
  const auto rules = loaded(shop(), "");
  EXPECT_TRUE(diff_rules(*rules, *rules).is_empty());
  EXPECT_TRUE(diff_rules(*rules, *loaded(shop(), "")).is_empty());
}

TEST(ALineThatMeansTheSame, IsNoChange) {
  const Edit same[] = {
      {"mappings/order-to-bill.yaml", "  id: short\n", "  # by its short name\n  id:   short\n"},
      {"mappings/order-to-bill.yaml", "  id: short\n", "  id: { from: short }\n"},
      {"mappings/order-to-bill.yaml", "order.id | trim", "order.id  |  trim"},
      {"mappings/order-to-bill.yaml", "{ each: order.lines, from: .sku }",
       "{ from: .sku, each: order.lines }"},
      {"mappings/order-to-bill.yaml", "when: { order.id: \"\" }",
       "when: { all: [ { order.id: '' } ] }"},
      {"mappings/order-to-bill.yaml", "from: order.note,", "from: order.note, on_null: skip,"},
      {"tables/state-of.yaml", "  P: paid\n  O: open\n", "  O: open\n  \"P\": paid # at last\n"},
      {"decisions/tone-of.yaml", "then: curt", "then: 'curt'"},
      {"decisions/tone-of.yaml", "from: 2026-01-01", "from: 2025-12-31T23:00:00Z"},
  };
  for (const Edit& edit : same) {
    const Files after = replaced(shop(), edit.path, edit.from, edit.to);
    const LoadedRules rules = load_rules(MemoryFileSystem(after), "");
    if (!rules.rules) {
      ADD_FAILURE() << edit.to << "\n" << said(rules.diagnostics);
      continue;
    }
    EXPECT_EQ(said(diff_rules(*loaded(shop(), ""), *rules.rules).changes), "") << edit.to;
  }
}

TEST(ALineThatMoves, IsNoChange) {
  const Files after = replaced(replaced(shop(), "mappings/order-to-bill.yaml", "  id: short\n", ""),
                               "mappings/order-to-bill.yaml", "  skus:", "  id: short\n  skus:");
  EXPECT_TRUE(diff_rules(*loaded(shop(), ""), *loaded(after, "")).is_empty());
}

TEST(OneEdit, IsSaidAndNothingElse) {
  const std::pair<Edit, const char*> cases[] = {
      {{"mappings/order-to-bill.yaml", "order.id | trim", "order.id | upper"},
       "changed let order-to-bill/let.short\n  value: order.id | trim -> order.id | upper\n"},
      {{"mappings/order-to-bill.yaml", "on_unmapped: skip", "on_unmapped: report"},
       "changed line order-to-bill/state\n  on_unmapped: skip -> skip, and report\n"},
      {{"mappings/order-to-bill.yaml", "order.id: LATE }, skip", "order.id: LATE }, fail"},
       "changed guard order-to-bill/guards.late\n  then: skip too-late -> fail too-late\n"},
      {{"tables/state-of.yaml", "  P: paid\n", "  P: settled\n"},
       "changed row state-of/P\n  state: \"paid\" -> \"settled\"\n"},
      {{"tables/state-of.yaml", "  P: paid\n", ""},
       "removed row state-of/P\n  state: \"paid\" -> \n"},
      {{"decisions/tone-of.yaml", "region: west }", "region: [ west, far ] }"},
       "changed row tone-of/west\n  when: { region: \"west\" } -> { region: [ \"west\", \"far\" ] "
       "}\n"},
      {{"decisions/tone-of.yaml", "from: 2026-01-01", "from: 2026-01-02"},
       "changed row tone-of/south\n  from: 2025-12-31T23:00:00Z -> 2026-01-01T23:00:00Z\n"},
      {{"overlays/south.yaml", "to: 2026-06-01", "to: 2026-07-01"},
       "changed overlay south\n  to: 2026-06-01 in Europe/Berlin -> 2026-07-01 in Europe/Berlin\n"},
      {{"overlays/south.yaml", "value: the south", "value: the deep south"},
       "changed edit south: order-to-bill/note\n"
       "  value: value \"the south\" -> value \"the deep south\"\n"},
      {{"pack.yaml", "default: north", "default: south"},
       "changed context context/region\n  default: \"north\" -> \"south\"\n"},
      {{"pack.yaml", "version: 1.0.0", "version: 1.1.0"},
       "changed pack shop\n  version: 1.0.0 -> 1.1.0\n"},
      {{"pack.yaml", "It is too late.", "It is late."},
       "changed fault faults/too-late\n  sentence: It is too late. -> It is late.\n"},
      {{"schemas/s.yaml", "required: [ id ]", "required: [ id, status ]"},
       "changed member s/Order/status\n  presence: optional -> required\n"},
      {{"schemas/s.yaml", "state: { type: string }", "state: { type: string, maxLength: 9 }"},
       "changed member s/Bill/state\n  type: text -> text, at most 9 characters\n"},
  };
  for (const auto& [edit, expected] : cases) {
    EXPECT_EQ(changes_after(edit), expected) << edit.path << ": " << edit.to;
  }
}

TEST(AnInheritedPolicy, IsSaidOnceWithItsLines) {
  const RuleDiff diff =
      diff_after({"mappings/order-to-bill.yaml", "on_null: skip }", "on_null: fail }"});
  ASSERT_EQ(diff.changes.size(), 1u) << said(diff.changes);
  EXPECT_EQ(said(diff.changes), "changed policy order-to-bill\n  on_null: skip -> fail\n");
  EXPECT_NE(std::ranges::find(diff.changes[0].lines, "order-to-bill/note"),
            diff.changes[0].lines.end());
}

TEST(TheOrderOfGuards, MeansSomething) {
  const Files before = shop();
  const std::string path = "mappings/order-to-bill.yaml";
  const std::string late = "  - { id: late, when: { order.id: LATE }, skip: too-late }\n";
  const Files after =
      replaced(replaced(before, path, late, ""), path, "guards:\n", "guards:\n" + late);
  EXPECT_EQ(said(diff_rules(*loaded(before, ""), *loaded(after, "")).changes),
            "changed mapping order-to-bill\n  order of guards: none, late -> late, none\n");
}

TEST(TheOrderOfRows, MeansSomethingWhereTheFirstAnswers) {
  const Files before = shop();
  const std::string path = "decisions/tone-of.yaml";
  const std::string west = "  - { id: west, when: { region: west }, then: curt }\n";
  const Files after =
      replaced(replaced(before, path, west, ""), path, "rules:\n", "rules:\n" + west);
  EXPECT_EQ(said(diff_rules(*loaded(before, ""), *loaded(after, "")).changes),
            "changed decision tone-of\n  order of rows: south, west, rest -> west, south, rest\n");
}

TEST(ANoteOrABasis, IsAChangeOfDocumentationAlone) {
  for (const Edit& edit : {Edit{"mappings/order-to-bill.yaml", "basis: assumed", "basis: fact"},
                           Edit{"mappings/order-to-bill.yaml", "Nobody asked.", "Asked."},
                           Edit{"tables/state-of.yaml", "What a status", "How a status"},
                           Edit{"overlays/south.yaml", "The south is", "The south was"},
                           Edit{"tables/state-of.yaml", "summary:", "owner: the desk\nsummary:"},
                           Edit{"pack.yaml", "Where we are.", "Where we were."}}) {
    const RuleDiff diff = diff_after(edit);
    EXPECT_EQ(said(diff.changes), "") << edit.to;
    EXPECT_EQ(diff.documentation.size(), 1u) << edit.to << "\n" << said(diff.documentation);
  }
}

TEST(ARowThatChanges, SaysWhoLooksItUp) {
  const RuleDiff diff = diff_after({"tables/state-of.yaml", "P: paid", "P: settled"});
  ASSERT_EQ(diff.changes.size(), 1u);
  EXPECT_EQ(diff.changes[0].used_by, std::vector<std::string>{"order-to-bill/state"});
  EXPECT_EQ(diff.changes[0].after.file, "tables/state-of.yaml");
  EXPECT_EQ(diff.changes[0].after.position.line, 7u);
}

TEST(AThingThatComes, IsSaidWholeAndOnce) {
  Files after = shop();
  after["tables/more.yaml"] =
      "table: more\nsummary: More.\nkey: { a: text }\nvalue: { b: text }\nrows: { A: a, B: b }\n";
  const RuleDiff diff = diff_rules(*loaded(shop(), ""), *loaded(after, ""));
  ASSERT_EQ(diff.changes.size(), 1u) << said(diff.changes);
  EXPECT_EQ(diff.changes[0].kind, ChangeKind::added);
  EXPECT_EQ(diff.changes[0].address, "more");
  EXPECT_EQ(diff.changes[0].parts.back().part, "rows");
  EXPECT_EQ(diff.changes[0].parts.back().after, "2");
}

std::string turned_round(RuleDiff diff) {
  for (std::vector<RuleChange>* changes : {&diff.changes, &diff.documentation}) {
    for (RuleChange& change : *changes) {
      if (change.kind != ChangeKind::changed)
        change.kind = change.kind == ChangeKind::added ? ChangeKind::removed : ChangeKind::added;
      std::swap(change.before, change.after);
      for (PartChange& part : change.parts) std::swap(part.before, part.after);
    }
  }
  return said(diff.changes) + said(diff.documentation);
}

/// Every list of edits, made one after the other in the shop or in a pack that is shipped.
void expect_mirrors(const Files& before, const Files& after, const std::string& folder) {
  const auto old_rules = loaded(before, folder);
  const auto new_rules = loaded(after, folder);
  const RuleDiff there = diff_rules(*old_rules, *new_rules);
  const RuleDiff back = diff_rules(*new_rules, *old_rules);
  EXPECT_FALSE(there.is_empty());
  EXPECT_EQ(said(there.changes) + said(there.documentation), turned_round(back));
}

TEST(TheDifferenceTheOtherWayRound, IsTheMirrorImage) {
  Files after = replaced(shop(), "mappings/order-to-bill.yaml", "order.id | trim", "order.id");
  after = replaced(after, "mappings/order-to-bill.yaml", "on_null: skip }",
                   "on_empty: skip, on_null: fail }");
  after = replaced(after, "tables/state-of.yaml", "  P: paid\n", "  Q: paid\n");
  after = replaced(after, "decisions/tone-of.yaml", "id: west", "id: far-west");
  after = replaced(after, "pack.yaml", "Where we are.", "Somewhere.");
  after = replaced(after, "overlays/south.yaml", "overlay: south", "overlay: deep-south");
  expect_mirrors(shop(), after, "");
}

// ---- the packs that are shipped

Files shipped() {
  Files files = files_below("rules");
  files.merge(files_below("scripts"));
  return files;
}

TEST(TheShippedPacks, DoNotDifferFromThemselves) {
  EXPECT_TRUE(diff_rules(*loaded(shipped(), "rules"), *loaded(shipped(), "rules")).is_empty());
}

TEST(OneEditOfAShippedPack, IsSaidAndNothingElse) {
  const Files before = shipped();
  const auto rules = loaded(before, "rules");
  const std::string groups = "rules/triage-groups/";
  const std::tuple<std::string, Edit, std::string> cases[] = {
      {groups + "tables/station-override.yaml",
       {"", "station: 979, station_shown: 552", "station: 979, station_shown: 553"},
       "changed row station-override/test,979\n  station_shown: \"552\" -> \"553\"\n"},
      {groups + "mappings/oh-team.yaml",
       {"", "name: row.name", "name: row.name | trim"},
       "changed line oh-team/team.name\n  value: row.name -> row.name | trim\n"},
      {groups + "overlays/michigan-go-live.yaml",
       {"", "to: 2026-06-01", "to: 2026-07-01"},
       "changed overlay michigan-go-live\n"
       "  to: 2026-06-01 in America/Detroit -> 2026-07-01 in America/Detroit\n"},
      {groups + "overlays/michigan-go-live.yaml",
       {"", "when: { kind: Pharmacy }", "when: { kind: Pharmacies }"},
       "changed row michigan-go-live: pool-visibility/pharmacy\n"
       "  when: { kind: \"Pharmacy\" } -> { kind: \"Pharmacies\" }\n"},
      {groups + "decisions/pool-visibility.yaml",
       {"", "name: { contains: Clinical }", "name: { contains: Clinic }"},
       "changed row pool-visibility/clinical\n"
       "  when: { name: { contains: \"Clinical\" } } -> { name: { contains: \"Clinic\" } }\n"},
  };
  for (const auto& [path, edit, expected] : cases) {
    const auto after = loaded(replaced(before, path, edit.from, edit.to), "rules");
    const RuleDiff diff = diff_rules(*rules, *after);
    EXPECT_EQ(said(diff.changes), expected);
    EXPECT_EQ(said(diff.documentation), "");
  }
}

TEST(ShippedPacksTheOtherWayRound, AreTheMirrorImage) {
  const Files before = shipped();
  Files after =
      replaced(before, "rules/triage-groups/pack.yaml", "default: production", "default: test");
  after.erase("rules/triage-groups/overlays/michigan-go-live.yaml");
  expect_mirrors(before, after, "rules");
}

}  // namespace
}  // namespace smx::comparison::testing

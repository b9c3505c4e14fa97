#include <algorithm>

#include <gtest/gtest.h>

#include "smx/corpus_diff.h"

#include "unit/comparison/files.h"

namespace smx::comparison::testing {
namespace {

Files shop() {
  Files files;
  files["rules/pack.yaml"] =
      "pack: shop\nsummary: A shop.\nschemas: { s: schemas/s.yaml }\n"
      "faults: { on-trial: On trial. }\n";
  files["rules/schemas/s.yaml"] = R"($defs:
  Order:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      status: { type: string }
      name: { type: string, x-phi: true }
      lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
  Bill:
    type: object
    properties:
      id: { type: string }
      name: { type: string }
      state: { type: string }
      lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
)";
  files["rules/mappings/bill.yaml"] = R"(mapping: bill
summary: A bill.
input: { order: s/Order }
output: s/Bill
guards:
  - { id: trial, when: { order.status: TRIAL }, skip: on-trial }
fields:
  id: order.id
  name: order.name
  state: { from: order.status | lookup state-of, on_unmapped: report }
  lines: { each: order.lines, fields: { sku: .sku } }
)";
  files["rules/tables/state-of.yaml"] = R"(table: state-of
summary: States.
key: { status: text }
value: { state: text }
rows: { P: paid, O: open }
)";
  files["docs/bill/1.json"] =
      R"({"id":"a","status":"P","name":"Canary Longer","lines":[{"sku":"x"},{"sku":"y"}]})";
  files["docs/bill/2.json"] = R"({"id":"b","status":"P","name":"Canary"})";
  files["docs/bill/3.json"] = R"({"id":"c","status":"O"})";
  files["docs/bill/4.json"] = R"({"id":"d","status":"TRIAL"})";
  return files;
}

CorpusDiff diffed(const Files& before, const Files& after) {
  const auto old_rules = loaded(before, "rules");
  const auto new_rules = loaded(after, "rules");
  const Corpus corpus = corpus_of_folder(MemoryFileSystem(before), "docs", *new_rules);
  return diff_corpus(old_rules, new_rules, diff_rules(*old_rules, *new_rules), corpus);
}

CorpusDiff diff_after(const std::string& path, const std::string& from, const std::string& to) {
  return diffed(shop(), replaced(shop(), "rules/" + path, from, to));
}

std::string said(const CorpusDiff& diff) {
  std::string text =
      std::to_string(diff.different) + " of " + std::to_string(diff.documents) + "\n";
  for (const CorpusChange& change : diff.changes) {
    text += change.mapping + " " + change.path + ": " + std::to_string(change.documents) + " (" +
            std::to_string(change.appeared) + " " + std::to_string(change.vanished) + " " +
            std::to_string(change.changed) + ") " + change.smallest.document + " " +
            change.smallest.pointer + " " + change.smallest.before + " -> " +
            change.smallest.after + " because";
    for (const std::string& address : change.because) text += " " + address;
    text += "\n";
  }
  for (const auto& [document, why] : diff.not_compared) text += document + ": " + why + "\n";
  return text;
}

TEST(RulesThatAreTheSame, MakeTheSameOfEveryDocument) {
  EXPECT_EQ(said(diffed(shop(), shop())), "0 of 4\n");
}

TEST(ARowThatChanges, IsFoundInTheOutputsWithTheSmallestExample) {
  EXPECT_EQ(said(diff_after("tables/state-of.yaml", "P: paid", "P: settled")),
            "2 of 4\n"
            "bill /state: 2 (0 0 2) docs/bill/2.json /state \"paid\" -> \"settled\" because "
            "state-of/P\n");
}

TEST(ItemsOfLists, AreOnePath) {
  EXPECT_EQ(said(diff_after("mappings/bill.yaml", "sku: .sku", "sku: .sku | upper")),
            "1 of 4\n"
            "bill /lines/*/sku: 1 (0 0 1) docs/bill/1.json /lines/0/sku \"x\" -> \"X\" because "
            "bill/lines.sku\n");
}

TEST(LinesInAlternativesAndItems, AreFoundByThePathsTheyWrite) {
  const std::string in_place = "lines: { each: order.lines, fields: { sku: .sku } }";
  const std::string in_first =
      "lines: { first: [ { when: { order.status: P }, each: order.lines, fields: { sku: .sku } }, "
      "{ list: [ { fields: { sku: order.id } } ] } ] }";
  const Files before = replaced(shop(), "rules/mappings/bill.yaml", in_place, in_first);
  const CorpusDiff diff = diffed(
      before, replaced(before, "rules/mappings/bill.yaml", "sku: order.id", "sku: order.status"));
  ASSERT_EQ(diff.changes.size(), 1u) << said(diff);
  EXPECT_EQ(diff.changes[0].path, "/lines/*/sku");
  ASSERT_EQ(diff.changes[0].because.size(), 1u) << said(diff);
  EXPECT_TRUE(diff.changes[0].because[0].starts_with("bill/lines.")) << said(diff);
}

TEST(AValueThatVanishes, IsCountedAsSuch) {
  EXPECT_EQ(said(diff_after("mappings/bill.yaml", "  name: order.name\n", "")),
            "2 of 4\n"
            "bill /name: 2 (0 2 0) docs/bill/2.json /name \"Canary\" ->  because bill/name\n");
}

TEST(AnExample, HasShapesThatHoldNoValue) {
  const CorpusDiff diff = diff_after("mappings/bill.yaml", "order.name", "order.name | upper");
  ASSERT_EQ(diff.changes.size(), 1u);
  EXPECT_EQ(diff.changes[0].smallest.before, "\"Canary\"");
  EXPECT_EQ(diff.changes[0].smallest.before_shape, "string, 6 chars");
  EXPECT_EQ(diff.changes[0].smallest.after_shape, "string, 6 chars");
}

TEST(AnOutcome, IsComparedBeforeTheOutput) {
  EXPECT_EQ(said(diff_after("mappings/bill.yaml", "skip: on-trial", "fail: on-trial")),
            "1 of 4\n"
            "bill skipped -> refused: 1 (0 0 1) docs/bill/4.json  skipped -> refused because "
            "bill/guards.trial\n");
}

TEST(AReport, IsComparedByItsCodeAndLine) {
  const std::string said_of =
      said(diff_after("tables/state-of.yaml", "rows: { P: paid, O: open }", "rows: { P: paid }"));
  EXPECT_EQ(said_of,
            "1 of 4\n"
            "bill /state: 1 (0 1 0) docs/bill/3.json /state \"open\" ->  because state-of/O\n"
            "bill unmapped-code at bill/state: 1 (1 0 0) docs/bill/3.json   -> 1 time because "
            "state-of/O\n");
}

TEST(AMappingThatOneSideLacks, IsNotCompared) {
  Files after = shop();
  after["rules/mappings/new.yaml"] =
      "mapping: new\nsummary: New.\ninput: { order: s/Order }\noutput: s/Bill\nfields: { id: "
      "order.id }\n";
  const auto old_rules = loaded(shop(), "rules");
  const auto new_rules = loaded(after, "rules");
  after["docs/new/1.json"] = R"({"id":"a"})";
  const Corpus corpus = corpus_of_folder(MemoryFileSystem(after), "docs", *new_rules);
  const CorpusDiff diff = diff_corpus(old_rules, new_rules, {}, corpus);
  EXPECT_EQ(said(diff), "0 of 4\ndocs/new/1.json: only the new rules have `new`\n");
}

TEST(TheDifferenceOfDocumentsTheOtherWayRound, IsTheMirrorImage) {
  const Files after =
      replaced(replaced(shop(), "rules/mappings/bill.yaml", "  name: order.name\n", ""),
               "rules/tables/state-of.yaml", "P: paid", "P: settled");
  const CorpusDiff there = diffed(shop(), after);
  CorpusDiff back = diffed(after, shop());
  for (CorpusChange& change : back.changes) {
    std::swap(change.appeared, change.vanished);
    std::swap(change.smallest.before, change.smallest.after);
  }
  EXPECT_EQ(said(there), said(back));
  EXPECT_EQ(there.changes.size(), 2u);
}

// ---- what is allowed

bool allows(const std::string& pattern, ChangedPart part, const std::string& path) {
  CorpusChange change;
  change.part = part;
  change.mapping = "bill";
  change.path = path;
  const AllowedChanges allowed({pattern});
  EXPECT_TRUE(allowed.unreadable().empty()) << pattern;
  return allowed.cover(change);
}

TEST(AnAllowedPath, CoversAllBelowIt) {
  EXPECT_TRUE(allows("/lines", ChangedPart::output, "/lines"));
  EXPECT_TRUE(allows("/lines", ChangedPart::output, "/lines/*/sku"));
  EXPECT_TRUE(allows("/lines/*/sku", ChangedPart::output, "/lines/*/sku"));
  EXPECT_TRUE(allows("/*/*/sku", ChangedPart::output, "/lines/*/sku"));
  EXPECT_TRUE(allows("/", ChangedPart::output, "/anything"));
  EXPECT_FALSE(allows("/lines/*/sku", ChangedPart::output, "/lines/*"));
  EXPECT_FALSE(allows("/lin", ChangedPart::output, "/lines"));
  EXPECT_FALSE(allows("/lines", ChangedPart::outcome, "translated -> refused"));
}

TEST(AnAllowedPath, CanBeLimitedToAMapping) {
  EXPECT_TRUE(allows("bill:/lines", ChangedPart::output, "/lines"));
  EXPECT_FALSE(allows("quote:/lines", ChangedPart::output, "/lines"));
  EXPECT_TRUE(allows("bill:", ChangedPart::output, "/lines"));
  EXPECT_TRUE(allows("bill:", ChangedPart::fault, "x at bill/y"));
  EXPECT_FALSE(allows("quote:", ChangedPart::output, "/lines"));
}

TEST(OutcomesFaultsAndReports, AreAllowedByTheirNames) {
  EXPECT_TRUE(allows("outcome", ChangedPart::outcome, "translated -> refused"));
  EXPECT_TRUE(allows("bill:faults", ChangedPart::fault, "x at bill/y"));
  EXPECT_TRUE(allows("reports", ChangedPart::report, "x at bill/y"));
  EXPECT_FALSE(allows("reports", ChangedPart::fault, "x at bill/y"));
  EXPECT_FALSE(allows("outcome", ChangedPart::output, "/outcome"));
}

TEST(APatternThatSaysNothing, IsUnreadable) {
  const AllowedChanges allowed({"lines", "/lines", "bill:lines", ""});
  EXPECT_EQ(allowed.unreadable(), (std::vector<std::string>{"lines", "bill:lines", ""}));
  EXPECT_EQ(allowed.without_effect({}), std::vector<std::string>{"/lines"});
}

// ---- the packs that are shipped

TEST(TheShippedTests, AreACorpusThatShowsWhatOneRowDoes) {
  Files before = files_below("rules");
  before.merge(files_below("scripts"));
  const Files after =
      replaced(before, "rules/triage-groups/tables/station-override.yaml",
               "station: 979, station_shown: 552", "station: 979, station_shown: 553");
  const auto old_rules = loaded(before, "rules");
  const auto new_rules = loaded(after, "rules");
  const Corpus corpus = corpus_of_tests(MemoryFileSystem(after), "rules", *new_rules);
  const CorpusDiff diff =
      diff_corpus(old_rules, new_rules, diff_rules(*old_rules, *new_rules), corpus);
  EXPECT_GT(diff.documents, 400u);
  EXPECT_GT(diff.different, 0u);
  EXPECT_LT(diff.different, 10u);
  for (const CorpusChange& change : diff.changes) {
    EXPECT_EQ(change.because, std::vector<std::string>{"station-override/test,979"})
        << change.mapping << " " << change.path;
  }
}

}  // namespace
}  // namespace smx::comparison::testing

// Mistakes in tests files, each with its place and what was probably meant.
#include <gtest/gtest.h>

#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

std::string mistakes(const std::string& lines) {
  const TestRun run = run_cases(lines);
  EXPECT_TRUE(run.cases.empty() || !run.diagnostics.has_errors()) << "a file with mistakes was run";
  return said(run);
}

TEST(ATestsFile, RefusesKeysItDoesNotKnow) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, wants: {} }\n"),
            "unknown-key: `wants` is not a key of a case [did you mean `want`?]\n");
  EXPECT_EQ(mistakes("inputs: {}\ncases:\n  - { name: a, want: {} }\n"),
            "unknown-key: `inputs` is not a key of a tests file [did you mean `input`?]\n");
}

TEST(ATestsFile, NeedsCasesThatExpectSomething) {
  EXPECT_EQ(mistakes("cases: []\n"), "bad-test: there is no case in this file\n");
  EXPECT_EQ(mistakes("summary: x\n"), "missing-key: a tests file needs the key `cases`\n");
  EXPECT_EQ(mistakes("cases:\n  - { name: a }\n"),
            "bad-test: this case expects nothing (say what must come out: `want`, `want_part`, "
            "`want_fault`, "
            "`want_skip`, `want_reports`)\n");
  EXPECT_EQ(
      mistakes("cases:\n  - { name: a, vary: { columns: [ input.order.id ], rows: [ [ x ] ] } }\n"),
      "bad-test: this case expects nothing [add a column such as `want_part.total`]\n");
}

TEST(ATestsFile, RefusesTwoCasesOfOneName) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want_part: { number: A-1 } }\n  - { name: a, "
                     "want_part: { number: x } }\n"),
            "duplicate-id: two cases are called `a`\n");
}

TEST(ATestsFile, RefusesTwoEndingsAtOnce) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want: {}, want_fault: many-values }\n"),
            "exclusive-keys: a document is translated, refused or skipped: a case expects one of "
            "these\n");
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want_skip: lost, want_fault: many-values }\n"),
            "exclusive-keys: a document is translated, refused or skipped: a case expects one of "
            "these\n");
}

TEST(ATestsFile, RefusesToAskInsideAWholeOutput) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want: { lines: [ { note: { is: missing } } ] } }\n"),
            "bad-test: `want` is the whole output [what is not there is left out; `{ is: ... }` "
            "stands under `want_part`]\n");
}

TEST(ATestsFile, FindsNamesTheRulesDoNotHave) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, input: { ordre: {} }, want: {} }\n"),
            "unknown-name: mapping `bill` has no input `ordre` (did you mean `order`?)\n");
  EXPECT_EQ(
      mistakes("context: { curency: EUR }\ncases:\n  - { name: a, want: {} }\n"),
      "unknown-name: pack `shop` has no context value `curency` (did you mean `currency`?)\n");
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want_fault: unknown-byer }\n"),
            "unknown-fault: `unknown-byer` is neither a fault of the pack nor a code (did you mean "
            "`unknown-buyer`?)\n");
  EXPECT_EQ(
      mistakes("cases:\n  - { name: a, want_fault: { code: lost, rule: bill/guards.lots } }\n"),
      "bad-test: no rule has the address `bill/guards.lots` (did you mean `bill/guards.lost`?)\n");
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want_needs: [ { fetch: shop/Byer } ] }\n"),
            "bad-test: no rule fetches `shop/Byer` (did you mean `shop/Buyer`?)\n");
}

TEST(ATestsFile, NamesAMappingThatIsThere) {
  auto files = shop();
  files["shop/tests/more.yaml"] = "tests: more\nof: bil\ncases:\n  - { name: a, want: {} }\n";
  const TestRun run = run_rule_tests(MemoryFileSystem(files), "shop");
  EXPECT_EQ(said(run), "unknown-mapping: there is no mapping `bil` (did you mean `bill`?)\n");
}

TEST(ATestsFile, TakesTheMappingOfItsOwnPackWhereTwoHaveOneOfThatName) {
  auto files = shop();
  for (const auto& [path, text] : shop()) files["store" + path.substr(4)] = text;
  files["store/pack.yaml"].replace(6, 4, "more");
  files["store/tests/orders.yaml"] =
      "tests: orders\nof: bill\ncases:\n  - { name: a, input: { order: { id: x } }, want_part: { "
      "number: x } }\n";
  const TestRun run = run_rule_tests(MemoryFileSystem(files), "");
  EXPECT_EQ(said(run), "");
  EXPECT_EQ(run.passed, 1u);
}

TEST(ATestsFile, FindsPathsThatCannotMeanAnything) {
  const std::string path =
      "bad-test: `order.id` is not a path into what goes in (begin with `input.` and the input's "
      "name, with `context.`, or with `needs.` and the name of an answer, as in "
      "`input.order.status`)\n";
  EXPECT_EQ(mistakes("cases:\n  - { name: a, change: { order.id: x }, want: {} }\n"), path);
  EXPECT_EQ(
      mistakes(
          "cases:\n  - { name: a, want: {}, vary: { columns: [ order.id ], rows: [ [ x ] ] } }\n"),
      path);
  EXPECT_EQ(mistakes("cases:\n  - { name: a, change: { input.ordr.id: x }, want: {} }\n"),
            "unknown-name: mapping `bill` has no input `ordr` (did you mean `order`?)\n");
}

TEST(ATestsFile, WarnsOfAChangeNoRuleCanSee) {
  EXPECT_EQ(said(run_cases("cases:\n  - { name: a, change: { input.order.nota: x }, want_part: { "
                           "number: A-1 } }\n")),
            "bad-test: `nota` is not a member of shop/Order: no rule will see it (did you mean "
            "`note`?)\n");
}

TEST(ATestsFile, RefusesRowsThatDoNotFitTheirColumns) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, vary: { columns: [ input.order.id, want_part.number "
                     "], rows: [ [ x ] ] } }\n"),
            "wrong-shape: expected a row of 2 cells, and here is a list\n");
}

TEST(ATestsFile, SaysWhichFileCannotBeRead) {
  EXPECT_EQ(mistakes("cases:\n  - { name: a, want: { file: no.json } }\n"),
            "file-not-found: there is no file `shop/tests/no.json` [named here]\n");
}

TEST(ATestsFile, RefusesAStrayFileWithCasesButNotData) {
  auto files = shop();
  files["shop/tests/data.yaml"] = "a: 1\n";
  files["shop/tests/slip.yaml"] = "test: slip\nof: bill\ncases: []\n";
  EXPECT_EQ(said(run_rule_tests(MemoryFileSystem(files), "shop")),
            "unknown-kind: these cases are not run: the file is not a tests file (begin the file "
            "with `tests: name`)\n");
}

TEST(ATestsFile, LiesInThePackItTests) {
  std::map<std::string, std::string> files;
  for (const auto& [path, text] : shop()) files["tests/" + path] = text;
  files["tests/shop/samples/stray.yaml"] = "tests: stray\nof: bill\ncases: []\n";
  files["tests/shop/tests/bills.yaml"] =
      "tests: bills\nof: bill\ncases:\n  - { name: a, input: { order: { id: x } }, want_part: { "
      "number: x } }\n";
  const TestRun run = run_rule_tests(MemoryFileSystem(files), "tests");
  EXPECT_EQ(said(run), "");
  EXPECT_EQ(run.passed, 1u);
}

TEST(ATestsFile, IsCalledWhatItsFirstLineSays) {
  auto files = shop();
  files["shop/tests/bills.yaml"] =
      "tests: orders\nof: bill\ncases:\n  - { name: a, input: { order: { id: x } }, want_part: { "
      "number: x } }\n";
  EXPECT_EQ(said(run_rule_tests(MemoryFileSystem(files), "shop")),
            "misnamed-file: the file is called `bills`, and what it holds `orders` (call the file "
            "`orders.yaml`)\n");
}

TEST(ATestsFile, IsCheckedWithoutBeingRun) {
  auto files = shop();
  files["shop/tests/orders.yaml"] =
      "tests: orders\nof: bill\ncases:\n  - { name: a, want_skip: lots }\n";
  const MemoryFileSystem memory(files);
  const LoadedRules loaded = load_rules(memory, "shop");
  ASSERT_TRUE(loaded.rules);
  Diagnostics diagnostics;
  check_rule_tests(memory, "shop", loaded.rules, {}, diagnostics);
  ASSERT_EQ(diagnostics.items().size(), 1u);
  EXPECT_EQ(diagnostics.items()[0].code, Code::unknown_fault);
}

}  // namespace
}  // namespace smx::authoring::testing

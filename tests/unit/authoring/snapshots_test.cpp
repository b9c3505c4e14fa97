// Outputs kept in files.
#include <gtest/gtest.h>

#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

constexpr std::string_view kBill = "{\n  \"number\": \"A-1\",\n  \"currency\": \"EUR\"\n}\n";

std::map<std::string, std::string> with(const std::string& name, std::string text) {
  auto files = shop();
  files["shop/tests/snapshots/" + name] = std::move(text);
  return files;
}

TestOptions accepting() {
  TestOptions options;
  options.snapshots = Snapshots::accept;
  return options;
}

const std::string kCase = "cases: [ { name: a, want: { snapshot: a.json } } ]\n";

TEST(ASnapshot, IsWhatMustComeOut) {
  const TestRun run = run_cases(kCase, {}, with("a.json", std::string(kBill)));
  EXPECT_EQ(said(run), "");
  ASSERT_EQ(run.passed, 1u);
  EXPECT_FALSE(run.cases[0].snapshot);
}

TEST(ASnapshot, IsComparedByValueAndNotByLetter) {
  const auto files = with("a.json", "{\"currency\":\"EUR\", \"number\":\"A-1\"}");
  EXPECT_EQ(run_cases(kCase, {}, files).passed, 1u);
}

TEST(ASnapshot, ThatIsNotThereFailsAndSaysWhatItWouldBe) {
  const TestRun run = run_cases(kCase);
  EXPECT_EQ(said(run),
            "failed a: there is no snapshot `shop/tests/snapshots/a.json` yet: `smx test "
            "--update` writes it\n");
  ASSERT_TRUE(run.cases.at(0).snapshot);
  EXPECT_TRUE(run.cases[0].snapshot->is_new);
  EXPECT_EQ(run.cases[0].snapshot->file, "shop/tests/snapshots/a.json");
  EXPECT_EQ(run.cases[0].snapshot->text, kBill);
}

TEST(ASnapshot, ThatDiffersFailsWithEachDifferenceAndItsLine) {
  const TestRun run = run_cases(kCase, {}, with("a.json", R"({"number":"A-2","note":"x"})"));
  EXPECT_EQ(said(run),
            "failed a: the output differs at /number: \"A-2\" -> \"A-1\"\n"
            "failed a: the output differs at /note: \"x\" -> nothing\n"
            "failed a: the output differs at /currency: nothing -> \"EUR\"\n");
  EXPECT_EQ(run.cases.at(0).failures.at(0).rule, "bill/number");
  ASSERT_TRUE(run.cases[0].snapshot);
  EXPECT_FALSE(run.cases[0].snapshot->is_new);
  EXPECT_EQ(run.cases[0].snapshot->text, kBill);
}

TEST(ASnapshot, ThatCannotBeReadFails) {
  const TestRun run = run_cases(kCase, {}, with("a.json", "<<<<<<< ours\n{}\n"));
  EXPECT_EQ(said(run), "failed a: the snapshot `shop/tests/snapshots/a.json` is not JSON\n");
}

TEST(ASnapshot, IsNoFailureWhereItIsAboutToBeWritten) {
  const TestRun run = run_cases(kCase, accepting(), with("a.json", R"({"number":"A-1"})"));
  EXPECT_EQ(run.passed, 1u);
  ASSERT_TRUE(run.cases.at(0).snapshot);
  EXPECT_EQ(run.cases[0].snapshot->text, kBill);
  ASSERT_EQ(run.cases[0].snapshot->differences.size(), 1u);
  EXPECT_EQ(run.cases[0].snapshot->differences[0].pointer, "/currency");
}

TEST(ASnapshot, IsNotWrittenWhereAnythingElseIsNotAsExpected) {
  const TestRun run = run_cases(
      "cases:\n"
      "  - { name: a, want: { snapshot: a.json }, want_part: { number: A-9 } }\n"
      "  - { name: b, want: { snapshot: b.json }, change: { input.order.status: LOST } }\n"
      "  - { name: c, want: { snapshot: c.json }, change: { input.order.status: EMPTY } }\n",
      accepting());
  EXPECT_EQ(run.failed, 3u);
  for (const TestCaseResult& result : run.cases) EXPECT_FALSE(result.snapshot) << result.name;
}

TEST(ASnapshot, OfATableIsAColumn) {
  const std::string table =
      "cases:\n"
      "  - name: t\n"
      "    vary:\n"
      "      columns: [ input.order.id, want ]\n"
      "      rows: [ [ A-1, { snapshot: a.json } ], [ B-1, { snapshot: deep/b.json } ] ]\n";
  const TestRun run = run_cases(table, accepting());
  ASSERT_EQ(run.cases.size(), 2u);
  EXPECT_EQ(run.cases[1].snapshot->file, "shop/tests/snapshots/deep/b.json");
  EXPECT_EQ(
      said(run_cases("cases:\n"
                     "  - name: t\n"
                     "    want: { snapshot: a.json }\n"
                     "    vary: { columns: [ input.order.id ], rows: [ [ A-1 ], [ B-1 ] ] }\n")),
      "bad-test: `shop/tests/snapshots/a.json` is the snapshot of another case (give each "
      "case its own; of a table, in a column `want`)\n");
}

TEST(ASnapshot, HasAPlaceAndAKind) {
  const std::string fix =
      " (a snapshot lies in the folder `snapshots` beside the tests file, and is called "
      "`NAME.json`, or `NAME.xml` where the mapping writes XML)\n";
  const auto refused = [](const std::string& name) {
    return said(run_cases("cases: [ { name: a, want: { snapshot: " + name + " } } ]\n"));
  };
  EXPECT_EQ(refused("../a.json"), "bad-test: `../a.json` cannot be the name of a snapshot" + fix);
  EXPECT_EQ(refused("a.yaml"), "bad-test: `a.yaml` cannot be the name of a snapshot" + fix);
  EXPECT_EQ(refused("a.xml"),
            "bad-test: the mapping writes JSON (call the snapshot `NAME.json`)\n");
}

TEST(ASnapshot, ThatNoCaseHasIsSaid) {
  auto files = with("a.json", std::string(kBill));
  files["shop/tests/snapshots/old.json"] = "{}";
  files["shop/tests/fixtures/order.json"] = "{}";
  const TestRun run = run_cases(kCase, {}, files);
  EXPECT_EQ(said(run),
            "bad-test: no case has the snapshot `shop/tests/snapshots/old.json` (remove the file, "
            "or write `want: { snapshot: ... }`)\n");
  EXPECT_EQ(run.passed, 1u);
}

}  // namespace
}  // namespace smx::authoring::testing

// Tests of a table or decision alone, of the way back, and answers that a case changes.
#include <gtest/gtest.h>

#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

std::map<std::string, std::string> more() {
  std::map<std::string, std::string> files = shop();
  files["shop/tables/states.yaml"] =
      "table: states\nsummary: States.\nkey: { status: text }\nvalue: { state: text }\n"
      "rows: { OPEN: open }\nno_counterpart: [ LOST ]\n";
  files["shop/decisions/size.yaml"] =
      "decision: size\nsummary: Sizes.\ninput:\n  count?: integer\noutput: { size: text }\n"
      "rules: [ { id: big, when: { count: 10.. }, then: big }, { id: rest, then: small } ]\n";
  files["shop/mappings/there.yaml"] =
      "mapping: there\nsummary: There.\ninput: { order: shop/Order }\noutput: "
      "shop/Parcel\nfields:\n"
      "  number: order.id\n  state: { from: order.status | lookup states, on_unmapped: skip }\n"
      "  size: { decide: size, with: { count: order.buyer } }\n"
      "  gifts: { each: order.gifts, fields: { label: .name } }\n";
  files["shop/mappings/back.yaml"] =
      "mapping: back\nsummary: Back.\ninput: { parcel: shop/Parcel }\noutput: shop/Order\n"
      "inverse_of: there\n";
  files["shop/schemas/shop.yaml"] +=
      "  Parcel: { type: object, required: [ number ], properties: { number: { type: string }, "
      "state: "
      "{ type: string }, size: { type: string }, gifts: { type: array, items: { type: object, "
      "properties: { label: { type: string } } } } } }\n";
  return files;
}

TestRun run(const std::string& of, const std::string& cases,
            std::map<std::string, std::string> files = more()) {
  files["shop/tests/one.yaml"] = "tests: one\nof: " + of + "\n" + cases;
  return run_rule_tests(MemoryFileSystem(std::move(files)), "shop", {});
}

TEST(ATableAlone, GivesItsValueForAKey) {
  const TestRun result = run("states",
                             "cases:\n"
                             "  - { name: open, input: { status: OPEN }, want: open }\n"
                             "  - { name: lost, input: { status: LOST }, want: { is: missing } }\n"
                             "  - { name: odd, input: { status: ODD }, want_fault: unmapped }\n"
                             "  - { name: wrong, input: { status: OPEN }, want: shut }\n");
  EXPECT_EQ(said(result), "failed wrong: the output differs: \"shut\" -> \"open\"\n");
  EXPECT_EQ(result.passed, 3u);
}

TEST(ATableOfCases, MayLeadEachRowBack) {
  const TestRun result =
      run("there",
          "cases:\n"
          "  - name: t\n    vary:\n      columns: [ input.order.id, round_trip ]\n"
          "      rows: [ [ A-1, back ], [ B-1, { through: back, back: [ order.id ] } ] ]\n"
          "    input: { order: { id: x } }\n");
  EXPECT_EQ(said(result), "");
  EXPECT_EQ(result.passed, 2u);
}

TEST(ADecisionAlone, GivesItsAnswer) {
  const TestRun result =
      run("size",
          "cases:\n"
          "  - name: sizes\n    vary:\n      columns: [ input.count, want ]\n"
          "      rows: [ [ 10, big ], [ 9, small ], [ { remove: true }, small ] ]\n");
  EXPECT_EQ(said(result), "");
  EXPECT_EQ(result.passed, 3u);
}

TEST(ARoundTrip, PassesWhereExactLinesComeBack) {
  const TestRun result =
      run("there",
          "input: { order: { id: A, status: OPEN, gifts: [ { name: Tea, size: 1 }, {} ] } }\n"
          "cases: [ { name: back, round_trip: back } ]\n");
  EXPECT_EQ(said(result), "");
  EXPECT_EQ(result.passed, 1u);
}

TEST(ARoundTrip, FailsByTheNameOfTheLine) {
  std::map<std::string, std::string> files = more();
  files["shop/mappings/back.yaml"] += "fields: { id: parcel.number | lower }\n";
  EXPECT_EQ(
      said(run("there",
               "input: { order: { id: A } }\ncases: [ { name: back, round_trip: back } ]\n",
               files)),
      "failed back: `there/number` is exact, and does not come back at /id: \"A\" -> \"a\"\n");
}

TEST(ARoundTrip, AsksForFurtherPlaces) {
  EXPECT_EQ(said(run("there",
                     "input: { order: { id: A, status: OPEN } }\n"
                     "cases: [ { name: back, round_trip: { through: back, back: [ order.id, "
                     "order.status ] } } ]\n")),
            "failed back: `order.status` does not come back at /status: \"OPEN\" -> nothing\n");
}

TEST(ARoundTrip, NeedsAMappingThatIsThere) {
  const std::string message = said(
      run("there", "input: { order: { id: A } }\ncases: [ { name: back, round_trip: bakc } ]\n"));
  EXPECT_NE(message.find("there is no mapping `bakc`"), std::string::npos);
}

TEST(AnAnswer, CanBeChangedByACase) {
  const std::string needs =
      "needs:\n  - { name: ada, fetch: shop/Buyer, answer: { name: Ada } }\n"
      "cases:\n  - { name: as it is, change: { input.order.buyer: 1 }, want_part: { buyer: Ada } "
      "}\n"
      "  - { name: other, change: { input.order.buyer: 1, needs.ada.name: Bob }, want_part: { "
      "buyer: "
      "Bob } }\n"
      "  - { name: none, change: { input.order.buyer: 1, needs.ada: { remove: true } }, want_part: "
      "{ "
      "buyer: { is: missing } } }\n";
  EXPECT_EQ(said(run_cases(needs)), "");
  const std::string wrong = said(run_cases(
      "needs:\n  - { name: ada, fetch: shop/Buyer, answer: { name: Ada } }\n"
      "cases:\n  - { name: a, change: { needs.adda.name: Bob }, want_part: { number: A-1 } }\n"));
  EXPECT_NE(wrong.find("no answer under `needs` is named `adda`"), std::string::npos);
  const std::string member = said(run_cases(
      "needs:\n  - { name: ada, fetch: shop/Buyer, answer: { name: Ada } }\n"
      "cases:\n  - { name: a, change: { needs.ada.nmae: Bob }, want_part: { number: A-1 } }\n"));
  EXPECT_NE(member.find("`nmae` is not a member of shop/Buyer"), std::string::npos);
}

/// What `smx check` says of the round trips of a case without `round_trip`.
std::string checked(std::map<std::string, std::string> files, const std::string& of,
                    const std::string& input) {
  files["shop/tests/one.yaml"] =
      "tests: one\nof: " + of + "\n" + input + "cases: [ { name: some, want_skip: lost } ]\n";
  const MemoryFileSystem memory(std::move(files));
  const LoadedRules loaded = load_rules(memory, "shop");
  if (!loaded.rules) return "does not load";
  Diagnostics diagnostics;
  check_rule_tests(memory, "shop", loaded.rules, {}, diagnostics);
  std::string all;
  for (const Diagnostic& diagnostic : diagnostics.items()) all += diagnostic.message + "\n";
  return all;
}

TEST(CheckingRules, LeadsEveryCaseThereAndBack) {
  const std::string input = "input: { order: { id: A, status: OPEN } }\n";
  EXPECT_EQ(checked(more(), "there", input), "");
  std::map<std::string, std::string> files = more();
  files["shop/mappings/back.yaml"] += "fields: { id: parcel.number | lower }\n";
  EXPECT_EQ(checked(files, "there", input),
            "`there/number` is exact, and does not come back (/id)\n");
}

TEST(CheckingRules, LeadsCasesOfTheTurnedMappingThroughTheFirstOne) {
  const std::string input = "input: { parcel: { number: A } }\n";
  EXPECT_EQ(checked(more(), "back", input), "");
  std::map<std::string, std::string> files = more();
  std::string& there = files["shop/mappings/there.yaml"];
  there.replace(there.find("order.id"), 8, "order.id | text");
  files["shop/mappings/back.yaml"] += "fields: { id: parcel.number, status: parcel.size }\n";
  EXPECT_EQ(checked(files, "back", "input: { parcel: { number: A, size: big } }\n"),
            "`back/status` is exact, and does not come back (/size)\n");
}

}  // namespace
}  // namespace smx::authoring::testing

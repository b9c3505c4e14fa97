// Running tests files: what passes, and what is said when something does not.
#include <gtest/gtest.h>

#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

TEST(ACase, PassesWhenTheWholeOutputIsWhatItWants) {
  const TestRun run = run_cases("cases:\n  - { name: a, want: { currency: EUR, number: A-1 } }\n");
  EXPECT_EQ(said(run), "");
  EXPECT_EQ(run.passed, 1u);
}

TEST(ACase, FailsWithThePlaceAndBothValues) {
  const TestRun run =
      run_cases("cases:\n  - { name: a, want: { number: A-2, currency: EUR, note: x } }\n");
  EXPECT_EQ(said(run),
            "failed a: the output differs at /number: \"A-2\" -> \"A-1\"\n"
            "failed a: the output differs at /note: \"x\" -> nothing\n");
  EXPECT_EQ(run.failed, 1u);
  EXPECT_EQ(run.cases[0].file, "shop/tests/orders.yaml");
  EXPECT_EQ(run.cases[0].position.line, 5u);
  EXPECT_EQ(run.cases[0].suite, "orders");
}

TEST(ACase, ComparesNumbersByValueAndItemsInOrder) {
  const std::string cases =
      "cases:\n"
      "  - name: numbers\n"
      "    change: { input.order.gifts: [ { name: Tea, size: 1.50 } ] }\n"
      "    want_part: { gift: 1.5, gifts: [ Tea ] }\n"
      "  - name: order\n"
      "    change: { input.order.gifts: [ { name: Tea }, { name: Cup } ] }\n"
      "    want_part: { gifts.1: Tea }\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed order: the output differs at /gifts/1: \"Tea\" -> \"Cup\"\n");
}

TEST(ACase, AsksOfPartsWhetherTheyAreThere) {
  const std::string cases =
      "cases:\n"
      "  - { name: good, want_part: { number: { is: present }, note: { is: missing } } }\n"
      "  - { name: bad, want_part: { number: { is: missing }, note: { is: present }, buyer: Ada } "
      "}\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed bad: this must not be there at /number: nothing -> \"A-1\"\n"
            "failed bad: this is not there at /note: a value -> nothing\n"
            "failed bad: this is not there at /buyer: \"Ada\" -> nothing\n");
}

TEST(ACase, AsksOfPartsOfItemsWhetherTheyAreThere) {
  const std::string given =
      "    change: { input.order.gifts: [ { name: Tea, size: 1 }, { name: Cup } ] }\n";
  const std::string cases =
      "cases:\n"
      "  - name: good\n" +
      given +
      "    want_part: { parcels: [ { label: Tea, size: { is: present } }, { size: { is: missing } "
      "} "
      "] }\n"
      "  - name: bad\n" +
      given +
      "    want_part: { parcels: [ { label: Cup, size: { is: missing } } ] }\n"
      "  - name: none\n"
      "    want_part: { number: [ { size: { is: missing } } ] }\n";
  auto files = shop();
  files["shop/mappings/bill.yaml"] +=
      "    parcels: { each: order.gifts, fields: { label: .name, size: .size } }\n";
  EXPECT_EQ(said(run_cases(cases, {}, files)),
            "failed bad: the list is of another length at /parcels: 1 items -> 2 items\n"
            "failed bad: the output differs at /parcels/0/label: \"Cup\" -> \"Tea\"\n"
            "failed bad: this must not be there at /parcels/0/size: nothing -> 1\n"
            "failed none: the list is of another length at /number: 1 items -> \"A-1\"\n");
}

TEST(ACase, OfWhoseObjectsInListsOnlyWhatIsNamedCounts) {
  const std::string cases =
      "cases:\n"
      "  - name: a\n"
      "    change: { input.order.gifts: [ { name: Tea, size: 1 } ] }\n"
      "    want_part: { parcels: [ { label: Tea } ] }\n";
  auto files = shop();
  files["shop/mappings/bill.yaml"] +=
      "    parcels: { each: order.gifts, fields: { label: .name, size: .size } }\n";
  EXPECT_EQ(said(run_cases(cases, {}, files)), "");
}

TEST(ACase, TellsNoOutputFromAnEmptyOne) {
  const std::string cases =
      "cases:\n"
      "  - { name: nothing, change: { input.order.status: EMPTY }, want: { is: missing } }\n"
      "  - { name: something, want: { is: missing } }\n"
      "  - { name: none, change: { input.order.status: EMPTY }, want_part: { number: A-1 } }\n";
  EXPECT_EQ(
      said(run_cases(cases)),
      "failed something: there is an output: nothing -> {\"number\":\"A-1\",\"currency\":\"EUR\"}\n"
      "failed none: the mapping gave no output: an output -> nothing\n");
}

TEST(ACase, WantsAFaultByCodeByNameByRuleAndByPlace) {
  const std::string two = "    change: { input.order.gifts: [ { name: Tea }, { name: Tea } ] }\n";
  const std::string cases =
      "cases:\n"
      "  - name: by code\n" +
      two +
      "    want_fault: many-values\n"
      "  - name: by trigger\n" +
      two +
      "    want_fault: { code: on_many, rule: bill/gift, at: [ /gifts/0, /gifts/1 ] }\n"
      "  - name: exactly\n" +
      two +
      "    want_faults: [ { code: SMX0206, at: /gifts/1 } ]\n"
      "  - name: elsewhere\n" +
      two +
      "    want_fault: { code: many-values, rule: bill/note }\n"
      "  - name: by name\n"
      "    change: { input.order.status: STRICT }\n"
      "    want_fault: { code: unknown-buyer, rule: bill/guards.strict }\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed elsewhere: this fault was not found: many-values at bill/note -> "
            "many-values at bill/gift, input /gifts/0 and /gifts/1\n");
}

TEST(ACase, ListsAllFaultsWhereItWantsExactlySome) {
  const std::string cases =
      "cases:\n"
      "  - name: both\n"
      "    change: { input.order.id: 1, input.order.note: 2 }\n"
      "    want_faults: [ { code: invalid-input, at: /note }, { code: invalid-input, at: /id } ]\n"
      "  - name: one\n"
      "    change: { input.order.id: 1, input.order.note: 2 }\n"
      "    want_faults: [ invalid-input ]\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed one: this fault was not expected: nothing -> invalid-input, input /note\n");
}

TEST(ACase, SaysHowTheDocumentEndedInstead) {
  const std::string cases =
      "cases:\n"
      "  - { name: skipped, change: { input.order.status: LOST }, want_part: { number: A-1 } }\n"
      "  - { name: refused, change: { input.order.id: 7 }, want_skip: lost }\n"
      "  - { name: translated, want_fault: many-values }\n"
      "  - { name: unanswered, change: { input.order.buyer: 5 }, want_part: { number: A-1 } }\n"
      "  - { name: expected, change: { input.order.buyer: 5 }, want_fault: need-unanswered }\n";
  const TestRun run = run_cases(cases);
  EXPECT_EQ(said(run),
            "failed skipped: the document did not end as expected: translated -> skipped: lost at "
            "bill/guards.lost, "
            "input /status\n"
            "failed refused: the document did not end as expected: skipped -> refused: "
            "invalid-input, input /id\n"
            "failed translated: the document did not end as expected: refused -> translated\n"
            "failed unanswered: the document did not end as expected: translated -> not "
            "translated, and not on account "
            "of the document: need-unanswered at bill/needs.buyer\n");
  EXPECT_EQ(run.cases[3].diagnostics.at(0).notes.at(0).text,
            "no entry answers `shop/Buyer` by `id`, `of`");
}

TEST(ACase, PairsEachFaultThatItWantsWithOneOfItsOwn) {
  const std::string two = "    change: { input.order.id: 1, input.order.note: 2 }\n";
  const std::string cases =
      "cases:\n"
      "  - name: the wide one first\n" +
      two +
      "    want_faults: [ invalid-input, { code: invalid-input, at: /id } ]\n"
      "  - name: too many\n" +
      two +
      "    want_faults: [ invalid-input, { code: invalid-input, at: /id }, { code: invalid-input, "
      "at: /id } ]\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed too many: this fault was not made: invalid-input, input /id -> nothing\n");
}

TEST(ACase, WantsSkipsAndReports) {
  const std::string cases =
      "cases:\n"
      "  - { name: skip, change: { input.order.status: LOST }, want_skip: lost, want_reports: [] "
      "}\n"
      "  - { name: other, change: { input.order.status: LOST }, want_skip: unknown-buyer }\n"
      "  - { name: loss, change: { input.order.note: 1234567 }, want_reports: [] }\n"
      "  - name: report\n"
      "    change: { input.order.note: \"1234567\" }\n"
      "    want_reports: [ { code: loss, rule: bill/note, at: /note } ]\n"
      "  - name: silence\n"
      "    change: { input.order.note: \"1234567\" }\n"
      "    want_reports: []\n";
  EXPECT_EQ(
      said(run_cases(cases)),
      "failed other: the document was skipped for another reason: unknown-buyer -> lost\n"
      "failed loss: the document did not end as expected: translated -> refused: invalid-input, "
      "input /note\n"
      "failed silence: this report was not expected: nothing -> value-lost at bill/note, input "
      "/note\n");
}

TEST(ACase, WantsOneReportAmongOthersAndWhatItIsAbout) {
  auto files = shop();
  files["shop/tables/states.yaml"] =
      "table: states\nsummary: States.\nkey: { status: text }\nvalue: { state: text }\n"
      "rows: { OPEN: open }\n";
  files["shop/mappings/bill.yaml"] +=
      "    state: { from: order.status | lookup states, on_unmapped: report }\n";
  const std::string given = "    change: { input.order.status: ODD, input.order.note: abcdefg }\n";
  const std::string cases =
      "cases:\n"
      "  - name: good\n" +
      given +
      "    want_report: { code: on_unmapped, about: states, at: /status }\n"
      "  - name: all\n" +
      given +
      "    want_reports: [ on_unmapped, { code: on_loss, about: shorten } ]\n"
      "  - name: other\n" +
      given +
      "    want_report: { code: on_unmapped, about: regions }\n"
      "  - { name: none, want_report: on_loss }\n";
  EXPECT_EQ(said(run_cases(cases, {}, files)),
            "failed other: this report was not found: unmapped-code about regions -> value-lost at "
            "bill/note, input /note; unmapped-code at bill/state, input /status\n"
            "failed none: this report was not found: value-lost -> nothing\n");
}

TEST(ACase, WantsTheFaultOfAFunctionByItsName) {
  auto files = shop();
  files["shop/mappings/bill.yaml"] += "    code: order.note | base64_decode\n";
  const std::string cases =
      "cases:\n"
      "  - { name: good, change: { input.order.note: 'a?' }, want_fault: not-base64 }\n"
      "  - { name: other, change: { input.order.note: 'a?' }, want_fault: not-utf8 }\n"
      "  - { name: any, change: { input.order.note: 'a?' }, want_fault: function-fault }\n";
  EXPECT_EQ(
      said(run_cases(cases, {}, files)),
      "failed other: this fault was not found: not-utf8 -> function-fault at bill/code, input "
      "/note (`base64_decode` could not do its work: the text is not Base64: at byte 2)\n");
}

TEST(ACase, WritesADocumentOfXmlAsYamlOrAsItIs) {
  auto files = shop();
  files["shop/schemas/shop.yaml"] +=
      "  Parcel: { type: object, xml: { name: parcel }, properties: { id: { type: string, xml: { "
      "attribute: true } }, label: { type: string } } }\n";
  files["shop/mappings/bill.yaml"] =
      "mapping: bill\nsummary: A parcel is billed.\ninput: { order: shop/Parcel }\noutput: any\n"
      "fields: { number: order.id, label: order.label }\n";
  files["shop/pack.yaml"] = "pack: shop\nschemas: { shop: schemas/shop.yaml }\n";
  const std::string cases =
      "cases:\n"
      "  - name: yaml\n"
      "    input: { order: { id: A-1, label: Tea } }\n"
      "    change: { input.order.label: Cup }\n"
      "    want: { number: A-1, label: Cup }\n"
      "  - name: xml\n"
      "    input: { order: { xml: <parcel id=\"A-1\"><label>Cup</label></parcel> } }\n"
      "    want: { number: A-1, label: Cup }\n";
  EXPECT_EQ(said(run_cases(cases, {}, files)), "");
}

TEST(ACase, AnswersNeedsFromItsOwnEntriesFirstAndWantsQuestions) {
  const std::string cases =
      "needs: [ { fetch: shop/Buyer, answer: { name: Default } } ]\n"
      "cases:\n"
      "  - name: own\n"
      "    change: { input.order.buyer: 5 }\n"
      "    needs: [ { fetch: shop/Buyer, by: { id: 5 }, answer: { name: Own } } ]\n"
      "    want_part: { buyer: Own }\n"
      "    want_needs: [ { fetch: shop/Buyer, by: { of: EUR } } ]\n"
      "  - name: default\n"
      "    change: { input.order.buyer: 6 }\n"
      "    want_part: { buyer: Default }\n"
      "  - { name: unasked, want_needs: [ { fetch: shop/Buyer, by: { id: 5 } } ] }\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed unasked: the questions differ: shop/Buyer id=5 -> nothing\n");
}

TEST(ACase, OverridesAndChangesWhatGoesIn) {
  const std::string cases =
      "context: { currency: USD }\n"
      "cases:\n"
      "  - { name: default, want_part: { currency: USD } }\n"
      "  - { name: own, context: { currency: GBP }, want_part: { currency: GBP } }\n"
      "  - { name: changed, change: { context.currency: CHF }, want_part: { currency: CHF } }\n"
      "  - { name: taken away, change: { context.currency: { remove: true } }, want_part: { "
      "currency: EUR } }\n"
      "  - { name: other input, input: { order: { id: B-2 } }, want_part: { number: B-2 } }\n"
      "  - { name: made, change: { input.order.gifts.0.name: Cup }, want_fault: invalid-input }\n"
      "  - { name: appended, input: { order: { id: x, gifts: [] } }, change: { "
      "input.order.gifts.0.name: Cup },\n"
      "      want_part: { gifts: [ Cup ] } }\n"
      "  - { name: removed, change: { input.order.id: { remove: true } }, want_fault: "
      "invalid-input }\n"
      "  - { name: nowhere, change: { input.order.id.x: 1 }, want_part: { number: A-1 } }\n"
      "  - { name: not there, change: { input.order.note: { remove: true } }, want_part: { number: "
      "A-1 } }\n"
      "  - { name: no item, change: { input.order.gifts.0: { remove: true } }, want_part: { "
      "number: A-1 } }\n";
  EXPECT_EQ(said(run_cases(cases)),
            "failed nowhere: the change `input.order.id.x` leads to nothing in the input\n"
            "failed no item: the change `input.order.gifts.0` leads to nothing in the input\n");
}

TEST(ACase, TakesFilesForValuesFurtherIn) {
  auto files = shop();
  files["shop/tests/gifts.json"] = R"({"two":[{"name":"Tea"},{"name":"Cup"}],"name":"Pot"})";
  const std::string cases =
      "cases:\n"
      "  - name: a\n"
      "    input: { order: { id: A-1, gifts: { file: gifts.json#/two } } }\n"
      "    want_part: { gifts: [ Tea, Cup ] }\n"
      "  - name: b\n"
      "    input: { order: { id: A-1, gifts: [ { name: { file: gifts.json#/name } } ] } }\n"
      "    want_part: { gifts: [ Pot ] }\n";
  EXPECT_EQ(said(run_cases(cases, {}, files)), "");
}

TEST(ATableOfCases, IsOneCaseForEachRow) {
  const std::string cases =
      "cases:\n"
      "  - name: notes\n"
      "    vary:\n"
      "      columns: [ input.order.note, want_part.note, want_reports ]\n"
      "      rows:\n"
      "        - [ abc, abc, [] ]\n"
      "        - [ abcdefg, abcde, [ value-lost ] ]\n"
      "        - [ abcdefg, abc, [ value-lost ] ]\n";
  const TestRun run = run_cases(cases);
  EXPECT_EQ(
      said(run),
      "failed notes [abcdefg, abc, ...]: the output differs at /note: \"abc\" -> \"abcde\"\n");
  ASSERT_EQ(run.cases.size(), 3u);
  EXPECT_EQ(run.cases[1].position.line, 10u);
}

TEST(ARun, TakesOnlyTheCasesOfItsFilterAndTellsOfEach) {
  TestOptions options;
  std::string told;
  options.filters = {"orders/b"};
  options.on_case = [&](const TestCaseResult& result) { told += result.name + " "; };
  const TestRun run = run_cases(
      "cases:\n"
      "  - { name: a, want_part: { number: A-1 } }\n"
      "  - { name: b1, want_part: { number: A-1 } }\n"
      "  - { name: b2, want_part: { number: A-2 } }\n",
      options);
  EXPECT_EQ(told, "b1 b2 ");
  EXPECT_EQ(run.left_out, 1u);
  EXPECT_EQ(run.passed, 1u);
  EXPECT_EQ(run.failed, 1u);
}

TEST(ARun, TakesACaseThatOneOfSeveralFiltersNames) {
  TestOptions options;
  options.filters = {"orders/a", "/c"};
  const TestRun run = run_cases(
      "cases:\n"
      "  - { name: a, want_part: { number: A-1 } }\n"
      "  - { name: b, want_part: { number: A-1 } }\n"
      "  - { name: c, want_part: { number: A-1 } }\n",
      options);
  ASSERT_EQ(run.cases.size(), 2u);
  EXPECT_EQ(run.cases[1].name, "c");
  EXPECT_EQ(run.left_out, 1u);
}

TEST(ARun, TakesOneTestsFileOrAllWhereTheFileIsOfAnotherKind) {
  auto files = shop();
  files["shop/tests/more.yaml"] =
      "tests: more\nof: bill\ninput: { order: { id: A-1 } }\n"
      "cases: [ { name: m, want_part: { number: A-1 } } ]\n";
  const std::string cases = "cases: [ { name: a, want_part: { number: A-1 } } ]\n";
  TestOptions options;
  options.file = "shop/tests/more.yaml";
  const TestRun one = run_cases(cases, options, files);
  ASSERT_EQ(one.cases.size(), 1u);
  EXPECT_EQ(one.cases[0].name, "m");
  EXPECT_EQ(one.left_out, 1u);
  options.file = "shop/mappings/bill.yaml";
  EXPECT_EQ(run_cases(cases, options, files).cases.size(), 2u);
}

/// Fifty cases, of which every seventh fails.
std::string many_cases() {
  std::string cases = "cases:\n";
  for (int i = 0; i < 50; ++i) {
    const std::string id = std::to_string(i);
    cases += "  - { name: c" + id + ", change: { input.order.id: x" + id +
             " }, want_part: { number: " + (i % 7 == 3 ? "y" : "x") + id + " } }\n";
  }
  return cases;
}

TEST(ARun, SaysTheSameInTheSameOrderHoweverManyThreadsItHas) {
  const std::string alone = said(run_cases(many_cases()));
  for (const std::size_t jobs : {2u, 3u, 8u, 100u}) {
    TestOptions options;
    options.jobs = jobs;
    std::size_t told = 0;
    options.on_case = [&](const TestCaseResult& result) {
      EXPECT_EQ(result.name, "c" + std::to_string(told++));
    };
    const TestRun run = run_cases(many_cases(), options);
    EXPECT_EQ(said(run), alone);
    EXPECT_EQ(told, 50u);
    EXPECT_EQ(run.failed, 7u);
  }
}

TEST(ARun, CanEndWithTheFirstCaseThatFails) {
  for (const std::size_t jobs : {1u, 4u}) {
    TestOptions options;
    options.jobs = jobs;
    options.stop_at_failure = true;
    const TestRun run = run_cases(many_cases(), options);
    EXPECT_EQ(run.cases.size(), 4u);
    EXPECT_EQ(run.cases.back().name, "c3");
    EXPECT_EQ(run.passed, 3u);
    EXPECT_EQ(run.failed, 1u);
    EXPECT_EQ(run.not_run, 46u);
  }
}

TEST(ARun, EndsInDiagnosticsWhenTheRulesDoNotLoad) {
  auto files = shop();
  files["shop/mappings/bill.yaml"] = "mapping: bill\n";
  const TestRun run = run_cases("cases:\n  - { name: a, want: {} }\n", {}, files);
  EXPECT_TRUE(run.diagnostics.has_errors());
  EXPECT_TRUE(run.cases.empty());
}

TEST(ARun, IsTheSameEveryTime) {
  const std::string cases =
      "cases:\n  - { name: a, want: { x: 1 } }\n  - { name: b, want_fault: many-values }\n";
  EXPECT_EQ(said(run_cases(cases)), said(run_cases(cases)));
}

}  // namespace
}  // namespace smx::authoring::testing

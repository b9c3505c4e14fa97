// What a failure says of where it comes from: the line, the input, and the place among the tests.
#include <gtest/gtest.h>

#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

std::string place_of(const std::optional<Label>& label) {
  if (!label) return "nowhere";
  return label->file.substr(label->file.rfind('/') + 1) + ":" + std::to_string(label->begin.line) +
         ":" + std::to_string(label->begin.column);
}

/// `/note <- bill/note bill.yaml:17:9 <- order /note orders.yaml:6:38`, one a line.
std::string traced(const TestRun& run) {
  std::string out;
  for (const Diagnostic& diagnostic : run.diagnostics.items()) out += diagnostic.message + "\n";
  for (const TestCaseResult& result : run.cases) {
    for (const TestFailure& failure : result.failures) {
      out += failure.pointer + " <- " + failure.rule + " " + place_of(failure.line);
      if (failure.input) {
        out += " <- " + failure.input->document + " " + failure.input->pointer + " " +
               place_of(failure.given);
      }
      out += "\n";
    }
  }
  return out;
}

TEST(ADifference, NamesTheLineThatWroteWhatIsThereAndTheInputBehindIt) {
  EXPECT_EQ(traced(run_cases("cases:\n"
                             "  - name: a\n"
                             "    change: { input.order.note: abcdefg }\n"
                             "    want_part: { number: A-2, note: abc, currency: USD }\n")),
            "/number <- bill/number bill.yaml:13:13 <- order /id orders.yaml:3:23\n"
            "/note <- bill/note bill.yaml:16:11 <- order /note orders.yaml:6:33\n"
            "/currency <- bill/currency bill.yaml:14:15\n");
}

TEST(ADifference, NamesTheLineThatShouldHaveWrittenWhatIsNotThere) {
  EXPECT_EQ(traced(run_cases("cases: [ { name: a, want_part: { gift: 3, gifts.0: Tea } } ]\n")),
            "/gift <- bill/gift bill.yaml:17:11\n"
            "/gifts/0 <- bill/gifts bill.yaml:18:12\n");
}

TEST(ADifference, NamesTheObjectWhereNoLineWritesThat) {
  EXPECT_EQ(traced(run_cases("cases: [ { name: a, want_part: { colour: red } } ]\n")),
            "/colour <- bill bill.yaml:11:3\n");
}

TEST(ADifference, InsideWhatALineTookOverWholeIsOfThatLine) {
  EXPECT_EQ(traced(run_cases(
                "cases:\n"
                "  - name: a\n"
                "    input: { order: { id: A-1, gifts: [ { name: Tea }, { name: Cup } ] } }\n"
                "    want_part: { gifts: [ Tea, Cap ] }\n")),
            "/gifts/1 <- bill/gifts bill.yaml:18:12 <- order /gifts/1/name orders.yaml:6:64\n");
}

TEST(ADifference, IsTracedIntoFilesOfSamples) {
  auto files = shop();
  files["shop/tests/a.json"] = "{\n  \"one\": { \"id\": \"A-7\",\n  \"note\": \"x\" } }";
  EXPECT_EQ(traced(run_cases("cases:\n"
                             "  - name: a\n"
                             "    input: { order: { file: a.json#/one } }\n"
                             "    want_part: { note: y }\n",
                             {}, files)),
            "/note <- bill/note bill.yaml:16:11 <- order /note a.json:3:11\n");
}

TEST(ADifference, IsTracedIntoAnswers) {
  EXPECT_EQ(traced(run_cases("needs: [ { fetch: shop/Buyer, answer: { name: Ada } } ]\n"
                             "cases:\n"
                             "  - name: a\n"
                             "    change: { input.order.buyer: 5 }\n"
                             "    want_part: { buyer: Eve }\n")),
            "/buyer <- bill/buyer bill.yaml:15:12 <- buyer /name orders.yaml:4:47\n");
}

TEST(AnUnexpectedEnd, NamesTheLineAndTheInputOfItsReason) {
  EXPECT_EQ(traced(run_cases("cases:\n"
                             "  - name: a\n"
                             "    change: { input.order.status: LOST }\n"
                             "    want_part: { number: A-1 }\n")),
            " <- bill/guards.lost bill.yaml:8:5 <- order /status orders.yaml:6:35\n");
}

TEST(AFault, ThatIsMissedNamesItsLine) {
  EXPECT_EQ(traced(run_cases("cases:\n"
                             "  - name: a\n"
                             "    change: { input.order.id: 7 }\n"
                             "    want_fault: { code: many-values, rule: bill/gift }\n")),
            " <- bill/gift bill.yaml:17:11\n");
}

TEST(AReport, ThatWasNotExpectedNamesItsLineAndInput) {
  EXPECT_EQ(traced(run_cases("cases:\n"
                             "  - name: a\n"
                             "    change: { input.order.note: abcdefg }\n"
                             "    want_reports: []\n")),
            " <- bill/note bill.yaml:16:32 <- order /note orders.yaml:6:33\n");
}

/// Lines behind alternatives, lists and other mappings.
std::map<std::string, std::string> nested() {
  auto files = shop();
  files["shop/pack.yaml"] = "pack: shop\nschemas: { shop: schemas/shop.yaml }\n";
  files["shop/mappings/bill.yaml"] = R"(mapping: bill
summary: An order becomes a bill.
input: { order: shop/Order }
output: any
fields:
  who: { use: buyer-of, with: { order: order } }
  kind:
    cases:
      - when: { order.status: GIFT }
        fields: { gift: { value: true } }
      - fields:
          plain: { from: order.note, on_missing: skip }
  pair.second: order.note
  both: { list: [ order.id, { fields: { note: order.note } } ] }
  all: { each: order.gifts, fields: { size: .size } }
)";
  files["shop/mappings/buyer-of.yaml"] = R"(mapping: buyer-of
summary: Who buys.
input: { order: shop/Order }
output: any
fields:
  id: order.id
  name: order.note
)";
  return files;
}

TEST(WhatIsNotThere, IsLookedForThroughOtherMappingsCasesAndLists) {
  const std::string cases =
      "cases:\n"
      "  - name: a\n"
      "    change: { input.order.gifts: [ { name: Tea } ] }\n"
      "    want_part:\n"
      "      who.name: x\n"
      "      kind.plain: x\n"
      "      pair.second: x\n"
      "      both.1.note: x\n"
      "      all.0.size: 3\n"
      "      all.1: x\n";
  EXPECT_EQ(traced(run_cases(cases, {}, nested())),
            "/who/name <- buyer-of/name buyer-of.yaml:7:9\n"
            "/kind/plain <- bill/kind.cases.1.plain bill.yaml:12:18\n"
            "/pair/second <- bill/pair.second bill.yaml:13:16\n"
            "/both/1/note <- bill/both.1.note bill.yaml:14:47\n"
            "/all/0/size <- bill/all.size bill.yaml:15:45\n"
            "/all/1 <- bill/all bill.yaml:15:8\n");
}

}  // namespace
}  // namespace smx::authoring::testing

#include "smx/ledger.h"

#include <map>

#include <gtest/gtest.h>

namespace smx {
namespace {

using Files = std::map<std::string, std::string>;

Files shop() {
  return {
      {"rules/pack.yaml",
       "pack: shop\nsummary: A shop.\nschemas: { s: schemas/s.yaml }\nfaults: { bad: Bad. }\n"},
      {"rules/schemas/s.yaml", R"($defs:
  Order:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      status: { type: string }
      kind: { type: string }
      area: { type: string }
      name: { type: string, x-phi: true }
      size: { type: string, enum: [ S, L ] }
  Bill:
    type: object
    properties:
      state: { type: string }
      kind: { type: string }
      zone: { type: string }
      name: { type: string }
      who: { type: string }
      size: { type: string }
  Who: { type: object, required: [ name ], properties: { name: { type: string } } }
)"},
      {"rules/mappings/bill.yaml", R"(mapping: bill
summary: A bill.
input: { order: s/Order }
output: s/Bill
fields:
  state: { from: order.status | lookup state-of, on_unmapped: report }
  kind: { from: order.kind | lookup kind-of, on_unmapped: skip }
  zone: { from: order.area | lookup zone-of (order.id), on_unmapped: fail }
  name: { from: order.name | lookup name-of, on_unmapped: report }
  size: { from: order.size | lookup_reverse size-of, on_unmapped: report }
)"},
      {"rules/mappings/asking.yaml", R"(mapping: asking
summary: Asks first.
input: { order: s/Order }
output: s/Bill
needs: { who: { fetch: s/Who, by: { id: order.id } } }
fields:
  state: { from: order.status | lookup state-of, on_unmapped: report }
  who: who.name
)"},
      {"rules/tables/state-of.yaml",
       "table: state-of\nsummary: States.\nkey: { status: text }\nvalue: { state: text }\n"
       "rows:\n  P: paid\n"},
      {"rules/tables/kind-of.yaml",
       "table: kind-of\nsummary: Kinds.\nkey: { kind: text }\nvalue: { called: text }\nrows: "
       "kind-of.csv\n"},
      {"rules/tables/kind-of.csv", "note,called,kind\nseen,apple,A\n"},
      {"rules/tables/zone-of.yaml",
       "table: zone-of\nsummary: Zones.\nkey: { area: text, of: text }\nvalue: { zone: text }\n"
       "rows:\n  - { area: N, of: \"1\", zone: north }\n"},
      {"rules/tables/name-of.yaml",
       "table: name-of\nsummary: Names.\nkey: { name: text }\nvalue: { called: text }\nrows:\n  "
       "Ann: A\n"},
      {"rules/tables/size-of.yaml",
       "table: size-of\nsummary: Sizes.\nreverse: unique\nkey: { code: text }\n"
       "value: { size: { type: text, enum: [ S, L ] } }\nrows:\n  s: S\n"},
  };
}

std::shared_ptr<const RuleSet> loaded(const Files& files) {
  LoadedRules rules = load_rules(MemoryFileSystem(files), "rules");
  for (const Diagnostic& diagnostic : rules.diagnostics.items())
    EXPECT_NE(diagnostic.severity, Severity::error) << render_text(diagnostic, Colour::never);
  return rules.rules;
}

Ledger ledger_of(Files files, const std::string& documents, const std::string& mapping = "bill") {
  files["docs/" + mapping + "/all.ndjson"] = documents;
  const auto rules = loaded(files);
  if (!rules) return {};
  return count_unmapped(rules, corpus_of_folder(MemoryFileSystem(files), "docs", *rules));
}

std::string said(const Ledger& ledger) {
  static constexpr const char* kEnds[] = {"refused", "reported", "answered"};
  std::string text;
  for (const UnmappedTable& table : ledger.tables) {
    for (const UnmappedCode& code : table.codes) {
      text += table.name + ": " + kEnds[static_cast<int>(code.end)];
      for (const std::string& one : code.texts) text += " " + one;
      text += ", " + std::to_string(code.lookups) + " in " + std::to_string(code.documents);
      if (code.sensitivity == Sensitivity::patient_data) text += ", phi";
      for (const std::string& line : code.lines) text += ", " + line;
      text += ", " + row_to_paste(table, code) + "\n";
    }
  }
  return text;
}

TEST(LookupsThatFoundARow, AreNotInTheLedger) {
  const Ledger ledger =
      ledger_of(shop(), R"({"id":"1","status":"P","kind":"A","area":"N","size":"S"})");
  EXPECT_EQ(said(ledger), "");
  EXPECT_EQ(ledger.documents, 1u);
}

TEST(CodesThatNoTableKnows, AreCountedTheMostFrequentFirst) {
  EXPECT_EQ(said(ledger_of(shop(), R"({"id":"1","status":"GONE"}
{"id":"2","status":"LOST"}
{"id":"3","status":"P"}
{"id":"4","status":"LOST"}
)")),
            "state-of: reported LOST, 2 in 2, bill/state, LOST: [ TODO ]\n"
            "state-of: reported GONE, 1 in 1, bill/state, GONE: [ TODO ]\n");
}

TEST(TheFirstDocument, IsNamed) {
  const Ledger ledger = ledger_of(shop(), "{\"id\":\"1\"}\n{\"id\":\"2\",\"status\":\"LOST\"}\n");
  EXPECT_EQ(ledger.tables.at(0).codes.at(0).first_document, "docs/bill/all.ndjson:2");
  EXPECT_EQ(ledger.tables.at(0).file, "rules/tables/state-of.yaml");
}

TEST(ARowOfCsv, IsInTheOrderOfItsFile) {
  EXPECT_EQ(said(ledger_of(shop(), R"({"id":"1","kind":"a, b"})")),
            "kind-of: answered a, b, 1 in 1, bill/kind, ,\"TODO\"?,\"a, b\"\n");
}

TEST(ARowWithSeveralKeys, NamesThem) {
  EXPECT_EQ(said(ledger_of(shop(), R"({"id":"1","area":"12"})")),
            "zone-of: refused 12 1, 1 in 1, bill/zone, "
            "- { area: \"12\", of: \"1\", zone: [ TODO ] }\n");
}

TEST(AValueWithoutKey, IsAskedForByItsValue) {
  EXPECT_EQ(said(ledger_of(shop(), R"({"id":"1","size":"L"})")),
            "size-of: reported L, 1 in 1, bill/size, [ TODO ]: L\n");
}

TEST(WhatALineMarksAsPatientData, IsMarkedInTheLedger) {
  EXPECT_EQ(said(ledger_of(shop(), R"({"id":"1","name":"Bob"})")),
            "name-of: reported Bob, 1 in 1, phi, bill/name, Bob: [ TODO ]\n");
}

TEST(ARoundOfQuestions, DoesNotCountTwice) {
  Files files = shop();
  files["docs/needs.yaml"] = "- { fetch: s/Who, by: { id: \"1\" }, answer: { name: Ann } }\n";
  EXPECT_EQ(said(ledger_of(files, R"({"id":"1","status":"LOST"})", "asking")),
            "state-of: reported LOST, 1 in 1, asking/state, LOST: [ TODO ]\n");
}

TEST(DocumentsThatCannotBeRun, AreNamedWithTheReason) {
  const Ledger ledger = ledger_of(shop(), R"({"id":"1","status":"LOST"})", "asking");
  EXPECT_EQ(ledger.documents, 0u);
  EXPECT_EQ(said(ledger), "");
  ASSERT_EQ(ledger.not_run.size(), 1u);
  EXPECT_NE(ledger.not_run[0].second.find("was not answered"), std::string::npos);
}

TEST(AKeyThatYamlWouldTakeForSomethingElse, IsQuoted) {
  UnmappedTable table;
  table.columns = {"code", "value"};
  table.keys = {"code"};
  UnmappedCode code;
  for (const char* text : {"no", "Yes", "12", "a: b", "", "-", "null", "#x", "1e3", "a\"b"}) {
    code.texts = {text};
    EXPECT_EQ(row_to_paste(table, code), json_quoted(text) + ": [ TODO ]");
  }
  code.texts = {"READ_LATER"};
  EXPECT_EQ(row_to_paste(table, code), "READ_LATER: [ TODO ]");
}

/// A row of each form, pasted where it belongs: the placeholder is refused, a value in its place
/// not.
void expect_refused_until_decided(const std::string& path, const std::string& behind,
                                  const std::string& row, const std::string& placeholder,
                                  const std::string& value) {
  Files files = shop();
  std::string& text = files.at(path);
  text.insert(text.find(behind) + behind.size(), row + "\n");
  EXPECT_FALSE(load_rules(MemoryFileSystem(files), "rules").rules) << text;
  text.replace(text.find(placeholder), placeholder.size(), value);
  EXPECT_TRUE(load_rules(MemoryFileSystem(files), "rules").rules) << text;
}

std::string row_for(const std::string& document) {
  const Ledger ledger = ledger_of(shop(), document);
  return row_to_paste(ledger.tables.at(0), ledger.tables.at(0).codes.at(0));
}

TEST(APastedRow, IsRefusedUntilSomebodyHasDecided) {
  expect_refused_until_decided("rules/tables/state-of.yaml", "rows:\n",
                               "  " + row_for(R"({"id":"1","status":"NEW: no"})"), "[ TODO ]",
                               "new");
  expect_refused_until_decided("rules/tables/kind-of.csv", "kind\n",
                               row_for(R"({"id":"1","kind":"B \"x\""})"), "\"TODO\"?", "pear");
  expect_refused_until_decided("rules/tables/zone-of.yaml", "rows:\n",
                               "  " + row_for(R"({"id":"1","area":"S"})"), "[ TODO ]", "south");
  expect_refused_until_decided("rules/tables/size-of.yaml", "rows:\n",
                               "  " + row_for(R"({"id":"1","size":"L"})"), "[ TODO ]", "l");
}

}  // namespace
}  // namespace smx

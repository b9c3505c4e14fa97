#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

struct Case {
  std::string written;
  std::string said;
};

constexpr std::string_view kHead = "table: t\nsummary: S.\nkey: { code: text }\n";

/// Rows as `A=1`, or `A,B=1,2`; a row without counterpart has nothing behind the `=`.
std::string shown_rows(const Table& table) {
  std::string out;
  for (const Table::Row& row : table.rows) {
    if (!out.empty()) out += " ";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += i == table.keys.size() ? "=" : ",";
      out += row.cells[i].text;
    }
    if (row.no_counterpart) out += "=";
  }
  for (const Word& code : table.no_counterpart) out += " " + code.text + "=";
  return out;
}

std::string understood(const std::string& text) {
  const RuleFile rules(text);
  return rules.diagnostics.has_errors() ? rules.mistakes() : shown_rows(rules.as<Table>());
}

TEST(ATable, IsReadWhole) {
  const RuleFile rules(std::string(kHead) + R"(value: { receipt: text }
rows: { OPENED: READ, "12": 'X' }
no_counterpart: [ UNREAD, ONHOLD ]
unmapped: report
fold: [ case, space ]
)");
  EXPECT_EQ(rules.mistakes(), "");
  const Table& table = rules.as<Table>();
  EXPECT_EQ(shown_rows(table), "OPENED=READ 12=X UNREAD= ONHOLD=");
  EXPECT_EQ(table.fold, Fold::both);
  ASSERT_TRUE(table.unmapped);
  EXPECT_EQ(table.unmapped->action, Action::skip);
  EXPECT_EQ(text_at(table.rows[0].span), "OPENED: READ");
}

TEST(ATable, HasItsRowsInTheOrderOfItsColumns) {
  EXPECT_EQ(
      understood(std::string(kHead) + "value: { b: text, c: text }\nrows: { A: { c: 2, b: 1 } }\n"),
      "A=1,2");
  EXPECT_EQ(understood("table: t\nsummary: S.\nrows: [ { v: 1, l: B, k: A, note: N } ]\n"
                       "value: { v: text }\nkey: { k: text, l: text }\n"),
            "A,B=1");
}

TEST(ATable, MayNameACsvFile) {
  const RuleFile rules(std::string(kHead) + "value: { v: text }\nrows: codes.csv\n");
  EXPECT_EQ(rules.mistakes(), "");
  EXPECT_EQ(rules.as<Table>().csv.text, "codes.csv");
}

TEST(ATable, ThatIsWrongIsRefusedAtItsPlace) {
  const std::vector<Case> cases = {
      {"key: code\nvalue: { v: text }\nrows: {}\n",
       "3:6 wrong-shape: expected a map, and here is a text\n"},
      {"key: {}\nvalue: { v: text }\nrows: {}\n",
       "3:6 wrong-shape: expected at least one column, and here is a map [such as `{ code: text "
       "}`]\n"},
      {"key: { a: text }\nvalue: { a: text }\nrows: {}\n",
       "4:10 duplicate-name: `a` is both a key and a value column\n"},
      {"key: { a: text }\nvalue: { b: text }\nrows:\n",
       "5:6 wrong-shape: expected rows, or the name of a CSV file, and here is nothing\n"},
      {"key: { a: text }\nvalue: { b: text }\n", "1:1 missing-key: a table needs the key `rows`\n"},
      {"key: { a: text }\nvalue: { b: text }\nrows: { X: }\n",
       "5:9 bad-row: this row has no value [a code without counterpart stands in the list "
       "`no_counterpart`]\n"},
      {"key: { a: text }\nvalue: { b: text }\nrows: { X: { b: 1 } }\n",
       "5:12 wrong-shape: expected a literal, and here is a map [an object is written `fields: "
       "{...}`]\n"},
      {"key: { a: text }\nvalue: { b: text, c: text }\nrows: { X: 1 }\n",
       "5:12 wrong-shape: expected a map with a literal for each value column, and here is a "
       "text\n"},
      {"key: { a: text }\nvalue: { bone: text, c: text }\nrows: { X: { bome: 1, c: 2 } }\n",
       "5:14 bad-row: `bome` is not a column of this row [did you mean `bone`?]\n"
       "5:12 bad-row: this row has no `bone`\n"},
      {"key: { a: text, b: text }\nvalue: { c: text }\nrows: { X: 1 }\n",
       "5:7 wrong-shape: expected a list of rows, and here is a map [a table with several keys "
       "needs "
       "all of them named]\n"},
      {"key: { a: text, b: text }\nvalue: { c: text }\nrows: [ { a: 1, b: 2, c: 3 } ]\n"
       "no_counterpart: [ x ]\n",
       "6:1 wrong-shape: `no_counterpart` needs a table with one key column [with several, leave "
       "the value cells of a CSV row empty]\n"},
      {"key: { a: text }\nvalue: { b: text }\nrows: {}\nunmapped: keep\n",
       "6:11 unknown-policy: `keep` is no policy for `on_unmapped` [there is no value to keep; "
       "write "
       "`fail`, `skip`, `report`]\n"},
      {"key: { a: text }\nvalue: { b: text }\nrows: {}\ninverse_of: x\n",
       "6:1 unknown-key: `inverse_of` is not a key of a table [this key belongs to a mapping; a "
       "table has `reverse`]\n"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.written);
    EXPECT_EQ(understood("table: t\nsummary: S.\n" + each.written), each.said);
  }
}

// ---- CSV

struct CsvCase {
  std::string columns;  // `key: ...` and `value: ...`
  std::string csv;
  std::string understood;
};

std::string understood(const CsvCase& each) {
  RuleFile rules("table: t\nsummary: S.\nrows: t.csv\n" + each.columns);
  const Source csv("t.csv", each.csv);
  Table table = rules.as<Table>();
  Diagnostics diagnostics;
  add_csv_rows(table, csv, {}, diagnostics);
  return rules.mistakes() + testing::shown(diagnostics) + shown_rows(table);
}

constexpr const char* kOne = "key: { code: text }\nvalue: { receipt: text }\n";
constexpr const char* kTwo = "key: { code: text, kind: text }\nvalue: { b: text, c: text }\n";

TEST(CsvRows, AreTakenByTheNamesOfTheirColumns) {
  EXPECT_EQ(understood({kOne, "code,receipt\nA,1\nB,2\n", ""}), "A=1 B=2");
  EXPECT_EQ(understood({kOne, "note,receipt,basis,code\nx,1,fact,A\n", ""}), "A=1");
  EXPECT_EQ(understood({kTwo, "code,kind,b,c\nA,K,1,2\n", ""}), "A,K=1,2");
}

TEST(CsvRows, WithoutValuesHaveNoCounterpart) {
  EXPECT_EQ(understood({kOne, "code,receipt\nA,1\nB,\n", ""}), "A=1 B=");
  EXPECT_EQ(understood({kTwo, "code,kind,b,c\nA,K,1,2\nB,L,,\n", ""}), "A,K=1,2 B,L=");
}

TEST(CsvRows, ThatAreWrongAreRefusedAtTheirPlace) {
  const std::vector<CsvCase> cases = {
      {kOne, "code,reciept\nA,1\n",
       "1:6 bad-row: `reciept` is not a column of this table [did you mean `receipt`?]\n"
       "1:1 bad-row: the header has no column `receipt`\n"},
      {kOne, "code, receipt\nA,1\n",
       "1:6 bad-row: ` receipt` is not a column of this table [blanks around a column's name are "
       "part of it]\n"
       "1:1 bad-row: the header has no column `receipt`\n"},
      {kOne, "code,receipt,code\nA,1,B\n", "1:14 csv-syntax: two columns are called `code`\n"},
      {kOne, "code,receipt\nA ,1\nB, 2\nC,3\n",
       "2:1 bad-row: blanks at the end of a key\n"
       "3:3 bad-row: blanks at the beginning of a value\nC=3"},
      {kOne, "code,receipt\n,1\n", "2:1 bad-row: this row has no key\n"},
      {kTwo, "code,kind,b,c\nA,K,1,\n",
       "2:7 bad-row: this row has only some of its values [all of them, or none for a code without "
       "counterpart]\n"},
  };
  for (const CsvCase& each : cases) {
    SCOPED_TRACE(each.csv);
    EXPECT_EQ(understood(each), each.understood);
  }
}

TEST(CsvRows, ThatCannotBeReadLeaveTheTableAsItWas) {
  EXPECT_NE(understood({kOne, "code,receipt\nA\n", ""}), "");
}

}  // namespace
}  // namespace smx::spec::testing

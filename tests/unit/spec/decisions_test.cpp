// Rows of decisions: what may stand in the cells of a CSV file, and in answers and windows.
#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

// ---- conditions as short texts: `status = 5,6`, `status in 5..9`, `(a | b)`

std::string name_of(Test test) {
  switch (test) {
    case Test::equals: return "=";
    case Test::unequal: return "!=";
    case Test::starts: return "starts";
    case Test::ends: return "ends";
    case Test::contains: return "contains";
    case Test::matches: return "matches";
    case Test::state: return "is";
    case Test::range: return "in";
    default: return "?";
  }
}

std::string shown(const Condition& condition) {
  if (condition.kind == Test::all || condition.kind == Test::any) {
    std::string out;
    for (const Condition& part : condition.parts) {
      if (!out.empty()) out += condition.kind == Test::all ? " & " : " | ";
      out += shown(part);
    }
    return condition.kind == Test::any ? between("(", out, ")") : out;
  }
  std::string out = testing::shown(condition.left) + " " + name_of(condition.kind) + " ";
  if (condition.kind == Test::range) return out + condition.minimum + ".." + condition.maximum;
  if (condition.kind == Test::matches) return out + condition.pattern.text;
  if (condition.kind == Test::state) {
    constexpr std::string_view kStates[] = {"missing", "null", "empty", "present"};
    return out.append(kStates[static_cast<std::size_t>(condition.state)]);
  }
  for (const Word& literal : condition.literals)
    out += (&literal == condition.literals.data() ? "" : ",") + literal.text;
  return out;
}

std::string shown(const Decision::Rule& rule) {
  std::string out = rule.id.text + ": " + (rule.when ? shown(*rule.when) : "always");
  if (rule.effective)
    out += " from " + rule.effective->from.text + " to " + rule.effective->to.text;
  out += " ->";
  for (const Decision::Answer& answer : rule.answers) {
    out += " " + answer.column.text + (answer.column.empty() ? "" : "=");
    out += answer.from ? between("<", testing::shown(*answer.from), ">") : answer.literal.text;
  }
  return out + "\n";
}

constexpr std::string_view kHead =
    "decision: d\nsummary: S.\nrows: d.csv\ninput: { status: integer, call: text }\n";

std::string understood(const std::string& csv_text,
                       const std::string& output = "output: { code: integer }\n") {
  RuleFile rules(std::string(kHead) + output);
  const Source csv("d.csv", csv_text);
  Decision decision = rules.as<Decision>();
  Diagnostics diagnostics;
  add_csv_rows(decision, csv, {}, diagnostics);
  std::string out = rules.mistakes() + testing::shown(diagnostics);
  for (const Decision::Rule& rule : decision.rules) {
    if (!rule.broken) out += shown(rule);
  }
  return out;
}

std::string cell(const std::string& text) {
  return understood("id,status,call,code\nx," + text + ",-,1\n");
}

TEST(CsvRowsOfDecisions, AreTakenByTheNamesOfTheirColumns) {
  EXPECT_EQ(understood("id,status,call,code,note\nbusy,500..599,-,99,why\nrest,-,-,98,\n"),
            "busy: status in 500..599 -> 99\nrest: always -> 98\n");
  EXPECT_EQ(understood("code,call,id,status\n7,send | reply,x,409\n"),
            "x: call = send,reply & status = 409 -> 7\n");
}

TEST(CellsOfDecisions, AreTestsWithBarsBetweenThem) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"-", "x: always -> 1\n"},
      {"5 | 7", "x: status = 5,7 -> 1\n"},
      {"..5", "x: status in ..5 -> 1\n"},
      {"5 | 7..9 | 12..", "x: (status = 5 | status in 7..9 | status in 12..) -> 1\n"},
      {"2026-04-11..2026-05-01", "x: status in 2026-04-11..2026-05-01 -> 1\n"},
      {"not: 5 | 7", "x: status != 5,7 -> 1\n"},
      {"starts: a | b | ends: c", "x: (status starts a,b | status ends c) -> 1\n"},
      {"contains: Tenant not valid", "x: status contains Tenant not valid -> 1\n"},
      {"matches: number", "x: status matches number -> 1\n"},
      {"is: missing", "x: status is missing -> 1\n"},
      {"5 | is: missing | null", "x: (status = 5 | status is missing | status is null) -> 1\n"},
      {"equals: -", "x: status = - -> 1\n"},
      {"equals: 1..2", "x: status = 1..2 -> 1\n"},
      {"urn:oid:1", "x: status = urn:oid:1 -> 1\n"},
      {"Re: hello", "x: status = Re: hello -> 1\n"},
  };
  for (const auto& [written, read] : cases) {
    SCOPED_TRACE(written);
    EXPECT_EQ(cell(written), read);
  }
}

TEST(CellsOfDecisions, ThatAreWrongAreRefusedAtTheirPlace) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"",
       "2:3 bad-row: this cell is empty [`-` where anything will do, `is: missing` for no "
       "value]\n"},
      {"5 |  7",
       "2:7 bad-row: blanks around a value [one blank before and behind each `|`, and a value "
       "between them]\n"},
      {"start: a",
       "2:3 bad-row: there is no test `start` [did you mean `starts`?; a text that begins so: "
       "`equals: ...`]\n"},
      {"starts:a", "2:3 bad-row: `starts:` needs one blank and a value\n"},
      {"is: gone",
       "2:7 bad-row: `is` asks for `missing`, `null`, `empty` or `present` [what else may stand "
       "in the cell comes before `is: `]\n"},
      {"9..5", "2:3 bad-condition: this range is empty [the smaller end stands first]\n"},
      {"2026-05-01..2026-04-11",
       "2:3 bad-condition: this range is empty [the smaller end stands first]\n"},
  };
  for (const auto& [written, said] : cases) {
    SCOPED_TRACE(written);
    EXPECT_EQ(cell(written), said);
  }
}

TEST(CsvRowsOfDecisions, ThatAreWrongAreRefusedAtTheirPlace) {
  EXPECT_EQ(understood("id,status,cal,code\nx,1,-,1\n"),
            "1:11 bad-row: `cal` is not a column of this decision [did you mean `call`?]\n"
            "1:1 bad-row: the header has no column `call`\n");
  EXPECT_EQ(understood("status,call,code\n1,-,1\n"),
            "1:1 bad-row: the header has no column `id`\n");
  EXPECT_EQ(understood("id,status,call,code\nx,1,-,1\nx,2,-,1\n"),
            "3:1 duplicate-id: two rows are called `x`\nx: status = 1 -> 1\n");
  EXPECT_EQ(understood("id,status,call,code\n1x,1,-,1\n"),
            "2:1 bad-row: `1x` cannot be the name of a row [a letter first, then letters, digits, "
            "`_` and `-`]\n");
  EXPECT_EQ(understood("id,status,call,code,basis\nx,1,-,1,guessed\n"),
            "2:9 bad-row: `basis` is `fact`, `inferred` or `assumed` [one of `fact`, `inferred`, "
            "`assumed`]\n");
  EXPECT_EQ(understood("id,status,call,code\nx,1,-,\n"),
            "2:7 bad-row: this row has no `code` [declare the output as `code?` if it may be "
            "missing]\n");
}

TEST(CsvRowsOfDecisions, CannotTellAnInputFromAnOutputOfItsName) {
  EXPECT_EQ(understood("id,status,call,status\n", "output: { status: integer }\n"),
            "1:16 csv-syntax: two columns are called `status`\n");
  EXPECT_EQ(understood("id,status,call,note\n", "output: { note: integer }\n"),
            "5:11 bad-row: `note` cannot be a column of its own in a CSV file [an input, an output "
            "and `id`, `from`, `to`, `note`, `source`, `basis` need different names]\n"
            "1:1 bad-row: the header has no column `note`\n");
}

TEST(CsvRowsOfDecisions, MayLeaveOptionalOutputsEmptyAndTakeInputsOver) {
  EXPECT_EQ(understood("id,status,call,code\nx,1,-,\n", "output:\n  code?: integer\n"),
            "x: status = 1 ->\n");
  EXPECT_EQ(understood("id,status,call,code,to_call\nx,1,-,from: status,from: call\n",
                       "output: { code: integer, to_call: text }\n"),
            "x: status = 1 -> code=<status> to_call=<call>\n");
}

TEST(CsvRowsOfDecisions, HaveWindows) {
  EXPECT_EQ(understood("id,from,to,status,call,code\n"
                       "x,2026-04-11,2026-05-01T00:00:00Z,1,-,1\ny,,,2,-,1\n"),
            "x: status = 1 from 2026-04-11 to 2026-05-01T00:00:00Z -> 1\ny: status = 2 -> 1\n");
}

// ---- rows in YAML

std::string in_yaml(const std::string& output, const std::string& rows) {
  const RuleFile rules("decision: d\nsummary: S.\ninput: { a: text }\n" + output + "rules:\n" +
                       rows);
  std::string out = rules.mistakes();
  for (const Decision::Rule& rule : rules.as<Decision>().rules) {
    if (!rule.broken) out += shown(rule);
  }
  return out;
}

TEST(RowsOfDecisions, TakeInputsOver) {
  EXPECT_EQ(in_yaml("output: { b: text }\n", "  - { id: x, then: { from: a } }\n"),
            "x: always -> <a>\n");
  EXPECT_EQ(
      in_yaml("output: { b: text, c: text }\n", "  - { id: x, then: { b: { from: a }, c: C } }\n"),
      "x: always -> b=<a> c=C\n");
  EXPECT_EQ(
      in_yaml("output: { b: text }\n", "  - { id: x, then: { from: a | trim } }\n"),
      "6:32 wrong-shape: an answer takes an input over as it is [give it a function where the "
      "decision is asked]\n");
}

TEST(RowsOfDecisions, MayLeaveOptionalOutputsOut) {
  const std::string optional = "output:\n  b?: text\n";
  EXPECT_EQ(in_yaml(optional, "  - { id: x }\n"), "x: always ->\n");
  EXPECT_EQ(in_yaml(optional + "  c: text\n", "  - { id: x, then: { c: C } }\n"),
            "x: always -> c=C\n");
  EXPECT_EQ(in_yaml(optional + "  c: text\n", "  - { id: x, then: { b: B } }\n"),
            "8:20 missing-key: this answer needs the key `c`\n");
}

TEST(RowsOfDecisions, HaveWindows) {
  const std::string output = "output: { b: text }\n";
  EXPECT_EQ(in_yaml(output, "  - { id: x, effective: { from: 2026-04-11 }, then: B }\n"),
            "x: always from 2026-04-11 to  -> B\n");
  EXPECT_EQ(in_yaml(output, "  - { id: x, effective: {}, then: B }\n"),
            "6:25 wrong-shape: expected `from`, `to` or both, and here is a map [without either it "
            "always counts]\n");
}

TEST(Ranges, MayRunOverDaysAndInstants) {
  const RuleFile rules(
      "decision: d\nsummary: S.\ninput: { a: date }\noutput: { b: text }\nrules:\n"
      "  - { id: x, when: { a: 2026-04-11.. }, then: B }\n"
      "  - { id: y, when: { a: ..2026-05-01T00:00:00Z }, then: B }\n"
      "  - { id: z, when: { a: '2026-04-11..' }, then: B }\n"
      "  - { id: w, when: { a: 2026-04-11..12 }, then: B }\n");
  EXPECT_EQ(rules.mistakes(), "");
  const auto& rows = rules.as<Decision>().rules;
  EXPECT_EQ(rows[0].when->range_of, RangeOf::dates);
  EXPECT_EQ(rows[1].when->range_of, RangeOf::instants);
  EXPECT_EQ(rows[2].when->kind, smx::Test::equals);
  EXPECT_EQ(rows[3].when->kind, smx::Test::equals);
}

}  // namespace
}  // namespace smx::spec::testing

#include <memory>

#include <gtest/gtest.h>

#include "csv/csv.h"

namespace smx::csv {
namespace {

struct Loaded {
  std::unique_ptr<Source> source;
  std::optional<Table> table;
  Diagnostics diagnostics;

  std::string at(Span span) const {
    return std::string(source->text().substr(span.begin, span.end - span.begin));
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& item : diagnostics.items()) all += render_text(item, Colour::never);
    return all;
  }
};

Loaded load(std::string text, const Limits& limits = {}) {
  Loaded loaded;
  loaded.source = std::make_unique<Source>("table.csv", std::move(text));
  loaded.table = read_csv(*loaded.source, limits, loaded.diagnostics);
  return loaded;
}

/// The rows with their header as `<a><b>/<1><2>`, or what was wrong.
std::string outline(std::string text) {
  const Loaded loaded = load(std::move(text));
  if (!loaded.table) return loaded.messages();
  const auto row_outline = [](const std::vector<Cell>& row) {
    std::string out;
    for (const Cell& cell : row) out.append("<").append(cell.text).append(">");
    return out;
  };
  std::string out = row_outline(loaded.table->header);
  for (const auto& row : loaded.table->rows) out.append("/").append(row_outline(row));
  return out;
}

TEST(CsvReader, ReadsCells) {
  const struct {
    std::string csv;
    std::string outline;
  } cases[] = {
      {"a,b\n1,2\n3,4\n", "<a><b>/<1><2>/<3><4>"},
      {"a,b\r\n1,2\r\n", "<a><b>/<1><2>"},
      {"a,b\n1,2", "<a><b>/<1><2>"},
      {"a", "<a>"},
      {"a,b\n,\n", "<a><b>/<><>"},
      {"a\n\n\r\n1\n\n", "<a>/<1>"},
      {"\n\na\n1\n", "<a>/<1>"},
      {"a\n\"\"\n", "<a>/<>"},
      {"\xEF\xBB\xBF"
       "a,b\n1,2\n",
       "<a><b>/<1><2>"},
      {"a,b\n 1 , 2\n", "<a><b>/< 1 >< 2>"},
      {"a,b\n\"x, y\",\"say \"\"hi\"\"\"\n", "<a><b>/<x, y><say \"hi\">"},
      {"a\n\"x\ny\"\n\"x\r\ny\"\n", "<a>/<x\ny>/<x\ny>"},
      {"ä,b\nö,ü\n", "<ä><b>/<ö><ü>"},
  };
  for (const auto& c : cases) EXPECT_EQ(outline(c.csv), c.outline) << c.csv;
}

TEST(CsvReader, KnowsThePlaceOfEachCell) {
  const Loaded loaded = load(
      "\xEF\xBB\xBF"
      "code,text\r\nA,\"x \"\"y\"\"\"\r\n\"é\n\",z");
  ASSERT_TRUE(loaded.table) << loaded.messages();
  EXPECT_EQ(loaded.at(loaded.table->header[1].span), "text");
  EXPECT_EQ(loaded.source->position_of(loaded.table->header[1].span.begin), (Position{1, 6}));
  EXPECT_EQ(loaded.at(loaded.table->rows[0][1].span), "\"x \"\"y\"\"\"");
  EXPECT_EQ(loaded.source->position_of(loaded.table->rows[1][1].span.begin), (Position{4, 3}));
  EXPECT_EQ(loaded.at(loaded.table->rows[1][1].span), "z");
}

TEST(CsvReader, RefusesEachFaultAtItsPlace) {
  const struct {
    std::string csv;
    Position position;
    std::string words;
  } cases[] = {
      {"", {1, 1}, "no header line"},
      {"\n\n", {3, 1}, "no header line"},
      {"a,b\n1\n", {2, 1}, "this row has 1 cell, the header has 2"},
      {"a,b\n1,2,3\n", {2, 1}, "this row has 3 cells, the header has 2"},
      {"a,,c\n", {1, 3}, "a column has no name"},
      {"a, ,c\n", {1, 3}, "a column has no name"},
      {"a,b,\n", {1, 5}, "a column has no name"},
      {"a,b,a\n", {1, 5}, "two columns are called `a`"},
      {"a\nx\"y\"\n", {2, 2}, "inside of a cell without quotes"},
      {"a,b\n1, \"x\"\n", {2, 4}, "must be the first character"},
      {"a,b\n\"x\"y,2\n", {2, 4}, "behind the closing quote"},
      {"a\n1\n\"x\ny\n", {3, 1}, "never closed"},
      {"a\n\"", {2, 1}, "never closed"},
      {"a\nx\ry\n", {2, 2}, "a carriage return stands alone"},
      {"a\n\xFF\n", {2, 1}, "not UTF-8"},
  };
  for (const auto& c : cases) {
    const Loaded loaded = load(c.csv);
    EXPECT_FALSE(loaded.table) << c.csv;
    ASSERT_EQ(loaded.diagnostics.items().size(), 1U) << c.csv << loaded.messages();
    const Diagnostic& diagnostic = loaded.diagnostics.items().front();
    EXPECT_EQ(diagnostic.code, Code::csv_syntax);
    EXPECT_EQ(diagnostic.labels.at(0).begin, c.position) << c.csv << loaded.messages();
    EXPECT_NE(diagnostic.message.find(c.words), std::string::npos) << c.csv << loaded.messages();
  }
}

TEST(CsvReader, TellsAllFaultsInOnePass) {
  const Loaded loaded = load("a,b,a,\n1,2\nx\"y,2,3,4\n\"x\"y,2,3,4\n");
  EXPECT_EQ(loaded.diagnostics.errors(), 5U) << loaded.messages();
}

TEST(CsvReader, RefusesAFileThatIsTooLarge) {
  Limits limits;
  limits.rule_file_bytes = 4;
  EXPECT_TRUE(load("a\n1\n", limits).table);
  const Loaded loaded = load("a\n12\n", limits);
  EXPECT_FALSE(loaded.table);
  EXPECT_EQ(loaded.diagnostics.items().at(0).code, Code::document_too_large);
}

TEST(CsvReader, LeavesOlderDiagnosticsAlone) {
  const Source source("table.csv", "a\n1\n");
  Diagnostics diagnostics;
  diagnostics.add(make_error(Code::file_not_found, "elsewhere", {}));
  EXPECT_TRUE(read_csv(source, {}, diagnostics));
}

TEST(CsvReader, ReadsLongTables) {
  std::string csv = "code,target,text\n";
  for (int i = 0; i < 50000; ++i)
    csv += std::to_string(i) + ",T" + std::to_string(i) + ",\"a, b\"\n";
  const Loaded loaded = load(csv);
  ASSERT_TRUE(loaded.table) << loaded.messages();
  EXPECT_EQ(loaded.table->rows.size(), 50000U);
  EXPECT_EQ(loaded.table->rows.back()[1].text, "T49999");
}

}  // namespace
}  // namespace smx::csv

#include "csv/write_csv.h"

#include <gtest/gtest.h>

#include "csv/csv.h"

namespace smx::csv {
namespace {

TEST(CsvWriter, QuotesWhatMustBe) {
  EXPECT_EQ(cell_text("plain text"), "plain text");
  EXPECT_EQ(cell_text("a,b"), "\"a,b\"");
  EXPECT_EQ(cell_text("say \"a\""), "\"say \"\"a\"\"\"");
  EXPECT_EQ(cell_text("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(cell_text(""), "");
}

TEST(CsvWriter, LetsNoSpreadsheetCalculate) {
  const struct {
    std::string text, cell;
  } cases[] = {
      {"=1+1", "'=1+1"}, {"+49", "'+49"},
      {"-1", "'-1"},     {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "'\t=1"}, {"=A1,\"x\"", "\"'=A1,\"\"x\"\"\""},
      {"a=1", "a=1"},    {"\r=1", "\"'\r=1\""},
  };
  for (const auto& one : cases) EXPECT_EQ(cell_text(one.text), one.cell);
}

TEST(CsvWriter, WritesWhatTheReaderReads) {
  const std::vector<std::string> header{"one", "two, three", "four \"4\""};
  const std::vector<std::string> cells{"", "a\nb", "x|y"};
  const Source source("written.csv", row_text(header) + row_text(cells));
  Diagnostics diagnostics;
  const auto table = read_csv(source, {}, diagnostics);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 1u);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    EXPECT_EQ(table->header[i].text, header[i]);
    EXPECT_EQ(table->rows[0][i].text, cells[i]);
  }
}

}  // namespace
}  // namespace smx::csv

// What the three writers make of hostile texts, and of every shipped pack.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "csv/csv.h"
#include "pages/html.h"
#include "pages/markdown.h"
#include "review/words.h"
#include "review/write_csv.h"
#include "review/write_html.h"
#include "review/write_markdown.h"
#include "unit/review/clinic.h"
#include "xml/events.h"

namespace smx::review {
namespace {

using testing::clinic;
using testing::files_of_project;
using testing::review_of;

/// What a reader of XML finds in a page.
struct Seen final : xml::Handler {
  void start_element(std::string_view, std::string_view local,
                     std::span<const xml::Attribute> attributes) override {
    elements.insert(std::string(local));
    for (const xml::Attribute& one : attributes) {
      if (one.local == "id" && !ids.insert(std::string(one.value)).second)
        twice.emplace_back(one.value);
      if (one.local == "href") links.emplace_back(one.value);
    }
  }
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view characters) override { words += characters; }

  std::set<std::string> elements, ids;
  std::vector<std::string> links, twice;
  std::string words;
};

Seen seen_in(const std::string& page) {
  Seen seen;
  const auto fault = xml::parse(page, {.doctype = xml::Doctype::skip_xhtml}, seen);
  if (fault) ADD_FAILURE() << fault->message << " at " << page.substr(fault->offset, 80);
  return seen;
}

/// Addresses of every mapping, line, table, decision and row, with the pack.
std::vector<std::string> addresses_in(const ReviewDocument& document) {
  std::vector<std::string> all;
  for (const PackReview& pack : document.packs) {
    const auto add_rows = [&](const ThingReview& thing, const std::vector<RowReview>& rows) {
      all.push_back(full_address(pack.name, thing.name));
      for (const RowReview& row : rows) all.push_back(full_address(pack.name, row.address));
    };
    for (const MappingReview& mapping : pack.mappings) {
      all.push_back(full_address(pack.name, mapping.name));
      for (const LineReview& line : mapping.lines) all.push_back(line_address(mapping, line));
    }
    for (const TableReview& table : pack.tables) add_rows(table, table.rows);
    for (const DecisionReview& decision : pack.decisions) add_rows(decision, decision.rows);
  }
  return all;
}

csv::Table records_of(const std::string& text) {
  const Source source("docs.csv", text);
  Diagnostics diagnostics;
  auto table = csv::read_csv(source, {}, diagnostics);
  EXPECT_TRUE(table) << text.substr(0, 400);
  return table ? *table : csv::Table{};
}

std::string cell(const csv::Table& table, std::size_t row, std::string_view column) {
  for (std::size_t i = 0; i < table.header.size(); ++i) {
    if (table.header[i].text == column) return table.rows[row][i].text;
  }
  return "no column";
}

std::size_t record_at(const csv::Table& table, const std::string& address) {
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const bool is_edit = cell(table, i, "kind") == "overlay edit";
    if (cell(table, i, "address") == address && !is_edit) return i;
  }
  ADD_FAILURE() << address;
  return 0;
}

/// The cells of a row of a Markdown table: cut at each `|` that is not escaped.
std::size_t cells_in(const std::string& row) {
  std::size_t cells = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\')
      ++i;
    else if (row[i] == '|')
      ++cells;
  }
  return cells;
}

/// Every table of Markdown has as many cells in each row as in its head.
void expect_even_tables(const std::string& markdown) {
  std::size_t width = 0;
  std::size_t begin = 0;
  while (begin < markdown.size()) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string line = markdown.substr(begin, end - begin);
    begin = end + 1;
    if (!line.starts_with("|")) {
      width = 0;
      continue;
    }
    if (width == 0) width = cells_in(line);
    EXPECT_EQ(cells_in(line), width) << line;
  }
}

TEST(HtmlWriter, TakesNoTextForMarkup) {
  const auto loaded = review_of(clinic(), "clinic");
  ASSERT_EQ(loaded.problems, "");
  const std::string page = html_of(loaded.document);
  const Seen seen = seen_in(page);
  EXPECT_FALSE(seen.elements.contains("b"));
  EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  EXPECT_NE(seen.words.find("<script>alert(1)</script>"), std::string::npos);
  EXPECT_NE(seen.words.find("Read the *manual* & ask."), std::string::npos);
  EXPECT_NE(seen.words.find("=1+1"), std::string::npos);
}

const LineCounts kCounts{
    {{"clinic/mappings/visit-to-letter.yaml", "visit-to-letter/number"}, 731},
    {{"clinic/mappings/visit-to-letter.yaml", "visit-to-letter/town"}, 0},
    {{"clinic/decisions/colour-of-state.yaml", "colour-of-state/rest"}, 732},
};

TEST(HtmlWriter, ShowsCountsOnlyWhereThereAreSome) {
  auto loaded = review_of(clinic(), "clinic");
  EXPECT_EQ(html_of(loaded.document).find("Reached"), std::string::npos);
  add_counts(kCounts, loaded.document);
  const std::string page = html_of(loaded.document);
  EXPECT_NE(page.find("Reached"), std::string::npos);
  EXPECT_NE(page.find("731"), std::string::npos);
  EXPECT_NE(page.find(">never<"), std::string::npos);
  EXPECT_NE(page.find(">Never reached<"), std::string::npos);
  EXPECT_NE(page.find(">1 of 2<"), std::string::npos);
  EXPECT_NE(page.find("1 case in 1 suite; all tests together reach 1 of 2 rows"),
            std::string::npos);
}

TEST(MarkdownWriter, TakesNoTextForMarkup) {
  const auto loaded = review_of(clinic(), "clinic");
  const std::string text = markdown_of(loaded.document, DocsLayout::one_file)[0].text;
  expect_even_tables(text);
  EXPECT_NE(text.find("A visit becomes a letter \\| \\<b>."), std::string::npos);
  EXPECT_NE(text.find("Read the \\*manual\\* \\& ask."), std::string::npos);
  EXPECT_NE(text.find("source: \\<script>alert(1)\\</script>"), std::string::npos);
}

TEST(MarkdownWriter, LinksToHeadingsThatAreThere) {
  const auto loaded = review_of(clinic(), "clinic");
  const auto files = markdown_of(loaded.document, DocsLayout::folder);
  ASSERT_EQ(files.size(), 2u);
  EXPECT_EQ(files[0].path, "README.md");
  EXPECT_EQ(files[1].path, "clinic.md");
  EXPECT_NE(files[0].text.find("[word-of-state](clinic.md#table-word-of-state-of-clinic)"),
            std::string::npos);
  EXPECT_NE(files[1].text.find("table [word-of-state](#table-word-of-state-of-clinic)"),
            std::string::npos);
  EXPECT_NE(files[1].text.find("\n### Table word-of-state of clinic\n"), std::string::npos);
}

TEST(MarkdownWriter, ShowsCountsOnlyWhereThereAreSome) {
  auto loaded = review_of(clinic(), "clinic");
  const std::string without = markdown_of(loaded.document, DocsLayout::one_file)[0].text;
  add_counts(kCounts, loaded.document);
  const std::string with = markdown_of(loaded.document, DocsLayout::one_file)[0].text;
  EXPECT_EQ(without.find("Reached"), std::string::npos);
  EXPECT_NE(with.find("| 732 |"), std::string::npos);
  EXPECT_NE(with.find("| **never** |"), std::string::npos);
  expect_even_tables(with);
}

TEST(CsvOfReview, HasARecordForEachLineAndRow) {
  const auto loaded = review_of(clinic(), "clinic");
  const csv::Table table = records_of(csv_of(loaded.document));
  const std::size_t town = record_at(table, "visit-to-letter/town");
  EXPECT_EQ(cell(table, town, "kind"), "target");
  EXPECT_EQ(cell(table, town, "source"), "person.town");
  EXPECT_EQ(cell(table, town, "basis"), "inferred");
  std::vector<std::string> tests;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (cell(table, i, "kind") == "test")
      tests.push_back(cell(table, i, "thing") + ": " + cell(table, i, "target"));
  }
  EXPECT_EQ(tests, (std::vector<std::string>{"visit-to-letter: letters/a plain visit",
                                             "word-of-state: words/open"}));
  const std::size_t fresh = record_at(table, "colour-of-state/fresh");
  EXPECT_EQ(cell(table, fresh, "kind"), "decision row");
  EXPECT_EQ(cell(table, fresh, "from"), "2026-01-01");
  EXPECT_EQ(cell(table, fresh, "until before"), "2026-06-01");
  EXPECT_EQ(cell(table, fresh, "zone"), "America/Detroit");
  EXPECT_EQ(cell(table, record_at(table, "word-of-state/LOST"), "rule"), "no counterpart");
  EXPECT_EQ(cell(table, record_at(table, "context/wards"), "kind"), "setting");
  EXPECT_EQ(cell(table, record_at(table, "visit-to-letter/colour"), "overlays"),
            "north replaces it from 2026-04-11, until before 2026-05-01, days of Europe/Berlin, "
            "for ward N1, N2");
}

TEST(CsvOfReview, LetsNoSpreadsheetCalculate) {
  const auto loaded = review_of(clinic(), "clinic");
  const csv::Table table = records_of(csv_of(loaded.document));
  EXPECT_EQ(cell(table, record_at(table, "visit-to-letter/town"), "default"), "'=1+1");
  for (const auto& row : table.rows) {
    for (const csv::Cell& one : row) {
      const std::string first = one.text.substr(0, 1);
      EXPECT_TRUE(first.find_first_of("=+-@") == std::string::npos) << one.text;
    }
  }
}

TEST(CsvOfReview, TellsWhatWasNotCountedFromWhatWasNeverReached) {
  auto loaded = review_of(clinic(), "clinic");
  add_counts(kCounts, loaded.document);
  const csv::Table table = records_of(csv_of(loaded.document));
  EXPECT_EQ(cell(table, record_at(table, "visit-to-letter/number"), "reached"), "731");
  EXPECT_EQ(cell(table, record_at(table, "visit-to-letter/town"), "reached"), "0");
  EXPECT_EQ(cell(table, record_at(table, "visit-to-letter/place"), "reached"), "");
}

TEST(Docs, AreTheSameEachTime) {
  const MemoryFileSystem files(clinic());
  for (const DocsFormat format : {DocsFormat::markdown, DocsFormat::csv, DocsFormat::html}) {
    DocsOptions options;
    options.format = format;
    const MappingDocs once = mapping_docs(files, "clinic", options);
    const MappingDocs again = mapping_docs(files, "clinic", options);
    ASSERT_EQ(once.files.size(), 1u);
    EXPECT_EQ(once.files[0].text, again.files[0].text);
  }
}

TEST(Docs, RefuseRulesThatDoNotLoad) {
  auto texts = clinic();
  texts["clinic/mappings/other.yaml"] += "fieldz: {}\n";
  const MappingDocs docs = mapping_docs(MemoryFileSystem(texts), "clinic");
  EXPECT_TRUE(docs.files.empty());
  EXPECT_TRUE(docs.diagnostics.has_errors());
}

class ShippedRules : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto texts = files_of_project("rules");
    texts.merge(files_of_project("scripts"));
    loaded_ = std::make_unique<testing::Loaded>(review_of(std::move(texts), "rules"));
  }
  static void TearDownTestSuite() { loaded_.reset(); }
  void SetUp() override { ASSERT_EQ(loaded_->problems, ""); }

  static std::unique_ptr<testing::Loaded> loaded_;
};
std::unique_ptr<testing::Loaded> ShippedRules::loaded_;

TEST_F(ShippedRules, AreAllInTheModel) {
  const RuleSet& rules = *loaded_->rules.rules;
  std::size_t mappings = 0, tables = 0, decisions = 0, lines = 0, cases = 0, tests = 0;
  for (const PackReview& pack : loaded_->document.packs) {
    mappings += pack.mappings.size();
    tables += pack.tables.size();
    decisions += pack.decisions.size();
    for (const MappingReview& mapping : pack.mappings) {
      const auto info = rules.describe(pack.name + "/" + mapping.name);
      ASSERT_TRUE(info);
      EXPECT_EQ(mapping.lines.size(), info->lines.size()) << mapping.name;
      lines += mapping.lines.size();
      cases += mapping.cases.size();
    }
    for (const TableReview& table : pack.tables) cases += table.cases.size();
    for (const DecisionReview& decision : pack.decisions) cases += decision.cases.size();
  }
  for (const auto& suite : loaded_->suites) tests += suite->file.cases.size();
  EXPECT_EQ(mappings, rules.mapping_names().size());
  EXPECT_EQ(tables, rules.table_count());
  EXPECT_EQ(decisions, rules.decision_count());
  EXPECT_GE(lines, rules.rule_count());
  EXPECT_EQ(cases, tests);
}

TEST_F(ShippedRules, SayARuleOnEveryLine) {
  for (const PackReview& pack : loaded_->document.packs) {
    for (const MappingReview& mapping : pack.mappings) {
      for (const LineReview& line : mapping.lines) {
        EXPECT_FALSE(line.rule.empty()) << line.address;
        EXPECT_TRUE(line.address == mapping.name || !line.name.empty()) << line.address;
      }
    }
  }
}

TEST_F(ShippedRules, HavePoliciesInWordsWhereSomeAreWritten) {
  for (const PackReview& pack : loaded_->document.packs) {
    for (const MappingReview& mapping : pack.mappings) {
      for (const LineReview& line : mapping.lines) {
        if (("\n" + line.rule).find("\non_") == std::string::npos) continue;
        EXPECT_FALSE(line.policies.empty()) << line.address;
      }
    }
  }
}

TEST_F(ShippedRules, HaveAnElementForEachAddress) {
  const Seen seen = seen_in(html_of(loaded_->document));
  for (const std::string& address : addresses_in(loaded_->document))
    EXPECT_TRUE(seen.ids.contains(pages::anchor_of(address))) << address;
  EXPECT_EQ(seen.twice, std::vector<std::string>{});
}

TEST_F(ShippedRules, LinkOnlyToWhatIsThere) {
  const Seen seen = seen_in(html_of(loaded_->document));
  EXPECT_GT(seen.links.size(), 100u);
  for (const std::string& link : seen.links) {
    ASSERT_TRUE(link.starts_with("#")) << link;
    EXPECT_TRUE(seen.ids.contains(link.substr(1))) << link;
  }
}

TEST(AChoice, LinksOnlyToWhatIsInIt) {
  auto texts = files_of_project("rules");
  texts.merge(files_of_project("scripts"));
  const auto loaded = review_of(std::move(texts), "rules",
                                {"pool-to-triage-group", "mhv-thread-element-to-message"});
  ASSERT_EQ(loaded.problems, "");
  const Seen seen = seen_in(html_of(loaded.document));
  for (const std::string& link : seen.links) EXPECT_TRUE(seen.ids.contains(link.substr(1))) << link;
}

/// Fragments of links within one file, and those that its headings have.
TEST_F(ShippedRules, LinkOnlyToHeadingsInMarkdown) {
  const std::string text = markdown_of(loaded_->document, DocsLayout::one_file).front().text;
  std::set<std::string> slugs;
  for (std::size_t at = 0; (at = text.find("\n### ", at)) != std::string::npos; at += 5)
    slugs.insert(pages::heading_slug(text.substr(at + 5, text.find('\n', at + 5) - at - 5)));
  std::size_t links = 0;
  for (std::size_t at = 0; (at = text.find("](#", at)) != std::string::npos; ++at) {
    const std::string slug = text.substr(at + 3, text.find(')', at) - at - 3);
    EXPECT_TRUE(slugs.contains(slug)) << slug;
    ++links;
  }
  EXPECT_GT(links, 100u);
}

TEST_F(ShippedRules, MakeEvenTablesInMarkdown) {
  for (const DocsFile& file : markdown_of(loaded_->document, DocsLayout::folder))
    expect_even_tables(file.text);
}

TEST_F(ShippedRules, HaveARecordForEachAddressInCsv) {
  const csv::Table table = records_of(csv_of(loaded_->document));
  std::set<std::string> addresses;
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    addresses.insert(full_address(cell(table, i, "pack"), cell(table, i, "address")));
  for (const PackReview& pack : loaded_->document.packs) {
    for (const MappingReview& mapping : pack.mappings) {
      for (const LineReview& line : mapping.lines)
        EXPECT_TRUE(addresses.contains(full_address(pack.name, line.address))) << line.address;
    }
    for (const TableReview& one : pack.tables) {
      for (const RowReview& row : one.rows)
        EXPECT_TRUE(addresses.contains(full_address(pack.name, row.address))) << row.address;
    }
  }
}

}  // namespace
}  // namespace smx::review

#include "pages/markdown.h"

#include <gtest/gtest.h>

namespace smx::pages {
namespace {

TEST(Markdown, StaysText) {
  const struct {
    std::string text, escaped;
  } cases[] = {
      {"a | b", "a \\| b"},
      {"*x* _y_ `z` ~~w~~", "\\*x\\* \\_y\\_ \\`z\\` \\~\\~w\\~\\~"},
      {"<script>", "\\<script>"},
      {"[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"},
      {"&amp; $x$ \\|", "\\&amp; \\$x\\$ \\\\\\|"},
      {"# head", "\\# head"},
      {"> said", "\\> said"},
      {"- item", "\\- item"},
      {"12. twelve", "12\\. twelve"},
      {"in 12.5 days", "in 12.5 days"},
      {"see https://x.example", "see https\\://x.example"},
      {" two\n lines\t\x01 ", "two lines"},
      {"bad \xFF", "bad \uFFFD"},
  };
  for (const auto& one : cases) EXPECT_EQ(escaped_markdown(one.text), one.escaped);
}

TEST(Markdown, FencesCodeByWhatIsInIt) {
  EXPECT_EQ(markdown_code("a | b"), "`a | b`");
  EXPECT_EQ(markdown_code("a `b` c"), "``a `b` c``");
  EXPECT_EQ(markdown_code("`b`"), "`` `b` ``");
  EXPECT_EQ(markdown_code(" a\n  b "), "`a b`");
  EXPECT_EQ(markdown_code("  "), "");
}

TEST(Markdown, KeepsCodeInItsCell) {
  EXPECT_EQ(markdown_cell_code("a | b"), "`a \\| b`");
  EXPECT_EQ(markdown_cell_code("split \\|"), "split \\\\\\|");
  EXPECT_EQ(markdown_row({"a", "", "b"}), "| a | | b |\n");
  EXPECT_EQ(markdown_head({"x", "y"}), "| x | y |\n|---|---|\n");
}

TEST(Markdown, KnowsTheFragmentsOfHeadings) {
  EXPECT_EQ(heading_slug("Mapping oh-a_b of Pack.Two"), "mapping-oh-a_b-of-packtwo");
}

}  // namespace
}  // namespace smx::pages

#include "smx/diagnostic.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(Codes, AreReadAsIdNumberOrSlug) {
  EXPECT_EQ(find_code("SMX0204"), Code::unmapped_code);
  EXPECT_EQ(find_code("smx0204"), Code::unmapped_code);
  EXPECT_EQ(find_code("0204"), Code::unmapped_code);
  EXPECT_EQ(find_code("unmapped-code"), Code::unmapped_code);
  for (const char* unknown : {"", "SMX", "204", "SMX9999", "SMX02040", "unmapped", "SMXunmapped"}) {
    EXPECT_EQ(find_code(unknown), std::nullopt) << unknown;
  }
}

TEST(Codes, HaveEachTheirOwnNumberAndSlug) {
  ASSERT_FALSE(all_codes().empty());
  for (std::size_t i = 0; i < all_codes().size(); ++i) {
    const Code code = all_codes()[i];
    EXPECT_TRUE(i == 0 || all_codes()[i - 1] < code);
    EXPECT_EQ(find_code(code_id(code)), code);
    EXPECT_EQ(find_code(code_slug(code)), code) << code_slug(code);
  }
}

TEST(Label, CopiesItsLineSoThatItOutlivesTheSource) {
  Label label;
  {
    const Source source("a.yaml", "first\nsecond: x\n");
    label = make_label({&source, 6, 12}, "here");
  }
  EXPECT_EQ(label.file, "a.yaml");
  EXPECT_EQ(label.begin, (Position{2, 1}));
  EXPECT_EQ(label.end, (Position{2, 7}));
  EXPECT_EQ(label.line_text, "second: x");
  EXPECT_EQ(label.text, "here");
}

TEST(Label, CutsALineThatIsTooLongToCopyBetweenTwoCharacters) {
  std::string text = "x";
  while (text.size() < 100'000) text += "€";
  const Source source("a.json", text);
  const Label label = make_label({&source, 0, 1});
  EXPECT_LT(label.line_text.size(), 5000u);
  EXPECT_TRUE(label.line_text.ends_with("€"));
}

TEST(MakeError, HasNoLabelWhereNoPlaceIsKnown) {
  EXPECT_TRUE(make_error(Code::file_not_found, "gone", {}).labels.empty());
}

Diagnostic at(const std::string& file, Position begin, Code code, Severity severity) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  diagnostic.labels.push_back({file, begin, begin, "", ""});
  return diagnostic;
}

TEST(Diagnostics, AreSortedByPlaceAndThenByCode) {
  Diagnostics all;
  all.add(at("b", {1, 1}, Code::unknown_name, Severity::error));
  all.add(at("a", {10, 1}, Code::unknown_name, Severity::error));
  all.add(at("a", {2, 9}, Code::unknown_name, Severity::error));
  all.add(at("a", {2, 3}, Code::unused_name, Severity::warning));
  all.add(at("a", {2, 3}, Code::unknown_key, Severity::error));
  all.sort();
  std::vector<std::pair<Code, std::uint32_t>> order;
  for (const Diagnostic& item : all.items()) {
    order.emplace_back(item.code, item.labels.front().begin.line);
  }
  EXPECT_EQ(order, (std::vector<std::pair<Code, std::uint32_t>>{{Code::unknown_key, 2},
                                                                {Code::unused_name, 2},
                                                                {Code::unknown_name, 2},
                                                                {Code::unknown_name, 10},
                                                                {Code::unknown_name, 1}}));
}

TEST(Diagnostics, CountWhatTheyLeaveOut) {
  Diagnostics all(2);
  for (int i = 0; i < 5; ++i) all.add(at("a", {1, 1}, Code::unknown_name, Severity::error));
  EXPECT_EQ(all.items().size(), 2u);
  EXPECT_EQ(all.errors(), 5u);
  EXPECT_EQ(all.left_out(), 3u);
}

TEST(Diagnostics, NeverHideAnErrorBehindWarnings) {
  Diagnostics all(2);
  all.add(at("a", {1, 1}, Code::unknown_name, Severity::error));
  for (int i = 0; i < 3; ++i) all.add(at("a", {2, 1}, Code::unused_name, Severity::warning));
  all.add(at("a", {3, 1}, Code::unknown_table, Severity::error));
  ASSERT_EQ(all.items().size(), 2u);
  EXPECT_EQ(all.items()[1].code, Code::unknown_table);
  EXPECT_EQ(all.errors(), 2u);
  EXPECT_EQ(all.warnings(), 3u);
  EXPECT_EQ(all.left_out(), 3u);
}

}  // namespace
}  // namespace smx

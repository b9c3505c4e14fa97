#include "review/rule_text.h"

#include <gtest/gtest.h>

namespace smx::review {
namespace {

/// What stands between `<` and `>` of a text, whose inner lines stand between `[` and `]`.
std::string shown(std::string text, const std::vector<std::string_view>& left_out = {}) {
  std::vector<Span> inner;
  Span whole;
  std::string plain;
  for (const char byte : text) {
    const auto at = static_cast<std::uint32_t>(plain.size());
    switch (byte) {
      case '<': whole.begin = at; break;
      case '>': whole.end = at; break;
      case '(': inner.push_back({nullptr, at, at}); break;
      case ')': inner.back().end = at; break;
      default: plain += byte;
    }
  }
  const Source source("a.yaml", plain);
  whole.source = &source;
  for (Span& span : inner) span.source = &source;
  return rule_text(whole, inner, left_out);
}

TEST(RuleText, IsWhatStandsThere) {
  EXPECT_EQ(shown("a: <order.id | trim>\n"), "order.id | trim");
  EXPECT_EQ(shown("a: <[ x, y ]>\n"), "[ x, y ]");
}

TEST(RuleText, PutsEachKeyOnALine) {
  EXPECT_EQ(shown("a: <{ from: x, default: [ 1, 2 ] }>\n"), "from: x\ndefault: [ 1, 2 ]");
  EXPECT_EQ(shown("a:\n    <from: x\n    default: y>\n"), "from: x\ndefault: y");
}

TEST(RuleText, KeepsTheShapeOfWhatIsInside) {
  EXPECT_EQ(
      shown(
          "a:\n    <cases:\n      - { when: { x: 1 }, from: y }\n      - z\n    on_null: skip>\n"),
      "cases:\n  - { when: { x: 1 }, from: y }\n  - z\non_null: skip");
}

TEST(RuleText, LeavesOutComments) {
  EXPECT_EQ(shown("a:\n  <from: x  # why\n  # and how\n  default: y>\n"), "from: x\ndefault: y");
  EXPECT_EQ(shown("a: <{ value: \"# no comment\" }>\n"), "value: \"# no comment\"");
  EXPECT_EQ(shown("a: <{ value: a#b }>\n"), "value: a#b");
}

TEST(RuleText, LeavesOutKeysWithColumnsOfTheirOwn) {
  EXPECT_EQ(shown("a: <{ from: x, basis: assumed, note: \"a, b\" }>\n", {"basis", "note"}),
            "from: x");
  EXPECT_EQ(shown("a: <{ value: { basis: kept } }>\n", {"basis"}), "value: { basis: kept }");
}

TEST(RuleText, LeavesInnerLinesToTheirRows) {
  EXPECT_EQ(shown("a:\n  <fields:\n    b: (x)\n    c: (y)  # why\n  copy: z>\n"),
            "fields:\n  …\ncopy: z");
  EXPECT_EQ(shown("a: <{ each: l, fields: { b: (.b), c: (.c) } }>\n"), "each: l\nfields: { … }");
}

TEST(RuleText, TakesNothingThatIsNoMapForOne) {
  EXPECT_EQ(shown("a: <x: y: z>\n"), "x: y: z");
  EXPECT_EQ(rule_text({}, {}, {}), "");
}

TEST(RuleText, ComesOnOneLine) {
  EXPECT_EQ(on_one_line("a:\n  - b\r\n\tc "), "a: - b c");
  EXPECT_EQ(without_braces("{ a: b }"), "a: b");
  EXPECT_EQ(without_braces("[ a ]"), "[ a ]");
}

}  // namespace
}  // namespace smx::review

// The rules of the layout, one by one: docs/layout.md says why they are what they are.
#include <gtest/gtest.h>

#include "unit/formatter/formatting.h"

namespace smx::formatter::testing {
namespace {

struct Row {
  const char* name;
  const char* before;
  const char* after;
};

void PrintTo(const Row& row, std::ostream* out) {
  *out << row.name;
}

class TheLayout : public ::testing::TestWithParam<Row> {};

TEST_P(TheLayout, IsMade) {
  EXPECT_EQ(formatted(GetParam().before), GetParam().after);
}
TEST_P(TheLayout, IsItsOwnLayout) {
  EXPECT_EQ(formatted(GetParam().after), GetParam().after);
}
TEST_P(TheLayout, SaysTheSame) {
  EXPECT_EQ(meaning_of(GetParam().before), meaning_of(GetParam().after));
}

std::string name_of(const ::testing::TestParamInfo<Row>& info) {
  return info.param.name;
}

constexpr Row kIndentation[] = {
    {"MapsByTwo", "a:\n     b:\n      c: 1\n", "a:\n  b:\n    c: 1\n"},
    {"ListsBelowTheirKey", "a:\n- b\n- c\n", "a:\n  - b\n  - c\n"},
    {"ItemsBehindOneBlank", "-   a: 1\n    b: 2\n-      c\n", "- a: 1\n  b: 2\n- c\n"},
    {"ListsInLists", "-  - a\n   -    b\n- - c\n", "- - a\n  - b\n- - c\n"},
    {"AnItemBelowItsDash", "-\n     a: 1\n     b: 2\n", "-\n  a: 1\n  b: 2\n"},
    {"AnIndentedRoot", "   a: 1\n   b: 2\n", "a: 1\nb: 2\n"},
    {"AValueOnALineOfItsOwn", "a:\n      b\n", "a:\n  b\n"},
    {"FurtherLinesOfAText", "a: one\n      two\n   three\n", "a: one\n  two\n  three\n"},
    {"FurtherLinesInQuotes", "a: \"one\n      two \\\n   three\"\n",
     "a: \"one\n  two \\\n  three\"\n"},
    {"FurtherLinesOfAnItem", "- one\n      two\n", "- one\n  two\n"},
    {"LinesBetweenBrackets", "a: { b: 1,\n       c: [ 2,\n         3 ] }\n",
     "a: { b: 1,\n  c: [ 2,\n    3 ] }\n"},
    {"BracketsOfAnItem", "- { b: 1,\n       c: 2 }\n", "- { b: 1,\n    c: 2 }\n"},
    {"ABracketThatClosesOnItsLine", "a: [\n b,\n      c\n ]\n", "a: [\n  b,\n  c\n  ]\n"},
    {"BracketsInBrackets", "a: [\n { b: 1,\n c: 2 },\n [ 3,\n 4\n ] ]\n",
     "a: [\n  { b: 1,\n    c: 2 },\n  [ 3,\n    4\n  ] ]\n"},
};
INSTANTIATE_TEST_SUITE_P(Indentation, TheLayout, ::testing::ValuesIn(kIndentation), name_of);

constexpr Row kBlanks[] = {
    {"InBrackets", "a: {b: 1,c: [2,3  ,4]   }\n", "a: { b: 1, c: [ 2, 3, 4 ] }\n"},
    {"InEmptyBrackets", "a: { }\nb: [   ]\n", "a: {}\nb: []\n"},
    {"BehindAColon", "a:      1\n", "a: 1\n"},
    {"InFrontOfAColon", "a   : 1\n\"b\"  : 2\nc: { \"d\":1, e  : 2 }\n",
     "a: 1\n\"b\": 2\nc: { \"d\": 1, e: 2 }\n"},
    {"AtTheEndOfALine", "a: 1   \nb:  \n  - c \t\n", "a: 1\nb:\n  - c\n"},
    {"ValuesThatAreNotThere", "a:\nb: { c:   , d:   }\ne:\n  -\n  - f\n",
     "a:\nb: { c: , d: }\ne:\n  -\n  - f\n"},
    {"ALastComma", "a: [ 1, 2, ]\nb: [ 3,\n  4,\n  ]\n", "a: [ 1, 2 ]\nb: [ 3,\n  4,\n  ]\n"},
    {"KeysAloneInBrackets", "a: {b,c: 1}\n", "a: { b, c: 1 }\n"},
    {"PairsInLists", "a: [b: 1,c]\n", "a: [ b: 1, c ]\n"},
};
INSTANTIATE_TEST_SUITE_P(Blanks, TheLayout, ::testing::ValuesIn(kBlanks), name_of);

constexpr Row kLines[] = {
    {"AtMostOneEmptyLine", "a: 1\n\n\n \nb: 2\nc: 3\n", "a: 1\n\nb: 2\nc: 3\n"},
    {"NoneAtTheStartAndTheEnd", "\n\n# why\n\na: 1\n\n\n", "# why\n\na: 1\n"},
    {"ALineBreakAtTheEnd", "a: 1", "a: 1\n"},
    {"OneKindOfLineBreak", "a: 1\r\nb: |\r\n  c\r\n  d\r\n", "a: 1\nb: |\n  c\n  d\n"},
    {"NoByteOrderMark",
     "\xEF\xBB\xBF"
     "a: 1\n",
     "a: 1\n"},
    {"MarkersOfADocument", "--- # first\na: 1\n...\n# last\n", "--- # first\na: 1\n...\n# last\n"},
    {"AMapBehindAMarker", "--- { a: 1 }\n", "---\n{ a: 1 }\n"},
};
INSTANTIATE_TEST_SUITE_P(Lines, TheLayout, ::testing::ValuesIn(kLines), name_of);

constexpr Row kColumns[] = {
    {"ValuesBelowEachOther", "a:      1\nlong:   2\nbc:     3\n", "a:    1\nlong: 2\nbc:   3\n"},
    {"NotWhereNobodyMadeThem", "a: 1\nlong: 2\n", "a: 1\nlong: 2\n"},
    {"OnlyOfThoseBelowEachOther", "a:  1\nbc: 2\nlonger: 3\nd: 4\n",
     "a:  1\nbc: 2\nlonger: 3\nd: 4\n"},
    {"OverALineBetweenThem", "a:    1\nlonger_than_it: 2\nlong: 3\n",
     "a:    1\nlonger_than_it: 2\nlong: 3\n"},
    {"InRowsOfMaps",
     "- { id: a,      when: { b: 1 },  then: c }\n- { id: long,   when: { b: 22 }, then: d }\n",
     "- { id: a,    when: { b: 1 },  then: c }\n- { id: long, when: { b: 22 }, then: d }\n"},
    {"InRowsOfLists", "- [ a,   1 ]\n- [ bcd, 22 ]\n", "- [ a,   1 ]\n- [ bcd, 22 ]\n"},
    {"OnLinesBetweenBrackets", "a: [\n  { b: 1,   c: 2 },\n  { b: 111, c: 3 } ]\n",
     "a: [\n  { b: 1,   c: 2 },\n  { b: 111, c: 3 } ]\n"},
    {"NotOverAnEmptyLine", "a:   1\n\nbcd: 2\n", "a: 1\n\nbcd: 2\n"},
    {"NotOverAValueOfManyLines", "a:   1\nbc:\n  - 2\ndef: 3\n", "a: 1\nbc:\n  - 2\ndef: 3\n"},
    {"CountedInCharacters", "é:  1\nab: 2\n", "é:  1\nab: 2\n"},
    {"BehindWhatHasMoved", "a: {b: 1,   c: 2}\nd: {b: 111, c: 3}\n",
     "a: { b: 1,   c: 2 }\nd: { b: 111, c: 3 }\n"},
};
INSTANTIATE_TEST_SUITE_P(Columns, TheLayout, ::testing::ValuesIn(kColumns), name_of);

constexpr Row kComments[] = {
    {"WithWhatIsBelow", "a:\n    # of b\n    b: 1\n", "a:\n  # of b\n  b: 1\n"},
    {"AtTheEndOfABlock", "a:\n    b: 1\n    # of a\n# of c\nc: 2\n",
     "a:\n  b: 1\n  # of a\n# of c\nc: 2\n"},
    {"BetweenTwoBlocks", "a:\n    b:\n        c: 1\n      # of b\nd: 2\n",
     "a:\n  b:\n    c: 1\n  # of b\nd: 2\n"},
    {"AtTheEndOfTheFile", "a:\n   - b\n   # of the list\n\n\n# of the file",
     "a:\n  - b\n  # of the list\n\n# of the file\n"},
    {"InFrontOfAValue", "a:\n# of b\n    b\n", "a:\n  # of b\n  b\n"},
    {"BetweenBrackets", "a: [\n# of b\n  b,  # b\n      # of the list\n  ]\n",
     "a: [\n  # of b\n  b,  # b\n  # of the list\n  ]\n"},
    {"BehindALine", "a: 1 # why\nb:    # why\n  - c\n", "a: 1 # why\nb:    # why\n  - c\n"},
    {"BehindALineThatMoves", "a:\n    b: 1  # why\n    -c: 2   # why\n",
     "a:\n  b: 1  # why\n  -c: 2   # why\n"},
    {"BehindALineThatGrows", "a: {b: 1} # why\n", "a: { b: 1 } # why\n"},
    {"BelowEachOther", "a: {b: [1]} # why\nc: 1        # why\n",
     "a: { b: [ 1 ] } # why\nc: 1            # why\n"},
    {"BehindABlockText", "a: |  # why\n    b\n# of c\nc: 1\n", "a: |  # why\n  b\n# of c\nc: 1\n"},
    {"WordForWord", "#a\n#  b   \n#\n#!c\na: 1\n", "#a\n#  b\n#\n#!c\na: 1\n"},
};
INSTANTIATE_TEST_SUITE_P(Comments, TheLayout, ::testing::ValuesIn(kComments), name_of);

constexpr Row kTexts[] = {
    {"LineByLine", "a: |\n     one\n       two\n\n     three\n",
     "a: |\n  one\n    two\n\n  three\n"},
    {"Folded", "a: >-\n    one\n    two\n\n\n    three\nb: 1\n",
     "a: >-\n  one\n  two\n\n\n  three\nb: 1\n"},
    {"WithItsEmptyLines", "a: |+\n    one\n\n\n\nb: |+\n    two\n\n\n",
     "a: |+\n  one\n\n\n\nb: |+\n  two\n\n\n"},
    {"ThatBeginsWithBlanks", "a: |4-\n      one\n    two\n", "a: |2-\n    one\n  two\n"},
    {"ThatSaysItsIndentation", "- b: |1\n    one\n   two\n", "- b: |2\n     one\n    two\n"},
    {"OfAnItem", "-   |\n     one\n-   >-\n     two\n", "- |\n  one\n- >-\n  two\n"},
    {"WithoutAWord", "a: |\nb: >-\nc: 1\n", "a: |\nb: >-\nc: 1\n"},
    {"QuotesAsTheyAre", "a: 'x'\nb: \"y\"\nc: 'it''s'\nd: 012\n",
     "a: 'x'\nb: \"y\"\nc: 'it''s'\nd: 012\n"},
    {"EscapedBlanks", "a: \"one\\\n   \\  two\\ \n  three\"\n",
     "a: \"one\\\n  \\  two\\ \n  three\"\n"},
    {"ThatAreTheWholeFile", "  just\n    a text\n", "  just\n  a text\n"},
    {"ThatLookLikeMarkers", "   ---\n ...\n", "  ---\n  ...\n"},
};
INSTANTIATE_TEST_SUITE_P(Texts, TheLayout, ::testing::ValuesIn(kTexts), name_of);

/// The blocks of docs/layout.md that begin with `# before` and `# after`.
std::vector<std::string> examples(const std::string& mark) {
  const std::string page = content_of(SMX_SOURCE_DIR "/docs/layout.md");
  const std::string begin = "```yaml\n# " + mark + "\n";
  std::vector<std::string> found;
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + 1)) {
    const std::size_t first = at + begin.size();
    found.push_back(page.substr(first, page.find("```", first) - first));
  }
  return found;
}

TEST(ThePageAboutTheLayout, ShowsWhatIsMade) {
  const std::vector<std::string> before = examples("before");
  const std::vector<std::string> after = examples("after");
  ASSERT_EQ(before.size(), 2u);
  ASSERT_EQ(after.size(), 2u);
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(formatted(before[i]), after[i]);
}

TEST(FormattingAFile, ThatIsNotYamlSaysWhere) {
  const std::string said = formatted("a: 1\nb: [ 1\n");
  EXPECT_NE(said.find("rules.yaml:2"), std::string::npos) << said;
  EXPECT_FALSE(format_rules("rules.yaml", "a: 1\na: 2\n").text);
}

TEST(FormattingAFile, ThatGrowsBeyondTheLimitIsNotRefusedForThat) {
  Limits limits;
  limits.rule_file_bytes = 12;
  EXPECT_TRUE(format_rules("rules.yaml", "a:\n- [1,2]\n", limits).text);
}

}  // namespace
}  // namespace smx::formatter::testing

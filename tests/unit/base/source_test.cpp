#include "smx/source.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(Source, CountsLinesAndColumnsFromOne) {
  const Source source("a.yaml", "one\ntwo\n");
  EXPECT_EQ(source.position_of(0), (Position{1, 1}));
  EXPECT_EQ(source.position_of(2), (Position{1, 3}));
  EXPECT_EQ(source.position_of(4), (Position{2, 1}));
  EXPECT_EQ(source.position_of(8), (Position{3, 1}));
}

TEST(Source, TakesAnOffsetPastTheEndAsTheEnd) {
  const Source source("a.yaml", "one\ntwo");
  EXPECT_EQ(source.position_of(1000), (Position{2, 4}));
  EXPECT_EQ(Source("empty", "").position_of(7), (Position{1, 1}));
}

TEST(Source, CountsAColumnForEachCodePointNotForEachByte) {
  const Source source("a.yaml", "ä€😀x");
  EXPECT_EQ(source.position_of(2), (Position{1, 2}));
  EXPECT_EQ(source.position_of(5), (Position{1, 3}));
  EXPECT_EQ(source.position_of(9), (Position{1, 4}));
  EXPECT_EQ(source.position_of(7), (Position{1, 3})) << "a byte inside of a character is that one";
}

TEST(Source, CountsAColumnForEachByteThatIsNoUtf8) {
  const Source source("a.yaml", "\xFF\xC3x");
  EXPECT_EQ(source.position_of(2), (Position{1, 3}));
}

TEST(Source, HandsOutLinesWithoutTheirBreaks) {
  const Source source("a.yaml", "one\r\ntwo\n\nfour\r");
  EXPECT_EQ(source.line(1), "one");
  EXPECT_EQ(source.line(2), "two");
  EXPECT_EQ(source.line(3), "");
  EXPECT_EQ(source.line(4), "four\r") << "a carriage return alone breaks no line";
  EXPECT_EQ(source.line(0), "");
  EXPECT_EQ(source.line(5), "");
}

TEST(Source, PlacesALineBreakBehindTheLastCharacter) {
  const Source source("a.yaml", "one\r\ntwo");
  EXPECT_EQ(source.position_of(3), (Position{1, 4}));
  EXPECT_EQ(source.position_of(4), (Position{1, 4}));
  EXPECT_EQ(source.position_of(5), (Position{2, 1}));
}

TEST(Source, DoesNotCountAByteOrderMark) {
  const Source source("a.yaml", "\xEF\xBB\xBFkey: 1");
  EXPECT_EQ(source.position_of(0), (Position{1, 1}));
  EXPECT_EQ(source.position_of(3), (Position{1, 1}));
  EXPECT_EQ(source.position_of(4), (Position{1, 2}));
  EXPECT_EQ(source.line(1), "key: 1");
}

TEST(PositionIn, SaysTheSameAsASource) {
  const std::string text = "\xEF\xBB\xBF{\r\n  \"ä\": 1,\n\n\t\"€\": \xFF 2\r\n}";
  const Source source("a.json", text);
  for (std::size_t offset = 0; offset <= text.size() + 2; ++offset) {
    EXPECT_EQ(position_in(text, offset), source.position_of(offset)) << offset;
  }
}

}  // namespace
}  // namespace smx

#include "base/utf8.h"

#include <gtest/gtest.h>

namespace smx::utf8 {
namespace {

TEST(Utf8, WritesAndReadsEveryCodePointAlike) {
  for (char32_t point = 0; point <= 0x10FFFF; ++point) {
    if (point >= 0xD800 && point <= 0xDFFF) continue;
    std::string text;
    append(text, point);
    const Step step = step_at(text, 0);
    ASSERT_TRUE(step.valid && step.code_point == point && step.length == text.size())
        << static_cast<unsigned>(point);
  }
}

TEST(Utf8, FindsTheFirstByteThatIsBroken) {
  EXPECT_EQ(find_broken("grün €"), std::string_view::npos);
  EXPECT_EQ(find_broken("a\xC3"), 1u) << "cut off";
  EXPECT_EQ(find_broken("a\x80"), 1u) << "a continuation alone";
  EXPECT_EQ(find_broken("\xC0\xAF"), 0u) << "overlong";
  EXPECT_EQ(find_broken("\xE0\x9F\x80"), 0u) << "overlong";
  EXPECT_EQ(find_broken("\xF0\x8F\x80\x80"), 0u) << "overlong";
  EXPECT_EQ(find_broken("\xED\xA0\x80"), 0u) << "a surrogate";
  EXPECT_EQ(find_broken("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
  EXPECT_EQ(find_broken("\xF5\x80\x80\x80"), 0u) << "above U+10FFFF";
}

TEST(Utf8, CountsBrokenBytesOneByOne) {
  EXPECT_EQ(count("a\xFF\xC3ä€"), 5u);
}

}  // namespace
}  // namespace smx::utf8

#include <gtest/gtest.h>

#include "bodies/bodies.h"

namespace smx::bodies {
namespace {

std::string text_of(std::string_view html) {
  std::string out;
  Losses losses;
  if (const auto fault = html_to_text(html, out, losses)) {
    return "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  }
  if (losses.any()) out += " [lost " + losses.describe() + "]";
  return out;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

TEST(HtmlToText, forgives_what_browsers_forgive) {
  const struct {
    const char* html;
    const char* expected;
  } table[] = {
      {"<P>a<BR>b<p>c", "a\nb\n\nc"},
      {"<b>a<i>b</b>c</i>", "abc"},
      {"a &lt b &nbsp; &copy c &nosuch; &#146;", "a < b \u00A0 \u00A9 c &nosuch; \u2019"},
      {"<ul><li>a<li>b</ul>", "- a\n- b"},
      {"<li>a<li>b", "- a\n- b"},
      {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a | b\nc | d"},
      {"<o:p>a</o:p><secret>b</secret>", "ab"},
      {"<ol start=x><li>a</ol>", "1. a"},
      {"<a href=u>a<a href=v>b</a>", "a (u)b (v)"},
      {"<pre>\n\na</pre>", "\na"},
      {"plain text", "plain text"},
      {"", ""},
      {"a<!-- <b> --><!doctype x><?x y?>b", "ab"},
      {"<title>a</title><style>b</style><script>c</script>d", "d"},
      {"<textarea>a</textarea><svg><p>b", "b [lost 1 drawing, 1 form field]"},
      {"a&#1;<img alt='&#2;'>", "a\uFFFD\uFFFD [lost 2 symbols without a character]"},
  };
  for (const auto& row : table) {
    std::string expected = row.expected;
    if (expected.starts_with("\n")) expected.erase(0, 1);
    EXPECT_EQ(text_of(row.html), expected) << row.html;
  }
}

TEST(HtmlToText, counts_the_characters_that_html_does_not_admit) {
  EXPECT_EQ(text_of("a\u0092b"), "a\uFFFDb [lost 1 symbol without a character]");
  EXPECT_EQ(text_of("a\x7F\uFDD0"), "a\uFFFD\uFFFD [lost 2 symbols without a character]");
  EXPECT_EQ(text_of("a&#143;\uFFFDb"), "a\u008F\uFFFDb") << "a reference can name it";
}

TEST(HtmlToText, appends_and_leaves_the_text_alone_on_a_fault) {
  std::string out = "before ";
  Losses losses;
  EXPECT_FALSE(html_to_text("<p>a", out, losses).has_value());
  EXPECT_TRUE(html_to_text("<img>\xFF", out, losses).has_value());
  EXPECT_EQ(out, "before a");
  EXPECT_FALSE(losses.any());
}

TEST(HtmlToText, refuses_what_is_no_utf_8) {
  EXPECT_EQ(text_of("ab\xFF"), "fault at 2: the text is not valid UTF-8");
}

TEST(HtmlToText, refuses_a_text_that_would_cost_too_much_before_it_is_parsed) {
  EXPECT_EQ(text_of(repeated("<div>", 257)),
            "fault at 1280: the elements are too many or nested too deeply");
  EXPECT_EQ(text_of("<p" + repeated(" a", 257) + ">"), "fault at 0: a tag has too many attributes");
  EXPECT_EQ(text_of(std::string(kMostHtmlBytes + 1, 'a')),
            "fault at 16777216: the body is too large");
  for (const char* piece : {"<b><div></b>", "<p><font size=1></p>", "<table><td><div></td>x<td>",
                            "<li><dd>", "<button><p>", "<td><font>a", "<table><tr><td>", "<svg><g>",
                            "<li><ul></li>", "<table><svg><td><font>", "<q></p>"}) {
    const std::string text = text_of(repeated(piece, 100000));
    EXPECT_TRUE(text.starts_with("fault") || text.size() < 2000000) << piece << text.substr(0, 60);
  }
}

TEST(HtmlToText, takes_long_texts_of_elements_that_are_not_closed) {
  EXPECT_EQ(text_of(repeated("<p>a", 3)), "a\n\na\n\na");
  for (const char* piece :
       {"<p>a", "<li>a", "<tr><td>a", "<a name=x>a", "<br>a", "<option>a", "<div>a</div>",
        "<dt>a<dd>b", "<table><tr><td>a</table>", "<b>a</b>", "<p><font>a</font>"}) {
    EXPECT_FALSE(text_of(repeated(piece, 5000)).starts_with("fault")) << piece;
  }
}

TEST(HtmlToText, reads_megabytes) {
  const std::string paragraph = "<p>" + std::string(1000, 'a') + "</p>";
  const std::string text = text_of(repeated(paragraph, 4000));
  EXPECT_EQ(text.size(), 4000 * 1002u - 2);
}

}  // namespace
}  // namespace smx::bodies

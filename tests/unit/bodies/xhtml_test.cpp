#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "bodies/bodies.h"

namespace smx::bodies {
namespace {

std::string text_of(std::string_view xhtml) {
  std::string out;
  Losses losses;
  if (const auto fault = xhtml_to_text(xhtml, out, losses)) {
    return "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  }
  if (losses.any()) out += " [lost " + losses.describe() + "]";
  return out;
}

struct Case {
  const char* what;
  std::string xhtml;
  std::string expected;
};

void expect_texts(const std::vector<Case>& table) {
  for (const Case& row : table) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(text_of("<html><body>" + row.xhtml + "</body></html>"), row.expected);
  }
}

TEST(XhtmlToText, reads_what_senders_write) {
  EXPECT_EQ(text_of("<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Is my refill "
                    "ready?</p></body></html>"),
            "Is my refill ready?");
  EXPECT_EQ(
      text_of(
          "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
          "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\"><html "
          "xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>m</title></head><body><p>Dear Mr. "
          "Example,</p><p>Your visit is on <b>March 12</b>.<br />Please bring:</p><ul><li>your "
          "papers &amp; glasses</li><li>the form</li></ul></body></html>"),
      "Dear Mr. Example,\n\nYour visit is on March 12.\nPlease bring:\n\n- your papers & "
      "glasses\n- the "
      "form");
  EXPECT_EQ(
      text_of(
          "<html><body><div style=\"white-space: pre-wrap\">From: A on behalf of B\nTo: C  D\n\n"
          "It is 6.5 &lt; 7.\nCall us.</div></body></html>"),
      "From: A on behalf of B\nTo: C  D\n\nIt is 6.5 < 7.\nCall us.");
}

TEST(XhtmlToText, collapses_white_space_as_html_does) {
  expect_texts({
      {"runs", "<p> a  b\n\tc </p>", "a b c"},
      {"across elements", "<p>a <b> b </b> c</p>", "a b c"},
      {"no blank where there is none", "<p>a<b>b</b>c</p>", "abc"},
      {"between blocks", "<p>a</p>\n  <p>b</p>\n", "a\n\nb"},
      {"around a break", "<p>a <br /> b</p>", "a\nb"},
      {"a hard blank stays", "<p>a&nbsp; b</p>", "a\u00A0 b"},
      {"entities", "<p>&eacute;&hellip;&#8364;</p>", "\u00E9\u2026\u20AC"},
      {"a comment", "<p>a<!-- no -->b</p>", "ab"},
      {"CDATA", "<p><![CDATA[a < b]]></p>", "a < b"},
  });
}

TEST(XhtmlToText, separates_blocks) {
  expect_texts({
      {"paragraphs", "<p>a</p><p>b</p>", "a\n\nb"},
      {"headings", "<h1>a</h1><p>b</p><h6>c</h6>", "a\n\nb\n\nc"},
      {"div by a line", "<div>a</div><div>b</div>c", "a\nb\nc"},
      {"an empty line of an editor", "<div>a</div><div><br /></div><div>b</div>", "a\n\nb"},
      {"a paragraph in a div", "<div><p>a</p></div><div>b</div>", "a\n\nb"},
      {"a break at the end of a block", "<p>a<br /></p><p>b</p>", "a\n\nb"},
      {"two breaks", "a<br /><br />b", "a\n\nb"},
      {"three breaks", "a<br /><br /><br />b", "a\n\n\nb"},
      {"breaks at the ends", "<br />a<br />", "a"},
      {"empty paragraphs", "<p></p><p>a</p><p> </p><p>b</p>", "a\n\nb"},
      {"a quotation", "a<blockquote>b</blockquote>c", "a\n\n> b\n\nc"},
      {"a quotation of several lines", "<blockquote><p>a<br />b</p><p>c</p></blockquote>d",
       "> a\n> b\n\n> c\n\nd"},
      {"a rule", "a<hr />b", "a\n\n---\n\nb"},
      {"nothing", "", ""},
  });
}

TEST(XhtmlToText, keeps_white_space_where_it_counts) {
  expect_texts({
      {"pre", "<p>a</p><pre>\n  x  y\n z\n</pre><p>b</p>", "a\n\n  x  y\n z\n\nb"},
      {"pre by style", "<p style='WHITE-SPACE : PRE'>x  y\nz</p>", "x  y\nz"},
      {"pre-line", "<p style='white-space:pre-line'>x   y\n  z</p>", "x y\nz"},
      {"inherited", "<div style='color:red; white-space:pre'>x <b>  y</b></div>", "x   y"},
      {"and back to normal", "<pre>x  y<span style='white-space:normal'> a  b</span></pre>",
       "x  y a b"},
      {"empty lines", "<pre>a\n\n\nb</pre>", "a\n\n\nb"},
  });
}

TEST(XhtmlToText, writes_lists) {
  expect_texts({
      {"bullets", "a<ul><li>b</li><li>c</li></ul>d", "a\n\n- b\n- c\n\nd"},
      {"numbers", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"},
      {"a start", "<ol start='9'><li>a</li><li>b</li><li value='3'>c</li><li>d</li></ol>",
       "9. a\n10. b\n3. c\n4. d"},
      {"nested", "<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>f",
       "- a\n  1. b\n  2. c\n    - d\n- e\n\nf"},
      {"nested at once", "<ul><li><ul><li>a</li></ul></li></ul>", "-\n  - a"},
      {"nested between items", "<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
       "- a\n  - b\n- c"},
      {"an empty item", "<ul><li></li><li>a</li><li> </li></ul>", "-\n- a\n-"},
      {"paragraphs in items", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>",
       "- a\n  b\n- c"},
      {"breaks in items", "<ul><li>a<br />b</li><li>c</li></ul>", "- a\n  b\n- c"},
      {"white space of the source", "<ul>\n <li> a </li>\n <li>\n b</li>\n</ul>", "- a\n- b"},
  });
}

TEST(XhtmlToText, writes_where_a_link_leads_unless_it_says_so_itself) {
  expect_texts({
      {"another text", "see <a href='http://x.test/a?b=1&amp;c=2'>the page</a>.",
       "see the page (http://x.test/a?b=1&c=2)."},
      {"the same text", "<a href='http://x.test/'> http://x.test/ </a>", "http://x.test/"},
      {"no text", "<a href='http://x.test/'></a>", "http://x.test/"},
      {"mail", "<a href='mailto:a@x.test'>a@x.test</a>", "a@x.test"},
      {"an anchor", "<a name='top'>a</a>", "a"},
      {"blanks around", "a <a href='u'> b </a> c", "a b (u) c"},
      {"at the end of a line", "<p><a href='u'>b</a></p><p>c</p>", "b (u)\n\nc"},
      {"in an item", "<ul><li><a href='u'>b</a></li></ul>", "- b (u)"},
  });
}

TEST(XhtmlToText, takes_fragments_and_appends) {
  EXPECT_EQ(text_of("<div><p>a</p><p>b</p></div>"), "a\n\nb");
  EXPECT_EQ(text_of("<x:p xmlns:x='http://www.w3.org/1999/xhtml'>a</x:p>"), "a");
  EXPECT_EQ(text_of("<b>a</b>"), "a");
  std::string out = "before ";
  Losses losses;
  EXPECT_FALSE(xhtml_to_text("<p>a</p>", out, losses).has_value());
  EXPECT_TRUE(xhtml_to_text("<p>b<img/><secret/></p>", out, losses).has_value());
  EXPECT_EQ(out, "before a");
  EXPECT_FALSE(losses.any()) << "a refused body adds nothing";
}

TEST(XhtmlToText, says_nothing_of_the_head) {
  EXPECT_EQ(text_of("<html><head> <title>T</title><meta name='a' content='b'/><style>p {}</style>"
                    "<link href='x'/></head> <body>a</body></html>"),
            "a");
}

TEST(XhtmlToText, leaves_out_what_no_text_can_show_and_counts_it) {
  expect_texts({
      {"a picture", "a<img src='x' />", "a [lost 1 picture]"},
      {"a picture that says what it shows", "a <img src='x' alt='y' />", "a y"},
      {"a picture that shows nothing", "a<img src='x' alt='' />", "a"},
      {"scripts", "a<script>x</script>", "a"},
      {"an object", "a<object><p>b</p></object><iframe/>", "a [lost 2 embedded objects]"},
      {"a form", "<form>a<input/><select><option>b</option></select></form>",
       "a [lost 2 form fields]"},
      {"struck-out text", "a<del>b</del><s>c</s><strike> </strike>",
       "a [lost 2 passages of struck-out text]"},
      {"struck out by style", "a<b style='text-decoration: line-through'>b <i>c</i> d</b>",
       "a [lost 1 passage of struck-out text]"},
      {"hidden text", "a<p style='display: none'>b</p><p hidden='hidden'>c</p>",
       "a [lost 2 passages of hidden text]"},
      {"hidden by style", "a<p style='visibility:hidden'>b</p>",
       "a [lost 1 passage of hidden text]"},
      {"hidden and empty", "a<p style='display: none'> </p>", "a"},
      {"a drawing", "a<svg xmlns='u'><title>b</title><x>c</x></svg>d", "ad [lost 1 drawing]"},
      {"a formula", "a<math><mi>b</mi></math>", "a [lost 1 formula]"},
      {"unknown numbers", "<ol style='list-style: lower-greek'><li>a</li></ol>",
       "1. a [lost 1 list marker]"},
  });
}

TEST(XhtmlToText, writes_tables_as_lines_with_bars) {
  expect_texts({
      {"rows",
       "a<table><caption>t</caption><thead><tr><th>b</th><th>c</th></tr></thead><tbody><tr><td>d"
       "</td><td> e<br />f </td></tr></tbody></table>g",
       "a\n\nt\nb | c\nd | e f\n\ng"},
      {"empty cells", "<table><tr><td/><td>a</td><td/><td>b</td><td/></tr></table>", " | a | | b"},
      {"empty rows", "<table><tr><td/></tr><tr><td>a</td></tr></table>", "a"},
      {"columns", "<table><tr><td colspan='2'>a</td><td>b</td></tr></table>", "a | | b"},
      {"rows that reach down",
       "<table><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td><td>e</td>"
       "</tr></table>",
       "a | b\n | c\nd | e"},
      {"the layout of a page",
       "<table><tr><td><p>a</p><p>b</p></td></tr><tr><td><ul><li>c</li></ul></td><td>d</td></tr>"
       "</table>",
       "a\n\nb\n- c\nd"},
      {"a table in a table",
       "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
       "a\nb | c"},
      {"in a list", "<ul><li>a<table><tr><td>b</td><td>c</td></tr></table></li></ul>",
       "- a\n  b | c"},
  });
}

TEST(XhtmlToText, writes_definitions_quotations_and_raised_numbers) {
  expect_texts({
      {"definitions", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d<br />e</dd></dl>f",
       "a\n  b\nc\n  d\n  e\n\nf"},
      {"words of others", "a <q>b</q>", "a \u201Cb\u201D"},
      {"raised", "10<sup>4</sup> m<sup>2</sup> 1<sup>st</sup> 5<sup></sup>6", "10^4 m2 1st 56"},
      {"letters", "<ol type='a' start='26'><li>x</li><li>y</li></ol>", "z. x\naa. y"},
      {"roman numbers",
       "<ol style='list-style-type:upper-roman' start='4'><li>x</li><li>y</li></ol>",
       "IV. x\nV. y"},
      {"no marker", "<ul style='list-style:none'><li>x</li><li>y</li></ul>", "  x\n  y"},
  });
}

TEST(XhtmlToText, refuses_what_is_not_xhtml) {
  const struct {
    const char* body;
    const char* expected;
  } table[] = {
      {"<style>p {}</style>", "stands where XHTML does not allow it"},
      {"<title>a</title>", "stands where XHTML does not allow it"},
      {"<P>a</P>", "an element that XHTML does not have"},
      {"<secret/>", "an element that XHTML does not have"},
      {"<m:p xmlns:m='u'/>", "in another namespace than XHTML"},
      {"<ol start='x'><li>a</li></ol>", "not a whole number"},
      {"<ol start='99999999999'><li>a</li></ol>", "not a whole number"},
      {"<li>a</li>", "stands where XHTML does not allow it"},
      {"<ul><p>a</p></ul>", "stands where XHTML does not allow it"},
      {"<ul>a</ul>", "text where XHTML does not allow it"},
      {"<br>a</br>", "text where XHTML does not allow it"},
      {"<a href='x'>a<a href='y'>b</a></a>", "stands where XHTML does not allow it"},
      {"<td>a</td>", "stands where XHTML does not allow it"},
      {"<table><tr>a</tr></table>", "text where XHTML does not allow it"},
      {"<table><tr><p>a</p></tr></table>", "stands where XHTML does not allow it"},
      {"<dl><p>a</p></dl>", "stands where XHTML does not allow it"},
      {"<html/>", "stands where XHTML does not allow it"},
      {"<p>a<br></p>", "do not match"},
      {"<p>&nosuch;</p>", "an entity that is not known"},
  };
  for (const auto& row : table) {
    const std::string text = text_of("<html><body>" + std::string(row.body) + "</body></html>");
    EXPECT_NE(text.find(row.expected), std::string::npos) << row.body << ": " << text;
    EXPECT_EQ(text.find("secret"), std::string::npos) << text;
  }
  EXPECT_EQ(text_of("<html>a</html>"), "fault at 6: there is text where XHTML does not allow it");
  EXPECT_EQ(text_of("a < b").rfind("fault", 0), 0u);
}

// With anything quadratic these would take minutes.
TEST(XhtmlToText, reads_megabytes_of_anything) {
  for (const std::string_view piece :
       {"<p>a</p>", "<b>a</b>", "<ul><li>a</li></ul>",
        "<table><tr><td>a</td><td>b</td></tr></table>", "<a href='u'>a</a>", "<br />",
        "<del>a</del>", "<blockquote>a</blockquote>"}) {
    std::string xhtml = "<div>";
    while (xhtml.size() < 400'000) xhtml += piece;
    const std::string text = text_of(xhtml + "</div>");
    EXPECT_FALSE(text.starts_with("fault")) << piece << text.substr(0, 80);
  }
}

TEST(TextToXhtml, makes_a_whole_transitional_page) {
  EXPECT_EQ(text_to_xhtml("Dear A,\n\nline 1 & <2>\nline \"3\"\n", "Re: a < b"),
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "
            "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Re: a &lt; b</title></head>"
            "<body><p>Dear A,</p><p>line 1 &amp; &lt;2&gt;<br />line \"3\"</p></body></html>");
}

TEST(TextToXhtml, takes_every_kind_of_line_end_and_empty_line) {
  EXPECT_EQ(text_to_xhtml("a\r\nb\rc\n \t\n\r\n\nd", ""), text_to_xhtml("a\nb\nc\n\n\n\nd", ""));
  EXPECT_EQ(text_of(text_to_xhtml("", "")), "");
  EXPECT_EQ(text_of(text_to_xhtml("\n\n", "")), "");
}

TEST(TextToXhtml, is_well_formed_whatever_it_is_given) {
  EXPECT_EQ(text_of(text_to_xhtml("a\x01z\xFFy]]>", "\x02")), "a\uFFFDz\uFFFDy]]>");
}

TEST(TextToXhtml, can_be_told_first_what_xml_cannot_hold) {
  EXPECT_FALSE(check_xml_text("a\tb\r\nc \u65E5").has_value());
  EXPECT_EQ(check_xml_text("ab\x0B")->offset, 2u);
  EXPECT_EQ(check_xml_text("ab\xFF")->offset, 2u);
  EXPECT_TRUE(check_xml_text("\uFFFF").has_value());
}

TEST(TextToXhtml, comes_back_the_same_but_for_empty_lines_at_its_ends) {
  std::mt19937 random(20240305);
  const auto below = [&random](std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random);
  };
  const char* words[] = {"a",      "&",   "<b>", "&amp;", "]]>", "\u00E9",     "\u65E5\u672C",
                         "\u00A0", "- x", "1.",  "\"q\"", "'",   "\U0001F600", "--",
                         "\uFFFD", "<!--"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t i = 0, count = below(12); i < count; ++i) {
      if (!text.empty()) {
        const char* separators[] = {" ", "\n", "\n\n", "  ", "\n\n\n\n", "\t", " \n  "};
        text += separators[below(7)];
      }
      text += words[below(16)];
    }
    ASSERT_EQ(text_of(text_to_xhtml(text, "t")), text);
  }
}

}  // namespace
}  // namespace smx::bodies

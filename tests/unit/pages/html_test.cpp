#include "pages/html.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "pages/page.h"
#include "xml/events.h"

namespace smx::pages {
namespace {

/// Counts, and keeps the texts: what a reader of XML finds in a page.
struct Seen final : xml::Handler {
  void start_element(std::string_view, std::string_view local,
                     std::span<const xml::Attribute> attributes) override {
    elements.emplace_back(local);
    for (const xml::Attribute& one : attributes) values.emplace_back(one.value);
  }
  void end_element(std::string_view, std::string_view) override {}
  void text(std::string_view characters) override { words += characters; }

  std::vector<std::string> elements, values;
  std::string words;
};

/// Empty where a text is well-formed XML.
std::string fault_of(const std::string& text, Seen& seen) {
  const auto fault = xml::parse(text, {.doctype = xml::Doctype::skip_xhtml}, seen);
  return fault ? fault->message + " at " + text.substr(fault->offset, 40) : "";
}

TEST(Html, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(escaped_html(R"(<b a="x" c='y'>&amp;</b>)"),
            "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;&lt;/b&gt;");
  EXPECT_EQ(escaped_html("café — ü"), "café — ü");
}

TEST(Html, ReplacesWhatNoDocumentMayHold) {
  EXPECT_EQ(escaped_html(std::string_view("a\0b\x01\x1F\x7F", 6)),
            "a\uFFFD"
            "b\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(escaped_html("a\xFF\xC3"), "a\uFFFD\uFFFD");
  EXPECT_EQ(escaped_html("\xEF\xBF\xBE"), "\uFFFD");
  EXPECT_EQ(escaped_html("a\tb\nc\rd"), "a\tb\nc&#13;d");
}

TEST(Html, ClosesWhatIsOpen) {
  Html html;
  html.open("ul").open("li").text("one").close().element("li", "two", {{"class", "a\"b"}});
  EXPECT_EQ(std::move(html).take(), "<ul><li>one</li>\n<li class=\"a&quot;b\">two</li>\n</ul>\n");
}

TEST(Html, ClosesNothingTwice) {
  Html html;
  html.open("b").close().close().text("x");
  EXPECT_EQ(std::move(html).take(), "<b></b>x");
}

TEST(Html, LeavesOutAttributesWithoutAValue) {
  Html html;
  html.element("td", "1", {{"id", ""}, {"class", "count"}}).lone("br");
  EXPECT_EQ(std::move(html).take(), "<td class=\"count\">1</td><br/>");
}

TEST(Html, TakesOverAnother) {
  Html inner;
  inner.open("b").text("<");
  Html html;
  html.open("p").add(std::move(inner)).text(">");
  EXPECT_EQ(std::move(html).take(), "<p><b>&lt;</b>&gt;</p>\n");
}

TEST(Anchors, AreTheAddressWhereTheyCanBe) {
  EXPECT_EQ(anchor_of("pack/a-to-b/let.sender_2"), "pack/a-to-b/let.sender_2");
}

TEST(Anchors, DifferForDifferentNames) {
  EXPECT_EQ(anchor_of("a b"), "a~20b");
  EXPECT_EQ(anchor_of("a~20b"), "a~7E20b");
  EXPECT_EQ(anchor_of("t/ü\"<"), "t/~C3~BC~22~3C");
}

TEST(Page, IsWellFormedWhateverItHolds) {
  Html body;
  body.element("h1", "<A> & \"B\"").link("t/a b", "there");
  body.add(filter_bar("Find \"rows\"", std::vector<FilterButton>{{"assumed", "Assumed <only>"}}));
  const std::string text =
      page_text({.title = "<T>", .style = ".x { color: red }", .script = "f();"}, std::move(body));
  Seen seen;
  EXPECT_EQ(fault_of(text, seen), "");
  EXPECT_NE(seen.words.find("<A> & \"B\""), std::string::npos);
  EXPECT_NE(std::ranges::find(seen.values, "#t/a~20b"), seen.values.end());
  EXPECT_NE(std::ranges::find(seen.values, "Find \"rows\""), seen.values.end());
  EXPECT_NE(text.find(".x { color: red }</style>"), std::string::npos);
}

TEST(Page, LoadsNothing) {
  const std::string text = page_text({"T", "", ""}, Html());
  EXPECT_NE(text.find("default-src &#39;none&#39;"), std::string::npos);
  for (const std::string_view word : {"src=\"", "@import", "url(", "fetch(", "http:", "https:"}) {
    const std::size_t at = text.find(word, text.find("xhtml\"") + 1);
    EXPECT_EQ(at, std::string::npos) << word;
  }
}

}  // namespace
}  // namespace smx::pages

#include "xml/element_cutter.h"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "unit/xml/recorder.h"

namespace smx::xml {
namespace {

/// What was handed out, one a line, and the fault.
std::string cut(const std::vector<std::string_view>& chunks, const Options& options = {}) {
  std::string out;
  const auto take = [&out](const CutElement& element) {
    out += std::to_string(element.offset) + " " + std::to_string(element.line) + ":" +
           std::to_string(element.column) + " ";
    out += element.state == CutState::too_large
               ? "too large"
               : std::string(element.document.substr(element.begin, element.length));
    out += "\n";
  };
  ElementCutter cutter(
      "urn:a", "entry", options, [](std::string_view, std::string_view) { return true; }, take);
  std::optional<Fault> fault;
  for (const std::string_view chunk : chunks) {
    fault = cutter.feed(chunk);
    if (fault) break;
  }
  if (!fault) fault = cutter.finish();
  if (fault) out += "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  return out;
}

/// The same, cut into single bytes.
std::string cut_by_bytes(std::string_view feed, const Options& options = {}) {
  std::vector<std::string_view> bytes;
  for (std::size_t at = 0; at < feed.size(); ++at) bytes.push_back(feed.substr(at, 1));
  return cut(bytes, options);
}

/// The documents that were handed out.
std::vector<std::string> documents(std::string_view feed) {
  std::vector<std::string> found;
  ElementCutter cutter(
      "urn:a", "entry", {}, [](std::string_view, std::string_view) { return true; },
      [&](const CutElement& element) { found.emplace_back(element.document); });
  EXPECT_EQ(cutter.feed(feed), std::nullopt);
  EXPECT_EQ(cutter.finish(), std::nullopt);
  return found;
}

const std::string kFeed =
    "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- > -->\n"
    "<a:feed xmlns:a='urn:a' xmlns=\"urn:b\" xml:lang='en' x='>'>\n"
    "  <title>\u00E9 <entry/></title>\n <!-- <a:entry> --><?pi <a:entry>?>"
    "\u00E9<a:entry n='/>'>1<a:entry/><![CDATA[</a:entry>]]></a:entry>\r\n"
    "  <entry xmlns='urn:a' xml:lang='fr'/><a:entry></a:entry ></a:feed>\n<!-- end -->\n";

const std::string kCut = std::to_string(kFeed.find("<a:entry n=")) +
                         " 5:37 <a:entry n='/>'>1<a:entry/><![CDATA[</a:entry>]]></a:entry>\n" +
                         std::to_string(kFeed.find("<entry xmlns='urn:a'")) +
                         " 6:3 <entry xmlns='urn:a' xml:lang='fr'/>\n" +
                         std::to_string(kFeed.find("<a:entry></")) + " 6:39 <a:entry></a:entry >\n";

TEST(XmlElementCutter, hands_out_the_children_of_a_name) {
  EXPECT_EQ(cut({kFeed}), kCut);
}

TEST(XmlElementCutter, hands_out_each_child_in_a_root_of_its_own_that_takes_no_line) {
  const std::vector<std::string> found =
      documents("<feed\r\n  xmlns='urn:a'\txml:lang='en'\n>\n<entry>\n1</entry><entry/></feed>\n");
  EXPECT_EQ(found, (std::vector<std::string>{
                       "<feed   xmlns='urn:a' xml:lang='en' ><entry>\n1</entry></feed>",
                       "<feed   xmlns='urn:a' xml:lang='en' ><entry/></feed>"}));
}

TEST(XmlElementCutter, says_what_the_root_is_before_anything_else) {
  std::string seen;
  ElementCutter cutter(
      "urn:a", "entry", {},
      [&](std::string_view uri, std::string_view local) {
        seen += std::string(uri) + " " + std::string(local);
        return false;
      },
      [&](const CutElement&) { seen += " child"; });
  EXPECT_EQ(cutter.feed("<f xmlns='urn:b'><entry xmlns='urn:a'/></x>"), std::nullopt);
  EXPECT_EQ(cutter.finish(), std::nullopt) << "nobody wanted more";
  EXPECT_EQ(seen, "urn:b f");
}

TEST(XmlElementCutter, counts_no_byte_order_mark_in_the_first_line) {
  EXPECT_EQ(cut({"\xEF\xBB\xBF<feed xmlns='urn:a'><entry/></feed>"}), "23 1:21 <entry/>\n");
}

TEST(XmlElementCutter, does_not_mind_how_the_stream_is_cut) {
  const std::string_view feed = kFeed;
  for (std::size_t at = 0; at <= feed.size(); ++at) {
    ASSERT_EQ(cut({feed.substr(0, at), feed.substr(at)}), kCut) << at;
  }
  EXPECT_EQ(cut_by_bytes(feed), kCut);
}

TEST(XmlElementCutter, hands_out_what_was_whole_before_the_stream_breaks_off) {
  for (std::size_t length = 0; length < kFeed.size() - 15; ++length) {
    const std::string out = cut({std::string_view(kFeed).substr(0, length)});
    const std::size_t fault = out.find("fault at ");
    ASSERT_NE(fault, std::string::npos) << length;
    EXPECT_EQ(out.substr(0, fault), kCut.substr(0, fault)) << length;
    EXPECT_LE(std::stoul(out.substr(fault + 9)), length);
  }
}

TEST(XmlElementCutter, refuses_what_no_whole_document_may_hold) {
  const std::string root = "<feed xmlns='urn:a'>";
  EXPECT_EQ(cut({root + "<entry/>]]></feed>"}),
            "20 1:21 <entry/>\nfault at 28: the text holds `]]>`");
  EXPECT_EQ(cut({root + "<entry/><x></y></feed>"}),
            "20 1:21 <entry/>\n"
            "fault at 33: a start tag and an end tag do not match");
  EXPECT_EQ(cut({root + "<p:entry/></feed>"}),
            "fault at 21: an element has a prefix that is not declared");
  EXPECT_EQ(cut({root + "<entry/></food>"}),
            "20 1:21 <entry/>\n"
            "fault at 30: a start tag and an end tag do not match");
  EXPECT_EQ(cut({root + "</feed>x"}), "fault at 27: there is text outside of the root element");
  EXPECT_EQ(cut({root + "</feed><x/>"}), "fault at 27: there is more than one root element");
  EXPECT_EQ(cut({"<!DOCTYPE feed>" + root}), "fault at 0: a DOCTYPE is not allowed here");
  EXPECT_EQ(cut({"<?xml version='1.0' encoding='US-ASCII'?>", root, "\u00E9</feed>"}),
            "fault at 61: a character that is not of the declared encoding US-ASCII");
  EXPECT_EQ(cut({}), "fault at 0: there is no root element");
  EXPECT_EQ(cut({"<feed/>", " "}), "");
}

TEST(XmlElementCutter, passes_over_a_child_that_is_too_large_and_goes_on) {
  const std::string feed =
      "<feed xmlns='urn:a'><entry/>\n"
      "<entry a='>'>12345678901234567890<!-- </entry> <entry> --><entry>1</entry ><b/>"
      "<![CDATA[</entry>]]>\n<?pi </entry>?></entry>\n<entry>2</entry></feed>";
  const std::string expected = "20 1:21 <entry/>\n29 2:1 too large\n" +
                               std::to_string(feed.find("<entry>2")) + " 4:1 <entry>2</entry>\n";
  EXPECT_EQ(cut({feed}, {.bytes = 25}), expected);
  EXPECT_EQ(cut_by_bytes(feed, {.bytes = 25}), expected);
  for (std::size_t at = 0; at <= feed.size(); ++at) {
    const std::string_view view = feed;
    ASSERT_EQ(cut({view.substr(0, at), view.substr(at)}, {.bytes = 25}), expected) << at;
  }
}

TEST(XmlElementCutter, ends_where_the_tags_of_a_child_that_is_too_large_do_not_match) {
  const std::string root = "<feed xmlns='urn:a'>";
  const std::string large = "<entry>12345678901234567890";
  for (const auto& [rest, fault] : std::vector<std::pair<std::string, std::string>>{
           {"<a></b></entry></feed>", "fault at 50: a start tag and an end tag do not match"},
           {"</feed>", "fault at 47: a start tag and an end tag do not match"},
           {"<a>", "fault at 50: the document ends inside of an element"},
           {"<a", "fault at 49: the document ends inside of an element"},
           {"", "fault at 47: the document ends inside of an element"},
           {"<a123456789012345678901234567890/></entry></feed>",
            "fault at 47: a part of the document is too large"},
           {"<a><b><c><d></d></c></b></a></entry></feed>",
            "fault at 56: the elements are nested too deeply"}}) {
    const Options options{.depth = 5, .bytes = 20};
    const std::string expected = "20 1:21 too large\n" + fault;
    EXPECT_EQ(cut({root + large + rest}, options), expected) << rest;
    EXPECT_EQ(cut_by_bytes(root + large + rest, options), expected) << rest;
  }
}

TEST(XmlElementCutter, ends_with_what_is_too_large_and_no_child_of_that_name) {
  const std::string root = "<feed xmlns='urn:a'>";
  for (const std::string& large : std::vector<std::string>{
           "<other>12345678901234567890</other>", "<!-- 12345678901234567890 -->",
           "123456789012345678901", "<entry a='12345678901234567890'/>",
           "<entry a='12345678901234567890'></entry>", "<p:entry>12345678901234567890</p:entry>"}) {
    const std::string feed = root + large + "</feed>";
    const std::string out = cut({feed}, {.bytes = 20});
    EXPECT_TRUE(out.starts_with("fault at 2")) << out;
    EXPECT_EQ(cut_by_bytes(feed, {.bytes = 20}), out);
  }
}

TEST(XmlElementCutter, counts_children_of_other_names) {
  ElementCutter cutter(
      "urn:a", "entry", {}, [](std::string_view, std::string_view) { return true; },
      [](const CutElement&) {});
  cutter.feed("<feed xmlns='urn:a'>a<entry/><b/><!-- --><c><d/></c><entry xmlns=''/></feed>");
  EXPECT_EQ(cutter.finish(), std::nullopt);
  EXPECT_EQ(cutter.passed_over(), 3u);
}

TEST(XmlElementCutter, says_in_which_line_a_fault_stands) {
  ElementCutter cutter(
      "urn:a", "entry", {}, [](std::string_view, std::string_view) { return true; },
      [](const CutElement&) {});
  ASSERT_TRUE(cutter.feed("<feed>\n<entry>\n  \u00E9<a></b></entry></feed>"));
  EXPECT_EQ(cutter.line(), 3u);
  EXPECT_EQ(cutter.column(), 9u);
}

TEST(XmlElementCutter, keeps_little_of_many_children) {
  std::string many = "<feed xmlns='urn:a'>";
  for (int i = 0; i < 20000; ++i) many += "<entry>1</entry>\n";
  const std::string out = cut({many, "</feed>"}, {.bytes = 70000});
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 20000);
  EXPECT_EQ(out.find("fault"), std::string::npos);
}

}  // namespace
}  // namespace smx::xml

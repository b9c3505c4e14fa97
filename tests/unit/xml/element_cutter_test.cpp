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
  ElementCutter cutter("urn:a", "entry", options, [&out](const CutElement& element) {
    out += std::to_string(element.offset) + " " + std::to_string(element.line) + ":" +
           std::to_string(element.column) + " " + std::string(element.document) + "\n";
  });
  std::optional<Fault> fault;
  for (const std::string_view chunk : chunks) {
    fault = cutter.feed(chunk);
    if (fault) break;
  }
  if (!fault) fault = cutter.finish();
  if (fault) out += "fault at " + std::to_string(fault->offset) + ": " + fault->message;
  return out;
}

const std::string kFeed =
    "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- > -->\n"
    "<a:feed xmlns:a='urn:a' xmlns=\"urn:b\" xml:lang='en' x='>'>\n"
    "  <title>\u00E9 <entry/></title>\n <!-- <a:entry> --><?pi <a:entry>?>"
    "\u00E9<a:entry n='/>'>1<a:entry/><![CDATA[</a:entry>]]></a:entry>\r\n"
    "  <entry xmlns='urn:a' xml:lang='fr'/><a:entry></a:entry ></a:feed>\n<!-- end -->\n";

const std::string kCut =
    std::to_string(kFeed.find("<a:entry n=")) +
    " 5:37 <a:entry xmlns:a='urn:a' xmlns=\"urn:b\" xml:lang='en' "
    "n='/>'>1<a:entry/><![CDATA[</a:entry>]]></a:entry>\n" +
    std::to_string(kFeed.find("<entry xmlns='urn:a'")) +
    " 6:3 <entry xmlns:a='urn:a' xmlns='urn:a' xml:lang='fr'/>\n" +
    std::to_string(kFeed.find("<a:entry></")) +
    " 6:39 <a:entry xmlns:a='urn:a' xmlns=\"urn:b\" xml:lang='en'></a:entry >\n";

TEST(XmlElementCutter, hands_out_the_children_of_a_name_as_documents_of_their_own) {
  EXPECT_EQ(cut({kFeed}), kCut);
}

TEST(XmlElementCutter, counts_no_byte_order_mark_in_the_first_line) {
  EXPECT_EQ(cut({"\xEF\xBB\xBF<feed xmlns='urn:a'><entry/></feed>"}),
            "23 1:21 <entry xmlns='urn:a'/>\n");
}

TEST(XmlElementCutter, does_not_mind_how_the_stream_is_cut) {
  const std::string_view feed = kFeed;
  for (std::size_t at = 0; at <= feed.size(); ++at) {
    ASSERT_EQ(cut({feed.substr(0, at), feed.substr(at)}), kCut) << at;
  }
  std::vector<std::string_view> bytes;
  for (std::size_t at = 0; at < feed.size(); ++at) bytes.push_back(feed.substr(at, 1));
  EXPECT_EQ(cut(bytes), kCut);
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
            "20 1:21 <entry xmlns='urn:a'/>\nfault at 28: the text holds `]]>`");
  EXPECT_EQ(cut({root + "<entry/><x></y></feed>"}),
            "20 1:21 <entry xmlns='urn:a'/>\n"
            "fault at 33: a start tag and an end tag do not match");
  EXPECT_EQ(cut({root + "<p:entry/></feed>"}),
            "fault at 21: an element has a prefix that is not declared");
  EXPECT_EQ(cut({root + "<entry/></food>"}),
            "20 1:21 <entry xmlns='urn:a'/>\n"
            "fault at 30: a start tag and an end tag do not match");
  EXPECT_EQ(cut({root + "</feed>x"}), "fault at 27: there is text outside of the root element");
  EXPECT_EQ(cut({root + "</feed><x/>"}), "fault at 27: there is more than one root element");
  EXPECT_EQ(cut({"<!DOCTYPE feed>" + root}), "fault at 0: a DOCTYPE is not allowed here");
  EXPECT_EQ(cut({"<?xml version='1.0' encoding='US-ASCII'?>", root, "\u00E9</feed>"}),
            "fault at 61: a character that is not of the declared encoding US-ASCII");
  EXPECT_EQ(cut({}), "fault at 0: there is no root element");
  EXPECT_EQ(cut({"<feed/>", " "}), "");
}

TEST(XmlElementCutter, holds_no_more_than_one_child) {
  EXPECT_EQ(cut({"<feed xmlns='urn:a'>", "<entry>12345", "67890</entry></feed>"}, {.bytes = 20}),
            "fault at 20: a part of the document is too large");
  EXPECT_EQ(cut({"<feed xmlns='urn:a'><entry>1234567890</entry></feed>"}, {.bytes = 20}),
            "fault at 20: a part of the document is too large")
      << "however it is cut";
  std::string many = "<feed xmlns='urn:a'>";
  for (int i = 0; i < 20000; ++i) many += "<entry>1</entry>\n";
  const std::string out = cut({many, "</feed>"}, {.bytes = 70000});
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 20000);
  EXPECT_EQ(out.find("fault"), std::string::npos);
}

}  // namespace
}  // namespace smx::xml

// Atom documents of every shape, read by the schema of the rules and written again: the same
// infoset, foreign markup included. The order of Atom's children carries no meaning.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "unit/markup/documents.h"
#include "xml/events.h"

namespace smx::markup {
namespace {

/// A document as one text: attributes sorted, and the children of elements that hold elements only,
/// unless they are XHTML. Prefixes, comments and white space between elements do not show.
class Infoset final : public xml::Handler {
 public:
  void start_element(std::string_view uri, std::string_view local,
                     std::span<const xml::Attribute> attributes) override {
    Element element;
    element.name = "{" + std::string(uri) + "}" + std::string(local);
    std::vector<std::string> sorted;
    for (const xml::Attribute& attribute : attributes) {
      sorted.push_back(" {" + std::string(attribute.uri) + "}" + std::string(attribute.local) +
                       "=[" + std::string(attribute.value) + "]");
    }
    std::sort(sorted.begin(), sorted.end());
    for (const std::string& attribute : sorted) element.name += attribute;
    open_.push_back(std::move(element));
  }
  void end_element(std::string_view uri, std::string_view) override {
    Element element = std::move(open_.back());
    open_.pop_back();
    const bool keeps_order = uri.find("xhtml") != std::string_view::npos || element.has_words;
    if (!keeps_order) {
      std::erase_if(element.parts, [](const std::string& part) { return part.front() != '<'; });
      std::stable_sort(element.parts.begin(), element.parts.end(),
                       [](const std::string& a, const std::string& b) {
                         return a.substr(0, a.find('>')) < b.substr(0, b.find('>'));
                       });
    }
    std::string text = "<" + element.name + ">";
    for (const std::string& part : element.parts) text += part;
    text += "</>";
    if (open_.empty()) {
      result = text;
    } else {
      open_.back().parts.push_back(text);
    }
  }
  void text(std::string_view characters) override {
    Element& element = open_.back();
    element.has_words =
        element.has_words || characters.find_first_not_of(" \t\r\n") != std::string_view::npos;
    if (!element.parts.empty() && element.parts.back().front() == '\'') {
      element.parts.back() += characters;
    } else {
      element.parts.push_back("'" + std::string(characters));
    }
  }

  std::string result;

 private:
  struct Element {
    std::string name;
    std::vector<std::string> parts;
    bool has_words = false;
  };
  std::vector<Element> open_;
};

std::string infoset(std::string_view text) {
  Infoset handler;
  if (const auto fault = xml::parse(text, {}, handler)) return "fault: " + fault->message;
  return handler.result;
}

const Plan& atom() {
  static const Source source = [] {
    std::ifstream file(SMX_SOURCE_DIR "/rules/secure-messaging/schemas/atom.yaml");
    std::ostringstream text;
    text << file.rdbuf();
    return Source("atom.yaml", text.str());
  }();
  static const Limits limits;
  static Diagnostics diagnostics;
  static TypeStore store;
  static Schemas schemas(
      store, [](const std::string&, Span) { return &source; }, limits, diagnostics);
  static const MadePlan made = [] {
    schemas.declare("atom", {"atom.yaml", ""}, {});
    return make_plan(*schemas.named("atom/Document", {}));
  }();
  EXPECT_EQ(made.why, "");
  return *made.plan;
}

struct Sample {
  const char* name;
  const char* text;
};

constexpr Sample kSamples[] = {
    {"a minimal feed", R"(<?xml version="1.0" encoding="utf-8"?>
<!-- a comment -->
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Notices</title>
  <link href="http://notices.example/"/>
  <updated>2021-02-03T04:05:06Z</updated>
  <author>
    <name>Ada Fictive</name>
  </author>
  <id>urn:uuid:00000000-0000-4000-8000-000000000001</id>
  <entry>
    <title>First</title>
    <link href="http://notices.example/1"/>
    <id>urn:uuid:00000000-0000-4000-8000-000000000002</id>
    <updated>2021-02-03T04:05:06Z</updated>
    <summary>A few words.</summary>
  </entry>
</feed>)"},
    {"an extensive feed", R"(<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="text">notices</title>
  <subtitle type="html">
    A &lt;em&gt;lot&lt;/em&gt; of
    notices
  </subtitle>
  <updated>2021-07-11T12:29:29Z</updated>
  <id>tag:notices.example,2021:3</id>
  <link rel="alternate" type="text/html" hreflang="en" href="http://notices.example/"/>
  <link rel="self" type="application/atom+xml" href="http://notices.example/feed.atom"/>
  <rights>None &#169; reserved</rights>
  <generator uri="http://maker.example/" version="1.0">
    Maker
  </generator>
  <entry>
    <title>Second</title>
    <link rel="alternate" type="text/html" href="http://notices.example/2"/>
    <link rel="enclosure" type="audio/mpeg" length="1337" href="http://notices.example/2.mp3"/>
    <id>tag:notices.example,2021:3.2</id>
    <updated>2021-07-11T12:29:29.5Z</updated>
    <published>2021-06-13T08:29:29-04:00</published>
    <author><name>Ada Fictive</name><uri>http://ada.example/</uri><email>ada@notices.example</email></author>
    <contributor><name>Ben Fictive</name></contributor>
    <contributor><name>Cleo Fictive</name></contributor>
    <content type="xhtml" xml:lang="en" xml:base="http://notices.example/">
      <div xmlns="http://www.w3.org/1999/xhtml">
        <p><i>[Note: all of it is made up.]</i> and <b>more</b></p>
      </div>
    </content>
  </entry>
</feed>)"},
    {"an entry with a prefix and foreign markup", R"(<a:entry xmlns:a="http://www.w3.org/2005/Atom"
    xmlns:x="urn:example:x" x:rank="2" xml:lang="en">
  <x:before deep="1"><x:inner/>text<a:stray/></x:before>
  <a:title type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">Third <h:b x:why="not">one</h:b></h:div></a:title>
  <a:link href="http://notices.example/3" x:seen="yes"/>
  <a:id>urn:3</a:id>
  <a:updated>2021-07-11T12:29:29Z</a:updated>
  <a:author><a:name>Ada</a:name><x:badge>7</x:badge></a:author>
  <a:unknown/>
  <plain>no namespace</plain>
</a:entry>)"},
    {"content in Base64", R"(<entry xmlns="http://www.w3.org/2005/Atom">
  <id>urn:4</id><title/><updated>2021-07-11T12:29:29Z</updated>
  <content type="application/octet-stream">
    VGhlIHNlY29uZCBsaW5l
  </content></entry>)"},
    {"content elsewhere, and content in any XML",
     R"(<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:f</id><title>t</title><updated>2021-07-11T12:29:29Z</updated>
  <entry><id>urn:5</id><title>t</title><updated>2021-07-11T12:29:29Z</updated><content src="http://notices.example/5" type="image/png"/></entry>
  <entry><id>urn:6</id><title>t</title><updated>2021-07-11T12:29:29Z</updated>
    <content type="application/xml"><m:note xmlns:m="urn:example:m"><m:a>1</m:a><m:b k="v"/></m:note></content></entry>
</feed>)"},
    {"a thread",
     R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
  <id>http://notices.example/f</id><title>t</title><updated>2021-07-28T12:00:00Z</updated>
  <entry><id>tag:notices.example,2021:1</id><title>t</title><updated>2021-07-28T11:00:00Z</updated></entry>
  <entry><id>tag:notices.example,2021:1,1</id><title>t</title><updated>2021-07-28T12:00:00Z</updated>
    <thr:in-reply-to ref="tag:notices.example,2021:1" type="application/xhtml+xml" href="http://notices.example/1"/></entry>
</feed>)"},
    {"a page of an archive",
     R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0">
 <title>t</title><fh:archive/><link rel="self" href="http://notices.example/f"/><link rel="next" href="http://notices.example/f?page=2"/>
 <updated>2021-12-13T18:30:02Z</updated><id>urn:uuid:1</id></feed>)"},
    {"tombstones",
     R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
  <id>urn:f</id><title>t</title><updated>2021-03-06T10:00:00Z</updated>
  <at:deleted-entry ref="urn:1" when="2021-03-06T10:00:00Z"><at:by><name>Ada</name></at:by><at:comment>gone</at:comment></at:deleted-entry>
</feed>)"},
    {"a service",
     R"(<service xmlns="http://www.w3.org/2007/app" xmlns:atom="http://www.w3.org/2005/Atom">
  <workspace><atom:title>Main</atom:title>
    <collection href="http://notices.example/main"><atom:title>Notices</atom:title><categories href="http://notices.example/cats"/></collection>
    <collection href="http://notices.example/pics"><atom:title>Pictures</atom:title><accept>image/png</accept><accept>image/gif</accept></collection>
  </workspace>
  <workspace><atom:title>Side</atom:title>
    <collection href="http://notices.example/side"><atom:title>Links</atom:title><accept>application/atom+xml;type=entry</accept>
      <categories fixed="yes"><atom:category scheme="http://notices.example/s/" term="joke"/><atom:category scheme="http://notices.example/s/" term="serious"/></categories></collection>
  </workspace>
</service>)"},
    {"an entry to be published",
     R"(<entry xmlns="http://www.w3.org/2005/Atom" xmlns:app="http://www.w3.org/2007/app">
  <id>urn:7</id><title>t</title><updated>2021-07-11T12:29:29Z</updated>
  <app:edited>2021-07-11T12:29:29Z</app:edited><app:control><app:draft>yes</app:draft></app:control>
  <source><id>urn:f</id><title>t</title><updated>2021-07-11T12:29:29Z</updated></source>
</entry>)"},
};

TEST(Atom, ComesBackTheSameInEveryShape) {
  for (const Sample& sample : kSamples) {
    SCOPED_TRACE(sample.name);
    Arena arena;
    const MarkupDocument document = read_markup(sample.text, 0, atom(), arena, {});
    ASSERT_TRUE(document.root) << document.faults.front().path << document.faults.front().message;
    EXPECT_TRUE(fits(*document.root, atom().type()))
        << validate(*document.root, atom().type(), 1).front().message;
    std::string written;
    const auto refusal = write_markup(*document.root, atom(), written);
    ASSERT_FALSE(refusal) << refusal->pointer << " " << refusal->message;
    EXPECT_EQ(infoset(written), infoset(sample.text)) << written;
  }
}

}  // namespace
}  // namespace smx::markup

// Values to XML, and markup that is kept as it is.
#include <gtest/gtest.h>

#include "unit/markup/documents.h"

namespace smx::markup {
namespace {

constexpr const char* kEntry = R"(
  X:
    type: object
    xml: { name: entry, namespace: "urn:atom" }
    properties:
      "@lang": { type: string, xml: { namespace: "http://www.w3.org/XML/1998/namespace" } }
      title: { $ref: "#/$defs/Text" }
      count: { type: integer, nullable: true }
      tag: { type: array, items: { type: string } }
      list: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: item } } }
      reply:
        type: object
        xml: { namespace: "urn:thread", prefix: thr }
        properties: { "@ref": { type: string }, to: { type: string } }
      foreign: { type: array, items: { type: string }, xml: { x-foreign: elements } }
      attributes: { type: array, items: { type: object }, xml: { x-foreign: attributes } }
  Text:
    type: object
    properties:
      "@type": { type: string }
      text: { type: string, xml: { x-text: true } }
      markup: { type: string, xml: { x-mixed: true } }
      note: { type: object, xml: { namespace: "urn:note", prefix: m }, properties: { a: { type: string } } }
)";

std::string entry(const std::string& content) {
  return R"(<entry xmlns="urn:atom">)" + content + "</entry>";
}

Node object(Documents& documents, std::initializer_list<Member> members) {
  return Node::object(
      documents.arena().copy(std::span<const Member>(members.begin(), members.size())));
}

Node text_of(Documents& documents, std::string_view member, std::string_view value) {
  return object(documents, {{"title", object(documents, {{member, Node::text(value)}})}});
}

TEST(Writing, TakesTheOrderOfTheSchemaAndItsPrefixes) {
  Documents documents(kEntry);
  EXPECT_EQ(documents.again("<a:entry xmlns:a='urn:atom' xmlns:q='urn:thread'><q:reply ref='1'>"
                            "<q:to>x</q:to></q:reply><a:count>3</a:count></a:entry>"),
            R"(<entry xmlns:thr="urn:thread" xmlns="urn:atom"><count>3</count>)"
            R"(<thr:reply ref="1"><thr:to>x</thr:to></thr:reply></entry>)");
}

TEST(Writing, EscapesWhatAReaderWouldTakeForSomethingElse) {
  Documents documents(kEntry);
  const std::string text =
      entry("<title type=\"a&quot;&lt;&#10;&#9;'\">a&amp;b&lt;c&gt;&#13;d\n</title>");
  EXPECT_EQ(documents.again(text), text);
}

TEST(Writing, KeepsMarkupThatTheSchemaDoesNotKnow) {
  Documents documents(kEntry);
  const std::string markup =
      R"(<title type="xhtml">a <div xmlns="urn:html">b <b>c</b><br/></div> d</title>)";
  EXPECT_EQ(
      documents.read(entry(markup)),
      R"({title: {@type: "xhtml", markup: "a <div xmlns="urn:html">b <b>c</b><br/></div> d"}})");
  EXPECT_EQ(documents.again(entry(markup)), entry(markup));
  EXPECT_EQ(
      documents.read("<a:entry xmlns:a='urn:atom' xmlns:h='urn:html' xmlns:x='urn:x'><a:title>"
                     "<h:p x:y='1' xml:lang='en'><a:i/></h:p></a:title></a:entry>"),
      R"({title: {markup: "<p xmlns="urn:html" xmlns:n1="urn:x" n1:y="1" xml:lang="en">)"
      R"(<i xmlns="urn:atom"/></p>"}})");
}

TEST(Writing, TellsTextElementsAndMarkupApart) {
  Documents documents(kEntry);
  EXPECT_EQ(documents.read(entry("<title> a </title>")), R"({title: {text: " a "}})");
  EXPECT_EQ(documents.read(entry("<title/>")), R"({title: {text: ""}})");
  EXPECT_EQ(
      documents.read(entry("<title> <m:note xmlns:m='urn:note'><m:a>1</m:a></m:note> </title>")),
      R"({title: {note: {a: "1"}}})");
  EXPECT_EQ(documents.read(entry("<title>x<note xmlns='urn:note'/></title>")),
            R"({title: {markup: "x<note xmlns="urn:note"/>"}})");
}

TEST(Writing, KeepsForeignElementsAndAttributes) {
  Documents documents(kEntry);
  const std::string text =
      R"(<entry xmlns="urn:atom" xmlns:_1="urn:x" _1:a="1" b="2"><count>1</count>)"
      R"(<y xmlns="urn:x"><z/></y><w>t</w></entry>)";
  EXPECT_EQ(
      documents.read(text),
      R"({attributes: [{namespace: "urn:x", name: "a", value: "1"}, {name: "b", value: "2"}], )"
      R"(count: 1, foreign: ["<y xmlns="urn:x"><z/></y>", "<w xmlns="urn:atom">t</w>"]})");
  EXPECT_EQ(documents.again(text), text);
}

TEST(Writing, PutsUnprefixedMarkupIntoNoNamespaceAsItSays) {
  Documents documents(kEntry);
  EXPECT_EQ(documents.write(text_of(documents, "markup", "a <b/>")),
            entry(R"(<title>a <b xmlns=""/></title>)"));
}

TEST(Writing, WritesNullAsNilAndListsInAndWithoutAWrapper) {
  Documents documents(kEntry);
  const Node items[] = {Node::text("a"), Node::text("")};
  EXPECT_EQ(
      documents.write(object(
          documents,
          {{"count", Node::null()}, {"tag", Node::list(items)}, {"list", Node::list(items)}})),
      R"(<entry xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:atom">)"
      R"(<count xsi:nil="true"/><tag>a</tag><tag/><list><item>a</item><item/></list></entry>)");
}

TEST(Writing, RefusesWhatXmlCannotHold) {
  Documents documents(kEntry);
  EXPECT_EQ(documents.write(text_of(documents, "text", "a\x01")),
            "/title/text: the text holds a character that XML does not allow");
  EXPECT_EQ(documents.write(text_of(documents, "@type", "\xEF\xBF\xBE")),
            "/title/@type: the text holds a character that XML does not allow");
  EXPECT_EQ(documents.write(text_of(documents, "other", "a")),
            "/title/other: the schema does not say what this member is in XML");
  for (const std::string_view markup :
       {"<b>", "</x><x>", "a & b", "<b/></x><x><b/>", "&nbsp;", "<a:b/>", "<!DOCTYPE x>", "\x01"}) {
    EXPECT_TRUE(documents.write(text_of(documents, "markup", markup))
                    .starts_with("/title/markup: the text is not well-formed markup"))
        << markup;
  }
}

TEST(Writing, RefusesForeignMarkupThatIsNotForeignOrNotOne) {
  Documents documents(kEntry);
  const auto write = [&](std::string_view markup) {
    const Node items[] = {Node::text(markup)};
    return documents.write(object(documents, {{"foreign", Node::list(items)}}));
  };
  EXPECT_EQ(write("<a/>"), entry(R"(<a xmlns=""/>)"));
  EXPECT_EQ(write("<a/><b/>"), "/foreign/0: the text is not the markup of one element");
  EXPECT_EQ(write("text"), "/foreign/0: the text is not the markup of one element");
  EXPECT_EQ(write("<count xmlns='urn:atom'/>"),
            "/foreign/0: the element is one the schema has a property for");
  const auto attribute = [&](std::string_view name, std::string_view space) {
    const Node items[] = {object(documents, {{"namespace", Node::text(space)},
                                             {"name", Node::text(name)},
                                             {"value", Node::text("1")}})};
    return documents.write(object(documents, {{"attributes", Node::list(items)}}));
  };
  EXPECT_EQ(attribute("a", ""), R"(<entry xmlns="urn:atom" a="1"/>)");
  const std::pair<const char*, const char*> kNone[] = {
      {"a b", ""},
      {"", ""},
      {"xmlns", ""},
      {"x", "http://www.w3.org/2000/xmlns/"},
      {"lang", "http://www.w3.org/XML/1998/namespace"}};
  for (const auto& [name, space] : kNone) {
    EXPECT_EQ(attribute(name, space),
              "/attributes/0: this cannot be an attribute beside the others");
  }
}

TEST(Writing, RefusesTextBesideElementsAndTwoRoots) {
  Documents documents(kEntry);
  const Node title =
      object(documents, {{"text", Node::text("a")}, {"note", object(documents, {})}});
  EXPECT_EQ(documents.write(object(documents, {{"title", title}})),
            "/title/text: an element holds text, or markup, or elements; here are several");
  Documents roots(R"(
  X:
    type: object
    xml: { x-roots: true }
    properties: { a: { type: string }, b: { type: string } }
)");
  EXPECT_EQ(roots.write(object(roots, {{"b", Node::text("1")}})), "<b>1</b>");
  EXPECT_EQ(roots.write(object(roots, {{"a", Node::text("1")}, {"b", Node::text("1")}})),
            ": a document has exactly one root element");
}

}  // namespace
}  // namespace smx::markup

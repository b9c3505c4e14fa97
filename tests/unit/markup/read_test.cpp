// XML to values: what is what, and where it stands.
#include <gtest/gtest.h>

#include "unit/markup/documents.h"

namespace smx::markup {
namespace {

constexpr const char* kOrder = R"(
  X:
    type: object
    xml: { name: order, namespace: "urn:shop", prefix: s }
    properties:
      "@id": { type: string }
      "@lang": { type: string, xml: { namespace: "http://www.w3.org/XML/1998/namespace" } }
      count: { type: integer, nullable: true }
      weight: { type: number }
      paid: { type: boolean }
      at: { type: string, format: date-time }
      note: { type: string }
      line: { type: array, items: { $ref: "#/$defs/Line" } }
      tags: { type: array, items: { type: string, xml: { name: tag } }, xml: { wrapped: true } }
      other: { type: string, xml: { namespace: "" } }
  Line:
    type: object
    properties:
      "@unit": { type: string, xml: { prefix: u, namespace: "urn:units" } }
      price: { type: number, xml: { x-text: true } }
)";

std::string order(const std::string& content) {
  return R"(<order xmlns="urn:shop">)" + content + "</order>";
}

TEST(Reading, TakesElementsAndAttributesByNamespaceAndNotByPrefix) {
  Documents documents(kOrder);
  const std::string expected = R"({@id: "7", count: 2, line: [{@unit: "kg", price: 6.30}]})";
  EXPECT_EQ(documents.read(R"(<order xmlns="urn:shop" id="7"><count>2</count>)"
                           R"(<line xmlns:x="urn:units" x:unit="kg">6.30</line></order>)"),
            expected);
  EXPECT_EQ(documents.read(R"(<q:order xmlns:q="urn:shop" id="7" xmlns:u="urn:units">)"
                           "<q:count>2</q:count>"
                           R"(<q:line u:unit="kg">6.30</q:line></q:order>)"),
            expected);
  EXPECT_EQ(documents.read(R"(<order xmlns="urn:shop" xml:lang="en"/>)"), R"({@lang: "en"})");
}

TEST(Reading, PassesOverWhatTheSchemaDoesNotKnow) {
  Documents documents(kOrder);
  EXPECT_EQ(
      documents.read(order(R"(text<count xmlns="urn:else">9</count><x><count>3</count></x>)")),
      "{}");
  EXPECT_EQ(documents.read(order("<other>no</other>")), "{}") << "it is in the order's namespace";
  EXPECT_EQ(documents.read(order(R"(<other xmlns="">yes</other>)")), R"({other: "yes"})");
}

TEST(Reading, TakesChildrenInAnyOrderAndKeepsTheOrderOfItems) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<line>1</line><note>n</note><line>2</line><count>3</count>")),
            R"({line: [{price: 1}, {price: 2}], note: "n", count: 3})");
  EXPECT_EQ(documents.read(order("<tags><tag>a</tag> <tag>b</tag></tags>")),
            R"({tags: ["a", "b"]})");
  EXPECT_EQ(documents.read(order("<tags/>")), "{tags: []}");
}

TEST(Reading, ReadsScalarsAsXmlSchemaDoesAndTextAsItIs) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<count> 7\n</count>")), "{count: 7}");
  EXPECT_EQ(documents.read(order("<count>+007</count>")), "{count: 7}");
  EXPECT_EQ(documents.read(order("<count>-0</count>")), "{count: -0}");
  EXPECT_EQ(documents.read(order("<weight>.50</weight>")), "{weight: 0.50}");
  EXPECT_EQ(documents.read(order("<paid> 1 </paid>")), "{paid: true}");
  EXPECT_EQ(documents.read(order("<paid>false</paid>")), "{paid: false}");
  EXPECT_EQ(documents.read(order("<at>\n 2024-03-05T15:04:05Z </at>")),
            R"({at: "2024-03-05T15:04:05Z"})");
  EXPECT_EQ(documents.read(order("<note>  a &amp; <![CDATA[<b>]]> </note>")),
            "{note: \"  a & <b> \"}");
  EXPECT_EQ(documents.read(order("<note/>")), R"({note: ""})");
}

TEST(Reading, LeavesWhatIsNoScalarToTheCheckOfTypes) {
  Documents documents(kOrder);
  for (const char* text : {"<count>seven</count>", "<count/>", "<count>+-7</count>",
                           "<weight>.e5</weight>", "<paid>yes</paid>", "<at>yesterday</at>"}) {
    ASSERT_NE(documents.read(order(text)).find('"'), std::string::npos) << text;
    EXPECT_FALSE(fits(*documents.document().root, documents.type())) << text;
  }
}

TEST(Reading, TakesNilForNull) {
  Documents documents(kOrder);
  const std::string xsi = R"( xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil=)";
  EXPECT_EQ(documents.read(order("<count" + xsi + "'true'/>")), "{count: null}");
  EXPECT_EQ(documents.read(order("<count" + xsi + "'0'>4</count>")), "{count: 4}");
  EXPECT_EQ(documents.read(order("<count" + xsi + "'true'>4</count>")),
            "25: /s:order/s:count: an element is nil by `xsi:nil`, and yet holds something");
}

TEST(Reading, SaysWhereTheStructureIsWrongAllAtOnce) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<count>1</count><count>2</count><note>a<b/></note>"
                                 "<line>1</line><line>2<x/></line>")),
            "41: /s:order: there is a second `count`, where one is meant\n"
            "64: /s:order/s:note: an element stands where the schema has text only\n"
            "94: /s:order/s:line[2]: text and elements are mixed, and the schema has no property "
            "with `x-mixed`");
  EXPECT_EQ(documents.read(order("<tags>x<tag/></tags>")),
            "30: /s:order/s:tags: text stands between the items of a list");
  EXPECT_EQ(documents.document().faults.front().pointer, "/tags");
}

TEST(Reading, RefusesAnotherRoot) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read("<x/>"), "1: the root element is not `order`");
  EXPECT_EQ(documents.read("<order/>"),
            "1: the root element `order` is not in the namespace `urn:shop`");
}

TEST(Reading, PlacesEachValueAtItsElementAttributeOrText) {
  Documents documents(kOrder);
  const std::string text = order("<line u:unit='kg' xmlns:u='urn:units'>2</line><note/><line/>");
  documents.read(text);
  const Node& root = *documents.document().root;
  const Node& lines = *root.find("line");
  const Node& first = lines.items()[0];
  EXPECT_EQ(root.origin().offset, 1u);
  EXPECT_EQ(first.origin().offset, text.find("line"));
  EXPECT_EQ(first.find("@unit")->origin().offset, text.find("u:unit"));
  EXPECT_EQ(first.find("price")->origin().offset, text.find(">2<") + 1);
  const Node& second = lines.items()[1];
  EXPECT_EQ(second.origin().offset, text.rfind("line/"));
  EXPECT_EQ(pointer_at(root, second.origin().offset), "/line/1/price") << "an empty text";
  EXPECT_EQ(pointer_at(root, first.find("@unit")->origin().offset), "/line/0/@unit");
  EXPECT_EQ(xml_path(documents.plan(), "/line/1/@unit"), "/s:order/s:line[2]/@u:unit");
  EXPECT_EQ(xml_path(documents.plan(), "/line/1/price"), "/s:order/s:line[2]/text()");
  EXPECT_EQ(xml_path(documents.plan(), "/tags/0"), "/s:order/s:tags/s:tag[1]");
  EXPECT_EQ(xml_path(documents.plan(), ""), "/s:order");
}

TEST(Reading, RefusesWhatIsNotWellFormedOrTooLarge) {
  Documents documents(kOrder);
  const auto kind = [&](std::string_view text) {
    documents.read(text);
    return documents.document().faults.at(0).kind;
  };
  using Kind = MarkupFault::Kind;
  for (const std::string_view text :
       {"", "<order", "<order xmlns='urn:shop'>", "<a:order/>", "<order/><order/>", "<order/>x",
        "<order xmlns='urn:shop'>\xFF</order>", "<order a='1' a='2'/>",
        "<order xmlns:a='u' xmlns:b='u' a:x='1' b:x='2'/>", "<order>&#0;</order>",
        "<order>&nbsp;</order>", "<!DOCTYPE order><order xmlns='urn:shop'/>",
        "<?xml version='1.0' encoding='Shift_JIS'?><order/>",
        "<!DOCTYPE o [<!ENTITY a 'b'>]><order>&a;</order>"}) {
    EXPECT_EQ(kind(text), Kind::syntax) << text;
  }
  documents.limits.document_depth = 3;
  EXPECT_EQ(kind(order("<a><b><c/></b></a>")), Kind::too_deep);
  documents.limits.document_bytes = 10;
  EXPECT_EQ(kind(order("<count>1</count>")), Kind::too_large);
}

TEST(Reading, ListsNoMoreFaultsThanItMay) {
  Documents documents(kOrder);
  documents.limits.faults = 2;
  documents.read(order("<note><a/></note><note/><note/><note/>"));
  EXPECT_EQ(documents.document().faults.size(), 2u);
}

constexpr const char* kClosed = R"(
  X:
    type: object
    xml: { name: x }
    additionalProperties: false
    properties: { a: { type: string } }
)";

TEST(Reading, RefusesInAClosedObjectWhatTheSchemaDoesNotKnow) {
  Documents documents(kClosed);
  EXPECT_EQ(documents.read("<x><b/></x>"),
            "4: /x: the schema of the element knows no such child element");
  EXPECT_EQ(documents.read("<x b='1'/>"),
            "3: /x: the schema of the element knows no such attribute");
  EXPECT_EQ(documents.read("<x>b</x>"), "3: /x: text stands where the schema has elements only");
  EXPECT_EQ(documents.read("<x>\n <a/>\n</x>"), R"({a: ""})");
}

constexpr const char* kRoots = R"(
  X:
    type: object
    xml: { x-roots: true }
    properties:
      entry: { $ref: "#/$defs/Entry" }
      feed:
        type: object
        xml: { namespace: "urn:atom" }
        required: [ entry ]
        properties:
          entry: { type: array, items: { $ref: "#/$defs/Entry" } }
  Entry:
    type: object
    xml: { name: entry, namespace: "urn:atom" }
    properties: { id: { type: string } }
)";

TEST(Reading, TakesOneOfSeveralRoots) {
  Documents documents(kRoots);
  EXPECT_EQ(documents.read("<entry xmlns='urn:atom'><id>1</id></entry>"), R"({entry: {id: "1"}})");
  EXPECT_EQ(documents.read("<a:feed xmlns:a='urn:atom'><a:entry/><a:entry/></a:feed>"),
            "{feed: {entry: [{}, {}]}}");
  EXPECT_EQ(documents.read("<x/>"), "1: the root element is not `entry` or `feed`");
  EXPECT_EQ(xml_path(documents.plan(), "/feed/entry/1/id"), "/feed/entry[2]/id");
}

TEST(Reading, GivesAnEmptyListWhereTheSchemaDemandsOneAndNothingOtherwise) {
  Documents documents(kRoots);
  EXPECT_EQ(documents.read("<feed xmlns='urn:atom'/>"), "{feed: {entry: []}}");
  Documents others(kOrder);
  EXPECT_EQ(others.read(order("")), "{}");
}

constexpr const char* kMap = R"(
  X:
    type: object
    xml: { name: x }
    properties: { a: { type: string } }
    additionalProperties: { type: integer }
)";

TEST(Reading, TakesTheElementsOfAMapByTheirNames) {
  Documents documents(kMap);
  EXPECT_EQ(documents.read("<x><k>1</k><a>t</a><l>2</l></x>"), R"({k: 1, a: "t", l: 2})");
  EXPECT_EQ(documents.read("<x><k>1</k><k>2</k></x>"),
            "1: /x: two entries of a map have one name, or one has the name of a property");
}

TEST(Plans, AreRefusedWhereMarksContradictEachOther) {
  const auto why = [](const std::string& properties) {
    return Documents("  X:\n    type: object\n    xml: { name: x }\n    properties:\n" + properties)
        .why_not();
  };
  EXPECT_EQ(why("      a: { type: string }\n"), "");
  EXPECT_EQ(why("      a: { type: string }\n      b: { type: string, xml: { name: a } }\n"),
            "in `a/X`, two properties are the element `a`");
  EXPECT_EQ(why("      \"@a\": { type: string }\n"
                "      b: { type: string, xml: { name: a, attribute: true } }\n"),
            "in `a/X`, two properties are the attribute `a`");
  EXPECT_EQ(why("      \"a b\": { type: string }\n"),
            "in `a/X`, `a b` is not a name XML allows: give one with `xml: { name: }`");
  EXPECT_EQ(why("      \"@a\": { type: string, xml: { namespace: u } }\n"),
            "in `a/X`, the attribute `a` has a namespace and no `prefix`; it needs one");
  EXPECT_EQ(why("      \"@a\": { type: array, items: { type: string } }\n"),
            "in `a/X`, the attribute `a` is not one text, number or boolean");
  EXPECT_EQ(why("      a: { type: string, xml: { x-text: true } }\n"
                "      b: { type: string, xml: { x-text: true } }\n"),
            "in `a/X`, two properties are marked `x-text`");
  EXPECT_EQ(why("      a: { type: string, xml: { namespace: u, prefix: p } }\n"
                "      b: { type: string, xml: { namespace: v, prefix: p } }\n"),
            "in `a/X`, the prefix `p` stands for two namespaces");
}

}  // namespace
}  // namespace smx::markup

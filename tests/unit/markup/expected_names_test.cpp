// Children that come as the schema has them are found without being read as names: nothing may be
// taken for one of them that is none.
#include <memory>

#include <gtest/gtest.h>

#include "unit/markup/documents.h"

namespace smx::markup {
namespace {

constexpr const char* kOrder = R"(
  X:
    type: object
    xml: { name: order, namespace: "urn:shop" }
    properties:
      "@id": { type: string }
      "@kind": { type: string }
      count: { type: integer }
      "@late": { type: string }
      of_fifteen_byte: { type: string }
      of_sixteen_bytes: { type: string }
      of_17_bytes_there: { type: string }
      größe: { type: string }
      line: { type: array, items: { $ref: "#/$defs/Line" } }
      note: { type: string }
      priced: { $ref: "#/$defs/Priced" }
      weight: { type: number }
  Priced:
    type: object
    properties:
      price: { type: number, xml: { x-text: true } }
  Line:
    type: object
    properties:
      price: { type: number }
      unit: { type: string }
)";

std::string order(const std::string& content) {
  return R"(<order xmlns="urn:shop">)" + content + "</order>";
}

/// Reads a text with nothing behind its last byte, so that a sanitizer sees whoever reads on.
std::string read_tight(const Documents& documents, std::string_view text) {
  const auto bytes = std::make_unique<char[]>(text.size());
  std::copy(text.begin(), text.end(), bytes.get());
  Arena arena;
  const MarkupDocument document =
      read_markup({bytes.get(), text.size()}, 0, documents.plan(), arena, documents.limits);
  return document.root ? shown(*document.root) : document.faults.front().message;
}

TEST(ExpectedNames, OfAnyLengthAreFound) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<count>1</count>"
                                 "<of_fifteen_byte>a</of_fifteen_byte>"
                                 "<of_sixteen_bytes>b</of_sixteen_bytes>"
                                 "<of_17_bytes_there>c</of_17_bytes_there>"
                                 "<größe>d</größe><line><price>2</price></line>")),
            "{count: 1, of_fifteen_byte: \"a\", of_sixteen_bytes: \"b\", "
            "of_17_bytes_there: \"c\", größe: \"d\", line: [{price: 2}]}");
}

TEST(ExpectedNames, AreNotFoundInLongerOnes) {
  Documents documents(kOrder);
  for (const std::string name :
       {"counts", "count.", "count-1", "count1", "coun", "Count", "counté"}) {
    SCOPED_TRACE(name);
    EXPECT_EQ(documents.read(order("<" + name + ">1</" + name + "><note>n</note>")),
              "{note: \"n\"}");
  }
  EXPECT_EQ(documents.read(order("<count:x xmlns:count=\"urn:else\">1</count:x>")), "{}");
  EXPECT_EQ(documents.read(order("<count:>1</count:>")), "25: an element name is not well-formed");
  EXPECT_EQ(documents.read(order("<count:x>1</count:x>")),
            "25: an element has a prefix that is not declared");
  EXPECT_EQ(documents.read(order("<count\xFF>1</count>")), "30: the text is not valid UTF-8");
  EXPECT_EQ(documents.read(order("<count\">1</count>")),
            "30: no white space stands before an attribute");
}

TEST(ExpectedNames, AreOfTheirNamespaceOnly) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<count xmlns=\"urn:else\">1</count><count>2</count>")),
            "{count: 2}");
  EXPECT_EQ(documents.read(order("<count xmlns=\"\">1</count>")), "{}");
  EXPECT_EQ(documents.read("<s:order xmlns:s=\"urn:shop\"><count>1</count>"
                           "<s:count>2</s:count></s:order>"),
            "{count: 2}");
  EXPECT_EQ(documents.read("<order xmlns=\"urn:shop\"><s:count xmlns:s=\"urn:shop\">3</s:count>"
                           "<line xmlns=\"urn:shop\"><price xmlns=\"\">1</price></line></order>"),
            "{count: 3, line: [{}]}");
}

TEST(ExpectedNames, EndInAllTheWaysThatXmlAllows) {
  Documents documents(kOrder);
  for (const std::string end : {"><unit/></line>", " ><unit></unit ></line>",
                                "\n><unit />\n</line\t>", "\t><unit\n></unit\n></line>"}) {
    SCOPED_TRACE(end);
    EXPECT_EQ(documents.read(order("<line" + end)), "{line: [{unit: \"\"}]}");
  }
  EXPECT_EQ(documents.read(order("<line/><line /><note/>")), "{line: [{}, {}], note: \"\"}");
  EXPECT_EQ(documents.read(order("<count>1</counts>")),
            "34: a start tag and an end tag do not match");
  EXPECT_EQ(documents.read(order("<count>1</coun>")),
            "34: a start tag and an end tag do not match");
}

TEST(ExpectedNames, AreNotTakenWhereTheyStandASecondTime) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<note>a</note><count>1</count><note>b</note>")),
            "55: /order: there is a second `note`, where one is meant");
  EXPECT_EQ(documents.read(order("<count>1</count><count>2</count>")),
            "41: /order: there is a second `count`, where one is meant");
}

TEST(ExpectedNames, AreStillExpectedWhereTheirTextIsNoScalar) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read(order("<line>x</line><line>y</line><note>n</note>")),
            "{line: [{}, {}], note: \"n\"}");
  EXPECT_EQ(documents.read(order("<priced>2</priced><weight>3</weight>")),
            "{priced: {price: 2}, weight: 3}");
}

TEST(ExpectedNames, AreReadWhereTheDocumentMayHoldAsciiOnly) {
  Documents documents(kOrder);
  const std::string declaration = R"(<?xml version="1.0" encoding="US-ASCII"?>)";
  const std::string before = "<of_17_bytes_there>c</of_17_bytes_there>";
  EXPECT_EQ(documents.read(declaration + order(before + "<größe>d</größe>")),
            "108: a character that is not of the declared encoding US-ASCII");
}

TEST(ExpectedNames, DoNotLetElementsNestTooDeeply) {
  Documents documents(kOrder);
  documents.limits.document_depth = 2;
  EXPECT_EQ(documents.read(order("<count>1</count>")), "{count: 1}");
  EXPECT_EQ(documents.read(order("<line><price>1</price></line>")),
            "31: the elements are nested too deeply");
}

TEST(ExpectedNames, AreSoughtInsideOfTheTextOnly) {
  const Documents documents(kOrder);
  const std::string text = order(
      "<count>1</count><of_sixteen_bytes>b</of_sixteen_bytes><line><price>2</price></line>"
      "<line><unit>kg &amp; g</unit></line><note>n</note>");
  EXPECT_EQ(read_tight(documents, text).front(), '{');
  for (std::size_t length = 0; length < text.size(); ++length) {
    EXPECT_NE(read_tight(documents, text.substr(0, length)).front(), '{') << length;
  }
}

TEST(ExpectedNames, OfAttributesMayComeInAnotherOrder) {
  Documents documents(kOrder);
  EXPECT_EQ(documents.read("<order late='c' xmlns='urn:shop' kind='b' id='a'/>"),
            R"({@late: "c", @kind: "b", @id: "a"})");
  EXPECT_EQ(documents.read("<order kind='b' xmlns='urn:shop' ids='a'/>"), R"({@kind: "b"})");
  EXPECT_EQ(documents.read("<order xmlns='urn:shop' xmlns:s='urn:shop' s:kind='b'/>"), "{}");
  EXPECT_EQ(documents.read("<order xmlns='urn:shop' id='a' kind='b' id='c'/>"),
            "1: an element has an attribute twice");
}

}  // namespace
}  // namespace smx::markup

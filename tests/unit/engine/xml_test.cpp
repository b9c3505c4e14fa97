// XML as an input, as an answer, inside of a text, and as the output.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

/// A mapping `m` from parcel to label.
World parcels(const std::string& body) {
  World world;
  world.file("schemas/t.yaml", R"(
$defs:
  Parcel:
    type: object
    xml: { name: parcel, namespace: "urn:post" }
    required: [ id ]
    properties:
      "@kind": { type: string, enum: [ box, bag ] }
      id: { type: string }
      weight: { type: integer }
      body: { type: string }
      item: { type: array, items: { type: string } }
  Plain: { type: object, properties: { id: { type: string } } }
  Label:
    type: object
    xml: { name: label, namespace: "urn:label", prefix: l }
    properties:
      id: { type: string }
      note: { type: object, properties: { markup: { type: string, xml: { x-mixed: true } } } }
)");
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: t/Parcel }\n" + body);
  return world;
}

std::string parcel(const std::string& content) {
  return "<?xml version=\"1.0\"?>\n<p:parcel xmlns:p=\"urn:post\">\n" + content + "</p:parcel>";
}

/// "function-fault in /item/1 at /parcel/item[2]", a line each.
std::string codes_and_places(const Translation& translation) {
  std::string text;
  for (const Diagnostic& diagnostic : translation.diagnostics) {
    text += code_slug(diagnostic.code);
    for (const InputPlace& place : diagnostic.inputs) {
      text += " in " + place.pointer;
      if (!place.path.empty()) text += " at " + place.path;
    }
    text += "\n";
  }
  return text;
}

TEST(Xml, IsReadAsJsonWouldBe) {
  World world =
      parcels("output: text\nresult: { join: [ in.id, in.@kind, in.item.1 ], between: / }\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(world.translate(R"({"id": "1", "@kind": "box", "item": ["a", "b"]})").output,
            R"("1/box/b")");
  const Translation result = world.translate(
      "\n <parcel xmlns='urn:post' kind='box'><item>a</item><id>1</id><item>b</item></parcel>");
  EXPECT_EQ(result.output, R"("1/box/b")") << summary(result);
  EXPECT_EQ(result.format, DocumentFormat::json);
}

TEST(Xml, SaysWhereADocumentIsWrongByAPathOfXml) {
  World world = parcels("output: text\nresult: in.id\n");
  const Translation result = world.translate(
      parcel("<p:weight>many</p:weight>\n<p:item>a</p:item><p:item><p:b/></p:item>"));
  ASSERT_EQ(result.outcome, Outcome::refused);
  const InputPlace& structure = result.diagnostics.at(0).inputs.at(0);
  EXPECT_EQ(summary(result), "invalid-input at  in /item/1\n");
  EXPECT_EQ(structure.path, "/parcel/item[2]");
  EXPECT_EQ(structure.position, (Position{4, 28}));
  const Translation typed = world.translate(parcel("<p:weight>many</p:weight>\n"));
  ASSERT_EQ(typed.diagnostics.size(), 2u);
  EXPECT_EQ(summary(typed), "invalid-input at  in \ninvalid-input at  in /weight\n");
  EXPECT_EQ(typed.diagnostics.at(1).inputs.at(0).path, "/parcel/weight");
  EXPECT_EQ(typed.diagnostics.at(1).inputs.at(0).position, (Position{3, 2}));
  EXPECT_NE(render_text(typed.diagnostics.at(1), Colour::never)
                .find("in at /parcel/weight (string, 4 chars), line 3, column 2"),
            std::string::npos);
  EXPECT_NE(render_json(typed.diagnostics.at(1)).find(R"("path":"/parcel/weight")"),
            std::string::npos);
}

TEST(Xml, PlacesAFaultOfARuleAtTheElementThatIsMeant) {
  World world = parcels("output: text?\nresult: in.item.1 | integer | text\n");
  EXPECT_EQ(world.problems(), "");
  const Translation result = world.translate(
      parcel("<p:item>1</p:item><p:id>1</p:id><p:item>x</p:item><p:body>2</p:body>\n"));
  EXPECT_EQ(codes_and_places(result), "function-fault in /item/1 at /parcel/item[2]\n");
}

TEST(Xml, IsRefusedWhereItIsBrokenOrNotExpected) {
  World world = parcels("output: text\nresult: in.id\n");
  EXPECT_EQ(summary(world.translate("<parcel>")), "xml-syntax at  in \n");
  world.file(
      "mappings/m.yaml",
      "mapping: m\nsummary: A mapping.\ninput: { in: t/Plain }\noutput: text?\nresult: in.id\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(summary(world.translate("<plain/>")), "xml-not-expected at \n");
}

TEST(Xml, MayBeTheAnswerToANeed) {
  World world = parcels(
      "output: text\nneeds: { other: { fetch: t/Parcel, by: { id: in.id } } }\nresult: other.id\n");
  world.needs.answer_with(R"(t/Parcel {"id":"1"})", parcel("<p:id>2</p:id>"));
  EXPECT_EQ(world.translate(R"({"id": "1"})").output, R"("2")");
  world.needs.answer_with(R"(t/Parcel {"id":"1"})", parcel("<p:id>2</p:id><p:id>3</p:id>"));
  EXPECT_EQ(summary(world.translate(R"({"id": "1"})")), "invalid-input at m/needs.other in \n");
}

TEST(Xml, IsWrittenByTheMarksOfTheOutput) {
  World world = parcels(
      "output: t/Label\noutput_format: xml\nfields:\n  id: in.id\n  note.markup: in.body\n");
  EXPECT_EQ(world.problems(), "");
  const Translation result = world.translate(R"({"id": "a & b", "body": "x <b xmlns='urn:b'/>"})");
  EXPECT_EQ(
      result.output,
      R"(<?xml version="1.0" encoding="UTF-8"?><l:label xmlns:l="urn:label"><l:id>a &amp; b</l:id>)"
      R"(<l:note>x <b xmlns="urn:b"/></l:note></l:label>)");
  EXPECT_EQ(result.format, DocumentFormat::xml);
}

TEST(Xml, RefusesAnOutputThatCannotBeWrittenAndNamesTheLine) {
  World world = parcels(
      "output: t/Label\noutput_format: xml\nfields:\n  id: in.id\n  note.markup: in.body\n");
  const Translation result = world.translate(R"({"id": "\u0001"})");
  EXPECT_EQ(result.outcome, Outcome::refused);
  EXPECT_FALSE(result.has_output);
  EXPECT_EQ(result.output, "");
  EXPECT_EQ(summary(result), "unwritable-value at m/id in /id\n");
  EXPECT_EQ(summary(world.translate(R"({"id": "1", "body": "<b>"})")),
            "unwritable-value at m/note.markup in /body\n");
}

TEST(Xml, InATextIsReadAndItsPathsAreProved) {
  World world =
      parcels("output: text?\nlet: { inner: in.body | parse_xml t/Parcel }\nresult: inner.id\n");
  EXPECT_EQ(world.problems(), "");
  EXPECT_EQ(
      world.translate(R"({"id": "1", "body": "<parcel xmlns='urn:post'><id>2</id></parcel>"})")
          .output,
      R"("2")");
  EXPECT_EQ(summary(world.translate(R"({"id": "1", "body": "<parcel xmlns='urn:post'/>"})")),
            "function-fault at m/let.inner in /body\n");
  World wrong = parcels("output: text?\nresult: (in.body | parse_json t/Parcel).idd\n");
  EXPECT_NE(wrong.problems().find("SMX0401"), std::string::npos) << wrong.problems();
  World unknown = parcels("output: text?\nresult: (in.body | parse_json t/Parcels).id\n");
  EXPECT_NE(unknown.problems().find("SMX0305"), std::string::npos) << unknown.problems();
  World without = parcels("output: text?\nresult: (in.body | parse_xml t/Plain).id\n");
  EXPECT_NE(without.problems().find("SMX0804"), std::string::npos) << without.problems();
}

TEST(Xml, PlacesWhatIsWrongWithAParsedTextWhereTheTextStood) {
  World world = parcels(
      "output: integer?\nlet: { inner: in.body | parse_json t/Parcel }\nresult: inner.id | "
      "integer\n");
  EXPECT_EQ(codes_and_places(world.translate(R"({"id": "1", "body": "{\"id\": \"x\"}"})")),
            "function-fault in /body\n");
  EXPECT_EQ(world.translate(R"({"id": "1", "body": "{\"id\": \"7\"}"})").output, "7");
}

}  // namespace
}  // namespace smx::testing

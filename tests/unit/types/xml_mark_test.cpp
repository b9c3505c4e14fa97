// The keyword `xml`: what it says, and what is refused.
#include "types/xml_mark.h"

#include <gtest/gtest.h>

#include "unit/types/rule_set.h"

namespace smx {
namespace {

std::string file_with(const std::string& schema) {
  return "$defs:\n  X: " + schema + "\n";
}

TEST(XmlMarks, SayWhatAValueIsInXml) {
  RuleSet rules{
      {"a.yaml",
       file_with(
           R"({ type: object, xml: { name: x, namespace: u, prefix: p, x-own: 1 }, properties: {
    a: { type: string, xml: { attribute: true } }, b: { type: integer, xml: { x-text: true } },
    c: { type: string, xml: { x-mixed: true, attribute: false } }, d: { type: array, xml: { wrapped: true } },
    e: { type: array, xml: { x-foreign: elements } }, f: { type: array, xml: { x-foreign: attributes } },
    g: { type: string }, h: { type: object, xml: { x-roots: true, namespace: "" } } } })")}};
  const Type* type = rules.named("a/X");
  ASSERT_NE(type, nullptr) << rules.said();
  EXPECT_EQ(type->xml->name, "x");
  EXPECT_EQ(type->xml->name_space, "u");
  EXPECT_EQ(type->xml->prefix, "p");
  const auto mark = [&](const char* name) { return type->find(name)->type->xml; };
  EXPECT_EQ(mark("a")->role, XmlRole::attribute);
  EXPECT_EQ(mark("a")->name_space, std::nullopt);
  EXPECT_EQ(mark("b")->role, XmlRole::text);
  EXPECT_EQ(mark("c")->role, XmlRole::mixed);
  EXPECT_TRUE(mark("d")->wrapped);
  EXPECT_EQ(mark("e")->role, XmlRole::foreign_elements);
  EXPECT_EQ(mark("f")->role, XmlRole::foreign_attributes);
  EXPECT_EQ(mark("g"), nullptr);
  EXPECT_EQ(mark("h")->role, XmlRole::roots);
  EXPECT_EQ(mark("h")->name_space, "");
}

struct Refused {
  const char* schema;
  const char* said;
};

class XmlMarksThatAreRefused : public ::testing::TestWithParam<Refused> {};

TEST_P(XmlMarksThatAreRefused, AreSaidWithTheirPlace) {
  RuleSet rules{{"a.yaml", file_with(GetParam().schema)}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.said(), std::string("SMX0802 a.yaml:2:") + GetParam().said + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Schemas, XmlMarksThatAreRefused,
    ::testing::Values(
        Refused{"{ type: string, xml: yes }", "27 `xml` is a map such as `{ name: entry }`"},
        Refused{"{ type: string, xml: { nmae: a } }",
                "29 `xml` has no key `nmae` | did you mean `name`?"},
        Refused{"{ type: string, xml: { x-txt: true } }",
                "29 `xml` has no key `x-txt` | did you mean `x-text`?"},
        Refused{"{ type: string, xml: { name: [ a ] } }", "35 `name` is one word"},
        Refused{"{ type: string, xml: { attribute: maybe } }", "40 `attribute` is true or false"},
        Refused{"{ type: string, xml: { wrapped: true } }",
                "29 `wrapped` belongs to `type: array`"},
        Refused{"{ type: object, xml: { attribute: true } }",
                "29 `attribute` holds one text, number or boolean: say so with `type`"},
        Refused{"{ type: integer, xml: { x-mixed: true } }",
                "30 `x-mixed` holds markup as `type: string`"},
        Refused{"{ type: string, xml: { x-roots: true } }",
                "29 `x-roots` belongs to `type: object`"},
        Refused{"{ type: array, xml: { x-foreign: all } }",
                "39 `x-foreign` is `elements` or `attributes`"},
        Refused{"{ type: string, xml: { attribute: true, x-text: true } }",
                "46 `x-text` and another key say different things here | a value is an element, an "
                "attribute, text or markup: keep one"}));

TEST(XmlMarks, BesideAReferenceAreLaidOverWhatItRefersTo) {
  RuleSet rules{{"a.yaml", file_with("{ $ref: '#/$defs/Y', xml: { name: x } }") +
                               "  Y: { type: string, xml: { name: y } }\n"}};
  const Type* over = rules.named("a/X");
  ASSERT_NE(over, nullptr) << rules.said();
  ASSERT_NE(over->xml, nullptr);
  EXPECT_EQ(over->xml->name, "x");
  EXPECT_EQ(rules.named("a/Y")->xml->name, "y");
}

}  // namespace
}  // namespace smx

// Schemas that hold together: `allOf`, keywords beside `$ref`, references of every kind, JSON
// files.
#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

std::string members_of(const Type& type) {
  std::string text;
  for (const Property& property : type.properties)
    text += property.name + (property.required ? "! " : " ");
  return text;
}

TEST(AllOf, LaysObjectsTogether) {
  RuleSet rules{{"a.yaml", R"($defs:
  Base: { type: object, required: [ id ], properties: { id: { type: string }, size: { type: integer, minimum: 0 } } }
  Dog:
    allOf:
      - { $ref: '#/$defs/Base' }
      - { type: object, required: [ size, name ], properties: { name: { type: string, x-phi: true }, size: { maximum: 9 } } }
)"}};
  const Type* dog = rules.named("a/Dog");
  ASSERT_NE(dog, nullptr) << rules.said();
  EXPECT_EQ(dog->name, "a/Dog");
  EXPECT_EQ(members_of(*dog), "id! size! name! ");
  EXPECT_EQ(dog->find("size")->type->minimum, 0);
  EXPECT_EQ(dog->find("size")->type->maximum, 9);
  EXPECT_EQ(dog->find("size")->type->kind, TypeKind::integer);
  EXPECT_EQ(dog->find("name")->type->phi, Phi::yes);
  EXPECT_EQ(rules.named("a/Base")->find("size")->type->maximum, std::nullopt);
}

TEST(AllOf, OfOneReferenceIsThatReference) {
  RuleSet rules{{"a.yaml", R"($defs:
  Name: { type: string }
  Box:
    properties:
      a: { description: with words of its own, allOf: [ { $ref: '#/$defs/Name' } ] }
      b: { nullable: true, allOf: [ { $ref: '#/$defs/Name' } ] }
      c: { anyOf: [ { $ref: '#/$defs/Name' }, { type: 'null' } ] }
)"}};
  const Type* box = rules.named("a/Box");
  ASSERT_NE(box, nullptr) << rules.said();
  EXPECT_EQ(box->find("a")->type, rules.named("a/Name"));
  EXPECT_EQ(describe(*box->find("b")->type), "a/Name or null");
  EXPECT_EQ(describe(*box->find("c")->type), "a/Name or null");
}

TEST(AllOf, MayContainItself) {
  RuleSet rules{{"a.yaml", R"($defs:
  Tree: { allOf: [ { $ref: '#/$defs/Base' }, { properties: { left: { $ref: '#/$defs/Tree' } } } ] }
  Base: { type: object, properties: { all: { type: array, items: { $ref: '#/$defs/Tree' } } } }
)"}};
  const Type* tree = rules.named("a/Tree");
  ASSERT_NE(tree, nullptr) << rules.said();
  EXPECT_EQ(tree->find("left")->type, tree);
  EXPECT_EQ(tree->find("all")->type->item, tree);
}

struct Contradiction {
  const char* schema;
  const char* message;
};

class Contradictions : public testing::TestWithParam<Contradiction> {};

TEST_P(Contradictions, AreSaidWithBothPlaces) {
  RuleSet rules{{"a.yaml", std::string("$defs:\n  X:\n    allOf:\n") + GetParam().schema}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  ASSERT_EQ(rules.diagnostics.items().size(), 1u) << rules.said();
  const Diagnostic& said = rules.diagnostics.items().front();
  EXPECT_EQ(said.message, GetParam().message);
  ASSERT_EQ(said.labels.size(), 2u);
  EXPECT_NE(said.labels[0].begin.line, said.labels[1].begin.line);
}

INSTANTIATE_TEST_SUITE_P(
    AllOf, Contradictions,
    testing::Values(
        Contradiction{"      - { type: string }\n      - { type: object }\n",
                      "nothing fits: this is object, and another part of it is string"},
        Contradiction{"      - { type: string, enum: [ a ] }\n      - { enum: [ b ] }\n",
                      "nothing fits: these values and those of another part have none in common"},
        Contradiction{"      - { type: integer, minimum: 5 }\n      - { maximum: 4 }\n",
                      "`minimum` is above `maximum`: nothing fits"},
        Contradiction{"      - { properties: { a: {} }, additionalProperties: false }\n"
                      "      - { properties: { b: {} }, required: [ b ] }\n",
                      "`b` is required, and another part does not admit it"},
        Contradiction{"      - { type: string, format: date }\n      - { format: uuid }\n",
                      "a value has one format, and another part gives another"}));

TEST(AllOf, ClosedPartsAdmitOnlyWhatTheyList) {
  RuleSet rules{{"a.yaml", R"(X:
  allOf:
    - { properties: { a: {}, b: {} }, additionalProperties: false }
    - { properties: { b: { type: string }, c: {} } }
)"}};
  const Type* type = rules.named("a/X");
  ASSERT_NE(type, nullptr) << rules.said();
  EXPECT_TRUE(type->closed);
  EXPECT_EQ(members_of(*type), "a b ");
  EXPECT_EQ(type->find("b")->type->kind, TypeKind::text);
}

TEST(BesideReferences, CountsUnlessTheFileIsOpenApi30) {
  const char* schemas =
      "components: { schemas: { N: { type: string }, X: { $ref: '#/components/schemas/N', "
      "maxLength: 3 } } }";
  RuleSet newer{{"a.yaml", std::string("openapi: 3.1.0\n") + schemas}};
  EXPECT_EQ(newer.named("a/X")->max_length, 3u);
  RuleSet older{{"a.yaml", std::string("openapi: 3.0.3\n") + schemas}};
  ASSERT_NE(older.named("a/X"), nullptr);
  EXPECT_EQ(older.named("a/X")->max_length, std::nullopt);
  EXPECT_EQ(older.diagnostics.errors(), 0u);
  EXPECT_EQ(
      older.said(),
      "SMX0801 a.yaml:2:84 `maxLength` beside `$ref` says nothing: OpenAPI 3.0 ignores what "
      "stands there | write `allOf` with the `$ref` and a schema that says it, or lay it over "
      "with a tightening file\n");
}

TEST(References, LeadToEveryPlaceOfAFile) {
  RuleSet rules{{"a.yaml", R"y($id: https://example.com/a
$defs:
  X:
    properties:
      whole:    { $ref: '#' }
      percent:  { $ref: '#/$defs/a%20b' }
      slash:    { $ref: '#/$defs/a~1%7E0' }
      anchor:   { $ref: '#name' }
      by_id:    { $ref: 'https://example.com/a#/$defs/Named' }
      item:     { $ref: '#/$defs/Two/allOf/1' }
      file:     { $ref: 'b%2Eyaml' }
  a b: { type: integer }
  a/~: { type: boolean }
  Named: { $anchor: name, type: number }
  Two: { allOf: [ {}, { type: string } ] }
type: object
properties: { x: { $ref: '#/$defs/X' } }
)y"},
                {"b.yaml", "type: array\nitems: { type: string }"}};
  const Type* x = rules.named("a/X");
  ASSERT_NE(x, nullptr) << rules.said();
  EXPECT_EQ(x->find("whole")->type->find("x")->type, x);
  EXPECT_EQ(x->find("percent")->type->kind, TypeKind::integer);
  EXPECT_EQ(x->find("slash")->type->kind, TypeKind::boolean);
  EXPECT_EQ(x->find("anchor")->type->kind, TypeKind::number);
  EXPECT_EQ(x->find("by_id")->type, x->find("anchor")->type);
  EXPECT_EQ(x->find("item")->type->kind, TypeKind::text);
  EXPECT_EQ(x->find("file")->type->kind, TypeKind::list);
  EXPECT_EQ(rules.named("a/#"), x->find("whole")->type);
}

TEST(JsonFiles, AreReadAsJsonMeansThem) {
  const std::string long_key(2000, 'k');
  RuleSet rules{{"a.json",
                 "{\n\t\"$defs\": {\n\t\t\"X\": {\"type\": \"string\", \"enum\": "
                 "[\"\\uD83D\\uDE00\", \"1\"]},\n\t\t\"" +
                     long_key + "\": {\"type\": \"integer\", \"enum\": [1]}\n\t}\n}"}};
  const Type* x = rules.named("a/X");
  ASSERT_NE(x, nullptr) << rules.said();
  EXPECT_EQ(x->enumeration.front(), "\xF0\x9F\x98\x80");
  EXPECT_NE(rules.named("a/" + long_key), nullptr);
}

TEST(JsonFiles, KnowWhereEverythingStands) {
  RuleSet rules{{"a.json",
                 "{\"$defs\": {\"X\": {\n  \"type\": \"string\",\n  \"enum\": [ \"a\", 1 ],\n"
                 "  \"pattern\": \"^(?=a)\" }}}"}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.diagnostics.items().size(), 2u);
  EXPECT_NE(rules.said().find("SMX0802 a.json:3:18 `1` is not of the schema's type"),
            std::string::npos)
      << rules.said();
  EXPECT_NE(rules.said().find("SMX0505 a.json:4:"), std::string::npos) << rules.said();
}

TEST(JsonFiles, ThatAreNoJsonAreRefusedAtTheirPlace) {
  RuleSet rules{{"a.json", "{ \"$defs\": { \"X\": { \"type\": 'string' } } }"}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  ASSERT_EQ(rules.diagnostics.items().size(), 1u);
  EXPECT_EQ(rules.diagnostics.items()[0].code, Code::json_syntax);
  EXPECT_EQ(rules.diagnostics.items()[0].labels.at(0).begin.column, 29u);
}

}  // namespace
}  // namespace smx

// Every keyword: what it makes of a type, and how it is refused.
#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

std::string file_with(std::string_view schema) {
  return "$defs:\n  X: " + std::string(schema) + "\n";
}

struct Refusal {
  const char* schema;
  const char* said;  // of line 2, whose first column of the schema is 6
};

class RefusedSchema : public testing::TestWithParam<Refusal> {};

TEST_P(RefusedSchema, IsRefusedAtItsPlaceWithAdvice) {
  RuleSet rules{{"a.yaml", file_with(GetParam().schema)}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.said(), std::string(GetParam().said) + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Unsupported, RefusedSchema,
    testing::Values(
        Refusal{"{ type: object, unevaluatedProperties: false }",
                "SMX0801 a.yaml:2:22 the schema keyword `unevaluatedProperties` is not supported | "
                "write `additionalProperties` beside all the properties, or check it in a rule"},
        Refusal{"{ type: array, additionalItems: false }",
                "SMX0801 a.yaml:2:21 the schema keyword `additionalItems` is not supported | write "
                "`prefixItems` for the first items and `items` for the others"},
        Refusal{"{ $id: x }",
                "SMX0801 a.yaml:2:8 the schema keyword `$id` is not supported | it may stand only "
                "at the root of a file; refer to the schema by its place"},
        Refusal{"{ $dynamicRef: '#x' }",
                "SMX0801 a.yaml:2:8 the schema keyword `$dynamicRef` is not supported | write "
                "`$ref` with the place of the schema"},
        Refusal{"{ colour: red }",
                "SMX0801 a.yaml:2:8 `colour` is not a schema keyword that is understood | leave it "
                "out; a keyword of your own starts with `x-`"},
        Refusal{"{ type: number, multipleOf: 1234567891 }",
                "SMX0801 a.yaml:2:34 `multipleOf` has at most nine digits | check the rest in a "
                "rule"},
        Refusal{"{ const: { a: 1 } }",
                "SMX0801 a.yaml:2:15 an object or a list among the allowed values is not supported "
                "| allow texts, numbers and booleans, and describe the rest with `properties` or "
                "`items`"},
        Refusal{"{ type: array, items: [ {} ] }",
                "SMX0801 a.yaml:2:28 `items` with a list of schemas is not supported | write "
                "`prefixItems` for the first items and `items` for the others"}));

INSTANTIATE_TEST_SUITE_P(
    Wrong, RefusedSchema,
    testing::Values(
        Refusal{
            "{ type: object, properties: { a: {} }, requried: [ a ] }",
            "SMX0802 a.yaml:2:45 there is no schema keyword `requried` | did you mean `required`?"},
        Refusal{"{ type: string, x-PHI: true }",
                "SMX0802 a.yaml:2:22 there is no schema keyword `x-PHI` | did you mean `x-phi`?"},
        Refusal{"{ type: sting }",
                "SMX0802 a.yaml:2:14 there is no type `sting` | did you mean `string`?"},
        Refusal{"{ type: text }",
                "SMX0802 a.yaml:2:14 there is no type `text` | JSON Schema calls it `string`"},
        Refusal{"{ type: {} }", "SMX0802 a.yaml:2:14 `type` is a word or a list of words"},
        Refusal{"{ type: [] }", "SMX0802 a.yaml:2:14 `type` is an empty list"},
        Refusal{"string", "SMX0802 a.yaml:2:6 a schema is a map of keywords"},
        Refusal{"[ string ]", "SMX0802 a.yaml:2:6 a schema is a map of keywords"},
        Refusal{"{ type: string, nullable: yes }",
                "SMX0802 a.yaml:2:32 `nullable` is true or false"},
        Refusal{"{ type: string, x-phi: 1 }", "SMX0802 a.yaml:2:29 `x-phi` is true or false"},
        Refusal{"{ type: integer, minLength: 1 }",
                "SMX0802 a.yaml:2:23 `minLength` says nothing here: this is an integer"},
        Refusal{
            "{ maxLength: 1 }",
            "SMX0802 a.yaml:2:8 `maxLength` says nothing here: this is anything, because it has no "
            "`type` | add `type: string`"},
        Refusal{
            "{ required: [ a ] }",
            "SMX0802 a.yaml:2:8 `required` says nothing here: this is anything, because it has no "
            "`type` | add `type: object`"},
        Refusal{"{ type: string, required: true }",
                "SMX0802 a.yaml:2:22 `required` is a list of names, on the object"},
        Refusal{"{ type: object, required: a }",
                "SMX0802 a.yaml:2:32 `required` is a list of names"},
        Refusal{
            "{ properties: { name: {} }, required: [ nmae ] }",
            "SMX0802 a.yaml:2:46 `nmae` is required, but not among the properties | did you mean "
            "`name`?"},
        Refusal{"{ additionalProperties: false, required: [ a ] }",
                "SMX0802 a.yaml:2:49 `a` is required, but not among the properties"},
        Refusal{"{ properties: { extension: {} }, x-absent-if-only: [ extensions ] }",
                "SMX0802 a.yaml:2:59 `extensions` is not among the properties | did you mean "
                "`extension`?"},
        Refusal{"{ properties: [ a ] }",
                "SMX0802 a.yaml:2:20 `properties` is a map of names to schemas"},
        Refusal{"{ type: string, format: int32, maxLength: -1 }",
                "SMX0802 a.yaml:2:48 `maxLength` is a whole number, not below zero"},
        Refusal{
            "{ type: integer, format: date-time }",
            "SMX0802 a.yaml:2:31 `format: date-time` says nothing about this type | it belongs to "
            "`type: string`"},
        Refusal{"{ format: int32 }",
                "SMX0802 a.yaml:2:16 `format: int32` says nothing about this type | it belongs to "
                "`type: integer`"},
        Refusal{"{ type: integer, minimum: '1' }", "SMX0802 a.yaml:2:32 `minimum` is a number"},
        Refusal{"{ type: integer, minimum: 5, maximum: 4 }",
                "SMX0802 a.yaml:2:32 `minimum` is above `maximum`: nothing fits"},
        Refusal{"{ type: array, minItems: 5, maxItems: 4 }",
                "SMX0802 a.yaml:2:31 `minItems` is above `maxItems`: nothing fits"},
        Refusal{"{ enum: [] }", "SMX0802 a.yaml:2:14 `enum` is a list of values"},
        Refusal{"{ enum: [ a ], const: a }",
                "SMX0802 a.yaml:2:8 `enum` and `const` exclude each other"},
        Refusal{"{ type: integer, enum: [ 1, 2.5 ] }",
                "SMX0802 a.yaml:2:34 `2.5` is not of the schema's type"},
        Refusal{"{ oneOf: [] }", "SMX0802 a.yaml:2:15 `oneOf` is a list of schemas"},
        Refusal{"{ allOf: { type: string } }", "SMX0802 a.yaml:2:15 `allOf` is a list of schemas"},
        Refusal{"{ type: string, then: {} }",
                "SMX0802 a.yaml:2:22 `then` says nothing without `if`"},
        Refusal{"{ type: number, multipleOf: 0 }",
                "SMX0802 a.yaml:2:34 `multipleOf` is a number above zero"},
        Refusal{"{ type: integer, exclusiveMaximum: true }",
                "SMX0802 a.yaml:2:23 `exclusiveMaximum` says nothing without the bound itself"},
        Refusal{"{ type: integer, const: '1' }",
                "SMX0802 a.yaml:2:30 `1` is not of the schema's type"}));

TEST(Keywords, PointIntoAPatternThatIsNotValid) {
  RuleSet rules{{"a.yaml", file_with("{ type: string, pattern: '^(?=a)b' }")}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  ASSERT_EQ(rules.diagnostics.items().size(), 1u);
  const Diagnostic& diagnostic = rules.diagnostics.items()[0];
  EXPECT_EQ(diagnostic.code, Code::bad_pattern);
  EXPECT_EQ(diagnostic.labels.at(0).begin.line, 2u);
  EXPECT_GE(diagnostic.labels.at(0).begin.column, 31u);
  EXPECT_LT(diagnostic.labels.at(0).begin.column, 40u);
}

TEST(Keywords, AreAllReportedOfOneSchema) {
  RuleSet rules{{"a.yaml", file_with("{ type: string, oneOf: [], minItems: 1, format: [] }")}};
  EXPECT_EQ(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.diagnostics.errors(), 3u) << rules.said();
}

TEST(Keywords, ThatOnlyAnnotateAreSkipped) {
  RuleSet rules{{"a.yaml", file_with(R"({ type: string, title: t, description: d, example: 1,
    examples: [ 2 ], default: x, deprecated: true, readOnly: true, writeOnly: false,
    externalDocs: { url: u }, $comment: c, $schema: s, x-own: [ 1 ],
    contentEncoding: base64, $anchor: x, $defs: { Y: {} }, format: hostname })")}};
  EXPECT_NE(rules.named("a/X"), nullptr);
  EXPECT_EQ(rules.said(), "");
}

struct Understood {
  const char* schema;
  const char* described;
};

class UnderstoodSchema : public testing::TestWithParam<Understood> {};

TEST_P(UnderstoodSchema, HasTheTypeItSays) {
  RuleSet rules{{"a.yaml", "Box: { properties: { x: " + std::string(GetParam().schema) + " } }"}};
  const Type* box = rules.named("a/Box");
  ASSERT_NE(box, nullptr) << rules.said();
  EXPECT_EQ(describe(*box->find("x")->type), GetParam().described) << GetParam().schema;
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, UnderstoodSchema,
    testing::Values(
        Understood{"{}", "anything"}, Understood{"true", "anything"},
        Understood{"{ type: string }", "text"}, Understood{"{ type: [ string ] }", "text"},
        Understood{"{ type: [ string, \"null\" ] }", "text or null"},
        Understood{"{ type: [ null, integer ] }", "integer or null"},
        Understood{"{ type: \"null\" }", "null"},
        Understood{"{ type: number, nullable: true }", "number or null"},
        Understood{"{ type: number, nullable: false }", "number"},
        Understood{"{ type: string, format: date-time }", "instant"},
        Understood{"{ type: string, format: byte }", "text"},
        Understood{"{ type: string, format: int64 }", "text"},
        Understood{"{ properties: {} }", "object"},
        Understood{"{ additionalProperties: false }", "object"},
        Understood{"{ items: { type: string } }", "list of text"},
        Understood{"{ type: array }", "list of anything"},
        Understood{"{ type: array, items: true }", "list of anything"},
        Understood{"{ enum: [ a, b ] }", "one of a, b"},
        Understood{"{ enum: [ a, b, null ] }", "one of a, b or null"},
        Understood{"{ enum: [ 1, 2 ] }", "one of 1, 2"},
        Understood{"{ type: string, enum: [ NO, 012, 'null', true ] }",
                   "one of NO, 012, null, true"},
        Understood{"{ type: [ string, 'null' ], enum: [ a, b ] }", "one of a, b"},
        Understood{"{ type: string, nullable: true, enum: [ a, b ] }", "one of a, b or null"},
        Understood{"{ type: string, enum: [ null ] }", "null"},
        Understood{"{ const: 1.50 }", "1.50"}, Understood{"{ const: true }", "true"},
        Understood{"{ type: number, enum: [ 1, 2.5 ] }", "one of 1, 2.5"},
        Understood{"{ enum: [ a, 1 ] }", "a or 1"},
        Understood{"{ type: [ string, integer ] }", "text or integer"},
        Understood{"{ type: [ string, integer, 'null' ] }", "text or integer or null"},
        Understood{"{ oneOf: [ { const: a }, { const: b } ] }", "one of a, b"},
        Understood{"{ anyOf: [ { type: string }, { type: 'null' } ] }", "text or null"},
        Understood{"{ oneOf: [ { enum: [ a ] }, { const: null }, { const: b } ] }",
                   "one of a, b or null"},
        Understood{"{ allOf: [ { type: [ string, integer ] }, { type: integer } ] }", "integer"},
        Understood{"{ allOf: [ { enum: [ a, b ] }, { enum: [ b, c ] } ] }", "b"},
        Understood{"{ type: array, items: { type: [ string, boolean ] } }",
                   "list of (text or boolean)"}));

TEST(Keywords, NarrowRangesInAnyOrder) {
  RuleSet rules{{"a.yaml", R"($defs:
  A: { type: integer, format: int32, minimum: 5 }
  B: { minimum: -9000000000, maximum: 10, format: int32, type: integer }
)"}};
  EXPECT_EQ(rules.named("a/A")->minimum, 5);
  EXPECT_EQ(rules.named("a/A")->maximum, 2147483647);
  EXPECT_EQ(rules.named("a/B")->minimum, -2147483648);
  EXPECT_EQ(rules.named("a/B")->maximum, 10);
}

TEST(Keywords, RequireMembersOfObjectsThatListNone) {
  RuleSet rules{{"a.yaml", R"($defs:
  Open: { type: object, required: [ a ] }
  Map:  { required: [ a ], additionalProperties: { type: integer } }
)"}};
  EXPECT_EQ(rules.named("a/Open")->find("a")->type, rules.store.any());
  EXPECT_TRUE(rules.named("a/Open")->find("a")->required);
  EXPECT_EQ(rules.named("a/Map")->find("a")->type->kind, TypeKind::integer);
}

}  // namespace
}  // namespace smx

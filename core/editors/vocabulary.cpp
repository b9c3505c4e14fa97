#include "editors/vocabulary.h"

namespace smx::editors {

namespace {

// Where a map can stand besides a text, `if` asks for it instead of `anyOf` trying both: editors
// then say what is wrong with the map, and not that a text was expected. Words stay in `anyOf`,
// where they are offered.
//
// A number or boolean is a text to SMX: editors read YAML, where `012` and `true` are none. What
// must be an expression is a text there too; a literal needs `value`.
constexpr std::string_view kVocabulary = R"yaml(
text: { type: [ string, number, boolean ] }
path: { type: string }
zone: { type: string }
address: { type: string, pattern: "^[^/]+/.+$" }
name: { type: string, pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" }
kebab name: { type: string, pattern: "^[a-z](-?[a-z0-9])*$" }
snake name: { type: string, pattern: "^[a-z][a-z0-9_]*$" }
thing name: { type: string, pattern: "^([a-z](-?[a-z0-9])*[.])?[a-z](-?[a-z0-9])*$" }
reference: { type: string, pattern: "^([a-z](-?[a-z0-9])*[.])?[A-Za-z_][A-Za-z0-9_-]*$" }
version: { type: [ string, number ], pattern: "^[0-9]+[.][0-9]+([.][0-9]+)?$" }
boolean: { type: boolean }
"true": { enum: [ true ] }
integer: { type: integer }
count: { type: integer, minimum: 1 }
moment: { type: string, pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}" }
anything: {}
literal: { type: [ string, number, boolean, "null" ] }
literals: { anyOf: [ { $ref: literal }, { type: array, items: { $ref: literal }, minItems: 1 } ] }
value: { anyOf: [ { $ref: literal }, { $ref: list of value }, { $ref: map of value } ] }
expression: { type: string, minLength: 1 }
expressions: { anyOf: [ { $ref: expression }, { type: array, items: { $ref: expression }, minItems: 1 } ] }
keys: { anyOf: [ { $ref: expression }, { type: object, additionalProperties: { $ref: expression }, minProperties: 1 } ] }
type:
  anyOf:
    - { type: string, minLength: 1 }
    - { type: array, items: { $ref: type }, minItems: 1, maxItems: 1 }
    - { type: object, minProperties: 1 }
declarations:
  type: object
  propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_-]*[?]?$" }
  additionalProperties: { $ref: type }
columns:
  type: object
  minProperties: 1
  propertyNames: { pattern: "^[A-Za-z_][A-Za-z0-9_-]*$" }
  additionalProperties: { $ref: type }
targets:
  type: object
  propertyNames: { pattern: "^(@?[A-Za-z_][A-Za-z0-9_-]*|[0-9]+)([.](@?[A-Za-z_][A-Za-z0-9_-]*|[0-9]+))*$" }
  additionalProperties: { $ref: form }
form: { type: [ string, object ], minLength: 1, if: { type: object }, then: { $ref: form map } }
case form: { $ref: form map }
condition:
  type: object
  minProperties: 1
  properties:
    all: { type: array, minItems: 1, items: { $ref: condition }, description: All of these conditions hold. }
    any: { type: array, minItems: 1, items: { $ref: condition }, description: One of these conditions holds. }
    none: { type: array, minItems: 1, items: { $ref: condition }, description: None of these conditions holds. }
  additionalProperties: { if: { type: object }, then: { $ref: test }, else: { $ref: literals } }
policy: { anyOf: [ { enum: [ fail, skip, report ] }, { $ref: policy map } ] }
policy or keep: { anyOf: [ { enum: [ fail, skip, report, keep ] }, { $ref: policy map } ] }
schema: { type: [ string, object ], if: { type: object }, then: { $ref: schema map } }
context value:
  type: [ string, array, object ]
  minItems: 1
  maxItems: 1
  if: { type: object }
  then: { $ref: context value map }
table rows:
  anyOf:
    - { type: string }
    - { type: object, additionalProperties: { anyOf: [ { $ref: literal }, { type: object } ] } }
    - { type: array, items: { type: object } }
answer:
  anyOf:
    - { $ref: literal }
    - { type: object, additionalProperties: { anyOf: [ { $ref: literal }, { $ref: taken over } ] } }
distinct: { if: { type: object }, then: { $ref: distinct map }, else: { $ref: expressions } }
sort: { if: { type: array }, then: { minItems: 1, items: { $ref: one sort key } }, else: { $ref: one sort key } }
one sort key: { type: [ string, object ], minLength: 1, if: { type: object }, then: { $ref: sort key } }
sort order: { type: array, items: { $ref: literal }, minItems: 1 }
limit: { if: { type: object }, then: { $ref: limit map }, else: { $ref: count } }
pointers: { anyOf: [ { $ref: pointer }, { type: array, items: { $ref: pointer } } ] }
pointer: { type: string, pattern: "^(/|$)" }
wanted fault: { if: { type: object }, then: { $ref: wanted fault map }, else: { $ref: text } }
round trip: { if: { type: object }, then: { $ref: round trip map }, else: { $ref: kebab name } }
row: { type: array }
)yaml";

constexpr std::string_view kRules = R"yaml(
mapping:
  allOf:
    - { anyOf: [ { required: [ fields ] }, { required: [ result ] }, { required: [ inverse_of ] } ] }
    - { not: { required: [ fields, result ] } }
    - { if: { required: [ copy ] }, then: { required: [ fields ] } }
    - { if: { required: [ except ] }, then: { required: [ copy ] } }
decision:
  allOf:
    - { oneOf: [ { required: [ rules ] }, { required: [ rows ] } ] }
    - { if: { required: [ priority ] }, then: { required: [ hit ], properties: { hit: { enum: [ priority ] } } } }
    - { if: { required: [ collect ] }, then: { required: [ hit ], properties: { hit: { enum: [ collect ] } } } }
guard:
  allOf:
    - { oneOf: [ { required: [ fail ] }, { required: [ skip ] }, { required: [ report ] } ] }
    - { anyOf: [ { required: [ when ] }, { required: [ unless ] } ] }
edit:
  allOf:
    - oneOf:
        - { required: [ set ] }
        - { required: [ replace ] }
        - { required: [ remove ] }
        - { required: [ before ] }
        - { required: [ after ] }
    - if: { anyOf: [ { required: [ set ] }, { required: [ replace ] } ] }
      then: { required: [ with ] }
      else: { not: { required: [ with ] } }
    - if: { anyOf: [ { required: [ before ] }, { required: [ after ] } ] }
      then: { required: [ add ] }
      else: { not: { required: [ add ] } }
example:
  oneOf: [ { required: [ gives ] }, { required: [ fault ] }, { required: [ missing ] } ]
policy map:
  oneOf: [ { required: [ default ] }, { required: [ use ] }, { required: [ fail ] } ]
answer to a need:
  oneOf: [ { required: [ answer ] }, { required: [ file ] }, { required: [ missing ] } ]
window: { minProperties: 1 }
test:
  minProperties: 1
  if: { required: [ fold ] }
  then: { minProperties: 2, maxProperties: 2 }
  else: { maxProperties: 1 }
rank:
  if: { properties: { ties: { enum: [ same, dense ] } } }
  then: { required: [ by ] }
context value map: { additionalProperties: true }
need: { properties: { by: { minProperties: 1 } } }
)yaml";

}  // namespace

const Json& vocabulary() {
  static const Json words = json_of_yaml(kVocabulary);
  return words;
}

const Json& rules_of_kinds() {
  static const Json rules = json_of_yaml(kRules);
  return rules;
}

}  // namespace smx::editors

// `oneOf`, `anyOf`, `if` and lists of types: what alternatives have in common, and what is said
// when a value is none of them.
#include <stdexcept>

#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

constexpr char kContacts[] = R"($defs:
  Contact:
    oneOf: [ { $ref: '#/$defs/Mail' }, { $ref: '#/$defs/Phone' } ]
  Mail:
    type: object
    required: [ kind, address ]
    properties:
      kind: { const: mail }
      address: { type: string, x-phi: true }
      note: { type: string }
  Phone:
    type: object
    required: [ kind, number ]
    properties:
      kind: { enum: [ phone, fax ] }
      number: { type: string }
      note: { type: integer }
  Loose:
    anyOf:
      - { title: a crossing, type: object, required: [ x, y ], properties: { x: { type: integer }, y: { type: integer } } }
      - { type: object, required: [ name ], properties: { name: { type: string }, x: { type: integer } } }
      - { type: string, minLength: 2 }
  Order:
    type: object
    required: [ country ]
    properties: { country: { type: string }, zip: { type: string } }
    if: { properties: { country: { const: US } } }
    then: { required: [ zip ], properties: { zip: { pattern: '^[0-9]{5}$' } } }
    else: { properties: { region: { type: string } } }
  Base:
    type: object
    required: [ id ]
    properties: { id: { type: string }, a: { type: string }, b: { type: string } }
    oneOf: [ { required: [ a ] }, { required: [ b ] } ]
  Pet:
    oneOf: [ { $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog' } ]
    discriminator: { propertyName: petType, mapping: { kitten: '#/$defs/Cat' } }
  Cat: { type: object, properties: { petType: { type: string }, name: { type: string } } }
  Dog: { type: object, properties: { petType: { type: string }, name: { type: string } } }
)";

struct Contacts : testing::Test {
  RuleSet rules{{"a.yaml", kContacts}};

  const Type& type(std::string_view name) {
    const Type* found = rules.named(name);
    if (!found) throw std::runtime_error(rules.said());
    return *found;
  }

  std::string said(std::string_view name, std::string json) {
    const Document document(std::move(json));
    std::string text;
    for (const Violation& violation : validate(document.root(), type(name), 9))
      text += violation.pointer + ": " + violation.message + "\n";
    EXPECT_EQ(text.empty(), fits(document.root(), type(name)));
    return text;
  }
};

TEST_F(Contacts, HaveTheMembersOfAllAlternatives) {
  const Type& contact = type("a/Contact");
  EXPECT_EQ(contact.kind, TypeKind::object);
  EXPECT_EQ(contact.name, "a/Contact");
  EXPECT_TRUE(contact.find("kind")->required);
  EXPECT_EQ(describe(*contact.find("kind")->type), "one of mail, phone, fax");
  EXPECT_FALSE(contact.find("address")->required) << "a phone has none";
  EXPECT_EQ(contact.find("address")->type->phi, Phi::yes);
  EXPECT_EQ(contact.find("number")->type->phi, Phi::no);
  EXPECT_EQ(describe(*contact.find("note")->type), "text or integer");
  EXPECT_EQ(contact.choices.at(0).by, "kind");
}

TEST_F(Contacts, AreToldApartByTheMemberThatSaysSo) {
  EXPECT_EQ(said("a/Contact", R"({"kind": "mail", "address": "x"})"), "");
  EXPECT_EQ(said("a/Contact", R"({"kind": "fax", "address": "x"})"),
            ": `number` is required and is missing; as a/Phone, the nearest of 2 alternatives\n");
  EXPECT_EQ(said("a/Contact", R"({"kind": "pigeon", "address": "x"})"),
            "/kind: `kind`, which says what the object is, must be one of mail, phone, fax; found "
            "string, 6 chars\n");
  EXPECT_EQ(said("a/Contact", R"({"address": "x"})"),
            ": `kind`, which says what the object is, is required and is missing\n");
  EXPECT_EQ(said("a/Contact", "17"),
            ": the value must be a/Mail or a/Phone; found number, 2 digits\n");
}

TEST_F(Contacts, KeepMembersOfOtherAlternativesToTheirType) {
  EXPECT_EQ(said("a/Contact", R"({"kind": "mail", "address": "x", "number": 7})"),
            "/number: `number` must be a text; found number, 1 digit\n")
      << "else a path that was proved could lead to something else";
}

TEST_F(Contacts, SayWhichAlternativeComesNearest) {
  EXPECT_EQ(type("a/Loose").kind, TypeKind::mixed);
  EXPECT_EQ(said("a/Loose", R"({"x": 1, "y": 2})"), "");
  EXPECT_EQ(said("a/Loose", R"({"x": 1})"),
            ": `y` is required and is missing; as a crossing, the nearest of 3 alternatives\n");
  EXPECT_EQ(
      said("a/Loose", R"("a")"),
      ": the value must have at least 2 characters, there is 1; as alternative 3, the nearest "
      "of 3 alternatives\n");
  EXPECT_EQ(said("a/Loose", "true"), ": the value must be object or text; found true or false\n");
}

TEST_F(Contacts, MustBeOneWhereExactlyOneIsMeant) {
  EXPECT_EQ(said("a/Base", R"({"id": "1", "a": "x"})"), "");
  EXPECT_EQ(said("a/Base", R"({"id": "1", "a": "x", "b": "y"})"),
            ": the value must be exactly one of its alternatives, and is 2 of them: alternative 1, "
            "alternative 2\n");
  EXPECT_TRUE(type("a/Base").find("id")->required);
  EXPECT_FALSE(type("a/Base").find("a")->required);
}

TEST_F(Contacts, FollowTheirConditions) {
  EXPECT_EQ(said("a/Order", R"({"country": "DE"})"), "");
  EXPECT_EQ(said("a/Order", R"({"country": "US", "zip": "12345"})"), "");
  EXPECT_NE(said("a/Order", R"({"country": "US"})"), "");
  EXPECT_TRUE(type("a/Order").find("country")->required);
  EXPECT_NE(type("a/Order").find("region"), nullptr);
}

TEST_F(Contacts, AreNamedByADiscriminator) {
  EXPECT_EQ(type("a/Pet").choices.at(0).by, "petType");
  EXPECT_EQ(said("a/Pet", R"({"petType": "kitten", "name": "x"})"), "");
  EXPECT_EQ(said("a/Pet", R"({"petType": "Dog"})"), "");
  EXPECT_NE(said("a/Pet", R"({"petType": "Cat"})"), "") << "the mapping gives it another name";
}

TEST(Choices, MayContainThemselves) {
  RuleSet rules{{"a.yaml", R"($defs:
  Expr: { oneOf: [ { $ref: '#/$defs/And' }, { type: string } ] }
  And: { type: object, required: [ and ], properties: { and: { type: array, items: { $ref: '#/$defs/Expr' } } } }
)"}};
  const Type* expr = rules.named("a/Expr");
  ASSERT_NE(expr, nullptr) << rules.said();
  EXPECT_EQ(describe(*expr), "a/Expr");
  EXPECT_EQ(expr->find("and")->type->item, expr);
  const Document document(R"({"and": ["x", {"and": [{"and": [1]}]}]})");
  ASSERT_EQ(validate(document.root(), *expr, 9).size(), 1u);
  EXPECT_EQ(validate(document.root(), *expr, 9)[0].pointer, "/and/1/and/0/and/0");
}

TEST(Choices, CannotLeadBackToThemselves) {
  RuleSet rules{{"a.yaml", R"($defs:
  A: { oneOf: [ { $ref: '#/$defs/B' }, { type: string } ] }
  B: { anyOf: [ { $ref: '#/$defs/A' }, { type: object } ] }
)"}};
  EXPECT_EQ(rules.named("a/A"), nullptr);
  EXPECT_NE(rules.said().find("an alternative leads back to the choice it belongs to"),
            std::string::npos)
      << rules.said();
}

TEST(Choices, AreTriedWithinABudget) {
  // Nothing tells the alternatives apart before the innermost value: 2^60 ways without a budget.
  RuleSet rules{{"a.yaml", R"($defs:
  T: { anyOf: [ { items: { $ref: '#/$defs/T' }, minItems: 1 }, { items: { $ref: '#/$defs/T' }, maxItems: 1 } ] }
)"}};
  const Type* type = rules.named("a/T");
  ASSERT_NE(type, nullptr) << rules.said();
  const Document document(std::string(60, '[') + "1" + std::string(60, ']'));
  EXPECT_FALSE(fits(document.root(), *type));
  EXPECT_FALSE(validate(document.root(), *type, 3).empty());
}

}  // namespace
}  // namespace smx

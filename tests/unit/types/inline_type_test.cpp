// Types as rule files write them.
#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"
#include "unit/types/vendor_description.h"

namespace smx {
namespace {

struct Case {
  const char* text;
  const char* described;  // or, where there is none, what is said
};

class InlineType : public testing::TestWithParam<Case> {};
class RefusedInlineType : public testing::TestWithParam<Case> {};

TEST_P(InlineType, IsUnderstood) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* type = rules.inline_type(GetParam().text);
  ASSERT_NE(type, nullptr) << rules.said();
  EXPECT_EQ(describe(*type), GetParam().described);
  EXPECT_EQ(rules.said(), "");
}

TEST_P(RefusedInlineType, IsRefusedWithAdvice) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  EXPECT_EQ(rules.inline_type(GetParam().text), nullptr);
  EXPECT_EQ(rules.said(), std::string(GetParam().described) + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    RuleFiles, InlineType,
    testing::Values(Case{"text", "text"}, Case{"integer", "integer"}, Case{"number", "number"},
                    Case{"boolean", "boolean"}, Case{"instant", "instant"}, Case{"date", "date"},
                    Case{"any", "anything"}, Case{"oh/Message", "oh/Message"},
                    Case{"[ oh/Person ]", "list of oh/Person"},
                    Case{"[ [ integer ] ]", "list of list of integer"},
                    Case{"{ type: text, enum: [ skip, deliver ], default: skip, basis: assumed }",
                         "one of skip, deliver"},
                    Case{"{ type: string }", "text"}, Case{"{ type: instant }", "instant"},
                    Case{"{ type: oh/Status, nullable: true }", "oh/Status or null"},
                    Case{"{ type: [ date, \"null\" ] }", "date or null"},
                    Case{"oh/Message.priority", "one of 1, 2, 3"},
                    Case{"oh/Message.sender.email", "text"},
                    Case{"[ oh/Message.status ]", "list of oh/Status"},
                    Case{"{ type: array, items: oh/Status }", "list of oh/Status"},
                    Case{"{ items: [ text ] }", "list of list of text"},
                    Case{"{ properties: { a: text, b: { type: integer } } }", "object"}));

INSTANTIATE_TEST_SUITE_P(
    RuleFiles, RefusedInlineType,
    testing::Values(
        Case{"txt", "SMX0305 mapping.yaml:1:1 there is no type `txt` | did you mean `text`?"},
        Case{"string", "SMX0305 mapping.yaml:1:1 there is no type `string` | write `text`"},
        Case{"oh",
             "SMX0305 mapping.yaml:1:1 there is no type `oh` | name one of its components, as in "
             "`oh/Name`"},
        Case{"[ oh/Persn ]",
             "SMX0305 mapping.yaml:1:3 `oh` (oh.yaml) has no component `Persn` | did "
             "you mean `Person`?"},
        Case{"[ text, date ]",
             "SMX0802 mapping.yaml:1:1 a list type has one type for all items, as in `[ text ]`"},
        Case{"{ type: oh/Status, minItems: 3 }",
             "SMX0802 mapping.yaml:1:20 `minItems` says nothing here: this is a string"},
        Case{"{ $ref: '#/x' }",
             "SMX0801 mapping.yaml:1:3 `$ref` is for schema files | write `type: alias/Name`"},
        Case{"{ type: text, enmu: [ a ] }",
             "SMX0802 mapping.yaml:1:15 there is no schema keyword `enmu` | did you mean `enum`?"},
        Case{"{ type: texts }",
             "SMX0802 mapping.yaml:1:9 there is no type `texts` | did you mean `text`?"}));

TEST(InlineTypes, AreTheSharedOnesWhereTheyCan) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  EXPECT_EQ(rules.inline_type("text"), rules.store.text());
  EXPECT_EQ(rules.inline_type("instant"), rules.store.instant());
  EXPECT_EQ(rules.inline_type("oh/Message"), rules.named("oh/Message"));
  EXPECT_TRUE(rules.schemas.known_names().size() == 3);
}

TEST(InlineTypes, CarryPhi) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  EXPECT_EQ(rules.inline_type("{ type: text, phi: true }")->phi, Phi::yes);
  EXPECT_EQ(rules.inline_type("{ type: text, x-phi: true }")->phi, Phi::yes);
  const Type* status = rules.inline_type("{ type: oh/Status, phi: true }");
  EXPECT_EQ(status->phi, Phi::yes);
  EXPECT_EQ(status->name, "oh/Status");
  const Type* object =
      rules.inline_type("{ phi: true, properties: { a: text, b: [ date ], c: oh/Person } }");
  ASSERT_NE(object, nullptr) << rules.said();
  EXPECT_EQ(object->find("a")->type->phi, Phi::yes);
  EXPECT_EQ(object->find("b")->type->item->phi, Phi::yes);
  EXPECT_EQ(object->find("b")->type->item->format, Format::date);
  EXPECT_EQ(object->find("c")->type->find("name")->type->phi, Phi::yes);
  EXPECT_EQ(rules.inline_type("[ any ]")->phi, Phi::yes);
  EXPECT_EQ(rules.inline_type("[ text ]")->phi, Phi::no);
  EXPECT_EQ(rules.store.text()->phi, Phi::no);
}

}  // namespace
}  // namespace smx

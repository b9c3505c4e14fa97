// A file that lays further demands over a published description, and notices when that changes.
#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

constexpr char kVendor[] = R"(components:
  schemas:
    Message:
      type: object
      properties:
        id: { type: string, maxLength: 20 }
        status: { type: string, enum: [ READ, UNREAD, UNKNOWN ] }
        sender: { $ref: '#/components/schemas/Person' }
        lines: { type: array, items: { type: object, properties: { price: { type: number } } } }
    Person: { type: object, properties: { name: { type: string } } }
    Line: { $ref: '#/components/schemas/Message/properties/lines/items' }
    Contact: { oneOf: [ { type: object, required: [ mail ], properties: { mail: { type: string } } }, { type: string } ] }
)";

RuleSet* tightened(const std::string& schemas) {
  auto* rules =
      new RuleSet{{"vendor.yaml", kVendor}, {"over.yaml", "components:\n  schemas:\n" + schemas}};
  rules->schemas.declare("oh", {"vendor.yaml", "over.yaml"}, {});
  rules->schemas.check_tightenings();
  return rules;
}

TEST(Tightening, LaysItsDemandsOverTheDescription) {
  const std::unique_ptr<RuleSet> rules(tightened(R"(
    Message:
      required: [ id ]
      properties:
        id: { minLength: 1, maxLength: 9, x-phi: true }
        status: { enum: [ READ, UNREAD ] }
        lines: { items: { required: [ price ] } }
    Person: { x-phi: true, required: [ name ] }
    Contact: { properties: { mail: { minLength: 3 } } }
)"));
  const Type* message = rules->named("oh/Message");
  ASSERT_NE(message, nullptr) << rules->said();
  EXPECT_EQ(rules->said(), "");
  EXPECT_TRUE(message->find("id")->required);
  EXPECT_EQ(message->find("id")->type->max_length, 9u);
  EXPECT_EQ(message->find("id")->type->phi, Phi::yes);
  EXPECT_EQ(describe(*message->find("status")->type), "one of READ, UNREAD");
  EXPECT_EQ(message->find("sender")->type->phi, Phi::yes);
  EXPECT_TRUE(message->find("sender")->type->find("name")->required);
  EXPECT_TRUE(rules->named("oh/Line")->find("price")->required) << "whatever way leads there";
}

struct Loose {
  const char* schemas;
  const char* said;
};

class Loosening : public testing::TestWithParam<Loose> {};

TEST_P(Loosening, IsRefused) {
  const std::unique_ptr<RuleSet> rules(tightened(GetParam().schemas));
  EXPECT_EQ(rules->said(), std::string(GetParam().said) + "\n");
}

INSTANTIATE_TEST_SUITE_P(
    Tightening, Loosening,
    testing::Values(
        Loose{"    Mesage: { required: [ id ] }\n",
              "SMX0802 over.yaml:3:5 there is no component `Mesage` in vendor.yaml | did you mean "
              "`Message`?"},
        Loose{"    Message: { properties: { stauts: { minLength: 1 } } }\n",
              "SMX0802 over.yaml:3:30 `stauts` is not among the properties of what it tightens | "
              "did you mean `status`?"},
        Loose{"    Message: { required: [ idd ] }\n",
              "SMX0802 over.yaml:3:28 `idd` is required, but not among the properties | did you "
              "mean `id`?"},
        Loose{"    Message: { properties: { status: { enum: [ READ, GONE ] } } }\n",
              "SMX0802 over.yaml:3:54 `GONE` is not among the values it tightens | one of `READ`, "
              "`UNREAD`, `UNKNOWN`"},
        Loose{
            "    Message: { properties: { id: { maxLength: 21 } } }\n",
            "SMX0802 over.yaml:3:47 `maxLength` would loosen the schema: it is 20 | leave it out"},
        Loose{
            "    Message: { properties: { id: { nullable: true } } }\n",
            "SMX0802 over.yaml:3:36 `nullable` would loosen the schema, not tighten it | leave it "
            "out, or write `nullable: true` into a copy of the description"},
        Loose{"    Contact: { properties: { fax: { minLength: 3 } } }\n",
              "SMX0802 over.yaml:3:30 `fax` is not among the properties of any alternative it "
              "tightens | one of `mail`"},
        Loose{"    Message: { properties: { id: { type: integer } } }\n",
              "SMX0802 over.yaml:3:42 nothing fits: this is integer, and another part of it is "
              "string | leave one of them out"}));

}  // namespace
}  // namespace smx

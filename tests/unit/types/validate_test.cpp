#include "types/validate.h"

#include <gtest/gtest.h>

#include "types/schema.h"
#include "unit/types/rule_set.h"
#include "unit/types/vendor_description.h"

namespace smx {
namespace {

constexpr std::size_t kCap = 20;

/// "pointer: message", one a line.
std::string violations_of(const Node& node, const Type& type, std::size_t cap = kCap) {
  std::string text;
  for (const Violation& violation : validate(node, type, cap)) {
    text += violation.pointer + ": " + violation.message + "\n";
  }
  return text;
}

struct Case {
  const char* schema;
  const char* json;
  const char* said;  // "" when it fits
};

class Validation : public testing::TestWithParam<Case> {};

TEST_P(Validation, SaysWhatIsWrongWhere) {
  RuleSet rules{{"a.yaml", std::string("X: ") + GetParam().schema}};
  const Type* type = rules.named("a/X");
  ASSERT_NE(type, nullptr) << rules.said();
  const Document document(GetParam().json);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(violations_of(document.root(), *type), GetParam().said);
  EXPECT_EQ(fits(document.root(), *type), *GetParam().said == '\0');
}

INSTANTIATE_TEST_SUITE_P(
    Scalars, Validation,
    testing::Values(
        Case{"{}", "{\"a\": [null, 1.5]}", ""}, Case{"{ type: string }", "\"\"", ""},
        Case{"{ type: string }", "null", ": the value must be a text; found null\n"},
        Case{"{ type: string, nullable: true }", "null", ""},
        Case{"{ type: string }", "12", ": the value must be a text; found number, 2 digits\n"},
        Case{"{ type: boolean }", "true", ""},
        Case{"{ type: boolean }", "\"true\"",
             ": the value must be true or false; found string, 4 chars\n"},
        Case{"{ const: true }", "false", ": the value must be true; found true or false\n"},
        Case{"{ const: true }", "true", ""}, Case{"{ type: \"null\" }", "null", ""},
        Case{"{ type: \"null\" }", "0", ": the value must be null; found number, 1 digit\n"},
        Case{"{ enum: [ SENT, DRAFT ] }", "\"SENT\"", ""},
        Case{"{ enum: [ SENT, DRAFT ] }", "\"sent\"",
             ": the value must be one of SENT, DRAFT; found string, 4 chars\n"},
        Case{"{ type: string, minLength: 2 }", "\"é\"",
             ": the value must have at least 2 characters, there is 1\n"},
        Case{"{ type: string, minLength: 2 }", "\"éé\"", ""},
        Case{"{ type: string, maxLength: 3 }", "\"𝄞𝄞𝄞\"", ""},
        Case{"{ type: string, maxLength: 3 }", "\"𝄞𝄞𝄞𝄞\"",
             ": the value must have at most 3 characters, there are 4\n"},
        Case{"{ type: string, maxLength: 0 }", "\"a\"",
             ": the value must have at most 0 characters, there is 1\n"},
        Case{"{ type: string, pattern: ^a }", "\"abc\"", ""},
        Case{"{ type: string, pattern: ^a }", "\"bca\"",
             ": the value must match the pattern ^a; found string, 3 chars\n"},
        Case{"{ type: string, format: date-time }", "\"2024-02-29T23:59:59.5+01:00\"", ""},
        Case{"{ type: string, format: date-time }", "\"2023-02-29T00:00:00Z\"",
             ": the value must be an instant such as 2024-03-05T15:04:05Z; found string, 20 "
             "chars\n"},
        Case{"{ type: string, format: date }", "\"2023-02-29\"",
             ": the value must be a date such as 2024-03-05; found string, 10 chars\n"},
        Case{"{ type: string, format: date-time }", "5",
             ": the value must be an instant, as a text; found number, 1 digit\n"}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, Validation,
    testing::Values(
        Case{"{ type: integer }", "12345678901234567890", ""},
        Case{"{ type: integer }", "1.0",
             ": the value must be an integer, written with digits only; found number, 2 digits\n"},
        Case{"{ type: integer }", "1e3",
             ": the value must be an integer, written with digits only; found number, 1 digit\n"},
        Case{"{ type: number }", "6.30", ""},
        Case{"{ type: number }", "\"6.30\"",
             ": the value must be a number; found string, 4 chars\n"},
        Case{"{ type: integer, format: int32 }", "2147483647", ""},
        Case{"{ type: integer, format: int32 }", "2147483648",
             ": the value must be at most 2147483647; found number, 10 digits\n"},
        Case{"{ type: integer, format: int64 }", "9223372036854775807", ""},
        Case{"{ type: integer, format: int64 }", "9223372036854775808",
             ": the value must be at most 9223372036854775807; found number, 19 digits\n"},
        Case{"{ type: integer, format: int64 }", "-9223372036854775809",
             ": the value must be at least -9223372036854775808; found number, 19 digits\n"},
        Case{"{ type: integer, minimum: 9007199254740993 }", "9007199254740992",
             ": the value must be at least 9007199254740993; found number, 16 digits\n"},
        Case{"{ type: number, maximum: 1 }", "1.000", ""},
        Case{"{ type: number, maximum: 1 }", "1.0000000000000000000001",
             ": the value must be at most 1; found number, 23 digits\n"},
        Case{"{ enum: [ 1, 2 ] }", "2", ""}, Case{"{ type: number, enum: [ 1, 2 ] }", "2.0", ""}));

INSTANTIATE_TEST_SUITE_P(
    Trees, Validation,
    testing::Values(
        Case{"{ type: object }", "[]", ": the value must be an object; found list, 0 items\n"},
        Case{"{ type: array, minItems: 1 }", "[]",
             ": the value must have at least 1 item, there are 0\n"},
        Case{"{ items: { type: string }, maxItems: 1 }", "[\"a\", 1]",
             ": the value must have at most 1 item, there are 2\n"
             "/1: the value must be a text; found number, 1 digit\n"},
        Case{"{ properties: { a: { type: string } } }", "{\"b\": 1}", ""},
        Case{"{ properties: { a: { type: string } } }", "{\"a\": null}",
             "/a: `a` must be a text; found null\n"},
        Case{"{ properties: { a: {}, b: {}, c: {} }, required: [ c, a ] }", "{\"b\": 1}",
             ": `a` is required and is missing\n: `c` is required and is missing\n"},
        Case{"{ properties: { a: {} }, required: [ a ] }", "{\"a\": null}", ""},
        Case{"{ properties: { a: {} }, additionalProperties: false }", "{\"a\": 1, \"secret\": 2}",
             "/secret: the schema of the object knows no such member\n"},
        Case{"{ additionalProperties: { type: integer } }", "{\"a/b\": 1, \"c~d\": \"x\"}",
             "/c~0d: the value must be an integer; found string, 1 char\n"},
        Case{"{ properties: { a: { items: { properties: { b: { type: string } } } } } }",
             "{\"a\": [{\"b\": \"\"}, {\"c\": 1, \"b\": 7}]}",
             "/a/1/b: `b` must be a text; found number, 1 digit\n"}));

constexpr char kGender[] =
    "{ required: [ gender ], properties: { gender: { required: [ code ], properties: { code: { "
    "type: "
    "string }, extension: { items: { type: object } } }, x-absent-if-only: [ extension ] } } }";

INSTANTIATE_TEST_SUITE_P(
    Absence, Validation,
    testing::Values(
        Case{kGender, "{\"gender\": {\"extension\": []}}", ""},
        Case{kGender, "{\"gender\": {\"extension\": [1]}}",
             "/gender/extension/0: the value must be an object; found number, 1 digit\n"},
        Case{kGender, "{\"gender\": {}}", "/gender: `code` is required and is missing\n"},
        Case{kGender, "{\"gender\": {\"extension\": [], \"text\": 1}}",
             "/gender: `code` is required and is missing\n"},
        Case{kGender, "{}", ": `gender` is required and is missing\n"}));

TEST(Validate, GivesNoMoreThanItIsAskedFor) {
  RuleSet rules{{"a.yaml", "X: { items: { required: [ a, b ], properties: { a: {}, b: {} } } }"}};
  const Document document("[{}, {}, {}]");
  const Type* type = rules.named("a/X");
  EXPECT_EQ(validate(document.root(), *type, 100).size(), 6u);
  EXPECT_EQ(validate(document.root(), *type, 3).size(), 3u);
  EXPECT_EQ(validate(document.root(), *type, 0).size(), 0u);
  EXPECT_EQ(validate(document.root(), *type, 3).back().pointer, "/1");
}

TEST(Validate, PointsToTheOffendingNode) {
  RuleSet rules{{"a.yaml", "X: { properties: { a: { items: { type: string } } } }"}};
  const Document document("{\"a\": [\"x\", 5]}");
  const auto violations = validate(document.root(), *rules.named("a/X"), kCap);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].node, &document.root().find("a")->items()[1]);
}

TEST(Validate, ReadsAVendorsDocument) {
  RuleSet rules{{"oh.yaml", kVendorDescription}};
  const Type* message = rules.named("oh/Message");
  ASSERT_NE(message, nullptr);
  const Document good(R"({"id": "1", "status": "READ", "sentDate": "2024-03-05T15:04:05Z",
    "dueDate": null, "recipients": [{"name": "a", "superior": {"name": "b", "superior": null}}],
    "replies": [{"id": "2", "status": "UNREAD", "sentDate": "2024-03-06T15:04:05Z"}],
    "statusByPool": {"157": "READ"}, "raw": {"x": []}, "unknown": 1})");
  EXPECT_EQ(violations_of(good.root(), *message), "");
  EXPECT_TRUE(fits(good.root(), *message));
  const Document bad(R"({"status": "GONE", "sentDate": "yesterday", "recipients": [],
    "sender": {"nmae": "Jane Doe"}, "replies": [{"id": ""}], "statusByPool": {"157": "SENT"}})");
  EXPECT_EQ(
      violations_of(bad.root(), *message),
      ": `id` is required and is missing\n"
      "/status: `status` must be one of READ, UNREAD, ONHOLD; found string, 4 chars\n"
      "/sentDate: `sentDate` must be an instant such as 2024-03-05T15:04:05Z; found string, 9 "
      "chars\n"
      "/recipients: `recipients` must have at least 1 item, there are 0\n"
      "/sender: `name` is required and is missing\n"
      "/sender/nmae: the schema of the object knows no such member\n"
      "/replies/0: `status` is required and is missing\n"
      "/replies/0: `sentDate` is required and is missing\n"
      "/replies/0/id: `id` must have at least 1 character, there are 0\n"
      "/statusByPool/157: the value must be one of READ, UNREAD, ONHOLD; found string, 4 chars\n");
}

TEST(Validate, KnowsAnythingButNull) {
  TypeStore store;
  const Type* something = store.without_null(store.any());
  EXPECT_TRUE(fits(Node::boolean(false), *something));
  EXPECT_FALSE(fits(Node::null(), *something));
  EXPECT_EQ(violations_of(Node::null(), *something),
            ": the value must be anything but null; found null\n");
}

TEST(Absence, IsAnObjectThatHoldsNothingButTheNamedMembers) {
  TypeStore store;
  Type* type = store.make(TypeKind::object);
  type->absent_if_only = {"extension", "id"};
  EXPECT_TRUE(counts_as_absent(Document("{\"extension\": []}").root(), *type));
  EXPECT_TRUE(counts_as_absent(Document("{\"id\": 1, \"extension\": []}").root(), *type));
  EXPECT_FALSE(counts_as_absent(Document("{\"extension\": [], \"code\": 1}").root(), *type));
  EXPECT_FALSE(counts_as_absent(Document("{}").root(), *type)) << "empty is not missing";
  EXPECT_FALSE(counts_as_absent(Document("[]").root(), *type));
  EXPECT_FALSE(counts_as_absent(Document("{\"extension\": []}").root(), *store.any()));
}

}  // namespace
}  // namespace smx

// Literals of rule files, read as the type of their place says.
#include <gtest/gtest.h>

#include "types/schema.h"
#include "types/validate.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

/// How a literal ended: "text READ", "null", or why not.
std::string read(std::string_view text, Quoting quoting, const Type& type) {
  const Literal literal = read_literal(text, quoting, type);
  if (!literal.ok) return "no: " + literal.why;
  const Node& node = literal.node;
  if (node.is(Kind::null)) return "null";
  if (node.is(Kind::boolean)) return node.truth() ? "true" : "false";
  EXPECT_EQ(node.text().data(), text.data()) << "the text stays where it is";
  return (node.is(Kind::text) ? "text " : "number ") + std::string(node.text());
}

struct Case {
  const char* type;
  const char* text;
  const char* plain;   // how it ends without quotes
  const char* quoted;  // and with them
};

class Literals : public testing::TestWithParam<Case> {};

TEST_P(Literals, AreReadByTheirType) {
  RuleSet rules{};
  const Type* type = rules.inline_type(GetParam().type);
  ASSERT_NE(type, nullptr) << rules.said();
  EXPECT_EQ(read(GetParam().text, Quoting::plain, *type), GetParam().plain);
  EXPECT_EQ(read(GetParam().text, Quoting::quoted, *type), GetParam().quoted);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Literals,
    testing::Values(
        Case{"text", "NO", "text NO", "text NO"}, Case{"text", "012", "text 012", "text 012"},
        Case{"text", "true", "text true", "text true"},
        Case{"text", "null", "text null", "text null"}, Case{"text", "", "text ", "text "},
        Case{"{ type: text, nullable: true }", "null", "null", "text null"},
        Case{"{ type: text, enum: [ READ, UNREAD ] }", "READ", "text READ", "text READ"},
        Case{"{ type: text, enum: [ READ, UNREAD ] }", "UNRAED",
             "no: `UNRAED` is not one of READ, UNREAD; did you mean `UNREAD`?",
             "no: `UNRAED` is not one of READ, UNREAD; did you mean `UNREAD`?"},
        Case{"{ type: text, maxLength: 2 }", "abc",
             "no: `abc` must have at most 2 characters, there are 3",
             "no: `abc` must have at most 2 characters, there are 3"},
        Case{"instant", "2024-03-05T15:04:05Z", "text 2024-03-05T15:04:05Z",
             "text 2024-03-05T15:04:05Z"},
        Case{"instant", "2024-03-05",
             "no: `2024-03-05` is not an instant: write it as 2024-03-05T15:04:05Z",
             "no: `2024-03-05` is not an instant: write it as 2024-03-05T15:04:05Z"},
        Case{"date", "2024-02-30", "no: `2024-02-30` is not a date: write it as 2024-03-05",
             "no: `2024-02-30` is not a date: write it as 2024-03-05"}));

INSTANTIATE_TEST_SUITE_P(
    Others, Literals,
    testing::Values(
        Case{"integer", "12", "number 12",
             "no: `12` is not an integer but a text: write it without quotes"},
        Case{"integer", "12345678901234567890", "number 12345678901234567890",
             "no: `12345678901234567890` is not an integer but a text: write it without quotes"},
        Case{"integer", "012", "no: `012` is not an integer: write digits only",
             "no: `012` is not an integer: write digits only"},
        Case{"integer", "1.0", "no: `1.0` is not an integer: write it with digits only",
             "no: `1.0` is not an integer but a text: write it without quotes"},
        Case{"{ type: integer, maximum: 5 }", "6",
             "no: `6` must be at most 5; found number, 1 digit",
             "no: `6` is not an integer but a text: write it without quotes"},
        Case{"number", "6.30", "number 6.30",
             "no: `6.30` is not a number but a text: write it without quotes"},
        Case{"number", "many", "no: `many` is not a number: write it as in 6.30",
             "no: `many` is not a number: write it as in 6.30"},
        Case{"boolean", "true", "true",
             "no: `true` is not a boolean but a text: write it without quotes"},
        Case{"boolean", "yes", "no: `yes` is not a boolean: write true or false",
             "no: `yes` is not a boolean: write true or false"},
        Case{"integer", "null", "no: `null` is not an integer: write digits only",
             "no: `null` is not an integer: write digits only"},
        Case{"any", "null", "null", "text null"}, Case{"any", "true", "true", "text true"},
        Case{"any", "1e3", "number 1e3", "text 1e3"}, Case{"any", "012", "text 012", "text 012"},
        Case{"{ type: \"null\" }", "x",
             "no: `x` is not null: only null fits here, written without quotes",
             "no: `x` is not null: only null fits here, written without quotes"},
        Case{"[ text ]", "a", "no: a literal is a single value, and list of text is not",
             "no: a literal is a single value, and list of text is not"},
        Case{"{ type: object, nullable: true }", "null", "null",
             "no: a literal is a single value, and object or null is not"}));

TEST(LiteralsOfSchemas, NameTheSchemaWhoseValuesTheyAreNot) {
  RuleSet rules{{"oh.yaml", "Status: { type: string, enum: [ READ, UNREAD ] }"}};
  EXPECT_EQ(read("GONE", Quoting::plain, *rules.named("oh/Status")),
            "no: `GONE` is not among the values of oh/Status: one of READ, UNREAD");
}

}  // namespace
}  // namespace smx

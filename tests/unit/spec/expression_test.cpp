#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

struct Good {
  std::string text;
  std::string understood;
};

void expect_understood(const std::vector<Good>& all) {
  for (const Good& good : all) {
    SCOPED_TRACE(good.text);
    Scalar scalar(good.text);
    const auto expression = parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics);
    EXPECT_EQ(shown(scalar.diagnostics), "");
    EXPECT_EQ(expression ? shown(*expression) : "nothing", good.understood);
  }
}

TEST(Expressions, PathsAreUnderstoodAsTheGrammarSays) {
  expect_understood(
      {{"message", "message"},
       {"message.id", "message/id"},
       {"a-b_c.d9", "a-b_c/d9"},
       {"patient._gender", "patient/_gender"},
       {"name.0.text", "name/#0/text"},
       {"link.*.type", "link/*/type"},
       {"name(use=official).text", "name(use=official)/text"},
       {"identifier(system=urn:oid:2.16.840.1).value",
        "identifier(system=urn:oid:2.16.840.1)/value"},
       {"a.*(k=v)(l=w)", "a/*(k=v)(l=w)"},
       {"a(k=v=w)", "a(k=v=w)"},
       {"a(b.c=Dr. Who)", "a(b.c=Dr. Who)"},
       {"a(coding.0.system=(icn_system))", "a(coding.0.system=<icn_system>)"},
       {"a(k=(b | trim))", "a(k=<b | trim>)"},
       {"status.(pool_key)", "status/<pool_key>"},
       {"status.(a | text).b", "status/<a | text>/b"},
       {"(message.id | match message_id).number", "<message/id | match message_id>/number"},
       {"( a )", "<a>"},
       {"entry.link(@rel=alternate).@href", "entry/link(@rel=alternate)/@href"}});
}

TEST(Expressions, TheItemOfAnEachIsADot) {
  expect_understood({{".", "@"},
                     {".name", "@name"},
                     {".name.0", "@name/#0"},
                     {".0", "@/#0"},
                     {".*", "@/*"},
                     {".(key)", "@/<key>"},
                     {".a(k=v).b", "@a(k=v)/b"},
                     {". | text", "@ | text"},
                     {"(.).a", "<@>/a"},
                     {".@href", "@@href"}});
}

TEST(Expressions, FunctionsTakeBareWordsAndValuesInParentheses) {
  expect_understood({{"a | trim", "a | trim"},
                     {"a|trim|integer", "a | trim | integer"},
                     {"a | after / | integer", "a | after / | integer"},
                     {"a | shorten 255", "a | shorten 255"},
                     {"a | starts (prefix)", "a | starts <prefix>"},
                     {"a | mine.clean x y", "a | mine.clean x y"},
                     {"a | lookup table (b | trim) x", "a | lookup table <b | trim> x"},
                     {"a | after (colon)", "a | after ':'"},
                     {"a | after (hash)", "a | after '#'"},
                     {"a | after (comma)", "a | after ','"},
                     {"a | after ( space )", "a | after ' '"},
                     {"a | after (newline)", "a | after '\n'"},
                     {"a | after (bar)", "a | after '|'"},
                     {"a | after (colon.x)", "a | after <colon/x>"},
                     {"a | after '", "a | after '"},
                     {"a | format yyyy-MM-dd'T'HH:mm", "a | format yyyy-MM-dd'T'HH:mm"}});
}

TEST(Expressions, KnowThePlaceOfEachPart) {
  Scalar scalar("x: ( a.b(k=v) | f  w (z) ).c.(d)");
  const auto outer = parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics);
  ASSERT_TRUE(outer);
  EXPECT_EQ(text_at(outer->span), "( a.b(k=v) | f  w (z) ).c.(d)");
  EXPECT_EQ(text_at(outer->group->span), "a.b(k=v) | f  w (z)");
  EXPECT_EQ(text_at(outer->group->name.span), "a");
  EXPECT_EQ(text_at(outer->group->steps[0].span), "b(k=v)");
  EXPECT_EQ(text_at(outer->group->steps[0].predicates[0].span), "(k=v)");
  EXPECT_EQ(text_at(outer->group->steps[0].predicates[0].literal.span), "v");
  EXPECT_EQ(text_at(outer->group->calls[0].span), "f  w (z)");
  EXPECT_EQ(text_at(outer->group->calls[0].arguments[1].span), "(z)");
  EXPECT_EQ(text_at(outer->steps[0].name.span), "c");
  EXPECT_EQ(text_at(outer->steps[1].span), "(d)");
}

TEST(Expressions, KnowTheirPlacesOnASecondLine) {
  Scalar scalar("x: message.text\n   | trim\n   | shorten 255\n");
  const auto expression = parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics);
  ASSERT_TRUE(expression);
  EXPECT_EQ(shown(*expression), "message/text | trim | shorten 255");
  const Label shorten = make_label(expression->calls[1].function.span);
  EXPECT_EQ(shorten.begin, (Position{3, 6}));
  EXPECT_EQ(text_at(expression->calls[1].arguments[0].span), "255");
}

TEST(Expressions, KnowTheirPlacesInsideQuotesAndBehindWideCharacters) {
  Scalar scalar("\xC3\xA4\xC3\xB6: \"message.id | after (x\"");
  EXPECT_FALSE(parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics));
  EXPECT_EQ(shown(scalar.diagnostics), "1:25 expression-syntax: this parenthesis is not closed\n");
}

struct Bad {
  std::string text;
  std::string said;  // without the code
};

void expect_refused(const std::vector<Bad>& all) {
  for (const Bad& bad : all) {
    SCOPED_TRACE(bad.text);
    Scalar scalar("x: " + bad.text);
    EXPECT_FALSE(parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics));
    std::string said = shown(scalar.diagnostics);
    const std::string code = "expression-syntax: ";
    if (said.find(code) != std::string::npos) said.erase(said.find(code), code.size());
    EXPECT_EQ(said, bad.said + "\n");
  }
}

TEST(Expressions, HabitsOfOtherLanguagesAreAnsweredWithWhatToWrite) {
  expect_refused(
      {{"role[0].text", "1:8 a path has no brackets [positions are written `role.0`]"},
       {"a.role[*]", "1:10 a path has no brackets [every item is written `role.*`]"},
       {"identifier[system=x]",
        "1:14 a path has no brackets [a choice is written `identifier(system=x)`]"},
       {"a[\"b\"]", "1:5 a path has no brackets [members are written `a.b`]"},
       {"a.b == c",
        "1:8 there are no operators [a comparison is a condition, such as `when: { "
        "message.status: OPENED }`]"},
       {"a + b",
        "1:6 there are no operators [numbers are added by a function, `a | plus 1`; texts are put "
        "together with `join: [ a, b ]`]"},
       {"a || b", "1:7 there are no operators [what to take instead is written `first: [ a, b ]`]"},
       {"$.a", "1:4 a path has no `$` [it begins with a name: `message.id`]"},
       {"/a/b", "1:4 a path has no `/` [members are written `a.b`]"},
       {"/message/id | trim", "1:4 a path has no `/` [members are written `message.id`]"},
       {"a/b", "1:5 a path has no `/` [members are written `a.b`]"},
       {"a?.b",
        "1:5 a path has no `?` [a missing member needs no mark; policies say what happens]"},
       {"'\"a\"'", "1:5 an expression has no quotes [literal text is written `value: ...`]"},
       {"a | starts \"b\"", "1:15 quotes would be part of the word [literal words are bare]"},
       {"a(k=\"b\")", "1:8 quotes would be part of the word [literal words are bare]"},
       {"a | shorten(255)",
        "1:15 a function is called without parentheses [arguments are bare words: `shorten "
        "255`]"},
       {"a | trim()", "1:12 a function is called without parentheses [`trim`]"},
       {"a | f(b, c)",
        "1:9 a function is called without parentheses [arguments are bare words: `f a b`]"},
       {"trim(a.b)",
        "1:8 a choice is written `(key=value)` [a function is called with a pipe: `... | "
        "trim`]"},
       {"name(0)", "1:8 a choice is written `(key=value)` [positions are written `name.0`]"},
       {"a(k!=v)", "1:5 a choice can only ask for what is equal [`(key=value)`]"},
       {"a(k==v)", "1:8 there are no operators [`(key=value)` with one `=`]"},
       {"a(k = v)",
        "1:5 a choice is written `(key=value)`, and its key is a path [`(use=official)`]"},
       {"a(k= v)", "1:8 blanks around the value of a choice would be part of it [`(key=value)`]"},
       {"12", "1:4 an expression begins with a name [a literal is written `value: ...`]"},
       {"no subject",
        "1:7 only a `|` with a function may follow a path [literal text is written `value: "
        "...`]"},
       {"a..b",
        "1:5 a path has no `..` [what lies further out has a name: an input, or `as` of an "
        "`each`]"},
       {"a.-1", "1:5 a position is counted from the start [the last item is `| last`]"},
       {"a .b", "1:6 a path has no blanks [`a.b`]"}});
}

TEST(Expressions, SlipsAreRefusedAtTheirPlace) {
  expect_refused(
      {{"", "1:3 an expression is missing here [a path such as `message.id`]"},
       {"'  '", "1:5 an expression is missing here [a path such as `message.id`]"},
       {"a |", "1:6 a function is missing behind the `|`"},
       {"a | | b",
        "1:8 there are no operators [what to take instead is written `first: [ a, b ]`]"},
       {"'| trim'",
        "1:5 there is nothing to send through the function [a path stands before the `|`; "
        "inside `each` the item is `.`]"},
       {"a | 12", "1:8 a function is missing behind the `|` [its name, then its arguments]"},
       {"(a | b", "1:4 this parenthesis is not closed"},
       {"a | f (b | g", "1:10 this parenthesis is not closed"},
       {"a(k=v", "1:5 this parenthesis is not closed"},
       {"a)", "1:5 no parenthesis is open here"},
       {"()", "1:5 there is nothing between the parentheses [an expression belongs here]"},
       {"a.()", "1:7 there is nothing between the parentheses [an expression belongs here]"},
       {"a.",
        "1:5 a member is missing behind the `.` [a name, a position, `*`, or a key in "
        "parentheses]"},
       {"a(k=)", "1:8 the value of the choice is missing [`(key=value)`]"},
       {"a(k=b | c)",
        "1:10 a choice is made by a literal or a value in parentheses [`(key=(path | "
        "function))`]"},
       {"a | f x(b)", "1:11 a blank must stand between arguments"},
       {"a | f (b)(c)", "1:13 a blank must stand between arguments"},
       {"a.99999999999", "1:6 a position is a number below 4294967296"},
       {"a.2nd", "1:6 a member's name begins with a letter"},
       {"na\xC3\xAFve",
        "1:6 a name is made of letters, digits, `_` and `-` [literal text is written `value: "
        "...`]"}});
}

TEST(Expressions, AreRefusedWhenTheyAreTooDeep) {
  const std::string deep = "x: " + std::string(200, '(') + "a" + std::string(200, ')');
  Scalar scalar(deep);
  EXPECT_FALSE(parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics));
  EXPECT_EQ(shown(scalar.diagnostics),
            "1:68 expression-syntax: these parentheses are too deep [give the inner part a name "
            "under `let`]\n");
}

TEST(Expressions, MayBeManyBesideEachOtherWithoutBeingDeep) {
  std::string wide = "x: a | f";
  for (int i = 0; i < 300; ++i) wide += " (b)";
  Scalar scalar(wide);
  EXPECT_TRUE(parse_expression(scalar.node, Pipes::allowed, scalar.diagnostics));
}

TEST(Expressions, OfConditionsHaveNoPipesNotEvenInside) {
  for (const std::string text : {"a | trim", "(a | trim).b", "a(k=(b | trim))"}) {
    Scalar scalar(text);
    EXPECT_FALSE(parse_expression(scalar.node, Pipes::refused, scalar.diagnostics)) << text;
    ASSERT_EQ(scalar.diagnostics.items().size(), 1u);
    EXPECT_EQ(scalar.diagnostics.items().front().code, Code::bad_condition);
  }
}

}  // namespace
}  // namespace smx::spec::testing

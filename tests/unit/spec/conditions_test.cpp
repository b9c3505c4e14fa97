#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

std::string literals(const Condition& condition) {
  std::string out;
  for (const Word& word : condition.literals) {
    out += out.empty() ? "" : ",";
    out += word.quoted ? between("'", word.text, "'") : word.text;
  }
  return out;
}

std::string shown(const Condition& condition);

std::string group(std::string_view name, const Condition& condition) {
  std::string out;
  for (const Condition& part : condition.parts) out += (out.empty() ? "" : ", ") + shown(part);
  return between(std::string(name) + "(", out, ")");
}

std::string shown(const Condition& condition) {
  const std::string left = testing::shown(condition.left);
  switch (condition.kind) {
    case Test::all: return group("all", condition);
    case Test::any: return group("any", condition);
    case Test::none: return group("none", condition);
    case Test::equals: return left + " = " + literals(condition);
    case Test::unequal: return left + " not " + literals(condition);
    case Test::range: return left + " in " + condition.minimum + ".." + condition.maximum;
    case Test::state: return left + " is " + std::to_string(static_cast<int>(condition.state));
    case Test::starts: return left + " starts " + literals(condition);
    case Test::ends: return left + " ends " + literals(condition);
    case Test::contains: return left + " contains " + literals(condition);
    case Test::matches: return left + " matches " + condition.pattern.text;
    case Test::same_as: return left + " same as " + testing::shown(*condition.right);
    case Test::some: return left + group(" some", condition);
    case Test::every: return left + group(" every", condition);
    case Test::no_item: return left + group(" no", condition);
  }
  return "?";
}

constexpr std::string_view kHead =
    "mapping: m\nsummary: S.\ninput: { a: any }\noutput: any\nresult:\n  from: a\n";

/// The condition of the one line of a mapping.
std::string understood(const std::string& lines) {
  const RuleFile rules(std::string(kHead) + "  " + lines + "\n");
  if (rules.diagnostics.has_errors()) return rules.mistakes();
  const auto& when = rules.as<Mapping>().body->when;
  return when ? shown(*when) : "always";
}

struct Case {
  std::string written;
  std::string understood;
};

void expect(const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.written);
    EXPECT_EQ(understood("when: " + each.written), each.understood);
  }
}

TEST(Conditions, CompareWithLiteralsAndLists) {
  expect({{"{ a.b: x }", "a/b = x"},
          {"{ a.b: \"x\" }", "a/b = 'x'"},
          {"{ a: true }", "a = true"},
          {"{ a: null }", "a = null"},
          {"{ a: [ x, 'y' ] }", "a = x,'y'"},
          {"{ .: x }", "@ = x"},
          {"{ a(k=v).0: x }", "a(k=v)/#0 = x"}});
}

TEST(Conditions, CompareWithRangesOnlyWhenThoseArePlainIntegers) {
  expect({{"{ a: -6..2 }", "a in -6..2"},
          {"{ a: ..5 }", "a in ..5"},
          {"{ a: 3.. }", "a in 3.."},
          {"{ a: 7..7 }", "a in 7..7"},
          {"{ a: -10..-9 }", "a in -10..-9"},
          {"{ a: -0..0 }", "a in -0..0"},
          {"{ a: 99999999999999999999..100000000000000000000 }",
           "a in 99999999999999999999..100000000000000000000"},
          {"{ a: \"1..2\" }", "a = '1..2'"},
          {"{ a: 1.5..2 }", "a = 1.5..2"},
          {"{ a: .. }", "a = .."},
          {"{ a: a..b }", "a = a..b"}});
}

TEST(Conditions, HaveOneTestForEachValue) {
  expect({{"{ a: { is: missing } }", "a is 0"},
          {"{ a: { is: null } }", "a is 1"},
          {"{ a: { is: empty } }", "a is 2"},
          {"{ a: { is: present } }", "a is 3"},
          {"{ a: { not: x } }", "a not x"},
          {"{ a: { not: [ x, y ] } }", "a not x,y"},
          {"{ a: { starts: x } }", "a starts x"},
          {"{ a: { ends: [ x ] } }", "a ends x"},
          {"{ a: { contains: [ x, y ] } }", "a contains x,y"},
          {"{ a: { matches: message_id } }", "a matches message_id"},
          {"{ a: { same_as: b.c } }", "a same as b/c"}});
}

TEST(Conditions, AreAllOfAMapAndMayNestAllAnyAndNone) {
  expect({{"{ a: x, b: y }", "all(a = x, b = y)"},
          {"{ any: [ { a: x }, { b: y, c: z } ] }", "any(a = x, all(b = y, c = z))"},
          {"{ a: x, none: [ { b: y } ] }", "all(a = x, none(b = y))"},
          {"{ all: [ { a: x }, { a: y } ] }", "all(a = x, a = y)"}});
}

TEST(Conditions, OfWhenAndUnlessStandTogether) {
  EXPECT_EQ(understood("unless: { a: x }"), "none(a = x)");
  EXPECT_EQ(understood("unless: { a: x, b: y }"), "none(all(a = x, b = y))");
  EXPECT_EQ(understood("when: { a: x }\n  unless: { b: y }"), "all(a = x, none(b = y))");
}

TEST(Conditions, ThatAreWrongAreRefusedAtTheirPlace) {
  expect(
      {{"{}", "7:9 bad-condition: this condition is empty [without it the line always stands]\n"},
       {"[ { a: x } ]",
        "7:9 wrong-shape: expected a condition such as `{ message.status: OPENED }`, and here is a "
        "list [alternatives are written `any: [...]`]\n"},
       {"a",
        "7:9 wrong-shape: expected a condition such as `{ message.status: OPENED }`, and here is a "
        "text\n"},
       {"{ a: }",
        "7:13 bad-condition: there is nothing to compare with [a literal, a list, a range, or a "
        "test such as `{ is: present }`]\n"},
       {"{ a: [] }", "7:14 bad-condition: an empty list holds nothing to find\n"},
       {"{ a: [ [ x ] ] }",
        "7:16 wrong-shape: expected a literal, and here is a list [a list of values is written "
        "`list: [...]`]\n"},
       {"{ a: 5..1 }", "7:14 bad-condition: this range is empty [the smaller end stands first]\n"},
       {"{ a: -1..-2 }",
        "7:14 bad-condition: this range is empty [the smaller end stands first]\n"},
       {"{ a: {} }",
        "7:14 bad-condition: this needs exactly one test [such as `{ is: present }`]\n"},
       {"{ a: { starts: x, ends: y } }",
        "7:14 bad-condition: this needs exactly one test [several tests of a value are written "
        "under `all:`]\n"},
       {"{ a: { contain: x } }",
        "7:16 bad-condition: there is no test `contain` [did you mean `contains`?]\n"},
       {"{ a: { is: absent } }",
        "7:20 bad-condition: `is` asks for `missing`, `null`, `empty` or `present` [one of "
        "`missing`, `null`, `empty`, `present`]\n"},
       {"{ a: { matches: ^a } }",
        "7:25 wrong-shape: `^a` cannot be the name of a pattern [a letter first, then letters, "
        "digits, `_` and `-`]\n"},
       {"{ a | trim: x }",
        "7:13 bad-condition: a condition has no pipes [give it a name under `let` first]\n"},
       {"{ a: { same_as: b | trim } }",
        "7:27 bad-condition: a condition has no pipes [give it a name under `let` first]\n"},
       {"{ any: { a: x } }",
        "7:16 wrong-shape: expected a list of conditions, and here is a map\n"},
       {"{ none: [] }", "7:17 bad-condition: `none` needs at least one condition\n"},
       {"{ any: [ { \"a[0]\": x }, {} ] }",
        "7:22 expression-syntax: a path has no brackets [positions are written `a.0`]\n"
        "7:33 bad-condition: this condition is empty [without it the line always stands]\n"}});
}

}  // namespace
}  // namespace smx::spec::testing

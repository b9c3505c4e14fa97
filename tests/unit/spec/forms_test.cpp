#include <gtest/gtest.h>

#include "unit/spec/rule_file.h"

namespace smx::spec::testing {
namespace {

/// A mapping whose result is the form under test, from line 6 on.
struct Result {
  RuleFile rules;

  explicit Result(const std::string& lines)
      : rules("mapping: m\nsummary: S.\ninput: { a: any }\noutput: any\nresult:\n" + lines) {}
  const Form& form() const { return *rules.as<Mapping>().body; }
};

TEST(AForm, IsAnExpressionWhenItIsATextAlone) {
  const Result result("  a.b | trim\n");
  EXPECT_EQ(result.rules.mistakes(), "");
  EXPECT_EQ(result.form().kind, Form::Kind::from);
  EXPECT_EQ(shown(result.form().expression), "a/b | trim");
  EXPECT_FALSE(result.form().broken);
}

TEST(AForm, KeepsLiteralsAsTheyAreWritten) {
  const Result plain("  { value: 012 }\n");
  EXPECT_EQ(plain.form().literal.word.text, "012");
  EXPECT_FALSE(plain.form().literal.word.quoted);
  const Result quoted("  { value: \"true\" }\n");
  EXPECT_TRUE(quoted.form().literal.word.quoted);
}

TEST(AForm, ThatIsFirstKnowsItsCandidatesAndWhatItSkips) {
  const Result result("  first: [ a, { value: x } ]\n  skipping: [ missing, empty ]\n");
  EXPECT_EQ(result.rules.mistakes(), "");
  ASSERT_EQ(result.form().parts.size(), 2u);
  EXPECT_EQ(result.form().parts[1].kind, Form::Kind::value);
  EXPECT_EQ(result.form().skipping, (std::vector{State::missing, State::empty}));
}

TEST(AForm, ThatIsOneOfKnowsItsKinds) {
  const Result result("  one_of: { person: a.p, pool: a.q }\n");
  EXPECT_EQ(result.rules.mistakes(), "");
  ASSERT_EQ(result.form().named.size(), 2u);
  EXPECT_EQ(result.form().named[1].name.text, "pool");
  EXPECT_EQ(shown(result.form().named[1].form.expression), "a/q");
}

TEST(AForm, ThatDecidesOrUsesKnowsWhomAndWithWhat) {
  const Result decides("  { decide: category, with: { subject: a.s } }\n");
  EXPECT_EQ(decides.rules.mistakes(), "");
  EXPECT_EQ(decides.form().callee.text, "category");
  EXPECT_EQ(decides.form().named[0].name.text, "subject");
  const Result uses("  use: other-mapping\n");
  EXPECT_EQ(uses.rules.mistakes(), "");
  EXPECT_EQ(uses.form().kind, Form::Kind::use);
}

TEST(AForm, ThatIsAnObjectKeepsWholeTargets) {
  const Result result("  fields: { a.b: a, c.0.@d: { value: x } }\n");
  EXPECT_EQ(result.rules.mistakes(), "");
  EXPECT_EQ(result.form().named[0].name.text, "a.b");
  EXPECT_EQ(result.form().named[1].name.text, "c.0.@d");
}

TEST(AnEach, HasABodyOfItsOwnAndKeepsPoliciesAndConditions) {
  const Result result(R"(
  each: [ a.x, a.y ]
  as: item
  where: { .kind: x }
  let: { id: .id }
  when: { a: { is: present } }
  on_fault: report
  use: other
  with: { input: item }
)");
  EXPECT_EQ(result.rules.mistakes(), "");
  const Form& each = result.form();
  EXPECT_EQ(each.kind, Form::Kind::each);
  ASSERT_EQ(each.sources.size(), 2u);
  EXPECT_EQ(shown(each.sources[1]), "a/y");
  EXPECT_EQ(each.as.text, "item");
  EXPECT_TRUE(each.where && each.when);
  EXPECT_EQ(each.lets[0].name.text, "id");
  const auto& on_fault = each.policies[static_cast<std::size_t>(Trigger::fault)];
  ASSERT_TRUE(on_fault);
  EXPECT_EQ(on_fault->action, Action::skip);
  EXPECT_EQ(on_fault->reporting, Reporting::report);
  ASSERT_TRUE(each.body);
  EXPECT_EQ(each.body->kind, Form::Kind::use);
  EXPECT_EQ(each.body->callee.text, "other");
  EXPECT_EQ(each.body->named[0].name.text, "input");
  EXPECT_FALSE(each.body->when);
  for (const auto& policy : each.body->policies) EXPECT_FALSE(policy);
}

TEST(AForm, IsBrokenByItsOwnMistakesOnlyAndNotByThoseInside) {
  const Result result("  fields:\n    good: a\n    bad: a[0]\n    worse: { from: a, betwen: x }\n");
  const Form& fields = result.form();
  EXPECT_FALSE(fields.broken);
  ASSERT_EQ(fields.named.size(), 3u);
  EXPECT_FALSE(fields.named[0].form.broken);
  EXPECT_TRUE(fields.named[1].form.broken);
  EXPECT_TRUE(fields.named[2].form.broken);
}

TEST(AForm, IsBrokenByAMistakeInItsConditionOrPolicy) {
  EXPECT_TRUE(Result("  { from: a, when: {} }\n").form().broken);
  EXPECT_TRUE(Result("  { from: a, on_missing: { use: \"a[0]\" } }\n").form().broken);
  EXPECT_TRUE(Result("  { each: a, from: .x, where: {} }\n").form().body->broken);
}

struct Case {
  std::string written;
  std::string said;
};

const Case kMistakes[] = {
    {"  [ a, b ]\n",
     "6:3 wrong-shape: expected a value, and here is a list [a list of values is written `list: "
     "[...]`]\n"},
    {"  { value: a, from: b }\n", "6:5 exclusive-keys: a value has exactly one form\n"},
    {"  { form: a }\n",
     "6:5 exclusive-keys: a value has exactly one form, and here is none [did you mean "
     "`from`?]\n"},
    {"  { id: a, name: b }\n",
     "6:3 exclusive-keys: a value has exactly one form, and here is none [a nested object is "
     "written `fields: {...}`]\n"},
    {"  {}\n",
     "6:3 exclusive-keys: a value has exactly one form, and here is none [a nested object is "
     "written `fields: {...}`]\n"},
    {"  { copy: a, except: [ b ] }\n",
     "6:5 missing-key: `copy` stands beside `fields` [add `fields: {}` where nothing else is "
     "written]\n"},
    {"  { each: a, from: ., sorted: .b }\n",
     "6:23 unknown-key: `sorted` is not a key of `each` [did you mean `sort`?]\n"},
    {"  { from: a, sort: .b }\n",
     "6:14 unknown-key: `sort` is not a key of `from` [this key belongs to `each` and `group`; "
     "among functions "
     "there is a `sort` too]\n"},
    {"  { each: a }\n", "6:5 exclusive-keys: `each` does not say what an item gives\n"},
    {"  { each: a, from: ., value: x }\n",
     "6:14 exclusive-keys: each item gives exactly one form\n"},
    {"  { each: a, one_of: { b: .b } }\n",
     "6:5 exclusive-keys: `one_of` cannot stand beside `each`\n"},
    {"  { each: [], from: . }\n", "6:11 wrong-shape: `each` needs at least one item\n"},
    {"  { from: a, between: x }\n",
     "6:14 unknown-key: `between` is not a key of `from` [this key belongs to `join`]\n"},
    {"  { from: a, defualt: x }\n",
     "6:14 unknown-key: `defualt` is not a key of `from` [did you mean `default`?]\n"},
    {"  { first: a }\n", "6:12 wrong-shape: expected a list, and here is a text\n"},
    {"  { first: [] }\n", "6:12 wrong-shape: `first` needs at least one item\n"},
    {"  { first: [ a ], skipping: [ present ] }\n",
     "6:31 wrong-shape: what `first` can pass over is `missing`, `null`, `empty` [one of "
     "`missing`, `null`, `empty`]\n"},
    {"  { cases: [ a ] }\n",
     "6:14 wrong-shape: expected a case such as `{ when: {...}, from: ... }`, and here is a "
     "text\n"},
    {"  { one_of: { a: { value: x } } }\n",
     "6:18 wrong-shape: expected an expression such as `message.id`, and here is a map\n"},
    {"  { value: [ a, ] }\n", ""},
    {"  { value: { a: } }\n",
     "6:16 wrong-shape: expected a literal, and here is nothing [an empty text is written `\"\"`, "
     "null is written `null`]\n"},
    {"  { fields: { \"a b\": a } }\n",
     "6:15 wrong-shape: `a b` cannot be a target [names, `@name` or positions, with dots between "
     "them]\n"},
    {"  { use: Other }\n",
     "6:10 wrong-shape: `Other` cannot be the name of a mapping [small letters and digits with "
     "`-` between the words]\n"},
    {"  { each: a, as: .x, from: . }\n",
     "6:18 wrong-shape: `.x` cannot be the name of an item [a letter first, then letters, "
     "digits, "
     "`_` and `-`]\n"},
    {"  { from: a, basis: guess }\n",
     "6:21 wrong-shape: `basis` is `fact`, `inferred`, `assumed` [one of `fact`, `inferred`, "
     "`assumed`]\n"},
    {"  message.text\n    | trim\n    | f(x)\n",
     "8:8 expression-syntax: a function is called without parentheses [arguments are bare words: "
     "`f x`]\n"},
    {"  join:\n    - from:\n        a.b\n        == c\n",
     "9:9 expression-syntax: there are no operators [a comparison is a condition, such as `when: "
     "{ message.status: OPENED }`]\n"},
};

TEST(AForm, ThatIsWrongIsRefusedAtItsPlace) {
  for (const Case& each : kMistakes) {
    SCOPED_TRACE(each.written);
    EXPECT_EQ(Result(each.written).rules.mistakes(), each.said);
  }
}

TEST(SeveralForms, AreRefusedWithALabelAtEach) {
  const Result result("  value: a\n  from: b\n  first: [ c ]\n");
  ASSERT_EQ(result.rules.diagnostics.items().size(), 1u);
  const auto& labels = result.rules.diagnostics.items().front().labels;
  ASSERT_EQ(labels.size(), 3u);
  EXPECT_EQ(labels[1].begin, (Position{7, 3}));
  EXPECT_EQ(labels[2].begin, (Position{8, 3}));
}

}  // namespace
}  // namespace smx::spec::testing

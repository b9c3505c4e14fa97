// A type that was said to be complete is checked by shortcuts. They decide as the long way does.
#include <algorithm>
#include <limits>
#include <optional>
#include <random>

#include <gtest/gtest.h>

#include "types/type.h"
#include "types/validate.h"
#include "unit/types/rule_set.h"

namespace smx {
namespace {

std::string name_of(std::size_t index) {
  return (index % 3 == 0 ? "n" : "name") + std::to_string(index * 7919 % 10007);
}

/// An object with so many integers, each second one required.
Type* wide_type(TypeStore& store, std::size_t count) {
  Type* type = store.make(TypeKind::object);
  type->closed = true;
  for (std::size_t i = 0; i < count; ++i) {
    type->properties.push_back({name_of(i), store.integer(), i % 2 == 0});
  }
  return type;
}

Node object_of(const std::vector<std::string>& names, std::vector<Member>& members) {
  members.clear();
  for (const std::string& name : names) members.push_back({name, Node::number("1")});
  return Node::object(members);
}

class CompleteTypes : public testing::TestWithParam<std::size_t> {};

TEST_P(CompleteTypes, FindMembersInAnyOrder) {
  TypeStore store;
  Type* type = wide_type(store, GetParam());
  const Type incomplete = *type;
  store.complete(*type);
  std::vector<std::string> names;
  for (const Property& property : type->properties) names.push_back(property.name);
  std::mt19937 chance(7);
  std::vector<Member> members;
  const auto expect = [&](bool expected) {
    const Node object = object_of(names, members);
    EXPECT_EQ(fits(object, *type), expected);
    EXPECT_EQ(fits(object, incomplete), expected);
    EXPECT_EQ(validate(object, *type, 20).empty(), expected);
  };
  expect(true);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(names.begin(), names.end(), chance);
    expect(true);
  }
  for (const char* stray : {"", "n", "name", "name1", "zzz", "a"}) {
    names.emplace_back(stray);
    expect(false);
    names.pop_back();
  }
  // Without one of them: it depends on whether that was required.
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::swap(names[i], names.back());
    const std::string left_out = names.back();
    names.pop_back();
    expect(!type->find(left_out)->required);
    names.push_back(left_out);
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, CompleteTypes, testing::Values(1, 2, 15, 16, 17, 18, 40, 100));

TEST(CompleteTypes, NameWhatIsMissingOfAWideObject) {
  TypeStore store;
  const Type* type = wide_type(store, 40);
  store.complete(*type);
  std::vector<std::string> names;
  for (const Property& property : type->properties) names.push_back(property.name);
  std::reverse(names.begin(), names.end());
  const std::string left_out = type->properties[20].name;
  std::erase(names, left_out);
  std::vector<Member> members;
  const auto violations = validate(object_of(names, members), *type, 20);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].message, "`" + left_out + "` is required and is missing");
}

TEST(CompleteTypes, AreIncompleteAgainWhenTheyAreCopied) {
  TypeStore store;
  Type* type = wide_type(store, 20);
  type->nullable = true;
  store.complete(*type);
  Type copy = *type;
  EXPECT_FALSE(copy.hints.is_known);
  EXPECT_TRUE(fits(Node::null(), copy));
  copy.nullable = false;
  EXPECT_FALSE(fits(Node::null(), copy));
  copy.properties.clear();
  EXPECT_TRUE(fits(Node::object({}), copy));
  Type assigned;
  store.complete(*store.text());
  assigned = *store.text();
  assigned.min_length = 1;
  EXPECT_FALSE(fits(Node::text(""), assigned));
}

TEST(CompleteTypes, StayRightWhenTheStoreMakesOthersOfThem) {
  TypeStore store;
  Type* type = store.make(TypeKind::text);
  type->nullable = true;
  store.complete(*type);
  EXPECT_TRUE(fits(Node::null(), *type));
  EXPECT_FALSE(fits(Node::null(), *store.without_null(type)));
  EXPECT_TRUE(fits(Node::text(""), *store.without_null(type)));
  EXPECT_TRUE(fits(Node::null(), *store.with_phi(type)));
  EXPECT_FALSE(fits(Node::boolean(true), *store.with_phi(type)));
}

// Where members and items are all that is asked for, nothing else is looked at.
TEST(CompleteTypes, AskObjectsAndListsForAllThatIncompleteOnesDo) {
  TypeStore store;
  const Node items[] = {Node::number("1"), Node::number("2")};
  const Node texts[] = {Node::text("a")};
  const Member members[] = {{"a", Node::number("1")}};
  const Node values[] = {Node::null(),      Node::boolean(true), Node::number("1"),
                         Node::text("a"),   Node::list({}),      Node::list(items),
                         Node::list(texts), Node::object({}),    Node::object(members)};
  for (const TypeKind kind : {TypeKind::object, TypeKind::list, TypeKind::any, TypeKind::text}) {
    for (unsigned asked = 0; asked < 64; ++asked) {
      Type* type = store.make(kind);
      type->nullable = (asked & 1) != 0;
      type->closed = (asked & 2) != 0;
      if ((asked & 4) != 0) type->min_items = 1;
      if ((asked & 8) != 0) type->max_items = 1;
      if ((asked & 16) != 0) type->item = store.integer();
      if ((asked & 32) != 0) type->properties.push_back({"a", store.integer(), true});
      const Type incomplete = *type;
      store.complete(*type);
      for (const Node& value : values) {
        EXPECT_EQ(fits(value, *type), fits(value, incomplete));
        EXPECT_EQ(fits(value, *type), validate(value, *type, 20).empty());
      }
    }
  }
}

TEST(CompleteTypes, TakeTheNumbersThatIncompleteOnesTake) {
  const std::vector<std::string> numbers = {"0",
                                            "-0",
                                            "1",
                                            "-1",
                                            "9",
                                            "10",
                                            "99",
                                            "100",
                                            "101",
                                            "1000",
                                            "9999",
                                            "1.0",
                                            "1e2",
                                            "12.5",
                                            "0.5",
                                            "99999999999999999",
                                            "999999999999999999",
                                            "1000000000000000000",
                                            "9223372036854775807",
                                            "9223372036854775808",
                                            "99999999999999999999",
                                            "-99999999999999999999"};
  const std::vector<std::optional<std::int64_t>> bounds = {
      std::nullopt,
      -5,
      0,
      1,
      2,
      8,
      9,
      10,
      98,
      99,
      100,
      9999,
      999'999'999'999'999'999,
      1'000'000'000'000'000'000,
      std::numeric_limits<std::int64_t>::max()};
  for (const TypeKind kind : {TypeKind::integer, TypeKind::number}) {
    for (const auto& minimum : bounds) {
      for (const auto& maximum : bounds) {
        TypeStore store;
        Type* type = store.make(kind);
        type->minimum = minimum;
        type->maximum = maximum;
        const Type incomplete = *type;
        store.complete(*type);
        for (const std::string& number : numbers) {
          EXPECT_EQ(fits(Node::number(number), *type), fits(Node::number(number), incomplete))
              << number;
        }
      }
    }
  }
}

TEST(CompleteTypes, AreThoseOfSchemas) {
  RuleSet rules{{"a.yaml", "X: { type: object, properties: { a: { type: string } } }"}};
  const Type* type = rules.named("a/X");
  ASSERT_NE(type, nullptr);
  EXPECT_TRUE(type->hints.is_known);
  EXPECT_TRUE(type->properties[0].type->hints.settle(Kind::text));
  EXPECT_FALSE(type->properties[0].type->hints.settle(Kind::null));
}

}  // namespace
}  // namespace smx

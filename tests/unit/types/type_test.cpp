#include "types/type.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(Types, FindAPropertyByItsName) {
  TypeStore store;
  Type* message = store.make(TypeKind::object);
  message->properties = {{"id", store.text(), true}, {"size", store.integer(), false}};
  EXPECT_EQ(message->find("size")->type, store.integer());
  EXPECT_EQ(message->find("siz"), nullptr);
}

TEST(Types, AreDescribedInShortWords) {
  TypeStore store;
  const auto nullable = [&store](TypeKind kind) {
    Type* type = store.make(kind);
    type->nullable = true;
    return type;
  };
  Type* status = store.make(TypeKind::text);
  status->enumeration = {"READ", "UNREAD"};
  Type* one = store.make(TypeKind::text);
  one->enumeration = {"READ"};
  Type* pool = store.make(TypeKind::object);
  pool->name = "oh/Pool";
  Type* circular = store.make(TypeKind::list);
  circular->item = circular;
  Type* many = store.make(TypeKind::integer);
  for (int i = 0; i < 14; ++i) many->enumeration.push_back(std::to_string(i));

  EXPECT_EQ(describe(*store.any()), "anything");
  EXPECT_EQ(describe(*store.instant()), "instant");
  EXPECT_EQ(describe(*store.date()), "date");
  EXPECT_EQ(describe(*store.make(TypeKind::null)), "null");
  EXPECT_EQ(describe(*nullable(TypeKind::integer)), "integer or null");
  EXPECT_EQ(describe(*status), "one of READ, UNREAD");
  EXPECT_EQ(describe(*one), "READ");
  EXPECT_EQ(describe(*many), "one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more");
  EXPECT_EQ(describe(*store.list_of(pool)), "list of oh/Pool");
  EXPECT_EQ(describe(*store.list_of(store.list_of(store.boolean()))), "list of list of boolean");
  EXPECT_EQ(describe(*store.list_of(nullable(TypeKind::text))), "list of (text or null)");
  EXPECT_EQ(describe(*circular), "list of list of list of list of list");
}

TEST(Types, CountAnythingAsPhiAndAdmitNullThere) {
  TypeStore store;
  EXPECT_EQ(store.any()->phi, Phi::yes);
  EXPECT_TRUE(store.any()->nullable);
  EXPECT_EQ(store.text()->phi, Phi::no);
  EXPECT_FALSE(store.text()->nullable);
  EXPECT_EQ(store.list_of(store.text())->phi, Phi::no);
  EXPECT_EQ(store.list_of(store.any())->phi, Phi::yes);
}

TEST(Types, CarryTheMarkOfPhiToEverythingBelow) {
  TypeStore store;
  Type* person = store.make(TypeKind::object);
  person->name = "oh/Person";
  Type* people = store.make(TypeKind::list);
  people->item = person;
  person->properties = {{"name", store.text(), true}, {"relatives", people, false}};
  person->additional = store.number();

  const Type* marked = store.with_phi(person);
  ASSERT_NE(marked, person);
  EXPECT_EQ(marked->phi, Phi::yes);
  EXPECT_EQ(marked->name, "oh/Person");
  EXPECT_EQ(marked->find("name")->type->phi, Phi::yes);
  EXPECT_TRUE(marked->find("name")->required);
  EXPECT_EQ(marked->additional->phi, Phi::yes);
  EXPECT_EQ(marked->find("relatives")->type->phi, Phi::yes);
  EXPECT_EQ(marked->find("relatives")->type->item, marked) << "a circle stays a circle";
  EXPECT_EQ(person->phi, Phi::no) << "the original stays as it was";
  EXPECT_EQ(store.text()->phi, Phi::no);
  EXPECT_EQ(store.with_phi(marked), marked);
}

TEST(Types, CanLoseNull) {
  TypeStore store;
  Type* type = store.make(TypeKind::text);
  type->nullable = true;
  type->max_length = 5;
  const Type* without = store.without_null(type);
  EXPECT_FALSE(without->nullable);
  EXPECT_EQ(without->max_length, 5u);
  EXPECT_TRUE(type->nullable);
  EXPECT_EQ(store.without_null(store.text()), store.text());
}

}  // namespace
}  // namespace smx

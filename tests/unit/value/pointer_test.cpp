#include "value/pointer.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

/// {"a":{"b/c":[10,"x"]},"~":null} as if it had been read from a document.
struct Document {
  Node items[2] = {Node::number("10", {0, 13}), Node::text("x", {0, 16})};
  Member inner[1] = {{"b/c", Node::list(items, {0, 12})}};
  Member outer[2] = {{"a", Node::object(inner, {0, 5})}, {"~", Node::null({0, 26})}};
  Node root = Node::object(outer, {0, 0});
};

TEST(FindAt, FollowsNamesAndIndexes) {
  const Document document;
  EXPECT_EQ(find_at(document.root, ""), &document.root);
  EXPECT_EQ(find_at(document.root, "/a/b~1c/1"), &document.items[1]);
  EXPECT_EQ(find_at(document.root, "/~0"), &document.outer[1].value);
}

TEST(FindAt, FindsNothingWhereThereIsNothing) {
  const Document document;
  for (const char* pointer :
       {"a", "/b", "/", "/a/", "/~", "/~2", "/a/b~1c/2", "/a/b~1c/-", "/a/b~1c/01", "/a/b~1c/+1",
        "/a/b~1c/", "/a/b~1c/0/x", "/~0/x", "/a/b~1c/99999999999999999999999"}) {
    EXPECT_EQ(find_at(document.root, pointer), nullptr) << pointer;
  }
}

TEST(FindAt, FindsTheMemberWithTheEmptyName) {
  const Member members[] = {{"", Node::null()}};
  EXPECT_EQ(find_at(Node::object(members), "/"), &members[0].value);
}

TEST(PointerOf, NamesTheValueThatBeginsAtAnOffset) {
  const Document document;
  EXPECT_EQ(pointer_of(document.root, 0), "");
  EXPECT_EQ(pointer_of(document.root, 5), "/a");
  EXPECT_EQ(pointer_of(document.root, 12), "/a/b~1c");
  EXPECT_EQ(pointer_of(document.root, 13), "/a/b~1c/0");
  EXPECT_EQ(pointer_of(document.root, 16), "/a/b~1c/1");
  EXPECT_EQ(pointer_of(document.root, 26), "/~0");
}

TEST(PointerOf, NamesTheValueThatSpansAnOffset) {
  const Document document;
  EXPECT_EQ(pointer_of(document.root, 14), "/a/b~1c/0");
  EXPECT_EQ(pointer_of(document.root, 18), "/a/b~1c/1");
  EXPECT_EQ(pointer_of(document.root, 29), "/~0");
}

TEST(PointerOf, IgnoresValuesOfOtherDocuments) {
  const Node items[] = {Node::number("1", {0, 1}), Node::number("22", {1, 1})};
  EXPECT_EQ(pointer_of(Node::list(items, {0, 0}), 1), "/0");
}

TEST(AppendToken, EscapesWhatAPointerCannotHold) {
  std::string pointer = "/x";
  append_token(pointer, "a/b~c");
  append_token(pointer, "");
  EXPECT_EQ(pointer, "/x/a~1b~0c/");
}

TEST(ShapeOf, SaysHowMuchThereIsAndNeverWhat) {
  const Document document;
  EXPECT_EQ(shape_of(document.root), "object, 2 members");
  EXPECT_EQ(shape_of(document.outer[0].value), "object, 1 member");
  EXPECT_EQ(shape_of(document.inner[0].value), "list, 2 items");
  EXPECT_EQ(shape_of(Node::list({})), "list, 0 items");
  EXPECT_EQ(shape_of(Node::text("größe")), "string, 5 chars");
  EXPECT_EQ(shape_of(Node::text("€")), "string, 1 char");
  EXPECT_EQ(shape_of(Node::number("-6.30e12")), "number, 3 digits");
  EXPECT_EQ(shape_of(Node::boolean(true)), "true or false");
  EXPECT_EQ(shape_of(Node::null()), "null");
}

}  // namespace
}  // namespace smx

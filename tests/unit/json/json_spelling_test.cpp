// Values that know their JSON are written without a look. What is written must be what a look would
// have written.
#include <gtest/gtest.h>

#include "json/spelled.h"
#include "unit/json/random_json.h"
#include "unit/json/reading.h"

namespace smx {
namespace {

/// The same value, of which nothing is known.
Node forgetful(const Node& node, Arena& arena) {
  if (node.is(Kind::text)) return Node::text(node.text());
  if (node.is(Kind::list)) {
    const auto items = arena.allocate_array<Node>(node.items().size());
    for (std::size_t i = 0; i < items.size(); ++i) items[i] = forgetful(node.items()[i], arena);
    return Node::list(items);
  }
  if (!node.is(Kind::object)) return node;
  const auto members = arena.allocate_array<Member>(node.members().size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& member = node.members()[i];
    members[i] = {member.name, forgetful(member.value, arena)};
  }
  return Node::object(members);
}

std::string indented(const Node& node) {
  std::string out;
  write_json(node, JsonLayout::indented, out);
  return out;
}

TEST(JsonSpelling, of_what_was_read_is_what_a_look_would_give) {
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    const std::string text = RandomJson(seed).document();
    const Reading reading(text);
    if (!reading.is_read()) continue;  // a name that comes twice
    Arena arena;
    const Node plain = forgetful(reading.root(), arena);
    ASSERT_EQ(compact(reading.root()), compact(plain)) << text;
    ASSERT_EQ(indented(reading.root()), indented(plain)) << text;
  }
}

TEST(JsonSpelling, of_literals_is_what_a_look_would_give) {
  for (std::uint32_t seed = 0; seed < 4000; ++seed) {
    const std::string text = RandomJson(seed).document();
    const Reading reading(text);
    if (!reading.is_read()) continue;
    Arena arena;
    const Node plain = forgetful(reading.root(), arena);
    const Node spelled = with_spelling(plain, arena);
    ASSERT_EQ(compact(spelled), compact(plain)) << text;
    ASSERT_EQ(indented(spelled), indented(plain)) << text;
    ASSERT_EQ(compact(forgetful(spelled, arena)), compact(plain)) << text;
  }
}

TEST(JsonSpelling, is_kept_only_of_escapes_that_would_be_written) {
  const auto spelling = [](std::string_view text) { return Reading(text).root().spelling(); };
  EXPECT_EQ(spelling(R"("plain")"), Spelling::quoted);
  EXPECT_EQ(spelling("\"gr\u00fc\u00dfe\""), Spelling::quoted);
  EXPECT_EQ(spelling(R"("a\n\"b\"\\ \u0001\u001f")"), Spelling::kept);
  EXPECT_EQ(spelling(R"("a\/b")"), Spelling::unknown);
  EXPECT_EQ(spelling(R"("\u0041")"), Spelling::unknown);
  EXPECT_EQ(spelling(R"("\u000a")"), Spelling::unknown);
  EXPECT_EQ(spelling(R"("\u001F")"), Spelling::unknown);
}

TEST(JsonSpelling, of_a_literal_stays_with_its_origin_and_rule) {
  Arena arena;
  Node node = Node::text("a\nb", {3, 17});
  node.set_rule(5);
  const Node spelled = with_spelling(node, arena);
  EXPECT_EQ(spelled.spelling(), Spelling::kept);
  EXPECT_EQ(spelled.kept_spelling(), R"("a\nb")");
  EXPECT_EQ(spelled.text(), "a\nb");
  EXPECT_EQ(spelled.origin().offset, 17u);
  EXPECT_EQ(spelled.rule(), 5u);
}

TEST(JsonSpelling, needs_room_for_any_nesting) {
  std::string text(900, '[');
  text.append(900, ']');
  Limits limits;
  limits.document_depth = 1000;
  EXPECT_EQ(compact(Reading(text, limits).root()), text);
}

}  // namespace
}  // namespace smx

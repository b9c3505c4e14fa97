// Lists and XML: items keep their way whatever is done with the list around them.
#include "explained.h"

namespace smx::testing {
namespace {

TEST(Lists, say_which_item_has_the_key_of_another) {
  World world;
  world.mapping(R"(
fields:
  objects:
    each: in.items
    fields: { a: .key, b: .value }
    distinct: .a
    sort: [ { by: .a, order: down } ]
)");
  const Explanation why = explained(
      world,
      R"({"id":"x","items":[{"key":"a","value":"1"},{"key":"a","value":"2"},{"key":"b","value":"3"}]})");
  ASSERT_EQ(why.left_out.size(), 1u) << world.problems() << text_of(why);
  EXPECT_EQ(why.left_out.front().item.pointer, "/items/1");
  EXPECT_EQ(why.left_out.front().because, "another item has its key");
  EXPECT_EQ(answer_at(why, "/objects/0/b"), "in /items/2/value");
  EXPECT_EQ(answer_at(why, "/objects/1/b"), "in /items/0/value");
}

TEST(Lists, say_which_guard_or_policy_left_an_item_out) {
  World world;
  world.mapping(R"(
fields:
  list:
    each: in.items
    guards: [ { id: odd, when: { .key: x }, skip: wrong-kind } ]
    from: .value
    on_fault: report
)");
  const Explanation why = explained(
      world, R"({"id":"x","items":[{"key":"x","value":"1"},{"key":"b","value":"2"},{"key":"c"}]})");
  ASSERT_EQ(why.left_out.size(), 2u) << world.problems() << text_of(why);
  EXPECT_EQ(why.left_out[0].because, "guard `m/list.guards.odd` holds");
  EXPECT_EQ(why.left_out[1].because, "`.value` is missing");
  EXPECT_EQ(answer_at(why, "/list/0"), "in /items/1/value");
}

TEST(Lists, of_ranked_objects_keep_their_lines) {
  World world;
  world.file(
      "schemas/u.yaml",
      "$defs:\n  Ranked:\n    type: object\n    properties:\n      list: { type: array, items: "
      "{ type: object, properties: { a: { type: string }, n: { type: integer }, c: { type: "
      "string } } } }\n");
  world.file("pack.yaml",
             "pack: test\nsummary: T.\nschemas: { t: schemas/t.yaml, u: schemas/u.yaml }\n");
  world.file("mappings/m.yaml", R"(
mapping: m
summary: A mapping.
input: { in: t/In }
output: u/Ranked
fields:
  list:
    each: in.items
    fields: { a: .key, c: .value }
    sort: .a
    rank: { into: n, ties: order }
)");
  const Explanation why =
      explained(world, R"({"id":"x","items":[{"key":"b","value":"1"},{"key":"a"}]})");
  EXPECT_EQ(answer_at(why, "/list/0/a"), "in /items/1/key") << world.problems() << text_of(why);
  EXPECT_EQ(answer_at(why, "/list/1/c"), "in /items/0/value");
  EXPECT_EQ(absence_at(why, "/list/0/c"), "`.value` is missing");
  EXPECT_EQ(value_at(why, "/list/0/n").value, "1");
}

constexpr std::string_view kPost = R"(
$defs:
  Parcel:
    type: object
    xml: { name: parcel, namespace: "urn:post" }
    required: [ id ]
    properties:
      id: { type: string }
      item: { type: array, items: { type: string } }
  Label:
    type: object
    xml: { name: label, namespace: "urn:label", prefix: l }
    properties:
      id: { type: string }
)";

TEST(Xml, has_places_in_the_terms_of_its_elements) {
  World world;
  world.file("schemas/t.yaml", std::string(kPost));
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: t/Parcel }\noutput: text\n"
             "result: { from: in.item.1, default: none }\n");
  const Explanation why =
      explained(world, "<parcel xmlns='urn:post'><id>1</id><item>a</item><item>b</item></parcel>");
  EXPECT_EQ(answer_at(why, ""), "in /parcel/item[2]") << world.problems() << text_of(why);
}

TEST(Xml, that_cannot_be_written_names_the_line_as_without_anybody_asking) {
  World world;
  world.file("schemas/t.yaml", std::string(kPost));
  world.file("mappings/m.yaml",
             "mapping: m\nsummary: A mapping.\ninput: { in: t/Parcel }\noutput: t/Label\n"
             "output_format: xml\nfields: { id: in.id }\n");
  const Explanation why = explained(world, R"({"id":"\u0001"})");
  EXPECT_EQ(summary(why.result), "unwritable-value at m/id in /id\n") << world.problems();
}

}  // namespace
}  // namespace smx::testing

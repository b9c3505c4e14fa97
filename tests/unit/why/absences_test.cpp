// Why something is not there: targets, items, parts of documents, whole outputs.
#include "explained.h"

namespace smx::testing {
namespace {

TEST(Absences, of_targets_name_the_condition_that_does_not_hold) {
  World world;
  world.mapping(R"(
fields:
  text: { when: { in.kind: A }, from: in.id }
  short: in.name
  flag: { when: { all: [ { in.id: x }, { in.count: { is: present } } ] }, value: true }
)");
  const Explanation why = explained(world, R"({"id":"x","kind":"B"})");
  EXPECT_EQ(absence_at(why, "/text"), "`in.kind: A` does not hold: `in.kind` is string, 1 char");
  EXPECT_EQ(absence_at(why, "/short"), "`in.name` is missing");
  EXPECT_EQ(absence_at(why, "/flag"), "`in.count` is missing");
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("/text is not in the output"), std::string::npos) << way;
}

TEST(Absences, of_items_name_the_condition_guard_or_limit_that_left_them_out) {
  World world;
  world.mapping(R"(
fields:
  list:
    each: in.items
    as: item
    where: { item.key: { not: b } }
    from: item.value
    sort: [ { by: . } ]
    limit: 2
)");
  const Explanation why = explained(
      world,
      R"({"id":"x","items":[{"key":"a","value":"3"},{"key":"b","value":"0"},{"key":"c","value":"1"},{"key":"d","value":"2"}]})");
  ASSERT_EQ(why.left_out.size(), 2u) << world.problems() << text_of(why);
  EXPECT_EQ(why.left_out[0].item.pointer, "/items/0");
  EXPECT_EQ(why.left_out[0].because, "it stands behind the limit of 2");
  EXPECT_EQ(why.left_out[1].item.pointer, "/items/1");
  EXPECT_EQ(why.left_out[1].pointer, "/list");
  EXPECT_EQ(answer_at(why, "/list"), "2 of 4 items of in /items");
  // Items keep their way through the sorting.
  EXPECT_EQ(answer_at(why, "/list/0"), "in /items/2/value");
  EXPECT_EQ(answer_at(why, "/list/1"), "in /items/3/value");
}

TEST(Absences, of_documents_are_what_no_path_filter_or_function_looked_at) {
  World world;
  world.mapping(R"(
fields: { text: in.items(key=a).value, short: in.id }
)");
  const Explanation why = explained(
      world,
      R"({"id":"x","count":1,"items":[{"key":"a","value":"1"},{"key":"b","value":"2"}],"sizes":{"s":1}})");
  ASSERT_EQ(why.unread.size(), 3u) << text_of(why);
  EXPECT_EQ(why.unread[0].pointer, "/count");
  EXPECT_EQ(why.unread[0].shape, "number, 1 digit");
  EXPECT_EQ(why.unread[1].pointer, "/items/*/value");
  EXPECT_EQ(why.unread[1].count, 1u);
  EXPECT_EQ(why.unread[1].of, 2u);
  EXPECT_EQ(why.unread[2].pointer, "/sizes");
}

TEST(Absences, of_the_output_lead_to_the_line_that_refused_the_document) {
  World world;
  world.mapping(
      "let: { noted: { from: in.name, on_missing: { fail: bad-id } } }\nfields: { text: noted }");
  const Explanation why = explained(world, R"({"id":"x"})");
  EXPECT_EQ(why.result.outcome, Outcome::refused);
  EXPECT_TRUE(why.values.empty());
  ASSERT_EQ(why.endings.size(), 1u);
  EXPECT_EQ(why.steps[why.endings.front()].subject, "m/let.noted");
  EXPECT_EQ(why.steps[why.endings.front()].end, WhyEnd::fault);
  EXPECT_NE(text_of(why).find("`m/let.noted` fails: The id has no number."), std::string::npos)
      << text_of(why);
}

TEST(Absences, of_the_output_lead_to_the_guard_that_skipped_the_document) {
  World world;
  world.mapping(
      "guards:\n  - { id: odd, when: { in.kind: C }, skip: wrong-kind }\nfields: { text: in.id }");
  const Explanation why = explained(world, R"({"id":"x","kind":"C"})");
  EXPECT_EQ(why.result.outcome, Outcome::skipped);
  ASSERT_EQ(why.endings.size(), 1u);
  const std::string text = text_of(why);
  EXPECT_NE(text.find("guard `m/guards.odd` holds: This kind is not taken."), std::string::npos)
      << text;
  EXPECT_NE(text.find("when `in.kind: C` holds"), std::string::npos) << text;
}

TEST(Absences, of_documents_that_do_not_fit_are_told_by_their_diagnostics) {
  World world;
  world.mapping("fields: { text: in.id }");
  const Explanation why = explained(world, R"({"id":1})");
  EXPECT_FALSE(why.is_traced);
  EXPECT_EQ(why.result.outcome, Outcome::refused);
  EXPECT_NE(text_of(why).find("SMX0210"), std::string::npos) << text_of(why);
}

TEST(Absences, of_a_path_name_those_near_it_and_the_place_above) {
  World world;
  world.mapping("fields: { inner.a: in.id, text: in.id }");
  const Explanation why = explained(world, R"({"id":"x"})", {ShownValues::shapes, "/inner/b"});
  const std::string text = text_of(why, "/inner/b");
  EXPECT_NE(text.find("there is no /inner/b in the output"), std::string::npos) << text;
  EXPECT_NE(text.find("did you mean /inner/a, /inner?"), std::string::npos) << text;
  EXPECT_NE(text.find("the nearest above it is /inner"), std::string::npos) << text;
  EXPECT_EQ(text.find("/text"), std::string::npos) << text;
}

}  // namespace
}  // namespace smx::testing

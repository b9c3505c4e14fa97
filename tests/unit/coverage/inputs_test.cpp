// What of the documents no rule reads, and which values no test sends.
#include <gtest/gtest.h>

#include "unit/coverage/counted.h"

namespace smx::coverage::testing {
namespace {

std::string unread(const Pack& pack) {
  const CoveredTests tests = pack.run();
  return problems(tests) + missing(tests.coverage, {CoverageKind::path});
}

TEST(APath, is_read_where_a_line_or_a_condition_names_it) {
  Pack pack;
  pack.mapping("fields: { number: order.id, flag: { holds: { order.count: 1 } } }\n");
  pack.send({"{ id: a, count: 1, note: x, buyer: { name: Ada } }"});
  EXPECT_EQ(unread(pack),
            "paths bill order.buyer.name is read by no rule\n"
            "paths bill order.note is read by no rule\n");
}

TEST(APath, is_read_though_no_test_reaches_the_rule) {
  Pack pack;
  pack.mapping(
      "fields: { number: order.id, text: { when: { order.count: 7 }, from: order.note } }\n");
  pack.send({"{ id: a, count: 1, note: x }"});
  EXPECT_EQ(unread(pack), "");
}

TEST(APath, is_read_with_the_whole_that_is_taken_over) {
  Pack pack;
  pack.mapping("fields: { number: order.id, buyer: order.buyer }");
  EXPECT_EQ(unread(pack.send({"{ id: a, buyer: { name: Ada, town: Rome } }"})), "");
}

TEST(APath, is_not_read_where_it_is_only_asked_whether_something_around_it_is_there) {
  Pack pack;
  pack.mapping("fields: { number: order.id, flag: { holds: { order.buyer: { is: present } } } }");
  EXPECT_EQ(unread(pack.send({"{ id: a, buyer: { name: Ada } }"})),
            "paths bill order.buyer.name is read by no rule\n");
}

TEST(APath, is_followed_through_lets_items_and_used_mappings) {
  Pack pack;
  pack.file("mappings/line.yaml",
            "mapping: line\nsummary: A line.\ninput: { given: { type: s/Order } }\n"
            "output: text?\nresult: given.id\n");
  pack.mapping(
      "let:\n  gifts: { each: order.lines, where: { .kind: gift }, from: . }\n"
      "fields:\n  number: order.id\n"
      "  names: { each: gifts, from: .name }\n");
  pack.send({"{ id: a, lines: [ { name: Tea, price: 2, kind: gift } ] }"});
  pack.file("mappings/line.yaml",
            "mapping: line\nsummary: A line.\ninput: { given: s/Order }\n"
            "output: s/Bill\nfields: { number: given.id }\n");
  EXPECT_EQ(unread(pack), "paths bill order.lines.*.price is read by no rule\n");
}

TEST(APath, is_read_by_what_a_used_mapping_reads_of_it) {
  Pack pack;
  pack.file("mappings/inner.yaml",
            "mapping: inner\nsummary: Inner.\ninput: { given: s/Order }\noutput: s/Bill\n"
            "fields: { number: given.id, text: given.note }\n");
  pack.mapping("result: { use: inner, with: { given: order } }\n");
  EXPECT_EQ(unread(pack.send({"{ id: a, note: x, other: y }"})),
            "paths bill order.other is read by no rule\n");
}

TEST(APath, is_read_through_groups_indexes_stars_and_functions_that_give_items) {
  Pack pack;
  pack.mapping(
      "index:\n  of-kind: { of: order.lines, by: .kind, many: first }\n"
      "fields:\n"
      "  number: order.id\n"
      "  text: (order.note | lookup of-kind).name\n"
      "  note: { from: order.lines.*.name | first, on_missing: skip }\n");
  pack.send({"{ id: a, note: gift, lines: [ { name: Tea, price: 2, kind: gift } ] }"});
  EXPECT_EQ(unread(pack), "paths bill order.lines.*.price is read by no rule\n");
}

TEST(APath, is_read_where_a_decision_looks_at_it) {
  Pack pack;
  pack.file("decisions/d.yaml", R"(
decision: d
summary: A decision.
input: { count: integer }
output: { kind: text }
hit: first
rules:
  - { id: none, when: { count: 0 }, then: none }
  - { id: rest, then: some }
)");
  pack.mapping(
      "fields: { number: order.id, kind: { decide: d, with: { count: { from: order.count, default: "
      "0 } } } }");
  EXPECT_EQ(unread(pack.send({"{ id: a, count: 1, note: x }"})),
            "paths bill order.note is read by no rule\n");
}

TEST(APath, of_a_map_is_one_whatever_its_names_are) {
  Pack pack;
  pack.mapping("fields: { number: order.id }");
  EXPECT_EQ(unread(pack.send({"{ id: a, sizes: { small: 1, large: 2 } }"})),
            "paths bill order.sizes.* is read by no rule\n");
}

TEST(APath, of_an_empty_list_is_read_where_its_items_are) {
  Pack pack;
  pack.mapping("fields: { number: order.id, text: order.lines(kind=gift).name }");
  EXPECT_EQ(unread(pack.send({"{ id: a, lines: [] }"})), "");
}

TEST(AValue, of_a_schema_is_missed_where_no_document_has_it) {
  Pack pack;
  pack.mapping("fields: { number: order.id, kind: order.status }");
  pack.send({"{ id: a, status: OPEN }", "{ id: a, status: PAID }", "{ id: a, status: OPEN }"});
  const CoverageReport report = pack.report();
  EXPECT_EQ(missing(report, {CoverageKind::value}), "values bill order.status is never `LOST`\n");
  ASSERT_EQ(report.inputs.size(), 1u);
  EXPECT_EQ(report.inputs[0].values[0].count, 2u);
}

TEST(AValue, is_asked_for_where_a_rule_reads_the_path_and_no_document_has_it) {
  Pack pack;
  pack.mapping("fields: { number: order.id, kind: order.status }");
  EXPECT_EQ(missing(pack.send({"{ id: a }"}).report(), {CoverageKind::value}),
            "values bill order.status is never `OPEN`\n"
            "values bill order.status is never `LOST`\n"
            "values bill order.status is never `PAID`\n");
}

}  // namespace
}  // namespace smx::coverage::testing

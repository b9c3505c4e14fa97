// Thresholds, and adding up.
#include <gtest/gtest.h>

#include "unit/coverage/counted.h"

namespace smx::coverage::testing {
namespace {

std::string refusal(std::string_view text) {
  std::string why;
  return read_coverage_minimum(text, why) ? "none" : why;
}

TEST(AMinimum, is_a_percentage_of_all_rules_or_of_one_kind) {
  std::string why;
  const auto all = read_coverage_minimum("90", why);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->kinds.size(), kRuleKinds);
  const auto rows = read_coverage_minimum("rows=97.5", why);
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->kinds, std::vector{CoverageKind::row});
  EXPECT_EQ(rows->percent, 97.5);
}

TEST(AMinimum, that_is_none_is_refused_with_what_would_be_one) {
  EXPECT_EQ(refusal("much"), "a minimum is a percentage from 0 to 100, as in `90` or `rows=97.5`");
  EXPECT_EQ(refusal("rows=101"), refusal("much"));
  EXPECT_EQ(refusal("rows="), refusal("much"));
  EXPECT_EQ(refusal("90%"), refusal("much"));
  EXPECT_EQ(refusal("row=90"), "nothing is counted under `row`: did you mean `rows`?");
  EXPECT_EQ(refusal("=90"), refusal("=90"));
  EXPECT_NE(refusal("=90"), "none");
}

TEST(AMinimum, is_met_exactly_and_not_by_rounding) {
  std::string why;
  const auto whole = read_coverage_minimum("100", why);
  EXPECT_FALSE(is_met({9999, 10000}, *whole));
  EXPECT_TRUE(is_met({10000, 10000}, *whole));
  EXPECT_TRUE(is_met({0, 0}, *whole));
  const auto third = read_coverage_minimum("33.4", why);
  EXPECT_FALSE(is_met({1, 3}, *third));
}

TEST(APercentage, is_rounded_down) {
  EXPECT_EQ((CoverageTotal{9999, 10000}).percent(), 99.9);
  EXPECT_EQ((CoverageTotal{0, 0}).percent(), 100);
}

TEST(Reports, of_the_same_rules_are_added_up) {
  Pack pack;
  pack.mapping(
      "fields: { number: order.id, text: { when: { order.count: 1 }, from: order.note } }");
  CoverageReport one = pack.send({"{ id: a, count: 1, note: x }"}).report();
  const CoverageReport other = pack.send({"{ id: a, other: y }"}).report();
  EXPECT_FALSE(coverage_total(one).is_whole());
  add_coverage(one, other);
  EXPECT_TRUE(coverage_total(one).is_whole());
  EXPECT_EQ(one.files.size(), 1u);
  EXPECT_EQ(counts_of(one, CoverageKind::line, "bill/number"), "2");
  EXPECT_EQ(missing(one, {CoverageKind::path}), "paths bill order.other is read by no rule\n");
}

TEST(Gaps, begin_with_the_file_that_lacks_most) {
  Pack pack;
  pack.file("mappings/another.yaml",
            "mapping: another\nsummary: Another.\ninput: { order: s/Order }\noutput: s/Bill\n"
            "fields: { number: order.id }\n");
  pack.mapping(
      "fields: { number: order.id, text: order.note, note: order.other, kind: order.status }");
  pack.send({"{ id: a }"});
  const CoverageKind kinds[] = {CoverageKind::line};
  const auto gaps = coverage_gaps(pack.report(), kinds);
  ASSERT_EQ(gaps.size(), 4u);
  EXPECT_EQ(gaps[0].file, "rules/mappings/bill.yaml");
  EXPECT_EQ(gaps[3].address, "another/number");
}

TEST(Counts, do_not_depend_on_how_many_threads_there_are) {
  Pack pack;
  pack.mapping(
      "fields: { number: order.id, text: { when: { order.count: 1 }, from: order.note }, "
      "names: { each: order.lines, from: .name } }");
  std::vector<std::string> orders;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i % 3);
    orders.push_back("{ id: a, count: " + n + ", note: x, lines: [ { name: b, price: " + n +
                     " } ] }");
  }
  pack.send(orders);
  TestOptions options;
  options.jobs = 1;
  const std::string alone = coverage_json(pack.run("rules", options).coverage);
  options.jobs = 4;
  EXPECT_EQ(coverage_json(pack.run("rules", options).coverage), alone);
  EXPECT_NE(alone.find("\"count\":40"), std::string::npos);
}

TEST(Gaps, in_something_that_nothing_reaches_are_told_with_it) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  buyer: { when: { order.count: 1, order.note: x }, fields: { name: { value: A }, town: { "
      "value: B } } }\n"
      "  text: { first: [ order.note, { value: none } ] }\n");
  const CoverageKind kinds[] = {CoverageKind::line, CoverageKind::part, CoverageKind::condition};
  const auto gaps = root_gaps(coverage_gaps(pack.send({"{ id: a }"}).report(), kinds));
  std::string said;
  for (const CoverageGap& gap : gaps)
    said += gap.address + " " + gap.what + " + " + std::to_string(gap.inside) + "\n";
  EXPECT_EQ(said,
            "bill/buyer is never worked out + 3\n"
            "bill/buyer never holds: `{ order.count: 1, order.note: x }` + 0\n"
            "bill/buyer never holds: `order.count: 1` + 0\n"
            "bill/text.first.0 is never taken + 0\n");
}

}  // namespace
}  // namespace smx::coverage::testing

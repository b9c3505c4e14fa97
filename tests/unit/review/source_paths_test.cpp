// Paths of what lines read, where lists, groups, indexes and conditions stand between.
#include <algorithm>

#include <gtest/gtest.h>

#include "unit/review/clinic.h"

namespace smx::review {
namespace {

using Texts = std::vector<std::string>;

/// The lines of a mapping with these keys, from `in` with two lists of people.
std::vector<LineReview> lines_of(const std::string& keys) {
  const auto loaded =
      testing::review_of({{"p/pack.yaml", "pack: p\nschemas: { s: s.yaml }\n"},
                          {"p/s.yaml", R"($defs:
  Person: { type: object, properties: { name: { type: string }, ward: { type: string } } }
  In:
    type: object
    required: [ a, b ]
    properties:
      a: { type: array, items: { $ref: '#/$defs/Person' } }
      b: { type: array, items: { $ref: '#/$defs/Person' } }
  Out: { type: array, items: { type: object, properties: { x: { type: string }, place: { type: integer } } } }
)"},
                          {"p/mappings/m.yaml",
                           "mapping: m\nsummary: M.\ninput: { in: s/In }\noutput: s/Out\n" + keys}},
                         "p");
  EXPECT_EQ(loaded.problems, "");
  return loaded.problems.empty() ? loaded.document.packs[0].mappings[0].lines
                                 : std::vector<LineReview>{};
}

LineReview line_at(const std::vector<LineReview>& lines, const std::string& address) {
  const auto found = std::ranges::find(lines, address, &LineReview::address);
  EXPECT_NE(found, lines.end()) << address;
  return found == lines.end() ? LineReview{} : *found;
}

TEST(SourcePaths, WriteItemsAsWhatTheyAreItemsOf) {
  const auto lines = lines_of("result: { each: in.a, as: one, fields: { x: one.name } }\n");
  EXPECT_EQ(line_at(lines, "m/x").sources, Texts{"in.a[].name"});
  EXPECT_EQ(line_at(lines, "m/x").origins, Texts{"in.a[].name"});
  EXPECT_EQ(line_at(lines, "m/x").name, "[].x");
}

TEST(SourcePaths, NameEveryListThatAnItemMayBeFrom) {
  const auto lines = lines_of("result: { each: [ in.a, in.b ], fields: { x: .name } }\n");
  EXPECT_EQ(line_at(lines, "m/x").sources, Texts{"(in.a or in.b)[].name"});
  EXPECT_EQ(line_at(lines, "m/x").origins, (Texts{"in.a", "in.b"}));
}

TEST(SourcePaths, CallAGroupAGroup) {
  const auto lines = lines_of(
      "result: { group: in.a, by: .ward, as: same, fields: { x: same.items.0.name }, "
      "on_fault: report }\n");
  EXPECT_EQ(line_at(lines, "m/x").sources, Texts{"group.items.0.name"});
  EXPECT_EQ(line_at(lines, "m/x").origins, Texts{"in.a"});
}

TEST(SourcePaths, PassOverKeysOfResults) {
  const auto lines = lines_of(
      "result:\n  each: in.a\n  fields: { x: .name }\n"
      "  sort: [ { by: .x, missing: last } ]\n  rank: { into: place, ties: order }\n");
  EXPECT_EQ(line_at(lines, "m").sources, Texts{"in.a"});
  EXPECT_EQ(line_at(lines, "m").name, "");
  EXPECT_EQ(line_at(lines, "m/place").name, "[].place");
}

TEST(SourcePaths, FollowIndexes) {
  const auto lines = lines_of(
      "index: { by-ward: { of: in.b, by: .ward, many: first } }\n"
      "result:\n  each: in.a\n"
      "  fields: { x: { from: (.ward | lookup by-ward).name, on_unmapped: skip } }\n");
  EXPECT_EQ(line_at(lines, "m/index.by-ward").rule, "of: in.b\nby: .ward\nmany: first");
  EXPECT_EQ(line_at(lines, "m/x").sources, (Texts{"in.a[].ward", "in.b", "in.b[].ward"}));
}

}  // namespace
}  // namespace smx::review

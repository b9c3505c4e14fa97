// What is done with whole lists costs no allocation either.
#include <gtest/gtest.h>

#include "smx/translate.h"

#include "counted_malloc.h"
#include "translated_case.h"

namespace smx::testing {
namespace {

MemoryFileSystem list_rules() {
  return MemoryFileSystem({
      {"rules/pack.yaml", "pack: lists\nsummary: Lists.\nschemas: { t: schemas/t.yaml }\n"},
      {"rules/schemas/t.yaml", R"(
$defs:
  In:
    type: object
    required: [ boxes, places ]
    properties:
      boxes: { type: array, items: { $ref: '#/$defs/Box' } }
      places: { type: array, items: { $ref: '#/$defs/Place' } }
  Box:
    type: object
    required: [ id, name, at, size, place ]
    properties:
      id: { type: integer }
      name: { type: string }
      at: { type: string, format: date-time }
      size: { type: number }
      place: { type: string }
      note: { type: string }
  Place:
    type: object
    required: [ key, town ]
    properties: { key: { type: string }, town: { type: string } }
)"},
      {"rules/mappings/m.yaml", R"(
mapping: m
summary: Everything that is done with whole lists.
input: { in: t/In }
output: any
index:
  town-of:  { of: in.places, by: .key }
  boxes-of: { of: in.boxes, by: { place: .place, size: .size }, many: all }
let:
  some_large: { holds: { in.boxes: { some: { .name: { starts: B } } } } }
fields:
  large: some_large
  boxes:
    each: in.boxes
    fields:
      id: .id
      name: .name
      at: .at
      size: .size
      note: .note
      town: (.place | lookup town-of).town
      beside: .place | lookup boxes-of (.size) | count
    distinct: .id
    sort:
      - { by: .size, order: down }
      - { by: .note, missing: last, collate: fold }
      - { by: .name, collate: numeric_text }
      - .at
    rank: { into: rank, ties: same, by: .size }
    limit: 5
  towns:
    group: in.boxes
    by: { place: .place, size: .size }
    as: town
    fields: { key: town.key, count: town.items | count }
    sort: [ { by: .count, order: down } ]
  pairs: { zip: { key: in.places.*.key, town: in.places.*.town } }
)"},
  });
}

std::string document() {
  std::string boxes;
  for (int i = 0; i < 40; ++i) {
    boxes += i == 0 ? "" : ",";
    boxes += R"({"id":)" + std::to_string(i % 30) + R"(,"name":"Box )" + std::to_string(i) +
             R"(","at":"2026-05-01T12:00:00.5Z","size":)" + std::to_string(i % 4) +
             R"(.50,"place":")" + (i % 3 == 0 ? "a" : "b") + "\"" +
             (i % 2 == 0 ? R"(,"note":"NOTE of this box, which is long")" : "") + "}";
  }
  return R"({"boxes":[)" + boxes +
         R"(],"places":[{"key":"a","town":"A town"},{"key":"b","town":"B town"}]})";
}

TEST(SteadyLists, cost_no_allocation) {
  const LoadedRules loaded = load_rules(list_rules(), "rules");
  for (const Diagnostic& diagnostic : loaded.diagnostics.items())
    ADD_FAILURE() << render_text(diagnostic, Colour::never);
  ASSERT_TRUE(loaded.rules);
  Translator translator(loaded.rules);
  const std::string text = document();
  Request request{.mapping = "m", .inputs = {{"in", text}}, .now = "2026-05-01T12:00:00Z"};
  NoNeeds needs;
  Translation result;
  for (int i = 0; i < 3; ++i) translator.translate(request, needs, result);
  ASSERT_EQ(result.outcome, Outcome::translated)
      << (result.diagnostics.empty() ? "" : result.diagnostics.front().message);
  EXPECT_NE(result.output.find(R"("rank":1)"), std::string::npos) << result.output;
  const Allocations before = allocations_so_far();
  for (int i = 0; i < 20; ++i) translator.translate(request, needs, result);
  const Allocations after = allocations_so_far();
  EXPECT_EQ(after.count - before.count, 0u) << after.bytes - before.bytes << " bytes";
}

}  // namespace
}  // namespace smx::testing

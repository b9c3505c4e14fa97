// Which points there are, and what reaches them.
#include <gtest/gtest.h>

#include "unit/coverage/counted.h"

namespace smx::coverage::testing {
namespace {

TEST(ALine, is_reached_where_it_gives_something) {
  Pack pack;
  pack.mapping(
      "fields: { number: order.id, text: order.note, note: { from: order.note, on_null: skip } }");
  pack.send({R"({ id: a, note: x })", R"({ id: b })"});
  const CoveredTests tests = pack.run();
  EXPECT_EQ(missing_rules(tests), "policies bill/note never acts: `on_null: skip`\n");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/number"), "2");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/text"), "1");
}

TEST(ALine, that_never_gives_anything_is_not_reached_though_it_is_worked_out) {
  Pack pack;
  pack.mapping("fields: { number: order.id, note: order.other }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }"}).run()),
            "lines bill/note never gives anything\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, other: x }"}).run()), "");
}

TEST(ALine, is_reached_by_a_fault) {
  Pack pack;
  pack.mapping("fields: { number: order.id, note: { from: order.other, on_missing: fail } }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }"}).run()), "");
}

TEST(ALine, whose_condition_does_not_hold_is_not_worked_out) {
  Pack pack;
  pack.mapping("fields: { number: order.id, text: { when: { order.count: 1 }, from: order.id } }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }"}).run()),
            "lines bill/text is never worked out\n"
            "conditions bill/text never holds: `order.count: 1`\n");
}

TEST(ALine, counts_once_however_often_the_host_was_asked) {
  Pack pack;
  pack.mapping(
      "needs:\n"
      "  first: { fetch: s/Order, by: { id: order.id } }\n"
      "  second: { fetch: s/Order, by: { id: first.note } }\n"
      "fields: { number: order.id, text: second.id }\n");
  pack.file(
      "tests/bill.yaml",
      "tests: bill\nof: bill\nsummary: Cases.\nneeds:\n"
      "  - { fetch: s/Order, by: { id: a }, answer: { id: b, note: c } }\n"
      "  - { fetch: s/Order, by: { id: c }, answer: { id: d } }\n"
      "cases:\n  - { name: one, input: { order: { id: a } }, want: { number: a, text: d } }\n");
  const CoveredTests tests = pack.run();
  EXPECT_EQ(missing_rules(tests), "");
  EXPECT_EQ(tests.run.failed, 0u);
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/number"), "1");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/needs.first"), "1");
}

TEST(AConstant, is_reached_with_all_that_it_holds) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  buyer: { when: { order.count: 1 }, fields: { name: { value: Ada }, town: { value: Rome } "
      "} }\n"
      "  lines: { list: [ { fields: { name: { value: Tea } } } ] }\n"
      "  names: { list: [ { value: a }, { value: b } ] }\n");
  const CoveredTests tests = pack.send({"{ id: a }", "{ id: b }"}).run();
  EXPECT_EQ(missing_rules(tests),
            "lines bill/buyer is never worked out\n"
            "conditions bill/buyer never holds: `order.count: 1`\n"
            "lines bill/buyer.name is never worked out\n"
            "lines bill/buyer.town is never worked out\n");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/lines.0.name"), "2");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::part, "bill/names.1"), "2");
}

TEST(AnAlternative, is_taken_where_it_is_the_one_that_counts) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  text: { first: [ order.note, order.other, { value: none } ] }\n"
      "  kind:\n"
      "    cases:\n"
      "      - { when: { order.count: 1 }, value: one }\n"
      "      - { value: many }\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, note: null, other: x }"}).run()),
            "parts bill/text.first.0 is never taken\n"
            "parts bill/text.first.2 is never taken\n"
            "parts bill/kind.cases.0 is never taken\n"
            "conditions bill/kind.cases.0 never holds: `order.count: 1`\n");
  EXPECT_EQ(
      missing_rules(
          pack.send({"{ id: a, note: y, count: 1 }", "{ id: a, other: x }", "{ id: a }"}).run()),
      "");
}

TEST(ACase, that_gives_nothing_is_taken_nevertheless) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  text: { cases: [ { when: { order.count: 1 }, from: order.note }, { from: order.id } ] "
      "}\n");
  const CoveredTests tests = pack.send({"{ id: a, count: 1 }", "{ id: a }"}).run();
  EXPECT_EQ(missing_rules(tests), "");
}

TEST(ACondition, is_reached_from_both_sides_and_so_are_its_parts) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  text: { when: { order.count: 1, any: [ { order.note: x }, { order.note: y } ] }, from: "
      "order.id }\n");
  const std::string address = "conditions bill/text ";
  const std::string whole = "`{ order.count: 1, any: [ { order.note: x }, { order.note: y...`\n";
  const CoveredTests one = pack.send({"{ id: a, count: 1, note: x }"}).run();
  EXPECT_EQ(missing_rules(one),
            address + "always holds: " + whole +                //
                address + "always holds: `order.count: 1`\n" +  //
                address + "always holds: `any: [ { order.note: x }, { order.note: y } ]`\n" +
                address + "always holds: `order.note: x`\n" +  //
                address + "is never asked: `order.note: y`\n");
  const CoveredTests all =
      pack.send({"{ id: a, count: 1, note: x }", "{ id: a, count: 1, note: y }",
                 "{ id: a, count: 1 }", "{ id: a }"})
          .run();
  EXPECT_EQ(missing_rules(all), "");
  EXPECT_EQ(counts_of(all.coverage, CoverageKind::condition, "bill/text", "order.note: x"), "1/2");
}

TEST(ACondition, after_unless_is_asked_for_once) {
  Pack pack;
  pack.mapping(
      "fields: { number: order.id, text: { unless: { order.count: 1 }, from: order.id } }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }"}).run()),
            "conditions bill/text never holds: `order.count: 1`\n");
}

TEST(ACondition, of_items_is_reached_by_items) {
  Pack pack;
  pack.mapping(
      "fields:\n"
      "  number: order.id\n"
      "  flag: { holds: { order.lines: { some: { .kind: gift } } } }\n"
      "  names: { each: order.lines, where: { .price: { is: present } }, from: .name }\n");
  const CoveredTests tests =
      pack.send({"{ id: a, lines: [ { name: Tea, kind: plain, price: 2 } ] }"}).run();
  EXPECT_EQ(missing_rules(tests),
            "conditions bill/flag never holds: `order.lines: { some: { .kind: gift } }`\n"
            "conditions bill/flag never holds: `.kind: gift`\n"
            "conditions bill/names always holds: `.price: { is: present }`\n");
}

TEST(AGuard, is_reached_where_it_holds) {
  Pack pack;
  pack.mapping(
      "guards:\n  - { id: lost, when: { order.status: LOST }, skip: lost }\n"
      "fields: { number: order.id }\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }"}).run()),
            "lines bill/guards.lost never holds\n"
            "conditions bill/guards.lost never holds: `order.status: LOST`\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a }", "{ id: a, status: LOST }"}).run()), "");
}

TEST(APolicy, is_one_point_where_default_stands_for_three) {
  Pack pack;
  pack.mapping("fields: { number: order.id, text: { from: order.note, default: none } }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, note: x }"}).run()),
            "policies bill/text never acts: `default: none`\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, note: x }", "{ id: a, note: '' }"}).run()), "");
}

TEST(APolicy, that_lines_inherit_is_one_point_where_it_stands) {
  Pack pack;
  pack.mapping(
      "policy: { on_empty: skip }\n"
      "fields: { number: order.id, text: order.note | trim, note: order.other | trim }\n");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, note: x, other: y }"}).run()),
            "policies bill never acts: `on_empty: skip`\n");
  EXPECT_EQ(
      missing_rules(pack.send({"{ id: a, note: x, other: y }", "{ id: a, note: ' ' }"}).run()), "");
}

TEST(ARow, of_a_table_is_reached_by_its_keys_and_from_its_value) {
  Pack pack;
  pack.file(
      "tables/word.yaml",
      "table: word\nsummary: Words.\nkey: { status: text }\nvalue: { word: text }\nunmapped: skip\n"
      "reverse: unique\nrows:\n  OPEN: open\n  LOST: lost\n  PAID: paid\n");
  pack.mapping(
      "fields:\n  number: order.id\n  kind: order.status | lookup word\n"
      "  text: { from: order.other | lookup_reverse word, on_unmapped: fail }\n");
  const CoveredTests tests = pack.send({"{ id: a, status: OPEN, other: paid }"}).run();
  EXPECT_EQ(missing_rules(tests),
            "policies word never acts: `unmapped: skip`\n"
            "rows word/LOST is never looked up\n"
            "policies bill/text never acts: `on_unmapped: fail`\n");
}

TEST(ARow, of_a_decision_is_reached_where_it_answers) {
  Pack pack;
  pack.file("decisions/d.yaml", R"(
decision: d
summary: A decision.
input: { count: integer, "word?": text }
output: { kind: text }
hit: first
rules:
  - { id: none, when: { count: 0 }, then: none }
  - { id: some, when: { count: 1, word: { is: missing } }, then: some }
  - { id: rest, then: many }
)");
  pack.mapping(
      "fields:\n  number: order.id\n"
      "  kind: { decide: d, with: { count: { from: order.count, default: 0 }, word: order.other } "
      "}\n");
  const CoveredTests tests = pack.send({"{ id: a, count: 1 }", "{ id: a, count: 7 }"}).run();
  EXPECT_EQ(missing_rules(tests),
            "decisions d/none never answers\n"
            "conditions d/none never holds: `count: 0`\n"
            "conditions d/some always holds: `word: { is: missing }`\n"
            "policies bill/kind.with.count never acts: `default: 0`\n"
            "parts bill/kind.with.word is never taken\n");
}

TEST(ARow, that_is_the_last_of_those_that_cover_everything_need_not_fail) {
  Pack pack;
  pack.file("decisions/d.yaml", R"(
decision: d
summary: A decision.
input: { flag: boolean, other: boolean }
output: { kind: text }
hit: first
rules:
  - { id: both, when: { flag: true, other: true }, then: both }
  - { id: one, when: { flag: true }, then: one }
  - { id: none, when: { flag: false }, then: none }
)");
  pack.file("tests/d.yaml",
            "tests: d\nof: d\nsummary: Cases.\ncases:\n"
            "  - { name: both, input: { flag: true, other: true }, want: both }\n"
            "  - { name: one, input: { flag: true, other: false }, want: one }\n"
            "  - { name: none, input: { flag: false, other: true }, want: none }\n");
  const CoveredTests tests = pack.run();
  EXPECT_EQ(missing_rules(tests), "");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::condition, "d/none"), "1");
}

TEST(AnOverlay, is_reached_where_it_counts_and_its_lines_where_they_give_something) {
  Pack pack;
  pack.file("overlays/late.yaml",
            "overlay: late\nsummary: Later.\neffective: { from: 2026-01-01 }\nzone: UTC\nedits:\n"
            "  - { replace: bill/text, with: { value: late } }\n"
            "  - { set: bill/note, with: { from: order.other } }\n");
  pack.mapping("fields: { number: order.id, text: { value: early } }");
  const auto cases = [&](const std::string& now) {
    pack.file("tests/bill.yaml", "tests: bill\nof: bill\nsummary: Cases.\ncontext: { now: " + now +
                                     " }\ncases:\n  - { name: one, input: { order: { id: a } }, "
                                     "want_part: { number: a } }\n");
    return pack.run();
  };
  EXPECT_EQ(missing_rules(cases("\"2025-06-01T00:00:00Z\"")),
            "overlays late never counts\n"
            "lines bill/text is never worked out\n"
            "lines bill/note is never worked out\n");
  const CoveredTests later = cases("\"2026-06-01T00:00:00Z\"");
  EXPECT_EQ(missing_rules(later),
            "lines bill/text is never worked out\n"
            "lines bill/note never gives anything\n");
  // What the overlay leaves as it stands is one line, whichever variant ran.
  EXPECT_EQ(counts_of(later.coverage, CoverageKind::line, "bill/number"), "1");
}

TEST(CopiedLines, are_points_of_their_own) {
  Pack pack;
  pack.mapping("fields: { number: order.id, buyer: { copy: order.buyer, fields: {} } }");
  EXPECT_EQ(missing_rules(pack.send({"{ id: a, buyer: { name: Ada } }"}).run()),
            "lines bill/buyer.town never gives anything\n");
}

TEST(AnImportedPack, counts_where_it_is_tested_and_nowhere_else) {
  Pack pack;
  pack.file("pack.yaml",
            "pack: shop\nschemas: { s: schemas/s.yaml }\nimports: { words: { version: 1.0, from: "
            "../words } }\n");
  pack.elsewhere("words/pack.yaml", "pack: words\nversion: 1.0.0\nsummary: Words.\n");
  pack.elsewhere("words/tables/word.yaml",
                 "table: word\nsummary: Words.\nkey: { status: text }\nvalue: { word: text }\n"
                 "rows: { OPEN: o, LOST: l }\n");
  pack.elsewhere("words/tests/word.yaml",
                 "tests: word\nof: word\nsummary: Cases.\ncases:\n"
                 "  - { name: lost, input: { status: LOST }, want: l }\n");
  pack.mapping("fields: { number: order.id, kind: order.status | lookup words.word }");
  pack.send({"{ id: a, status: OPEN }"});
  const CoveredTests alone = pack.run();
  EXPECT_EQ(missing_rules(alone), "");
  EXPECT_EQ(counts_of(alone.coverage, CoverageKind::row, "word/OPEN"), "no such point");
  EXPECT_EQ(missing_rules(pack.run("words")), "rows word/OPEN is never looked up\n");
  // Together, what the importing pack reaches is reached.
  EXPECT_EQ(missing_rules(pack.run("")), "");
}

TEST(AnImportedPack, that_lies_beside_the_folder_at_hand_is_elsewhere) {
  Pack pack;
  pack.file("pack.yaml",
            "pack: shop\nschemas: { s: schemas/s.yaml }\n"
            "imports: { words: { version: 1.0, from: ../../words } }\n");
  pack.elsewhere("../words/pack.yaml", "pack: words\nversion: 1.0.0\nsummary: Words.\n");
  pack.elsewhere("../words/tables/word.yaml",
                 "table: word\nsummary: Words.\nkey: { status: text }\nvalue: { word: text }\n"
                 "rows: { OPEN: o, LOST: l }\n");
  pack.mapping("fields: { number: order.id, kind: order.status | lookup words.word }");
  const CoveredTests tests = pack.send({"{ id: a, status: OPEN }"}).run("");
  EXPECT_EQ(missing_rules(tests), "");
  EXPECT_EQ(counts_of(tests.coverage, CoverageKind::line, "bill/kind"), "1");
}

}  // namespace
}  // namespace smx::coverage::testing

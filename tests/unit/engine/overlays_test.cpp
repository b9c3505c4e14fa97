// Overlays from the rule files to the result: variants, what is shared, what is listed.
#include <gtest/gtest.h>

#include "packs/rule_set_state.h"
#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

std::string overlay(const std::string& name, const std::string& body) {
  return "overlay: " + name + "\nsummary: An overlay.\n" + body;
}

/// A pack with a mapping `m`, scoped by `in.kind`.
World with(const std::string& mapping) {
  World world;
  world.mapping("scope: { kind: in.kind }\n" + mapping);
  return world;
}

const Program& program_of(const LoadedRules& loaded) {
  return *loaded.rules->state().packs.front()->program;
}

std::string lines_of(const MappingInfo& info) {
  std::string text;
  for (const RuleLine& line : info.lines) text += line.address + " " + line.overlay + "\n";
  return text;
}

TEST(AMappingWithoutOverlays, HasNothingToChoose) {
  World world = with("fields: { text: in.id }\n");
  world.file("overlays/o.yaml",
             overlay("o", "edits: [ { replace: other/text, with: in.note } ]\n"));
  world.file("mappings/other.yaml",
             "mapping: other\nsummary: O.\ninput: { in: t/In }\noutput: t/Out\n"
             "fields: { text: in.id }\n");
  EXPECT_NE(world.problems(), "");  // the note may be null
  world.file("overlays/o.yaml",
             overlay("o", "edits: [ { replace: other/text, with: in.kind } ]\n"));
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules) << world.problems();
  const Program& program = program_of(loaded);
  EXPECT_EQ(program.mappings.find("m")->second->choice, nullptr);
  EXPECT_TRUE(program.mappings.find("m")->second->scope.empty());
  EXPECT_NE(program.mappings.find("other")->second->choice, nullptr);
  EXPECT_EQ(program.mapping_variants.size(), 1u);
}

TEST(Variants, AreMadeForSetsThatDifferAndShareWhatIsNotChanged) {
  World world = with(
      "let: { code: in.id | lookup codes }\n"
      "fields: { text: { from: code, on_unmapped: skip }, list: { list: [ { use: inner, with: { x: "
      "in.id } } ] } }\n");
  world.file("tables/codes.yaml",
             "table: codes\nsummary: C.\nkey: { k: text }\nvalue: { v: text }\nrows: { A: one }\n");
  world.file(
      "mappings/inner.yaml",
      "mapping: inner\nsummary: I.\ninput: { x: text }\noutput: text\nresult: { from: x }\n");
  // Twenty overlays for the same two values, one after the other: twenty variants of `m`.
  for (int i = 0; i < 20; ++i) {
    const std::string name = "o" + std::to_string(i);
    const auto day = [](int of) {
      return "2026-01-" + std::string(of < 10 ? "0" : "") + std::to_string(of);
    };
    world.file("overlays/" + name + ".yaml",
               overlay(name, "zone: UTC\nscope: { kind: [ A, B ] }\neffective: { from: " +
                                 day(i + 1) + ", to: " + day(i + 2) +
                                 " }\nedits: [ { set: m/flag, with: { value: true } } ]\n"));
  }
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules) << world.problems();
  const Program& program = program_of(loaded);
  EXPECT_EQ(program.mapping_variants.size(), 20u);  // none of `inner`
  EXPECT_TRUE(program.table_variants.empty());
  EXPECT_EQ(loaded.rules->rule_count(), 4u);  // as they stand, whatever overlays make of them
}

TEST(Variants, AreChosenAnewForEachCall) {
  World world = with("fields: { text: in.id }\n");
  world.file(
      "overlays/o.yaml",
      overlay("o", "scope: { kind: A }\nedits: [ { replace: m/text, with: { value: new } } ]\n"));
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"A"})").output, R"({"text":"new"})");
  EXPECT_EQ(world.translate(R"({"id":"x","kind":"B"})").output, R"({"text":"x"})");
  EXPECT_EQ(world.translate(R"({"id":"x"})").output, R"({"text":"x"})");
}

TEST(AnOverlay, CannotMakeAMappingUseItself) {
  World world = with("let: { x: in.id }\nfields: { text: x }\n");
  world.file("overlays/o.yaml",
             overlay("o", "edits: [ { set: m/let.y, with: { use: m, with: { in: in } } } ]\n"));
  EXPECT_NE(world.problems().find("mapping `m` would use itself"), std::string::npos);
  World round = with("let: { x: in.id }\nfields: { text: x }\n");
  round.file("mappings/n.yaml",
             "mapping: n\nsummary: N.\ninput: { in: t/In }\noutput: t/Out\n"
             "result: { use: m, with: { in: in } }\n");
  round.file(
      "overlays/o.yaml",
      overlay(
          "o",
          "scope: { kind: A }\nedits: [ { set: m/let.y, with: { use: n, with: { in: in } } } ]\n"));
  EXPECT_NE(round.problems().find("would use itself"), std::string::npos);
}

TEST(AMistakeInAVariant, NamesTheOverlayItsScopeAndItsWindow) {
  World world = with("let: { x: in.id }\nfields: { text: x }\n");
  world.file("overlays/o.yaml",
             overlay("o",
                     "scope: { kind: [ A, B ] }\nzone: UTC\neffective: { from: 2026-01-01 }\n"
                     "edits: [ { remove: m/let.x } ]\n"));
  const std::string said = world.problems();
  EXPECT_NE(said.find("`x` is not a name of mapping `m`"), std::string::npos) << said;
  EXPECT_NE(said.find("overlay: `o`, for kind A, B, from 2026-01-01"), std::string::npos) << said;
  EXPECT_NE(said.find("overlays/o.yaml"), std::string::npos) << said;
}

TEST(AVariant, IsListedWithTheOverlayOfEachLine) {
  World world = with("let: { x: in.id }\nfields: { text: x, flag: in.flag }\n");
  world.file("overlays/o.yaml",
             overlay("o",
                     "scope: { kind: A }\nedits:\n  - { replace: m/let.x, with: in.name }\n"
                     "  - { set: m/number, with: in.count }\n"));
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules) << world.problems();
  const auto plain = loaded.rules->describe("m");
  EXPECT_EQ(lines_of(*plain), "m/let.x \nm/text \nm/flag \n");
  ASSERT_EQ(plain->overlays.size(), 1u);
  const auto made = loaded.rules->describe("m", {"2026-05-01", {{"kind", "A"}}});
  ASSERT_TRUE(made);
  EXPECT_EQ(lines_of(*made), "m/let.x o\nm/text \nm/flag \nm/number o\n");
  EXPECT_EQ(made->lines[1].phi, "phi");  // what reads a name is one, in this variant only
  EXPECT_EQ(plain->lines[1].phi, "");
  EXPECT_EQ(made->lines[0].file, "overlays/o.yaml");
  ASSERT_EQ(made->overlays.size(), 1u);
  EXPECT_EQ(made->overlays[0].scope, "kind A");
  EXPECT_EQ(made->overlays[0].edits[0].first, "replace");
  const auto other = loaded.rules->describe("m", {"2026-05-01T12:00:00Z", {{"kind", "B"}}});
  EXPECT_EQ(lines_of(*other), lines_of(*plain));
  EXPECT_TRUE(other->overlays.empty());
}

TEST(ASelection, ThatCannotBeIsRefused) {
  World world = with("fields: { text: in.id }\n");
  world.file(
      "overlays/o.yaml",
      overlay("o", "scope: { kind: A }\nedits: [ { replace: m/text, with: { value: new } } ]\n"));
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules) << world.problems();
  EXPECT_EQ(loaded.rules->describe("m", {"2026-05-01", {{"kimd", "A"}}}).error().fix,
            "did you mean `kind`?");
  EXPECT_EQ(loaded.rules->describe("m", {"yesterday", {}}).error().code, Code::bad_context);
}

TEST(AssumptionsOfOverlays, AreListedOnceWithTheirPlaces) {
  World world = with("fields: { text: { from: in.id, basis: assumed }, flag: in.flag }\n");
  for (const std::string name : {"o", "p"}) {
    world.file("overlays/" + name + ".yaml",
               overlay(name, "basis: assumed\nscope: { kind: [ A, " +
                                 std::string(name == "o" ? "B" : "C") +
                                 " ] }\norder: " + (name == "o" ? "1" : "2") +
                                 "\nedits: [ { replace: m/" + (name == "o" ? "text" : "flag") +
                                 ", with: { value: true, basis: assumed } } ]\n"));
  }
  const LoadedRules loaded = world.load();
  ASSERT_TRUE(loaded.rules) << world.problems();
  std::string said;
  for (const RuleLine& line : loaded.rules->lines_with_basis("assumed"))
    said += line.address + " in " + line.file + "\n";
  EXPECT_EQ(said,
            "m/text in mappings/m.yaml\no in overlays/o.yaml\nm/text in overlays/o.yaml\n"
            "p in overlays/p.yaml\nm/flag in overlays/p.yaml\n");
}

}  // namespace
}  // namespace smx::testing

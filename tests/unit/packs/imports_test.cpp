#include "packs/imports.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

using Files = std::map<std::string, std::string>;

constexpr const char* kCommonPack = R"y(
pack: common
version: 1.4
summary: What two packs share.
schemas: { c: schemas/c.yaml }
faults: { odd: An odd thing. }
patterns: { numbered: "^(?P<n>[0-9]+)" }
context: { place: { type: text, default: there } }
)y";
constexpr const char* kSchema = R"(
$defs:
  Thing: { type: object, required: [ id ], properties: { id: { type: string }, kind: { type: string } } }
)";
constexpr const char* kMapping = R"y(
mapping: thing
summary: A thing.
input: { t: c/Thing }
output: c/Thing
guards: [ { id: odd, when: { t.id: odd }, fail: odd } ]
fields:
  id: { from: (t.id | match numbered).n, on_missing: fail }
  kind: { from: t.kind | lookup kinds, on_missing: skip, on_unmapped: skip }
)y";
constexpr const char* kTable = R"(
table: kinds
summary: Kinds.
key: { k: text }
value: { v: text }
rows: { A: Apple }
)";

constexpr const char* kUser = R"y(
mapping: top
summary: Uses everything of the other pack.
input: { t: common.c/Thing }
output: common.c/Thing
guards:
  - { id: none, when: { t.id: { matches: common.numbered }, context.place: nowhere }, fail: common.odd }
let:
  made: { use: common.thing, with: { t: t } }
fields:
  id: made.id
  kind: { from: t.kind | lookup common.kinds, on_missing: skip, on_unmapped: skip }
)y";

/// A pack in rules/app that imports the one in rules/common, by `import`.
Files world(const std::string& import) {
  return {
      {"rules/common/pack.yaml", kCommonPack},
      {"rules/common/schemas/c.yaml", kSchema},
      {"rules/common/mappings/thing.yaml", kMapping},
      {"rules/common/tables/kinds.yaml", kTable},
      {"rules/app/pack.yaml",
       "pack: app\nsummary: Uses the other.\nversion: 0.1\nimports:\n  common: " + import + "\n"},
      {"rules/app/mappings/top.yaml", kUser}};
}

std::string errors_of(const Files& files, const std::string& folder) {
  const LoadedRules loaded = load_rules(MemoryFileSystem(files), folder);
  std::string out;
  for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
    out += code_id(diagnostic.code) + " " + diagnostic.message + "\n";
  }
  return out;
}

TEST(Imports, everything_of_the_other_pack_can_be_used_under_its_name) {
  EXPECT_EQ(errors_of(world("{ version: 1.2 }"), "rules"), "");
}

TEST(Imports, a_pack_that_is_not_loaded_is_found_by_its_folder) {
  EXPECT_EQ(errors_of(world("{ version: 1.2, from: ../common }"), "rules/app"), "");
}

TEST(Imports, a_pack_that_is_neither_loaded_nor_located_is_an_error_and_nothing_else) {
  EXPECT_EQ(errors_of(world("{ version: 1.2 }"), "rules/app"),
            "SMX0320 there is no pack `common` to import\n");
}

TEST(Imports, a_version_that_will_not_do_is_an_error_and_nothing_else) {
  EXPECT_EQ(errors_of(world("{ version: 2.0 }"), "rules"),
            "SMX0321 this pack needs `common` in version 2.0, and it is version 1.4\n");
}

TEST(Imports, what_is_wrong_with_an_imported_pack_is_said_once) {
  Files files = world("{ version: 1.2 }");
  files["rules/common/tables/kinds.yaml"] += "no_counterpart: [ A ]\n";
  EXPECT_EQ(errors_of(files, "rules"), "SMX0603 table `kinds` has this key twice\n");
}

TEST(Imports, imports_in_a_circle_are_refused) {
  Files files = world("{ version: 1.2 }");
  files["rules/common/pack.yaml"] += "imports: { app: { version: 0.1 } }\n";
  EXPECT_EQ(errors_of(files, "rules"), "SMX0322 the pack `app` would import itself\n");
}

TEST(Imports, imports_of_imports_are_not_visible) {
  Files files = world("{ version: 1.2 }");
  files["rules/third/pack.yaml"] =
      "pack: third\nsummary: Uses app.\nimports:\n  app: { version: 0.1 }\n";
  files["rules/third/mappings/far.yaml"] = R"(
mapping: far
summary: Reaches too far.
input: { t: common.c/Thing }
output: text
result: t.id
)";
  EXPECT_NE(errors_of(files, "rules").find("SMX0305"), std::string::npos);
}

TEST(Imports, an_import_that_nothing_uses_is_a_warning) {
  Files files = world("{ version: 1.2 }");
  files["rules/app/mappings/top.yaml"] =
      "mapping: top\nsummary: Alone.\ninput: { t: text }\noutput: text\nresult: t\n";
  EXPECT_EQ(errors_of(files, "rules"), "SMX0309 nothing of the pack `common` is used\n");
}

TEST(Imports, what_only_importing_packs_use_is_used) {
  Files files = world("{ version: 1.2 }");
  files["rules/common/tables/words.yaml"] =
      "table: words\nsummary: Words.\nkey: { k: text }\nvalue: { v: text }\nrows: { A: Apple }\n";
  std::string& user = files["rules/app/mappings/top.yaml"];
  user.replace(user.find("common.kinds"), 12, "common.words");
  EXPECT_EQ(errors_of(files, "rules"), "");
}

TEST(Imports, a_function_of_an_imported_library_is_called_by_pack_library_and_name) {
  Files files = world("{ version: 1.2 }");
  files["rules/common/libraries/letters.yaml"] =
      "library: letters\nsummary: Letters.\nscript: letters.lua\nfunctions:\n  twice:\n"
      "    summary: Writes a text twice.\n    takes: text\n    gives: text\n    examples:\n"
      "      - { of: a, gives: aa }\n";
  files["rules/common/libraries/letters.lua"] =
      "local library = {}\nfunction library.twice(text) return text .. text end\nreturn library\n";
  files["rules/app/mappings/top.yaml"] =
      "mapping: top\nsummary: Doubles.\ninput: { t: text }\noutput: text\n"
      "result: t | common.letters.twice\n";
  EXPECT_EQ(errors_of(files, "rules"), "");
}

TEST(Imports, the_importing_packs_default_of_a_context_value_counts) {
  Files files = world("{ version: 1.2 }");
  files["rules/app/pack.yaml"] += "context: { place: { type: text, default: here } }\n";
  const LoadedRules loaded = load_rules(MemoryFileSystem(files), "rules");
  ASSERT_TRUE(loaded.rules);
  const auto top = loaded.rules->describe("top");
  ASSERT_TRUE(top);
  EXPECT_EQ(top->context[1].presence, "default \"here\"");
}

TEST(Imports, two_context_values_of_one_name_and_two_types_are_refused) {
  Files files = world("{ version: 1.2 }");
  files["rules/app/pack.yaml"] += "context: { place: { type: integer, default: 3 } }\n";
  EXPECT_NE(errors_of(files, "rules").find("SMX0403 the context value `place`"), std::string::npos);
}

TEST(Imports, mappings_of_imported_packs_are_listed_with_their_own_pack_only) {
  const LoadedRules loaded = load_rules(MemoryFileSystem(world("{ version: 1.2 }")), "rules");
  ASSERT_TRUE(loaded.rules);
  EXPECT_EQ(loaded.rules->mapping_names(), (std::vector<std::string>{"thing", "top"}));
  EXPECT_EQ(loaded.rules->table_count(), 1u);
}

TEST(BasisReport, lists_things_lines_rows_and_context_values_with_their_places) {
  Files files = world("{ version: 1.2 }");
  files["rules/common/tables/kinds.yaml"] += "basis: assumed\nnote: Nobody has said so.\n";
  files["rules/app/pack.yaml"] +=
      "context: { mode: { type: text, default: a, basis: assumed, source: page 3 } }\n";
  const LoadedRules loaded = load_rules(MemoryFileSystem(files), "rules");
  ASSERT_TRUE(loaded.rules);
  const std::vector<RuleLine> lines = loaded.rules->lines_with_basis("assumed");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].address, "context/mode");
  EXPECT_EQ(lines[0].source, "page 3");
  EXPECT_EQ(lines[1].address, "kinds");
  EXPECT_EQ(lines[1].file, "rules/common/tables/kinds.yaml");
  EXPECT_EQ(lines[1].note, "Nobody has said so.");
}

TEST(Versions, a_later_version_with_the_same_first_number_serves) {
  EXPECT_TRUE(serves("1.4", "1.4"));
  EXPECT_TRUE(serves("1.4.1", "1.4"));
  EXPECT_TRUE(serves("1.10", "1.9"));
  EXPECT_FALSE(serves("1.4", "1.4.1"));
  EXPECT_FALSE(serves("1.4", "1.5"));
  EXPECT_FALSE(serves("2.0", "1.4"));
}

TEST(Versions, while_the_first_number_is_0_the_second_one_counts_too) {
  EXPECT_TRUE(serves("0.3.2", "0.3.1"));
  EXPECT_FALSE(serves("0.4.0", "0.3.1"));
}

TEST(Versions, something_that_is_no_version_serves_nobody) {
  for (const char* odd : {"", "1", "1.", "1.2.3.4", "1.x", "-1.2", "1.2 "}) {
    EXPECT_FALSE(serves(odd, "1.0")) << odd;
  }
}

}  // namespace
}  // namespace smx

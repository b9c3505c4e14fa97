// The schemas for editors: they take every rule file that is shipped, and refuse slips.
#include "smx/editor_schemas.h"

#include <deque>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>

#include <gtest/gtest.h>

#include "authoring/test_kinds.h"
#include "authoring/values.h"
#include "editors/schema_writer.h"
#include "unit/editors/draft_07.h"

namespace smx::editors {
namespace {

/// Reads schemas and rule files, and holds these against those.
class Checker {
 public:
  Checker() : values_(no_files_, limits_, diagnostics_) {
    for (const EditorSchema& schema : editor_schemas()) {
      schemas_[schema.kind] = node_of(schema.file, schema.text).value_or(Node());
    }
  }

  enum class Verdict : std::uint8_t { taken, refused, unreadable };

  Verdict verdict_of(const std::string& name, const std::string& text) {
    const auto node = node_of(name, text);
    if (!node || !node->is(Kind::object)) return Verdict::unreadable;
    const auto schema = schemas_.find(std::string(node->members()[0].name));
    if (schema == schemas_.end()) return Verdict::unreadable;
    testing::Draft07 validator(schema->second);
    const bool holds = validator.holds(schema->second, *node);
    EXPECT_EQ(validator.unknown(), std::set<std::string>{});
    return holds ? Verdict::taken : Verdict::refused;
  }

 private:
  std::optional<Node> node_of(const std::string& name, const std::string& text) {
    const Source& source = sources_.emplace_back(name, text);
    const auto& tree = trees_.emplace_back(yaml::read_yaml(source, limits_, diagnostics_));
    return tree ? values_.from_yaml(*tree) : std::nullopt;
  }

  Limits limits_;
  Diagnostics diagnostics_;
  MemoryFileSystem no_files_{{}};
  std::deque<Source> sources_;
  std::deque<std::optional<yaml::Node>> trees_;
  authoring::Values values_;
  std::map<std::string, Node> schemas_;
};

using Verdict = Checker::Verdict;

std::vector<std::filesystem::path> shipped_files() {
  static const std::set<std::string> kFolders = {"mappings",  "decisions", "tables",
                                                 "libraries", "overlays",  "tests"};
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"rules", "scripts"}) {
    const std::filesystem::path root = std::filesystem::path(SMX_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string parent = entry.path().parent_path().filename().string();
      const bool is_pack = entry.path().filename() == "pack.yaml";
      if (is_pack || (entry.path().extension() == ".yaml" && kFolders.contains(parent)))
        paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(TheSchemas, TakeEveryRuleFileThatIsShipped) {
  Checker checker;
  std::size_t files = 0;
  std::set<std::string> kinds;
  for (const std::filesystem::path& path : shipped_files()) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(checker.verdict_of(path.string(), text), Verdict::taken) << path;
    kinds.insert(text.substr(0, text.find(':')));
    ++files;
  }
  EXPECT_GT(files, 80u);
  EXPECT_EQ(kinds.size(), 7u) << "each kind is among them";
}

// ---- slips

const char* const kMapping = R"(mapping: order-to-bill
summary: An order becomes a bill.
input:
  order: shop/Order
  customer?: shop/Customer
output: shop/Bill
needs: { user: { fetch: shop/User, by: { id: order.userId } } }
index: { line: { of: order.lines, by: .id, many: first } }
let: { name: { first: [ order.name, user.name ], skipping: [ missing, null ], on_conflict: report } }
guards:
  - { id: old, when: { order.year: ..2020 }, fail: too-old }
fields:
  id: order.id
  kind: { value: bill }
  total: { from: order.total, on_missing: { default: 0, report: true }, on_null: keep }
  lines:
    each: order.lines
    as: line
    where: { line.price: { not: [ 0, null ] }, any: [ { line.kind: { is: missing } }, { line.kind: { starts: a, fold: [ case ] } } ] }
    fields: { price: line.price }
    sort: [ { by: .price, order: down, missing: last }, .name ]
    rank: { into: place, ties: order }
    limit: 4
  text: { join: [ order.id, { value: x } ], between: "-" }
  way: { from: order.way, one_way: true, note: Nobody reads it. }
  state: { decide: state-of, with: { status: order.status }, basis: assumed }
)";

const char* const kDecision = R"(decision: state-of
summary: The state.
hit: priority
priority: [ HIGH, LOW ]
fold: [ case ]
input: { status: text }
output: { state: text }
rules:
  - { id: one, when: { status: 1 }, then: LOW, effective: { from: 2026-01-01 } }
  - { id: rest, then: { from: status } }
)";

const char* const kTable = R"(table: codes
summary: Codes.
key: { code: text }
value: { word: text }
rows: { A: a, B: { word: b, note: Second. } }
unmapped: { default: c }
reverse: unique
no_key: [ d ]
)";

const char* const kOverlay = R"(overlay: summer
summary: In summer.
scope: { site: [ 506, 515 ] }
effective: { from: 2026-04-11, to: 2026-06-01 }
order: 2
gap: true
edits:
  - { replace: order-to-bill/id, with: order.number }
  - { before: state-of/rest, add: { id: two, then: HIGH } }
  - { remove: codes/A }
)";

const char* const kLibrary = R"(library: page_text
summary: Pages.
script: page_text.lua
functions:
  drop_header:
    summary: Drops the header.
    takes: text
    gives: text?
    args:
      lines: integer
      mark?: text
    loses: true
    faults: { no-header: There is none. }
    examples:
      - { of: abc, with: { lines: 1 }, gives: c }
      - { of: "", fault: no-header }
)";

const char* const kPack = R"(pack: shop
version: 1.2.0
imports: { texts: { version: 1.0, from: ../texts } }
schemas: { shop: schemas/shop.json, other: { file: schemas/other.json, tighten: schemas/more.yaml } }
context: { site: text, mode: { type: text, enum: [ a, b ], default: a, basis: assumed } }
faults: { too-old: Too old. }
patterns: { digits: "^[0-9]+$" }
policy: { on_unmapped: report }
zone: America/Detroit
)";

const char* const kTests = R"(tests: order-to-bill
of: order-to-bill
context: { now: 2026-05-01T12:00:00Z }
input: { order: { file: order.json } }
needs:
  - { fetch: shop/User, by: { id: 1 }, answer: { name: A } }
  - { fetch: shop/User, missing: true }
cases:
  - { name: all of it, want: { id: 1 }, want_reports: [], round_trip: bill-to-order }
  - name: some
    change: { input.order.id: 2, input.order.name: { remove: true } }
    want_part: { id: 2, name: { is: missing } }
    want_needs: [ { fetch: shop/User, by: { id: 1 } } ]
  - name: none
    want_faults: [ too-old, { code: many-values, rule: order-to-bill/id, at: [ /id, /lines/0 ] } ]
    vary: { columns: [ input.order.id ], rows: [ [ 1 ], [ 2 ] ] }
)";

struct Slip {
  const char* name;
  const char* file;
  const char* right;
  const char* wrong;
};

constexpr const char* kFiles[] = {kMapping, kDecision, kTable, kOverlay, kLibrary, kPack, kTests};

const Slip kSlips[] = {
    {"NoSummary", kMapping, "summary: An order becomes a bill.\n", ""},
    {"NoInput", kMapping, "input:\n", "inputs:\n"},
    {"KeyOfTheFile", kMapping, "output: shop", "outptu: shop"},
    {"NoBody", kMapping, "fields:\n", "feilds:\n"},
    {"NeedWithoutBy", kMapping, ", by: { id: order.userId }", ""},
    {"NeedWithAnUnknownKey", kMapping, "fetch: shop/User", "fetches: shop/User"},
    {"NeedByNothing", kMapping, "by: { id: order.userId }", "by: {}"},
    {"WordOfAnIndex", kMapping, "many: first", "many: frist"},
    {"FormMisspelt", kMapping, "{ value: bill }", "{ valeu: bill }"},
    {"NoForm", kMapping, "{ value: bill }", "{ note: bill }"},
    {"TwoForms", kMapping, "{ value: bill }", "{ value: bill, from: order.kind }"},
    {"NumberForAnExpression", kMapping, "id: order.id\n", "id: 12\n"},
    {"ListForAValue", kMapping, "id: order.id\n", "id: [ order.id ]\n"},
    {"TargetWithABlank", kMapping, "id: order.id\n", "the id: order.id\n"},
    {"KeyOfAnotherForm", kMapping, "{ value: bill }", "{ value: bill, between: x }"},
    {"SkippingOfFrom", kMapping, "{ from: order.total,",
     "{ from: order.total, skipping: [ empty ],"},
    {"WhatIsSkipped", kMapping, "[ missing, null ]", "[ misssing, null ]"},
    {"PolicyWord", kMapping, "on_conflict: report", "on_conflict: repotr"},
    {"PolicyThatKeepsNothing", kMapping, "on_missing: { default: 0, report: true }",
     "on_missing: keep"},
    {"PolicyWithTwoActions", kMapping, "{ default: 0, report: true }",
     "{ default: 0, fail: too-old }"},
    {"PolicyMisspelt", kMapping, "on_null: keep", "on_nul: keep"},
    {"ReportOfAPolicy", kMapping, "report: true }, on_null", "report: maybe }, on_null"},
    {"GuardWithoutAnEnd", kMapping, ", fail: too-old }", " }"},
    {"GuardWithTwoEnds", kMapping, "fail: too-old }", "fail: too-old, skip: too-old }"},
    {"GuardWithoutACondition", kMapping, "when: { order.year: ..2020 }, ", ""},
    {"GuardWithoutAnId", kMapping, "{ id: old, ", "{ "},
    {"ConditionThatIsAList", kMapping, "when: { order.year: ..2020 }", "when: [ order.year ]"},
    {"TestMisspelt", kMapping, "starts: a", "strats: a"},
    {"TwoTests", kMapping, "{ is: missing }", "{ is: missing, ends: b }"},
    {"FoldAlone", kMapping, "{ starts: a, fold: [ case ] }", "{ fold: [ case ] }"},
    {"StateMisspelt", kMapping, "is: missing", "is: mising"},
    {"EmptyCondition", kMapping, "when: { order.year: ..2020 }", "when: {}"},
    {"EachWithoutABody", kMapping, "    fields: { price: line.price }\n", ""},
    {"EachWithTwoBodies", kMapping, "    as: line\n", "    as: line\n    from: line\n"},
    {"SortOrder", kMapping, "order: down", "order: dwon"},
    {"SortKey", kMapping, "missing: last", "missin: last"},
    {"RankWithoutTies", kMapping, ", ties: order", ""},
    {"RankThatNeedsAKey", kMapping, "ties: order", "ties: dense"},
    {"LimitOfNone", kMapping, "limit: 4", "limit: 0"},
    {"OneWayWithoutAReason", kMapping, ", note: Nobody reads it. }", " }"},
    {"Basis", kMapping, "basis: assumed", "basis: guessed"},
    {"CalleeInCapitals", kMapping, "decide: state-of", "decide: stateOf"},
    {"DecisionWithRulesAndRows", kDecision, "rules:\n", "rows: a.csv\nrules:\n"},
    {"DecisionWithoutRules", kDecision, "rules:\n", "rulse:\n"},
    {"HitPolicy", kDecision, "hit: priority", "hit: prioritised"},
    {"PriorityWithoutItsHit", kDecision, "hit: priority", "hit: first"},
    {"Fold", kDecision, "[ case ]", "[ cases ]"},
    {"RuleWithoutAnId", kDecision, "{ id: rest, ", "{ "},
    {"RuleWithAnUnknownKey", kDecision, "then: LOW", "than: LOW"},
    {"WindowWithoutAnEnd", kDecision, "{ from: 2026-01-01 }", "{}"},
    {"WindowThatIsNoDay", kDecision, "from: 2026-01-01", "from: spring"},
    {"TableWithoutValues", kTable, "value: { word: text }\n", ""},
    {"TableColumnThatMayBeMissing", kTable, "{ code: text }", "\n  code?: text"},
    {"Reverse", kTable, "reverse: unique", "reverse: uniqe"},
    {"UnmappedOfATable", kTable, "unmapped: { default: c }", "unmapped: keep"},
    {"RowThatIsAList", kTable, "A: a,", "A: [ a ],"},
    {"EditWithTwoVerbs", kOverlay, "{ remove: codes/A }", "{ remove: codes/A, set: codes/B }"},
    {"EditWithoutContent", kOverlay, "{ replace: order-to-bill/id, with: order.number }",
     "{ replace: order-to-bill/id }"},
    {"EditWithTheWrongContent", kOverlay, "with: order.number", "add: order.number"},
    {"EditWithoutAnAddress", kOverlay, "order-to-bill/id", "order-to-bill"},
    {"GapOfNoMeaning", kOverlay, "gap: true", "gap: no"},
    {"OrderThatIsNoNumber", kOverlay, "order: 2", "order: late"},
    {"OverlayWithoutEdits", kOverlay, "edits:", "edit:"},
    {"FunctionWithoutAResult", kLibrary, "    gives: text?\n", ""},
    {"FunctionWithAnUnknownKey", kLibrary, "args:", "arguments:"},
    {"LibraryWithADash", kLibrary, "page_text\n", "page-text\n"},
    {"ExampleWithoutAnEnd", kLibrary, ", gives: c }", " }"},
    {"ExampleWithTwoEnds", kLibrary, "gives: c }", "gives: c, missing: true }"},
    {"Version", kPack, "version: 1.2.0", "version: one"},
    {"ImportWithoutAVersion", kPack, "{ version: 1.0, from: ../texts }", "{ from: ../texts }"},
    {"SchemaWithAnUnknownKey", kPack, "tighten:", "tigthen:"},
    {"KeyOfThePack", kPack, "patterns:", "pattern:"},
    {"PolicyOfThePack", kPack, "on_unmapped:", "unmapped:"},
    {"CaseWithoutAName", kTests, "{ name: all of it, ", "{ "},
    {"ExpectationMisspelt", kTests, "want_part:", "wants_part:"},
    {"AnswerWithTwoValues", kTests, "missing: true }", "missing: true, file: a.json }"},
    {"TestsOfNothing", kTests, "of: order-to-bill\n", ""},
    {"FaultWithAnUnknownKey", kTests, "code: many-values", "kind: many-values"},
    {"PlaceThatIsNoPointer", kTests, "/lines/0", "lines.0"},
    {"RowsWithoutColumns", kTests, "columns: [ input.order.id ], ", ""},
};

TEST(TheSchemas, TakeTheFilesTheSlipsAreMadeIn) {
  Checker checker;
  for (const char* file : kFiles)
    EXPECT_EQ(checker.verdict_of("right.yaml", file), Verdict::taken) << file;
}

TEST(TheSchemas, RefuseSlips) {
  Checker checker;
  for (const Slip& slip : kSlips) {
    std::string text = slip.file;
    const std::size_t at = text.find(slip.right);
    ASSERT_NE(at, std::string::npos) << slip.name;
    text.replace(at, std::string(slip.right).size(), slip.wrong);
    EXPECT_EQ(checker.verdict_of("slip.yaml", text), Verdict::refused) << slip.name << "\n" << text;
  }
}

// ---- the tables

TEST(TheTablesOfKeys, SayOfEveryKeyWhatItIsForAndWhatItHolds) {
  std::vector<spec::MapKind> kinds = spec::map_kinds();
  for (spec::MapKind& kind : authoring::test_kinds()) kinds.push_back(std::move(kind));
  for (std::vector<spec::Key>& keys : spec::form_kinds()) {
    const std::string name(keys.front().key);
    kinds.push_back({name, std::move(keys)});
  }
  kinds.push_back({"line", spec::line_keys()});
  for (const spec::MapKind& kind : kinds) {
    for (const spec::Key& key : kind.keys) {
      EXPECT_TRUE(key.meaning.ends_with('.')) << kind.name << " " << key.key;
      const bool is_said = key.shape == spec::Shape::text || !key.holds.empty();
      EXPECT_TRUE(is_said) << kind.name << " " << key.key << " does not say what it holds";
    }
  }
}

TEST(TheTablesOfKeys, LeadToNoWordThatNobodyKnows) {
  std::vector<spec::MapKind> kinds = spec::map_kinds();
  for (spec::MapKind& kind : authoring::test_kinds()) kinds.push_back(std::move(kind));
  SchemaWriter writer(kinds);
  for (const spec::MapKind& kind : kinds) writer.schema_of_file(kind.name);
  EXPECT_EQ(writer.unknown(), std::vector<std::string>{});
}

TEST(TheSettings, NameEverySchemaByItsFile) {
  const std::string settings = editor_settings(".vscode/smx");
  for (const EditorSchema& schema : editor_schemas()) {
    EXPECT_NE(settings.find("\".vscode/smx/" + schema.file + "\": \"" + schema.pattern + "\""),
              std::string::npos)
        << settings;
  }
  std::ifstream page(SMX_SOURCE_DIR "/docs/editors.md");
  const std::string text{std::istreambuf_iterator<char>(page), {}};
  EXPECT_NE(text.find("```json\n" + settings + "```"), std::string::npos)
      << "docs/editors.md shows other settings than\n"
      << settings;
}

}  // namespace
}  // namespace smx::editors

// Any bytes as a mapping, a table, a decision, an overlay or a schema: loading ends in rules or
// diagnostics, and rules that load translate or refuse. The first byte chooses what the rest is.
#include <cstdint>
#include <string>

#include "support/engine_fixture.h"

namespace {

const char* const kFiles[] = {"mappings/m.yaml", "tables/kinds.yaml", "decisions/choice.yaml",
                              "schemas/t.yaml", "pack.yaml"};

// So that mappings have something to ask, and tables and decisions somebody who asks them.
constexpr const char* kTable = R"(table: kinds
summary: Kinds.
key: { code: text }
value: { kind: text }
rows: { A: ONE, B: TWO }
)";
constexpr const char* kDecision = R"(decision: choice
summary: Chooses.
hit: first
input:
  kind?: text
output: { kind: text }
rules:
  - { id: a, when: { kind: A }, then: ONE }
  - { id: rest, then: TWO }
)";
constexpr const char* kAsking = R"(mapping: asking
summary: Asks the table and the decision.
input: { in: t/In }
output: t/Out
fields:
  text:
    join: [ { from: in.kind | lookup kinds }, { decide: choice, with: { kind: in.kind } } ]
    between: /
    on_unmapped: skip
    on_unmatched: skip
)";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  smx::testing::World world;
  world.limits.steps = 10'000;
  world.mapping("fields: { text: in.id, kind: { value: ONE } }");
  world.file("tables/kinds.yaml", kTable).file("decisions/choice.yaml", kDecision);
  world.file("mappings/asking.yaml", kAsking);
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  const bool is_overlay = text.starts_with("overlay:");
  world.file(is_overlay ? "overlays/o.yaml" : kFiles[data[0] % std::size(kFiles)], text);
  smx::LoadedRules loaded = world.load();
  for (const smx::Diagnostic& diagnostic : loaded.diagnostics.items()) {
    smx::render_text(diagnostic, smx::Colour::never);
    smx::render_json(diagnostic);
  }
  if (!loaded.rules) return 0;
  for (const std::string& mapping : loaded.rules->mapping_names()) {
    world.translate(R"({"id":"17-x","count":5,"kind":"A","items":[{"key":"a","value":"b"}]})",
                    mapping);
    if (!loaded.rules->describe(mapping)) __builtin_trap();
  }
  return 0;
}

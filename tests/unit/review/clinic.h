// A small pack with everything a review looks at, and texts that no writer may take for markup.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "smx/mapping_docs.h"

#include "review/review.h"

namespace smx::review::testing {

inline std::map<std::string, std::string> clinic() {
  return {
      {"clinic/pack.yaml", R"(pack: clinic
version: 1.2.0
summary: Visits | letters <b>.
schemas: { c: schemas/c.yaml }
zone: Europe/Berlin
context:
  place: { type: text, default: here }
  wards: { type: text, default: "", basis: assumed, note: Nobody has said which wards., source: call of 3 May }
  unread: { type: text, default: x }
faults:
  lost: The visit is lost.
  no-time: The visit has no time.
policy: { on_loss: report }
)"},
      {"clinic/schemas/c.yaml", R"($defs:
  Visit:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      state: { type: string, enum: [ OPEN, DONE, LOST, ODD ] }
      name: { type: string, x-phi: true }
      ward: { type: string }
      room: { type: string }
      notes: { type: array, items: { $ref: '#/$defs/Note' } }
  Note: { type: object, required: [ text ], properties: { text: { type: string }, kind: { type: string } } }
  Person: { type: object, properties: { town: { type: string } } }
  Letter:
    type: object
    required: [ number ]
    properties:
      number: { type: string }
      state: { type: string }
      patient: { type: string }
      place: { type: string }
      town: { type: string }
      colour: { type: string }
      spare: { type: string }
      sheet:
        type: object
        properties: { ward: { type: string }, spare: { type: string } }
      lines:
        type: array
        items: { type: object, required: [ text ], properties: { text: { type: string }, kind: { type: string } } }
)"},
      {"clinic/mappings/visit-to-letter.yaml", R"(mapping: visit-to-letter
summary: A visit becomes a letter | <b>.
note: "Read the *manual* & ask."
source: guide, page 3
owner: ward office
input:
  visit: c/Visit
output: c/Letter
scope: { ward: visit.ward }
needs:
  person?: { fetch: c/Person, by: { name: visit.name } }
let:
  state:
    from: visit.state | lookup word-of-state     # how people say it
    on_missing: { default: unknown }
  who:
    fields:
      first: visit.name
      last: { first: [ { from: visit.room, on_empty: skip } ] }
  shade: { decide: colour-of-state, with: { state: state } }
guards:
  - { id: lost, when: { visit.state: LOST }, skip: lost, basis: assumed, note: Lost visits are not told. }
fields:
  number: visit.id
  state:  { from: state, basis: fact }
  patient: { from: visit.name | trim | shorten 12, default: nobody }
  place:  context.place
  town:
    from: person.town
    on_missing: { default: "=1+1", report: true }
    basis: inferred
    source: "<script>alert(1)</script>"
  colour: shade
  sheet:
    fields:
      ward: visit.ward
      spare: who.last
  lines:
    each: visit.notes
    fields:
      text: .text
      kind: { from: .kind, basis: assumed, source: "| pipe ` tick" }
    on_fault: report
)"},
      {"clinic/mappings/other.yaml", R"(mapping: other
summary: Nothing else uses this.
input: { visit: c/Visit }
output: c/Person
fields: { town: visit.room }
)"},
      {"clinic/tables/word-of-state.yaml", R"(table: word-of-state
summary: A state, to its word.
basis: inferred
key:   { state: c/Visit.state }
value: { word: text }
rows:
  OPEN: "-open-"
  DONE: "@done"
no_counterpart: [ LOST ]
unmapped: fail
fold: [ case ]
)"},
      {"clinic/decisions/colour-of-state.yaml", R"(decision: colour-of-state
summary: The colour of the paper.
hit: first
input: { state: text }
output: { colour: text }
zone: America/Detroit
rules:
  - { id: fresh, when: { state: "-open-" }, then: green, effective: { from: 2026-01-01, to: 2026-06-01 },
      basis: assumed, note: For the trial only. }
  - { id: any-done, when: { state: { contains: done } }, then: grey }
  - { id: rest, then: white }
)"},
      {"clinic/overlays/north.yaml", R"(overlay: north
summary: The north wards print on blue.
basis: fact
scope: { ward: [ N1, N2 ] }
effective: { from: 2026-04-11, to: 2026-05-01 }
edits:
  - replace: visit-to-letter/colour
    with: { value: blue }
  - before: colour-of-state/rest
    add: { id: odd, when: { state: odd }, then: red }
)"},
      {"clinic/tests/letters.yaml", R"(tests: letters
of: visit-to-letter
input: { visit: { id: A-1, state: OPEN } }
cases:
  - { name: a plain visit, want_part: { number: A-1 } }
)"},
      {"clinic/tests/words.yaml", R"(tests: words
of: word-of-state
cases:
  - { name: open, input: { state: OPEN }, want: "-open-" }
)"},
  };
}

/// The files of a folder of the project, kept in memory.
inline std::map<std::string, std::string> files_of_project(const std::string& folder) {
  namespace fs = std::filesystem;
  std::map<std::string, std::string> files;
  const fs::path root = SMX_SOURCE_DIR;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), root).generic_string()] =
        std::string(std::istreambuf_iterator<char>(file), {});
  }
  return files;
}

struct Loaded {
  MemoryFileSystem files;
  LoadedRules rules;
  std::vector<std::unique_ptr<authoring::Suite>> suites;
  std::string problems;
  ReviewDocument document;
};

/// The review of the rules in a folder, or what was wrong with them.
inline Loaded review_of(std::map<std::string, std::string> texts, const std::string& folder,
                        const std::vector<std::string>& mappings = {}) {
  Loaded loaded{MemoryFileSystem(std::move(texts)), LoadedRules(), {}, {}, {}};
  loaded.rules = load_rules(loaded.files, folder);
  Diagnostics diagnostics = std::move(loaded.rules.diagnostics);
  if (loaded.rules.rules) {
    loaded.suites =
        authoring::read_suites(loaded.files, folder, *loaded.rules.rules, {}, diagnostics);
    auto document = review_document(*loaded.rules.rules, loaded.suites, mappings);
    if (document) loaded.document = std::move(*document);
    if (!document) diagnostics.add(document.error());
  }
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == Severity::error)
      loaded.problems += render_text(diagnostic, Colour::never);
  }
  return loaded;
}

}  // namespace smx::review::testing

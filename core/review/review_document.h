// A rule set as a document for review: what people who sign off a mapping want to see of it, before
// anybody knows whether it becomes Markdown, CSV or a page. Texts only, and nothing of a document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "smx/rule_set.h"

namespace smx::review {

/// What an author said about a thing, a line or a row.
struct Standing {
  std::string basis;  // "fact", "inferred", "assumed", or empty
  std::string note;
  std::string source;
  std::string owner;
};

/// A mapping, table or decision that something uses.
struct Reference {
  enum class Kind : std::uint8_t { mapping, table, decision };

  Kind kind = Kind::mapping;
  std::string pack;
  std::string name;
  bool documented = false;  // whether it has a section in this document

  friend bool operator==(const Reference&, const Reference&) = default;
};

/// For whom and how long something counts.
struct Effect {
  std::string from, to;  // as they are written; empty: open
  std::string zone;      // in which days begin; empty: they are instants, or UTC
  std::string scope;     // "site 506, 515"; empty: for all

  bool any() const { return !from.empty() || !to.empty() || !scope.empty(); }
};

/// What an overlay does to a thing, a line or a row.
struct Change {
  std::string overlay;
  std::string verb;     // "replace"
  std::string address;  // without the pack
  std::string text;     // what it puts there; may be empty
  Effect effect;
};

struct PolicyWords {
  std::string when;  // "missing, null or empty"
  std::string what;  // "default `(no subject)`, reported"
  std::string from;  // "the mapping", "the pack"; empty: it stands on the line
};

/// One line of a mapping.
struct LineReview {
  enum class Kind : std::uint8_t { guard, need, value, target };

  Kind kind = Kind::target;
  std::string address;   // "order-to-bill/lines.name": without the pack
  std::string name;      // as people read it: "lines[].name"; empty: the whole result
  std::string of;        // what it is handed to, where that is not the output: "mapping bill-line"
  std::string type;      // of the target; empty where nothing says
  std::string presence;  // "required", "optional", or empty
  std::vector<std::string> sources;  // what it reads, as it says it
  std::vector<std::string> origins;  // the same, with named values followed to the documents
  std::string rule;                  // as its author wrote it; may have line breaks
  std::string effect;                // of a guard: what it does; of a need: what is fetched
  std::string fallback;              // the default; empty: none
  std::vector<Reference> uses;
  std::vector<PolicyWords> policies;
  Standing standing;
  std::vector<Change> changes;  // by overlays
  std::string phi;              // "phi" where the value names or describes a patient
  std::string way_back;         // "exact", "lossy", "one-way", or empty
  std::string because;          // why it is not exact
  std::string file;
  std::optional<std::uint64_t> reached;  // how often, where that was counted
};

/// A test case that exists for a thing.
struct TestName {
  std::string suite;
  std::string name;
};

/// What mappings, tables and decisions have in common.
struct ThingReview {
  std::string pack;
  std::string name;
  std::string summary;
  Standing standing;
  std::string file;
  std::vector<Reference> used_by;
  std::vector<Change> changes;
  std::vector<TestName> cases;
};

struct MappingReview : ThingReview {
  std::vector<SignatureEntry> inputs;
  std::vector<SignatureEntry> context;  // what it reads of it, itself or through what it uses
  std::string output;
  std::string inverse_of;
  std::string condition;  // `when` of the whole mapping, as it is written
  std::vector<CopyListing> copies;
  std::vector<std::string> scope;      // what overlays go by: "station: facility.stationNumber"
  std::vector<std::string> unwritten;  // members of the output that no line writes
  std::vector<Reference> uses;
  std::vector<LineReview> lines;  // in the order of the file
};

struct RowReview {
  std::string address;             // without the pack
  std::string id;                  // of a decision's row
  std::vector<std::string> cells;  // of a table: keys, then values; of a decision: its answers
  std::string when;                // of a decision's row; empty: always
  std::string remark;              // of a table's: "no counterpart", "preferred"
  Standing standing;
  Effect effect;
  std::vector<Change> changes;
  std::string file;
  std::optional<std::uint64_t> reached;
};

struct TableReview : ThingReview {
  std::vector<SignatureEntry> keys;
  std::vector<SignatureEntry> values;
  std::string unmapped;  // what happens to a code it does not know
  std::string compared;  // "whatever their case"; empty: exactly
  std::string reverse;   // "unique", "preferred", or empty
  std::vector<RowReview> rows;
};

struct DecisionReview : ThingReview {
  std::vector<SignatureEntry> inputs;
  std::vector<SignatureEntry> outputs;
  std::string hit;
  std::string covers;
  std::string unmatched;
  std::vector<RowReview> rows;  // in the order in which they are asked
};

struct OverlayReview {
  std::string name;
  std::string summary;
  Standing standing;
  Effect effect;
  std::vector<Change> changes;
  std::string file;
};

struct PackReview {
  std::string name;
  std::string version;
  std::string summary;
  Standing standing;
  std::vector<SignatureEntry> context;
  std::vector<Standing> context_standing;  // of each
  std::vector<MappingReview> mappings;     // these by name
  std::vector<TableReview> tables;
  std::vector<DecisionReview> decisions;
  std::vector<OverlayReview> overlays;  // in the order in which they are laid on
};

/// Something that rests on an assumption.
struct Assumption {
  std::string pack;
  RuleLine line;
};

struct ReviewDocument {
  std::vector<PackReview> packs;
  std::vector<Assumption> assumptions;  // by file and place
  bool is_counted = false;              // whether it was counted how often rows are reached
};

}  // namespace smx::review

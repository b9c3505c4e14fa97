// Two rule sets compared by what they mean, not by how they are written.
//
//   auto diff = smx::diff_rules(*before.rules, *after.rules);
//   for (const smx::RuleChange& change : diff.changes) ...
//
// What is compared is what was loaded: lines by their address, rows by their key or id, policies
// with the inherited ones. A line that was moved, indented or commented anew, or written in another
// way that means the same, is no change. Rules hold no documents: nothing here is patient data.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "smx/rule_set.h"
#include "smx/source.h"

namespace smx {

enum class ChangeKind : std::uint8_t { added, removed, changed };

/// One aspect of what changed; a text is empty where it was not there.
struct PartChange {
  std::string part;  // "value", "when", "on_missing", "window", a column
  std::string before;
  std::string after;
};

/// Where something stands in one of the two rule sets; no file: it is not there.
struct RulePlace {
  std::string file;
  Position position;
};

struct RuleChange {
  ChangeKind kind = ChangeKind::changed;
  std::string pack;
  std::string what;     // "line", "let", "guard", "row", "mapping", "overlay", "edit"
  std::string address;  // "a-to-b/subject"; of rows with their key: "state-of-status/PAID"
  std::vector<PartChange> parts;
  RulePlace before;
  RulePlace after;
  /// Who uses it: lines that look a table up, decide by a decision, use a mapping, ...
  std::vector<std::string> used_by;
  /// Of an inherited policy: the lines it acts on.
  std::vector<std::string> lines;
};

struct RuleDiff {
  std::vector<RuleChange> changes;  // by pack and thing; added and removed things come once, whole
  std::vector<RuleChange> documentation;  // summaries, notes, sources, bases: what changes no run

  bool is_empty() const { return changes.empty() && documentation.empty(); }
};

RuleDiff diff_rules(const RuleSet& before, const RuleSet& after);

}  // namespace smx

// A loaded rule set: packs, checked and ready to run. Immutable, shared by threads, swapped whole.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"

namespace smx {

struct RuleSetState;

/// One line of the listing of a mapping.
struct RuleLine {
  std::string address;  // "oh-message-to-x/subject"
  std::string text;     // the rule as its author wrote it, on one line
  std::string file;
  Position position;
  std::string basis;  // "fact", "inferred", "assumed", or empty
  std::string note;
  std::string source;
  std::string phi;       // "phi" where the value names or describes a patient, else empty
  std::string way_back;  // of a target's line: "exact", "lossy" or "one-way"; else empty
  std::string because;   // why the way back is not exact
  std::string overlay;  // the one that wrote the line; empty where it is that of the mapping's file
};

/// An overlay that reaches a mapping, with what it changes.
struct OverlayListing {
  std::string name;
  std::string summary;
  std::string scope;                                    // "site 506, 515"; empty: for all
  std::string from, to;                                 // as they are written; empty: open
  std::vector<std::pair<std::string, RuleLine>> edits;  // verb, line
};

/// When and for whom a mapping is looked at.
struct OverlaySelection {
  std::string at;  // RFC 3339; or a day, which is its beginning in the zone of the pack, or in UTC
  std::vector<std::pair<std::string, std::string>> scope;  // name, value
};

/// A `copy`: the members it takes over, and those it leaves.
struct CopyListing {
  std::string address;  // of the object it writes into
  std::string from;     // as it is written
  std::vector<std::string> taken;
  std::vector<std::string> written;         // left, because a line writes them
  std::vector<std::string> excepted;        // left, because `except` names them
  std::vector<std::string> without_target;  // left, because the target has no such member
};

/// An input, need or context value of a mapping.
struct SignatureEntry {
  std::string name;
  std::string type;      // "oh/Message", "text", "list of oh/Pool"
  std::string presence;  // "required", "optional", or "default VALUE"
};

/// Whether an input can be read entry by entry from one long XML document. For JSON there is
/// nothing to say: every mapping takes one document on each line.
struct StreamListing {
  std::string input;
  /// Where entries are: "entry", a document in any root; "/feed/entry", an item of the list that
  /// the mapping goes over. Empty: it cannot stream,
  std::string entries;
  std::string why_not;  // because of what stands there, in half a sentence
  std::string file;
  Position position;
};

struct MappingInfo {
  std::string pack;
  std::string name;
  std::string summary;
  std::vector<SignatureEntry> inputs;
  std::vector<SignatureEntry> needs;  // type: what is fetched
  std::vector<SignatureEntry> context;
  std::string output;
  std::uint32_t rounds = 0;     // how often the host is asked at most
  std::vector<RuleLine> lines;  // guards, lets, needs, targets: in the order of the file
  std::vector<CopyListing> copies;
  std::vector<StreamListing> streams;    // of the inputs that may come as XML
  std::string inverse_of;                // the mapping whose lines it turns round; may be empty
  std::vector<OverlayListing> overlays;  // that can count; of a selection those that do
};

/// A loaded pack.
struct PackInfo {
  std::string name;
  std::string version;  // empty when it says none
  std::string folder;
};

/// A const snapshot. Every member may be called from any thread.
class RuleSet {
 public:
  explicit RuleSet(std::unique_ptr<const RuleSetState> state);
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  /// Names of all mappings, sorted.
  std::vector<std::string> mapping_names() const;
  std::vector<PackInfo> packs() const;
  /// Names and summaries of packs, mappings, tables and decisions, counted.
  std::size_t table_count() const;
  std::size_t decision_count() const;
  std::size_t rule_count() const;

  /// What `smx show` prints; unknown_mapping with a suggestion when there is none of that name.
  Result<MappingInfo> describe(std::string_view mapping) const;

  /// The same as overlays make it; bad_context where the selection cannot be.
  Result<MappingInfo> describe(std::string_view mapping, const OverlaySelection& selection) const;

  /// Everything that says `basis: <basis>` — things, lines, rows, context values — by file and
  /// place.
  std::vector<RuleLine> lines_with_basis(std::string_view basis) const;

  const RuleSetState& state() const { return *state_; }  // for the rooms of the engine

 private:
  std::unique_ptr<const RuleSetState> state_;
};

/// Rules, or none when there were errors; the diagnostics of one pass over everything.
struct LoadedRules {
  std::shared_ptr<const RuleSet> rules;
  Diagnostics diagnostics;
};

/// Loads every pack (a folder with `pack.yaml`) at or below `folder` and checks it whole. Does not
/// throw.
LoadedRules load_rules(const FileSystem& files, const std::string& folder,
                       const Limits& limits = {});

}  // namespace smx

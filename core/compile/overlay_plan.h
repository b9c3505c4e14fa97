// What is known of a pack's overlays before anything is compiled: what each changes, when and for
// whom, and which things must be looked at again for it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "overlays/active_sets.h"
#include "overlays/patch.h"
#include "spec/spec.h"

namespace smx {

struct Unit;

struct PlannedOverlay {
  const spec::Overlay* spec = nullptr;
  const Unit* unit = nullptr;
  std::string name;  // in the program
  times::Window window;
  std::map<std::string, std::vector<overlays::Edit>> edits;  // by the name of the thing
};

/// A thing that overlays can change, and what its lines ask, with the lines overlays add.
struct PlannedThing {
  const spec::File* file = nullptr;
  std::set<std::string> used;   // mappings
  std::set<std::string> asked;  // decisions and tables, and the mapping it turns round
  std::set<std::string> scope;  // the names of its own scope that overlays are chosen by
  overlays::ActiveSet touched_by;
};

class OverlayPlan {
 public:
  std::vector<PlannedOverlay> in_order;  // as they are laid on
  std::map<std::string, PlannedThing> things;
  std::vector<std::string> scope_names;  // sorted

  bool empty() const { return in_order.empty(); }
  const PlannedThing* find(const std::string& name) const;

  /// The overlays that change a thing or what it asks. A used mapping with a scope of its own
  /// chooses for itself.
  const overlays::ActiveSet& reaching(const std::string& name) const;
  /// The same with whatever is used, however far.
  overlays::ActiveSet beneath(const std::string& name) const;
  bool is_scoped(const std::string& name) const;
  std::vector<overlays::Reach> reach_of(const overlays::ActiveSet& set) const;
  /// The edits of a thing, those of earlier overlays first.
  std::vector<overlays::Edit> edits_of(const std::string& thing,
                                       const overlays::ActiveSet& set) const;

 private:
  enum class Used : std::uint8_t { unless_scoped, all };
  void collect(const std::string& name, Used used, std::set<std::string>& seen,
               overlays::ActiveSet& into) const;

  mutable std::map<std::string, overlays::ActiveSet> reaching_;
};

/// "`summer`, for site 12, 15, from 2026-04-11 until 2026-05-31"
std::string words_for(const PlannedOverlay& overlay);

}  // namespace smx

// Which things the lines of a rule file ask: what must be looked at again when one of them changes.
#pragma once

#include <set>
#include <string>

#include "yaml/tree.h"

namespace smx::overlays {

/// Names as they are written, `thing` or `pack.thing`. May hold a name too many, where a text reads
/// like a look-up; never one too few.
struct References {
  std::set<std::string> used;   // mappings, by `use`
  std::set<std::string> asked;  // decisions and tables, and the mapping of an `inverse_of`
};

void add_references(const yaml::Node& tree, References& into);

}  // namespace smx::overlays

// JSON text as the tree that YAML is read into. What JSON allows and YAML readers do not (tabs as
// indentation, keys of any length, surrogate pairs) is read here as JSON means it.
#pragma once

#include <optional>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "yaml/tree.h"

namespace smx::types {

/// The whole of `source`, or nothing, and then `diagnostics` says why. `source` must outlive the
/// tree. Texts are double-quoted scalars, everything else plain ones.
std::optional<yaml::Node> read_json_tree(const Source& source, const Limits& limits,
                                         Diagnostics& diagnostics);

}  // namespace smx::types

// Which pack an import means, and whether that will do.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"

#include "packs/rule_set_state.h"

namespace smx {

/// Where an import that names its folder is found, `.` and `..` worked out.
std::string import_folder(const Pack& importing, const spec::Import& import);

/// Whether a pack of `version` serves who asked for at least `wanted`: the same first number (or,
/// while that is 0, the same second one), and not less.
bool serves(std::string_view version, std::string_view wanted);

struct Imports {
  std::map<const Pack*, std::vector<const Pack*>> of;  // without circles
  std::set<const Pack*> broken;  // have an import that leads nowhere: what they use is unknown
};

/// The packs each pack imports, found among all that were read. Adds a diagnostic for an import
/// that leads nowhere, to a version that will not do, or round in a circle.
Imports resolve_imports(const std::vector<std::unique_ptr<Pack>>& packs, Diagnostics& diagnostics);

}  // namespace smx

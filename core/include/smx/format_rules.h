// The one layout of rule files: indentation, blanks and empty lines, and nothing else.
//
// No token moves to another line, and none changes. The result is read again as rules are read; a
// text that would not say the same, comment for comment, is refused. docs/layout.md has the rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"

namespace smx {

struct FormattedRules {
  std::optional<std::string> text;  // nothing where `diagnostics` say why
  Diagnostics diagnostics;
};

/// The text of any YAML file that rules could be in; `name` is what diagnostics call it.
FormattedRules format_rules(const std::string& name, std::string text, const Limits& limits = {});

/// The rule files below a folder with packs, or of the pack it lies in: `pack.yaml`, mappings,
/// decisions, tables, libraries, overlays and tests. Schemas and samples are not among them.
std::vector<std::string> rule_files(const FileSystem& files, const std::string& folder);

/// What formatting changes as a unified difference; empty where nothing does.
std::string layout_difference(const std::string& name, std::string_view before,
                              std::string_view after);

}  // namespace smx

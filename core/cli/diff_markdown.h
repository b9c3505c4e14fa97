// What `smx diff` found, as Markdown for a pull request.
#pragma once

#include <string>

#include "smx/rule_diff.h"

namespace smx::cli {

/// Tables of changes by pack, long ones folded away. What rules hold is escaped: no rule can
/// make markup.
std::string diff_markdown(const RuleDiff& diff);

}  // namespace smx::cli

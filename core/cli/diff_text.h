// What `smx diff` found in rules, for people and for machines.
#pragma once

#include <string>

#include "smx/rule_diff.h"

#include "terminal.h"

namespace smx::cli {

/// Every change with what was and what is; ends with a line break unless empty.
std::string diff_text(const RuleDiff& diff, Colour colour);

/// One JSON object for each change, a line each.
std::string diff_json(const RuleDiff& diff);

}  // namespace smx::cli

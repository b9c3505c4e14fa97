// What `smx diff` found, for people, for machines and for a pull request.
#pragma once

#include <string>
#include <string_view>

#include "smx/rule_diff.h"

#include "terminal.h"

namespace smx::cli {

/// "3 changes of rules: 2 lines, 1 row; 1 of documentation alone".
std::string diff_summary(const RuleDiff& diff);

/// Every change with what was and what is; ends with a line break unless empty.
std::string diff_text(const RuleDiff& diff, Colour colour);

/// One JSON object for each change, a line each.
std::string diff_json(const RuleDiff& diff);

/// The words for a kind of change: "added".
std::string_view word_for(ChangeKind kind);

}  // namespace smx::cli

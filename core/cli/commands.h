// The table of verbs. To add one: write command_NAME.cpp, declare it here, list it in commands.cpp.
#pragma once

#include <span>

#include "command.h"

namespace smx::cli {

Command check_command();
Command run_command();
Command show_command();
Command why_command();
Command test_command();
Command docs_command();
Command explain_command();
Command functions_command();
Command fmt_command();
Command schema_command();
Command diff_command();
Command ledger_command();

/// All verbs, in the order in which a newcomer needs them.
std::span<const Command> commands();

}  // namespace smx::cli

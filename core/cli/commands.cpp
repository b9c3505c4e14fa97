#include "commands.h"

#include <array>

namespace smx::cli {

std::span<const Command> commands() {
  static const std::array table{
      check_command(), run_command(),    show_command(),    test_command(),
      diff_command(),  ledger_command(), explain_command(), functions_command(),
      fmt_command(),   schema_command(), docs_command(),    why_command(),
  };
  return table;
}

}  // namespace smx::cli

// The options of `smx test` that count what the tests reach, and what becomes of the counts.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/coverage.h"

#include "command.h"
#include "terminal.h"

namespace smx::cli {

struct CoverageOptions {
  bool asked = false;
  std::vector<std::string> minimums;
  std::string lcov;
  std::string cobertura;
  std::string html;
  std::string json;

  /// Whether anything is to be counted: each of the others asks for it, too.
  bool wanted() const {
    return asked || !minimums.empty() || !lcov.empty() || !cobertura.empty() || !html.empty() ||
           !json.empty();
  }
};

void declare_coverage(CLI::App& app, CoverageOptions& options);

/// Where the summary goes: with the results, or to people. What is not met is said in any case.
enum class CoverageSummary : std::uint8_t { printed, said, left_out };

/// Writes the files, says the summary and which minimums are not met, and what is missing there.
Exit report_coverage(const CoverageReport& report, const CoverageOptions& options,
                     CoverageSummary summary, Terminal& terminal);

}  // namespace smx::cli

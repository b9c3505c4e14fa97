// Coverage for people on a terminal.
#pragma once

#include <string>

#include "smx/coverage.h"

#include "terminal.h"

namespace smx::cli {

/// The totals of each kind, and the files that lack most.
std::string coverage_summary(const CoverageReport& report, Colour colour);

/// That a minimum is not met, and what is missing, the worst first.
std::string minimum_sentence(const CoverageReport& report, const CoverageMinimum& minimum,
                             Colour colour);

}  // namespace smx::cli

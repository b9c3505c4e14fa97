// Points as tools for programs know them: lines with a count, and branches.
#pragma once

#include <cstdint>
#include <vector>

#include "smx/coverage.h"

namespace smx::coverage {

struct Branch {
  std::size_t block = 0;   // of its line: one for each point
  std::size_t number = 0;  // in the block: of a condition 0 and 1
  std::uint64_t count = 0;
  bool is_reached = false;  // whether the point was reached at all, from whichever side
};

struct LineCount {
  std::uint32_t number = 0;
  std::uint64_t count = 0;
  std::vector<Branch> branches;
};

/// Lines that a point begins on, by number. A line counts as often as the least of its lines and
/// rows; one with branches only, as often as the most of these.
std::vector<LineCount> line_counts(const CoverageFile& file);

}  // namespace smx::coverage

#include "coverage/line_counts.h"

#include <algorithm>

namespace smx::coverage {

namespace {

bool is_branch(CoverageKind kind) {
  return kind == CoverageKind::condition || kind == CoverageKind::part ||
         kind == CoverageKind::policy;
}

void add_branches(const CoveragePoint& point, LineCount& line) {
  const bool is_reached =
      std::ranges::any_of(point.sides, [](const CoverageSide& side) { return side.count > 0; });
  const std::size_t block = line.branches.empty() ? 0 : line.branches.back().block + 1;
  for (std::size_t i = 0; i < point.sides.size(); ++i)
    line.branches.push_back({block, i, point.sides[i].count, is_reached});
}

/// A condition is reached once it was asked; what has one branch, with its line.
void settle_reach(LineCount& line) {
  for (Branch& branch : line.branches) {
    const auto is_other = [&](const Branch& one) {
      return one.block == branch.block && one.number != branch.number;
    };
    if (std::ranges::none_of(line.branches, is_other)) branch.is_reached = line.count > 0;
  }
}

}  // namespace

std::vector<LineCount> line_counts(const CoverageFile& file) {
  std::vector<LineCount> lines;
  bool has_count = false;  // of the last line: whether it is that of a line or row
  for (const CoveragePoint& point : file.points) {
    const bool is_new = lines.empty() || lines.back().number != point.begin.line;
    if (is_new) {
      lines.push_back({point.begin.line, 0, {}});
      has_count = false;
    }
    LineCount& line = lines.back();
    std::uint64_t most = 0;
    for (const CoverageSide& side : point.sides) most = std::max(most, side.count);
    if (is_branch(point.kind)) {
      add_branches(point, line);
      if (!has_count) line.count = std::max(line.count, most);
    } else {
      line.count = has_count ? std::min(line.count, most) : most;
      has_count = true;
    }
  }
  std::ranges::for_each(lines, settle_reach);
  return lines;
}

}  // namespace smx::coverage

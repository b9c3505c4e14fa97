// The tracefile that lcov and many other tools read; its form is in the manual page of geninfo.
#include <algorithm>

#include "smx/coverage.h"

#include "coverage/line_counts.h"

namespace smx {

namespace {

void add_record(const CoverageFile& file, std::string& out) {
  const auto lines = coverage::line_counts(file);
  out += "TN:\nSF:" + file.name + "\n";
  std::size_t branches = 0;
  std::size_t taken = 0;
  for (const coverage::LineCount& line : lines) {
    for (const coverage::Branch& branch : line.branches) {
      const std::string count = branch.is_reached ? std::to_string(branch.count) : "-";
      out += "BRDA:" + std::to_string(line.number) + "," + std::to_string(branch.block) + "," +
             std::to_string(branch.number) + "," + count + "\n";
      ++branches;
      taken += branch.count > 0;
    }
  }
  out += "BRF:" + std::to_string(branches) + "\nBRH:" + std::to_string(taken) + "\n";
  for (const coverage::LineCount& line : lines)
    out += "DA:" + std::to_string(line.number) + "," + std::to_string(line.count) + "\n";
  const auto hit = std::ranges::count_if(lines, [](const auto& line) { return line.count > 0; });
  out += "LF:" + std::to_string(lines.size()) + "\nLH:" + std::to_string(hit) + "\n";
  out += "end_of_record\n";
}

}  // namespace

std::string lcov_of(const CoverageReport& report) {
  std::string out;
  for (const CoverageFile& file : report.files) add_record(file, out);
  return out;
}

}  // namespace smx

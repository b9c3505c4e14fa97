#include "coverage_text.h"

#include <algorithm>
#include <cstdio>

#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::size_t kMostFiles = 10;
constexpr std::size_t kMostGaps = 40;

std::string percent_text(double percent) {
  char text[16];
  std::snprintf(text, sizeof text, "%.1f %%", percent);
  return text;
}

std::string share(const CoverageTotal& total) {
  return std::to_string(total.reached) + " of " + std::to_string(total.of);
}

/// With blanks before it, so that numbers below each other end at one place.
std::string padded(const std::string& text) {
  constexpr std::size_t kWidth = 7;  // "100.0 %"
  return std::string(kWidth - std::min(kWidth, text.size()), ' ') + text;
}

void add_row(Columns& columns, std::string_view name, const CoverageTotal& total) {
  if (total.of == 0) return;
  columns.add({std::string(name), padded(percent_text(total.percent())), share(total)});
}

/// What is missing of the rules, by file, the worst first.
std::string worst_files(const CoverageReport& report) {
  std::vector<const CoverageFile*> files;
  for (const CoverageFile& file : report.files) {
    if (!coverage_total(file).is_whole()) files.push_back(&file);
  }
  if (files.empty()) return {};
  const auto missing = [](const CoverageFile* file) {
    const CoverageTotal total = coverage_total(*file);
    return total.of - total.reached;
  };
  std::ranges::stable_sort(files, std::ranges::greater(), missing);
  Columns columns(2);
  for (std::size_t i = 0; i < std::min(files.size(), kMostFiles); ++i) {
    const CoverageTotal total = coverage_total(*files[i]);
    columns.add({padded(std::to_string(missing(files[i]))) + " missing",
                 padded(percent_text(total.percent())), printable(files[i]->name)});
  }
  std::string text = columns.text();
  if (files.size() > kMostFiles)
    text += "  and " + counted(files.size() - kMostFiles, "more file") + "\n";
  return text;
}

std::string gap_text(const CoverageGap& gap) {
  return "  " + printable(gap.file) + ":" + std::to_string(gap.position.line) + ":" +
         std::to_string(gap.position.column) + "  " + printable(gap.address) + " " +
         printable(gap.what) +
         (gap.inside > 0 ? ", and " + std::to_string(gap.inside) + " in it" : "") + "\n";
}

}  // namespace

std::string coverage_summary(const CoverageReport& report, Colour colour) {
  const CoverageTotal all = coverage_total(report);
  std::string text = painted("coverage", Style::bold, colour) + ": " + share(all) + " (" +
                     percent_text(all.percent()) + ")\n";
  Columns columns(2);
  for (std::size_t i = 0; i < kCoverageKinds; ++i) {
    const auto kind = static_cast<CoverageKind>(i);
    add_row(columns, coverage_name(kind), coverage_total(report, kind));
  }
  return text + columns.text() + worst_files(report);
}

std::string minimum_sentence(const CoverageReport& report, const CoverageMinimum& minimum,
                             Colour colour) {
  const CoverageTotal total = coverage_total(report, minimum);
  std::string wanted = std::to_string(minimum.percent);
  while (wanted.ends_with('0')) wanted.pop_back();
  if (wanted.ends_with('.')) wanted.pop_back();
  std::string text = painted("failed", Style::bad, colour) + " coverage of " + minimum.name + ": " +
                     share(total) + " is " + percent_text(total.percent()) + ", and the least is " +
                     wanted + " %\n";
  const std::vector<CoverageGap> gaps = root_gaps(coverage_gaps(report, minimum.kinds));
  for (std::size_t i = 0; i < std::min(gaps.size(), kMostGaps); ++i) text += gap_text(gaps[i]);
  if (gaps.size() > kMostGaps) {
    text += "  and " + std::to_string(gaps.size() - kMostGaps) +
            " more; `--html FILE` writes a page that shows all\n";
  }
  text.pop_back();
  return text;
}

}  // namespace smx::cli

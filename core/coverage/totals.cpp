// Counting up, thresholds, and what is missing in words.
#include <algorithm>
#include <array>
#include <charconv>

#include "smx/coverage.h"

namespace smx {

namespace {

struct KindWords {
  std::string_view name;
  std::string_view missed;  // of a point whose one side was not reached
};

/// In the order of CoverageKind.
constexpr std::array<KindWords, kCoverageKinds> kWords{{
    {"lines", "never gives anything"},
    {"parts", "is never taken"},
    {"conditions", "never holds"},
    {"policies", "never acts"},
    {"rows", "is never looked up"},
    {"decisions", "never answers"},
    {"overlays", "never counts"},
    {"paths", "is read by no rule"},
    {"values", "is never sent"},
}};

const KindWords& words_of(CoverageKind kind) {
  return kWords[static_cast<std::size_t>(kind)];
}

bool is_rule(CoverageKind kind) {
  return static_cast<std::size_t>(kind) < kRuleKinds;
}

void count(const CoveragePoint& point, CoverageTotal& total) {
  for (const CoverageSide& side : point.sides) {
    ++total.of;
    total.reached += side.count > 0;
  }
}

void add(CoverageTotal& into, const CoverageTotal& more) {
  into.reached += more.reached;
  into.of += more.of;
}

std::string quoted(const std::string& text) {
  return text.empty() ? text : ": `" + text + "`";
}

/// What is said of a point that was not reached, or not from both sides.
std::string sentence_of(const CoveragePoint& point) {
  if (point.kind == CoverageKind::condition && point.sides.size() == 2) {
    const bool yes = point.sides[0].count > 0;
    const bool no = point.sides[1].count > 0;
    if (!yes && !no) return "is never asked" + quoted(point.text);
    return (yes ? "always holds" : "never holds") + quoted(point.text);
  }
  const bool is_guard = point.sides.front().what == "holds";
  if (point.kind == CoverageKind::line && is_guard) return "never holds";
  if (point.kind == CoverageKind::line && point.idle == 0) return "is never worked out";
  return std::string(words_of(point.kind).missed) + quoted(point.text);
}

bool is_untouched(const CoveragePoint& point) {
  return point.idle == 0 &&
         std::ranges::all_of(point.sides, [](const CoverageSide& side) { return side.count == 0; });
}

bool is_missing(const CoveragePoint& point) {
  return std::ranges::any_of(point.sides, [](const CoverageSide& side) { return side.count == 0; });
}

using Kinds = std::span<const CoverageKind>;

bool has(Kinds kinds, CoverageKind kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

void add_rule_gaps(const CoverageReport& report, Kinds kinds, std::vector<CoverageGap>& gaps) {
  std::vector<std::vector<CoverageGap>> by_file;
  for (const CoverageFile& file : report.files) {
    std::vector<CoverageGap> found;
    for (const CoveragePoint& point : file.points) {
      if (has(kinds, point.kind) && is_missing(point))
        found.push_back({point.kind, file.name, point.begin, point.address, sentence_of(point),
                         point.end, is_untouched(point)});
    }
    by_file.push_back(std::move(found));
  }
  std::ranges::stable_sort(by_file, std::ranges::greater(), &std::vector<CoverageGap>::size);
  for (auto& found : by_file) {
    for (CoverageGap& gap : found) gaps.push_back(std::move(gap));
  }
}

void add_input_gaps(const CoverageReport& report, Kinds kinds, std::vector<CoverageGap>& gaps) {
  for (const InputCoverage& input : report.inputs) {
    const auto add = [&](CoverageKind kind, const std::string& path, std::string what) {
      const std::string address = path.empty() ? input.input : input.input + "." + path;
      gaps.push_back(
          {kind, input.file, input.position, input.mapping + " " + address, std::move(what), {}});
    };
    for (const InputPath& path : input.paths) {
      if (!path.is_read && has(kinds, CoverageKind::path))
        add(CoverageKind::path, path.path, std::string(words_of(CoverageKind::path).missed));
    }
    for (const InputValue& value : input.values) {
      if (value.count == 0 && has(kinds, CoverageKind::value))
        add(CoverageKind::value, value.path, "is never `" + value.value + "`");
    }
  }
}

std::optional<double> read_percent(std::string_view text) {
  double percent = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), percent);
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  return whole && percent >= 0 && percent <= 100 ? std::optional(percent) : std::nullopt;
}

}  // namespace

std::string_view coverage_name(CoverageKind kind) {
  return words_of(kind).name;
}

double CoverageTotal::percent() const {
  return of == 0 ? 100 : static_cast<double>(reached * 1000 / of) / 10;
}

CoverageTotal coverage_total(const CoverageReport& report, CoverageKind kind) {
  CoverageTotal total;
  for (const CoverageFile& file : report.files) {
    for (const CoveragePoint& point : file.points) {
      if (point.kind == kind) count(point, total);
    }
  }
  for (const InputCoverage& input : report.inputs) {
    if (kind == CoverageKind::path) {
      for (const InputPath& path : input.paths) add(total, {path.is_read ? 1u : 0u, 1});
    }
    if (kind == CoverageKind::value) {
      for (const InputValue& value : input.values) add(total, {value.count > 0 ? 1u : 0u, 1});
    }
  }
  return total;
}

CoverageTotal coverage_total(const CoverageFile& file) {
  CoverageTotal total;
  for (const CoveragePoint& point : file.points) count(point, total);
  return total;
}

CoverageTotal coverage_total(const CoverageReport& report) {
  CoverageTotal total;
  for (const CoverageFile& file : report.files) add(total, coverage_total(file));
  return total;
}

std::optional<CoverageMinimum> read_coverage_minimum(std::string_view text, std::string& why) {
  CoverageMinimum minimum;
  const std::size_t equals = text.find('=');
  const bool is_bare = equals == std::string_view::npos;
  const std::string_view name = is_bare ? std::string_view{} : text.substr(0, equals);
  const auto percent = read_percent(is_bare ? text : text.substr(equals + 1));
  if (!percent) {
    why = "a minimum is a percentage from 0 to 100, as in `90` or `rows=97.5`";
    return std::nullopt;
  }
  minimum.percent = *percent;
  minimum.name = is_bare ? "all rules" : std::string(name);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kCoverageKinds; ++i) {
    const auto kind = static_cast<CoverageKind>(i);
    names.emplace_back(coverage_name(kind));
    if (is_bare ? is_rule(kind) : name == coverage_name(kind)) minimum.kinds.push_back(kind);
  }
  if (!minimum.kinds.empty()) return minimum;
  why = "nothing is counted under `" + std::string(name) + "`: " + suggest(name, names);
  return std::nullopt;
}

CoverageTotal coverage_total(const CoverageReport& report, const CoverageMinimum& minimum) {
  CoverageTotal total;
  for (const CoverageKind kind : minimum.kinds) add(total, coverage_total(report, kind));
  return total;
}

bool is_met(const CoverageTotal& total, const CoverageMinimum& minimum) {
  // What is said for people is rounded down; this is not.
  return static_cast<double>(total.reached) * 100 >=
         minimum.percent * static_cast<double>(total.of);
}

std::vector<CoverageGap> coverage_gaps(const CoverageReport& report,
                                       std::span<const CoverageKind> kinds) {
  std::vector<CoverageGap> gaps;
  add_rule_gaps(report, kinds, gaps);
  add_input_gaps(report, kinds, gaps);
  return gaps;
}

std::vector<CoverageGap> root_gaps(std::vector<CoverageGap> gaps) {
  const auto is_behind = [](Position one, Position other) {
    return std::pair(one.line, one.column) > std::pair(other.line, other.column);
  };
  std::vector<CoverageGap> roots;
  std::size_t around = 0;  // behind the last root that nothing has touched; 0: there is none
  for (CoverageGap& gap : gaps) {
    CoverageGap* const outer = around > 0 ? &roots[around - 1] : nullptr;
    const bool lies_in =
        outer && gap.is_untouched && outer->file == gap.file && !is_behind(gap.end, outer->end);
    if (lies_in) {
      ++outer->inside;
      continue;
    }
    roots.push_back(std::move(gap));
    if (roots.back().is_untouched) around = roots.size();
  }
  return roots;
}

}  // namespace smx

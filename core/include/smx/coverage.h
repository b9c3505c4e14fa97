// Coverage: what of the rules the tests reach, and what of the input the rules read.
// docs/coverage.md says what counts.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "smx/rule_tests.h"
#include "smx/source.h"

namespace smx {

/// What is counted. Those up to `overlay` are rules; the last two are about the input.
enum class CoverageKind : std::uint8_t {
  line,       // a target, let, need or guard
  part,       // an alternative of `first` or `cases`, an item, an argument
  condition,  // both sides of it, and of each of its parts
  policy,
  row,       // of a table
  decision,  // a row of a decision
  overlay,
  path,   // of an input, that a document of the tests has
  value,  // that a schema lists for an input
};
inline constexpr std::size_t kCoverageKinds = 9;
inline constexpr std::size_t kRuleKinds = 7;  // those before `path`

/// "lines": as thresholds and listings call them.
std::string_view coverage_name(CoverageKind kind);

/// One thing that can happen, and how often it did.
struct CoverageSide {
  std::string what;  // "holds"
  std::uint64_t count = 0;
};

/// One thing in a rule file that tests can reach.
struct CoveragePoint {
  CoverageKind kind = CoverageKind::line;
  std::string address;  // "order-to-bill/lines"
  std::string text;     // as it is written, on one line; of conditions and policies
  Position begin, end;
  std::vector<CoverageSide> sides;  // of a condition two; of all else one
  std::uint64_t idle = 0;  // how often a line was worked out and gave nothing, which is no reach
};

struct CoverageFile {
  std::string name;
  std::string text;
  std::vector<CoveragePoint> points;  // by their place
};

/// A part of an input, as the documents of the tests have it: `lines.*.price`.
struct InputPath {
  std::string path;
  std::uint64_t count = 0;  // in how many places
  bool is_read = false;     // by a rule, whether a test reaches it or not
};

/// A value that the schema lists, and how often it was sent.
struct InputValue {
  std::string path;
  std::string value;
  std::uint64_t count = 0;
};

/// One input of a mapping that tests call.
struct InputCoverage {
  std::string mapping;
  std::string file;
  Position position;
  std::string input;
  std::vector<InputPath> paths;    // those that end in one text, number or boolean, or in nothing
  std::vector<InputValue> values;  // of paths that a rule reads or a document has
};

struct CoverageReport {
  std::vector<CoverageFile> files;
  std::vector<InputCoverage> inputs;
};

/// What was run, and what it reached.
struct CoveredTests {
  TestRun run;
  CoverageReport coverage;
};

/// run_rule_tests(), counting. What counts are the rules of the packs at or below `folder`; what
/// they import from elsewhere has tests of its own.
CoveredTests run_covered_tests(const FileSystem& files, const std::string& folder,
                               const TestOptions& options = {});

/// Adds what another run reached: of the same rules, or of others.
void add_coverage(CoverageReport& into, const CoverageReport& more);

struct CoverageTotal {
  std::uint64_t reached = 0;
  std::uint64_t of = 0;

  bool is_whole() const { return reached == of; }
  /// Rounded down to tenths, so that only what is whole is 100.
  double percent() const;
};
CoverageTotal coverage_total(const CoverageReport& report, CoverageKind kind);
CoverageTotal coverage_total(const CoverageFile& file);
/// Of all kinds that are rules.
CoverageTotal coverage_total(const CoverageReport& report);

/// What must be reached.
struct CoverageMinimum {
  std::vector<CoverageKind> kinds;  // together
  std::string name;                 // "rows"; of all together "all rules"
  double percent = 0;
};
/// `90`, `rows=100`; nothing, with a reason, for what is neither.
std::optional<CoverageMinimum> read_coverage_minimum(std::string_view text, std::string& why);
CoverageTotal coverage_total(const CoverageReport& report, const CoverageMinimum& minimum);
bool is_met(const CoverageTotal& total, const CoverageMinimum& minimum);

/// One thing that was not reached, in words.
struct CoverageGap {
  CoverageKind kind = CoverageKind::line;
  std::string file;
  Position position;
  std::string address;
  std::string what;  // "never holds: `order.status: LOST`"
  Position end;
  bool is_untouched = false;  // nothing at all happened there
  std::size_t inside = 0;     // how many more it stands for, see root_gaps()
};
/// What is missing of these kinds: the file with most of it first, in a file by place.
std::vector<CoverageGap> coverage_gaps(const CoverageReport& report,
                                       std::span<const CoverageKind> kinds);
/// Without what lies in something else that nothing reaches, and is missing on account of that.
std::vector<CoverageGap> root_gaps(std::vector<CoverageGap> gaps);

/// A tracefile as geninfo writes it: lines and rows are its lines, all else its branches.
std::string lcov_of(const CoverageReport& report);
/// XML as Cobertura writes it (coverage-04.dtd).
std::string cobertura_of(const CoverageReport& report);
/// Everything, as one JSON document.
std::string coverage_json(const CoverageReport& report);
/// One page that needs nothing else: totals, what is missing, and the rules with their counts.
std::string coverage_html(const CoverageReport& report);

}  // namespace smx

#include "coverage_options.h"

#include <algorithm>

#include "atomic_file.h"
#include "coverage_text.h"

namespace smx::cli {

namespace {

struct OutputFile {
  std::string CoverageOptions::*path;
  std::string (*make)(const CoverageReport&);
};

constexpr OutputFile kFiles[] = {
    {&CoverageOptions::lcov, lcov_of},
    {&CoverageOptions::cobertura, cobertura_of},
    {&CoverageOptions::html, coverage_html},
    {&CoverageOptions::json, coverage_json},
};

bool write(const std::string& path, const std::string& text, Terminal& terminal) {
  AtomicFile file(path);
  std::optional<Diagnostic> problem = file.write(text);
  if (!problem) problem = file.commit();
  if (problem) terminal.report(*problem);
  return !problem;
}

std::string problem_of(const std::string& minimum) {
  std::string why;
  return read_coverage_minimum(minimum, why) ? std::string() : why;
}

/// What is not met, one after the other.
std::vector<CoverageMinimum> unmet(const CoverageReport& report, const CoverageOptions& options) {
  std::vector<CoverageMinimum> found;
  for (const std::string& text : options.minimums) {
    std::string why;
    const auto minimum = read_coverage_minimum(text, why);
    if (minimum && !is_met(coverage_total(report, *minimum), *minimum)) found.push_back(*minimum);
  }
  return found;
}

void say(std::string_view text, CoverageSummary where, Terminal& terminal) {
  if (where == CoverageSummary::printed) return terminal.print(text);
  while (text.ends_with('\n')) text.remove_suffix(1);
  terminal.say(text);
}

}  // namespace

void declare_coverage(CLI::App& app, CoverageOptions& options) {
  constexpr const char* kGroup = "Coverage";
  app.add_flag("--coverage", options.asked, "count what of the rules the cases reach")
      ->group(kGroup);
  app.add_option("--coverage-min", options.minimums,
                 "fail below this percentage, of all rules or of one kind: 90, rows=100")
      ->option_text("[KIND=]PERCENT")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->check(CLI::Validator(problem_of, ""))
      ->group(kGroup);
  app.add_option("--lcov", options.lcov, "write an lcov tracefile")
      ->option_text("FILE")
      ->group(kGroup);
  app.add_option("--cobertura", options.cobertura, "write Cobertura XML")
      ->option_text("FILE")
      ->group(kGroup);
  app.add_option("--html", options.html, "write one page with the rules and their counts")
      ->option_text("FILE")
      ->group(kGroup);
  app.add_option("--coverage-json", options.json, "write all counts as JSON")
      ->option_text("FILE")
      ->group(kGroup);
}

Exit report_coverage(const CoverageReport& report, const CoverageOptions& options,
                     CoverageSummary summary, Terminal& terminal) {
  Exit exit = Exit::done;
  for (const OutputFile& file : kFiles) {
    const std::string& path = options.*file.path;
    if (!path.empty() && !write(path, file.make(report), terminal)) exit = Exit::unusable;
  }
  const std::vector<CoverageMinimum> missed = unmet(report, options);
  const bool is_result = summary == CoverageSummary::printed;
  const Colour colour = is_result ? terminal.result_colour() : terminal.speech_colour();
  if (summary != CoverageSummary::left_out)
    say(coverage_summary(report, colour), summary, terminal);
  for (const CoverageMinimum& minimum : missed) {
    terminal.say(minimum_sentence(report, minimum, terminal.speech_colour()));
    exit = worst(exit, Exit::findings);
  }
  return exit;
}

}  // namespace smx::cli

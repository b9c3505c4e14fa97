// smx test: runs the tests that lie beside the rules.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/rule_tests.h"

#include "commands.h"
#include "coverage_options.h"
#include "rule_folder.h"
#include "terminal.h"
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx test                              the rules in the folder `rules`
  smx test rules/billing                one pack
  smx test rules/billing/tests/orders.yaml
                                        one tests file; of another file, its pack
  smx test --filter order-to-invoice    cases whose suite/name has this in it
  smx test --fail-fast                  up to the first case that fails
  smx test --format github --junit test-results.xml
                                        for a build server
  smx test --coverage --html page.html  what of the rules the cases reach, and a page that shows it
  smx test --coverage-min 90 --coverage-min rows=100 --lcov coverage.info
                                        fails below these; a file for a build server

A failure says where the output differs, the line that wrote what is there (or should have written
it), and the place among the tests that the value came from. `again` is the command for that case.

Exit codes:
  0  every case passed
  1  a case failed, or a minimum of coverage is not met
  2  no case was run: rules or tests do not load, or there are none)";

struct Options {
  CoverageOptions coverage;
  std::vector<std::string> paths;
  std::vector<std::string> filters;
  std::string format = "text";
  std::string junit;
  std::size_t jobs = 0;
  bool as_json = false;
  bool fail_fast = false;
  bool quiet = false;
};

/// Every report that was asked for, told the same.
class Reports {
 public:
  Reports(const Options& options, Terminal& terminal) {
    for (const TestFormat& format : test_formats()) {
      const bool chosen = options.as_json ? format.name == "json" : format.name == options.format;
      if (chosen) reports_.push_back(format.make(terminal));
    }
    if (!options.junit.empty()) reports_.push_back(junit_report(options.junit, terminal));
  }

  void add(const TestCaseResult& result) {
    for (const auto& report : reports_) report->add(result);
  }
  void add(const Diagnostic& diagnostic) {
    for (const auto& report : reports_) report->add(diagnostic);
  }
  void end(const TestTotals& totals, const std::string& summary) {
    for (const auto& report : reports_) report->end(totals, summary);
  }
  bool have_failed() const {
    return std::ranges::any_of(reports_, [](const auto& report) { return report->has_failed(); });
  }

 private:
  std::vector<std::unique_ptr<TestReport>> reports_;
};

TestOptions options_for(const std::string& path, const Options& options, Reports& reports) {
  TestOptions run;
  run.filters = options.filters;
  run.file = std::filesystem::path(path).lexically_normal().generic_string();
  run.jobs = options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
  run.stop_at_failure = options.fail_fast;
  run.on_case = [&](const TestCaseResult& result) { reports.add(result); };
  return run;
}

/// What the cases came to, and what they reached where that is asked.
struct Tested {
  TestTotals totals;
  CoverageReport coverage;
};

TestRun run_folder(const DiskFileSystem& files, const std::string& folder,
                   const CoverageOptions& coverage, const TestOptions& options, Tested& tested) {
  if (!coverage.wanted()) return run_rule_tests(files, folder, options);
  CoveredTests covered = run_covered_tests(files, folder, options);
  add_coverage(tested.coverage, covered.coverage);
  return std::move(covered.run);
}

/// Runs the tests of one path; says each case as it ends.
Exit test_path(const std::string& path, const Options& options, Reports& reports, Tested& tested,
               Terminal& terminal) {
  const Result<std::string> folder = rule_folder(path);
  if (!folder) {
    terminal.report(folder.error());
    reports.add(folder.error());
    return Exit::unusable;
  }
  const DiskFileSystem files(Limits{}.rule_file_bytes);
  TestRun run =
      run_folder(files, *folder, options.coverage, options_for(path, options, reports), tested);
  add_unlisted(files, run.diagnostics);
  for (const Diagnostic& diagnostic : run.diagnostics.items()) {
    const bool is_warning = diagnostic.severity == Severity::warning;
    if (is_warning && options.quiet) continue;
    terminal.report(diagnostic);
    reports.add(diagnostic);
  }
  say_left_out(run.diagnostics, terminal);
  TestTotals& totals = tested.totals;
  totals.passed += run.passed;
  totals.failed += run.failed;
  totals.left_out += run.left_out;
  totals.not_run += run.not_run;
  if (run.diagnostics.has_errors()) return Exit::unusable;
  return run.failed > 0 ? Exit::findings : Exit::done;
}

std::string summary_of(const TestTotals& totals, std::chrono::duration<double> time) {
  std::vector<std::string> parts;
  if (totals.passed > 0) parts.push_back(std::to_string(totals.passed) + " passed");
  if (totals.failed > 0) parts.push_back(std::to_string(totals.failed) + " failed");
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.2f s", time.count());
  std::string text = counted(totals.run(), "case") + ": " + enumerated(parts) + ", in " + seconds;
  if (totals.not_run > 0) text += "; " + std::to_string(totals.not_run) + " not run";
  if (totals.left_out > 0) text += "; " + std::to_string(totals.left_out) + " not asked for";
  return text;
}

void say_no_case(const Options& options, Terminal& terminal) {
  std::vector<std::string> filters;
  for (const std::string& filter : options.filters)
    filters.push_back("`" + printable(filter) + "`");
  terminal.say(filters.empty()
                   ? "error: there is no test; tests are YAML files in the folder `tests` of a pack"
                   : "error: no case has " + enumerated(filters) + " in its suite/name");
}

CoverageSummary where_to(const Options& options) {
  if (options.quiet) return CoverageSummary::left_out;
  const bool is_for_people = !options.as_json && options.format == "text";
  return is_for_people ? CoverageSummary::printed : CoverageSummary::said;
}

Exit test(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  Reports reports(options, terminal);
  Tested tested;
  const TestTotals& totals = tested.totals;
  Exit exit = Exit::done;
  for (const std::string& path : options.paths) {
    exit = worst(exit, test_path(path, options, reports, tested, terminal));
    if (options.fail_fast && totals.failed > 0) break;
  }
  const bool none = totals.run() == 0;
  if (none && exit == Exit::done) {
    say_no_case(options, terminal);
    exit = Exit::unusable;
  }
  const bool nothing_to_say = none || (options.quiet && exit == Exit::done);
  const auto time = std::chrono::steady_clock::now() - start;
  reports.end(totals, nothing_to_say ? std::string() : summary_of(totals, time));
  if (options.coverage.wanted() && !none)
    exit = worst(exit,
                 report_coverage(tested.coverage, options.coverage, where_to(options), terminal));
  return reports.have_failed() ? Exit::unusable : exit;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const TestFormat& format : test_formats()) names.emplace_back(format.name);
  return names;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths,
                 "a folder with packs, a pack, or a tests file (default: rules)");
  app.add_option("--filter", options->filters,
                 "only cases whose suite/name contains this; several: one of them")
      ->option_text("TEXT")
      ->allow_extra_args(false);
  app.add_flag("--fail-fast", options->fail_fast, "stop at the first case that fails");
  app.add_option("--jobs", options->jobs, "how many run at once (default: one on each processor)")
      ->option_text("N")
      ->check(CLI::Range(1, 256));
  auto* format = app.add_option("--format", options->format, "text, json, tap or github")
                     ->option_text("FORM")
                     ->check(CLI::IsMember(format_names()));
  app.add_flag("--json", options->as_json, "one JSON record for each case: --format json")
      ->excludes(format);
  app.add_option("--junit", options->junit, "write JUnit XML to this file, too")
      ->option_text("FILE");
  app.add_flag("--quiet", options->quiet, "say nothing when all is well");
  declare_coverage(app, options->coverage);
  return [options](Terminal& terminal) {
    if (options->paths.empty()) options->paths.emplace_back("rules");
    return test(*options, terminal);
  };
}

}  // namespace

Command test_command() {
  return {"test", "runs the tests that lie beside the rules", kLesson, declare};
}

}  // namespace smx::cli

#include "test_run.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "rule_folder.h"
#include "wording.h"

namespace smx::cli {

namespace {

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

}  // namespace

TestPaths::TestPaths(const TestChoices& choices, const DiskFileSystem& disk,
                     const FileSystem& files, Terminal& terminal)
    : choices_(choices),
      disk_(disk),
      files_(files),
      terminal_(terminal),
      snapshots_(choices.is_for_people() ? Review::shown : Review::named, terminal) {
  for (const TestFormat& format : test_formats()) {
    if (format.name == choices.format) reports_.push_back(format.make(terminal));
  }
  if (!choices.junit.empty()) reports_.push_back(junit_report(choices.junit, terminal));
}

Exit TestPaths::run() {
  const auto start = std::chrono::steady_clock::now();
  Exit exit = Exit::done;
  for (const std::string& path : choices_.paths) {
    exit = worst(exit, run_path(path));
    if (choices_.fail_fast && totals_.failed > 0) break;
  }
  const bool none = totals_.run() == 0;
  if (none && exit == Exit::done) {
    say_no_case();
    exit = Exit::unusable;
  }
  const bool nothing_to_say = none || (choices_.quiet && exit == Exit::done);
  const auto time = std::chrono::steady_clock::now() - start;
  tell_end(nothing_to_say ? std::string() : summary_of(totals_, time) + snapshots_.summary());
  if (choices_.coverage.wanted() && !none) exit = worst(exit, tell_coverage());
  return has_failed() ? Exit::unusable : exit;
}

Exit TestPaths::run_path(const std::string& path) {
  const Result<std::string> folder = rule_folder(path);
  if (!folder) {
    terminal_.report(folder.error());
    tell(folder.error());
    return Exit::unusable;
  }
  TestRun run = run_folder(*folder, options_for(path));
  add_unlisted(disk_, run.diagnostics);
  for (const Diagnostic& diagnostic : run.diagnostics.items()) {
    const bool is_warning = diagnostic.severity == Severity::warning;
    if (is_warning && choices_.quiet) continue;
    terminal_.report(diagnostic);
    tell(diagnostic);
  }
  say_left_out(run.diagnostics, terminal_);
  totals_.passed += run.passed;
  totals_.failed += run.failed;
  totals_.left_out += run.left_out;
  totals_.not_run += run.not_run;
  if (run.diagnostics.has_errors()) return Exit::unusable;
  return run.failed > 0 ? Exit::findings : Exit::done;
}

TestRun TestPaths::run_folder(const std::string& folder, const TestOptions& options) {
  if (!choices_.coverage.wanted()) return run_rule_tests(files_, folder, options);
  CoveredTests covered = run_covered_tests(files_, folder, options);
  add_coverage(coverage_, covered.coverage);
  return std::move(covered.run);
}

Exit TestPaths::tell_coverage() {
  CoverageSummary summary = CoverageSummary::said;
  if (choices_.is_for_people()) summary = CoverageSummary::printed;
  if (choices_.quiet) summary = CoverageSummary::left_out;
  return report_coverage(coverage_, choices_.coverage, summary, terminal_);
}

TestOptions TestPaths::options_for(const std::string& path) {
  TestOptions options;
  options.filters = choices_.filters;
  options.file = std::filesystem::path(path).lexically_normal().generic_string();
  options.jobs = choices_.jobs > 0 ? choices_.jobs : std::thread::hardware_concurrency();
  options.stop_at_failure = choices_.fail_fast;
  options.snapshots = choices_.update ? Snapshots::accept : Snapshots::compare;
  options.on_case = [this](const TestCaseResult& result) {
    tell(result);
    if (choices_.update) snapshots_.write(result);
  };
  return options;
}

void TestPaths::tell(const TestCaseResult& result) {
  for (const auto& report : reports_) report->add(result);
}

void TestPaths::tell(const Diagnostic& diagnostic) {
  for (const auto& report : reports_) report->add(diagnostic);
}

void TestPaths::tell_end(const std::string& summary) {
  for (const auto& report : reports_) report->end(totals_, summary);
}

bool TestPaths::has_failed() const {
  return snapshots_.has_failed() ||
         std::ranges::any_of(reports_, [](const auto& report) { return report->has_failed(); });
}

void TestPaths::say_no_case() {
  std::vector<std::string> filters;
  for (const std::string& filter : choices_.filters)
    filters.push_back("`" + printable(filter) + "`");
  terminal_.say(
      filters.empty()
          ? "error: there is no test; tests are YAML files in the folder `tests` of a pack"
          : "error: no case has " + enumerated(filters) + " in its suite/name");
}

}  // namespace smx::cli

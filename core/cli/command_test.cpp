// smx test: runs the tests that lie beside the rules.
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/rule_tests.h"

#include "commands.h"
#include "json_object.h"
#include "progress.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx test                              the rules in the folder `rules`
  smx test rules/billing                one pack
  smx test --filter order-to-invoice    cases whose suite/name has this in it
  smx test --json                       one case on each line, for tools

Exit codes:
  0  every case passed
  1  a case failed
  2  no case was run: rules or tests do not load, or there are none)";

struct Options {
  std::vector<std::string> paths;
  std::string filter;
  bool as_json = false;
  bool quiet = false;
};

struct Totals {
  std::size_t passed = 0;
  std::size_t failed = 0;
};

std::string place_of(const TestCaseResult& result) {
  return printable(result.file) + ":" + std::to_string(result.position.line);
}

/// "output differs at /total: expected 3, got 4"
std::string sentence_of(const TestFailure& failure) {
  std::string text = failure.what;
  if (!failure.pointer.empty()) text += " at " + failure.pointer;
  if (failure.expected.empty() && failure.actual.empty()) return printable(text);
  text += ": expected " + (failure.expected.empty() ? "nothing" : failure.expected);
  return printable(text + ", got " + (failure.actual.empty() ? "nothing" : failure.actual));
}

void say_failure(const TestCaseResult& result, Terminal& terminal) {
  const std::string headline = painted("failed", Style::bad, terminal.result_colour()) + " " +
                               printable(result.suite + "/" + result.name) + "  (" +
                               place_of(result) + ")\n";
  std::string text = headline;
  for (const TestFailure& failure : result.failures) text += "  " + sentence_of(failure) + "\n";
  terminal.print(text);
  for (const Diagnostic& diagnostic : result.diagnostics) terminal.report(diagnostic);
}

std::string json_of(const TestCaseResult& result) {
  std::vector<std::string> failures;
  for (const TestFailure& failure : result.failures) {
    failures.push_back(JsonObject()
                           .text("what", failure.what)
                           .text("pointer", failure.pointer)
                           .text("expected", failure.expected)
                           .text("actual", failure.actual)
                           .str());
  }
  return JsonObject()
      .text("suite", result.suite)
      .text("name", result.name)
      .text("file", result.file)
      .number("line", result.position.line)
      .flag("passed", result.passed)
      .json("failures", json_list(failures))
      .json("diagnostics", json_diagnostics(result.diagnostics))
      .str();
}

/// Runs the tests of one folder; says each case as it ends.
TestRun run_folder(const DiskFileSystem& files, const std::string& folder, const Options& options,
                   Terminal& terminal) {
  Progress progress(terminal, "cases", std::nullopt);
  TestOptions test_options;
  test_options.filter = options.filter;
  test_options.on_case = [&](const TestCaseResult& result) {
    progress.step();
    if (options.as_json) {
      terminal.print(json_of(result) + "\n");
    } else if (!result.passed) {
      say_failure(result, terminal);
    }
  };
  return run_rule_tests(files, folder, test_options);
}

Exit test_path(const std::string& path, const Options& options, Totals& totals,
               Terminal& terminal) {
  const Result<std::string> folder = rule_folder(path);
  if (!folder) {
    terminal.report(folder.error());
    return Exit::unusable;
  }
  const DiskFileSystem files(Limits{}.rule_file_bytes);
  TestRun run = run_folder(files, *folder, options, terminal);
  add_unlisted(files, run.diagnostics);
  for (const Diagnostic& diagnostic : run.diagnostics.items()) {
    const bool is_warning = diagnostic.severity == Severity::warning;
    if (!(is_warning && options.quiet)) terminal.report(diagnostic);
  }
  say_left_out(run.diagnostics, terminal);
  totals.passed += run.passed;
  totals.failed += run.failed;
  if (run.diagnostics.has_errors()) return Exit::unusable;
  return run.failed > 0 ? Exit::findings : Exit::done;
}

std::string summary_of(const Totals& totals, std::chrono::duration<double> time) {
  std::vector<std::string> parts;
  if (totals.passed > 0) parts.push_back(std::to_string(totals.passed) + " passed");
  if (totals.failed > 0) parts.push_back(std::to_string(totals.failed) + " failed");
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%.2f s", time.count());
  return counted(totals.passed + totals.failed, "case") + ": " + enumerated(parts) + ", in " +
         seconds;
}

Exit no_case(const Options& options, Terminal& terminal) {
  terminal.say(options.filter.empty()
                   ? "error: there is no test; tests are YAML files in the folder `tests` of a pack"
                   : "error: no case has `" + printable(options.filter) + "` in its suite/name");
  return Exit::unusable;
}

Exit test(const Options& options, Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  Totals totals;
  Exit exit = Exit::done;
  for (const std::string& path : options.paths) {
    exit = worst(exit, test_path(path, options, totals, terminal));
  }
  if (totals.passed + totals.failed == 0) {
    return exit == Exit::done ? no_case(options, terminal) : exit;
  }
  const std::string summary = summary_of(totals, std::chrono::steady_clock::now() - start);
  if (options.as_json) {
    terminal.say(summary);
  } else if (!options.quiet || exit != Exit::done) {
    terminal.print(summary + "\n");
  }
  return exit;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "a folder with packs, or a pack (default: rules)");
  app.add_option("--filter", options->filter, "only cases whose suite/name contains this")
      ->option_text("TEXT");
  app.add_flag("--json", options->as_json, "one JSON record for each case");
  app.add_flag("--quiet", options->quiet, "say nothing when all is well");
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

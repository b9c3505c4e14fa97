// smx test: runs the tests that lie beside the rules.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.h"
#include "terminal.h"
#include "test_run.h"
#include "watched_files.h"
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
  smx test --watch                      again whenever a file changes that was looked at
  smx test --update                     write the snapshots that differ, and show what changes
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

Exit run_once(const TestChoices& choices, Terminal& terminal) {
  const DiskFileSystem disk(Limits{}.rule_file_bytes);
  return TestPaths(choices, disk, disk, terminal).run();
}

/// Runs again and again until somebody wishes to end; how the last run ended.
Exit run_watching(const TestChoices& choices, Terminal& terminal) {
  const Interrupts interrupts;
  while (true) {
    const DiskFileSystem disk(Limits{}.rule_file_bytes);
    const WatchedFiles files(disk);
    const Exit exit = TestPaths(choices, disk, files, terminal).run();
    if (files.count() == 0) return exit;  // there is nothing to wait for
    terminal.say("watching " + counted(files.count(), "file") + "; Ctrl-C ends");
    const std::string changed = wait_for_change(files);
    if (changed.empty()) return exit;
    terminal.clear_screen();
    terminal.say("changed: " + printable(changed));
  }
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const TestFormat& format : test_formats()) names.emplace_back(format.name);
  return names;
}

Action declare(CLI::App& app) {
  const auto choices = std::make_shared<TestChoices>();
  const auto as_json = std::make_shared<bool>(false);
  app.add_option("PATH", choices->paths,
                 "a folder with packs, a pack, or a tests file (default: rules)");
  app.add_option("--filter", choices->filters,
                 "only cases whose suite/name contains this; several: one of them")
      ->option_text("TEXT")
      ->allow_extra_args(false);
  app.add_flag("--fail-fast", choices->fail_fast, "stop at the first case that fails");
  auto* update = app.add_flag("--update", choices->update,
                              "write the snapshots that differ, where all else is as expected");
  app.add_flag("--watch", choices->watch, "run again whenever a file changes, until Ctrl-C")
      ->excludes(update);
  app.add_option("--jobs", choices->jobs, "how many run at once (default: one on each processor)")
      ->option_text("N")
      ->check(CLI::Range(1, 256));
  auto* format = app.add_option("--format", choices->format, "text, json, tap or github")
                     ->option_text("FORM")
                     ->check(CLI::IsMember(format_names()));
  app.add_flag("--json", *as_json, "one JSON record for each case: --format json")
      ->excludes(format);
  app.add_option("--junit", choices->junit, "write JUnit XML to this file, too")
      ->option_text("FILE");
  app.add_flag("--quiet", choices->quiet, "say nothing when all is well");
  declare_coverage(app, choices->coverage);
  return [choices, as_json](Terminal& terminal) {
    if (choices->paths.empty()) choices->paths.emplace_back("rules");
    if (*as_json) choices->format = "json";
    return choices->watch ? run_watching(*choices, terminal) : run_once(*choices, terminal);
  };
}

}  // namespace

Command test_command() {
  return {"test", "runs the tests that lie beside the rules", kLesson, declare};
}

}  // namespace smx::cli

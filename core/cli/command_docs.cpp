// smx docs: the mappings as a document for review.
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/coverage.h"
#include "smx/mapping_docs.h"

#include "atomic_file.h"
#include "commands.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kLesson =
    R"(For those who sign off a mapping and do not read YAML: each line of a target with its source, its rule as it is
written, tables, defaults, policies, basis, dates and tests; each table and decision with every row; all assumptions.
With a MAPPING only that one, with everything it uses. The same rules give the same bytes.

Examples:
  smx docs --output review.html            one page for a browser or a printer
  smx docs rules/billing --output review/  Markdown for a pull request: README.md, and a file for each pack
  smx docs --format csv --output review.csv
                                           a record for each line and row, for a spreadsheet
  smx docs --coverage --output review.html also how often the tests reach each line and row
  smx docs rules order-to-invoice          one mapping and what it uses, on the terminal

In CSV a cell that a spreadsheet would take for a formula begins with an apostrophe.

Exit codes:
  0  written
  1  written, and with --coverage a test failed
  2  no such mapping, rules or tests that do not load, or a file that cannot be written)";

struct Options {
  std::string path = "rules";
  std::vector<std::string> mappings;
  std::string format;
  std::string output;
  bool coverage = false;
};

bool is_folder(const std::string& path) {
  std::error_code problem;
  return path.ends_with('/') || fs::is_directory(path, problem);
}

/// What was asked for, or what the name of the output says.
DocsFormat format_of(const Options& options) {
  const std::string extension = fs::path(options.output).extension().string();
  const bool says_nothing = options.format.empty();
  if (options.format == "html" || (says_nothing && (extension == ".html" || extension == ".htm")))
    return DocsFormat::html;
  if (options.format == "csv" || (says_nothing && extension == ".csv")) return DocsFormat::csv;
  return DocsFormat::markdown;
}

/// Puts one file where it belongs; false, and said, where it cannot be written.
bool write_file(const std::string& path, const std::string& text, Terminal& terminal) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code problem;
  if (!folder.empty()) fs::create_directories(folder, problem);
  AtomicFile file(path);
  auto failure = file.write(text);
  if (!failure) failure = file.commit();
  if (failure) terminal.report(*failure);
  return !failure;
}

Exit write_files(const MappingDocs& docs, const Options& options, Terminal& terminal) {
  if (options.output.empty()) {
    for (const DocsFile& file : docs.files) terminal.print(file.text);
    return Exit::done;
  }
  std::vector<std::string> written;
  for (const DocsFile& file : docs.files) {
    const std::string path = is_folder(options.output)
                                 ? (fs::path(options.output) / file.path).generic_string()
                                 : options.output;
    if (!write_file(path, file.text, terminal)) return Exit::unusable;
    written.push_back("`" + printable(path) + "`");
  }
  terminal.say("wrote " + enumerated(written));
  return Exit::done;
}

/// How often the tests reach each line and row, by file and address.
LineCounts counts_of(const CoverageReport& report) {
  LineCounts counts;
  for (const CoverageFile& file : report.files) {
    for (const CoveragePoint& point : file.points) {
      const bool is_row = point.kind == CoverageKind::line || point.kind == CoverageKind::part ||
                          point.kind == CoverageKind::row || point.kind == CoverageKind::decision;
      if (is_row && !point.sides.empty())
        counts[{file.name, point.address}] += point.sides.front().count;
    }
  }
  return counts;
}

/// Runs the tests and counts; says so where some fail, which is for `smx test` to explain.
Exit count(const DiskFileSystem& files, const std::string& folder, LineCounts& counts,
           Terminal& terminal) {
  const CoveredTests tests = run_covered_tests(files, folder);
  counts = counts_of(tests.coverage);
  if (tests.run.failed == 0) return Exit::done;
  terminal.say("error: " + counted(tests.run.failed, "case") + " of " +
               std::to_string(tests.run.passed + tests.run.failed) + " failed; `smx test " +
               printable(folder) + "` shows them");
  return Exit::findings;
}

Exit docs(const Options& options, Terminal& terminal) {
  const Result<std::string> folder = rule_folder(options.path);
  if (!folder) {
    terminal.report(folder.error());
    terminal.say("help: the first argument is where the rules are: `smx docs rules MAPPING`");
    return Exit::unusable;
  }
  DocsOptions asked;
  asked.format = format_of(options);
  asked.layout = is_folder(options.output) ? DocsLayout::folder : DocsLayout::one_file;
  asked.mappings = options.mappings;
  const DiskFileSystem files(asked.limits.rule_file_bytes);
  LineCounts counts;
  Exit exit = Exit::done;
  if (options.coverage) {
    exit = count(files, *folder, counts, terminal);
    asked.reached = &counts;
  }
  MappingDocs made = mapping_docs(files, *folder, asked);
  add_unlisted(files, made.diagnostics);
  if (made.diagnostics.has_errors()) {
    for (const Diagnostic& diagnostic : made.diagnostics.items()) terminal.report(diagnostic);
    say_left_out(made.diagnostics, terminal);
    return Exit::unusable;
  }
  return worst(exit, write_files(made, options, terminal));
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->path, "a folder with packs, or a pack (default: rules)");
  app.add_option("MAPPING", options->mappings, "only these mappings, with everything they use");
  app.add_option("--format", options->format,
                 "markdown, csv or html (default: what the name of the output says, else markdown)")
      ->option_text("WORD")
      ->check(CLI::IsMember({"markdown", "csv", "html"}));
  app.add_flag("--coverage", options->coverage,
               "run the tests, and say how often they reach each line and row");
  app.add_option("--output", options->output,
                 "a file; or a folder, which exists or ends in `/` (default: the terminal)")
      ->option_text("PATH");
  return [options](Terminal& terminal) { return docs(*options, terminal); };
}

}  // namespace

Command docs_command() {
  return {"docs", "writes the mappings as a document for review", kLesson, declare};
}

}  // namespace smx::cli

// smx check: loads rules, checks them and their tests, and runs nothing.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/rule_set.h"
#include "smx/rule_tests.h"

#include "commands.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx check                            the rules in the folder `rules`
  smx check rules/billing              one pack
  smx check rules/billing/mappings/order-to-invoice.yaml
                                       the pack this file is in
  smx check rules --json               a finding on each line, for tools

Exit codes:
  0  no errors; there may be warnings
  1  errors, or warnings with --deny-warnings
  2  nothing to check: a path that is not there, or no pack in it)";

struct Options {
  std::vector<std::string> paths;
  bool as_json = false;
  bool deny_warnings = false;
};

struct Findings {
  Diagnostics diagnostics;
  std::shared_ptr<const RuleSet> rules;
};

Findings check_folder(const std::string& folder) {
  const Limits limits;
  const DiskFileSystem files(limits.rule_file_bytes);
  LoadedRules loaded = load_rules(files, folder, limits);
  if (loaded.rules) check_rule_tests(files, folder, *loaded.rules, limits, loaded.diagnostics);
  add_unlisted(files, loaded.diagnostics);
  loaded.diagnostics.sort();
  return {std::move(loaded.diagnostics), std::move(loaded.rules)};
}

/// "2 mappings, 3 tables, 1 decision and 40 rules", or the folder where they did not load.
std::string what_was_checked(const std::string& folder, const RuleSet* rules) {
  if (!rules) return "`" + printable(folder) + "`";
  return enumerated(
      {counted(rules->mapping_names().size(), "mapping"), counted(rules->table_count(), "table"),
       counted(rules->decision_count(), "decision"), counted(rules->rule_count(), "rule")});
}

std::string verdict(const Diagnostics& diagnostics) {
  std::vector<std::string> parts;
  if (diagnostics.errors() > 0) parts.push_back(counted(diagnostics.errors(), "error"));
  if (diagnostics.warnings() > 0) parts.push_back(counted(diagnostics.warnings(), "warning"));
  return parts.empty() ? "no findings" : enumerated(parts);
}

bool is_no_rule_set(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.code == Code::not_a_rule_set) return true;
  }
  return false;
}

void print_findings(const Findings& findings, const std::string& folder, const Options& options,
                    Terminal& terminal) {
  for (const Diagnostic& diagnostic : findings.diagnostics.items()) {
    if (options.as_json) {
      terminal.print(render_json(diagnostic) + "\n");
    } else {
      terminal.report(diagnostic);
    }
  }
  say_left_out(findings.diagnostics, terminal);
  const std::string summary = "checked " + what_was_checked(folder, findings.rules.get()) + ": " +
                              verdict(findings.diagnostics);
  // With --json standard output belongs to the tool that reads it.
  if (options.as_json) {
    terminal.say(summary);
  } else {
    terminal.print(summary + "\n");
  }
}

Exit check_path(const std::string& path, const Options& options, Terminal& terminal) {
  const Result<std::string> folder = rule_folder(path);
  if (!folder) {
    if (options.as_json) terminal.print(render_json(folder.error()) + "\n");
    if (!options.as_json) terminal.report(folder.error());
    return Exit::unusable;
  }
  const Findings findings = check_folder(*folder);
  print_findings(findings, *folder, options, terminal);
  if (is_no_rule_set(findings.diagnostics)) return Exit::unusable;
  if (findings.diagnostics.has_errors() || !findings.rules) return Exit::findings;
  const bool is_denied = options.deny_warnings && findings.diagnostics.warnings() > 0;
  return is_denied ? Exit::findings : Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "a folder with packs, a pack, or a file in a pack");
  app.add_flag("--json", options->as_json, "findings as JSON, one on each line");
  app.add_flag("--deny-warnings", options->deny_warnings, "warnings count as errors");
  return [options](Terminal& terminal) {
    if (options->paths.empty()) options->paths.emplace_back("rules");
    Exit exit = Exit::done;
    for (const std::string& path : options->paths) {
      exit = worst(exit, check_path(path, *options, terminal));
    }
    return exit;
  };
}

}  // namespace

Command check_command() {
  return {"check", "finds mistakes in rules and in their tests", kLesson, declare};
}

}  // namespace smx::cli

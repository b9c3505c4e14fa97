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
#include "streams_text.h"
#include "terminal.h"
#include "ways_back.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx check                            the rules in the folder `rules`
  smx check rules/billing              one pack
  smx check rules/billing/mappings/order-to-invoice.yaml
                                       the pack this file is in
  smx check rules --way-back           and which lines of targets lead back, or why they do not
  smx check rules --json               a finding on each line, for tools

Where one mapping is the inverse of another, every test case of either is led there and back: what
an exact line takes must come back.

Exit codes:
  0  no errors; there may be warnings
  1  errors, or warnings with --deny-warnings
  2  nothing to check: a path that is not there, or no pack in it)";

struct Options {
  std::vector<std::string> paths;
  bool as_json = false;
  bool deny_warnings = false;
  bool way_back = false;
};

struct Findings {
  Diagnostics diagnostics;
  std::shared_ptr<const RuleSet> rules;
};

Findings check_folder(const std::string& folder) {
  const Limits limits;
  const DiskFileSystem files(limits.rule_file_bytes);
  LoadedRules loaded = load_rules(files, folder, limits);
  if (loaded.rules) check_rule_tests(files, folder, loaded.rules, limits, loaded.diagnostics);
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

std::vector<MappingInfo> mappings_of(const RuleSet& rules) {
  std::vector<MappingInfo> mappings;
  for (const std::string& name : rules.mapping_names()) {
    if (Result<MappingInfo> mapping = rules.describe(name)) mappings.push_back(std::move(*mapping));
  }
  return mappings;
}

/// How the lines of all mappings lead back: counted, and with --way-back one by one.
void print_ways_back(const RuleSet& rules, const Options& options, Terminal& terminal) {
  const std::vector<MappingInfo> mappings = mappings_of(rules);
  for (const MappingInfo& mapping : mappings) {
    if (!options.way_back) break;
    const std::string text = ways_back_text(mapping, mapping.lines);
    if (!text.empty()) terminal.print(printable(mapping.name) + "\n" + text);
  }
  const std::string summary = ways_back_summary(mappings);
  if (!summary.empty()) terminal.print(summary + "\n");
}

/// Which mappings can read one long XML document entry by entry, or why not.
void print_streams(const RuleSet& rules, Terminal& terminal) {
  for (const MappingInfo& mapping : mappings_of(rules)) {
    for (const StreamListing& stream : mapping.streams) {
      terminal.print(printable(mapping.name) + " " + printable(stream_text(stream)) + "\n");
    }
  }
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
    if (findings.rules) print_streams(*findings.rules, terminal);
    if (findings.rules) print_ways_back(*findings.rules, options, terminal);
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
  CLI::Option* as_json =
      app.add_flag("--json", options->as_json, "findings as JSON, one on each line");
  app.add_flag("--deny-warnings", options->deny_warnings, "warnings count as errors");
  app.add_flag("--way-back", options->way_back,
               "how each line of a target leads back; with --json, `smx show --json` has it")
      ->excludes(as_json);
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

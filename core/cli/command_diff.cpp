// smx diff: two rule sets compared by what they mean.
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "smx/rule_diff.h"

#include "atomic_file.h"
#include "commands.h"
#include "diff_markdown.h"
#include "diff_text.h"
#include "rule_folder.h"
#include "terminal.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx diff before/rules rules           what changes in the rules: lines, rows, policies, windows
  smx diff before/rules rules --markdown comment.md
                                        the same for a pull request; `-` is standard output
  smx diff before/rules rules --json    a change on each line, for tools

OLD and NEW are folders with packs. To compare with another commit, let git lay it beside this one:
  git worktree add ../before main

Lines are compared by what they mean: one that was moved, indented or commented anew is no change.

Exit codes:
  0  the rules mean the same; documentation may have changed
  1  they do not
  2  nothing was compared: one of the two does not load)";

struct Options {
  std::string before;
  std::string after;
  std::string markdown;
  bool as_json = false;
  bool quiet = false;
};

Exit write_markdown(const Options& options, const std::string& text, Terminal& terminal) {
  if (options.markdown == "-") {
    terminal.print(text);
    return Exit::done;
  }
  AtomicFile file(options.markdown);
  auto problem = file.write(text);
  if (!problem) problem = file.commit();
  if (problem) terminal.report(*problem);
  return problem ? Exit::unusable : Exit::done;
}

Exit diff(const Options& options, Terminal& terminal) {
  const Limits limits;
  const auto before = rules_to_use(options.before, limits, terminal);
  const auto after = rules_to_use(options.after, limits, terminal);
  if (!before || !after) return Exit::unusable;
  const RuleDiff found = diff_rules(*before, *after);
  Exit exit = found.changes.empty() ? Exit::done : Exit::findings;
  if (!options.markdown.empty())
    exit = worst(exit, write_markdown(options, diff_markdown(found), terminal));
  if (options.as_json) {
    terminal.print(diff_json(found));
  } else if (options.markdown != "-") {
    terminal.print(diff_text(found, terminal.result_colour()));
    if (!options.quiet || exit != Exit::done) terminal.print(diff_summary(found) + "\n");
  }
  return exit;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("OLD", options->before, "the folder with the packs as they were")->required();
  app.add_option("NEW", options->after, "the folder with the packs as they are")->required();
  app.add_option("--markdown", options->markdown, "write Markdown for a pull request to FILE or -")
      ->option_text("FILE");
  app.add_flag("--json", options->as_json, "one JSON record for each change");
  app.add_flag("--quiet", options->quiet, "say nothing when nothing changed");
  return [options](Terminal& terminal) { return diff(*options, terminal); };
}

}  // namespace

Command diff_command() {
  return {"diff", "compares two rule sets by what they mean", kLesson, declare};
}

}  // namespace smx::cli

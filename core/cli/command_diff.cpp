// smx diff: two rule sets compared by what they mean, and by what they make of documents.
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/corpus_diff.h"
#include "smx/diff_report.h"
#include "smx/rule_diff.h"

#include "atomic_file.h"
#include "commands.h"
#include "corpus_text.h"
#include "diff_text.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx diff before/rules rules           what changes in the rules: lines, rows, policies, windows
  smx diff before/rules rules --corpus tests
                                        and what that does to every case of the packs' tests
  smx diff before/rules rules --corpus recorded --allow /category --allow order-to-bill:/total
                                        a folder of documents; these paths are meant to change
  smx diff before/rules rules --corpus samples --markdown comment.md
                                        for a pull request; `-` is standard output
  smx diff before/rules rules --json    a change on each line, for tools

OLD and NEW are folders with packs. To compare with another commit, let git lay it beside this one:
  git worktree add ../before main

Lines are compared by what they mean: one that was moved, indented or commented anew is no change.
--corpus takes `tests`, `samples` (of both sides), a file or a folder: MAPPING/x.json, or for several
inputs MAPPING/x/INPUT.json, with needs.yaml and context.yaml beside or above them. Examples show
shapes, and values of documents only with --show-values.

Exit codes:
  0  without --corpus: the rules mean the same; documentation may have changed
     with --corpus: every change of what comes out is allowed, whatever changed in the rules
  1  otherwise
  2  nothing was compared: rules that do not load, or no document that both can run)";

struct Options {
  std::string before;
  std::string after;
  std::vector<std::string> corpora;
  std::vector<std::string> allowed;
  std::string markdown;
  bool show_values = false;
  bool as_json = false;
  bool quiet = false;
};

struct Side {
  std::string folder;
  std::shared_ptr<const RuleSet> rules;
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

/// The documents of one --corpus for the rules of one side.
Corpus corpus_of(const std::string& name, const Side& side, const FileSystem& files,
                 const Limits& limits) {
  if (name == "tests") return corpus_of_tests(files, side.folder, *side.rules, limits);
  if (name == "samples") return corpus_of_samples(files, *side.rules, limits);
  return corpus_of_folder(files, name, *side.rules, limits);
}

/// What either side makes of each --corpus: a mapping may be new, or gone.
Corpus whole_corpus(const Options& options, const Side& before, const Side& after,
                    Terminal& terminal) {
  Corpus corpus;
  const Limits limits;
  const DiskFileSystem files(limits.document_bytes);
  for (const std::string& name : options.corpora) {
    add_to_corpus(corpus, corpus_of(name, after, files, limits));
    add_to_corpus(corpus, corpus_of(name, before, files, limits));
  }
  corpus.diagnostics.sort();
  for (const Diagnostic& diagnostic : corpus.diagnostics.items()) terminal.report(diagnostic);
  return corpus;
}

/// A pattern that cannot be read is refused; one that covers nothing is said, since it is a slip or
/// no longer needed.
Exit check_allowed(const AllowedChanges& allowed, const Options& options, Terminal& terminal) {
  if (!options.allowed.empty() && options.corpora.empty()) {
    terminal.say("error: --allow says which changes of documents are meant; add --corpus");
    return Exit::unusable;
  }
  for (const std::string& text : allowed.unreadable()) {
    terminal.say("error: `" + printable(text) + "` does not say which changes are allowed");
    terminal.say(
        "  fix: a path, as /team/name or /teams/*/name; or outcome, faults, reports; with "
        "`MAPPING:` "
        "in front for one mapping");
  }
  return allowed.unreadable().empty() ? Exit::done : Exit::unusable;
}

/// Everything that was found, in each form that is wanted.
Exit print(const RuleDiff& rules, const CorpusReport* report, const Options& options,
           Terminal& terminal) {
  if (!options.markdown.empty()) {
    const std::string text = markdown_of(rules) + (report ? markdown_of(*report) : "");
    const Exit written = write_markdown(options, text, terminal);
    if (written != Exit::done) return written;
  }
  if (options.as_json) {
    terminal.print(diff_json(rules) + (report ? corpus_json(*report) : ""));
    return Exit::done;
  }
  if (options.markdown == "-") return Exit::done;
  const Colour colour = terminal.result_colour();
  const bool is_same = rules.is_empty() && (!report || report->diff.changes.empty());
  if (options.quiet && is_same) return Exit::done;
  terminal.print(diff_text(rules, colour) + summary_of(rules) + "\n");
  if (report) {
    const std::string text = corpus_text(*report, colour);
    terminal.print((text.empty() ? "" : "\ndocuments\n" + text) + summary_of(*report) + "\n");
  }
  return Exit::done;
}

Exit diff_over_corpus(const RuleDiff& rules, const Side& before, const Side& after,
                      const Options& options, Terminal& terminal) {
  const AllowedChanges allowed(options.allowed);
  const Corpus corpus = whole_corpus(options, before, after, terminal);
  const CorpusDiff found = diff_corpus(before.rules, after.rules, rules, corpus);
  const CorpusReport report{found, allowed,
                            options.show_values ? ExampleValues::shown : ExampleValues::hidden};
  const Exit printed = print(rules, &report, options, terminal);
  if (printed != Exit::done) return printed;
  for (const std::string& idle : allowed.without_effect(found.changes))
    terminal.say("note: --allow " + printable(idle) + " covers no change");
  if (found.documents == 0) {
    terminal.say("error: there is no document that both rule sets can run");
    return Exit::unusable;
  }
  return report.surprises() > 0 ? Exit::findings : Exit::done;
}

Result<Side> side_of(const std::string& path, Terminal& terminal) {
  Result<std::string> folder = rule_folder(path);
  if (!folder) return folder.error();
  return Side{*folder, rules_to_use(path, {}, terminal)};
}

Exit diff(const Options& options, Terminal& terminal) {
  const Exit checked = check_allowed(AllowedChanges(options.allowed), options, terminal);
  if (checked != Exit::done) return checked;
  const Result<Side> before = side_of(options.before, terminal);
  const Result<Side> after = side_of(options.after, terminal);
  for (const Result<Side>* side : {&before, &after}) {
    if (!*side) terminal.report(side->error());
  }
  if (!before || !after || !before->rules || !after->rules) return Exit::unusable;
  const RuleDiff found = diff_rules(*before->rules, *after->rules);
  if (!options.corpora.empty()) return diff_over_corpus(found, *before, *after, options, terminal);
  const Exit printed = print(found, nullptr, options, terminal);
  if (printed != Exit::done) return printed;
  return found.changes.empty() ? Exit::done : Exit::findings;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("OLD", options->before, "the folder with the packs as they were")->required();
  app.add_option("NEW", options->after, "the folder with the packs as they are")->required();
  app.add_option("--corpus", options->corpora,
                 "run both on documents: `tests`, `samples`, or a folder of them; may be repeated")
      ->option_text("DIR")
      ->allow_extra_args(false);
  app.add_option("--allow", options->allowed,
                 "a path, or outcome, faults or reports, that is meant to change; may be repeated")
      ->option_text("[MAPPING:]PATH")
      ->allow_extra_args(false);
  app.add_flag("--show-values", options->show_values,
               "show values of documents in examples, which may be patient data");
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

// smx ledger: the codes that tables do not know, counted, with rows ready to paste.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/ledger.h"

#include "commands.h"
#include "json_object.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx ledger --corpus recorded          look-ups that found no row, in a folder of documents
  smx ledger --corpus recorded --rules rules/billing
                                        the same for one pack
  smx ledger --corpus tests --all       in the packs' tests, also those a policy answers quietly
  smx ledger --corpus recorded --rows   only rows, to paste into the tables' files
  smx ledger --corpus recorded --json   a code on each line, for tools

--corpus takes `tests`, `samples`, a file or a folder: MAPPING/x.json, MAPPING/x.ndjson, or for several
inputs MAPPING/x/INPUT.json, with needs.yaml and context.yaml beside or above them.

A row says what is not known yet with a placeholder that `smx check` refuses. Codes are shown; what is
looked up in a line that the rules mark as patient data is shown only with --show-values.

Exit codes:
  0  every look-up found a row, or a policy answers it quietly
  1  there are codes that tables do not know
  2  no document was run)";

struct Options {
  std::vector<std::string> corpora;
  std::string rules = "rules";
  bool all = false;
  bool rows_only = false;
  bool show_values = false;
  bool as_json = false;
};

std::string_view word_for(UnmappedEnd end) {
  switch (end) {
    case UnmappedEnd::refused: return "refused";
    case UnmappedEnd::reported: return "reported";
    case UnmappedEnd::answered: return "answered";
  }
  return "";
}

bool is_hidden(const UnmappedCode& code, const Options& options) {
  return code.sensitivity == Sensitivity::patient_data && !options.show_values;
}

bool is_listed(const UnmappedCode& code, const Options& options) {
  return options.all || code.end != UnmappedEnd::answered;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string text;
  for (const std::string& one : texts) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string code_text(const UnmappedCode& code, const Options& options) {
  if (is_hidden(code, options)) return "(patient data)";
  const std::string text = printable(joined(code.texts));
  return code.asked == Asked::by_value ? text + " (no key for this value)" : text;
}

std::string rows_text(const UnmappedTable& table, const Options& options) {
  std::string text;
  for (const UnmappedCode& code : table.codes) {
    if (is_listed(code, options) && !is_hidden(code, options))
      text += "  " + printable(row_to_paste(table, code)) + "\n";
  }
  return text;
}

std::string table_text(const UnmappedTable& table, const Options& options, Colour colour) {
  Columns columns(2);
  for (const UnmappedCode& code : table.codes) {
    if (!is_listed(code, options)) continue;
    columns.add({std::string(word_for(code.end)), counted(code.lookups, "look-up"),
                 "in " + counted(code.documents, "document"), code_text(code, options),
                 "by " + printable(joined(code.lines)),
                 "first in " + printable(code.first_document)});
  }
  if (columns.empty()) return {};
  const std::string title = painted("table " + printable(table.name), Style::bold, colour) + "  (" +
                            printable(table.file) + ")\n";
  const std::string rows = rows_text(table, options);
  if (options.rows_only) return rows.empty() ? "" : "# " + printable(table.file) + "\n" + rows;
  return title + columns.text() +
         (rows.empty() ? "" : painted("  to paste:", Style::dim, colour) + "\n" + rows) + "\n";
}

std::string json_of(const UnmappedTable& table, const UnmappedCode& code, const Options& options) {
  const bool hidden = is_hidden(code, options);
  return JsonObject()
      .text("pack", table.pack)
      .text("table", table.name)
      .text("file", table.file)
      .text("asked_by", code.asked == Asked::by_key ? "key" : "value")
      .json("texts", hidden ? "null" : json_texts(code.texts))
      .flag("patient_data", code.sensitivity == Sensitivity::patient_data)
      .text("end", word_for(code.end))
      .number("lookups", code.lookups)
      .number("documents", code.documents)
      .json("lines", json_texts(code.lines))
      .text("first_document", code.first_document)
      .json("row", hidden ? "null" : json_quoted(row_to_paste(table, code)))
      .str();
}

struct Totals {
  std::size_t listed = 0;
  std::size_t quiet = 0;    // answered, and not listed
  std::size_t unknown = 0;  // refused or reported
};

Totals totals_of(const Ledger& ledger, const Options& options) {
  Totals totals;
  for (const UnmappedTable& table : ledger.tables) {
    for (const UnmappedCode& code : table.codes) {
      (is_listed(code, options) ? totals.listed : totals.quiet) += 1;
      totals.unknown += code.end != UnmappedEnd::answered;
    }
  }
  return totals;
}

std::string summary_of(const Ledger& ledger, const Totals& totals) {
  std::string text = counted(ledger.documents, "document") + ": ";
  text += totals.unknown == 0 ? "no code that a table should know and does not"
                              : counted(totals.unknown, "code") + " that no table knows";
  if (totals.quiet > 0)
    text += "; " + counted(totals.quiet, "more", "more") +
            " a policy answers quietly (--all lists them)";
  return text;
}

/// What the counts do not cover.
void say_not_run(const Ledger& ledger, Terminal& terminal) {
  if (ledger.refused > 0) {
    terminal.say("note: " +
                 counted(ledger.refused, "document was refused; what it",
                         "documents were refused; what they") +
                 " would have looked up behind that is not counted");
  }
  if (ledger.not_run.empty()) return;
  const auto& [document, why] = ledger.not_run.front();
  terminal.say("note: " + counted(ledger.not_run.size(), "document") + " could not be run, as " +
               printable(document) + ": " + printable(why));
}

Corpus corpus_of(const Options& options, const RuleSet& rules, const std::string& folder,
                 Terminal& terminal) {
  Corpus corpus;
  const Limits limits;
  const DiskFileSystem files(limits.document_bytes);
  for (const std::string& name : options.corpora) {
    add_to_corpus(corpus, name == "tests"     ? corpus_of_tests(files, folder, rules, limits)
                          : name == "samples" ? corpus_of_samples(files, rules, limits)
                                              : corpus_of_folder(files, name, rules, limits));
  }
  corpus.diagnostics.sort();
  for (const Diagnostic& diagnostic : corpus.diagnostics.items()) terminal.report(diagnostic);
  return corpus;
}

void print(const Ledger& ledger, const Options& options, Terminal& terminal) {
  std::string text;
  for (const UnmappedTable& table : ledger.tables) {
    if (!options.as_json) text += table_text(table, options, terminal.result_colour());
    for (const UnmappedCode& code : table.codes) {
      if (options.as_json && is_listed(code, options)) text += json_of(table, code, options) + "\n";
    }
  }
  terminal.print(text);
}

Exit ledger(const Options& options, Terminal& terminal) {
  const auto rules = rules_to_use(options.rules, {}, terminal);
  if (!rules) return Exit::unusable;
  const std::string folder = *rule_folder(options.rules);
  const Ledger found = count_unmapped(rules, corpus_of(options, *rules, folder, terminal));
  print(found, options, terminal);
  say_not_run(found, terminal);
  if (found.documents == 0) {
    terminal.say("error: no document was run");
    return Exit::unusable;
  }
  const Totals totals = totals_of(found, options);
  const std::string summary = summary_of(found, totals);
  if (options.as_json || options.rows_only) {
    terminal.say(summary);
  } else {
    terminal.print(summary + "\n");
  }
  return totals.unknown > 0 ? Exit::findings : Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("--corpus", options->corpora,
                 "documents to run: `tests`, `samples`, or a folder of them; may be repeated")
      ->option_text("DIR")
      ->allow_extra_args(false)
      ->required();
  app.add_option("--rules", options->rules, "the folder with the packs (default: rules)")
      ->option_text("PATH");
  app.add_flag("--all", options->all, "list also what a policy answers quietly");
  app.add_flag("--rows", options->rows_only, "print rows to paste, and nothing else");
  app.add_flag("--show-values", options->show_values,
               "show also what is patient data by the rules");
  app.add_flag("--json", options->as_json, "one JSON record for each code");
  return [options](Terminal& terminal) { return ledger(*options, terminal); };
}

}  // namespace

Command ledger_command() {
  return {"ledger", "counts the codes that tables do not know, with rows to paste", kLesson,
          declare};
}

}  // namespace smx::cli

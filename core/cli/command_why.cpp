// smx why: translates one document, and says why each value of the output is what it is.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/why.h"

#include "atomic_file.h"
#include "chosen_inputs.h"
#include "clock.h"
#include "commands.h"
#include "context_values.h"
#include "input_files.h"
#include "needs_file.h"
#include "rule_folder.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson =
    R"(Says where each value of the output is from: the line that wrote it, the rows and alternatives that
answered and why the ones before them did not, what functions made of it, the answers to needs, and
the place in the document. And what is not there, and why: targets without a value, items left out
of lists, what of the documents no rule looked at. Of a document that is refused or skipped it says
what did that.

The inputs, needs and context are those of `smx run`, for one document: file.json, file.xml, `-`, or
all.json#/orders/3.

Values of documents are hidden: shown is their shape, as in `string, 12 chars`. What stands in the
rules is shown. --show-values shows all of them, with what names and describes patients: what is
then printed or written is as secret as the document.

Examples:
  smx why order-to-invoice --input order.json
  smx why order-to-invoice --input order.json --path /addressee
  smx why order-to-invoice --input order.json --needs needs.yaml --html why.html
  smx why order-to-invoice --input order.json --json --show-values

Exit codes:
  0  the document was translated or skipped, and the path is there or could be
  1  the document was refused, or there is no such path
  2  it could not run: bad usage, rules that do not load, a need nobody answered)";

struct Options {
  std::string mapping;
  std::string rules = "rules";
  std::vector<std::string> inputs;
  std::string needs;
  std::string at;
  std::vector<std::string> context;
  std::string path;
  std::string page;
  bool shows_values = false;
  bool as_json = false;
};

/// What is wrong with the options themselves; empty when nothing is.
std::string usage_mistake(const Options& options) {
  if (options.as_json && !options.page.empty()) return "--json and --html are two forms: take one";
  return context_mistake(options.context);
}

/// The one document of an input.
Result<Document> read_document(const ChosenInput& input, const InputOptions& options) {
  Result<std::unique_ptr<DocumentSource>> documents = open_documents(input.argument, options);
  if (!documents) return documents.error();
  std::optional<Document> document = (*documents)->next();
  if ((*documents)->amount() == Amount::one && document && !document->failure) return *document;
  if (document && document->failure) return *document->failure;
  Diagnostic diagnostic =
      make_error(Code::missing_input, "`" + input.argument + "` is many documents, or none", {});
  diagnostic.fix = "name one of them: a file, or FILE#/POINTER";
  return diagnostic;
}

struct Inputs {
  std::vector<std::string> names;
  std::vector<Document> documents;
};

Result<Inputs> read_inputs(const std::vector<ChosenInput>& chosen, const Limits& limits) {
  Inputs inputs;
  for (const ChosenInput& input : chosen) {
    Result<Document> document =
        read_document(input, InputOptions{StandardInput::one_document, limits});
    if (!document) return document.error();
    inputs.names.push_back(input.name);
    inputs.documents.push_back(std::move(*document));
  }
  return inputs;
}

Request request_of(const Options& options, const Inputs& inputs) {
  Request request;
  request.mapping = options.mapping;
  for (std::size_t i = 0; i < inputs.names.size(); ++i)
    request.inputs.push_back(
        {inputs.names[i], inputs.documents[i].text, inputs.documents[i].start});
  request.now = options.at.empty() ? now_in_utc() : options.at;
  request.context = context_values(options.context);
  return request;
}

/// As JSON Pointers begin; `/` alone is the whole output here.
std::string pointer_of(const Options& options) {
  if (options.path.empty() || options.path == "/") return {};
  return options.path.starts_with('/') ? options.path : "/" + options.path;
}

std::string lines_text(const std::vector<WhyLine>& lines, Colour colour) {
  std::string text;
  for (const WhyLine& line : lines) {
    const std::string words = printable(line.text);
    if (line.weight == WhyLine::Weight::title) {
      text += painted(words, Style::bold, colour);
    } else {
      text += line.weight == WhyLine::Weight::quiet ? painted(words, Style::dim, colour) : words;
    }
    if (!line.place.empty()) text += "  " + painted(printable(line.place), Style::dim, colour);
    while (text.ends_with(' ')) text.pop_back();
    text += "\n";
  }
  return text;
}

bool has_path(const Explanation& why) {
  const auto is_it = [&](const auto& one) { return one.pointer == why.path; };
  return std::ranges::any_of(why.values, is_it) || std::ranges::any_of(why.absent, is_it);
}

Exit exit_of(const Explanation& why) {
  if (why.result.outcome == Outcome::unusable) return Exit::unusable;
  if (why.result.outcome == Outcome::refused) return Exit::findings;
  const bool is_lost = !why.path.empty() && why.result.has_output && !has_path(why);
  return is_lost ? Exit::findings : Exit::done;
}

std::optional<Diagnostic> write_page(const std::string& path, const Explanation& why) {
  AtomicFile file(path);
  if (auto problem = file.write(why_page(why))) return problem;
  return file.commit();
}

Exit give_up(const Diagnostic& diagnostic, Terminal& terminal) {
  terminal.report(diagnostic);
  return Exit::unusable;
}

Exit tell(const Options& options, const Explanation& why, Terminal& terminal) {
  // Before the rules ran there is nothing to explain but what the diagnostics say.
  if (!why.is_traced) {
    for (const Diagnostic& one : why.result.diagnostics) terminal.report(one);
  }
  if (!options.page.empty()) {
    if (const auto problem = write_page(options.page, why)) return give_up(*problem, terminal);
  } else if (options.as_json) {
    terminal.print(why_json(why) + "\n");
  } else if (why.is_traced) {
    terminal.print(lines_text(why_text(why, why.path), terminal.result_colour()));
  }
  return exit_of(why);
}

Exit run(const Options& options, Terminal& terminal) {
  if (const std::string mistake = usage_mistake(options); !mistake.empty()) {
    terminal.say("error: " + mistake);
    terminal.say("help: `smx why --help`");
    return Exit::unusable;
  }
  const Limits limits;
  const auto rules = rules_to_use(options.rules, limits, terminal);
  if (!rules) return Exit::unusable;
  const auto mapping = rules->describe(options.mapping);
  if (!mapping) return give_up(mapping.error(), terminal);
  const auto chosen = choose_inputs(*mapping, options.inputs);
  if (!chosen) return give_up(chosen.error(), terminal);
  const auto inputs = read_inputs(*chosen, limits);
  if (!inputs) return give_up(inputs.error(), terminal);
  const auto needs = open_needs(options.needs, limits);
  if (!needs) return give_up(needs.error(), terminal);
  Translator translator(rules, limits);
  WhyOptions wanted;
  wanted.path = pointer_of(options);
  if (options.shows_values) wanted.shown = ShownValues::all;
  return tell(options, explain(translator, request_of(options, *inputs), **needs, wanted),
              terminal);
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("MAPPING", options->mapping, "the name of a mapping; `smx show` lists them")
      ->required();
  app.add_option("--rules", options->rules, "where the rules are (default: rules)")
      ->option_text("PATH");
  app.add_option("--input", options->inputs, "the document; once for each input, see below")
      ->option_text("[NAME=]FILE")
      ->allow_extra_args(false)
      ->required();
  app.add_option("--path", options->path,
                 "the whole way of one value: its JSON Pointer in the output")
      ->option_text("/OUT/PUT");
  app.add_option("--needs", options->needs, "a YAML or JSON file with the answers to needs")
      ->option_text("FILE");
  app.add_option("--at", options->at, "the time the rules see (default: now), as RFC 3339")
      ->option_text("TIME");
  app.add_option("--context", options->context, "a context value; once for each")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--show-values", options->shows_values,
               "show the values of documents, with what names and describes patients");
  app.add_flag("--json", options->as_json, "as JSON; docs/why.md says what is in it");
  app.add_option("--html", options->page,
                 "write one page: the output, where a click on a value shows its way back")
      ->option_text("FILE");
  return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace

Command why_command() {
  return {"why", "says why each value of an output is what it is", kLesson, declare};
}

}  // namespace smx::cli

// smx run: translates documents.
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/translate.h"

#include "chosen_inputs.h"
#include "clock.h"
#include "commands.h"
#include "context_values.h"
#include "input_files.h"
#include "needs_file.h"
#include "rule_folder.h"
#include "run_documents.h"
#include "run_output.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(FILE is one of
  order.json            a document; order.xml too, where its schema has an `xml` mark
  -                     a document on standard input; with --ndjson, one on each line
  orders/               each *.json and *.xml in a folder, by name
  orders.ndjson         one document on each line (also .jsonl); read line by line
  --stream feed.xml     the entries of one long document, read one by one; `smx check` says which
                        mappings can, and by which element. Also lines; also `-`
  all.json#/orders/*    parts of a file by JSON Pointer; `*` is every member or item
One input may be many documents; the others are the same for each of them. NAME= may be left out
where the mapping has one required input.

Results go to standard output: one document indented, many as one line each, in the order they came.
Nothing is ever written half: a document that is refused leaves no output.

Examples:
  smx run order-to-invoice --input order.json
  smx run order-to-invoice --input orders/ --output invoices/ --needs needs.yaml
  smx run order-to-invoice --stream orders.xml --json
  cat orders.ndjson | smx run order-to-invoice --ndjson --input - --at 2024-03-05T16:00:00Z
  smx run order-to-invoice --input order=order.json --input terms=terms.json --context region=north

Exit codes:
  0  every document was translated or skipped
  1  a document was refused, or a stream breaks off
  2  it could not run: bad usage, rules that do not load, a need nobody answered)";

struct Options {
  std::string mapping;
  std::string rules = "rules";
  std::vector<std::string> inputs;
  std::string stream;
  std::string needs;
  std::string at;
  std::vector<std::string> context;
  std::string output;
  bool has_lines_on_stdin = false;
  bool as_records = false;
  bool compact = false;
  bool quiet = false;
};

/// The documents of the input that may be many, and its name. One of the two is there.
struct Opened {
  std::string name;
  std::unique_ptr<DocumentSource> documents;
  std::optional<InputStream> stream = std::nullopt;

  Amount amount() const { return stream ? Amount::many : documents->amount(); }
};

Result<Opened> open_input(const ChosenInput& input, const InputOptions& options, bool is_streamed) {
  if (is_streamed) {
    Result<InputStream> stream = open_stream(input.argument, options);
    if (!stream) return stream.error();
    return Opened{input.name, nullptr, std::move(*stream)};
  }
  Result<std::unique_ptr<DocumentSource>> documents = open_documents(input.argument, options);
  if (!documents) return documents.error();
  return Opened{input.name, std::move(*documents)};
}

Diagnostic two_are_many(const std::string& one, const std::string& other) {
  Diagnostic diagnostic = make_error(
      Code::missing_input,
      "only one input may be many documents, and `" + one + "` and `" + other + "` both are", {});
  diagnostic.fix = "give one document for one of them: it is then the same for all of the other";
  return diagnostic;
}

/// Opens every input. The one with many documents, or else the first, is the one that varies. Of
/// --stream there is at most one, behind all others.
Result<Opened> open_inputs(const std::vector<ChosenInput>& chosen, const InputOptions& options,
                           std::size_t documents, RunPlan& plan) {
  std::vector<Opened> all;
  std::size_t varying = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const bool is_streamed = i >= documents || is_stream(chosen[i].argument, options);
    Result<Opened> opened = open_input(chosen[i], options, is_streamed);
    if (!opened) return opened.error();
    all.push_back(std::move(*opened));
    if (all.back().amount() == Amount::one) continue;
    if (all[varying].amount() == Amount::many && varying + 1 != all.size()) {
      return two_are_many(all[varying].name, all.back().name);
    }
    varying = all.size() - 1;
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == varying) continue;
    std::optional<Document> document = all[i].documents->next();
    if (document) plan.fixed.push_back({all[i].name, std::move(document->text), document->start});
  }
  return std::move(all[varying]);
}

bool is_folder(const std::string& path) {
  std::error_code unknown;
  return path.ends_with('/') || std::filesystem::is_directory(path, unknown);
}

Result<std::unique_ptr<RunOutput>> open_output(const Options& options, Amount amount,
                                               Terminal& terminal) {
  using Made = Result<std::unique_ptr<RunOutput>>;
  const Layout one = options.compact ? Layout::compact : Layout::indented;
  if (options.as_records) return Made(print_records(terminal));
  if (options.output.empty()) {
    return Made(print_outputs(terminal, amount == Amount::many ? Layout::compact : one));
  }
  const bool is_lines = options.output.ends_with(".ndjson") || options.output.ends_with(".jsonl");
  if (is_lines && !is_folder(options.output)) {
    return Made(write_file(options.output, Layout::compact));
  }
  if (amount == Amount::many || is_folder(options.output)) {
    return write_folder(options.output, one);
  }
  return Made(write_file(options.output, one));
}

/// What is wrong with the options themselves; empty when nothing is.
std::string usage_mistake(const Options& options) {
  if (options.inputs.empty() && options.stream.empty()) {
    return "nothing to translate: --input or --stream is required";
  }
  if (options.as_records && !options.output.empty()) {
    return "--json prints the outputs in its records; it does not go with --output";
  }
  return context_mistake(options.context);
}

RunPlan plan_of(const Options& options) {
  RunPlan plan;
  plan.mapping = options.mapping;
  plan.now = options.at.empty() ? now_in_utc() : options.at;
  plan.context = context_values(options.context);
  if (!options.needs.empty()) plan.answers = Answers::from_a_file;
  if (options.quiet) plan.talk = Talk::faults;
  if (options.as_records) plan.talk = options.quiet ? Talk::nothing : Talk::summary;
  return plan;
}

Exit give_up(const Diagnostic& diagnostic, Terminal& terminal) {
  terminal.report(diagnostic);
  return Exit::unusable;
}

Exit run(const Options& options, Terminal& terminal) {
  if (const std::string mistake = usage_mistake(options); !mistake.empty()) {
    terminal.say("error: " + mistake);
    terminal.say("help: `smx run --help`");
    return Exit::unusable;
  }
  RunPlan plan = plan_of(options);
  const auto rules = rules_to_use(options.rules, plan.limits, terminal);
  if (!rules) return Exit::unusable;
  const auto mapping = rules->describe(options.mapping);
  if (!mapping) return give_up(mapping.error(), terminal);
  std::vector<std::string> arguments = options.inputs;
  if (!options.stream.empty()) arguments.push_back(options.stream);
  const auto chosen = choose_inputs(*mapping, arguments);
  if (!chosen) return give_up(chosen.error(), terminal);
  InputOptions input_options{StandardInput::one_document, plan.limits};
  if (options.has_lines_on_stdin) input_options.standard_input = StandardInput::lines;
  auto input = open_inputs(*chosen, input_options, options.inputs.size(), plan);
  if (!input) return give_up(input.error(), terminal);
  plan.varying_name = input->name;
  const auto needs = open_needs(options.needs, plan.limits);
  if (!needs) return give_up(needs.error(), terminal);
  const auto output = open_output(options, input->amount(), terminal);
  if (!output) return give_up(output.error(), terminal);
  if (input->stream) return run_stream(plan, rules, *input->stream, **needs, **output, terminal);
  return run_documents(plan, rules, *input->documents, **needs, **output, terminal);
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  app.add_option("MAPPING", options->mapping, "the name of a mapping; `smx show` lists them")
      ->required();
  app.add_option("--rules", options->rules, "where the rules are (default: rules)")
      ->option_text("PATH");
  app.add_option("--input", options->inputs, "what to translate; once for each input, see below")
      ->option_text("[NAME=]FILE")
      ->allow_extra_args(false);
  app.add_option("--stream", options->stream,
                 "like --input, but the file holds many documents, read one by one")
      ->option_text("[NAME=]FILE");
  app.add_option("--needs", options->needs, "a YAML or JSON file with the answers to needs")
      ->option_text("FILE");
  app.add_option("--at", options->at, "the time the rules see (default: now), as RFC 3339")
      ->option_text("TIME");
  app.add_option("--context", options->context, "a context value; once for each")
      ->option_text("NAME=VALUE")
      ->allow_extra_args(false);
  app.add_option("--output", options->output,
                 "a file, a folder for many documents, or an .ndjson file for all of them")
      ->option_text("PATH");
  app.add_flag("--ndjson", options->has_lines_on_stdin,
               "each line of standard input is a document");
  app.add_flag("--json", options->as_records,
               "a record for each document: document, outcome, output, diagnostics");
  app.add_flag("--compact", options->compact, "one output on one line");
  app.add_flag("--quiet", options->quiet, "only faults on standard error");
  return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace

Command run_command() {
  return {"run", "translates documents by a mapping", kLesson, declare};
}

}  // namespace smx::cli

// One translation: read and check the inputs, evaluate, ask, evaluate again, describe how it ended.
#include <algorithm>
#include <new>

#include "smx/translate.h"

#include "engine/describe_fault.h"
#include "engine/documents.h"
#include "engine/entry.h"
#include "engine/observer.h"
#include "engine/written_output.h"
#include "eval/evaluator.h"
#include "json/write_json.h"
#include "markup/write_markup.h"
#include "packs/rule_set_state.h"
#include "times/times.h"
#include "types/validate.h"

namespace smx {

namespace {

Diagnostic environment_error(Code code, std::string message, std::string fix = {}) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.message = std::move(message);
  diagnostic.fix = std::move(fix);
  return diagnostic;
}

/// As a new one, but for its memory.
void begin(Translation& result) {
  result.outcome = Outcome::unusable;
  result.has_output = false;
  result.output.clear();
  result.format = DocumentFormat::json;
  result.diagnostics.clear();
  result.rounds = 0;
}

}  // namespace

struct Translator::State {
  State(std::shared_ptr<const RuleSet> rule_set, const Limits& the_limits)
      : rules(std::move(rule_set)),
        limits(the_limits),
        documents(arena, limits),
        evaluator(limits) {}

  void run(const Request& request, NeedSource& needs, Translation& result);
  const Node* add_input(const InputInfo& input, const InputDocument& given,
                        std::vector<Diagnostic>& faults);
  bool find(const std::string& name, Translation& result);
  bool bind_inputs(const Request& request, const Mapping& mapping, Translation& result);
  bool bind_context(const Request& request, const Program& program, Translation& result);
  bool bind_entry(const ContextInfo& entry, const Request& request, Translation& result);
  Evaluation evaluate(const FoundMapping& found, NeedSource& needs, Translation& result,
                      bool& answered);
  bool ask(const Evaluation& evaluation, NeedSource& needs, Translation& result);
  bool take_answer(const Question& question, NeedAnswer answer, Translation& result);
  void finish(const FoundMapping& found, const Evaluation& evaluation, Translation& result);
  void finish_translated(const FoundMapping& found, const Evaluation& evaluation,
                         Translation& result);
  void write(const FoundMapping& found, const Node& output, Translation& result);

  std::shared_ptr<const RuleSet> rules;
  Limits limits;
  Arena arena;
  Documents documents;
  Evaluator evaluator;
  std::string mapping_name;
  FoundMapping wanted;  // the mapping of that name
  const Program* program = nullptr;
  const Entry* streamed = nullptr;  // where an input is one; else null
  Observer* observer = nullptr;     // of this translation; null: nobody looks
  std::vector<const Node*> inputs;
  std::vector<Member> context_members;
  TextBuffer buffer;            // what is being written
  std::optional<Node> written;  // the last output, see WrittenOutput
  Node context;
  Answers answers;
};

Translator::Translator(std::shared_ptr<const RuleSet> rules, const Limits& limits)
    : state_(std::make_unique<State>(std::move(rules), limits)) {}
Translator::~Translator() = default;

Translation Translator::translate(const Request& request, NeedSource& needs) {
  Translation result;
  translate(request, needs, result);
  return result;
}

void Translator::translate(const Request& request, NeedSource& needs, Translation& result) {
  translate(request, nullptr, nullptr, needs, result);
}

void translate_observed(Translator& translator, const Request& request, NeedSource& needs,
                        Observer& observer, Translation& result) {
  translator.translate(request, nullptr, &observer, needs, result);
}

void Translator::translate(const Request& request, const Entry* entry, Observer* observer,
                           NeedSource& needs, Translation& result) {
  begin(result);
  state_->streamed = entry;
  state_->observer = observer;
  try {
    state_->run(request, needs, result);
  } catch (const std::bad_alloc&) {
    begin(result);
    result.outcome = Outcome::refused;
    result.diagnostics.push_back(
        environment_error(Code::budget_exceeded, "there is not enough memory for this document",
                          "lower the limits, or make the document smaller"));
  }
}

void Translator::State::run(const Request& request, NeedSource& needs, Translation& result) {
  arena.reset();
  documents.clear();
  answers.clear();
  written.reset();
  if (!find(request.mapping, result)) return;
  program = wanted.program;
  if (!bind_context(request, *wanted.program, result)) return;
  if (!bind_inputs(request, *wanted.mapping, result)) return;
  bool answered = true;
  Evaluation evaluation = evaluate(wanted, needs, result, answered);
  if (!answered) return;
  finish(wanted, evaluation, result);
  if (observer) observer->ended({*wanted.program, *wanted.mapping, documents, inputs, evaluation});
}

/// Most hosts ask a translator for one mapping again and again: it is looked for once.
bool Translator::State::find(const std::string& name, Translation& result) {
  if (wanted.mapping && name == mapping_name) return true;
  const Result<FoundMapping> found = rules->state().find_runnable(name);
  if (!found) {
    result.diagnostics.push_back(found.error());
    return false;
  }
  wanted = *found;
  mapping_name = name;
  return true;
}

/// An input that the mapping does not have; null when there is none.
const InputDocument* unknown_input(const Request& request, const Mapping& mapping) {
  for (const InputDocument& given : request.inputs) {
    const bool known =
        std::any_of(mapping.inputs.begin(), mapping.inputs.end(),
                    [&](const InputInfo& input) { return input.name == given.name; });
    if (!known) return &given;
  }
  return nullptr;
}

const Node* Translator::State::add_input(const InputInfo& input, const InputDocument& given,
                                         std::vector<Diagnostic>& faults) {
  const markup::Plan* plan = program->plan_of(*input.type);
  if (streamed && plan && streamed->input == input.name) {
    return documents.add_entry(input.name, given.text, given.start, *input.type, *plan,
                               streamed->part, faults);
  }
  return documents.add(input.name, given.text, given.start, *input.type, plan, faults);
}

bool Translator::State::bind_inputs(const Request& request, const Mapping& mapping,
                                    Translation& result) {
  inputs.assign(mapping.inputs.size(), nullptr);
  if (const InputDocument* unknown = unknown_input(request, mapping)) {
    std::vector<std::string> names;
    for (const InputInfo& input : mapping.inputs) names.push_back(input.name);
    result.diagnostics.push_back(environment_error(
        Code::missing_input, "mapping `" + mapping.name + "` has no input `" + unknown->name + "`",
        suggest(unknown->name, names)));
    return false;
  }
  std::vector<Diagnostic> faults;
  for (std::size_t i = 0; i < mapping.inputs.size(); ++i) {
    const InputInfo& input = mapping.inputs[i];
    auto given =
        std::find_if(request.inputs.begin(), request.inputs.end(),
                     [&](const InputDocument& document) { return document.name == input.name; });
    if (given != request.inputs.end()) {
      inputs[i] = add_input(input, *given, faults);
    } else if (!input.optional) {
      result.diagnostics.push_back(
          environment_error(Code::missing_input,
                            "mapping `" + mapping.name + "` needs its input `" + input.name + "`",
                            "hand in a document of type " + describe(*input.type)));
      return false;
    }
  }
  if (faults.empty()) return true;
  result.outcome = Outcome::refused;
  result.diagnostics = std::move(faults);
  return false;
}

bool Translator::State::bind_context(const Request& request, const Program& of,
                                     Translation& result) {
  context_members.clear();
  for (const ContextValue& given : request.context) {
    const bool known =
        std::any_of(of.context.begin(), of.context.end(),
                    [&](const ContextInfo& entry) { return entry.name == given.name; });
    if (known && given.name != "now") continue;
    std::vector<std::string> names;
    for (const ContextInfo& entry : of.context) names.push_back(entry.name);
    result.diagnostics.push_back(environment_error(
        Code::bad_context, "pack `" + of.pack + "` has no context value `" + given.name + "`",
        suggest(given.name, names)));
    return false;
  }
  for (const ContextInfo& entry : of.context) {
    if (!bind_entry(entry, request, result)) return false;
  }
  context = Node::object(arena.copy(std::span<const Member>(context_members)));
  return true;
}

bool Translator::State::bind_entry(const ContextInfo& entry, const Request& request,
                                   Translation& result) {
  const bool is_now = entry.name == "now";
  auto given = std::find_if(request.context.begin(), request.context.end(),
                            [&](const ContextValue& value) { return value.name == entry.name; });
  if (!is_now && given == request.context.end()) {
    if (entry.default_value) {
      context_members.push_back({entry.name, *entry.default_value});
      return true;
    }
    result.diagnostics.push_back(
        environment_error(Code::bad_context, "the context value `" + entry.name + "` is not given",
                          "the pack demands it; it is " + describe(*entry.type)));
    return false;
  }
  const std::string_view text = arena.copy(std::string_view(is_now ? request.now : given->text));
  Literal value = read_literal(text, is_now ? Quoting::quoted : Quoting::plain, *entry.type);
  if (!value.ok) {
    result.diagnostics.push_back(environment_error(
        Code::bad_context, "the context value `" + entry.name + "` is not " + describe(*entry.type),
        is_now ? "write the time as RFC 3339, for example 2026-05-01T12:00:00Z" : ""));
    return false;
  }
  context_members.push_back({entry.name, value.node});
  return true;
}

/// Evaluates until nothing is asked any more. `answered` is false when the host could not answer,
/// or an answer cannot be used; `result` then says so.
Evaluation Translator::State::evaluate(const FoundMapping& found, NeedSource& needs,
                                       Translation& result, bool& answered) {
  const Invocation invocation{*found.program, *found.mapping,
                              inputs,         context,
                              answers,        observer ? observer->recorder() : nullptr};
  Evaluation evaluation = evaluator.run(invocation, arena);
  while (evaluation.ending == Ending::questions) {
    // The compiler has counted the rounds; one more would be a defect of ours, and must not loop.
    if (result.rounds >= most_rounds(*found.mapping)) {
      result.diagnostics.push_back(environment_error(
          Code::budget_exceeded,
          "mapping `" + found.mapping->name + "` asks more often than was counted"));
      answered = false;
      return evaluation;
    }
    ++result.rounds;
    answered = ask(evaluation, needs, result);
    if (!answered) return evaluation;
    evaluation = evaluator.run_again(invocation, arena);
  }
  return evaluation;
}

bool Translator::State::ask(const Evaluation& evaluation, NeedSource& needs, Translation& result) {
  const std::span<const Question> questions = evaluation.questions;
  std::vector<NeedRequest> requests;
  requests.reserve(questions.size());
  for (const Question& question : questions) {
    requests.push_back({question.need->fetch, std::string(question.by()),
                        program->rules[question.need->rule].address});
  }
  std::vector<NeedAnswer> given = needs.answer(requests);
  given.resize(questions.size());
  bool usable = true;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    usable = take_answer(questions[i], std::move(given[i]), result) && usable;
  }
  return usable;
}

bool Translator::State::take_answer(const Question& question, NeedAnswer answer,
                                    Translation& result) {
  const Need& need = *question.need;
  if (answer.state == NeedAnswer::State::not_found) {
    answers.emplace(question.key, nullptr);
    return true;
  }
  if (answer.state == NeedAnswer::State::unavailable) {
    Diagnostic diagnostic =
        make_error(Code::need_unanswered,
                   "the need `" + need.document + "` (" + need.fetch + ") was not answered",
                   program->rules[need.rule].span);
    diagnostic.rule = program->rules[need.rule].address;
    if (!answer.reason.empty()) diagnostic.notes.push_back({"reason", answer.reason});
    result.diagnostics.push_back(std::move(diagnostic));
    result.outcome = Outcome::unusable;
    return false;
  }
  std::vector<Diagnostic> faults;
  const Node* root = documents.add(need.document, documents.keep(std::move(answer.document)), {},
                                   *need.type, program->plan_of(*need.type), faults);
  if (root) {
    answers.emplace(question.key, root);
    return true;
  }
  if (result.diagnostics.empty()) result.outcome = Outcome::refused;
  for (Diagnostic& fault : faults) {
    fault.rule = program->rules[need.rule].address;
    result.diagnostics.push_back(std::move(fault));
  }
  return false;
}

void Translator::State::finish(const FoundMapping& found, const Evaluation& evaluation,
                               Translation& result) {
  const Program& of = *found.program;
  switch (evaluation.ending) {
    case Ending::translated:
      result.outcome = Outcome::translated;
      finish_translated(found, evaluation, result);
      break;
    case Ending::skipped:
      result.outcome = Outcome::skipped;
      result.diagnostics.push_back(
          describe_skip(of, documents, *evaluation.guard, evaluation.guarded));
      break;
    case Ending::refused:
      result.outcome = Outcome::refused;
      result.diagnostics = describe_faults(of, documents, *evaluation.faults, limits.faults);
      break;
    case Ending::questions: break;  // evaluate() has answered them
  }
  for (const Report& report : evaluation.reports) {
    result.diagnostics.push_back(describe_report(of, documents, report));
  }
}

void Translator::State::finish_translated(const FoundMapping& found, const Evaluation& evaluation,
                                          Translation& result) {
  result.has_output = evaluation.has_output;
  if (!evaluation.has_output) return;
  if (!streamed || !streamed->part.item) return write(found, evaluation.output, result);
  // The list of all items is what the stream gives as a whole; this is one of them, or none.
  const std::span<const Node> items = evaluation.output.items();
  result.has_output = !items.empty();
  if (result.has_output) write(found, items.front(), result);
}

void Translator::State::write(const FoundMapping& found, const Node& output, Translation& result) {
  written = output;
  const markup::Plan* plan = found.mapping->output_plan;
  if (!plan) {
    constexpr std::size_t kKept = 1u << 20;
    buffer.clear();
    write_json(output, JsonLayout::compact, buffer);
    result.output.assign(buffer.view());
    buffer.release_unused(kKept);
    return;
  }
  result.format = DocumentFormat::xml;
  const auto refusal = markup::write_markup(output, *plan, result.output);
  if (!refusal) return;
  result.outcome = Outcome::refused;
  result.has_output = false;
  const RuleId stamp = refusal->node->rule();
  RuleId rule = observer ? observer->rule_of(stamp) : stamp;
  if (rule == 0) rule = found.mapping->rule;
  result.diagnostics.push_back(describe_unwritable(*found.program, documents, *refusal, rule));
}

/// The variant of a mapping that wrote this.
const Mapping& variant_of(const Mapping& mapping, const Node& output) {
  if (!mapping.choice) return mapping;
  for (const Mapping* variant : mapping.choice->variants) {
    if (variant->body && variant->body->rule == output.rule()) return *variant;
  }
  return mapping;
}

WrittenOutput::WrittenOutput(const Translator& translator) {
  const Translator::State& state = *translator.state_;
  program_ = state.wanted.program;
  mapping_ = state.wanted.mapping;
  documents_ = &state.documents;
  if (!state.written) return;
  root_ = &*state.written;
  mapping_ = &variant_of(*state.wanted.mapping, *root_);
}

}  // namespace smx

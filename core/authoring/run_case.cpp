#include "authoring/run_case.h"

#include "authoring/snapshots.h"
#include "engine/observer.h"
#include "packs/rule_set_state.h"

namespace smx::authoring {

namespace {

/// Answers from the first entry that fits; remembers what was asked.
class CaseNeeds final : public NeedSource {
 public:
  explicit CaseNeeds(const std::vector<NeedEntry>& entries) : entries_(entries) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> answers;
    for (const NeedRequest& question : questions) {
      asked_.push_back(question);
      const NeedEntry* entry = find_entry(entries_, question);
      answers.push_back(answer_of(entry, question));
      if (answers.back().state == NeedAnswer::State::found)
        found_.push_back({entry, question.rule});
    }
    return answers;
  }

  std::vector<NeedRequest> take_questions() { return std::move(asked_); }
  std::vector<FoundAnswer> take_found() { return std::move(found_); }

 private:
  const std::vector<NeedEntry>& entries_;
  std::vector<NeedRequest> asked_;
  std::vector<FoundAnswer> found_;
};

Translation translated(const Runner& runner, const Request& request, NeedSource& needs) {
  if (!runner.observer) return runner.translator.translate(request, needs);
  Translation result;
  translate_observed(runner.translator, request, needs, *runner.observer, result);
  return result;
}

/// What the case asks of the way back, and is not so.
void run_back(const Suite& suite, const TestCase& test, const Prepared& prepared,
              const Translation& there, const Runner& runner, TestCaseResult& result) {
  Returned came = lead_back(suite, *test.expectations.round_trip, prepared, there, runner);
  result.failures = std::move(came.failures);
  if (!result.failures.empty()) result.diagnostics = std::move(came.diagnostics);
}

}  // namespace

Returned lead_back(const Suite& suite, const RoundTrip& trip, const Prepared& prepared,
                   const Translation& there, const Runner& runner) {
  const Result<FoundMapping> from = runner.rules.state().find_runnable(suite.file.mapping);
  const Result<FoundMapping> back = runner.rules.state().find(trip.mapping.text);
  if (!from || !back) return {};  // the file was checked
  Request request{trip.mapping.text, {}, prepared.now, prepared.context};
  for (const InputInfo& input : back->mapping->inputs) {
    if (input.type == from->mapping->output) {
      request.inputs.push_back({input.name, there.output});
      continue;
    }
    for (const GivenDocument& given : prepared.inputs) {
      if (given.name == input.name) request.inputs.push_back({given.name, given.text});
    }
  }
  CaseNeeds needs(prepared.needs);
  Translation came = translated(runner, request, needs);
  // What was given is what the mapping made, and stands in no file.
  const std::vector<GivenDocument> nowhere(request.inputs.size());
  const std::vector<FoundAnswer> answers = needs.take_found();
  const Trace trace({*suite.values, nowhere, answers}, runner.translator);
  Returned returned;
  returned.failures =
      compare_trip(trip, *from->program, {*from->mapping, prepared.inputs, came}, trace);
  returned.translated = came.has_output;
  returned.diagnostics = std::move(came.diagnostics);
  return returned;
}

Observed translate(const Suite& suite, const Prepared& prepared, const Runner& runner) {
  Request request{suite.file.mapping, {}, prepared.now, prepared.context};
  for (const GivenDocument& given : prepared.inputs) {
    request.inputs.push_back({given.name, given.text});
  }
  CaseNeeds needs(prepared.needs);
  Observed observed;
  observed.translation = translated(runner, request, needs);
  observed.questions = needs.take_questions();
  observed.found = needs.take_found();
  observed.output_plan = suite.output_plan;
  return observed;
}

TestCaseResult run_case(const Suite& suite, const TestCase& test, const Runner& runner) {
  TestCaseResult result;
  result.file = suite.file.path;
  result.position = suite.source->position_of(test.span.begin);
  result.suite = suite.file.name.text;
  result.name = test.name;
  runner.arena.reset();
  const Prepared prepared = prepare(suite.file, test, runner.arena, result.failures);
  if (!result.failures.empty()) return result;
  Observed observed = translate(suite, prepared, runner);
  const Trace trace({*suite.values, prepared.inputs, observed.found}, runner.translator);
  result.failures = compare(test.expectations, observed, trace);
  if (test.expectations.snapshot && result.failures.empty()) {
    result.snapshot = compare_snapshot(*test.expectations.snapshot, observed, trace);
    if (result.snapshot && runner.snapshots == Snapshots::compare)
      result.failures = result.snapshot->differences;
  }
  if (!result.failures.empty()) {
    result.diagnostics = std::move(observed.translation.diagnostics);
  } else if (test.expectations.round_trip) {
    run_back(suite, test, prepared, observed.translation, runner, result);
  }
  result.passed = result.failures.empty();
  return result;
}

}  // namespace smx::authoring

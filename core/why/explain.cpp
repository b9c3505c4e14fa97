// One translation, watched, and what there is to tell of it.
#include <algorithm>
#include <set>

#include "smx/why.h"

#include "engine/observer.h"
#include "why/answers.h"
#include "why/output_walk.h"
#include "why/showing.h"
#include "why/step_writer.h"
#include "why/trace.h"
#include "why/trace_view.h"
#include "why/unread.h"
#include "why/words.h"

namespace smx {

namespace {

using why::Step;
using why::StepId;

class Explainer final : public Observer {
 public:
  Explainer(const WhyOptions& options, Explanation& out) : options_(options), out_(out) {}

  Recorder* recorder() override { return &recorder_; }
  RuleId rule_of(RuleId stamp) const override {
    const auto step = recorder_.step_of(stamp);
    return step ? recorder_.steps()[*step].form().rule : stamp;
  }
  void ended(const EndedTranslation& translation) override;

 private:
  void add_documents(const EndedTranslation& ended, const why::TraceView& trace,
                     why::Showing& showing) const;
  void add_overlays(const Program& program, const why::TraceView& trace);
  void add_endings(const EndedTranslation& ended, const why::TraceView& trace,
                   why::StepWriter& steps);
  std::optional<StepId> step_of(const Fault& fault, const why::TraceView& trace) const;

  const WhyOptions& options_;
  Explanation& out_;
  why::TraceRecorder recorder_;
};

void Explainer::ended(const EndedTranslation& ended) {
  out_.is_traced = true;
  out_.mapping = ended.mapping.name;
  out_.pack = ended.program.pack;
  const why::TraceView trace(recorder_);
  why::Showing showing(options_.shown, ended.documents);
  add_documents(ended, trace, showing);
  why::Answers answers(ended, trace, showing);
  why::StepWriter steps(ended, trace, answers, showing, out_.steps);
  add_overlays(ended.program, trace);
  add_endings(ended, trace, steps);
  if (ended.evaluation.ending != Ending::translated) return;
  if (ended.evaluation.has_output) {
    why::OutputWalk walk(ended, trace, answers, showing, steps, out_);
    out_.path = walk.tell(options_.path);
  }
  out_.unread = why::unread_parts(ended, trace, showing);
}

/// The inputs, and the answers that were read; the names that schemas give.
void Explainer::add_documents(const EndedTranslation& ended, const why::TraceView& trace,
                              why::Showing& showing) const {
  for (const Node* input : ended.inputs) {
    if (input) showing.add_document(*input);
  }
  for (const InputInfo& input : ended.mapping.inputs) showing.declare(*input.type);
  for (const Need& need : ended.program.needs) {
    if (need.type) showing.declare(*need.type);
  }
  if (ended.mapping.output) showing.declare(*ended.mapping.output);
  for (StepId id = 0; id < trace.size(); ++id) {
    if (trace[id].is(Step::Kind::need) && trace[id].is_value())
      showing.add_document(trace[id].node);
  }
}

void Explainer::add_overlays(const Program& program, const why::TraceView& trace) {
  std::set<const Mapping*> known;
  for (StepId id = 0; id < trace.size(); ++id) {
    if (!trace[id].is(Step::Kind::mapping)) continue;
    const Mapping& mapping = trace[id].mapping();
    if (mapping.variant == 0 || !known.insert(&mapping).second) continue;
    const auto found = program.mappings.find(mapping.name);
    if (found == program.mappings.end() || !found->second->choice) continue;
    for (const std::uint32_t overlay : found->second->choice->active[mapping.variant]) {
      const OverlayInfo& one = program.overlays[overlay];
      out_.overlays.push_back({one.name, mapping.name, why::place_of(one.span)});
    }
  }
}

/// The guard that skipped it, or what each fault was met in.
void Explainer::add_endings(const EndedTranslation& ended, const why::TraceView& trace,
                            why::StepWriter& steps) {
  std::set<std::size_t> known;
  const auto add = [&](StepId id) {
    const std::size_t at = steps.write(id);
    if (known.insert(at).second) out_.endings.push_back(at);
  };
  if (ended.evaluation.ending == Ending::skipped) {
    for (StepId id = 0; id < trace.size(); ++id) {
      const bool is_it =
          trace[id].is(Step::Kind::guard) && &trace[id].guard() == ended.evaluation.guard;
      if (is_it) add(id);
    }
  }
  if (ended.evaluation.ending != Ending::refused) return;
  for (const Fault* fault = ended.evaluation.faults; fault; fault = fault->next) {
    if (const auto step = step_of(*fault, trace)) add(*step);
  }
}

bool is_same_fault(const Fault& one, const Fault& other) {
  const auto is_same_place = [](const Origin& a, const Origin& b) {
    return a.document == b.document && a.offset == b.offset;
  };
  return one.code == other.code && one.rule == other.rule && one.span.begin == other.span.begin &&
         std::ranges::equal(one.inputs, other.inputs, is_same_place);
}

bool has_fault(const Step& step, const Fault& wanted) {
  for (const Fault* fault = step.fault(); fault; fault = fault->next) {
    if (is_same_fault(*fault, wanted)) return true;
  }
  return false;
}

/// The line of the fault's own rule that came to it; otherwise the innermost one that did.
std::optional<StepId> Explainer::step_of(const Fault& fault, const why::TraceView& trace) const {
  std::optional<StepId> innermost;
  for (StepId id = 0; id < trace.size(); ++id) {
    const Step& step = trace[id];
    if (step.is(Step::Kind::guard) && step.guard().rule == fault.rule) return id;
    if (step.is(Step::Kind::need) && step.need().rule == fault.rule && step.fault()) return id;
    if (!step.is(Step::Kind::line) || !has_fault(step, fault)) continue;
    if (step.form().rule == fault.rule) return id;
    if (!innermost || step.parent >= *innermost) innermost = id;
  }
  return innermost;
}

}  // namespace

Explanation explain(Translator& translator, const Request& request, NeedSource& needs,
                    const WhyOptions& options) {
  Explanation out;
  out.mapping = request.mapping;
  out.shows_values = options.shown == ShownValues::all;
  Explainer explainer(options, out);
  translate_observed(translator, request, needs, explainer, out.result);
  return out;
}

}  // namespace smx

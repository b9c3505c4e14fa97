// Mappings, their frames and guards.
#include "eval/run.h"

namespace smx {

Evaluator::Evaluator(const Limits& limits)
    : limits_(limits), buffers_(std::make_unique<Buffers>(limits)) {}
Evaluator::~Evaluator() = default;

Evaluation Evaluator::run(const Invocation& invocation, Arena& arena) {
  buffers_->kept.clear();
  buffers_->pass = 0;
  return pass(invocation, arena);
}

Evaluation Evaluator::run_again(const Invocation& invocation, Arena& arena) {
  return pass(invocation, arena);
}

Evaluation Evaluator::pass(const Invocation& invocation, Arena& arena) {
  ++buffers_->pass;
  buffers_->reports.clear();
  buffers_->questions.clear();
  buffers_->asked.clear();
  buffers_->losses.clear();
  buffers_->scripts.begin();
  if (invocation.recorder) invocation.recorder->begin_pass(invocation);
  return Run(invocation, arena, limits_, *buffers_).evaluate();
}

Evaluation Evaluator::Run::evaluate() {
  Frame frame = frame_to_keep(nullptr, &call_.mapping, call_.mapping.slots);
  frame.values[0] = Val::of(call_.context);
  for (std::size_t i = 0; i < call_.mapping.inputs.size(); ++i) {
    const Node* input = call_.inputs[i];
    frame.values[call_.mapping.inputs[i].slot] = input ? Val::of(*input) : Val::missing();
  }

  const Mapping* mapping = &call_.mapping;
  Val result = Val::of({});
  if (mapping->choice || !mapping->scope.empty()) {
    begin_scope();
    result = enter_scope(*mapping, frame);
    if (result.is_value()) mapping = &variant_of(call_.mapping);
    frame = frame_for(*mapping, call_.mapping, frame);
  }
  const Guard* skipped = nullptr;
  bool waits = false;
  if (result.is_value()) result = Val::failed(check_guards(mapping->guards, frame, skipped, waits));
  Evaluation evaluation;
  evaluation.reports = buffers_.reports;
  if (skipped) {
    evaluation.ending = Ending::skipped;
    evaluation.guard = skipped;
    evaluation.guarded = tested_;
    return evaluation;
  }
  if (!result.fault) result = run_mapping(*mapping, frame, Purpose::output);
  evaluation.reports = buffers_.reports;
  evaluation.questions = buffers_.questions;
  if (result.is_fault() && evaluation.questions.empty()) {
    evaluation.ending = Ending::refused;
    evaluation.faults = result.fault;
  } else if (!evaluation.questions.empty()) {
    // Faults of a pass with open questions are not final: the answers come first.
    evaluation.ending = Ending::questions;
  } else {
    evaluation.ending = Ending::translated;
    evaluation.has_output = result.is_value();
    evaluation.output = result.node;
  }
  return evaluation;
}

Frame Evaluator::Run::make_frame(std::span<const SlotInfo> slots) {
  Frame frame{slots, arena_.allocate_array<Val>(slots.size())};
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const bool constant = slots[i].kind == SlotInfo::Kind::constant;
    frame.values[i] = constant ? Val::of(slots[i].constant) : Val{};
  }
  return frame;
}

/// The fault of the guard that holds, or the guard that skips: the first that holds decides. Guards
/// that only report do so. `waits` where it cannot be said before the host has answered.
const Fault* Evaluator::Run::check_guards(std::span<const Guard> guards, Frame& frame,
                                          const Guard*& skipped, bool& waits) {
  for (const Guard& guard : guards) {
    rule_ = guard.rule;
    tested_ = {};
    Verdict verdict = condition(*guard.condition, frame);
    if (verdict.truth == Verdict::Truth::fault) return verdict.fault;
    if (verdict.truth == Verdict::Truth::pending) {
      waits = true;
      // What comes after a guard that waits must not end the document before it.
      if (guard.verb != GuardVerb::report) return nullptr;
    }
    if (verdict.truth != Verdict::Truth::yes) continue;
    if (recorder_) recorder_->guard_held(guard);
    if (guard.verb == GuardVerb::report) {
      report(guard);
      continue;
    }
    if (guard.verb == GuardVerb::fail) {
      return fault(Code::named_fault, guard.rule, program_.rules[guard.rule].span, {tested_},
                   guard.fault);
    }
    skipped = &guard;
    return nullptr;
  }
  return nullptr;
}

void Evaluator::Run::report(const Guard& guard) {
  Report said;
  said.trigger = Trigger::fault;
  said.rule = guard.rule;
  said.about = *fault(Code::named_fault, guard.rule, program_.rules[guard.rule].span, {tested_},
                      guard.fault);
  buffers_.reports.push_back(said);
}

/// The needs and the body; guards have been checked by the caller.
Val Evaluator::Run::run_mapping(const Mapping& mapping, Frame& frame, Purpose purpose) {
  return recorder_ ? recorded_mapping(mapping, frame, purpose)
                   : mapping_value(mapping, frame, purpose);
}

Val Evaluator::Run::mapping_value(const Mapping& mapping, Frame& frame, Purpose purpose) {
  if (mapping.when) {
    rule_ = mapping.rule;
    tested_ = {};
    const Verdict verdict = condition(*mapping.when, frame);
    if (verdict.truth == Verdict::Truth::pending) return Val::pending();
    if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
    if (verdict.truth == Verdict::Truth::no) return Val::missing(tested_);
  }
  const Fault* faults = nullptr;
  for (const Need* need : mapping.needs) {
    const Val& answer = read(need->slot, frame);
    if (answer.is_fault()) faults = chain(faults, answer.fault);
  }
  Val result = body_value(mapping, frame, purpose);
  if (result.is_fault()) faults = chain(faults, result.fault);
  return faults ? Val::failed(faults) : result;
}

Val Evaluator::Run::body_value(const Mapping& mapping, Frame& frame, Purpose purpose) {
  if (purpose == Purpose::output) tail_ = std::get_if<UseForm>(&mapping.body->what);
  if (purpose == Purpose::value || !will_repeat()) return form(*mapping.body, frame);
  put_questions(*mapping.body, frame);
  return Val::pending();
}

/// A slot's value; lets and needs are worked out when they are first read.
const Val& Evaluator::Run::read(Slot slot, Frame& frame) {
  Val& value = frame.values[slot];
  if (value.state != Val::State::unset) {
    traced_reads_ += value.left_traces;
    return value;
  }
  const SlotInfo& info = frame.slots[slot];
  const RuleId rule_before = rule_;
  const std::size_t traces_before = traces();
  if (info.let) value = form(*info.let, frame);
  if (info.need) value = recorder_ ? recorded_need(*info.need, frame) : ask(*info.need, frame);
  rule_ = rule_before;
  if (value.state == Val::State::unset) value = Val::missing();
  value.left_traces = traces() != traces_before;
  return value;
}

const Fault* Evaluator::Run::fault(Code code, RuleId rule, Span span,
                                   std::initializer_list<Origin> inputs, std::string_view name,
                                   std::string_view detail) {
  Fault made;
  made.code = code;
  made.rule = rule;
  made.span = span;
  made.inputs = arena_.copy(std::span<const Origin>(inputs.begin(), inputs.size()));
  made.name = name;
  made.detail = arena_.copy(detail);
  return arena_.keep(made);
}

/// Both lists as one, as long as a refusal will show. Faults are shared between readers of a `let`,
/// so the first list is copied.
const Fault* Evaluator::Run::chain(const Fault* first, const Fault* more) {
  if (!first) return more;
  std::vector<const Fault*> all;
  for (const Fault* fault = first; fault; fault = fault->next) all.push_back(fault);
  if (all.size() >= limits_.faults || first == more) return first;
  const Fault* joined = more;
  for (auto fault = all.rbegin(); fault != all.rend(); ++fault) {
    Fault copy = **fault;
    copy.next = joined;
    joined = arena_.keep(copy);
  }
  return joined;
}

}  // namespace smx

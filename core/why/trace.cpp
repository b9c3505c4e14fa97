#include "why/trace.h"

#include "program/program.h"

namespace smx::why {

namespace {

bool has_filter(const Expr& expr) {
  for (const PathStep& step : expr.steps) {
    if (!step.matches.empty()) return true;
  }
  return false;
}

}  // namespace

std::optional<StepId> TraceRecorder::step_of(RuleId stamp) const {
  if (stamp < first_stamp_ || stamp - first_stamp_ >= steps_.size()) return std::nullopt;
  return stamp - first_stamp_;
}

Step& TraceRecorder::add(Step::Kind kind, const void* what) {
  Step& step = steps_.emplace_back();
  step.kind = kind;
  step.parent = current_;
  step.what = what;
  return step;
}

void TraceRecorder::open(Step::Kind kind, const void* what) {
  add(kind, what);
  current_ = static_cast<StepId>(steps_.size() - 1);
}

Step& TraceRecorder::close(const Val& value) {
  Step& step = steps_[current_];
  step.state = value.state;
  step.node = value.node;
  if (value.is_fault()) step.more = value.fault;
  current_ = step.parent;
  return step;
}

void TraceRecorder::close(const Verdict& verdict) {
  Step& step = steps_[current_];
  step.truth = verdict.truth;
  if (verdict.truth == Verdict::Truth::fault) step.more = verdict.fault;
  current_ = step.parent;
}

void TraceRecorder::begin_pass(const Invocation& call) {
  steps_.clear();
  filtered_.clear();
  current_ = kNoStep;
  first_stamp_ = static_cast<RuleId>(call.program.rules.size());
}

void TraceRecorder::begin_line(const Form& form) {
  open(Step::Kind::line, &form);
}

RuleId TraceRecorder::end_line(const Form&, const Val& value) {
  const StepId line = current_;
  close(value);
  return first_stamp_ + line;
}

void TraceRecorder::begin_mapping(const Mapping& mapping) {
  open(Step::Kind::mapping, &mapping);
}

void TraceRecorder::end_mapping(const Mapping&, const Val& value) {
  close(value);
}

void TraceRecorder::begin_item(const EachForm& each, const Node& item) {
  open(Step::Kind::item, &each);
  steps_.back().node = item;
}

void TraceRecorder::end_item(const EachForm&, const Val& value) {
  const Node item = steps_[current_].node;
  close(value).node = item;
}

void TraceRecorder::begin_condition(const Condition& condition) {
  open(Step::Kind::condition, &condition);
}

void TraceRecorder::end_condition(const Condition&, const Verdict& verdict) {
  close(verdict);
}

void TraceRecorder::guard_held(const Guard& guard) {
  add(Step::Kind::guard, &guard);
}

void TraceRecorder::begin_decision(const Decision& decision) {
  open(Step::Kind::decision, &decision);
}

void TraceRecorder::end_decision(const Decision&, const Val& value) {
  close(value);
}

void TraceRecorder::begin_row(const Decision&, const DecisionRow& row) {
  open(Step::Kind::row, &row);
}

void TraceRecorder::end_row(const Decision&, const DecisionRow&, const Verdict& verdict) {
  close(verdict);
}

void TraceRecorder::row_taken(const Decision&, const DecisionRow& row) {
  add(Step::Kind::row_taken, &row);
}

void TraceRecorder::path_taken(const Expr& expr, const SlotInfo* slot, const Val& start,
                               const Val& value) {
  Step& step = add(Step::Kind::path, &expr);
  step.more = slot;
  step.stamp = start.node.rule();
  step.state = value.state;
  step.node = value.node;
  if (start.is_value() && has_filter(expr))
    filtered_.push_back({static_cast<StepId>(steps_.size() - 1), start.node});
}

void TraceRecorder::begin_call(const CallStep& step, const Val&) {
  open(Step::Kind::call, &step);
}

void TraceRecorder::end_call(const CallStep&, const Val& value) {
  close(value);
}

void TraceRecorder::looked_up(const LookupCall& call, std::span<const Node> keys,
                              const TableRow* row) {
  Step& step = add(Step::Kind::look_up, &call);
  step.more = row;
  step.node = keys.front();
  for (const Node& key : keys.subspan(1)) add(Step::Kind::key, &call).node = key;
}

void TraceRecorder::looked_back(const LookupCall& call, const Node& value, const TableRow* row) {
  Step& step = add(Step::Kind::look_back, &call);
  step.more = row;
  step.node = value;
}

void TraceRecorder::begin_need(const Need& need) {
  open(Step::Kind::need, &need);
}

void TraceRecorder::end_need(const Need&, const Val& value) {
  close(value);
}

void TraceRecorder::policy_applied(const Form& form, Trigger trigger, const Policy& policy,
                                   const Fault& about, const Val& value) {
  // The form may be one that stands for the line for as long as this call: only its rule is kept.
  Step& step = add(Step::Kind::policy, &policy);
  step.trigger = trigger;
  step.stamp = form.rule;
  step.state = value.state;
  step.node = value.node;
  if (!about.inputs.empty()) step.about = about.inputs.front();
}

}  // namespace smx::why

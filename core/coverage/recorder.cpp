#include "coverage/recorder.h"

namespace smx::coverage {

void Counts::add(const Counts& other) {
  if (counters.size() < other.counters.size()) counters.resize(other.counters.size());
  for (std::size_t i = 0; i < other.counters.size(); ++i) counters[i] += other.counters[i];
  for (const auto& [mapping, trees] : other.inputs) {
    const auto [mine, is_new] = inputs.try_emplace(mapping);
    for (std::size_t i = 0; i < trees.size(); ++i) {
      if (is_new) mine->second.emplace_back(mapping->inputs[i].type);
      mine->second[i].add(trees[i]);
    }
  }
}

CoverageRecorder::CoverageRecorder(const Points& points)
    : Recorder(Detail::lines), points_(points) {
  counts_.counters.resize(points.all().size() * 2);
}

/// Each pass does everything again and comes further: only the last is kept.
void CoverageRecorder::begin_pass(const Invocation& call) {
  journal_.clear();
  if (running_ == &call.program) return;
  running_ = &call.program;
  program_ = &points_.of(call.program);
}

void CoverageRecorder::ended(const EndedTranslation& translation) {
  for (const Counter counter : journal_) ++counts_.counters[counter];
  journal_.clear();
  if (called_ != &translation.mapping) {
    called_ = &translation.mapping;
    trees_ = trees_for(translation);
  }
  if (!trees_) return;
  for (std::size_t i = 0; i < translation.inputs.size(); ++i) {
    if (translation.inputs[i]) (*trees_)[i].take(*translation.inputs[i]);
  }
}

/// Of the inputs of the mapping that was called; null for a table or a decision alone, which is
/// asked for what the test makes up.
std::vector<InputTree>* CoverageRecorder::trees_for(const EndedTranslation& translation) {
  const auto& mappings = translation.program.mappings;
  const auto called = mappings.find(translation.mapping.name);
  if (called == mappings.end() || called->second.get() != &translation.mapping) return nullptr;
  const auto [trees, is_new] = counts_.inputs.try_emplace(&translation.mapping);
  for (const InputInfo& input : translation.mapping.inputs) {
    if (is_new) trees->second.emplace_back(input.type);
  }
  return &trees->second;
}

void CoverageRecorder::note(RuleId rule, Side side) {
  for (const PointId point : program_->of_rule(rule)) note_point(point, side);
}

RuleId CoverageRecorder::end_line(const Form& form, const Val& value) {
  const PartReading& reading = program_->readings[form.rule];
  switch (value.state) {
    case Val::State::fault: note(form.rule, Side::first); break;
    case Val::State::missing:
      note(form.rule, reading.chosen_if_missing ? Side::first : Side::second);
      break;
    case Val::State::value: {
      const bool passed_over =
          (reading.over_null && value.is_null()) || (reading.over_empty && value.node.is_empty());
      note(form.rule, passed_over ? Side::second : Side::first);
      break;
    }
    case Val::State::quiet:
    case Val::State::pending:
    case Val::State::unset: break;
  }
  return form.rule;
}

void CoverageRecorder::begin_mapping(const Mapping& mapping) {
  if (program_->overlays.empty()) return;
  const auto found = program_->overlays.find(&mapping);
  if (found == program_->overlays.end()) return;
  for (const PointId point : found->second) note_point(point, Side::first);
}

void CoverageRecorder::end_condition(const Condition& condition, const Verdict& verdict) {
  const bool yes = verdict.truth == Verdict::Truth::yes;
  if (!yes && verdict.truth != Verdict::Truth::no) return;
  const PointId point = program_->conditions.find(&condition);
  if (point != PointerMap::kNone) note_point(point, yes ? Side::first : Side::second);
}

void CoverageRecorder::looked_up(const LookupCall&, std::span<const Node>, const TableRow* row) {
  if (row) note(row->rule, Side::first);
}

void CoverageRecorder::looked_back(const LookupCall&, const Node&, const TableRow* row) {
  if (row) note(row->rule, Side::first);
}

void CoverageRecorder::end_need(const Need& need, const Val& value) {
  if (value.is_value() || value.is_fault()) note(need.rule, Side::first);
  if (value.is_missing()) note(need.rule, Side::second);
}

void CoverageRecorder::policy_applied(const Form&, Trigger, const Policy& policy, const Fault&,
                                      const Val&) {
  const PointId point = program_->policies.find(&policy);
  if (point != PointerMap::kNone) note_point(point, Side::first);
}

}  // namespace smx::coverage

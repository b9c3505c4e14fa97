// The ways of a run while somebody watches: the same as otherwise, with a word before and after.
#include "eval/run.h"

namespace smx {

Val Evaluator::Run::recorded_form(const Form& form, Frame& frame) {
  const bool is_told_whole = form.way == Form::Way::general || form.way == Form::Way::pipe ||
                             recorder_->detail() == Recorder::Detail::values;
  Node made;
  const Node* const node = is_told_whole ? nullptr : short_way(form, frame, made);
  if (node) {
    recorder_->line_taken(form);
    Val value = Val::of(*node);
    value.node.set_rule(form.rule);
    return value;
  }
  recorder_->begin_line(form);
  Val value = general_way(form, frame);
  value.node.set_rule(recorder_->end_line(form, value));
  return value;
}

Val Evaluator::Run::recorded_mapping(const Mapping& mapping, Frame& frame, Purpose purpose) {
  recorder_->begin_mapping(mapping);
  const Val value = mapping_value(mapping, frame, purpose);
  recorder_->end_mapping(mapping, value);
  return value;
}

Val Evaluator::Run::recorded_item(const EachForm& each, const Form& form, const Node& item,
                                  Frame& frame) {
  recorder_->begin_item(each, item);
  const Val value = each_item(each, form, item, frame);
  recorder_->end_item(each, value);
  return value;
}

Verdict Evaluator::Run::recorded_condition(const Condition& condition, Frame& frame) {
  recorder_->begin_condition(condition);
  const Verdict verdict = judge(condition, frame);
  recorder_->end_condition(condition, verdict);
  return verdict;
}

Val Evaluator::Run::recorded_decision(const DecideForm& decide, const Form& form, Frame& frame) {
  recorder_->begin_decision(*decide.decision);
  const Val value = ask_rows(decide, form, frame);
  recorder_->end_decision(*decide.decision, value);
  return value;
}

Verdict Evaluator::Run::recorded_row(const Decision& decision, const DecisionRow& row,
                                     const Now& now, Frame& frame) {
  recorder_->begin_row(decision, row);
  const Verdict verdict = row_holds(row, now, frame);
  recorder_->end_row(decision, row, verdict);
  return verdict;
}

Val Evaluator::Run::recorded_call(const CallStep& step, const Val& input, Frame& frame) {
  recorder_->begin_call(step, input);
  const Val value = call(step, input, frame);
  recorder_->end_call(step, value);
  return value;
}

Val Evaluator::Run::recorded_need(const Need& need, Frame& frame) {
  recorder_->begin_need(need);
  const Val value = ask(need, frame);
  recorder_->end_need(need, value);
  return value;
}

}  // namespace smx

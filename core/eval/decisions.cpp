// Decisions: which rows hold, and what they come to.
#include <algorithm>
#include <string>

#include "eval/run.h"
#include "functions/decimal.h"
#include "times/times.h"

namespace smx {

namespace {

/// The id of a row: the part of its address behind the decision's name.
std::string_view id_of(const Program& program, const DecisionRow& row) {
  const std::string_view address = program.rules[row.rule].address;
  return address.substr(address.find('/') + 1);
}

std::optional<times::Moment> time_of_call(const Decision& decision, const Node& context) {
  const Node* now = decision.has_windows ? context.find("now") : nullptr;
  const auto instant = now ? times::parse_rfc3339(now->text()) : std::nullopt;
  if (!instant) return std::nullopt;
  return times::Moment{instant->seconds, instant->nanoseconds};
}

/// Whether `a` is the smaller number.
bool is_less(const Node& a, const Node& b) {
  const auto one = Decimal::read(a.text());
  const auto other = Decimal::read(b.text());
  return one && other && *one < *other;
}

}  // namespace

Val Evaluator::Run::decide(const DecideForm& decide, const Form& form, Frame& frame) {
  return recorder_ ? recorded_decision(decide, form, frame) : ask_rows(decide, form, frame);
}

Val Evaluator::Run::ask_rows(const DecideForm& decide, const Form& form, Frame& frame) {
  const Decision& decision = *decide.decision;
  Frame inner = make_frame(decision.slots);
  Val instead;
  if (!bind(decide.arguments, frame, inner, instead)) return instead;
  const Now now = time_of_call(decision, inner.values[0].node);
  const Origin tested_before = tested_;
  tested_ = {};
  Val answer;
  switch (decision.hit) {
    case Hit::first:
    case Hit::priority: answer = first_row(decide, form, now, inner); break;
    case Hit::unique: answer = only_row(decide, form, now, inner); break;
    case Hit::collect: answer = every_row(decide, form, now, inner); break;
  }
  tested_ = tested_before;
  return answer;
}

Verdict Evaluator::Run::holds(const Decision& decision, const DecisionRow& row, const Now& now,
                              Frame& frame) {
  return recorder_ ? recorded_row(decision, row, now, frame) : row_holds(row, now, frame);
}

Verdict Evaluator::Run::row_holds(const DecisionRow& row, const Now& now, Frame& frame) {
  const auto& [from, to] = row.window;
  if (from && (!now || *now < *from)) return Verdict::of(false);
  if (to && (!now || *now >= *to)) return Verdict::of(false);
  return row.when ? condition(*row.when, frame) : Verdict::of(true);
}

/// Of `priority` too: its rows are asked from the highest answer to the lowest.
Val Evaluator::Run::first_row(const DecideForm& decide, const Form& form, const Now& now,
                              Frame& frame) {
  for (const DecisionRow& row : decide.decision->rows) {
    const Verdict verdict = holds(*decide.decision, row, now, frame);
    if (verdict.truth == Verdict::Truth::no) continue;
    if (verdict.truth == Verdict::Truth::pending) return Val::pending();
    if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
    return answer_of(*decide.decision, row, frame);
  }
  return no_row(decide, form, frame);
}

Val Evaluator::Run::only_row(const DecideForm& decide, const Form& form, const Now& now,
                             Frame& frame) {
  const Fault* faults = nullptr;
  const DecisionRow* only = nullptr;
  bool waits = false;
  for (const DecisionRow& row : decide.decision->rows) {
    const Verdict verdict = holds(*decide.decision, row, now, frame);
    if (verdict.truth == Verdict::Truth::fault) faults = chain(faults, verdict.fault);
    waits = waits || verdict.truth == Verdict::Truth::pending;
    if (verdict.truth != Verdict::Truth::yes) continue;
    if (only) {
      faults = chain(faults, two_rows(*decide.decision, *only, row, form));
      break;
    }
    only = &row;
  }
  if (faults) return Val::failed(faults);
  if (waits) return Val::pending();
  return only ? answer_of(*decide.decision, *only, frame) : no_row(decide, form, frame);
}

const Fault* Evaluator::Run::two_rows(const Decision& decision, const DecisionRow& one,
                                      const DecisionRow& other, const Form& form) {
  buffers_.text.assign("`").append(id_of(program_, one)).append("` and `");
  buffers_.text.append(id_of(program_, other)).append("`");
  return fault(Code::conflicting_rows, form.rule, form.span, {tested_}, decision.name,
               buffers_.text);
}

Val Evaluator::Run::every_row(const DecideForm& decide, const Form& form, const Now& now,
                              Frame& frame) {
  const std::size_t mark = buffers_.nodes.size();
  const Fault* faults = nullptr;
  bool waits = false;
  for (const DecisionRow& row : decide.decision->rows) {
    if (!spend(1)) {
      faults = fault(Code::budget_exceeded, form.rule, form.span, {});
      break;
    }
    const Verdict verdict = holds(*decide.decision, row, now, frame);
    if (verdict.truth == Verdict::Truth::fault) faults = chain(faults, verdict.fault);
    waits = waits || verdict.truth == Verdict::Truth::pending;
    if (verdict.truth != Verdict::Truth::yes) continue;
    const Val value = answer_of(*decide.decision, row, frame);
    if (value.is_fault()) faults = chain(faults, value.fault);
    waits = waits || value.is_pending();
    if (value.is_value()) buffers_.nodes.push_back(value.node);
  }
  Val result = Val::pending();
  if (faults) {
    result = Val::failed(faults);
  } else if (!waits) {
    const auto answers = std::span<const Node>(buffers_.nodes).subspan(mark);
    result = taken_together(*decide.decision, answers, form);
  }
  buffers_.nodes.resize(mark);
  return result;
}

Val Evaluator::Run::taken_together(const Decision& decision, std::span<const Node> answers,
                                   const Form& form) {
  switch (decision.collect) {
    case Collect::list: return Val::of(Node::list(arena_.copy(answers), tested_));
    case Collect::sum: return sum(decision, answers, form);
    case Collect::count: {
      const std::string digits = std::to_string(answers.size());
      return Val::of(Node::number(arena_.copy(std::string_view(digits)), tested_));
    }
    case Collect::minimum:
    case Collect::maximum: break;
  }
  if (answers.empty()) return Val::missing(tested_);
  const auto found = decision.collect == Collect::minimum
                         ? std::min_element(answers.begin(), answers.end(), is_less)
                         : std::max_element(answers.begin(), answers.end(), is_less);
  return Val::of(*found);
}

/// Exact, as all calculating is.
Val Evaluator::Run::sum(const Decision& decision, std::span<const Node> answers, const Form& form) {
  std::optional<Decimal> sum = Decimal();
  for (const Node& answer : answers) {
    const auto next = Decimal::read(answer.text());
    sum = sum && next ? Decimal::sum(*sum, *next) : std::nullopt;
  }
  if (!sum) {
    return Val::failed(fault(Code::function_fault, form.rule, form.span, {tested_}, decision.name,
                             "the sum has too many digits"));
  }
  return Val::of(Node::number(arena_.copy(std::string_view(sum->text())), tested_));
}

/// What the decision's own policy makes of it, or the fault.
Val Evaluator::Run::no_row(const DecideForm& decide, const Form& form, Frame& frame) {
  const Fault* unmatched =
      fault(Code::unmatched, form.rule, form.span, {tested_}, decide.decision->name);
  if (!decide.unmatched) return Val::failed(unmatched);
  Form line;
  line.rule = form.rule;
  line.span = form.span;
  return apply(*decide.unmatched, Trigger::unmatched, line, Val::missing(tested_), *unmatched,
               frame);
}

Val Evaluator::Run::answer(const RowAnswer& answer, Frame& frame) {
  switch (answer.kind) {
    case RowAnswer::Kind::form: return form(*answer.form, frame);
    case RowAnswer::Kind::missing: return Val::missing(tested_);
    case RowAnswer::Kind::literal: break;
  }
  Node node = answer.literal;
  node.set_origin(tested_);
  return Val::of(node);
}

/// The value of the one column, or an object of them all.
Val Evaluator::Run::answer_of(const Decision& decision, const DecisionRow& row, Frame& frame) {
  if (recorder_) recorder_->row_taken(decision, row);
  if (row.answers.size() == 1) return answer(row.answers.front(), frame);
  const auto members = arena_.allocate_array<Member>(row.answers.size());
  std::size_t count = 0;
  const Fault* faults = nullptr;
  bool waits = false;
  for (std::size_t i = 0; i < row.answers.size(); ++i) {
    const Val value = answer(row.answers[i], frame);
    if (value.is_fault()) faults = chain(faults, value.fault);
    waits = waits || value.is_pending();
    if (value.is_value()) new (&members[count++]) Member{decision.outputs[i].name, value.node};
  }
  if (faults) return Val::failed(faults);
  if (waits) return Val::pending();
  return Val::of(Node::object(members.first(count), tested_));
}

}  // namespace smx

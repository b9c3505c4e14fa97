// Why there is no value, and why conditions do not hold.
#include <algorithm>

#include "why/answers.h"
#include "why/words.h"

namespace smx::why {

namespace {

std::string_view word_for(Val::State state, const Node& node) {
  if (state == Val::State::missing || state == Val::State::quiet) return "is missing";
  if (state == Val::State::pending) return "waits for an answer";
  if (state == Val::State::fault) return "could not be worked out";
  if (node.is(Kind::null)) return "is null";
  return node.is_empty() ? "is empty" : "is there";
}

}  // namespace

std::string Answers::absence(StepId id, Reach reach) {
  switch (trace_[id].kind) {
    case Step::Kind::line: {
      const auto policy = trace_.last_of(id, Step::Kind::policy);
      if (!policy) return line_absence(id, reach);
      return line_absence(id, reach) + ", and " + quoted(name_of(trace_[*policy].trigger)) +
             " leaves it so";
    }
    case Step::Kind::need: return need_absence(id, reach);
    default: return read_absence(id, reach);
  }
}

/// What of a line's own condition does not hold.
std::string Answers::condition_absence(StepId id, Reach reach) {
  const Condition& condition = trace_[id].condition();
  if (condition.test == Test::all) {
    for (const StepId part : trace_.parts(id)) {
      const Step& inside = trace_[part];
      if (inside.is(Step::Kind::condition) && inside.truth == Verdict::Truth::no)
        return condition_absence(part, reach);
    }
  }
  const std::string why = why_not(id);
  const auto left = condition.left ? operand(id, condition.left) : std::nullopt;
  if (left && !trace_[*left].is_value() && trace_[*left].is(Step::Kind::path))
    return read_absence(*left, reach);
  return quoted(text_at(condition.span)) + " does not hold: " + why;
}

/// What a line came to before its policies had a say.
std::string Answers::line_absence(StepId line, Reach reach) {
  const Step& step = trace_[line];
  const Form& form = step.form();
  if (step.fault()) return fault_words(*step.fault());
  if (form.when && step.state == Val::State::quiet) {
    const auto condition = trace_.last_of(line, Step::Kind::condition);
    return condition ? condition_absence(*condition, reach) : "its condition does not hold";
  }
  const auto policy = trace_.last_of(line, Step::Kind::policy);
  if (policy && trace_[*policy].trigger == Trigger::unmatched) return "no case or row holds";
  if (policy && trace_[*policy].trigger == Trigger::unmapped) return "the code has no row";
  if (policy && trace_[*policy].trigger == Trigger::invalid) return "the value does not fit";
  if (const auto* first = std::get_if<FirstForm>(&form.what)) {
    return first->parts.size() == 1 ? "its alternative has no value"
                                    : "none of its alternatives has a value";
  }
  if (std::get_if<FieldsForm>(&form.what)) return "none of its lines has a value";
  if (std::get_if<JoinForm>(&form.what)) return "none of its parts has a value";
  if (const auto* use = std::get_if<UseForm>(&form.what)) {
    const auto guard = trace_.last_of(line, Step::Kind::guard);
    if (guard) {
      const RuleId rule = trace_[*guard].guard().rule;
      return "guard " + quoted(ended_.program.rules[rule].address) + " holds";
    }
    return quoted(use->mapping->name) + " gives nothing";
  }
  if (const auto* decide = std::get_if<DecideForm>(&form.what))
    return decision_words(*trace_.deciding(line)) + " gives nothing for " +
           quoted(decide->decision->name);
  const auto read = std::get_if<EachForm>(&form.what) ? trace_.last_of(line, Step::Kind::path)
                                                      : trace_.deciding(line);
  const bool is_read = read && !trace_[*read].is(Step::Kind::line);
  return is_read ? read_absence(*read, reach) : "there is no value";
}

std::string Answers::need_absence(StepId need, Reach reach) {
  const Step& step = trace_[need];
  const std::string name = quoted(step.need().document);
  if (step.fault()) return fault_words(*step.fault());
  for (const StepId part : trace_.parts(need)) {
    const Step& inside = trace_[part];
    if (inside.is(Step::Kind::condition) && inside.truth == Verdict::Truth::no)
      return name + " was not asked for: " + condition_absence(part, reach);
    if (inside.is(Step::Kind::path) && !inside.is_value())
      return name + " was not asked for: " + read_absence(part, reach);
  }
  return name + " " +
         (step.is_absent() ? "was asked for, and there is none"
                           : std::string(word_for(step.state, step.node)));
}

/// Of a path or a call.
std::string Answers::read_absence(StepId id, Reach reach) {
  const Step& step = trace_[id];
  if (step.is(Step::Kind::call)) {
    if (step.fault()) return fault_words(*step.fault());
    const auto* look_up = std::get_if<LookupCall>(&step.call());
    if (!look_up) return quoted(call_words(step.call())) + " gives nothing";
    const bool has_row = !look_up->index;
    return has_row ? look_up_words(id) + " has no value"
                   : "index " + quoted(look_up->index->name) + " has no item with this key";
  }
  const std::string words =
      quoted(path_words(step.expr())) + " " + std::string(word_for(step.state, step.node));
  const Deeper deeper(depth_);
  const auto source = trace_.source(id);
  if (reach == Reach::near || !source || deeper.is_too_deep() || step.is_value()) return words;
  const Step& made = trace_[*source];
  if (made.is_value() && !made.node.is(Kind::null)) return words;
  return words + ": " + absence(*source, reach);
}

std::optional<StepId> Answers::operand(StepId condition, const Expr* side) const {
  std::optional<StepId> value;
  for (const StepId part : trace_.parts(condition)) {
    const Step& step = trace_[part];
    if (step.is(Step::Kind::path)) {
      if (value) return value;
      if (&step.expr() == side) value = part;
    } else if (value && step.is(Step::Kind::call)) {
      value = part;
    }
  }
  return value;
}

std::string Answers::why_not(StepId condition) {
  const Step& step = trace_[condition];
  const Test test = step.condition().test;
  if (step.fault()) return fault_words(*step.fault());
  if (test > Test::none) return why_test_fails(condition);
  std::vector<std::string> reasons;
  for (const StepId part : trace_.parts(condition)) {
    const Step& inside = trace_[part];
    if (!inside.is(Step::Kind::condition)) continue;
    const bool decides = (inside.truth == Verdict::Truth::yes) == (test == Test::none);
    if (!decides) continue;
    reasons.push_back(test == Test::none ? quoted(text_at(inside.condition().span)) + " holds"
                                         : why_not(part));
  }
  return reasons.empty() ? quoted(text_at(step.condition().span)) + " does not hold"
                         : listed(reasons);
}

std::string Answers::operand_words(StepId value, const Expr& side) const {
  const Step& step = trace_[value];
  const std::string name = quoted(text_at(side.span));
  if (!step.is_value() || step.node.is(Kind::null))
    return name + " " + std::string(word_for(step.state, step.node));
  return name + " is " + shown(step.node);
}

std::string Answers::why_test_fails(StepId id) {
  const Condition& condition = trace_[id].condition();
  const auto left = operand(id, condition.left);
  if (!left) return quoted(text_at(condition.span)) + " does not hold";
  const bool is_there = trace_[*left].is_value() && !trace_[*left].node.is(Kind::null);
  if (!is_there && condition.test != Test::state && trace_[*left].is(Step::Kind::path))
    return read_absence(*left, Reach::near);
  std::string words = operand_words(*left, *condition.left);
  if (condition.right) {
    if (const auto right = operand(id, condition.right))
      words += ", and " + operand_words(*right, *condition.right);
  }
  const std::string list = quoted(text_at(condition.left->span));
  if (condition.test == Test::some) return "no item of " + list + " is as wanted";
  if (condition.test == Test::every) return "an item of " + list + " is not as wanted";
  if (condition.test == Test::no_item) return "an item of " + list + " is as it must not be";
  return words;
}

}  // namespace smx::why

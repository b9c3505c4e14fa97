// Conditions. On a missing or null value every test but `is` is false.
#include "eval/run.h"
#include "program/ranges.h"

namespace smx {

namespace {

bool in_state(State wanted, const Val& left) {
  switch (wanted) {
    case State::missing: return left.is_missing();
    case State::null: return left.is_null();
    case State::empty: return left.is_value() && left.node.is_empty();
    case State::present: return left.is_present();
  }
  return false;
}

bool compare(Test test, std::string_view text, std::string_view wanted) {
  if (test == Test::starts) return text.starts_with(wanted);
  if (test == Test::ends) return text.ends_with(wanted);
  return text.find(wanted) != std::string_view::npos;
}

bool same_folded(const Condition& condition, const Val& left, const Val& right) {
  if (!left.node.is(Kind::text) || !right.node.is(Kind::text)) {
    return equal_values(left.node, right.node);
  }
  std::string one;
  std::string other;
  append_folded(left.node.text(), condition.fold, one);
  append_folded(right.node.text(), condition.fold, other);
  return one == other;
}

}  // namespace

Verdict Evaluator::Run::condition(const Condition& condition, Frame& frame) {
  return recorder_ ? recorded_condition(condition, frame) : judge(condition, frame);
}

Verdict Evaluator::Run::judge(const Condition& condition, Frame& frame) {
  if (condition.test > Test::none) {
    const Val left = expression(*condition.left, frame);
    if (tested_.document == kNoDocument) tested_ = left.origin();
    return test(condition, left, frame);
  }
  // all: the first `no` decides; any and none: the first `yes`. Otherwise a part that waits makes
  // all wait.
  const auto decisive = condition.test == Test::all ? Verdict::Truth::no : Verdict::Truth::yes;
  bool waits = false;
  for (const Condition& part : condition.parts) {
    Verdict verdict = this->condition(part, frame);
    if (verdict.truth == Verdict::Truth::fault) return verdict;
    if (verdict.truth == decisive) return Verdict::of(condition.test == Test::any);
    waits = waits || verdict.truth == Verdict::Truth::pending;
  }
  if (waits) return {Verdict::Truth::pending, nullptr};
  return Verdict::of(condition.test != Test::any);
}

Verdict Evaluator::Run::test(const Condition& condition, const Val& left, Frame& frame) {
  if (left.is_pending()) return {Verdict::Truth::pending, nullptr};
  if (left.is_fault()) return {Verdict::Truth::fault, left.fault};
  if (condition.test >= Test::some) return test_items(condition, left, frame);
  if (condition.test == Test::state) return Verdict::of(in_state(condition.state, left));
  if (!left.is_present()) return Verdict::of(false);
  switch (condition.test) {
    case Test::equals: return Verdict::of(test_literals(condition, left.node));
    case Test::unequal: return Verdict::of(!test_literals(condition, left.node));
    case Test::range: return Verdict::of(in_range(condition, left.node));
    case Test::matches:
      return Verdict::of(left.node.is(Kind::text) && condition.pattern->found_in(left.node.text()));
    case Test::same_as: {
      Val right = expression(*condition.right, frame);
      if (right.is_pending()) return {Verdict::Truth::pending, nullptr};
      if (right.is_fault()) return {Verdict::Truth::fault, right.fault};
      if (!right.is_present()) return Verdict::of(false);
      if (condition.fold != Fold::exact) return Verdict::of(same_folded(condition, left, right));
      return Verdict::of(equal_values(left.node, right.node));
    }
    default: return Verdict::of(test_text(condition, left.node));
  }
}

/// some, every and no_item. Without a list they do not hold, as other tests do not without a value.
Verdict Evaluator::Run::test_items(const Condition& condition, const Val& left, Frame& frame) {
  if (!left.is_present() || !left.node.is(Kind::list)) return Verdict::of(false);
  const bool wanted = condition.test != Test::every;  // the answer of an item that decides
  bool waits = false;
  for (const Node& item : left.node.items()) {
    if (!spend(1)) {
      return {Verdict::Truth::fault,
              fault(Code::budget_exceeded, rule_, condition.left->span, {item.origin()})};
    }
    frame.values[condition.item] = Val::of(item);
    const Verdict verdict = this->condition(condition.parts.front(), frame);
    if (verdict.truth == Verdict::Truth::fault) return verdict;
    if (verdict.truth == (wanted ? Verdict::Truth::yes : Verdict::Truth::no))
      return Verdict::of(condition.test == Test::some);
    waits = waits || verdict.truth == Verdict::Truth::pending;
  }
  if (waits) return {Verdict::Truth::pending, nullptr};
  return Verdict::of(condition.test != Test::some);
}

/// starts, ends and contains; `contains` also looks for an item of a list.
bool Evaluator::Run::test_text(const Condition& condition, const Node& left) {
  if (left.is(Kind::list)) {
    if (condition.test != Test::contains) return false;
    for (const Node& item : left.items()) {
      if (test_literals(condition, item)) return true;
    }
    return false;
  }
  if (!left.is(Kind::text)) return false;
  std::string_view text = left.text();
  if (condition.fold != Fold::exact) {
    buffers_.text.clear();
    append_folded(text, condition.fold, buffers_.text);
    text = buffers_.text;
  }
  for (const Node& literal : condition.literals) {
    if (compare(condition.test, text, literal.text())) return true;
  }
  return false;
}

/// Whether the value is one of the literals, which the compiler has folded already.
bool Evaluator::Run::test_literals(const Condition& condition, const Node& left) {
  if (condition.fold != Fold::exact && left.is(Kind::text)) {
    buffers_.text.clear();
    append_folded(left.text(), condition.fold, buffers_.text);
    const Node folded = Node::text(buffers_.text);
    for (const Node& literal : condition.literals) {
      if (equal_values(folded, literal)) return true;
    }
    return false;
  }
  for (const Node& literal : condition.literals) {
    if (equal_values(left, literal)) return true;
  }
  return false;
}

}  // namespace smx

#include "compile/facts.h"

namespace smx {

std::string path_name(const Expr& expr) {
  if (expr.group || !expr.calls.empty()) return {};
  std::string name = std::to_string(expr.slot);
  for (const PathStep& step : expr.steps) {
    if (step.kind == PathStep::Kind::member) {
      name += "." + step.name;
    } else if (step.kind == PathStep::Kind::position) {
      name += "." + std::to_string(step.position);
    } else {
      return {};
    }
  }
  return name;
}

/// What leads to something present is present itself.
void Facts::assume_present(const std::string& path) {
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1)) {
    paths_[path.substr(0, dot)] = {true, true};
  }
  paths_[path] = {true, true};
}

void Facts::assume_holds(const Condition& condition, const std::set<Slot>& one_ofs) {
  switch (condition.test) {
    case Test::all:
      for (const Condition& part : condition.parts) assume_holds(part, one_ofs);
      return;
    case Test::any:  // which of several holds, nobody knows
      if (condition.parts.size() == 1) assume_holds(condition.parts.front(), one_ofs);
      return;
    case Test::none:
      for (const Condition& part : condition.parts) assume_fails(part, one_ofs);
      return;
    default: assume_test_holds(condition, one_ofs);
  }
}

void Facts::assume_fails(const Condition& condition, const std::set<Slot>& one_ofs) {
  switch (condition.test) {
    case Test::all:  // which of several fails, nobody knows
      if (condition.parts.size() == 1) assume_fails(condition.parts.front(), one_ofs);
      return;
    case Test::any:
      for (const Condition& part : condition.parts) assume_fails(part, one_ofs);
      return;
    case Test::none:
      if (condition.parts.size() == 1) assume_holds(condition.parts.front(), one_ofs);
      return;
    default: assume_test_fails(condition);
  }
}

/// On a missing or null value every test but `is` is false.
void Facts::assume_test_holds(const Condition& condition, const std::set<Slot>& one_ofs) {
  if (!condition.left) return;
  if (condition.right) {
    if (const std::string right = path_name(*condition.right); !right.empty())
      assume_present(right);
  }
  const Expr& left = *condition.left;
  const std::string path = path_name(left);
  if (path.empty()) return;
  if (condition.test == Test::state && condition.state == State::missing) return;
  if (condition.test == Test::state && condition.state == State::null) {
    paths_[path].never_missing = true;
    return;
  }
  assume_present(path);
  const bool is_kind =
      left.steps.size() == 1 && left.steps.front().name == "kind" && one_ofs.contains(left.slot);
  const bool one_literal = condition.test == Test::equals && condition.literals.size() == 1 &&
                           condition.fold == Fold::exact;
  if (!is_kind || !one_literal) return;
  // `sender.kind` is `pool`: then there is a `sender.pool`.
  assume_present(std::to_string(left.slot) + "." + std::string(condition.literals.front().text()));
}

void Facts::assume_test_fails(const Condition& condition) {
  if (condition.test != Test::state || !condition.left) return;
  const std::string path = path_name(*condition.left);
  if (path.empty()) return;
  if (condition.state == State::missing) paths_[path].never_missing = true;
  if (condition.state == State::null) paths_[path].never_null = true;
}

void Facts::refine(const Expr& expr, Static& known) const {
  if (paths_.empty()) return;
  auto found = paths_.find(path_name(expr));
  if (found == paths_.end()) return;
  known.may_be_missing = known.may_be_missing && !found->second.never_missing;
  known.may_be_null = known.may_be_null && !found->second.never_null;
}

}  // namespace smx

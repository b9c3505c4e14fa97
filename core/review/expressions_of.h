// Every expression below a form or a condition, one after the other.
#pragma once

#include <functional>
#include <variant>

#include "program/program.h"

namespace smx::review {

/// What a walk meets. Each may be empty.
struct Visitor {
  std::function<bool(const Form&)> enter;  // false: what is below this form is not looked at
  std::function<void(const Expr&)> expression;
  std::function<void(const LookupCall&)> lookup;
  std::function<void(const EachForm&)> list;
  std::function<void(const Condition&)> condition;
};

/// Goes below `form`, which is not entered itself, in the order in which things are written.
void walk_below(const Form& form, const Visitor& visitor);
void walk(const Form* form, const Visitor& visitor);
void walk(const Expr* expr, const Visitor& visitor);
void walk(const Condition* condition, const Visitor& visitor);
void walk(const Need& need, const Visitor& visitor);
/// All that the mapping evaluates for itself.
void walk(const Mapping& mapping, const Visitor& visitor);

}  // namespace smx::review

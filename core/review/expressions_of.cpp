#include "review/expressions_of.h"

namespace smx::review {

namespace {

void walk(const CallArgument& argument, const Visitor& visitor) {
  walk(argument.computed, visitor);
}

void walk(const ItemIndex& index, const Visitor& visitor) {
  walk(index.of, visitor);
  for (const Expr* key : index.by) walk(key, visitor);
}

void walk(const Arrangement& arrangement, const Visitor& visitor) {
  if (arrangement.distinct) {
    for (const Expr* key : arrangement.distinct->by) walk(key, visitor);
  }
  for (const SortKey& key : arrangement.sort) walk(key.by, visitor);
}

/// One overload for each form that a line can have.
struct Parts {
  const Visitor& visitor;

  void operator()(const FromForm& what) const { walk(what.expression, visitor); }
  void operator()(const ValueForm&) const {}
  void operator()(const FirstForm& what) const { all(what.parts); }
  void operator()(const OneOfForm& what) const {
    for (const auto& [kind, expr] : what.kinds) walk(expr, visitor);
  }
  void operator()(const CasesForm& what) const { all(what.cases); }
  void operator()(const JoinForm& what) const { all(what.parts); }
  void operator()(const DecideForm& what) const {
    for (const auto& [slot, argument] : what.arguments) walk(argument, visitor);
  }
  void operator()(const UseForm& what) const {
    for (const auto& [slot, argument] : what.arguments) walk(argument, visitor);
  }
  void operator()(const FieldsForm& what) const {
    for (const Target& target : what.targets) walk(target.form, visitor);
  }
  void operator()(const ListForm& what) const { all(what.items); }
  void operator()(const EachForm& what) const {
    if (visitor.list) visitor.list(what);
    for (const Expr* source : what.sources) walk(source, visitor);
    for (const Need* need : what.needs) walk(*need, visitor);
    walk(what.where, visitor);
    for (const Guard& guard : what.guards) walk(guard.condition, visitor);
    walk(what.body, visitor);
    if (what.arrangement) walk(*what.arrangement, visitor);
    if (!what.grouping) return;
    for (const Expr* key : what.grouping->by) walk(key, visitor);
  }
  void operator()(const ZipForm& what) const {
    for (const auto& [name, list] : what.lists) walk(list, visitor);
  }
  void operator()(const HoldsForm& what) const { walk(what.condition, visitor); }

 private:
  void all(const std::vector<const Form*>& forms) const {
    for (const Form* form : forms) walk(form, visitor);
  }
};

}  // namespace

void walk(const Expr* expr, const Visitor& visitor) {
  if (!expr) return;
  if (visitor.expression) visitor.expression(*expr);
  walk(expr->group, visitor);
  for (const PathStep& step : expr->steps) {
    walk(step.key, visitor);
    for (const Match& match : step.matches) walk(match.computed, visitor);
  }
  for (const CallStep& step : expr->calls) {
    const auto* call = std::get_if<FunctionCall>(&step);
    const auto* lookup = std::get_if<LookupCall>(&step);
    if (lookup && visitor.lookup) visitor.lookup(*lookup);
    for (const CallArgument& argument : call ? call->arguments : lookup->more_keys)
      walk(argument, visitor);
    if (lookup && lookup->index) walk(*lookup->index, visitor);
  }
}

void walk(const Condition* condition, const Visitor& visitor) {
  if (!condition) return;
  if (visitor.condition) visitor.condition(*condition);
  walk(condition->left, visitor);
  walk(condition->right, visitor);
  for (const Condition& part : condition->parts) walk(&part, visitor);
}

void walk(const Need& need, const Visitor& visitor) {
  for (const auto& [name, expr] : need.by) walk(expr, visitor);
  walk(need.when, visitor);
}

void walk_below(const Form& form, const Visitor& visitor) {
  walk(form.when, visitor);
  std::visit(Parts{visitor}, form.what);
  for (const Policy* policy : form.policies) {
    if (policy) walk(policy->expression, visitor);
  }
}

void walk(const Form* form, const Visitor& visitor) {
  if (!form || (visitor.enter && !visitor.enter(*form))) return;
  walk_below(*form, visitor);
}

void walk(const Mapping& mapping, const Visitor& visitor) {
  for (const Guard& guard : mapping.guards) walk(guard.condition, visitor);
  walk(mapping.when, visitor);
  for (const SlotInfo& slot : mapping.slots) {
    walk(slot.let, visitor);
    if (slot.need) walk(*slot.need, visitor);
  }
  walk(mapping.body, visitor);
}

}  // namespace smx::review

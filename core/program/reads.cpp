#include "program/reads.h"

namespace smx {

std::vector<const Expr*> Reads::of(const Mapping& mapping, Slot slot) {
  Reads reads(slot);
  for (const SlotInfo& one : mapping.slots) {
    reads.visit(one.let);
    if (one.need) reads.visit(*one.need);
  }
  for (const ScopeValue& value : mapping.scope) reads.visit(value.expression);
  reads.visit(mapping.guards);
  reads.visit(mapping.when);
  reads.visit(mapping.body);
  return std::move(reads.found_);
}

void Reads::visit(const Expr* expr) {
  if (!expr) return;
  if (expr->group) {
    visit(expr->group);
  } else if (expr->slot == slot_) {
    found_.push_back(expr);
  }
  for (const PathStep& step : expr->steps) {
    visit(step.key);
    for (const Match& match : step.matches) visit(match.computed);
  }
  for (const CallStep& step : expr->calls) {
    const auto* call = std::get_if<FunctionCall>(&step);
    if (!call) visit(std::get<LookupCall>(step).index);
    for (const CallArgument& argument :
         call ? call->arguments : std::get<LookupCall>(step).more_keys) {
      visit(argument);
    }
  }
}

void Reads::visit(const ItemIndex* index) {
  if (!index) return;
  visit(index->of);
  for (const Expr* key : index->by) visit(key);
}

void Reads::visit(const Arrangement* arrangement) {
  if (!arrangement) return;
  if (arrangement->distinct) {
    for (const Expr* key : arrangement->distinct->by) visit(key);
  }
  for (const SortKey& key : arrangement->sort) visit(key.by);
}

void Reads::visit(const Condition* condition) {
  if (!condition) return;
  visit(condition->left);
  visit(condition->right);
  for (const Condition& part : condition->parts) visit(&part);
}

void Reads::visit(const std::vector<Guard>& guards) {
  for (const Guard& guard : guards) visit(guard.condition);
}

void Reads::visit(const Need& need) {
  for (const auto& [name, expr] : need.by) visit(expr);
  visit(need.when);
}

void Reads::visit(const Form* form) {
  if (!form) return;
  visit(form->when);
  for (const Policy* policy : form->policies) {
    if (policy) visit(policy->expression);
  }
  std::visit([this](const auto& what) { visit_parts(what); }, form->what);
}

void Reads::visit_parts(const FirstForm& what) {
  for (const Form* part : what.parts) visit(part);
}

void Reads::visit_parts(const OneOfForm& what) {
  for (const auto& [kind, expr] : what.kinds) visit(expr);
}

void Reads::visit_parts(const CasesForm& what) {
  for (const Form* one : what.cases) visit(one);
}

void Reads::visit_parts(const JoinForm& what) {
  for (const Form* part : what.parts) visit(part);
}

void Reads::visit_parts(const DecideForm& what) {
  for (const auto& [slot, argument] : what.arguments) visit(argument);
}

void Reads::visit_parts(const UseForm& what) {
  for (const auto& [slot, argument] : what.arguments) visit(argument);
}

void Reads::visit_parts(const FieldsForm& what) {
  for (const Target& target : what.targets) visit(target.form);
}

void Reads::visit_parts(const ListForm& what) {
  for (const Form* item : what.items) visit(item);
}

void Reads::visit_parts(const EachForm& what) {
  for (const Expr* source : what.sources) visit(source);
  for (const Need* need : what.needs) visit(*need);
  visit(what.where);
  visit(what.guards);
  visit(what.body);
  visit(what.arrangement);
  if (!what.grouping) return;
  for (const Expr* key : what.grouping->by) visit(key);
}

void Reads::visit_parts(const ZipForm& what) {
  for (const auto& [name, list] : what.lists) visit(list);
}

}  // namespace smx

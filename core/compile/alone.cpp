// Tables and decisions as mappings of their own, so that rule tests can ask them alone.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

/// Codes of any sort may be looked up; that a table does not know one is for the table to say.
const Type* bare(const Type& type, const TypeStore& types) {
  switch (type.kind) {
    case TypeKind::text: return types.text();
    case TypeKind::integer: return types.integer();
    case TypeKind::number: return types.number();
    case TypeKind::boolean: return types.boolean();
    default: return &type;
  }
}

}  // namespace

Mapping& Compiler::alone(const std::string& name, const std::string& summary, RuleId rule) {
  auto mapping = std::make_unique<Mapping>();
  mapping->name = name;
  mapping->summary = summary;
  mapping->rule = rule;
  mapping->output = program_->types->any();
  mapping->optional = true;
  mapping->slots.push_back({SlotInfo::Kind::context, "context", nullptr, nullptr, {}});
  return *program_->alone.emplace(name, std::move(mapping)).first->second;
}

const Form* Compiler::form_of(Expr expr, RuleId rule) {
  Form& form = program_->forms.emplace_back();
  form.rule = rule;
  form.span = program_->rules[rule].span;
  form.what = FromForm{&program_->exprs.emplace_back(std::move(expr))};
  return &form;
}

namespace {

/// An input with a slot of its own, and what reads it.
Expr add_input(Mapping& mapping, const std::string& name, const Type* type, bool optional) {
  const Slot slot = static_cast<Slot>(mapping.slots.size());
  mapping.slots.push_back({SlotInfo::Kind::input, name, nullptr, nullptr, {}});
  mapping.inputs.push_back({name, slot, type, optional});
  Expr expr;
  expr.slot = slot;
  return expr;
}

/// What reads an input that is there.
Expr reading(const Mapping& mapping, std::size_t input) {
  Expr expr;
  expr.slot = mapping.inputs[input].slot;
  return expr;
}

}  // namespace

void Compiler::run_alone() {
  if (has_errors()) return;
  for (const auto& [name, table] : program_->tables) {
    // A column that could not be read, which has been reported.
    if (std::ranges::find(table->key_types, nullptr) != table->key_types.end()) continue;
    Mapping& mapping = alone(name, table->summary, table->rule);
    for (std::size_t i = 0; i < table->keys.size(); ++i)
      add_input(mapping, table->keys[i], bare(*table->key_types[i], *program_->types), false);
    run_alone(name, mapping);
    choose_for_alone(name, mapping);
  }
  for (const auto& [name, decision] : program_->decisions) {
    const RuleId rule =
        add_rule(RuleKind::thing, name, decisions_.find(name)->second->name.span, {});
    Mapping& mapping = alone(name, decision->summary, rule);
    for (const InputInfo& input : decision->inputs)
      add_input(mapping, input.name, input.type, input.optional);
    run_alone(name, mapping);
    choose_for_alone(name, mapping);
  }
}

/// The body, under the overlays at hand.
void Compiler::run_alone(const std::string& name, Mapping& mapping) {
  if (const Table* table = find_table(name)) return run_alone(*table, mapping);
  if (const Decision* decision = find_decision(name)) run_alone(*decision, mapping);
}

void Compiler::run_alone(const Table& table, Mapping& mapping) {
  LookupCall call;
  call.table = &table;
  call.unmapped = table.unmapped;
  call.span = program_->rules[table.rule].span;
  Expr whole = reading(mapping, 0);
  for (std::size_t i = 1; i < table.keys.size(); ++i)
    call.more_keys.push_back({{}, &program_->exprs.emplace_back(reading(mapping, i))});
  whole.calls.emplace_back(std::move(call));
  mapping.body = form_of(std::move(whole), mapping.rule);
}

void Compiler::run_alone(const Decision& decision, Mapping& mapping) {
  DecideForm decide;
  decide.decision = &decision;
  for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
    decide.arguments.emplace_back(decision.inputs[i].slot,
                                  form_of(reading(mapping, i), mapping.rule));
  }
  Form& form = program_->forms.emplace_back();
  form.rule = mapping.rule;
  form.span = program_->rules[mapping.rule].span;
  form.what = std::move(decide);
  mapping.body = &form;
}

}  // namespace smx

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

void Compiler::run_alone() {
  if (has_errors()) return;
  auto add_input = [&](Mapping& mapping, const std::string& name, const Type* type, bool optional) {
    const Slot slot = static_cast<Slot>(mapping.slots.size());
    mapping.slots.push_back({SlotInfo::Kind::input, name, nullptr, nullptr, {}});
    mapping.inputs.push_back({name, slot, type, optional});
    Expr expr;
    expr.slot = slot;
    return expr;
  };
  for (const auto& [name, table] : program_->tables) {
    // A column that could not be read, which has been reported.
    if (std::ranges::find(table->key_types, nullptr) != table->key_types.end()) continue;
    Mapping& mapping = alone(name, table->summary, table->rule);
    LookupCall call;
    call.table = table.get();
    call.unmapped = table->unmapped;
    call.span = program_->rules[table->rule].span;
    Expr whole;
    for (std::size_t i = 0; i < table->keys.size(); ++i) {
      const Type* type = bare(*table->key_types[i], *program_->types);
      Expr key = add_input(mapping, table->keys[i], type, false);
      if (i == 0) {
        whole = key;
      } else {
        call.more_keys.push_back({{}, &program_->exprs.emplace_back(key)});
      }
    }
    whole.calls.emplace_back(std::move(call));
    mapping.body = form_of(std::move(whole), table->rule);
  }
  for (const auto& [name, decision] : program_->decisions) {
    const RuleId rule =
        add_rule(RuleKind::thing, name, decisions_.find(name)->second->name.span, {});
    Mapping& mapping = alone(name, decision->summary, rule);
    DecideForm decide;
    decide.decision = decision.get();
    for (const InputInfo& input : decision->inputs) {
      Expr value = add_input(mapping, input.name, input.type, input.optional);
      decide.arguments.emplace_back(input.slot, form_of(std::move(value), rule));
    }
    Form& form = program_->forms.emplace_back();
    form.rule = rule;
    form.span = program_->rules[rule].span;
    form.what = std::move(decide);
    mapping.body = &form;
  }
}

}  // namespace smx

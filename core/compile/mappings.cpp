// Mappings: their signature first, so that they can call each other; then the body, callees before
// callers.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

void Compiler::declare_signature(const spec::Mapping& spec) {
  auto mapping = std::make_unique<Mapping>();
  mapping->name = own_name(spec.name);
  mapping->summary = spec.documentation.summary;
  mapping->rule = add_rule(RuleKind::thing, mapping->name, spec.name.span, spec.documentation);
  mapping->slots.push_back({SlotInfo::Kind::context, "context", nullptr, nullptr, {}});
  declare_inputs(spec.inputs, mapping->inputs);
  for (InputInfo& input : mapping->inputs) {
    input.slot = static_cast<Slot>(mapping->slots.size());
    mapping->slots.push_back({SlotInfo::Kind::input, input.name, nullptr, nullptr, {}});
  }
  for (std::size_t i = 0; i < spec.inputs.size(); ++i) {
    plan_document(mapping->inputs[i].type, spec.inputs[i].name.span);
  }
  mapping->output = type_of(spec.output);
  mapping->optional = spec.output.optional;
  plan_output(spec, *mapping);
  const std::string name = mapping->name;
  program_->mappings.emplace(name, std::move(mapping));
}

void Compiler::declare_inputs(const std::vector<spec::Declaration>& declarations,
                              std::vector<InputInfo>& inputs) {
  for (const spec::Declaration& declaration : declarations) {
    inputs.push_back({declaration.name.text, 0, type_of(declaration), declaration.optional});
  }
}

void Compiler::compile_body(const spec::Mapping& spec, Mapping& mapping) {
  auto context = std::make_unique<Binding>();
  context->name = "context";
  context->kind = SlotInfo::Kind::context;
  context->known = Static::of(context_type_);
  context->used = true;
  scope_->names.push_back(std::move(context));
  for (std::size_t i = 0; i < spec.inputs.size(); ++i) {
    auto input = std::make_unique<Binding>();
    input->name = spec.inputs[i].name.text;
    input->span = spec.inputs[i].name.span;
    input->slot = mapping.inputs[i].slot;
    input->known = Static::of(mapping.inputs[i].type);
    input->known.may_be_missing = spec.inputs[i].optional;
    scope_->names.push_back(std::move(input));
  }
  compile_scope(spec, mapping);
  for (const auto& [name, text] : spec.constants) {
    if (Binding* constant =
            declare(name, SlotInfo::Kind::constant, Static::of(program_->types->text()))) {
      (*scope_->slots)[constant->slot].constant = text_literal(text.text);
    }
  }
  for (const spec::Need& need : spec.needs) declare_need(need, mapping.name, mapping.needs);
  declare_indexes(spec, mapping.name);
  for (const spec::NamedForm& let : spec.lets) declare_let(let, mapping.name);

  mapping.guards = guards(spec.guards, mapping.name);
  guard_constants(mapping);
  const std::uint32_t waits = spec.when ? condition_of(spec, mapping) : 0;
  know_facts_from(0);
  // By position: a list that is worked out meanwhile adds the name of its item.
  for (std::size_t i = 0; i < scope_->names.size(); ++i) settle_binding(*scope_->names[i]);
  if (!spec.body) return;
  Place place;
  place.address = mapping.name;
  place.expected = mapping.output;
  place.required = !mapping.optional;
  place.target = "the result of " + scope_->owner;
  mapping.body = form(*spec.body, place).form;
  scope_->most_rounds += waits;
  // The lines of `fields` are its rules; a `result` is one itself.
  if (spec.body->kind != spec::Form::Kind::fields)
    program_->rules[mapping.body->rule].kind = RuleKind::line;
  warn_unused(0);
}

/// `when` of the whole mapping. Gives the rounds by which all needs wait that it does not look at.
std::uint32_t Compiler::condition_of(const spec::Mapping& spec, Mapping& mapping) {
  const std::uint32_t round_before = std::exchange(scope_->round, 0);
  mapping.when = condition(*spec.when, Fold::exact, mapping.name);
  if (mapping.when) scope_->facts.assume_holds(*mapping.when, scope_->one_ofs);
  const std::uint32_t round = scope_->round;
  scope_->enclosing_round = std::max(scope_->enclosing_round, round);
  scope_->round = std::max(round_before, round);
  if (!mapping.optional) {
    error(Code::may_be_missing,
          "where its condition does not hold the mapping gives nothing, and its output must always "
          "be there",
          spec.when->span, "", "write `?` behind the type under `output`, or `cases` with an else");
  }
  const bool others = std::ranges::any_of(scope_->names, [](const auto& binding) {
    return binding->need && binding->progress == Binding::Progress::untouched;
  });
  return others ? round : 0;
}

/// Guards of a mapping or of an item. What ended the document or item is known not to hold behind
/// them.
std::vector<Guard> Compiler::guards(const std::vector<spec::Guard>& specs,
                                    const std::string& owner) {
  std::vector<Guard> made;
  for (const spec::Guard& guard : specs) {
    if (guard.broken) continue;
    Guard compiled;
    const std::string address = address_below(owner, "guards." + guard.id.text);
    compiled.rule = add_rule(RuleKind::line, address, guard.span, guard.documentation);
    compiled.condition = condition(guard.condition, Fold::exact, address);
    compiled.verb = guard.verb;
    compiled.fault = resolve(guard.fault);
    known_fault(guard.fault);
    if (!compiled.condition) continue;
    if (guard.verb != GuardVerb::report)
      scope_->facts.assume_fails(*compiled.condition, scope_->one_ofs);
    made.push_back(compiled);
  }
  return made;
}

/// Lets and needs that no guard has read are worked out behind the guards, and know what they say.
void Compiler::know_facts_from(std::size_t first_name) {
  for (std::size_t i = first_name; i < scope_->names.size(); ++i) {
    Binding& binding = *scope_->names[i];
    if (binding.progress == Binding::Progress::untouched) binding.facts = scope_->facts;
  }
}

void Compiler::warn_unused(std::size_t from) {
  for (std::size_t i = from; i < scope_->names.size(); ++i) {
    const Binding& binding = *scope_->names[i];
    if (binding.used || binding.kind == SlotInfo::Kind::item) continue;
    warn(Code::unused_name, "`" + binding.name + "` is not used by " + scope_->owner, binding.span,
         "", "remove it, or use it");
  }
}

}  // namespace smx

// Value forms of one value; lists.cpp has those of many.
#include <algorithm>

#include "compile/compiler.h"
#include "compile/short_way.h"

namespace smx {

Compiled Compiler::form(const spec::Form& spec, Place place) {
  Form made;
  made.rule = add_rule(place.line ? RuleKind::line : RuleKind::part, place.address, spec.span,
                       spec.documentation);
  made.span = spec.span;
  program_->rules[made.rule].text = spec.text;
  // Which policies will act must be known before the expressions below are looked at.
  auto handles = [&](const spec::Policies& policies) {
    for (std::size_t i = 0; i < kTriggers; ++i)
      place.handled[i] = place.handled[i] || policies[i].has_value();
  };
  handles(spec.policies);
  if (place.line && mapping_spec_) handles(mapping_spec_->policies);
  if (place.line) handles(unit_->pack->policies);

  const std::uint32_t enclosing_before = scope_->enclosing_round;
  const bool asks_before = std::exchange(scope_->asks, false);
  const Facts facts_before = scope_->facts;
  if (spec.when) {
    const std::uint32_t round_before = std::exchange(scope_->round, 0);
    made.when = condition(*spec.when, Fold::exact, place.address);
    scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
    scope_->round = std::max(scope_->round, round_before);
    if (made.when) scope_->facts.assume_holds(*made.when, scope_->one_ofs);
  }
  Uses uses;
  // What is broken has been reported by the reader; looking at its contents would only repeat it.
  Static value = spec.broken ? Static::unknown() : form_value(spec, place, made, uses);
  scope_->enclosing_round = enclosing_before;
  if (value.known()) {
    policies(spec, place, value, made);
    value = settle(spec, place, made, value, uses);
    program_->rules[made.rule].phi = value.known() ? value.type->phi : Phi::no;
  }
  scope_->facts = facts_before;
  const bool may_give_nothing = value.may_be_missing;
  if (spec.when) value.may_be_missing = true;
  find_short_way(made, program_->literals);
  made.may_ask = scope_->asks;
  scope_->asks = scope_->asks || asks_before;
  return {&program_->forms.emplace_back(std::move(made)), value, may_give_nothing};
}

Static Compiler::form_value(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  switch (spec.kind) {
    case spec::Form::Kind::from: return from(spec, place, out, uses);
    case spec::Form::Kind::value: return value(spec, place, out);
    case spec::Form::Kind::first: return first(spec, place, out, uses);
    case spec::Form::Kind::one_of: return one_of(spec, place, out, uses);
    case spec::Form::Kind::cases: return cases(spec, place, out, uses);
    case spec::Form::Kind::join: return join(spec, place, out, uses);
    case spec::Form::Kind::decide: return decide(spec, place, out, uses);
    case spec::Form::Kind::use: return use(spec, place, out, uses);
    case spec::Form::Kind::fields: return fields(spec, place, out, uses);
    case spec::Form::Kind::list: return list(spec, place, out, uses);
    case spec::Form::Kind::each:
    case spec::Form::Kind::group: return each(spec, place, out, uses);
    case spec::Form::Kind::zip: return zip(spec, place, out, uses);
    case spec::Form::Kind::holds: return holds(spec, place, out);
  }
  return Static::unknown();
}

/// A form inside another: it has an address of its own, and the outer one's policies still act.
Compiled Compiler::part(const spec::Form& spec, const Place& outer, const std::string& name,
                        const Type* expected, Absences absences, Uses& uses) {
  Place place;
  place.absences = absences;
  place.address = address_below(outer.address, name);
  place.expected = expected;
  place.target = outer.target;
  place.handled = outer.handled;
  // Whether something inside acts on outer policies is seen from what the part does.
  Compiled compiled = form(spec, place);
  uses.lookup = true;
  uses.lossy = true;
  uses.choice = true;
  return compiled;
}

Static Compiler::from(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  Static known;
  FromForm made;
  made.expression = expression(spec.expression, known, uses, place);
  out.what = made;
  return made.expression ? known : Static::unknown();
}

Static Compiler::value(const spec::Form& spec, const Place& place, Form& out) {
  const Type* type = place.expected ? place.expected : program_->types->text();
  ValueForm made;
  auto node = literal(spec.literal, *type);
  if (!node) return Static::unknown();
  made.literal = *node;
  out.what = made;
  Static known = Static::of(type);
  known.may_be_null = node->is(Kind::null);
  known.proven = true;
  return known;
}

Static Compiler::holds(const spec::Form& spec, const Place& place, Form& out) {
  HoldsForm made;
  made.condition = condition(*spec.holds, Fold::exact, place.address);
  out.what = made;
  return made.condition ? Static::of(program_->types->boolean()) : Static::unknown();
}

Static Compiler::first(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  FirstForm made;
  made.skipping = {true, true, false, false};
  if (!spec.skipping.empty()) {
    made.skipping = {};
    for (State state : spec.skipping) made.skipping[static_cast<std::size_t>(state)] = true;
  }
  Static known;
  known.may_be_missing = true;
  bool sure = false;
  bool ok = true;
  std::vector<Compiled> alternatives;
  for (std::size_t i = 0; i < spec.parts.size(); ++i) {
    Compiled alternative = part(spec.parts[i], place, "first." + std::to_string(i), place.expected,
                                Absences::passed_on, uses);
    ok = ok && alternative.value.known();
    if (!ok) continue;
    if (sure) {
      warn(Code::unreachable_case,
           "this alternative is never looked at: the one before it is always there",
           spec.parts[i].span, "", "remove it, or change the order");
      sure = false;
    }
    made.parts.push_back(alternative.form);
    alternatives.push_back(alternative);
    const bool skips_empty = made.skipping[static_cast<std::size_t>(State::empty)];
    const bool present = alternative.value.known() && !alternative.value.may_be_missing &&
                         !alternative.value.may_be_null && !skips_empty;
    if (!present) continue;
    known.may_be_missing = false;
    sure = !spec.policies[static_cast<std::size_t>(Trigger::conflict)];
  }
  ok = ok && agree(spec.parts, alternatives, place, known);
  known.may_be_null = known.may_be_null && !made.skipping[static_cast<std::size_t>(State::null)];
  out.what = std::move(made);
  uses.conflict = true;
  return ok ? known : Static::unknown();
}

Static Compiler::one_of(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  OneOfForm made;
  Type* type = program_->types->make(TypeKind::object);
  Type* kind = program_->types->make(TypeKind::text);
  type->closed = true;
  type->properties.push_back({"kind", kind, true});
  bool ok = true;
  for (const spec::NamedForm& alternative : spec.named) {
    kind->enumeration.push_back(alternative.name.text);
    if (alternative.name.text == "kind") {
      error(Code::duplicate_name, "`kind` is the name of the member that says which one it is",
            alternative.name.span, "", "choose another name");
      ok = false;
      continue;
    }
    Static known;
    const Expr* expr = expression(alternative.form.expression, known, uses, place);
    ok = ok && expr && known.known();
    if (!expr || !known.known()) continue;
    made.kinds.emplace_back(alternative.name.text, expr);
    type->properties.push_back({alternative.name.text, known.type, false});
  }
  out.what = std::move(made);
  if (!ok) return Static::unknown();
  Static known = Static::of(type);
  // None is a fault of its own, which `on_missing` catches: behind the line there is always one.
  known.may_be_missing = true;
  return known;
}

Static Compiler::cases(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  CasesForm made;
  Static known;
  bool ok = true;
  std::vector<Compiled> alternatives;
  std::vector<const spec::Condition*> conditions;
  std::vector<Span> spans;
  const std::uint32_t enclosing_before = scope_->enclosing_round;
  const Facts facts_before = scope_->facts;
  for (std::size_t i = 0; i < spec.parts.size(); ++i) {
    const spec::Form& alternative = spec.parts[i];
    conditions.push_back(alternative.when ? &*alternative.when : nullptr);
    spans.push_back(alternative.span);
    Compiled compiled = part(alternative, place, "cases." + std::to_string(i), place.expected,
                             Absences::passed_on, uses);
    // Later alternatives wait for the conditions of this one,
    scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
    // and are only looked at where it does not hold.
    if (compiled.form && compiled.form->when)
      scope_->facts.assume_fails(*compiled.form->when, scope_->one_ofs);
    ok = ok && compiled.form && compiled.value.known();
    if (!ok) continue;
    made.cases.push_back(compiled.form);
    alternatives.push_back(compiled);
    known.may_be_missing = known.may_be_missing || compiled.may_give_nothing;
  }
  scope_->enclosing_round = enclosing_before;
  scope_->facts = facts_before;
  find_unreachable(conditions, spans, "case");
  ok = ok && agree(spec.parts, alternatives, place, known);
  uses.choice = true;
  out.what = std::move(made);
  return ok ? known : Static::unknown();
}

/// Cases or rows behind one that always holds, or with a condition that stood before. Gives those
/// it has reported.
std::set<std::size_t> Compiler::find_unreachable(
    const std::vector<const spec::Condition*>& conditions, const std::vector<Span>& spans,
    std::string_view what) {
  std::set<std::size_t> found;
  auto text_of = [](const spec::Condition& condition) {
    const Span& span = condition.span;
    return span.source ? span.source->text().substr(span.begin, span.end - span.begin)
                       : std::string_view{};
  };
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = conditions[i] && conditions[j] && !text_of(*conditions[i]).empty() &&
                        text_of(*conditions[i]) == text_of(*conditions[j]);
      if (conditions[j] && !same) continue;
      Diagnostic diagnostic =
          make_error(Code::unreachable_case,
                     "this " + std::string(what) + " can never be reached: an earlier one " +
                         (same ? "has the same condition" : "has no condition and always holds"),
                     spans[i]);
      diagnostic.labels.push_back(make_label(spans[j], "the earlier one"));
      diagnostic.fix = same ? "remove one of them"
                            : "move the " + std::string(what) + " without condition to the end";
      diagnostics_.add(std::move(diagnostic));
      found.insert(i);
      break;
    }
  }
  return found;
}

Static Compiler::join(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  JoinForm made;
  made.between = spec.between.text;
  Static known = Static::of(program_->types->text());
  known.may_be_missing = true;
  bool ok = true;
  for (std::size_t i = 0; i < spec.parts.size(); ++i) {
    Compiled compiled =
        part(spec.parts[i], place, "join." + std::to_string(i), nullptr, Absences::passed_on, uses);
    ok = ok && compiled.form && compiled.value.known();
    if (!compiled.form || !compiled.value.known()) continue;
    const Type& type = *compiled.value.type;
    if (type.kind == TypeKind::object || type.kind == TypeKind::list) {
      error(Code::type_mismatch,
            "`join` puts texts and numbers together, and this is " + describe(type),
            spec.parts[i].span);
      ok = false;
    }
    if (type.phi == Phi::yes) known.type = program_->types->with_phi(known.type);
    if (!compiled.value.may_be_missing && !compiled.value.may_be_null) known.may_be_missing = false;
    made.parts.push_back(compiled.form);
  }
  out.what = std::move(made);
  return ok ? known : Static::unknown();
}

/// The arguments of `use` and `decide`, each against the input it is for. Gives those inputs that
/// get what names or describes a patient.
std::set<Slot> Compiler::bind_arguments(const spec::Form& spec, const Place& place,
                                        const std::vector<InputInfo>& inputs,
                                        const std::string& callee,
                                        std::vector<std::pair<Slot, const Form*>>& out,
                                        Uses& uses) {
  std::set<Slot> phi;
  std::vector<std::string> names;
  for (const InputInfo& input : inputs) names.push_back(input.name);
  for (const spec::NamedForm& argument : spec.named) {
    auto input = std::find_if(inputs.begin(), inputs.end(), [&](const InputInfo& info) {
      return info.name == argument.name.text;
    });
    if (input == inputs.end()) {
      error(Code::unknown_name, "`" + argument.name.text + "` is not an input of `" + callee + "`",
            argument.name.span, suggest(argument.name.text, names));
      continue;
    }
    Place inner;
    inner.address = address_below(place.address, "with." + argument.name.text);
    inner.expected = input->type;
    inner.required = !input->optional;
    inner.target = "input `" + input->name + "` of `" + callee + "`";
    inner.handled = place.handled;
    Compiled compiled = form(argument.form, inner);
    if (compiled.form) out.emplace_back(input->slot, compiled.form);
    if (compiled.value.known() && compiled.value.type->phi == Phi::yes) phi.insert(input->slot);
    uses.lookup = uses.lossy = uses.choice = true;
  }
  for (const InputInfo& input : inputs) {
    const bool given = std::any_of(
        spec.named.begin(), spec.named.end(),
        [&](const spec::NamedForm& argument) { return argument.name.text == input.name; });
    if (given || input.optional) continue;
    error(Code::wrong_arguments, "`" + callee + "` needs its input `" + input.name + "`",
          spec.callee.span, "", "add it under `with:`");
  }
  return phi;
}

Static Compiler::decide(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  const Decision* found = find_decision(resolve(spec.callee));
  if (!found) {
    if (broken_things_.contains(resolve(spec.callee))) return Static::unknown();
    std::vector<std::string> names;
    for (const auto& [name, unused] : decisions_) names.push_back(name);
    error(Code::unknown_decision, "there is no decision `" + spec.callee.text + "`",
          spec.callee.span, suggest(spec.callee.text, visible(names)));
    return Static::unknown();
  }
  const Decision& decision = *found;
  used_things_.insert("decision " + decision.name);
  DecideForm made;
  made.decision = &decision;
  const bool choice_before = uses.choice;
  const std::set<Slot> phi =
      bind_arguments(spec, place, decision.inputs, decision.name, made.arguments, uses);
  const bool handled = place.handled[static_cast<std::size_t>(Trigger::unmatched)] ||
                       place.handled[static_cast<std::size_t>(Trigger::fault)];
  if (!handled) made.unmatched = decision.unmatched;
  Asked& asked = asked_[decision.name];
  const bool answers_many = place.handled[static_cast<std::size_t>(Trigger::many)] ||
                            place.handled[static_cast<std::size_t>(Trigger::fault)];
  if (!handled) ++asked.without_unmatched;
  if (!answers_many) ++asked.without_many;
  const bool may_give_nothing = made.unmatched && made.unmatched->action == Action::skip;
  out.what = std::move(made);
  const bool arguments_choose =
      std::any_of(spec.named.begin(), spec.named.end(), [](const spec::NamedForm& argument) {
        return argument.form.kind != spec::Form::Kind::from &&
               argument.form.kind != spec::Form::Kind::value;
      });
  uses.choice =
      choice_before || arguments_choose || (decision.hit != Hit::collect && !decision.covers_all);
  if (!decision.result) return Static::unknown();
  Static known = Static::of(decision.result);
  known.may_be_missing = decision.may_be_missing || may_give_nothing;
  // What an answer takes over stays what it was.
  const bool is_phi = std::any_of(phi.begin(), phi.end(),
                                  [&](Slot slot) { return decision.taken_over.contains(slot); });
  if (is_phi) known.type = program_->types->with_phi(known.type);
  return known;
}

Static Compiler::use(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  const std::string name = resolve(spec.callee);
  if (!mappings_.contains(name)) {
    if (broken_things_.contains(name)) return Static::unknown();
    std::vector<std::string> names;
    for (const auto& [known, unused] : mappings_) names.push_back(known);
    error(Code::unknown_mapping, "there is no mapping `" + spec.callee.text + "`", spec.callee.span,
          suggest(spec.callee.text, visible(names)));
    return Static::unknown();
  }
  Mapping* mapping = compile_mapping(name);
  if (!mapping) {
    error(Code::recursive_use, "mapping `" + spec.callee.text + "` would use itself",
          spec.callee.span, "", "mappings cannot be recursive");
    return Static::unknown();
  }
  UseForm made;
  made.mapping = mapping;
  made.once = scope_->items.empty();
  const std::uint32_t round_before = std::exchange(scope_->round, 0);
  bind_arguments(spec, place, mapping->inputs, mapping->name, made.arguments, uses);
  if (const std::uint32_t rounds = rounds_of(*mapping); rounds > 0) {
    // The callee's questions come after what its arguments and the conditions around it wait for.
    const std::uint32_t begins = std::max(scope_->round, scope_->enclosing_round);
    scope_->round = begins + rounds;
    scope_->lazy_rounds = std::max(scope_->lazy_rounds, scope_->round);
    scope_->most_rounds = std::max(scope_->most_rounds, scope_->round);
    scope_->asks = true;
  }
  scope_->round = std::max(scope_->round, round_before);
  out.what = std::move(made);
  Static known = Static::of(mapping->output);
  known.may_be_missing = may_give_nothing(*mapping);
  // The callee has checked its result against its own output type.
  known.proven = mapping->output == place.expected;
  return known;
}

}  // namespace smx

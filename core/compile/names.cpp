// Names: one namespace per mapping, nothing shadows, lets and needs are worked out when first used.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

/// From the name to the last key: what a listing shows of a need.
Span span_of(const spec::Need& need) {
  Span span = need.name.span;
  span.end = std::max(span.end, need.fetch.span.end);
  for (const auto& [name, key] : need.by) span.end = std::max(span.end, key.span.end);
  return span;
}

/// The host knows a document as `fhir/Patient`, whichever pack's schema it is.
std::string without_pack(const std::string& schema) {
  const std::size_t dot = schema.find('.');
  const bool imported = dot != std::string::npos && dot < schema.find('/');
  return imported ? schema.substr(dot + 1) : schema;
}

}  // namespace

Binding* Compiler::find(const std::string& name) {
  for (auto binding = scope_->names.rbegin(); binding != scope_->names.rend(); ++binding) {
    if ((*binding)->name == name) return binding->get();
  }
  return nullptr;
}

/// A new name with a slot of its own, or null when the name is taken.
Binding* Compiler::declare(const spec::Word& name, SlotInfo::Kind kind, Static known) {
  if (const Binding* other = find(name.text)) {
    Diagnostic diagnostic =
        make_error(Code::shadowed_name, "`" + name.text + "` is already a name of " + scope_->owner,
                   name.span);
    if (other->span.source) diagnostic.labels.push_back(make_label(other->span, "the other one"));
    diagnostic.fix = "inputs, needs, const, let and as share one namespace: choose another name";
    diagnostics_.add(std::move(diagnostic));
    return nullptr;
  }
  auto binding = std::make_unique<Binding>();
  binding->name = name.text;
  binding->span = name.span;
  binding->kind = kind;
  binding->known = known;
  binding->slot = static_cast<Slot>(scope_->slots->size());
  scope_->slots->push_back({kind, name.text, nullptr, nullptr, {}});
  scope_->names.push_back(std::move(binding));
  return scope_->names.back().get();
}

void Compiler::declare_need(const spec::Need& need, const std::string& owner,
                            std::vector<const Need*>& into) {
  Binding* binding = declare(need.name, SlotInfo::Kind::need, Static::unknown());
  if (!binding) return;
  binding->address = address_below(owner, "needs." + need.name.text);
  binding->need = &need;
  binding->progress = Binding::Progress::untouched;
  binding->facts = scope_->facts;
  Need& compiled = program_->needs.emplace_back();
  compiled.slot = binding->slot;
  compiled.rule = add_rule(RuleKind::line, binding->address, span_of(need), need.documentation);
  compiled.fetch = without_pack(need.fetch.text);
  compiled.document = need.name.text;
  compiled.optional = need.optional;
  compiled.type = schemas_->named(need.fetch.text, need.fetch.span);
  plan_document(compiled.type, need.fetch.span);
  binding->compiled_need = &compiled;
  (*scope_->slots)[binding->slot].need = &compiled;
  into.push_back(&compiled);
}

void Compiler::declare_let(const spec::NamedForm& let, const std::string& owner) {
  Binding* binding = declare(let.name, SlotInfo::Kind::let, Static::unknown());
  if (!binding) return;
  binding->address = address_below(owner, "let." + let.name.text);
  binding->let = &let.form;
  binding->progress = Binding::Progress::untouched;
  binding->facts = scope_->facts;
}

/// Works out a let or need, in its own reckoning of rounds.
void Compiler::settle_binding(Binding& binding) {
  if (binding.progress != Binding::Progress::untouched) return;
  binding.progress = Binding::Progress::working;
  scope_->in_work.push_back(binding.name);
  const std::uint32_t round_before = std::exchange(scope_->round, 0);
  const std::uint32_t lazy_before = std::exchange(scope_->lazy_rounds, 0);
  const std::uint32_t enclosing_before = std::exchange(scope_->enclosing_round, 0);
  const bool asks_before = std::exchange(scope_->asks, binding.need != nullptr);
  const Facts facts_before = std::exchange(scope_->facts, binding.facts);
  if (binding.need) settle_need(binding);
  if (binding.let) settle_let(binding);
  if (binding.index) settle_index(binding);
  binding.asks = std::exchange(scope_->asks, asks_before);
  scope_->round = round_before;
  scope_->lazy_rounds = lazy_before;
  scope_->enclosing_round = enclosing_before;
  scope_->facts = facts_before;
  scope_->in_work.pop_back();
  binding.progress = Binding::Progress::done;
}

void Compiler::settle_need(Binding& binding) {
  const spec::Need& spec = *binding.need;
  Need& need = *binding.compiled_need;
  bool key_may_be_missing = false;
  bool key_is_broken = false;
  if (spec.broken) return;
  if (spec.when) {
    need.when = condition(*spec.when, Fold::exact, binding.address);
    key_may_be_missing = true;
    if (need.when) scope_->facts.assume_holds(*need.when, scope_->one_ofs);
  }
  if (!spec.fault.empty() && known_fault(spec.fault)) need.fault = resolve(spec.fault);
  Place place;
  place.address = binding.address;
  for (const auto& [name, key] : spec.by) {
    Static known;
    Uses uses;
    const Expr* expr = expression(key, known, uses, place);
    // The key may itself be what is not known: then nothing is known of the answer either.
    key_is_broken = key_is_broken || !expr || !known.known();
    if (!expr) continue;
    need.by.emplace_back(name.text, expr);
    key_may_be_missing = key_may_be_missing || known.may_be_missing || known.may_be_null;
    if (!known.known()) continue;
    if (known.type->kind == TypeKind::object || known.type->kind == TypeKind::list) {
      error(Code::need_not_usable, "the key `" + name.text + "` of a need is one text or number",
            key.span, "this is " + describe(*known.type));
    }
  }
  binding.known = key_is_broken ? Static::unknown() : Static::of(need.type);
  binding.known.may_be_missing = spec.optional || key_may_be_missing;
  binding.round = scope_->round + 1;
  scope_->most_rounds = std::max(scope_->most_rounds, binding.round);
}

void Compiler::settle_let(Binding& binding) {
  Place place;
  place.address = binding.address;
  place.line = true;
  place.target = "`" + binding.name + "`";
  if (binding.let->kind == spec::Form::Kind::one_of) scope_->one_ofs.insert(binding.slot);
  Compiled compiled = form(*binding.let, place);
  (*scope_->slots)[binding.slot].let = compiled.form;
  binding.known = compiled.value;
  binding.known.proven = false;
  binding.round = scope_->round;
  binding.lazy_rounds = scope_->lazy_rounds;
}

void Compiler::note_use(Binding& binding, Span span) {
  binding.used = true;
  if (binding.progress == Binding::Progress::working) {
    std::string way;
    auto first = std::find(scope_->in_work.begin(), scope_->in_work.end(), binding.name);
    for (auto name = first; name != scope_->in_work.end(); ++name) way += "`" + *name + "` -> ";
    const Code code = binding.need ? Code::need_cycle : Code::cyclic_let;
    error(code, "`" + binding.name + "` depends on itself", span, way + "`" + binding.name + "`",
          "one of them must do without the next");
    return;
  }
  settle_binding(binding);
  scope_->asks = scope_->asks || binding.asks;
  std::uint32_t round = binding.round;
  if (binding.lazy_rounds > 0)
    round = std::max(round, scope_->enclosing_round + binding.lazy_rounds);
  scope_->round = std::max(scope_->round, round);
  scope_->lazy_rounds = std::max(scope_->lazy_rounds, binding.lazy_rounds);
  scope_->most_rounds = std::max(scope_->most_rounds, round);
}

std::vector<std::string> Compiler::names_in_scope() const {
  std::vector<std::string> names;
  for (const auto& binding : scope_->names) names.push_back(binding->name);
  return names;
}

void Compiler::unknown_name(const spec::Word& name) {
  std::string near = suggest(name.text, names_in_scope());
  const std::string list = "one of ";
  if (near.starts_with(list)) near = "the names here are " + near.substr(list.size());
  error(Code::unknown_name, "`" + name.text + "` is not a name of " + scope_->owner, name.span,
        near,
        near.starts_with("did you mean")
            ? ""
            : "if the text itself is meant, write `{ value: " + name.text + " }`");
}

}  // namespace smx

// Policies: which one acts on a line, and whether, with them, every absence has an answer.
#include "compile/compiler.h"
#include "json/spelled.h"

namespace smx {

namespace {

/// What to do about a line that nobody wrote; for others `own`.
std::string way_out(Made made, std::string own) {
  switch (made) {
    case Made::copied: return "write a line for it beside the `copy`, or name it under `except`";
    case Made::turned: return "write a line for it in the mapping that turns this one round";
    case Made::written: break;
  }
  return own;
}

std::size_t at(Trigger trigger) {
  return static_cast<std::size_t>(trigger);
}

/// Whether a policy puts another value in the place of the form's own.
bool uses_expression(const Form& form) {
  for (const Policy* policy : form.policies) {
    if (policy && policy->action == Action::use_expression) return true;
  }
  return false;
}

}  // namespace

void Compiler::policies(const spec::Form& spec, const Place& place, const Static& value,
                        Form& out) {
  // The short `default` stands for three policies: what is wrong with it is said once.
  const Source* source = nullptr;
  std::uint32_t wrong = 0;
  for (std::size_t i = 0; i < kTriggers; ++i) {
    const auto trigger = static_cast<Trigger>(i);
    const std::optional<spec::Policy>* found = &spec.policies[i];
    std::string inherited;
    if (!*found && place.line && mapping_spec_) {
      found = &mapping_spec_->policies[i];
      inherited = "the mapping";
    }
    if (!*found && place.line) {
      found = &unit_->pack->policies[i];
      inherited = "the pack";
    }
    if (!*found) continue;
    const Span& span = (*found)->span;
    if (source && source == span.source && wrong == span.begin) continue;
    out.policies[i] = policy(**found, trigger, place.expected, value, place, inherited);
    if (out.policies[i]) continue;
    source = span.source;
    wrong = span.begin;
  }
}

const Policy* Compiler::policy(const spec::Policy& spec, Trigger trigger, const Type* expected,
                               const Static& value, const Place& place, std::string inherited) {
  Policy made;
  made.action = spec.action;
  made.reporting = spec.reporting;
  made.span = spec.span;
  made.inherited = std::move(inherited);
  if (spec.action == Action::use_default) {
    // A default for a line without a target takes the type of what the line gives otherwise.
    const Type* type = expected ? expected : value.known() ? value.type : program_->types->any();
    auto node = literal(spec.literal, *type);
    if (!node) return nullptr;
    made.literal = with_spelling(*node, program_->literals);
  }
  if (spec.action == Action::fail_named) {
    if (!known_fault(spec.fault)) return nullptr;
    made.fault = resolve(spec.fault);
  }
  if (spec.action == Action::use_expression) {
    Static known;
    Uses uses;
    Place inner = place;
    inner.address = place.address + "." + std::string(name_of(trigger));
    made.expression = expression(*spec.expression, known, uses, inner);
    std::string why;
    if (made.expression && expected && known.known() && !assignable(*known.type, *expected, why)) {
      error(Code::type_mismatch, "this cannot stand in for " + place.target + ": " + why,
            spec.span);
    }
    if (made.expression && expected && known.may_be_null && !expected->nullable) {
      error(Code::may_be_null, "what stands in for " + place.target + " can be null", spec.span);
    }
  }
  return &program_->policies.emplace_back(std::move(made));
}

bool Compiler::known_fault(const spec::Word& name) {
  const std::string resolved = resolve(name);
  used_things_.insert("fault " + resolved);
  if (program_->faults.contains(resolved)) return true;
  std::vector<std::string> names;
  for (const auto& [fault, sentence] : program_->faults) names.push_back(fault);
  error(Code::unknown_fault, "there is no fault `" + name.text + "`", name.span,
        suggest(name.text, visible(names)),
        "declare it in pack.yaml, under `faults`, with the sentence people will read");
  return false;
}

/// The value behind the policies; reports what they leave open.
Static Compiler::settle(const spec::Form& spec, const Place& place, Form& form, Static value,
                        const Uses& uses) {
  check_effect(spec, value, uses);
  // What alternatives come to is proven only if each of them is; their common type does not tell.
  // Nor does the type of an object that is built: it is the one the object is meant to have.
  const bool composite = spec.kind == spec::Form::Kind::first ||
                         spec.kind == spec::Form::Kind::cases ||
                         spec.kind == spec::Form::Kind::fields;
  if (!composite && place.expected && value.known()) {
    value.proven = value.proven || !needs_check(*value.type, *place.expected);
  }
  check_type(spec, place, form, value);
  auto gives_nothing = [&](Trigger trigger) {
    const Policy* policy = form.policies[at(trigger)];
    return policy && policy->action == Action::skip;
  };
  auto stands_in = [&](Trigger trigger) {
    const Policy* policy = form.policies[at(trigger)];
    return policy && policy->action != Action::skip && policy->action != Action::keep;
  };
  Static settled = value;
  if (value.may_be_null && stands_in(Trigger::null)) settled.may_be_null = false;
  if (value.may_be_null && gives_nothing(Trigger::null)) {
    settled.may_be_null = false;
    settled.may_be_missing = true;
  }
  if (stands_in(Trigger::missing) && !gives_nothing(Trigger::null)) settled.may_be_missing = false;
  // A one_of that finds none refuses the document unless a policy says otherwise.
  if (spec.kind == spec::Form::Kind::one_of && !gives_nothing(Trigger::missing))
    settled.may_be_missing = false;
  for (Trigger trigger : {Trigger::empty, Trigger::invalid, Trigger::many, Trigger::unmapped,
                          Trigger::unmatched, Trigger::fault}) {
    // `on_fault` of a list leaves out items, not the list.
    if (trigger == Trigger::fault && spec.body) continue;
    const bool inherited =
        form.policies[at(trigger)] && !form.policies[at(trigger)]->inherited.empty();
    const bool matters = trigger != Trigger::unmapped || uses.lookup;
    if (gives_nothing(trigger) && matters && !inherited) settled.may_be_missing = true;
  }
  check_absences(spec, place, form, settled);
  if (place.expected && place.absences == Absences::answered) settled.proven = true;
  if (place.absences == Absences::passed_on && uses_expression(form)) settled.proven = false;
  return settled;
}

void Compiler::check_absences(const spec::Form& spec, const Place& place, const Form& form,
                              const Static& value) {
  if (!place.expected || place.absences == Absences::passed_on) return;
  if (place.required && value.may_be_missing && !spec.when) {
    const Policy* policy = form.policies[at(Trigger::missing)];
    const bool skipped = policy && policy->action == Action::skip;
    std::string left_out = "`on_missing` leaves it out";
    if (skipped && !policy->inherited.empty()) left_out += ", inherited from " + policy->inherited;
    error(Code::may_be_missing, place.target + " is required, and its value may be missing",
          spec.span, skipped ? left_out : "",
          way_out(place.made,
                  "say what then: `default: ...`, `on_missing: fail`, or a further alternative "
                  "under `first`"));
  }
  if (place.required && spec.when) {
    error(Code::may_be_missing, place.target + " is required, and its line has a condition",
          spec.span, "", "write `cases`, with a last case that has no condition");
  }
  if (value.may_be_null && !place.expected->nullable && place.expected->kind != TypeKind::any) {
    error(
        Code::may_be_null, place.target + " may not be null, and its value can be", spec.span, "",
        way_out(place.made, "say what then: `on_null: skip`, `on_null: fail`, or `default: ...`"));
  }
}

namespace {

/// What turns a value of one type into one of another; empty where that is not one word.
std::string_view cure_for(const Type& given, const Type& wanted) {
  const bool is_list = given.kind == TypeKind::list;
  if (wanted.kind == TypeKind::list)
    return is_list ? "" : "write `list: [ ... ]` for a list of one";
  if (is_list) return "pick one: `.0`, `(key=value)`, `| only`";
  const bool is_number = given.kind == TypeKind::integer || given.kind == TypeKind::number;
  if (wanted.kind == TypeKind::text) return is_number ? "add `| text`" : "";
  if (given.kind != TypeKind::text) return "";
  if (wanted.kind == TypeKind::integer) return "add `| integer`";
  return wanted.kind == TypeKind::number ? "add `| number`" : "";
}

}  // namespace

void Compiler::check_type(const spec::Form& spec, const Place& place, Form& form,
                          const Static& value) {
  if (!place.expected || !value.known()) return;
  const Type& wanted = *place.expected;
  std::string why;
  if (!assignable(*value.type, wanted, why)) {
    const bool cardinality =
        (value.type->kind == TypeKind::list) != (wanted.kind == TypeKind::list);
    const std::string fix(cure_for(*value.type, wanted));
    error(cardinality ? Code::wrong_cardinality : Code::type_mismatch,
          place.target + " does not take this: " + why, spec.span, "", way_out(place.made, fix));
    return;
  }
  // A part leaves the check to the form it is a part of, whose policies may still replace the
  // value.
  const bool own_check =
      place.absences == Absences::answered || form.policies[at(Trigger::invalid)];
  if (own_check && (!value.proven || uses_expression(form))) form.target = &wanted;
}

/// A policy that can never act is a misunderstanding worth a word.
void Compiler::check_effect(const spec::Form& spec, const Static& value, const Uses& uses) {
  auto idle = [&](Trigger trigger, bool can_act, const char* because) {
    const auto& policy = spec.policies[at(trigger)];
    if (!policy || can_act) return;
    warn(Code::policy_without_effect,
         "`" + std::string(name_of(trigger)) + "` never acts here: " + because, policy->span, "",
         "remove it");
  };
  idle(Trigger::unmapped, uses.lookup, "the line looks nothing up");
  idle(Trigger::loss, uses.lossy, "no function of the line can lose anything");
  idle(Trigger::unmatched, uses.choice,
       spec.kind == spec::Form::Kind::decide ? "the decision answers whatever its inputs are"
                                             : "the line has no cases and no decision");
  idle(Trigger::conflict, uses.conflict, "only `first` compares values");
  const bool each = spec.body != nullptr;
  const bool shorthand = spec.policies[at(Trigger::missing)] && spec.policies[at(Trigger::empty)];
  if (!shorthand) idle(Trigger::missing, value.may_be_missing || each, "the value is always there");
}

}  // namespace smx

// What becomes of a line's value: absences, faults and losses meet the line's policies, values meet
// the target's type.
#include "eval/run.h"
#include "types/validate.h"

namespace smx {

namespace {

/// The policy a fault looks for before `on_fault`.
Trigger trigger_of(Code code) {
  switch (code) {
    case Code::missing_value: return Trigger::missing;
    case Code::null_value: return Trigger::null;
    case Code::empty_value: return Trigger::empty;
    case Code::invalid_value: return Trigger::invalid;
    case Code::many_values:
    case Code::conflicting_rows: return Trigger::many;
    case Code::unmapped_code: return Trigger::unmapped;
    case Code::unmatched: return Trigger::unmatched;
    case Code::conflicting_values: return Trigger::conflict;
    case Code::value_lost: return Trigger::loss;
    default: return Trigger::fault;
  }
}

Code code_of(Trigger trigger) {
  switch (trigger) {
    case Trigger::missing: return Code::missing_value;
    case Trigger::null: return Code::null_value;
    case Trigger::empty: return Code::empty_value;
    case Trigger::invalid: return Code::invalid_value;
    case Trigger::many: return Code::many_values;
    case Trigger::unmapped: return Code::unmapped_code;
    case Trigger::unmatched: return Code::unmatched;
    case Trigger::conflict: return Code::conflicting_values;
    case Trigger::loss: return Code::value_lost;
    case Trigger::fault: return Code::function_fault;
  }
  return Code::function_fault;
}

const Policy* policy_for(const Form& form, Trigger trigger) {
  return form.policies[static_cast<std::size_t>(trigger)];
}

}  // namespace

Val Evaluator::Run::settle(const Form& form, Val value, Frame& frame, std::size_t losses_before) {
  if (value.is_pending() || value.state == Val::State::quiet) {
    buffers_.losses.resize(losses_before);
    return value;
  }
  if (value.is_fault()) {
    buffers_.losses.resize(losses_before);
    return settle_fault(form, value, frame);
  }
  if (buffers_.losses.size() > losses_before) {
    value = settle_losses(form, value, frame, losses_before);
    if (value.is_fault()) return value;
  }
  Trigger absence;
  if (value.is_missing()) {
    absence = Trigger::missing;
  } else if (value.is_null()) {
    absence = Trigger::null;
  } else if (value.node.is_empty()) {
    absence = Trigger::empty;
  } else {
    return check_target(form, value, frame);
  }
  if (const Policy* policy = policy_for(form, absence)) {
    Fault about;
    about.code = code_of(absence);
    const Origin place = value.origin();
    about.inputs = {&place, 1};
    return apply(*policy, absence, form, value, about, frame);
  }
  // The checker has proved that null only comes where null may stand.
  return value.is_missing() || value.is_null() ? value : check_target(form, value, frame);
}

/// Whether a script broke: that is no fault of the document, and no policy can answer for it.
bool Evaluator::Run::is_defect(const Fault& first) {
  for (const Fault* fault = &first; fault; fault = fault->next) {
    if (fault->code == Code::script_error) return true;
  }
  return false;
}

Val Evaluator::Run::settle_fault(const Form& form, const Val& value, Frame& frame) {
  // A spent budget is no fault of the line.
  if (exhausted_) return value;
  const Fault& fault = *value.fault;
  if (is_defect(fault)) return value;
  const Trigger trigger = trigger_of(fault.code);
  const Policy* policy = policy_for(form, trigger);
  if (!policy) policy = policy_for(form, Trigger::fault);
  if (!policy) return value;
  Val absent = Val::missing(fault.inputs.empty() ? Origin{} : fault.inputs.front());
  return apply(*policy, trigger, form, absent, fault, frame);
}

Val Evaluator::Run::settle_losses(const Form& form, const Val& value, Frame& frame,
                                  std::size_t losses_before) {
  const Policy* policy = policy_for(form, Trigger::loss);
  if (!policy) return value;  // an outer line has it: the checker has seen to that
  Val settled = value;
  for (std::size_t i = losses_before; i < buffers_.losses.size(); ++i) {
    settled = apply(*policy, Trigger::loss, form, value, buffers_.losses[i], frame);
    if (policy->action != Action::keep) break;
  }
  buffers_.losses.resize(losses_before);
  return settled;
}

Val Evaluator::Run::check_target(const Form& form, const Val& value, Frame& frame) {
  if (!form.target || fits(value.node, *form.target)) return value;
  const auto violations = validate(value.node, *form.target, 1);
  const std::string_view why = violations.empty() ? std::string_view{} : violations.front().message;
  const Code code = value.is_null() ? Code::null_value : Code::invalid_value;
  const Fault* invalid = fault(code, form.rule, form.span, {value.origin()}, {}, why);
  if (const Policy* policy = policy_for(form, Trigger::invalid)) {
    return apply(*policy, Trigger::invalid, form, value, *invalid, frame);
  }
  return Val::failed(invalid);
}

Val Evaluator::Run::apply(const Policy& policy, Trigger trigger, const Form& form, const Val& value,
                          const Fault& about, Frame& frame) {
  const Val made = act(policy, trigger, form, value, about, frame);
  if (recorder_) recorder_->policy_applied(form, trigger, policy, about, made);
  return made;
}

Val Evaluator::Run::act(const Policy& policy, Trigger trigger, const Form& form, const Val& value,
                        const Fault& about, Frame& frame) {
  if (policy.reporting == Reporting::report) report(trigger, form, about);
  const Origin place = about.inputs.empty() ? value.origin() : about.inputs.front();
  switch (policy.action) {
    case Action::skip: return Val::missing(place);
    case Action::keep: return value;
    case Action::use_default: {
      Node node = policy.literal;
      node.set_origin(place);
      return Val::of(node);
    }
    case Action::use_expression: {
      const Val other = expression(*policy.expression, frame);
      const bool check = other.is_present() && trigger != Trigger::invalid;
      return check ? check_target(form, other, frame) : other;
    }
    case Action::fail_named: {
      Fault made =
          *fault(Code::named_fault, form.rule, form.span, {place}, policy.fault, about.detail);
      if (!about.inputs.empty()) made.inputs = arena_.copy(about.inputs);
      return Val::failed(arena_.keep(made));
    }
    case Action::fail: break;
  }
  Fault made = about;
  made.rule = about.rule ? about.rule : form.rule;
  made.span = about.span.source ? about.span : form.span;
  made.inputs = arena_.copy(about.inputs);
  made.detail = arena_.copy(about.detail);
  made.policy = &policy;
  made.next = nullptr;
  return Val::failed(arena_.keep(made));
}

void Evaluator::Run::report(Trigger trigger, const Form& form, const Fault& about) {
  Report made;
  made.trigger = trigger;
  made.rule = form.rule;
  made.about = about;
  made.about.next = nullptr;
  made.about.inputs = arena_.copy(about.inputs);
  made.about.detail = arena_.copy(about.detail);
  if (!about.span.source) made.about.span = form.span;
  if (about.rule == 0) made.about.rule = form.rule;
  buffers_.reports.push_back(made);
}

}  // namespace smx

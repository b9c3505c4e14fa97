// The value forms, one small method each.
#include <algorithm>

#include "base/put_bytes.h"
#include "eval/run.h"
#include "types/validate.h"

namespace smx {

namespace {

/// A scalar as `join` writes it.
std::string_view text_of(const Node& node) {
  return node.is(Kind::boolean) ? (node.truth() ? "true" : "false") : node.text();
}

}  // namespace

Val Evaluator::Run::form(const Form& form, Frame& frame) {
  if (!spend(1)) return Val::failed(fault(Code::budget_exceeded, form.rule, form.span, {}));
  if (recorder_) return recorded_form(form, frame);
  Val value;
  const Node* const node = short_way(form, frame, value.node);
  if (!node) return general_way(form, frame);
  value.state = Val::State::value;
  value.node = *node;
  value.node.set_rule(form.rule);
  return value;
}

/// The value of a line that is a constant, or a path of members with functions and look-ups behind
/// it, where all goes as it mostly does and no policy has a say. Null where it has to go the
/// general way, which begins anew: nothing that was done here can be seen. `made` may hold the
/// value.
const Node* Evaluator::Run::short_way(const Form& form, Frame& frame, Node& made) {
  if (form.way == Form::Way::general) return nullptr;
  if (form.way == Form::Way::constant) return &form.constant;
  const Expr& expr = *std::get_if<FromForm>(&form.what)->expression;
  const Node* node = short_path(expr, frame);
  if (node && form.way == Form::Way::pipe) node = short_calls(expr, *node, made);
  if (!node || node->is(Kind::null) || node->is_empty()) return nullptr;
  return !form.target || fits(*node, *form.target) ? node : nullptr;
}

Val Evaluator::Run::general_way(const Form& form, Frame& frame) {
  const RuleId rule_before = rule_;
  rule_ = form.rule;
  const std::size_t losses_before = buffers_.losses.size();
  Val value = form.when ? guarded(form, frame) : unguarded(form, frame);
  // What nearly every line comes to: a value that nothing is left to be asked about.
  const bool plain = value.is_present() && !value.node.is_empty() && !form.target &&
                     buffers_.losses.size() == losses_before;
  if (!plain) value = settle(form, value, frame, losses_before);
  if (value.is_value()) value.node.set_rule(form.rule);
  rule_ = rule_before;
  return value;
}

Val Evaluator::Run::unguarded(const Form& form, Frame& frame) {
  Val value = compute(form, frame);
  // Only this form's own `when` makes it quiet; a quiet `let` it read is simply missing here.
  if (value.state == Val::State::quiet) value = Val::missing();
  return value;
}

Val Evaluator::Run::guarded(const Form& form, Frame& frame) {
  const Verdict verdict = condition(*form.when, frame);
  switch (verdict.truth) {
    case Verdict::Truth::yes: return unguarded(form, frame);
    case Verdict::Truth::no: return Val::quiet();
    case Verdict::Truth::pending: return Val::pending();
    case Verdict::Truth::fault: return Val::failed(verdict.fault);
  }
  return Val::quiet();
}

Val Evaluator::Run::compute(const Form& form, Frame& frame) {
  // Most lines that come here are a path with functions behind it: they need no dispatch.
  if (const auto* from = std::get_if<FromForm>(&form.what))
    return expression(*from->expression, frame);
  struct Visitor {
    Run& run;
    const Form& form;
    Frame& frame;
    Val operator()(const FromForm& what) { return run.expression(*what.expression, frame); }
    Val operator()(const ValueForm& what) { return Val::of(what.literal); }
    Val operator()(const FirstForm& what) { return run.first(what, form, frame); }
    Val operator()(const OneOfForm& what) { return run.one_of(what, form, frame); }
    Val operator()(const CasesForm& what) { return run.cases(what, form, frame); }
    Val operator()(const JoinForm& what) { return run.join(what, frame); }
    Val operator()(const DecideForm& what) { return run.decide(what, form, frame); }
    Val operator()(const UseForm& what) { return run.use(what, frame); }
    Val operator()(const FieldsForm& what) { return run.fields(what, frame); }
    Val operator()(const ListForm& what) { return run.list(what, frame); }
    Val operator()(const EachForm& what) { return run.each(what, form, frame); }
    Val operator()(const HoldsForm& what) { return run.holds(what, frame); }
    Val operator()(const ZipForm& what) { return run.zip(what, form, frame); }
  };
  return std::visit(Visitor{*this, form, frame}, form.what);
}

Val Evaluator::Run::first(const FirstForm& first, const Form& form, Frame& frame) {
  auto passes_over = [&](const Val& value) {
    if (value.is_missing()) return first.skipping[static_cast<std::size_t>(State::missing)];
    if (value.is_null()) return first.skipping[static_cast<std::size_t>(State::null)];
    return value.node.is_empty() && first.skipping[static_cast<std::size_t>(State::empty)];
  };
  const Policy* on_conflict = form.policies[static_cast<std::size_t>(Trigger::conflict)];
  Val chosen = Val::missing();
  bool found = false;
  for (const Form* part : first.parts) {
    Val value = this->form(*part, frame);
    if (value.is_pending() || value.is_fault()) return value;
    if (passes_over(value)) {
      if (!found && chosen.origin().document == kNoDocument) chosen = Val::missing(value.origin());
      continue;
    }
    if (!found) {
      chosen = value;
      found = true;
      if (!on_conflict || !value.is_value()) break;
    } else if (value.is_value() && !equal_values(chosen.node, value.node)) {
      const Fault* conflict =
          fault(Code::conflicting_values, form.rule, form.span, {chosen.origin(), value.origin()});
      return apply(*on_conflict, Trigger::conflict, form, chosen, *conflict, frame);
    }
  }
  return chosen;
}

Val Evaluator::Run::one_of(const OneOfForm& one_of, const Form& form, Frame& frame) {
  const std::string* kind = nullptr;
  Node chosen;
  Origin near;
  for (const auto& [name, expr] : one_of.kinds) {
    Val value = expression(*expr, frame);
    if (value.is_pending() || value.is_fault()) return value;
    if (!value.is_present()) {
      near = value.origin();
      continue;
    }
    if (kind) {
      return Val::failed(
          fault(Code::many_values, form.rule, form.span, {chosen.origin(), value.origin()}));
    }
    kind = &name;
    chosen = value.node;
  }
  // None is a fault of its own: whoever writes one_of says that there is one.
  if (!kind) return Val::failed(fault(Code::missing_value, form.rule, form.span, {near}));
  auto members = arena_.allocate_array<Member>(2);
  members[0] = {"kind", Node::text(*kind, chosen.origin())};
  members[1] = {*kind, chosen};
  return Val::of(Node::object(members, chosen.origin()));
}

Val Evaluator::Run::cases(const CasesForm& cases, const Form& form, Frame& frame) {
  const Origin tested_before = tested_;
  tested_ = {};
  Val value;
  bool decided = false;
  for (const Form* alternative : cases.cases) {
    value = this->form(*alternative, frame);
    if (value.state == Val::State::quiet) continue;
    decided = true;
    break;
  }
  if (!decided) value = Val::failed(fault(Code::unmatched, form.rule, form.span, {tested_}));
  tested_ = tested_before;
  return value;
}

Val Evaluator::Run::holds(const HoldsForm& holds, Frame& frame) {
  const Origin tested_before = tested_;
  tested_ = {};
  const Verdict verdict = condition(*holds.condition, frame);
  const Origin place = tested_;
  tested_ = tested_before;
  if (verdict.truth == Verdict::Truth::pending) return Val::pending();
  if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
  return Val::of(Node::boolean(verdict.truth == Verdict::Truth::yes, place));
}

Val Evaluator::Run::join(const JoinForm& join, Frame& frame) {
  const std::size_t mark = buffers_.nodes.size();
  std::size_t bytes = 0;
  for (const Form* part : join.parts) {
    Val value = form(*part, frame);
    if (value.is_pending() || value.is_fault()) {
      buffers_.nodes.resize(mark);
      return value;
    }
    if (!value.is_present()) continue;
    buffers_.nodes.push_back(value.node);
    bytes += text_of(value.node).size() + join.between.size();
  }
  const auto parts = std::span<const Node>(buffers_.nodes).subspan(mark);
  const Val joined =
      parts.empty() ? Val::missing() : Val::of(joined_text(parts, join.between, bytes));
  buffers_.nodes.resize(mark);
  return joined;
}

/// One text in the arena. `bytes` is its length with `between` once too often.
Node Evaluator::Run::joined_text(std::span<const Node> parts, std::string_view between,
                                 std::size_t bytes) {
  const auto text = arena_.allocate_array<char>(bytes - between.size());
  char* at = text.data();
  Origin origin;
  for (const Node& part : parts) {
    if (origin.document == kNoDocument) origin = part.origin();
    at = put_bytes(text_of(part), at);
    if (&part != &parts.back()) at = put_bytes(between, at);
  }
  return Node::text({text.data(), text.size()}, origin);
}

/// Evaluates arguments in one frame into the slots of another. False: `instead` is the result.
bool Evaluator::Run::bind(std::span<const std::pair<Slot, const Form*>> arguments, Frame& from,
                          Frame& to, Val& instead) {
  to.values[0] = from.values[0];
  const Fault* faults = nullptr;
  for (const auto& [slot, argument] : arguments) {
    Val& value = to.values[slot];
    // In a frame that was kept it may be there already.
    if (value.state == Val::State::unset) value = argument_value(*argument, from);
    if (value.is_fault()) faults = chain(faults, value.fault);
  }
  instead = Val::failed(faults);
  return faults == nullptr;
}

Val Evaluator::Run::argument_value(const Form& argument, Frame& frame) {
  const std::size_t traces_before = traces();
  Val value = form(argument, frame);
  value.left_traces = traces() != traces_before;
  return value;
}

Val Evaluator::Run::use(const UseForm& use, Frame& frame) {
  const bool is_kept = use.once && frame.is_kept;
  Frame inner = is_kept ? frame_to_keep(frame.values.data(), &use, use.mapping->slots)
                        : make_frame(use.mapping->slots);
  Val instead;
  if (!bind(use.arguments, frame, inner, instead)) return instead;
  if (!use.mapping->scope.empty()) return use_scoped(*use.mapping, inner);
  return run_used(*use.mapping, inner, &use == tail_ ? Purpose::output : Purpose::value);
}

/// A used mapping whose inputs are bound.
Val Evaluator::Run::run_used(const Mapping& mapping, Frame& frame, Purpose purpose) {
  const Guard* skipped = nullptr;
  bool waits = false;
  if (const Fault* refused = check_guards(mapping.guards, frame, skipped, waits))
    return Val::failed(refused);
  if (skipped) {
    // A used mapping that skips gives nothing; its caller's document goes on, and says so.
    report(*skipped);
    return Val::missing(tested_);
  }
  return run_mapping(mapping, frame, purpose);
}

Val Evaluator::Run::fields(const FieldsForm& fields, Frame& frame) {
  // Room for all of them: what is left out is not worth a second copy of what is there.
  const auto members = arena_.allocate_array<Member>(fields.targets.size());
  std::size_t count = 0;
  std::size_t short_ways = 0;
  const Fault* faults = nullptr;
  bool waits = false;
  Node made;
  for (const Target& target : fields.targets) {
    if (const Node* node = recorder_ ? nullptr : short_way(*target.form, frame, made)) {
      Member* const member = new (&members[count++]) Member{target.name, *node};
      member->value.set_rule(target.form->rule);
      ++short_ways;
      continue;
    }
    const Val value = form(*target.form, frame);
    if (value.is_value()) {
      new (&members[count++]) Member{target.name, value.node};
    } else if (value.is_fault()) {
      faults = chain(faults, value.fault);
    } else if (value.is_pending()) {
      waits = true;
    } else if (target.required) {
      faults = chain(faults, fault(Code::missing_value, target.form->rule, target.form->span,
                                   {value.origin()}, target.name));
    }
  }
  // Lines cost the budget however they went; those of one object are asked about at once.
  const bool is_spent = !spend(short_ways);
  if (faults) return Val::failed(faults);
  if (is_spent) {
    return Val::failed(fault(Code::budget_exceeded, rule_, program_.rules[rule_].span, {}));
  }
  if (waits) return Val::pending();
  if (count == 0 && fields.hollow == Hollow::leave_out) return Val::missing();
  return Val::of(Node::object(members.first(count)));
}

Val Evaluator::Run::list(const ListForm& list, Frame& frame) {
  const auto items = arena_.allocate_array<Node>(list.items.size());
  std::size_t count = 0;
  const Fault* faults = nullptr;
  bool waits = false;
  for (const Form* item : list.items) {
    const Val value = form(*item, frame);
    if (value.is_value()) new (&items[count++]) Node(value.node);
    if (value.is_fault()) faults = chain(faults, value.fault);
    waits = waits || value.is_pending();
  }
  if (faults) return Val::failed(faults);
  return waits ? Val::pending() : Val::of(Node::list(items.first(count)));
}

Val Evaluator::Run::each(const EachForm& each, const Form& form, Frame& frame) {
  const std::size_t mark = buffers_.nodes.size();
  const Fault* faults = nullptr;
  bool waits = false;
  bool any_source = false;
  Origin origin;
  auto visit = [&](const Node& item) {
    const Val value =
        recorder_ ? recorded_item(each, form, item, frame) : each_item(each, form, item, frame);
    if (value.is_value()) buffers_.nodes.push_back(value.node);
    if (value.is_fault()) faults = chain(faults, value.fault);
    waits = waits || value.is_pending();
  };
  const auto take = [&](const Node& item) {
    if (each.grouping) buffers_.nodes.push_back(item);
    if (!each.grouping) visit(item);
  };
  for (const Expr* source : each.sources) {
    if (exhausted_) break;
    Val value = expression(*source, frame);
    if (value.is_fault()) faults = chain(faults, value.fault);
    waits = waits || value.is_pending();
    if (!value.is_present()) continue;
    any_source = true;
    if (origin.document == kNoDocument) origin = value.origin();
    if (value.node.is(Kind::list)) {
      for (const Node& item : value.node.items()) {
        take(item);
        if (exhausted_) break;
      }
    } else {
      take(value.node);
    }
  }
  if (each.grouping) {
    const auto all = arena_.copy(std::span<const Node>(buffers_.nodes).subspan(mark));
    buffers_.nodes.resize(mark);
    // Which groups there are is only known once every item has its key.
    for (const Node& group : groups(*each.grouping, form, all, frame, faults, waits)) {
      visit(group);
      if (exhausted_) break;
    }
  }
  auto items = arena_.copy(std::span<const Node>(buffers_.nodes).subspan(mark));
  buffers_.nodes.resize(mark);
  if (faults) return Val::failed(faults);
  if (waits) return Val::pending();
  if (!any_source) return Val::missing(origin);
  if (each.arrangement) return arrange(*each.arrangement, form, items, origin, frame);
  return Val::of(Node::list(items, origin));
}

Val Evaluator::Run::each_item(const EachForm& each, const Form& form, const Node& item,
                              Frame& frame) {
  for (Slot slot = each.first_inner; slot < each.last_inner; ++slot) frame.values[slot] = Val{};
  frame.values[each.item] = Val::of(item);
  if (each.where) {
    Verdict verdict = condition(*each.where, frame);
    if (verdict.truth == Verdict::Truth::no) return Val::quiet();
    if (verdict.truth == Verdict::Truth::pending) return Val::pending();
    if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
  }
  const Fault* faults = nullptr;
  if (!each.guards.empty()) {
    const Guard* skipped = nullptr;
    bool waits = false;
    faults = check_guards(each.guards, frame, skipped, waits);
    if (skipped) report(*skipped);
    if (skipped) return Val::quiet();
    if (waits) return Val::pending();
  }
  if (faults) return settle_item(form, item, faults, frame);
  for (const Need* need : each.needs) {
    const Val& answer = read(need->slot, frame);
    if (answer.is_fault()) faults = chain(faults, answer.fault);
  }
  Val value = this->form(*each.body, frame);
  if (value.is_fault()) faults = chain(faults, value.fault);
  return faults ? settle_item(form, item, faults, frame) : value;
}

/// What becomes of an item with faults.
Val Evaluator::Run::settle_item(const Form& form, const Node& item, const Fault* faults,
                                Frame& frame) {
  // `on_fault` of a list acts on each item: the bad one is left out, the rest stands.
  const Policy* policy = form.policies[static_cast<std::size_t>(Trigger::fault)];
  return policy && !exhausted_ && !is_defect(*faults)
             ? apply(*policy, Trigger::fault, form, Val::missing(item.origin()), *faults, frame)
             : Val::failed(faults);
}

}  // namespace smx

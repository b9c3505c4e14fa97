// Decisions: their columns, rows and what they give.
#include <algorithm>
#include <utility>

#include "compile/compiler.h"

namespace smx {

namespace {

/// The slot a path begins in.
Slot root_of(const Expr& path) {
  return path.group ? root_of(*path.group) : path.slot;
}

/// The order in which a row is asked: the place of its answer in the list.
std::size_t rank_of(const DecisionRow& row, const std::vector<Node>& order) {
  const Node& answer = row.answers.front().literal;
  const auto found = std::find_if(order.begin(), order.end(), [&](const Node& one) {
    return one.kind() == answer.kind() && one.truth() == answer.truth() &&
           one.text() == answer.text();
  });
  return static_cast<std::size_t>(found - order.begin());
}

}  // namespace

std::unique_ptr<Decision> Compiler::make_decision(const spec::Decision& spec) {
  auto decision = std::make_unique<Decision>();
  decision->name = own_name(spec.name);
  decision->summary = spec.documentation.summary;
  decision->hit = spec.hit;
  decision->collect = spec.collect;
  add_rule(RuleKind::thing, decision->name, spec.name.span, spec.documentation);
  decision->slots.push_back({SlotInfo::Kind::context, "context", nullptr, nullptr, {}});
  Scope scope;
  scope.owner = "decision `" + decision->name + "`";
  scope.slots = &decision->slots;
  Scope* scope_before = std::exchange(scope_, &scope);
  auto context = std::make_unique<Binding>();
  context->name = "context";
  context->known = Static::of(context_type_);
  context->used = true;
  scope.names.push_back(std::move(context));
  declare_decision_inputs(spec, *decision);
  if (declare_outputs(spec, *decision)) {
    add_decision_rows(spec, *decision);
    settle_result(spec, *decision);
    decision_policy(spec, *decision);
  }
  warn_unused(0);
  scope_ = scope_before;
  return decision;
}

void Compiler::declare_decision_inputs(const spec::Decision& spec, Decision& decision) {
  declare_inputs(spec.inputs, decision.inputs);
  for (std::size_t i = 0; i < decision.inputs.size(); ++i) {
    Static known = Static::of(decision.inputs[i].type);
    known.may_be_missing = decision.inputs[i].optional;
    if (Binding* binding = declare(spec.inputs[i].name, SlotInfo::Kind::input, known)) {
      decision.inputs[i].slot = binding->slot;
    }
  }
}

bool Compiler::declare_outputs(const spec::Decision& spec, Decision& decision) {
  bool ok = true;
  for (const spec::Declaration& output : spec.outputs) {
    const Type* type = type_of(output);
    decision.outputs.push_back({output.name.text, type, output.optional});
    ok = ok && type;
  }
  return ok && !decision.outputs.empty();
}

void Compiler::add_decision_rows(const spec::Decision& spec, Decision& decision) {
  std::vector<const spec::Condition*> conditions;
  std::vector<Span> spans;
  std::vector<RuleId> rules;
  LookedAt looked_at;
  LookedAt* looked_at_before = std::exchange(looked_at_, &looked_at);
  const Facts facts_before = scope_->facts;
  const std::size_t errors_before = diagnostics_.errors();
  bool whole = !spec.rules.empty();
  for (const spec::Decision::Rule& rule : spec.rules) {
    whole = whole && !rule.broken;
    if (rule.broken) continue;
    DecisionRow row;
    const bool complete = decision_row(spec, rule, decision, row);
    whole = whole && complete;
    decision.has_windows = decision.has_windows || rule.effective;
    // A row is only asked where those before it do not hold.
    if (decision.hit == Hit::first && row.when && !rule.effective)
      scope_->facts.assume_fails(*row.when, scope_->one_ofs);
    // One with a window holds at times only.
    if (!rule.effective) {
      conditions.push_back(rule.when ? &*rule.when : nullptr);
      spans.push_back(rule.span);
      rules.push_back(row.rule);
    }
    if (complete) decision.rows.push_back(std::move(row));
  }
  scope_->facts = facts_before;
  looked_at_ = looked_at_before;
  if (decision.hit == Hit::priority) order_by_priority(spec, decision);
  std::set<RuleId> reported;
  if (decision.hit == Hit::first) {
    for (const std::size_t i : find_unreachable(conditions, spans, "row"))
      reported.insert(rules[i]);
  }
  const bool sound = whole && diagnostics_.errors() == errors_before + reported.size();
  if (sound) check_rows(spec, decision, looked_at, reported);
}

bool Compiler::decision_row(const spec::Decision& spec, const spec::Decision::Rule& rule,
                            Decision& decision, DecisionRow& row) {
  const std::string address = decision.name + "/" + rule.id.text;
  row.rule = add_rule(RuleKind::row, address, rule.span, rule.documentation);
  bool ok = true;
  if (rule.effective) {
    const auto window = window_of(*rule.effective, spec.zone);
    ok = window.has_value();
    if (window) row.window = *window;
  }
  const Facts facts_before = scope_->facts;
  if (rule.when) {
    // What it looks at is to be known as it is, whatever the rows above say of it.
    scope_->facts = {};
    row.when = condition(*rule.when, spec.fold, address);
    scope_->facts = facts_before;
    ok = ok && row.when;
    if (row.when) scope_->facts.assume_holds(*row.when, scope_->one_ofs);
  }
  for (const OutputInfo& output : decision.outputs) {
    RowAnswer& answer = row.answers.emplace_back();
    for (const spec::Decision::Answer& given : rule.answers) {
      if (!given.column.empty() && given.column.text != output.name) continue;
      ok = row_answer(given, output, address, decision, answer) && ok;
      break;
    }
  }
  scope_->facts = facts_before;
  return ok;
}

bool Compiler::row_answer(const spec::Decision::Answer& spec, const OutputInfo& output,
                          const std::string& address, Decision& decision, RowAnswer& out) {
  if (!spec.from) {
    out.kind = RowAnswer::Kind::literal;
    auto value = literal(spec.literal, *output.type);
    if (value) out.literal = *value;
    return value.has_value();
  }
  spec::Form from;
  from.span = spec.span;
  from.expression = *spec.from;
  Place place;
  place.address = address_below(address, output.name);
  place.expected = output.type;
  place.required = !output.optional;
  place.target = "output `" + output.name + "`";
  out.kind = RowAnswer::Kind::form;
  const std::size_t errors_before = diagnostics_.errors();
  const Compiled compiled = form(from, place);
  out.form = compiled.form;
  if (const auto* path = std::get_if<FromForm>(&compiled.form->what); path && path->expression)
    decision.taken_over.insert(root_of(*path->expression));
  if (compiled.value.known() && compiled.value.type->phi == Phi::yes) decision.phi = Phi::yes;
  return compiled.value.known() && diagnostics_.errors() == errors_before;
}

/// The first of the rows that hold answers; so those with the highest answers come first.
void Compiler::order_by_priority(const spec::Decision& spec, Decision& decision) {
  std::vector<Node> order;
  std::vector<std::string> words;
  for (const spec::Word& word : spec.priority) {
    auto value = literal(word, *decision.outputs.front().type);
    if (!value) return;
    if (std::find(words.begin(), words.end(), word.text) != words.end()) {
      error(Code::duplicate_id, "`" + word.text + "` stands twice in this order", word.span);
    }
    order.push_back(*value);
    words.push_back(word.text);
  }
  for (const DecisionRow& row : decision.rows) {
    const bool literal = row.answers.front().kind == RowAnswer::Kind::literal;
    if (literal && rank_of(row, order) < order.size()) continue;
    error(Code::bad_row, "`priority` does not say where the answer of this row stands",
          program_->rules[row.rule].span, "",
          literal
              ? "add its `" + decision.outputs.front().name + "` to `priority`"
              : "the first output is a literal in each row: it is what the rows are ordered by");
  }
  std::stable_sort(decision.rows.begin(), decision.rows.end(),
                   [&](const DecisionRow& a, const DecisionRow& b) {
                     return rank_of(a, order) < rank_of(b, order);
                   });
}

/// What one row gives: the value of its one column, or an object.
const Type* Compiler::one_answer(Decision& decision) {
  if (decision.outputs.size() == 1) {
    const Type* type = decision.outputs.front().type;
    return decision.phi == Phi::yes ? program_->types->with_phi(type) : type;
  }
  Type* type = program_->types->make(TypeKind::object);
  type->closed = true;
  for (const OutputInfo& output : decision.outputs)
    type->properties.push_back({output.name, output.type, !output.optional});
  type->phi = decision.phi;
  return type;
}

void Compiler::settle_result(const spec::Decision& spec, Decision& decision) {
  const Type* one = one_answer(decision);
  const bool single = decision.outputs.size() == 1;
  decision.may_be_missing = single && decision.outputs.front().optional;
  decision.result = one;
  if (decision.hit != Hit::collect) return;
  decision.may_be_missing = false;
  switch (decision.collect) {
    case Collect::list: decision.result = program_->types->list_of(one); return;
    case Collect::count: decision.result = program_->types->integer(); return;
    case Collect::sum:
    case Collect::minimum:
    case Collect::maximum: break;
  }
  const bool number = one->kind == TypeKind::integer || one->kind == TypeKind::number;
  if (!single || !number || one->nullable) {
    decision.result = nullptr;
    error(Code::type_mismatch,
          "this needs one output column of numbers, and here is " +
              (single ? describe(*one) : "an object of several columns"),
          spec.collect_span, "", "without `collect:` the answers make a list");
    return;
  }
  if (decision.collect != Collect::sum) {
    decision.may_be_missing = true;
    return;
  }
  decision.result =
      one->kind == TypeKind::integer ? program_->types->integer() : program_->types->number();
  if (one->phi == Phi::yes) decision.result = program_->types->with_phi(decision.result);
}

void Compiler::decision_policy(const spec::Decision& spec, Decision& decision) {
  if (!spec.unmatched || !decision.result) return;
  if (decision.hit == Hit::collect) {
    error(Code::unknown_policy,
          "what no row holds for is an empty list, or 0: nothing is unmatched",
          spec.unmatched->span, "", "remove `unmatched`");
  } else if (spec.unmatched->action == Action::use_expression) {
    error(Code::unknown_policy,
          "`unmatched` of a decision takes `default`, `fail` or a word: a row without condition "
          "can take over an input",
          spec.unmatched->span);
  } else {
    Place place;
    place.target = "decision `" + decision.name + "`";
    decision.unmatched =
        policy(*spec.unmatched, Trigger::unmatched, decision.result, Static::of(decision.result),
               place, "decision `" + decision.name + "`");
  }
}

}  // namespace smx

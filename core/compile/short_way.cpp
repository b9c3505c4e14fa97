#include "compile/short_way.h"

#include <algorithm>
#include <vector>

#include "json/spelled.h"

namespace smx {

namespace {

bool is_constant(const Form* form) {
  return form && form->way == Form::Way::constant;
}

/// Null and what is empty are for policies to judge.
void make_constant(Form& form, const Node& node, Arena& literals) {
  if (node.is(Kind::null) || node.is_empty()) return;
  form.constant = with_spelling(node, literals);
  form.constant.set_rule(form.rule);
  form.way = Form::Way::constant;
}

void try_fields(Form& form, const FieldsForm& fields, Arena& literals) {
  const auto is_known = [](const Target& target) { return is_constant(target.form); };
  if (!std::all_of(fields.targets.begin(), fields.targets.end(), is_known)) return;
  std::vector<Member> members;
  for (const Target& target : fields.targets) {
    members.push_back({literals.copy(std::string_view(target.name)), target.form->constant});
  }
  make_constant(form, Node::object(members), literals);
}

void try_list(Form& form, const ListForm& list, Arena& literals) {
  if (!std::all_of(list.items.begin(), list.items.end(), is_constant)) return;
  std::vector<Node> items;
  for (const Form* item : list.items) items.push_back(item->constant);
  make_constant(form, Node::list(items), literals);
}

bool is_plain_path(const Expr& expr) {
  return !expr.group && std::all_of(expr.steps.begin(), expr.steps.end(), [](const PathStep& step) {
    return step.kind == PathStep::Kind::member && !step.absent_type;
  });
}

/// A call that may be made twice: what gets lost is not told on the short way, and functions that
/// lose something can be long at work.
bool is_plain_call(const FunctionCall& call) {
  return !call.check && call.literals.size() == call.arguments.size() && call.function->body &&
         call.function->loss == Loss::never;
}

bool is_plain_lookup(const LookupCall& call) {
  return call.way == LookupWay::forward && call.more_keys.empty() && call.table &&
         call.table->fold == Fold::exact;
}

bool is_plain_step(const CallStep& step) {
  const auto* call = std::get_if<FunctionCall>(&step);
  return call ? is_plain_call(*call) : is_plain_lookup(std::get<LookupCall>(step));
}

void try_expression(Form& form, const Expr& expr) {
  if (!is_plain_path(expr)) return;
  if (!std::all_of(expr.calls.begin(), expr.calls.end(), is_plain_step)) return;
  form.way = expr.calls.empty() ? Form::Way::path : Form::Way::pipe;
}

}  // namespace

void find_short_way(Form& form, Arena& literals) {
  if (form.when) return;
  if (const auto* from = std::get_if<FromForm>(&form.what)) {
    if (from->expression) try_expression(form, *from->expression);
    return;
  }
  if (form.target) return;
  if (const auto* value = std::get_if<ValueForm>(&form.what)) {
    make_constant(form, value->literal, literals);
  } else if (const auto* fields = std::get_if<FieldsForm>(&form.what)) {
    try_fields(form, *fields, literals);
  } else if (const auto* list = std::get_if<ListForm>(&form.what)) {
    try_list(form, *list, literals);
  }
}

}  // namespace smx

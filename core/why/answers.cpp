#include "why/answers.h"

#include <algorithm>

#include "engine/describe_fault.h"
#include "why/words.h"

namespace smx::why {

namespace {

std::string counted(std::size_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

/// Of a list that other ones made only the one at the beginning; all where there are several.
std::string list_at_beginning(std::string words) {
  if (words.find(", ") != std::string::npos) return words;
  for (const std::string_view before : {" items of ", " item of "}) {
    if (const std::size_t last = words.rfind(before); last != std::string::npos)
      words.erase(0, last + before.size());
  }
  return words;
}

}  // namespace

std::string Answers::fault_words(const Fault& fault) const {
  const auto said = describe_faults(ended_.program, ended_.documents, fault, 1);
  return said.empty() ? std::string() : said.front().message;
}

std::string Answers::answer(StepId line) {
  const Deeper deeper(depth_);
  if (deeper.is_too_deep()) return "…";
  const Form& form = trace_[line].form();
  if (const auto policy = trace_.deciding_policy(line)) {
    return made_by_policy(line, trace_[*policy]);
  }
  if (std::get_if<ValueForm>(&form.what)) return "a constant of the rules";
  if (const auto* from = std::get_if<FromForm>(&form.what))
    return answer_of_expr(line, *from->expression);
  if (const auto* holds = std::get_if<HoldsForm>(&form.what))
    return "whether " + quoted(text_at(holds->condition->span)) + " holds";
  if (const auto* one_of = std::get_if<OneOfForm>(&form.what)) {
    for (const auto& [kind, expr] : one_of->kinds) {
      if (const auto read = operand(line, expr); read && trace_[*read].is_value())
        return "of kind " + quoted(kind) + ", " + answer_of_expr(line, *expr);
    }
  }
  if (std::get_if<JoinForm>(&form.what)) return joined_words(line);
  if (std::get_if<EachForm>(&form.what)) return list_words(line);
  if (const auto* fields = std::get_if<FieldsForm>(&form.what))
    return "an object of " + counted(fields->targets.size(), "line");
  if (const auto* list = std::get_if<ListForm>(&form.what))
    return "a list of " + counted(list->items.size(), "line");
  if (std::get_if<ZipForm>(&form.what)) return "lists side by side";
  const auto deciding = trace_.deciding(line);
  if (!deciding) return "its rule";
  return std::get_if<DecideForm>(&form.what) ? decision_words(*deciding) : answer(*deciding);
}

std::string Answers::made_by_policy(StepId line, const Step& policy) {
  const bool is_literal = policy.policy().action == Action::use_default;
  const std::string what = is_literal ? "the default of " : "what there is instead by ";
  return what + quoted(name_of(policy.trigger)) + ": " + line_absence(line, Reach::far);
}

std::string Answers::joined_words(StepId line) {
  std::vector<std::string> parts;
  for (const StepId part : trace_.parts(line)) {
    const Step& step = trace_[part];
    if (step.is(Step::Kind::line) && !trace_.is_aside(part) && step.is_value())
      parts.push_back(answer(part));
  }
  return parts.empty() ? "joined of nothing" : "joined of " + listed(parts);
}

std::string Answers::list_words(StepId line) {
  const auto& each = *std::get_if<EachForm>(&trace_[line].form().what);
  std::size_t items = 0;
  std::vector<std::string> sources;
  for (const StepId part : trace_.parts(line)) {
    const Step& step = trace_[part];
    if (step.is(Step::Kind::item)) ++items;
    const bool is_source = step.is(Step::Kind::path) && step.is_value() &&
                           std::ranges::find(each.sources, &step.expr()) != each.sources.end();
    if (is_source) sources.push_back(list_at_beginning(answer_of_expr(line, step.expr())));
  }
  const std::size_t taken = trace_[line].node.is(Kind::list) ? trace_[line].node.items().size() : 0;
  constexpr std::string_view kAll = "each item of ";
  const std::string of = listed(sources);
  if (each.grouping) return counted(items, "group") + " of the items of " + of;
  if (taken == items) return std::string(kAll) + of;
  return std::to_string(taken) + " of " + counted(items, "item") + " of " + of;
}

/// A path, what it starts from, and the functions behind it.
std::string Answers::answer_of_expr(StepId line, const Expr& expr) {
  std::optional<StepId> path;
  std::vector<StepId> calls;
  for (const StepId part : trace_.parts(line)) {
    const Step& step = trace_[part];
    if (step.is(Step::Kind::path)) {
      if (path) break;
      if (&step.expr() == &expr) path = part;
    } else if (path && step.is(Step::Kind::call)) {
      calls.push_back(part);
    }
  }
  if (!path) return quoted(text_at(expr.span));
  std::string words = expr.group ? answer_of_expr(line, *expr.group) : base_words(*path);
  for (const StepId call : calls) {
    const auto* look_up = std::get_if<LookupCall>(&trace_[call].call());
    const bool ends_in_a_row = look_up && !look_up->index;
    words = ends_in_a_row ? look_up_words(call) + ", by " + words
                          : words + " | " + call_words(trace_[call].call());
  }
  return words;
}

std::string Answers::base_words(StepId path) {
  const Step& step = trace_[path];
  if (step.is_value() && showing_.is_in_document(step.node)) {
    std::string words = place_words(*showing_.place(step.node.origin()));
    if (step.node.is(Kind::list) && words.ends_with("[1]")) words.resize(words.size() - 3);
    return words;
  }
  const auto source = trace_.source(path);
  if (source && trace_[*source].is(Step::Kind::line)) return answer(*source);
  return quoted(path_words(step.expr()));
}

std::string Answers::look_up_words(StepId call) const {
  const auto& look_up = *std::get_if<LookupCall>(&trace_[call].call());
  const auto forward = trace_.last_of(call, Step::Kind::look_up);
  const auto back = trace_.last_of(call, Step::Kind::look_back);
  const TableRow* row = nullptr;
  if (forward) row = trace_[*forward].table_row();
  if (back) row = trace_[*back].table_row();
  const std::string table = "table " + quoted(look_up.table ? look_up.table->name : "");
  if (!row) return "what is said for codes without a row in " + table;
  return "row " + quoted(row_name(ended_.program, row->rule)) + " of " + table;
}

std::string Answers::decision_words(StepId decision) const {
  std::vector<std::string> rows;
  for (const StepId part : trace_.parts(decision)) {
    const Step& step = trace_[part];
    if (step.is(Step::Kind::row_taken))
      rows.push_back(quoted(row_name(ended_.program, step.row().rule)));
  }
  const std::string of = " of decision " + quoted(trace_[decision].decision().name);
  if (rows.empty()) return "no row" + of;
  return (rows.size() == 1 ? "row " : "rows ") + listed(rows) + of;
}

Secrecy Answers::secrecy_of(const Node& value) const {
  if (const auto maker = trace_.maker(value)) return secrecy(*maker);
  // A part of a constant has the rule that it is from; what came in has none.
  return value.rule() != 0 ? Secrecy::open : Secrecy::hidden;
}

Secrecy Answers::secrecy(StepId line) const {
  const Form& form = trace_[line].form();
  if (const auto policy = trace_.deciding_policy(line)) {
    const bool is_literal = trace_[*policy].policy().action == Action::use_default;
    return is_literal ? Secrecy::open : Secrecy::hidden;
  }
  bool is_open = std::get_if<ValueForm>(&form.what) != nullptr;
  if (const auto* from = std::get_if<FromForm>(&form.what)) is_open = is_open_read(line, *from);
  if (std::get_if<DecideForm>(&form.what)) {
    const auto decision = trace_.deciding(line);
    is_open = decision && is_open_row_answer(*decision);
  } else if (!is_open && !std::get_if<FromForm>(&form.what)) {
    const auto deciding = trace_.deciding(line);
    if (deciding && trace_[*deciding].is(Step::Kind::line)) return secrecy(*deciding);
  }
  return is_open ? Secrecy::open : Secrecy::hidden;
}

/// Whether what a line reads ends in a row of a table, or was itself written in the rules.
bool Answers::is_open_read(StepId line, const FromForm& from) const {
  const auto last = trace_.deciding(line);
  if (!last) return false;
  const Step& step = trace_[*last];
  if (step.is(Step::Kind::call)) {
    const auto row = trace_.last_of(*last, Step::Kind::look_up);
    return row && trace_[*row].table_row() != nullptr;
  }
  if (!from.expression->calls.empty()) return false;
  if (step.slot() && step.slot()->kind == SlotInfo::Kind::constant) return true;
  const auto source = trace_.source(*last);
  if (!source) return step.node.rule() != 0;
  return trace_[*source].is(Step::Kind::line) && secrecy(*source) == Secrecy::open;
}

bool Answers::is_open_row_answer(StepId decision) const {
  std::size_t taken = 0;
  bool is_open = true;
  for (const StepId part : trace_.parts(decision)) {
    const Step& step = trace_[part];
    if (!step.is(Step::Kind::row_taken)) continue;
    ++taken;
    is_open = is_open && std::ranges::all_of(step.row().answers, [](const RowAnswer& answer) {
                return answer.kind == RowAnswer::Kind::literal;
              });
  }
  return taken == 1 && is_open;
}

}  // namespace smx::why

// Tables and decisions for review, with every row.
#include <algorithm>

#include "smx/decision_info.h"

#include "packs/condition_text.h"
#include "program/words.h"
#include "review/describe.h"
#include "review/policy_words.h"
#include "review/rule_text.h"

namespace smx::review {

namespace {

std::string folded_in_words(Fold fold) {
  switch (fold) {
    case Fold::exact: return "";
    case Fold::letter_case: return "whatever the case of letters";
    case Fold::space: return "whatever the white space";
    case Fold::both: return "whatever the case of letters and the white space";
  }
  return "";
}

std::string hit_in_words(std::string_view hit) {
  if (hit == "first") return "the first that holds answers";
  if (hit == "unique") return "only one may hold";
  if (hit == "priority") return "the one with the highest answer counts";
  if (hit == "collect") return "all that hold answer, as a list";
  if (hit == "collect sum") return "the answers of all that hold are added up";
  if (hit == "collect min") return "the least answer of all that hold counts";
  if (hit == "collect max") return "the greatest answer of all that hold counts";
  return hit == "collect count" ? "those that hold are counted" : std::string(hit);
}

std::vector<SignatureEntry> columns_of(const std::vector<std::string>& names,
                                       const std::vector<const Type*>& types) {
  std::vector<SignatureEntry> columns;
  for (std::size_t i = 0; i < names.size(); ++i)
    columns.push_back({names[i], smx::describe(*types[i]), "required"});
  return columns;
}

std::string value_text(const Node& node) {
  return node.is(Kind::text) ? std::string(node.text()) : literal_text(node);
}

/// The keys of a row as they are written, and what is said about it there.
void describe_keys(const spec::Table& spec, Span span, RowReview& row) {
  const auto written = std::ranges::find_if(spec.rows, [&](const spec::Table::Row& one) {
    return one.span.source == span.source && one.span.begin == span.begin;
  });
  if (written == spec.rows.end()) {
    row.cells.push_back(row.id);
    return;
  }
  for (std::size_t i = 0; i < spec.keys.size(); ++i) row.cells.push_back(written->cells[i].text);
  const bool is_named = std::ranges::any_of(
      spec.preferred, [&](const spec::Word& key) { return key.text == written->cells[0].text; });
  if (written->preferred || is_named) row.remark = "preferred on the way back";
}

RowReview table_row(const PackOf& of, const spec::Table& spec, const TableRow& made) {
  const Rule& rule = of.program().rules[made.rule];
  RowReview row;
  row.address = rule.address;
  row.id = rule.address.substr(rule.address.find('/') + 1);
  row.file = file_of(rule.span);
  row.changes = changes_at(of, rule.address, Depth::only);
  describe_keys(spec, rule.span, row);
  for (const Node& value : made.values) row.cells.push_back(value_text(value));
  if (made.values.empty()) row.remark = "no counterpart";
  row.cells.resize(spec.keys.size() + spec.values.size());
  return row;
}

std::string answer_text(const RowAnswer& answer, const Decision& decision) {
  switch (answer.kind) {
    case RowAnswer::Kind::missing: return "";
    case RowAnswer::Kind::literal: return value_text(answer.literal);
    case RowAnswer::Kind::form: break;
  }
  const auto* from = std::get_if<FromForm>(&answer.form->what);
  return "from " + (from ? path_text(*from->expression, decision.slots) : std::string());
}

/// As its author wrote it in YAML; of a row from CSV what its cells come to.
std::string when_of(const DecisionRow& row, const Decision& decision, Span span) {
  static const std::vector<std::string_view> kLeftOut = {"id",   "then",   "effective", "basis",
                                                         "note", "source", "owner"};
  if (!row.when) return {};
  const std::string written = on_one_line(rule_text(span, {}, kLeftOut));
  if (written.starts_with("when: ")) return without_braces(written.substr(6));
  return written.starts_with("unless: ") ? written : condition_text(*row.when, decision.slots);
}

RowReview decision_row(const PackOf& of, const spec::Decision& spec, const Decision& decision,
                       const DecisionRow& made) {
  const Rule& rule = of.program().rules[made.rule];
  RowReview row;
  row.address = rule.address;
  row.id = rule.address.substr(rule.address.find('/') + 1);
  row.file = file_of(rule.span);
  row.standing = standing_of(line_of(rule));
  row.changes = changes_at(of, rule.address, Depth::only);
  row.when = when_of(made, decision, rule.span);
  for (const RowAnswer& answer : made.answers) row.cells.push_back(answer_text(answer, decision));
  const auto written = std::ranges::find_if(
      spec.rules, [&](const spec::Decision::Rule& one) { return one.id.text == row.id; });
  if (written == spec.rules.end() || !written->effective) return row;
  row.effect.from = written->effective->from.text;
  row.effect.to = written->effective->to.text;
  row.effect.zone = spec.zone.empty() ? of.zone() : spec.zone.text;
  return row;
}

}  // namespace

TableReview describe_table(const PackOf& of, const spec::Table& spec, const Table& table) {
  TableReview review;
  describe_thing(of, table.name, table.summary, spec.documentation, review);
  review.file = file_of(of.program().rules[table.rule].span);
  review.keys = columns_of(table.keys, table.key_types);
  review.values = columns_of(table.values, table.value_types);
  review.unmapped = table.unmapped ? policy_in_words(*table.unmapped) : "";
  review.compared = folded_in_words(table.fold);
  review.reverse = word_for(table.reverse);
  for (const TableRow& row : table.rows) review.rows.push_back(table_row(of, spec, row));
  return review;
}

DecisionReview describe_decision(const PackOf& of, const spec::Decision& spec,
                                 const Decision& decision) {
  DecisionReview review;
  describe_thing(of, decision.name, decision.summary, spec.documentation, review);
  review.file = file_of(spec.name.span);
  const auto info = smx::describe_decision(of.rules, of.program().pack + "/" + decision.name);
  if (info) {
    review.inputs = info->inputs;
    review.outputs = info->outputs;
    review.hit = hit_in_words(info->hit);
    review.covers = info->covers;
  }
  review.unmatched = decision.unmatched ? policy_in_words(*decision.unmatched) : "";
  for (const DecisionRow& row : decision.rows)
    review.rows.push_back(decision_row(of, spec, decision, row));
  return review;
}

}  // namespace smx::review

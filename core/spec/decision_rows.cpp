// The rows of a decision that stand in its file.
#include <algorithm>
#include <memory>
#include <utility>

#include "spec/conditions.h"
#include "spec/decisions.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"
#include "spec/windows.h"

namespace smx::spec {

namespace {

/// A rule as it is read; the answer is looked at once all its keys are.
struct RuleDraft {
  Decision::Rule rule;
  WhenUnless conditions;
  const yaml::Node* answer = nullptr;
};

void read_rule_id(Reader& reader, const yaml::Entry& entry, RuleDraft& draft) {
  draft.rule.id = read_name(reader, entry.value, "a rule");
}

void read_then(Reader&, const yaml::Entry& entry, RuleDraft& draft) {
  draft.answer = &entry.value;
}

void read_effective(Reader& reader, const yaml::Entry& entry, RuleDraft& draft) {
  draft.rule.effective = read_window(reader, entry.value);
}

constexpr Field<RuleDraft> kRule[] = {
    {"id", Presence::required, Shape::text, read_rule_id, "The name of the rule.", "name"},
    {"then", Presence::optional, Shape::any, read_then,
     "The answer: a literal or `{ from: input }`, or one of these for each output.", "answer"},
    {"effective", Presence::optional, Shape::map, read_effective,
     "When the rule counts, by `context.now`: `{ from: day, to: day }`.", "window"},
};

// ---- the answer

struct FromInput {
  std::shared_ptr<const Expression> from;
};

void read_from_input(Reader& reader, const yaml::Entry& entry, FromInput& into) {
  into.from = read_taken_over(entry.value, reader.diagnostics);
}

constexpr Field<FromInput> kFromInput[] = {
    {"from", Presence::required, Shape::text, read_from_input,
     "The input, or a part of one, that is the answer.", "expression"},
};

/// `READ`, or `{ from: status }`.
void read_cell_value(Reader& reader, const yaml::Node& node, Word column, Decision::Rule& rule) {
  Decision::Answer answer;
  answer.column = std::move(column);
  answer.span = node.span;
  if (node.is_map()) {
    FromInput input;
    read_map(reader, node, "an answer", part(kFromInput, input));
    answer.from = std::move(input.from);
    if (answer.from) rule.answers.push_back(std::move(answer));
  } else if (auto literal = read_literal(reader, node)) {
    answer.literal = std::move(*literal);
    rule.answers.push_back(std::move(answer));
  }
}

/// An answer with several columns: each must be there but those with `?`, and no other.
void read_answer_map(Reader& reader, const yaml::Node& map, const Decision& decision,
                     Decision::Rule& rule) {
  std::vector<std::string> names;
  for (const Declaration& column : decision.outputs) names.push_back(column.name.text);
  for (const yaml::Entry& entry : map.entries) {
    if (std::find(names.begin(), names.end(), entry.key.text) == names.end()) {
      refuse_unknown_key(reader, entry, "this answer", names);
    } else {
      read_cell_value(reader, entry.value, word_of(entry.key), rule);
    }
  }
  for (const Declaration& column : decision.outputs) {
    if (column.optional || map.find(column.name.text)) continue;
    refuse_missing_key(reader, map, "this answer", column.name.text, {});
  }
}

void read_answer(Reader& reader, const yaml::Node& node, const Decision& decision,
                 Decision::Rule& rule) {
  if (decision.outputs.size() > 1) {
    if (has_shape(reader, node, Shape::map, "a map with a literal for each output")) {
      read_answer_map(reader, node, decision, rule);
    }
  } else if (node.is_map() && !node.find("from")) {
    refuse_shape(reader, node, "a literal or `{ from: input }`",
                 "a decision with one output answers with its value");
  } else {
    read_cell_value(reader, node, {}, rule);
  }
}

/// A row may only say nothing where every output may be missing.
void demand_answer(Reader& reader, const yaml::Node& map, const Decision& decision) {
  const bool all_optional = std::all_of(decision.outputs.begin(), decision.outputs.end(),
                                        [](const Declaration& column) { return column.optional; });
  if (all_optional || map.find("then")) return;
  refuse_missing_key(reader, map, "a rule", "then", "The answer.");
}

}  // namespace

std::shared_ptr<const Expression> read_taken_over(const yaml::Node& scalar,
                                                  Diagnostics& diagnostics) {
  auto path = parse_expression(scalar, Pipes::allowed, diagnostics);
  if (!path) return nullptr;
  if (!path->calls.empty()) {
    diagnostics.add(make_error(Code::wrong_shape, "an answer takes an input over as it is",
                               path->calls.front().span,
                               "give it a function where the decision is asked"));
    return nullptr;
  }
  return std::make_shared<const Expression>(std::move(*path));
}

Decision::Rule read_decision_row(Reader& reader, const yaml::Node& map, const Decision& decision) {
  const OwnMistakes mistakes(reader);
  RuleDraft draft;
  draft.rule.span = map.span;
  const auto unknown =
      read_map(reader, map, "a rule", part(kRule, draft), part(kWhenUnless, draft.conditions),
               part(kLineDocumentation, draft.rule.documentation));
  draft.rule.when = together(std::move(draft.conditions));
  const bool has_columns = !decision.outputs.empty();  // otherwise that was said before
  if (has_columns && !is_misspelt(unknown, "then")) demand_answer(reader, map, decision);
  if (draft.answer && has_columns) read_answer(reader, *draft.answer, decision, draft.rule);
  draft.rule.broken = mistakes.any();
  return std::move(draft.rule);
}

void read_decision_rows(Reader& reader, const yaml::Node& list, Decision& decision) {
  if (!has_items(reader, list, "`rules`")) return;
  Ids ids(reader, "rules");
  for (const yaml::Node& item : list.items) {
    if (!has_shape(reader, item, Shape::map,
                   "a rule such as `{ id: ..., when: {...}, then: ... }`")) {
      continue;
    }
    Decision::Rule rule = read_decision_row(reader, item, decision);
    ids.add(rule.id);
    decision.rules.push_back(std::move(rule));
  }
}

std::vector<Key> rule_keys() {
  return keys_of(kRule, kWhenUnless, kLineDocumentation);
}

std::vector<Key> taken_over_keys() {
  return keys_of(kFromInput);
}

}  // namespace smx::spec

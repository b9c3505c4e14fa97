#include <algorithm>
#include <utility>

#include "spec/conditions.h"
#include "spec/decisions.h"
#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

// ---- rules

/// A rule as it is read; the answer is looked at once the output columns are known.
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

constexpr Field<RuleDraft> kRule[] = {
    {"id", Presence::required, Shape::text, read_rule_id, "The name of the rule."},
    {"then", Presence::required, Shape::any, read_then,
     "The answer: a literal, or a literal for each output."},
};

/// An answer with several columns: each must be there, and no other.
void read_answer_map(Reader& reader, const yaml::Node& map, const Decision& decision,
                     Decision::Rule& rule) {
  std::vector<std::string> names;
  for (const Declaration& column : decision.outputs) names.push_back(column.name.text);
  for (const yaml::Entry& entry : map.entries) {
    if (std::find(names.begin(), names.end(), entry.key.text) == names.end()) {
      refuse_unknown_key(reader, entry, "this answer", names);
    } else if (auto literal = read_literal(reader, entry.value)) {
      rule.outputs.emplace_back(word_of(entry.key), std::move(*literal));
    }
  }
  for (const std::string& name : names) {
    if (!map.find(name)) refuse_missing_key(reader, map, "this answer", name, {});
  }
}

void read_answer(Reader& reader, const yaml::Node& node, const Decision& decision,
                 Decision::Rule& rule) {
  if (decision.outputs.size() > 1) {
    if (has_shape(reader, node, Shape::map, "a map with a literal for each output")) {
      read_answer_map(reader, node, decision, rule);
    }
  } else if (node.is_map()) {
    refuse_shape(reader, node, "a literal", "a decision with one output answers with its value");
  } else if (auto literal = read_literal(reader, node)) {
    rule.outputs.emplace_back(Word{}, std::move(*literal));
  }
}

}  // namespace

Decision::Rule read_decision_row(Reader& reader, const yaml::Node& map, const Decision& decision) {
  const OwnMistakes mistakes(reader);
  RuleDraft draft;
  draft.rule.span = map.span;
  read_map(reader, map, "a rule", part(kRule, draft), part(kWhenUnless, draft.conditions),
           part(kLineDocumentation, draft.rule.documentation));
  draft.rule.when = together(std::move(draft.conditions));
  const bool has_columns = !decision.outputs.empty();  // otherwise that was said before
  if (draft.answer && has_columns) read_answer(reader, *draft.answer, decision, draft.rule);
  draft.rule.broken = mistakes.any();
  return std::move(draft.rule);
}

namespace {

void read_rules(Reader& reader, const yaml::Node& list, Decision& decision) {
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

// ---- the decision

struct DecisionDraft {
  Decision decision;
  const yaml::Node* rules = nullptr;
};

void read_decision_name(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.name = read_kebab_name(reader, entry.value, "a decision");
}

void read_hit(Reader& reader, const yaml::Entry& entry, DecisionDraft&) {
  if (entry.value.text == "first") return;
  reader.diagnostics.add(make_error(Code::unknown_key,
                                    "hit policies beyond `first` are designed, but not built yet",
                                    entry.value.span, "`hit: first`"));
}

void read_decision_fold(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.fold = read_fold(reader, entry.value);
}

void read_decision_inputs(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.inputs = read_inputs(reader, entry.value);
}

void read_decision_outputs(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.outputs = read_columns(reader, entry.value);
}

void keep_rules(Reader&, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.rules = &entry.value;
}

constexpr Field<DecisionDraft> kDecision[] = {
    {"decision", Presence::required, Shape::text, read_decision_name, "The name of the decision."},
    {"hit", Presence::optional, Shape::text, read_hit,
     "Which rule answers when several hold: the first."},
    {"fold", Presence::optional, Shape::list, read_decision_fold,
     "How texts are compared: `case` and `space` make no difference then."},
    {"input", Presence::required, Shape::map, read_decision_inputs,
     "What is decided on: names with a type each; `name?` may be absent."},
    {"output", Presence::required, Shape::map, read_decision_outputs,
     "The answer: one column gives a value, several give an object."},
    {"rules", Presence::required, Shape::list, keep_rules,
     "Conditions with an answer each; the first that holds answers."},
};

}  // namespace

Decision read_decision(Reader& reader, const yaml::Node& map) {
  DecisionDraft draft;
  Documentation documentation;
  read_map(reader, map, "a decision", part(kDecision, draft),
           part(kThingDocumentation, documentation), part(kLineDocumentation, documentation));
  draft.decision.documentation = std::move(documentation);
  if (draft.rules) read_rules(reader, *draft.rules, draft.decision);
  return std::move(draft.decision);
}

}  // namespace smx::spec

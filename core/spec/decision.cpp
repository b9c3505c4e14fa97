#include <utility>

#include "spec/decisions.h"
#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/policies.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

/// A decision as it is read; its rows are looked at once the columns are known.
struct DecisionDraft {
  Decision decision;
  const yaml::Node* rules = nullptr;
};

void read_decision_name(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.name = read_kebab_name(reader, entry.value, "a decision");
}

void read_hit(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.hit = read_hit_policy(reader, entry.value);
  draft.decision.hit_span = entry.value.span;
}

void read_priority(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  if (!has_items(reader, entry.value, "`priority`")) return;
  draft.decision.priority = read_literals(reader, entry.value, Code::wrong_shape);
}

void read_collecting(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.collect = read_collect(reader, entry.value);
  draft.decision.collect_span = entry.value.span;
}

void read_unmatched(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.unmatched = read_policy(reader, Trigger::unmatched, entry.value);
}

void read_zone(Reader&, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.zone = word_of(entry.value);
}

void read_decision_fold(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.fold = read_fold(reader, entry.value);
}

void read_decision_inputs(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.inputs = read_inputs(reader, entry.value);
}

void read_decision_outputs(Reader& reader, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.outputs = read_answer_columns(reader, entry.value);
}

void keep_rules(Reader&, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.rules = &entry.value;
}

void read_csv_name(Reader&, const yaml::Entry& entry, DecisionDraft& draft) {
  draft.decision.csv = word_of(entry.value);
}

constexpr Field<DecisionDraft> kDecision[] = {
    {"decision", Presence::required, Shape::text, read_decision_name, "The name of the decision.",
     "kebab name"},
    {"hit", Presence::optional, Shape::text, read_hit,
     "Which rule answers when several hold: first, unique, priority or collect.", "word",
     hit_words},
    {"priority", Presence::optional, Shape::list, read_priority,
     "The answers of the first output column, the highest first; for `hit: priority`.",
     "list of literal"},
    {"collect", Presence::optional, Shape::text, read_collecting,
     "What the answers come to: list, sum, min, max or count; for `hit: collect`.", "word",
     collect_words},
    {"unmatched", Presence::optional, Shape::any, read_unmatched,
     "What happens where no rule holds and the line does not say it.", "policy"},
    {"zone", Presence::optional, Shape::text, read_zone,
     "The time zone in which the days of `effective` begin; otherwise that of the pack.", "zone"},
    {"fold", Presence::optional, Shape::list, read_decision_fold,
     "How texts are compared: `case` and `space` make no difference then.", "list of word",
     fold_words},
    {"input", Presence::required, Shape::map, read_decision_inputs,
     "What is decided on: names with a type each; `name?` may be absent.", "declarations"},
    {"output", Presence::required, Shape::map, read_decision_outputs,
     "The answer: one column gives a value, several give an object; `name?` may be missing.",
     "declarations"},
    {"rules", Presence::optional, Shape::list, keep_rules,
     "Conditions with an answer each; `hit` says which of those that hold answers.",
     "list of rule"},
    {"rows", Presence::optional, Shape::text, read_csv_name,
     "The CSV file beside the decision that holds the rows, instead of `rules`.", "path"},
};

/// `rules` or `rows`, not both.
void check_rows(Reader& reader, const yaml::Node& map, const std::vector<std::string>& unknown) {
  const yaml::Entry* rules = map.find_entry("rules");
  const yaml::Entry* rows = map.find_entry("rows");
  if (rules && rows) {
    refuse_together(reader, {rules, rows},
                    "the rows stand here under `rules`, or in the file that `rows` names");
  } else if (!rules && !rows && !is_misspelt(unknown, "rules") && !is_misspelt(unknown, "rows")) {
    refuse_missing_key(reader, map, "a decision", "rules",
                       "Conditions with an answer each, or `rows` with the name of a CSV file.");
  }
}

/// What only one hit policy makes use of.
void check_hit(Reader& reader, const yaml::Node& map, const Decision& decision) {
  const yaml::Entry* priority = map.find_entry("priority");
  const yaml::Entry* collect = map.find_entry("collect");
  if (priority && decision.hit != Hit::priority) {
    reader.diagnostics.add(
        make_error(Code::missing_key, "`priority` needs `hit: priority`", priority->key.span));
  } else if (!priority && decision.hit == Hit::priority) {
    reader.diagnostics.add(make_error(
        Code::missing_key, "`hit: priority` needs `priority`", decision.hit_span,
        "the answers of the first output column, the highest first: `priority: [ HIGH, LOW ]`"));
  }
  if (collect && decision.hit != Hit::collect) {
    reader.diagnostics.add(
        make_error(Code::missing_key, "`collect` needs `hit: collect`", collect->key.span));
  }
}

}  // namespace

Decision read_decision(Reader& reader, const yaml::Node& map) {
  DecisionDraft draft;
  Documentation documentation;
  const auto unknown =
      read_map(reader, map, "a decision", part(kDecision, draft),
               part(kThingDocumentation, documentation), part(kLineDocumentation, documentation));
  draft.decision.documentation = std::move(documentation);
  check_rows(reader, map, unknown);
  check_hit(reader, map, draft.decision);
  if (draft.rules) read_decision_rows(reader, *draft.rules, draft.decision);
  return std::move(draft.decision);
}

std::vector<Key> decision_keys() {
  return keys_of(kDecision, kThingDocumentation, kLineDocumentation);
}

}  // namespace smx::spec

// A decision as people read it: its columns, its rows with their conditions and answers.
#include <algorithm>

#include "smx/decision_info.h"

#include "packs/condition_text.h"
#include "packs/rule_set_state.h"
#include "program/words.h"
#include "times/form.h"

namespace smx {

namespace {

struct FoundDecision {
  const Program* program = nullptr;
  const Decision* decision = nullptr;
};

std::string covers_text(const Decision& decision) {
  if (decision.hit == Hit::collect) return "every input, by an empty answer";
  if (decision.covers_all) return "every input";
  return decision.unmatched ? "not every input, and says what then: `unmatched`"
                            : "not every input: what no row holds for is unmatched";
}

std::string answer_text(const RowAnswer& answer, const Decision& decision) {
  switch (answer.kind) {
    case RowAnswer::Kind::missing: return "missing";
    case RowAnswer::Kind::literal: return literal_text(answer.literal);
    case RowAnswer::Kind::form: break;
  }
  const auto* from = std::get_if<FromForm>(&answer.form->what);
  return "from " + (from ? path_text(*from->expression, decision.slots) : std::string());
}

std::string answers_text(const DecisionRow& row, const Decision& decision) {
  if (row.answers.size() == 1) return answer_text(row.answers.front(), decision);
  std::string out;
  for (std::size_t i = 0; i < row.answers.size(); ++i) {
    if (!out.empty()) out += ", ";
    out += decision.outputs[i].name + ": " + answer_text(row.answers[i], decision);
  }
  return out;
}

DecisionRowLine line_of(const DecisionRow& row, const Decision& decision, const Program& program) {
  DecisionRowLine line;
  line.line = line_of(program.rules[row.rule]);
  line.id = line.line.address.substr(line.line.address.find('/') + 1);
  if (row.when) line.when = condition_text(*row.when, decision.slots);
  line.since = moment_text(row.window.from);
  line.until = moment_text(row.window.to);
  line.then = answers_text(row, decision);
  return line;
}

std::vector<FoundDecision> decisions_called(const RuleSetState& state, std::string_view name) {
  const std::size_t slash = name.find('/');
  const std::string_view pack =
      slash == std::string_view::npos ? std::string_view() : name.substr(0, slash);
  const std::string_view bare = slash == std::string_view::npos ? name : name.substr(slash + 1);
  std::vector<FoundDecision> found;
  for (const auto& one : state.packs) {
    const Program& program = *one->program;
    const auto decision = program.decisions.find(bare);
    if (decision == program.decisions.end() || is_imported(bare)) continue;
    if (pack.empty() || pack == program.pack) found.push_back({&program, decision->second.get()});
  }
  return found;
}

}  // namespace

std::vector<std::string> decision_names(const RuleSet& rules) {
  std::vector<std::string> names;
  for (const auto& pack : rules.state().packs) {
    for (const auto& [name, decision] : pack->program->decisions) {
      if (!is_imported(name)) names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<DecisionInfo> describe_decision(const RuleSet& rules, std::string_view name) {
  const auto all = decisions_called(rules.state(), name);
  if (all.size() != 1) {
    Diagnostic diagnostic;
    diagnostic.code = Code::unknown_decision;
    diagnostic.message = all.empty() ? "there is no decision `" + std::string(name) + "`"
                                     : "two packs have a decision `" + std::string(name) + "`";
    diagnostic.fix = all.empty()
                         ? suggest(name, decision_names(rules))
                         : "write `" + all.front().program->pack + "/" + std::string(name) + "`";
    return diagnostic;
  }
  const Program& program = *all.front().program;
  const Decision& decision = *all.front().decision;
  DecisionInfo info;
  info.pack = program.pack;
  info.name = decision.name;
  info.summary = decision.summary;
  info.hit = hit_text(decision);
  for (const InputInfo& input : decision.inputs) {
    info.inputs.push_back(
        {input.name, describe(*input.type), input.optional ? "optional" : "required"});
  }
  for (const OutputInfo& output : decision.outputs) {
    info.outputs.push_back(
        {output.name, describe(*output.type), output.optional ? "optional" : "required"});
  }
  info.gives = describe(*decision.result) + (decision.may_be_missing ? ", or nothing" : "");
  info.covers = covers_text(decision);
  for (const DecisionRow& row : decision.rows) info.rows.push_back(line_of(row, decision, program));
  return info;
}

}  // namespace smx

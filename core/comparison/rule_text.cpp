#include "comparison/rule_text.h"

#include <algorithm>
#include <utility>

#include "json/write_json.h"
#include "packs/condition_text.h"
#include "program/words.h"
#include "times/form.h"
#include "times/zones.h"

namespace smx::comparison {

namespace {

std::string_view word_for(State state) {
  switch (state) {
    case State::missing: return "missing";
    case State::null: return "null";
    case State::empty: return "empty";
    case State::present: return "present";
  }
  return "";
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : std::string(between)) + text;
  return out;
}

std::string literals_text(const std::vector<Node>& literals) {
  std::vector<std::string> texts;
  for (const Node& literal : literals) texts.push_back(json_text(literal));
  return texts.size() == 1 ? texts.front() : "[ " + joined(texts, ", ") + " ]";
}

std::string quoted_name(const std::string& name) {
  const bool plain = !name.empty() && std::ranges::all_of(name, [](unsigned char c) {
    return c >= 0x80 || std::isalnum(c) != 0 || c == '_' || c == '-' || c == '@' || c == '$';
  });
  if (plain) return name;
  std::string out;
  write_json(Node::text(name), JsonLayout::compact, out);
  return out;
}

}  // namespace

std::string json_text(const Node& node) {
  std::string out;
  write_json(node, JsonLayout::compact, out);
  return out;
}

std::string policy_action(const Policy& policy) {
  std::string out;
  switch (policy.action) {
    case Action::fail: out = "fail"; break;
    case Action::skip: out = "skip"; break;
    case Action::keep: out = "keep"; break;
    case Action::use_default: out = "default " + json_text(policy.literal); break;
    case Action::use_expression: out = "use"; break;
    case Action::fail_named: out = "fail " + policy.fault; break;
  }
  if (policy.reporting == Reporting::report) out += ", and report";
  return out;
}

std::vector<std::string> RuleText::take_uses() {
  std::sort(uses_.begin(), uses_.end());
  uses_.erase(std::unique(uses_.begin(), uses_.end()), uses_.end());
  return std::exchange(uses_, {});
}

std::string RuleText::of(const Policy& policy) {
  if (policy.action == Action::fail_named) use("fault " + policy.fault);
  std::string text = policy_action(policy);
  return policy.expression ? text + " " + of(*policy.expression) : text;
}

// ---- expressions

std::string RuleText::slot(Slot slot) {
  const SlotInfo& info = slots_[slot];
  if (info.let) use_rule(info.let->rule);
  if (info.need) use_rule(info.need->rule);
  return info.name;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as its brackets
std::string RuleText::of(const Expr& expr) {
  std::string out = expr.group ? "(" + of(*expr.group) + ")" : slot(expr.slot);
  if (!expr.group && slots_[expr.slot].kind == SlotInfo::Kind::context && !expr.steps.empty())
    use("context " + expr.steps.front().name);
  for (const PathStep& step : expr.steps) {
    if (out != ".") out += '.';
    switch (step.kind) {
      case PathStep::Kind::member: out += quoted_name(step.name); continue;
      case PathStep::Kind::position: out += std::to_string(step.position); continue;
      case PathStep::Kind::every: out += '*'; continue;
      case PathStep::Kind::computed: out += "(" + of(*step.key) + ")"; continue;
      case PathStep::Kind::filter_one:
      case PathStep::Kind::filter_every: break;
    }
    std::vector<std::string> matches;
    for (const Match& match : step.matches) {
      const std::string wanted = match.computed ? of(*match.computed) : json_text(match.literal);
      matches.push_back(joined(match.path, ".") + "=" + wanted);
    }
    if (step.kind == PathStep::Kind::filter_every) out += '*';
    out += "(" + joined(matches, ", ") + ")";
  }
  for (const CallStep& step : expr.calls)
    out += " | " + std::visit([this](const auto& one) { return call(one); }, step);
  return out;
}

std::string RuleText::call(const FunctionCall& call) {
  const FunctionSpec& function = *call.function;
  std::string out(function.name);
  if (function.script) use("function " + out);
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const CallArgument& one = call.arguments[i];
    if (!one.computed && !one.literal.given) continue;
    const ArgumentSpec* spec = i < function.arguments.size() ? &function.arguments[i] : nullptr;
    out += " " + argument(one, spec);
  }
  return out;
}

std::string RuleText::call(const LookupCall& call) {
  std::string out = call.way == LookupWay::back ? "lookup_reverse " : "lookup ";
  if (call.index) {
    use_rule(call.index->rule);
    out += call.index->name;
  } else {
    use("table " + call.table->name);
    out += call.table->name;
  }
  for (const CallArgument& key : call.more_keys) out += " " + argument(key, nullptr);
  return out;
}

std::string RuleText::argument(const CallArgument& argument, const ArgumentSpec* spec) {
  if (argument.computed) return "(" + of(*argument.computed) + ")";
  const Argument& literal = argument.literal;
  if (literal.pattern) return pattern(*literal.pattern);
  if (literal.zone) return literal.zone->name();
  if (literal.type) return literal.type->name;
  if (spec && spec->kind == ArgumentKind::choice && literal.choice < spec->choices.size())
    return std::string(spec->choices[literal.choice]);
  return json_text(literal.value);
}

std::string RuleText::pattern(const Pattern& pattern) {
  if (const spec::Pack* declared = pack_.declaration()) {
    for (const auto& [name, expression] : declared->patterns) {
      if (expression.text != pattern.expression()) continue;
      use("pattern " + name.text);
      return name.text;
    }
  }
  return json_text(Node::text(pattern.expression()));
}

// ---- conditions

std::string RuleText::test(const Condition& condition) {
  switch (condition.test) {
    case Test::equals: return literals_text(condition.literals);
    case Test::unequal: return "{ not: " + literals_text(condition.literals) + " }";
    case Test::range: return range_text(condition);
    case Test::state: return "{ is: " + std::string(word_for(condition.state)) + " }";
    case Test::starts: return "{ starts: " + literals_text(condition.literals) + " }";
    case Test::ends: return "{ ends: " + literals_text(condition.literals) + " }";
    case Test::contains: return "{ contains: " + literals_text(condition.literals) + " }";
    case Test::matches: return "{ matches: " + pattern(*condition.pattern) + " }";
    case Test::same_as: return "{ same_as: " + of(*condition.right) + " }";
    case Test::some: return "{ some: " + of(condition.parts.front()) + " }";
    case Test::every: return "{ every: " + of(condition.parts.front()) + " }";
    case Test::no_item: return "{ no: " + of(condition.parts.front()) + " }";
    case Test::all:
    case Test::any:
    case Test::none: break;
  }
  return "";
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a condition be
std::string RuleText::of(const Condition& condition) {
  const bool is_group =
      condition.test == Test::all || condition.test == Test::any || condition.test == Test::none;
  if (!is_group) {
    const std::string fold(word_for(condition.fold));
    return "{ " + of(*condition.left) + ": " + test(condition) +
           (fold.empty() ? "" : ", fold: " + fold) + " }";
  }
  // A group of one is what it holds, but for `none`.
  if (condition.parts.size() == 1 && condition.test != Test::none)
    return of(condition.parts.front());
  std::vector<std::string> parts;
  for (const Condition& part : condition.parts) parts.push_back(of(part));
  const std::string_view word = condition.test == Test::all   ? "all: "
                                : condition.test == Test::any ? "any: "
                                                              : "none: ";
  return std::string(word) + "[ " + joined(parts, ", ") + " ]";
}

}  // namespace smx::comparison

#include "spec/policies.h"

#include <algorithm>
#include <string>
#include <utility>

#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

bool can_keep(Trigger trigger) {
  return trigger == Trigger::null || trigger == Trigger::empty || trigger == Trigger::loss ||
         trigger == Trigger::conflict;
}

/// For these there is a value although something is to be said about it.
bool keeps_when_reporting(Trigger trigger) {
  return trigger == Trigger::loss || trigger == Trigger::conflict;
}

void refuse_word(Reader& reader, Trigger trigger, const yaml::Node& node) {
  std::vector<std::string> words = {"fail", "skip", "report"};
  if (can_keep(trigger)) words.emplace_back("keep");
  std::string label = suggest(node.text, words);
  if (node.text == "keep") label = "there is no value to keep; write " + listed(words);
  if (node.text == "default" || node.text == "use") {
    label = "this one is a map: `{ " + node.text + ": ... }`";
  }
  reader.diagnostics.add(
      make_error(Code::unknown_policy,
                 ticked(node.text) + " is no policy for `" + std::string(name_of(trigger)) + "`",
                 node.span, std::move(label)));
}

std::optional<Policy> read_word(Reader& reader, Trigger trigger, const yaml::Node& node) {
  Policy policy;
  policy.span = node.span;
  if (node.text == "fail") return policy;
  policy.action = Action::skip;
  if (node.text == "skip") return policy;
  if (keeps_when_reporting(trigger)) policy.action = Action::keep;
  policy.reporting = Reporting::report;
  if (node.text == "report") return policy;
  policy = {Action::keep, Reporting::quiet, {}, {}, nullptr, node.span};
  if (node.text == "keep" && can_keep(trigger)) return policy;
  refuse_word(reader, trigger, node);
  return std::nullopt;
}

void read_default(Reader& reader, const yaml::Entry& entry, Policy& policy) {
  policy.action = Action::use_default;
  if (auto literal = read_any_literal(reader, entry.value)) policy.literal = std::move(*literal);
}

void read_use(Reader& reader, const yaml::Entry& entry, Policy& policy) {
  policy.action = Action::use_expression;
  policy.expression = read_shared_expression(reader, entry.value, Pipes::allowed);
}

void read_fail(Reader& reader, const yaml::Entry& entry, Policy& policy) {
  policy.action = Action::fail_named;
  policy.fault = read_reference(reader, entry.value, "a fault");
}

void read_report(Reader& reader, const yaml::Entry& entry, Policy& policy) {
  const yaml::Node& value = entry.value;
  if (value.is_plain() && (value.text == "true" || value.text == "false")) {
    policy.reporting = value.text == "true" ? Reporting::report : Reporting::quiet;
  } else {
    refuse_shape(reader, value, "`true` or `false`");
  }
}

constexpr Field<Policy> kPolicyMap[] = {
    {"default", Presence::optional, Shape::any, read_default, "The literal that is used instead.",
     "value"},
    {"use", Presence::optional, Shape::text, read_use, "The expression that is used instead.",
     "expression"},
    {"fail", Presence::optional, Shape::text, read_fail, "The fault that refuses the document.",
     "reference"},
    {"report", Presence::optional, Shape::text, read_report, "Whether the report mentions it.",
     "boolean"},
};

/// Exactly one of the keys that say what happens.
bool has_one_action(Reader& reader, const yaml::Node& map) {
  std::vector<const yaml::Entry*> found;
  for (const std::string_view key : {"default", "use", "fail"}) {
    if (const yaml::Entry* entry = map.find_entry(key)) found.push_back(entry);
  }
  if (found.size() == 1) return true;
  const std::string rule = "a policy has exactly one of `default`, `use` and `fail`";
  if (found.empty()) {
    reader.diagnostics.add(make_error(Code::exclusive_keys, rule, map.span,
                                      "`skip` and `report` alone are written as words"));
  } else {
    refuse_together(reader, found, rule);
  }
  return false;
}

std::optional<Policy> read_policy_map(Reader& reader, const yaml::Node& map) {
  const Mistakes mistakes(reader);
  Policy policy;
  policy.span = map.span;
  read_map(reader, map, "a policy", part(kPolicyMap, policy));
  if (!mistakes.any()) has_one_action(reader, map);
  if (mistakes.any()) return std::nullopt;
  return policy;
}

}  // namespace

std::optional<Policy> read_policy(Reader& reader, Trigger trigger, const yaml::Node& node) {
  if (node.is_map()) return read_policy_map(reader, node);
  if (!has_shape(reader, node, Shape::text, "a word or a map")) return std::nullopt;
  return read_word(reader, trigger, node);
}

void read_policy_entry(Reader& reader, const yaml::Entry& entry, Policies& into) {
  const auto* name = std::find(std::begin(kTriggerNames), std::end(kTriggerNames), entry.key.text);
  const auto index = static_cast<std::size_t>(name - std::begin(kTriggerNames));
  std::optional<Policy>& policy = into.at(index);
  policy = read_policy(reader, static_cast<Trigger>(index), entry.value);
  if (policy) policy->span = {entry.key.span.source, entry.key.span.begin, entry.value.span.end};
}

Policies read_policies(Reader& reader, const yaml::Node& map) {
  Policies policies;
  for (const yaml::Entry& entry : map.entries) {
    if (read_entry(reader, entry, part(kPolicies, policies))) continue;
    const std::vector<std::string> names(std::begin(kTriggerNames), std::end(kTriggerNames));
    reader.diagnostics.add(make_error(Code::unknown_policy,
                                      "there is no policy `" + entry.key.text + "`", entry.key.span,
                                      suggest(entry.key.text, names)));
  }
  return policies;
}

void apply_default(const Literal& literal, Policies& policies) {
  for (const Trigger trigger : {Trigger::missing, Trigger::null, Trigger::empty}) {
    std::optional<Policy>& policy = policies[static_cast<std::size_t>(trigger)];
    if (policy) continue;
    policy.emplace();
    policy->action = Action::use_default;
    policy->literal = literal;
    policy->span = literal.word.span;
  }
}

std::vector<Key> policy_keys() {
  return keys_of(kPolicyMap);
}

std::vector<Key> policies_keys() {
  return keys_of(kPolicies);
}

}  // namespace smx::spec

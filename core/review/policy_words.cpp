#include "review/policy_words.h"

#include <algorithm>

#include "packs/condition_text.h"
#include "review/rule_text.h"

namespace smx::review {

namespace {

std::string_view word_for(Trigger trigger) {
  switch (trigger) {
    case Trigger::missing: return "missing";
    case Trigger::null: return "null";
    case Trigger::empty: return "empty";
    case Trigger::invalid: return "invalid";
    case Trigger::many: return "several found";
    case Trigger::unmapped: return "code not in the table";
    case Trigger::unmatched: return "nothing matches";
    case Trigger::conflict: return "sources differ";
    case Trigger::loss: return "something is lost";
    case Trigger::fault: return "any fault in it";
  }
  return "";
}

std::string action_in_words(const Policy& policy) {
  switch (policy.action) {
    case Action::fail: return "refuse";
    case Action::skip: return "leave out";
    case Action::keep: return "keep";
    case Action::use_default: return "default `" + literal_text(policy.literal) + "`";
    case Action::use_expression:
      return "use `" + on_one_line(rule_text(policy.expression->span, {}, {})) + "`";
    case Action::fail_named: return "refuse as `" + policy.fault + "`";
  }
  return "";
}

std::string reported(std::string words, Reporting reporting) {
  return reporting == Reporting::report ? words + ", and report it" : words;
}

void add_trigger(std::string& when, std::string_view word) {
  if (when.empty()) {
    when = word;
    return;
  }
  const std::size_t last = when.rfind(" or ");
  if (last != std::string::npos) when.replace(last, 4, ", ");
  when.append(" or ").append(word);
}

}  // namespace

std::string policy_in_words(const Policy& policy) {
  return reported(action_in_words(policy), policy.reporting);
}

namespace {

void add_policies(const Form& form, std::string_view from, std::vector<PolicyWords>& all) {
  for (std::size_t i = 0; i < kTriggers; ++i) {
    const Policy* policy = form.policies[i];
    if (!policy) continue;
    const std::string what = policy_in_words(*policy);
    const std::string said_by = from.empty() ? policy->inherited : std::string(from);
    auto same = std::ranges::find_if(
        all, [&](const PolicyWords& one) { return one.what == what && one.from == said_by; });
    if (same == all.end()) same = all.insert(same, {"", what, said_by});
    add_trigger(same->when, word_for(static_cast<Trigger>(i)));
  }
}

/// Of alternatives and pieces, each once: they act before those of the line.
void add_policies_of_parts(const std::vector<const Form*>& parts, std::vector<PolicyWords>& all) {
  for (const Form* part : parts) {
    std::vector<PolicyWords> own;
    add_policies(*part, "a part of it", own);
    for (PolicyWords& words : own) {
      const bool is_known = std::ranges::any_of(all, [&](const PolicyWords& one) {
        return one.when == words.when && one.what == words.what && one.from == words.from;
      });
      if (!is_known) all.push_back(std::move(words));
    }
  }
}

}  // namespace

std::vector<PolicyWords> policies_in_words(const Form& form) {
  std::vector<PolicyWords> all;
  add_policies(form, "", all);
  if (const auto* first = std::get_if<FirstForm>(&form.what))
    add_policies_of_parts(first->parts, all);
  if (const auto* cases = std::get_if<CasesForm>(&form.what))
    add_policies_of_parts(cases->cases, all);
  if (const auto* join = std::get_if<JoinForm>(&form.what)) add_policies_of_parts(join->parts, all);
  return all;
}

std::string fallback_of(const Form& form) {
  for (const Policy* policy : form.policies) {
    if (policy && policy->action == Action::use_default) return literal_text(policy->literal);
  }
  return {};
}

}  // namespace smx::review

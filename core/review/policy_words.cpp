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

std::vector<PolicyWords> policies_in_words(const Form& form) {
  std::vector<PolicyWords> all;
  for (std::size_t i = 0; i < kTriggers; ++i) {
    const Policy* policy = form.policies[i];
    if (!policy) continue;
    const std::string what = policy_in_words(*policy);
    auto same = std::ranges::find_if(all, [&](const PolicyWords& one) {
      return one.what == what && one.from == policy->inherited;
    });
    if (same == all.end()) same = all.insert(same, {"", what, policy->inherited});
    add_trigger(same->when, word_for(static_cast<Trigger>(i)));
  }
  return all;
}

std::string fallback_of(const Form& form) {
  for (const Policy* policy : form.policies) {
    if (policy && policy->action == Action::use_default) return literal_text(policy->literal);
  }
  return {};
}

}  // namespace smx::review

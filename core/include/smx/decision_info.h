// What `smx show` says of a decision.
#pragma once

#include <string>
#include <vector>

#include "smx/rule_set.h"

namespace smx {

/// One row, in the order in which rows are asked.
struct DecisionRowLine {
  std::string id;
  std::string when;   // "status: 500..599, call: send | reply"; empty: always
  std::string since;  // of its window, as an instant in UTC; empty: open
  std::string until;
  std::string then;  // "99", or "error: 99, retry: true"
  RuleLine line;     // its address, its place, and what is said about it
};

struct DecisionInfo {
  std::string pack;
  std::string name;
  std::string summary;
  std::string hit;  // "first", "unique", "priority", "collect", "collect sum"
  std::vector<SignatureEntry> inputs;
  std::vector<SignatureEntry> outputs;
  std::string gives;   // "text", "list of text"
  std::string covers;  // "every input", or what happens to what no row holds for
  std::vector<DecisionRowLine> rows;
};

/// Names of all decisions, sorted.
std::vector<std::string> decision_names(const RuleSet& rules);
/// unknown_decision with a suggestion when there is none of that name.
Result<DecisionInfo> describe_decision(const RuleSet& rules, std::string_view decision);

}  // namespace smx

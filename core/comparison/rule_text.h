// Expressions, conditions and forms of a checked program as texts that are equal exactly where what
// they are made from means the same. They follow the language, so that people can read them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "packs/rule_set_state.h"

namespace smx::comparison {

std::string json_text(const Node& node);
/// Without what it is inherited from.
std::string policy_action(const Policy& policy);

/// Writes what stands in one mapping or decision.
class RuleText {
 public:
  RuleText(const Pack& pack, const std::vector<SlotInfo>& slots)
      : pack_(pack), program_(*pack.program), slots_(slots) {}

  std::string of(const Expr& expr);
  std::string of(const Condition& condition);
  /// What it does, without its condition and policies. Lines inside are left to `on_line`.
  std::string of(const Form& form);
  std::string of(const Policy& policy);

  /// What was used since the last call: "table x", or an address.
  std::vector<std::string> take_uses();
  void add_uses(const std::vector<std::string>& uses) {
    uses_.insert(uses_.end(), uses.begin(), uses.end());
  }

  /// Called with each form that is a line of its own.
  std::function<void(const Form&)> on_line = [](const Form&) {};
  /// Called with guards and needs of the items of a list.
  std::function<void(const Guard&)> on_guard = [](const Guard&) {};
  std::function<void(const Need&)> on_need = [](const Need&) {};

 private:
  bool is_line(const Form& form) const;
  /// A form inside another one, with its condition and policies.
  std::string inside(const Form* form);
  std::string call(const FunctionCall& call);
  std::string call(const LookupCall& call);
  std::string argument(const CallArgument& argument, const ArgumentSpec* spec);
  std::string test(const Condition& condition);
  std::string pattern(const Pattern& pattern);
  std::string list_of(const std::vector<const Form*>& forms);
  std::string bound(const std::vector<std::pair<Slot, const Form*>>& arguments,
                    const std::vector<SlotInfo>& slots);
  std::string arrangement(const Arrangement& arrangement);
  std::string slot(Slot slot);
  void use(std::string what) { uses_.push_back(std::move(what)); }
  void use_rule(RuleId rule) { use(program_.rules[rule].address); }

  std::string of_parts(const FromForm& what);
  std::string of_parts(const ValueForm& what);
  std::string of_parts(const FirstForm& what);
  std::string of_parts(const OneOfForm& what);
  std::string of_parts(const CasesForm& what);
  std::string of_parts(const JoinForm& what);
  std::string of_parts(const DecideForm& what);
  std::string of_parts(const UseForm& what);
  std::string of_parts(const FieldsForm& what);
  std::string of_parts(const ListForm& what);
  std::string of_parts(const EachForm& what);
  std::string of_parts(const ZipForm& what);
  std::string of_parts(const HoldsForm& what);

  const Pack& pack_;
  const Program& program_;
  const std::vector<SlotInfo>& slots_;
  std::vector<std::string> uses_;
};

}  // namespace smx::comparison

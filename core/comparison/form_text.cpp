// Value forms as texts; rule_text.cpp has what they are made of.
#include <algorithm>
#include <array>

#include "comparison/rule_text.h"

namespace smx::comparison {

namespace {

std::string listed(const std::vector<std::string>& texts) {
  std::string out = "[ ";
  for (std::size_t i = 0; i < texts.size(); ++i) out += (i > 0 ? ", " : "") + texts[i];
  return out + " ]";
}

std::string_view word_for(Sortable what) {
  switch (what) {
    case Sortable::text: return "text";
    case Sortable::folded: return "text, case folded";
    case Sortable::numeric_text: return "text with numbers";
    case Sortable::number: return "number";
    case Sortable::boolean: return "boolean";
    case Sortable::instant: return "instant";
    case Sortable::listed: return "as listed";
    case Sortable::unknown: return "as the first item is";
  }
  return "";
}

std::string_view word_for(SortOrder order) {
  return order == SortOrder::down ? "down" : order == SortOrder::listed ? "listed" : "up";
}

std::string_view word_for(Ties ties) {
  return ties == Ties::same ? "same" : ties == Ties::dense ? "dense" : "order";
}

std::string_view word_for(Keep keep) {
  return keep == Keep::first ? "first" : keep == Keep::last ? "last" : "only";
}

std::string reported(Reporting reporting) {
  return reporting == Reporting::report ? ", and report" : "";
}

}  // namespace

bool RuleText::is_line(const Form& form) const {
  return program_.rules[form.rule].kind == RuleKind::line;
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets forms be
std::string RuleText::of(const Form& form) {
  return std::visit([this](const auto& what) { return of_parts(what); }, form.what);
}

std::string RuleText::inside(const Form* form) {
  if (!form) return "nothing";
  if (is_line(*form)) {
    on_line(*form);
    return "a line";
  }
  std::string out = of(*form);
  const bool has_more = form->when || std::ranges::any_of(form->policies, [](const Policy* one) {
                          return one != nullptr;
                        });
  if (!has_more) return out;
  if (form->when) out += ", when: " + of(*form->when);
  for (std::size_t i = 0; i < kTriggers; ++i) {
    if (form->policies[i])
      out += ", " + std::string(kTriggerNames[i]) + ": " + of(*form->policies[i]);
  }
  return "{ " + out + " }";
}

std::string RuleText::list_of(const std::vector<const Form*>& forms) {
  std::vector<std::string> texts;
  for (const Form* form : forms) texts.push_back(inside(form));
  return listed(texts);
}

std::string RuleText::bound(const std::vector<std::pair<Slot, const Form*>>& arguments,
                            const std::vector<SlotInfo>& slots) {
  std::map<std::string, std::string> by_name;
  for (const auto& [slot, form] : arguments) by_name[slots[slot].name] = inside(form);
  std::string out;
  for (const auto& [name, text] : by_name)
    out += (out.empty() ? " with { " : ", ") + name + ": " + text;
  return out.empty() ? out : out + " }";
}

std::string RuleText::of_parts(const FromForm& what) {
  return what.expression ? of(*what.expression) : "nothing";
}

std::string RuleText::of_parts(const ValueForm& what) {
  return "value " + json_text(what.literal);
}

std::string RuleText::of_parts(const FirstForm& what) {
  static constexpr std::array<std::string_view, 4> kStates = {"missing", "null", "empty",
                                                              "present"};
  std::string out = "first of " + list_of(what.parts);
  std::string skipping;
  for (std::size_t i = 0; i < kStates.size(); ++i) {
    if (what.skipping[i]) skipping += (skipping.empty() ? "" : ", ") + std::string(kStates[i]);
  }
  return skipping.empty() ? out : out + ", skipping " + skipping;
}

std::string RuleText::of_parts(const OneOfForm& what) {
  std::vector<std::string> texts;
  for (const auto& [kind, expr] : what.kinds) texts.push_back(kind + ": " + of(*expr));
  return "one of " + listed(texts);
}

std::string RuleText::of_parts(const CasesForm& what) {
  return "cases " + list_of(what.cases);
}

std::string RuleText::of_parts(const JoinForm& what) {
  const std::string out = "join " + list_of(what.parts);
  return what.between.empty() ? out : out + " between " + json_text(Node::text(what.between));
}

std::string RuleText::of_parts(const DecideForm& what) {
  use("decision " + what.decision->name);
  return "decide " + what.decision->name + bound(what.arguments, what.decision->slots);
}

std::string RuleText::of_parts(const UseForm& what) {
  use("mapping " + what.mapping->name);
  return "use " + what.mapping->name + bound(what.arguments, what.mapping->slots);
}

/// Members are lines, each with an address: which there are is not said of the object.
std::string RuleText::of_parts(const FieldsForm& what) {
  for (const Target& target : what.targets) {
    if (target.form) inside(target.form);
  }
  return "an object";
}

std::string RuleText::of_parts(const ListForm& what) {
  return "list " + list_of(what.items);
}

std::string RuleText::of_parts(const EachForm& what) {
  std::vector<std::string> sources;
  for (const Expr* source : what.sources) sources.push_back(of(*source));
  std::string out = "each of " + (sources.size() == 1 ? sources.front() : listed(sources));
  const std::string& item = slots_[what.item].name;
  if (item != ".") out += " as " + item;
  if (what.grouping) {
    std::vector<std::string> keys;
    for (const Expr* key : what.grouping->by) keys.push_back(of(*key));
    for (std::size_t i = 0; i < what.grouping->names.size(); ++i)
      keys[i] = what.grouping->names[i] + ": " + keys[i];
    out += ", grouped by " + listed(keys);
  }
  if (what.where) out += ", where " + of(*what.where);
  if (what.arrangement) out += arrangement(*what.arrangement);
  std::string body = what.body ? inside(what.body) : "";
  for (const Need* need : what.needs) on_need(*need);
  for (const Guard& guard : what.guards) on_guard(guard);
  for (Slot slot = what.first_inner; slot < what.last_inner && slot < slots_.size(); ++slot) {
    if (slots_[slot].let) inside(slots_[slot].let);
  }
  return out + ": " + body;
}

std::string RuleText::arrangement(const Arrangement& arrangement) {
  std::string out;
  if (arrangement.distinct) {
    std::vector<std::string> keys;
    for (const Expr* key : arrangement.distinct->by) keys.push_back(of(*key));
    out += ", distinct by " + listed(keys) +
           ", keep: " + std::string(word_for(arrangement.distinct->keep));
    if (arrangement.distinct->keyless == Keyless::keep) out += ", those without key too";
    out += reported(arrangement.distinct->reporting);
  }
  for (const SortKey& key : arrangement.sort) {
    out += ", sorted by " + of(*key.by) + " " + std::string(word_for(key.order)) + " (" +
           std::string(word_for(key.what)) + ")";
    for (const Node& literal : key.listed) out += " " + json_text(literal);
    out += key.absent == AbsentKeys::first ? ", those without key first" : "";
  }
  if (arrangement.rank) {
    out += ", ranked into " + arrangement.rank->into + " by " +
           std::to_string(arrangement.rank->keys) +
           ", ties: " + std::string(word_for(arrangement.rank->ties));
  }
  if (arrangement.limit) {
    out += ", at most " + std::to_string(arrangement.limit->to) +
           reported(arrangement.limit->reporting);
  }
  return out;
}

std::string RuleText::of_parts(const ZipForm& what) {
  std::vector<std::string> texts;
  for (const auto& [name, expr] : what.lists) texts.push_back(name + ": " + of(*expr));
  return "zip " + listed(texts);
}

std::string RuleText::of_parts(const HoldsForm& what) {
  return what.condition ? "holds " + of(*what.condition) : "holds";
}

}  // namespace smx::comparison

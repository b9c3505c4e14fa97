#include "review/line_facts.h"

#include <set>

#include "review/expressions_of.h"

namespace smx::review {

namespace {

const Type* member_type(const Type* object, const std::string& name) {
  if (!object) return nullptr;
  if (const Property* property = object->find(name)) return property->type;
  return object->additional;
}

std::string below(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "." + name;
}

}  // namespace

/// One overload for each form: the forms in it, each with its spot, and what is read beside them.
struct FactsOfMapping::Parts {
  FactsOfMapping& all;
  const Spot& spot;
  LineFacts* line;

  void operator()(const FromForm&) const {}
  void operator()(const ValueForm&) const {}
  void operator()(const OneOfForm&) const {}
  void operator()(const ZipForm&) const {}
  void operator()(const HoldsForm&) const {}
  void operator()(const FirstForm& what) const { same_spot(what.parts); }
  void operator()(const CasesForm& what) const { same_spot(what.cases); }
  void operator()(const JoinForm& what) const { same_spot(what.parts); }
  void operator()(const DecideForm& what) const {
    if (line) line->decisions.push_back(what.decision);
    hand_over(what.arguments, what.decision->inputs, "decision " + what.decision->name);
  }
  void operator()(const UseForm& what) const {
    if (line) line->mappings.push_back(what.mapping);
    hand_over(what.arguments, what.mapping->inputs, "mapping " + what.mapping->name);
  }
  void operator()(const FieldsForm& what) const {
    for (const Target& target : what.targets) {
      all.add(target.form,
              {below(spot.path, target.name), spot.of, member_type(spot.type, target.name),
               target.required},
              line);
    }
  }
  void operator()(const ListForm& what) const {
    for (std::size_t i = 0; i < what.items.size(); ++i) {
      const std::string path = spot.path + "[" + std::to_string(i) + "]";
      all.add(what.items[i], {path, spot.of, spot.type ? spot.type->item : nullptr, false}, line);
    }
  }
  void operator()(const EachForm& what) const {
    for (const Guard& guard : what.guards) all.add(guard);
    for (const Need* need : what.needs) all.add(*need);
    const Spot item{spot.path + "[]", spot.of, spot.type ? spot.type->item : nullptr, false};
    all.add(what.body, item, line);
    if (!what.arrangement || !what.arrangement->rank) return;
    LineFacts& rank = all.remember(what.arrangement->rank->rule);
    rank.name = below(item.path, what.arrangement->rank->into);
    rank.of = spot.of;
    rank.type = member_type(item.type, what.arrangement->rank->into);
  }

 private:
  void same_spot(const std::vector<const Form*>& forms) const {
    for (const Form* form : forms) all.add(form, {spot.path, spot.of, spot.type, false}, line);
  }
  void hand_over(const std::vector<std::pair<Slot, const Form*>>& arguments,
                 const std::vector<InputInfo>& inputs, const std::string& to) const {
    for (const auto& [slot, form] : arguments) {
      for (const InputInfo& input : inputs) {
        if (input.slot == slot) all.add(form, {input.name, to, input.type, !input.optional}, line);
      }
    }
  }
};

FactsOfMapping::FactsOfMapping(const Program& program, const Mapping& mapping)
    : program_(program), mapping_(mapping), paths_(mapping) {
  for (const Guard& guard : mapping.guards) add(guard);
  for (const SlotInfo& slot : mapping.slots) {
    if (slot.let) add(slot.let, {slot.name, "", nullptr, false}, nullptr);
    if (slot.need) add(*slot.need);
  }
  add(mapping.body, {"", "", mapping.output, !mapping.optional}, nullptr);
  Visitor visitor;
  visitor.lookup = [this](const LookupCall& lookup) {
    if (lookup.index) add_index(*lookup.index);
  };
  walk(mapping, visitor);
}

const LineFacts* FactsOfMapping::find(std::string_view address) const {
  const auto found = first_at_.find(address);
  return found == first_at_.end() ? nullptr : &facts_.at(found->second);
}

LineFacts& FactsOfMapping::remember(RuleId rule) {
  first_at_.try_emplace(program_.rules[rule].address, rule);
  LineFacts& line = facts_[rule];
  line.rule = rule;
  return line;
}

void FactsOfMapping::add(const Form* form, const Spot& spot, LineFacts* around) {
  if (!form) return;
  const Rule& rule = program_.rules[form->rule];
  LineFacts& line = remember(form->rule);
  line.form = form;
  line.name = spot.path;
  line.of = spot.of;
  line.type = spot.type;
  line.required = spot.required;
  // A part says nothing of its own: what it reads and uses belongs to the line around it.
  LineFacts* owner = rule.kind == RuleKind::line || !around ? &line : around;
  add_reads(*form, *owner);
  std::visit(Parts{*this, spot, owner}, form->what);
}

/// What stands in the form itself; the forms below add theirs.
void FactsOfMapping::add_reads(const Form& form, LineFacts& line) {
  Visitor visitor;
  visitor.enter = [](const Form&) { return false; };
  visitor.expression = [&](const Expr& expr) { line.reads.push_back(&expr); };
  visitor.lookup = [&](const LookupCall& lookup) {
    if (lookup.table) line.tables.push_back(lookup.table);
  };
  walk_below(form, visitor);
}

void FactsOfMapping::add(const Guard& guard) {
  LineFacts& line = remember(guard.rule);
  line.guard = &guard;
  Visitor visitor;
  visitor.expression = [&](const Expr& expr) { line.reads.push_back(&expr); };
  walk(guard.condition, visitor);
}

void FactsOfMapping::add(const Need& need) {
  LineFacts& line = remember(need.rule);
  line.need = &need;
  line.name = mapping_.slots[need.slot].name;
  line.type = need.type;
  Visitor visitor;
  visitor.expression = [&](const Expr& expr) { line.reads.push_back(&expr); };
  walk(need, visitor);
}

void FactsOfMapping::add_index(const ItemIndex& index) {
  LineFacts& line = remember(index.rule);
  line.name = index.name;
  if (line.reads.empty()) line.reads.push_back(index.of);
}

namespace {

void add_context(const Decision& decision, std::set<std::string>& names) {
  Visitor visitor;
  visitor.expression = [&](const Expr& expr) {
    if (!expr.group && expr.slot == 0 && !expr.steps.empty()) names.insert(expr.steps[0].name);
  };
  for (const DecisionRow& row : decision.rows) {
    walk(row.when, visitor);
    for (const RowAnswer& answer : row.answers) walk(answer.form, visitor);
  }
  if (decision.has_windows) names.insert("now");
}

// NOLINTNEXTLINE(misc-no-recursion): mappings do not use themselves
void add_context(const Mapping& mapping, std::set<const Mapping*>& met,
                 std::set<std::string>& names) {
  if (!met.insert(&mapping).second) return;
  Visitor visitor;
  visitor.expression = [&](const Expr& expr) {
    if (!expr.group && expr.slot == 0 && !expr.steps.empty()) names.insert(expr.steps[0].name);
  };
  visitor.enter = [&](const Form& form) {
    if (const auto* use = std::get_if<UseForm>(&form.what)) add_context(*use->mapping, met, names);
    if (const auto* decide = std::get_if<DecideForm>(&form.what))
      add_context(*decide->decision, names);
    return true;
  };
  walk(mapping, visitor);
}

}  // namespace

std::vector<std::string> context_read_by(const Mapping& mapping) {
  std::set<const Mapping*> met;
  std::set<std::string> names;
  add_context(mapping, met, names);
  return {names.begin(), names.end()};
}

}  // namespace smx::review

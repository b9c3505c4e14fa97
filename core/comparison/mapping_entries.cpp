// A mapping as entries: its signature, guards, needs, lets and lines.
#include <set>

#include "comparison/inventory.h"
#include "comparison/rule_text.h"
#include "comparison/type_text.h"
#include "program/words.h"

namespace smx::comparison {

namespace {

std::string_view word_for(GuardVerb verb) {
  switch (verb) {
    case GuardVerb::fail: return "fail ";
    case GuardVerb::skip: return "skip ";
    case GuardVerb::report: return "report ";
  }
  return "";
}

std::string_view word_for(Many many) {
  switch (many) {
    case Many::fail: return "fail";
    case Many::first: return "first";
    case Many::last: return "last";
    case Many::all: return "all";
  }
  return "";
}

std::string listed(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

class MappingEntries {
 public:
  MappingEntries(const Pack& pack, const Mapping& mapping)
      : program_(*pack.program), mapping_(mapping), text_(pack, mapping.slots) {
    for (const WayBack& way : mapping.ways_back) ways_back_.emplace(way.rule, &way);
    text_.on_line = [this](const Form& form) { add_line(form); };
    text_.on_guard = [this](const Guard& guard) { add_guard(guard); };
    text_.on_need = [this](const Need& need) { add_need(need); };
  }

  Thing take() {
    thing_.what = "mapping";
    thing_.name = mapping_.name;
    thing_.entries.emplace_back();
    for (const Guard& guard : mapping_.guards) add_guard(guard);
    Sequence& order = thing_.sequences.emplace_back(Sequence{"order of guards", {}});
    for (const Guard& guard : mapping_.guards)
      order.ids.push_back(program_.rules[guard.rule].address);
    for (const SlotInfo& slot : mapping_.slots) {
      if (slot.need) add_need(*slot.need);
      if (slot.let) add_line(*slot.let);
    }
    for (const ItemIndex& index : program_.indexes) {
      if (is_mine(index.rule)) add_index(index);
    }
    const bool is_result =
        mapping_.body && !std::holds_alternative<FieldsForm>(mapping_.body->what);
    if (is_result) {
      add_line(*mapping_.body);
    } else if (mapping_.body) {
      text_.of(*mapping_.body);
    }
    for (const CopyInfo& copy : mapping_.copies) add_copy(copy);
    add_inputs();
    thing_.entries.front() = itself();
    return std::move(thing_);
  }

 private:
  bool is_mine(RuleId rule) const {
    const Rule& one = program_.rules[rule];
    return one.variant == mapping_.variant && one.address.starts_with(mapping_.name + "/");
  }

  Entry itself() {
    Entry entry = entry_of(program_.rules[mapping_.rule], "mapping");
    add_documentation(entry, "summary", mapping_.summary);
    const std::string format = mapping_.output_plan ? ", as XML" : "";
    entry.add("output",
              type_text(*mapping_.output) + (mapping_.optional ? ", or nothing" : "") + format);
    if (mapping_.when) entry.add("when", text_.of(*mapping_.when));
    entry.add("inverse_of", mapping_.inverse_of);
    for (const ScopeValue& value : mapping_.scope) {
      if (value.expression)
        entry.add("scope " + program_.scope_names[value.name], text_.of(*value.expression));
    }
    for (const SlotInfo& slot : mapping_.slots) {
      if (slot.kind == SlotInfo::Kind::constant)
        entry.add("const " + slot.name, json_text(slot.constant));
    }
    entry.add("rounds of questions", std::to_string(mapping_.rounds));
    if (mapping_.body && std::holds_alternative<FieldsForm>(mapping_.body->what))
      add_policies(*mapping_.body, entry);
    entry.uses = text_.take_uses();
    if (!mapping_.inverse_of.empty()) entry.uses.push_back("mapping " + mapping_.inverse_of);
    return entry;
  }

  void add_inputs() {
    for (const InputInfo& input : mapping_.inputs) {
      Entry entry;
      entry.what = "input";
      entry.address = mapping_.name + "/input." + input.name;
      entry.span = program_.rules[mapping_.rule].span;
      entry.place = place_of(entry.span);
      entry.add("type", type_text(*input.type) + (input.optional ? ", optional" : ""));
      thing_.entries.push_back(std::move(entry));
    }
  }

  void add_guard(const Guard& guard) {
    Entry entry = entry_of(program_.rules[guard.rule], "guard");
    text_.take_uses();
    entry.add("when", text_.of(*guard.condition));
    entry.add("then", std::string(word_for(guard.verb)) + guard.fault);
    entry.uses = text_.take_uses();
    entry.uses.push_back("fault " + guard.fault);
    add(std::move(entry));
  }

  void add_need(const Need& need) {
    if (!needs_.insert(&need).second) return;
    Entry entry = entry_of(program_.rules[need.rule], "need");
    const std::vector<std::string> outer = text_.take_uses();
    entry.add("fetch", need.fetch + (need.optional ? ", optional" : ""));
    for (const auto& [name, expr] : need.by) entry.add("by " + name, text_.of(*expr));
    if (need.when) entry.add("when", text_.of(*need.when));
    entry.add("not found", need.fault);
    entry.uses = text_.take_uses();
    add(std::move(entry));
    keep_uses(outer);
  }

  void add_index(const ItemIndex& index) {
    Entry entry = entry_of(program_.rules[index.rule], "index");
    entry.add("of", text_.of(*index.of));
    std::vector<std::string> keys;
    for (const Expr* key : index.by) keys.push_back(text_.of(*key));
    entry.add("by", listed(keys));
    entry.add("many", std::string(word_for(index.many)));
    entry.uses = text_.take_uses();
    add(std::move(entry));
  }

  /// Lines stand in lines: what the outer one has used so far is put aside.
  void add_line(const Form& form) {
    if (!lines_.insert(&form).second) return;
    const Rule& rule = program_.rules[form.rule];
    const std::vector<std::string> outer = text_.take_uses();
    Entry entry = entry_of(rule, "line");
    if (rule.address.find("/let.") != std::string::npos) entry.what = "let";
    entry.add("value", text_.of(form));
    if (form.when) entry.add("when", text_.of(*form.when));
    add_policies(form, entry);
    if (rule.phi == Phi::yes) entry.add("patient data", "yes");
    const auto way = ways_back_.find(form.rule);
    if (way != ways_back_.end() && !mapping_.inverse_of.empty())
      entry.add("way back", std::string(word_for(way->second->reversal)));
    entry.uses = text_.take_uses();
    keep_uses(outer);
    add(std::move(entry));
  }

  void add_policies(const Form& form, Entry& entry) {
    for (std::size_t i = 0; i < kTriggers; ++i) {
      if (!form.policies[i]) continue;
      entry.parts.push_back({std::string(kTriggerNames[i]), text_.of(*form.policies[i]), "",
                             form.policies[i]->inherited});
    }
  }

  /// The members it takes over are lines; what it leaves is said by nobody else.
  void add_copy(const CopyInfo& copy) {
    Entry entry;
    entry.what = "copy";
    entry.address = copy.address + (copy.address == mapping_.name ? "/copy" : ".copy");
    entry.span = program_.rules[mapping_.rule].span;
    entry.place = place_of(entry.span);
    entry.add("from", copy.from);
    entry.add("except", listed(copy.excepted));
    entry.add("left, without target", listed(copy.unknown));
    add(std::move(entry));
  }

  void add(Entry entry) { thing_.entries.push_back(std::move(entry)); }
  void keep_uses(const std::vector<std::string>& outer) { text_.add_uses(outer); }

  const Program& program_;
  const Mapping& mapping_;
  RuleText text_;
  Thing thing_;
  std::set<const Form*> lines_;
  std::set<const Need*> needs_;
  std::map<RuleId, const WayBack*> ways_back_;
};

}  // namespace

Thing thing_of(const Pack& pack, const Mapping& mapping) {
  return MappingEntries(pack, mapping).take();
}

}  // namespace smx::comparison

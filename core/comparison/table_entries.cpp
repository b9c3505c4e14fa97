// Tables and decisions as entries, a row each.
#include <set>

#include "comparison/inventory.h"
#include "comparison/rule_text.h"
#include "comparison/type_text.h"
#include "packs/condition_text.h"
#include "program/words.h"

namespace smx::comparison {

namespace {

/// What a thing says in its file, where the program keeps less of it; null for one that is made.
template <typename Thing>
const Thing* spec_of(const Pack& pack, const std::string& name) {
  for (const spec::File& file : pack.files) {
    const auto* thing = std::get_if<Thing>(&file.thing);
    if (thing && thing->name.text == name) return thing;
  }
  return nullptr;
}

std::string words_text(const std::vector<spec::Word>& words, std::set<std::string> texts = {}) {
  for (const spec::Word& word : words) texts.insert(word.text);
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : ", ") + text;
  return out;
}

void add_columns(const std::vector<std::string>& names, const std::vector<const Type*>& types,
                 const std::string& what, Entry& entry) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names[i].empty() ? what : what + " " + names[i];
    entry.add(name, std::to_string(i + 1) + ": " + type_text(*types[i]));
  }
}

void add_way_back(const Table& table, const Pack& pack, Entry& entry) {
  entry.add("reverse", std::string(word_for(table.reverse)));
  const auto* said = spec_of<spec::Table>(pack, table.name);
  if (!said) return;
  std::set<std::string> preferred;
  for (const spec::Table::Row& row : said->rows) {
    if (row.preferred && !row.cells.empty()) preferred.insert(row.cells.front().text);
  }
  entry.add("preferred", words_text(said->preferred, preferred));
  entry.add("no_key", words_text(said->no_key));
}

Entry row_of(const Table& table, const TableRow& row, const Program& program) {
  Entry entry = entry_of(program.rules[row.rule], "row");
  for (std::size_t i = 0; i < row.values.size() && i < table.values.size(); ++i) {
    entry.add(table.values[i].empty() ? "value" : table.values[i], json_text(row.values[i]));
  }
  if (row.values.empty()) entry.add("value", "no counterpart");
  return entry;
}

Entry row_of(const DecisionRow& row, const Decision& decision, const Program& program,
             RuleText& text) {
  Entry entry = entry_of(program.rules[row.rule], "row");
  entry.add("when", row.when ? text.of(*row.when) : "always");
  entry.add("from", moment_text(row.window.from));
  entry.add("to", moment_text(row.window.to));
  for (std::size_t i = 0; i < row.answers.size() && i < decision.outputs.size(); ++i) {
    const RowAnswer& answer = row.answers[i];
    const std::string& column = decision.outputs[i].name;
    const std::string name = column.empty() ? "then" : "then " + column;
    if (answer.kind == RowAnswer::Kind::literal) entry.add(name, json_text(answer.literal));
    if (answer.kind == RowAnswer::Kind::form && answer.form)
      entry.add(name, "from " + text.of(*answer.form));
  }
  entry.uses = text.take_uses();
  return entry;
}

/// Where the first row that holds answers, it matters in front of which one a row stands.
void add_order(const Decision& decision, const Program& program, Thing& thing) {
  if (decision.hit != Hit::first) return;
  Sequence order{"order of rows", {}};
  for (std::size_t i = 0; i < decision.rows.size(); ++i) {
    order.ids.push_back(program.rules[decision.rows[i].rule].address);
    const bool is_last = i + 1 == decision.rows.size();
    const std::string next =
        is_last ? "last" : "before " + program.rules[decision.rows[i + 1].rule].address;
    thing.entries[i + 1].setting.push_back({"asked", next});
  }
  thing.sequences.push_back(std::move(order));
}

const Rule* rule_of_thing(const Program& program, const std::string& name) {
  for (const Rule& rule : program.rules) {
    if (rule.kind == RuleKind::thing && rule.address == name) return &rule;
  }
  return nullptr;
}

}  // namespace

Thing thing_of(const Pack& pack, const Table& table) {
  const Program& program = *pack.program;
  Thing thing{"table", table.name, {}, {}};
  thing.entries.reserve(table.rows.size() + 1);
  Entry& entry = thing.entries.emplace_back(entry_of(program.rules[table.rule], "table"));
  add_documentation(entry, "summary", table.summary);
  add_columns(table.keys, table.key_types, "key", entry);
  add_columns(table.values, table.value_types, "value", entry);
  entry.add("fold", std::string(word_for(table.fold)));
  if (table.unmapped) entry.add("unmapped", policy_action(*table.unmapped));
  add_way_back(table, pack, entry);
  for (const TableRow& row : table.rows) thing.entries.push_back(row_of(table, row, program));
  return thing;
}

Thing thing_of(const Pack& pack, const Decision& decision) {
  const Program& program = *pack.program;
  RuleText text(pack, decision.slots);
  Thing thing{"decision", decision.name, {}, {}};
  const Rule* rule = rule_of_thing(program, decision.name);
  Entry entry = rule ? entry_of(*rule, "decision") : Entry{"decision", decision.name};
  add_documentation(entry, "summary", decision.summary);
  for (const InputInfo& input : decision.inputs)
    entry.add("input " + input.name, type_text(*input.type) + (input.optional ? ", optional" : ""));
  for (const OutputInfo& output : decision.outputs) {
    entry.add(output.name.empty() ? "output" : "output " + output.name,
              type_text(*output.type) + (output.optional ? ", optional" : ""));
  }
  entry.add("hit", std::string(hit_text(decision)));
  if (const auto* said = spec_of<spec::Decision>(pack, decision.name)) {
    std::string order;
    for (const spec::Word& word : said->priority) order += (order.empty() ? "" : ", ") + word.text;
    entry.add("priority", order);
  }
  if (decision.unmatched) entry.add("unmatched", text.of(*decision.unmatched));
  entry.uses = text.take_uses();
  thing.entries.push_back(std::move(entry));
  for (const DecisionRow& row : decision.rows)
    thing.entries.push_back(row_of(row, decision, program, text));
  add_order(decision, program, thing);
  return thing;
}

}  // namespace smx::comparison

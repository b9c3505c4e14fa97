// Edits of the rows of tables and decisions, whether they stand in YAML or in CSV.
#include <algorithm>

#include "overlays/patching.h"
#include "spec/decisions.h"
#include "spec/rows.h"

namespace smx::overlays {

namespace {

using Verb = spec::Overlay::Verb;
using Keys = std::vector<spec::Word>;

std::string address_of(const spec::Table::Row& row, std::size_t keys) {
  std::string address;
  for (std::size_t i = 0; i < keys && i < row.cells.size(); ++i)
    address += (i == 0 ? "" : ",") + row.cells[i].text;
  return address;
}

/// The cells of a key as the address writes them: one, or several with commas between.
Keys keys_in(const Edit& edit, std::size_t count) {
  Keys keys;
  const std::string& text = edit.edit->address.text;
  std::size_t begin = text.size() - edit.rest.size();
  while (keys.size() < count) {
    const bool last = keys.size() + 1 == count;
    const std::size_t end = last ? text.size() : std::min(text.find(',', begin), text.size());
    keys.push_back({text.substr(begin, end - begin), edit.edit->address_node->place(begin, end),
                    edit.edit->address.quoted});
    begin = std::min(end + 1, text.size());
  }
  return keys;
}

std::vector<std::string> row_addresses(const spec::Table& table) {
  std::vector<std::string> all;
  for (const auto& row : table.rows) all.push_back(address_of(row, table.keys.size()));
  for (const spec::Word& word : table.no_counterpart) all.push_back(word.text);
  return all;
}

/// `with: { no_counterpart: true }`: the code is known, and has no value.
bool has_no_counterpart(const yaml::Node& content, const spec::Table& table) {
  const yaml::Node* said = content.is_map() ? content.find("no_counterpart") : nullptr;
  const bool is_column =
      std::any_of(table.values.begin(), table.values.end(),
                  [](const auto& column) { return column.name.text == "no_counterpart"; });
  return said && !is_column && content.entries.size() == 1 && said->text == "true";
}

std::optional<spec::Table::Row> read_row(const Edit& edit, const spec::Table& table,
                                         spec::File& into, Diagnostics& diagnostics) {
  Keys keys = keys_in(edit, table.keys.size());
  if (has_no_counterpart(*edit.edit->content, table)) {
    spec::Table::Row row;
    row.cells = std::move(keys);
    row.span = edit.edit->span;
    row.no_counterpart = true;
    return row;
  }
  spec::Reader reader{diagnostics, into.types};
  auto row = spec::read_row_of(reader, keys, *edit.edit->content, table);
  if (row) row->span = edit.edit->span;
  return row;
}

/// Takes the row out; where it stood, or nothing.
std::optional<std::size_t> take_row(spec::Table& table, const std::string& address) {
  const auto found = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& row) {
    return address_of(row, table.keys.size()) == address;
  });
  if (found != table.rows.end()) {
    const auto at = static_cast<std::size_t>(found - table.rows.begin());
    table.rows.erase(found);
    return at;
  }
  const auto before = table.no_counterpart.size();
  std::erase_if(table.no_counterpart, [&](const spec::Word& word) { return word.text == address; });
  if (before == table.no_counterpart.size()) return std::nullopt;
  return table.rows.size();
}

}  // namespace

void patch_table(spec::Table& table, const Edit& edit, spec::File& into, Diagnostics& diagnostics) {
  if (adds(edit)) {
    return refuse_edit(edit, "the rows of a table have no order", "write the row with `set`",
                       diagnostics);
  }
  const auto known = row_addresses(table);
  if (edit.edit->verb != Verb::set && std::ranges::find(known, edit.rest) == known.end())
    return refuse_address(edit, "row", known, diagnostics);
  std::optional<spec::Table::Row> row;
  if (edit.edit->verb != Verb::remove) {
    row = read_row(edit, table, into, diagnostics);
    if (!row) return;
  }
  const std::size_t at = take_row(table, edit.rest).value_or(table.rows.size());
  if (!row) return;
  if (row->no_counterpart && table.keys.size() == 1) {
    table.no_counterpart.push_back(row->cells.front());
  } else {
    table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(*row));
  }
}

void patch_decision(spec::Decision& decision, const Edit& edit, spec::File& into,
                    Diagnostics& diagnostics) {
  auto& rules = decision.rules;
  const auto stands = [&](const std::string& id) {
    return std::find_if(rules.begin(), rules.end(),
                        [&](const auto& rule) { return rule.id.text == id; });
  };
  const auto found = stands(edit.rest);
  if (found == rules.end() && edit.edit->verb != Verb::set) {
    std::vector<std::string> known;
    for (const auto& rule : rules) known.push_back(rule.id.text);
    return refuse_address(edit, "row", known, diagnostics);
  }
  if (edit.edit->verb == Verb::remove) {
    rules.erase(found);
    return;
  }
  auto content = adds(edit) ? std::make_unique<const yaml::Node>(*edit.edit->content)
                            : with_id(edit, edit.rest, diagnostics);
  if (!content) return;
  spec::Reader reader{diagnostics, into.types};
  if (!spec::has_shape(reader, *content, spec::Shape::map,
                       "a row such as `{ when: ..., then: ... }`"))
    return;
  spec::Decision::Rule rule = spec::read_decision_row(reader, *content, decision);
  into.types.push_back(std::move(content));
  if (!adds(edit)) {
    if (found == rules.end()) {
      rules.push_back(std::move(rule));
    } else {
      *found = std::move(rule);
    }
    return;
  }
  if (const auto taken = stands(rule.id.text); taken != rules.end()) {
    Diagnostic diagnostic =
        make_error(Code::duplicate_id,
                   "`" + edit.thing + "` has a row `" + rule.id.text + "` already", rule.id.span);
    diagnostic.labels.push_back(make_label(taken->id.span, "this one"));
    diagnostic.fix = "change it with `replace`, or give the new one another id";
    diagnostics.add(std::move(diagnostic));
    return;
  }
  rules.insert(edit.edit->verb == Verb::after ? found + 1 : found, std::move(rule));
}

}  // namespace smx::overlays

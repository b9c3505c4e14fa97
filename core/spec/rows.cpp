#include "spec/rows.h"

#include <algorithm>
#include <utility>

#include "spec/documentation.h"
#include "spec/names.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

void refuse_row(Reader& reader, const Span& span, std::string message, std::string label = {}) {
  reader.diagnostics.add(make_error(Code::bad_row, std::move(message), span, std::move(label)));
}

void read_preferred(Reader& reader, const yaml::Entry& entry, Table::Row& row) {
  if (entry.value.is_plain() && (entry.value.text == "true" || entry.value.text == "false")) {
    row.preferred = entry.value.text == "true";
  } else {
    refuse_shape(reader, entry.value, "`true` or `false`");
  }
}

/// Reads cells by name into the columns [first, size()); what may stand beside them is
/// documentation.
void read_cells(Reader& reader, const yaml::Node& map, const Columns& columns, std::size_t first,
                Table::Row& row) {
  Documentation unused;
  for (const yaml::Entry& entry : map.entries) {
    const std::size_t column = columns.find(entry.key.text);
    if (column >= first && column < columns.size()) {
      if (auto literal = read_literal(reader, entry.value)) row.cells[column] = std::move(*literal);
      continue;
    }
    if (read_entry(reader, entry, part(kLineDocumentation, unused))) continue;
    if (entry.key.text == "preferred") {
      read_preferred(reader, entry, row);
      continue;
    }
    const std::vector<std::string> wanted(columns.names().begin() + static_cast<long>(first),
                                          columns.names().end());
    refuse_row(reader, entry.key.span, ticked(entry.key.text) + " is not a column of this row",
               suggest(entry.key.text, wanted));
  }
  for (std::size_t column = first; column < columns.size(); ++column) {
    if (map.find(columns.name(column))) continue;
    refuse_row(reader, map.span, "this row has no `" + columns.name(column) + "`");
  }
}

/// `OPENED: READ`, or `OPENED: { receipt: READ, final: "yes" }`.
void read_keyed_row(Reader& reader, const yaml::Entry& entry, const Columns& columns,
                    Table::Row& row) {
  row.cells[0] = word_of(entry.key);
  const yaml::Node& value = entry.value;
  if (value.is_plain() && value.text.empty()) {
    refuse_row(reader, entry.key.span, "this row has no value",
               "a code without counterpart stands in the list `no_counterpart`");
  } else if (columns.size() > 2) {
    if (has_shape(reader, value, Shape::map, "a map with a literal for each value column")) {
      read_cells(reader, value, columns, 1, row);
    }
  } else if (auto literal = read_literal(reader, value)) {
    row.cells[1] = std::move(*literal);
  }
}

void read_row_map(Reader& reader, const yaml::Node& map, Table& table) {
  const Columns columns(table);
  if (columns.keys() != 1) {
    refuse_shape(reader, map, "a list of rows",
                 "a table with several keys needs all of them named");
    return;
  }
  for (const yaml::Entry& entry : map.entries) {
    const Mistakes mistakes(reader);
    Table::Row row;
    row.cells.resize(columns.size());
    row.span = {entry.key.span.source, entry.key.span.begin, entry.value.span.end};
    read_keyed_row(reader, entry, columns, row);
    if (!mistakes.any()) table.rows.push_back(std::move(row));
  }
}

void read_row_list(Reader& reader, const yaml::Node& list, Table& table) {
  const Columns columns(table);
  for (const yaml::Node& item : list.items) {
    const Mistakes mistakes(reader);
    Table::Row row;
    row.cells.resize(columns.size());
    row.span = item.span;
    if (has_shape(reader, item, Shape::map, "a row with its columns")) {
      read_cells(reader, item, columns, 0, row);
    }
    if (!mistakes.any()) table.rows.push_back(std::move(row));
  }
}

}  // namespace

Columns::Columns(const Table& table) : keys_(table.keys.size()) {
  for (const Declaration& key : table.keys) names_.push_back(key.name.text);
  for (const Declaration& value : table.values) names_.push_back(value.name.text);
}

std::size_t Columns::find(std::string_view name) const {
  return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
}

std::optional<Table::Row> read_row_of(Reader& reader, const std::vector<Word>& keys,
                                      const yaml::Node& value, const Table& table) {
  const Mistakes mistakes(reader);
  const Columns columns(table);
  Table::Row row;
  row.cells = keys;
  row.cells.resize(columns.size());
  row.span = value.span;
  const bool one = columns.size() == columns.keys() + 1;
  if (value.is_map() || !one) {
    if (has_shape(reader, value, Shape::map, "a map with a literal for each value column"))
      read_cells(reader, value, columns, columns.keys(), row);
  } else if (auto literal = read_literal(reader, value)) {
    row.cells.back() = std::move(*literal);
  }
  if (mistakes.any()) return std::nullopt;
  return row;
}

void read_rows(Reader& reader, const yaml::Node& node, Table& table) {
  if (node.is_map()) return read_row_map(reader, node, table);
  if (node.is_list()) return read_row_list(reader, node, table);
  if (has_shape(reader, node, Shape::text, "rows, or the name of a CSV file")) {
    table.csv = word_of(node);
  }
}

}  // namespace smx::spec

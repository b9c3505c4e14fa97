// The rows of a table that lie in a CSV file.
#include <algorithm>
#include <utility>

#include "csv/csv.h"
#include "spec/names.h"
#include "spec/read_spec.h"
#include "spec/rows.h"

namespace smx::spec {

namespace {

/// Columns that people may keep beside the rows; the engine does not look at them.
constexpr std::string_view kIgnored[] = {"note", "basis"};

bool has_blanks_around(std::string_view text) {
  return !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
}

/// The column that marks rows which answer for their value on the way back.
constexpr std::string_view kPreferred = "preferred";

class CsvRows {
 public:
  CsvRows(Table& table, Diagnostics& diagnostics)
      : table_(table), columns_(table), diagnostics_(diagnostics) {}

  /// Finds out which cell belongs where; false when that cannot be said.
  bool read_header(const std::vector<csv::Cell>& header) {
    const std::size_t before = diagnostics_.errors();
    for (const csv::Cell& cell : header) place_.push_back(column_of(cell));
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      if (std::find(place_.begin(), place_.end(), column) != place_.end()) continue;
      refuse(whole(header), "the header has no column `" + columns_.name(column) + "`");
    }
    return diagnostics_.errors() == before;
  }

  void read_row(const std::vector<csv::Cell>& cells) {
    const std::size_t before = diagnostics_.errors();
    Table::Row row;
    row.cells.resize(columns_.size());
    row.span = whole(cells);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (place_[i] == preferred_place()) read_preferred(cells[i], row);
      if (place_[i] >= columns_.size()) continue;
      check_blanks(cells[i], place_[i]);
      row.cells[place_[i]] = {cells[i].text, cells[i].span, false};
    }
    if (diagnostics_.errors() == before) add(std::move(row));
  }

 private:
  /// The column of a header cell; size() for one that is ignored, or wrong.
  std::size_t column_of(const csv::Cell& cell) {
    const std::size_t column = columns_.find(cell.text);
    if (column < columns_.size()) return column;
    if (cell.text == kPreferred) return preferred_place();
    if (std::find(std::begin(kIgnored), std::end(kIgnored), cell.text) == std::end(kIgnored)) {
      std::vector<std::string> names = columns_.names();
      names.insert(names.end(), std::begin(kIgnored), std::end(kIgnored));
      refuse(cell.span, ticked(cell.text) + " is not a column of this table",
             has_blanks_around(cell.text) ? "blanks around a column's name are part of it"
                                          : suggest(cell.text, names));
    }
    return columns_.size();
  }

  /// Behind the columns of the table, and the place of what is ignored.
  std::size_t preferred_place() const { return columns_.size() + 1; }

  void read_preferred(const csv::Cell& cell, Table::Row& row) {
    row.preferred = cell.text == "true";
    if (!row.preferred && !cell.text.empty()) {
      refuse(cell.span, "`preferred` is `true`, or left empty");
    }
  }

  void check_blanks(const csv::Cell& cell, std::size_t column) {
    if (!has_blanks_around(cell.text)) return;
    const std::string where =
        is_blank(cell.text.front()) ? "at the beginning of a " : "at the end of a ";
    refuse(cell.span, "blanks " + where + (column < columns_.keys() ? "key" : "value"));
  }

  void add(Table::Row row) {
    const auto values = row.cells.begin() + static_cast<long>(columns_.keys());
    const auto is_empty = [](const Word& word) { return word.empty(); };
    if (const auto key = std::find_if(row.cells.begin(), values, is_empty); key != values) {
      return refuse(key->span, "this row has no key");
    }
    const auto first_empty = std::find_if(values, row.cells.end(), is_empty);
    if (first_empty == row.cells.end()) {
      table_.rows.push_back(std::move(row));
    } else if (!std::all_of(values, row.cells.end(), is_empty)) {
      refuse(first_empty->span, "this row has only some of its values",
             "all of them, or none for a code without counterpart");
    } else if (columns_.keys() == 1) {
      table_.no_counterpart.push_back(std::move(row.cells.front()));
    } else {
      row.cells.erase(values, row.cells.end());
      row.no_counterpart = true;
      table_.rows.push_back(std::move(row));
    }
  }

  static Span whole(const std::vector<csv::Cell>& cells) {
    if (cells.empty()) return {};
    return {cells.front().span.source, cells.front().span.begin, cells.back().span.end};
  }

  void refuse(Span span, std::string message, std::string label = {}) {
    diagnostics_.add(make_error(Code::bad_row, std::move(message), span, std::move(label)));
  }

  Table& table_;
  Columns columns_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> place_;  // of each cell, the column; size() when it is ignored
};

}  // namespace

void add_csv_rows(Table& table, const Source& csv, const Limits& limits, Diagnostics& diagnostics) {
  const auto file = csv::read_csv(csv, limits, diagnostics);
  if (!file) return;
  CsvRows rows(table, diagnostics);
  if (!rows.read_header(file->header)) return;
  for (const std::vector<csv::Cell>& cells : file->rows) rows.read_row(cells);
}

}  // namespace smx::spec

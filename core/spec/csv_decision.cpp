// The rows of a decision that lie in a CSV file: `id`, a column for each input and output, and what
// may be said about a row.
#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include "csv/csv.h"
#include "spec/decisions.h"
#include "spec/names.h"
#include "spec/read_spec.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

enum class Column : std::uint8_t { id, input, output, from, to, note, source, basis };

struct Known {
  std::string_view name;
  Column column;
};
constexpr Known kRowColumns[] = {
    {"id", Column::id},     {"from", Column::from},     {"to", Column::to},
    {"note", Column::note}, {"source", Column::source}, {"basis", Column::basis},
};

constexpr std::string_view kFromInput = "from: ";

/// What the header says of one cell of each row.
struct Place {
  Column column = Column::note;
  const Declaration* declared = nullptr;  // of an input or output
};

class CsvRows {
 public:
  CsvRows(Decision& decision, Diagnostics& diagnostics)
      : decision_(decision), diagnostics_(diagnostics) {}

  /// Finds out which cell belongs where; false when that cannot be said.
  bool read_header(const std::vector<csv::Cell>& header) {
    const std::size_t before = diagnostics_.errors();
    check_names();
    for (const csv::Cell& cell : header) places_.push_back(place_of(cell));
    demand("id", Column::id, nullptr, header);
    for (const Declaration& input : decision_.inputs)
      demand(input.name.text, Column::input, &input, header);
    for (const Declaration& output : decision_.outputs)
      demand(output.name.text, Column::output, &output, header);
    return diagnostics_.errors() == before;
  }

  void read_row(const std::vector<csv::Cell>& cells) {
    const std::size_t before = diagnostics_.errors();
    Decision::Rule rule;
    rule.span = whole(cells);
    std::vector<Condition> conditions;
    for (std::size_t i = 0; i < cells.size(); ++i)
      read_cell(cells[i], places_[i], rule, conditions);
    rule.when = all_of(std::move(conditions), rule.span);
    rule.broken = diagnostics_.errors() > before;
    decision_.rules.push_back(std::move(rule));
  }

 private:
  /// One header names all columns, so that no two may be called the same.
  void check_names() {
    std::set<std::string> names;
    for (const Known& known : kRowColumns) names.emplace(known.name);
    const auto claim = [&](const Declaration& declared) {
      if (names.insert(declared.name.text).second) return;
      refuse(declared.name.span,
             ticked(declared.name.text) + " cannot be a column of its own in a CSV file",
             "an input, an output and `id`, `from`, `to`, `note`, `source`, `basis` need different "
             "names");
    };
    for (const Declaration& input : decision_.inputs) claim(input);
    for (const Declaration& output : decision_.outputs) claim(output);
  }

  Place place_of(const csv::Cell& cell) {
    for (const Known& known : kRowColumns) {
      if (known.name == cell.text) return {known.column, nullptr};
    }
    for (const Declaration& input : decision_.inputs) {
      if (input.name.text == cell.text) return {Column::input, &input};
    }
    for (const Declaration& output : decision_.outputs) {
      if (output.name.text == cell.text) return {Column::output, &output};
    }
    std::vector<std::string> names;
    for (const Declaration& input : decision_.inputs) names.push_back(input.name.text);
    for (const Declaration& output : decision_.outputs) names.push_back(output.name.text);
    for (const Known& known : kRowColumns) names.emplace_back(known.name);
    const bool blanks =
        !cell.text.empty() && (is_blank(cell.text.front()) || is_blank(cell.text.back()));
    refuse(cell.span, ticked(cell.text) + " is not a column of this decision",
           blanks ? "blanks around a column's name are part of it" : suggest(cell.text, names));
    return {};
  }

  void demand(const std::string& name, Column column, const Declaration* declared,
              const std::vector<csv::Cell>& header) {
    const bool found = std::any_of(places_.begin(), places_.end(), [&](const Place& place) {
      return place.column == column && place.declared == declared;
    });
    if (!found) refuse(whole(header), "the header has no column " + ticked(name));
  }

  void read_cell(const csv::Cell& csv_cell, const Place& place, Decision::Rule& rule,
                 std::vector<Condition>& conditions) {
    const Cell cell{csv_cell.text, csv_cell.span};
    const Word word{csv_cell.text, csv_cell.span, false};
    switch (place.column) {
      case Column::id: return read_id(word, rule);
      case Column::input: {
        Condition made;
        const auto read = spec::read_cell(cell, place.declared->name, diagnostics_, made);
        if (read == CellReading::condition) conditions.push_back(std::move(made));
        return;
      }
      case Column::output: return read_output(cell, *place.declared, rule);
      case Column::from: return read_end<&Window::from>(word, rule);
      case Column::to: return read_end<&Window::to>(word, rule);
      case Column::note: rule.documentation.note = word.text; return;
      case Column::source: rule.documentation.source = word.text; return;
      case Column::basis: return read_basis(word, rule);
    }
  }

  void read_id(const Word& word, Decision::Rule& rule) {
    rule.id = word;
    if (!is_name(word.text)) {
      return refuse(word.span, ticked(word.text) + " cannot be the name of a row",
                    "a letter first, then letters, digits, `_` and `-`");
    }
    for (const Decision::Rule& earlier : decision_.rules) {
      if (earlier.id.text != word.text) continue;
      Diagnostic diagnostic =
          make_error(Code::duplicate_id, "two rows are called " + ticked(word.text), word.span);
      diagnostic.labels.push_back(make_label(earlier.id.span, "the first one"));
      diagnostics_.add(std::move(diagnostic));
      return;
    }
  }

  /// A literal, `from: input`, or nothing where the column may be missing.
  void read_output(const Cell& cell, const Declaration& column, Decision::Rule& rule) {
    if (cell.text.empty()) {
      if (column.optional) return;
      return refuse(
          cell.span, "this row has no " + ticked(column.name.text),
          "declare the output as " + ticked(column.name.text + "?") + " if it may be missing");
    }
    if (is_blank(cell.text.front()) || is_blank(cell.text.back()))
      return refuse(cell.span, "blanks around a value");
    Decision::Answer answer;
    answer.span = cell.span;
    if (decision_.outputs.size() > 1) answer.column = {column.name.text, cell.span, false};
    if (!cell.text.starts_with(kFromInput)) {
      answer.literal = {std::string(cell.text), cell.span, false};
    } else if (!(answer.from = read_path(cell))) {
      return;
    }
    rule.answers.push_back(std::move(answer));
  }

  std::shared_ptr<const Expression> read_path(const Cell& cell) {
    yaml::Node scalar;
    scalar.text = std::string(cell.text.substr(kFromInput.size()));
    scalar.span = place_in(cell, kFromInput.size(), cell.text.size());
    scalar.runs = {{0, scalar.span.begin}};
    return read_taken_over(scalar, diagnostics_);
  }

  template <Word Window::*End>
  void read_end(const Word& word, Decision::Rule& rule) {
    if (word.empty()) return;
    if (!rule.effective) rule.effective.emplace();
    (*rule.effective).*End = word;
    rule.effective->span = word.span;
  }

  void read_basis(const Word& word, Decision::Rule& rule) {
    if (word.empty()) return;
    if (const auto basis = find_basis(word.text)) {
      rule.documentation.basis = *basis;
    } else {
      refuse(word.span, "`basis` is `fact`, `inferred` or `assumed`",
             suggest(word.text, {"fact", "inferred", "assumed"}));
    }
  }

  static std::optional<Condition> all_of(std::vector<Condition> conditions, const Span& span) {
    if (conditions.empty()) return std::nullopt;
    if (conditions.size() == 1) return std::move(conditions.front());
    Condition all;
    all.kind = Test::all;
    all.span = span;
    all.parts = std::move(conditions);
    return all;
  }

  static Span whole(const std::vector<csv::Cell>& cells) {
    if (cells.empty()) return {};
    return {cells.front().span.source, cells.front().span.begin, cells.back().span.end};
  }

  void refuse(Span span, std::string message, std::string label = {}) {
    diagnostics_.add(make_error(Code::bad_row, std::move(message), span, std::move(label)));
  }

  Decision& decision_;
  Diagnostics& diagnostics_;
  std::vector<Place> places_;  // of each cell
};

}  // namespace

void add_csv_rows(Decision& decision, const Source& csv, const Limits& limits,
                  Diagnostics& diagnostics) {
  const auto file = csv::read_csv(csv, limits, diagnostics);
  if (!file) return;
  CsvRows rows(decision, diagnostics);
  if (!rows.read_header(file->header)) return;
  for (const std::vector<csv::Cell>& cells : file->rows) rows.read_row(cells);
}

}  // namespace smx::spec

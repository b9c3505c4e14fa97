// The rows of decisions, from YAML and from CSV.
#pragma once

#include <optional>
#include <string_view>

#include "smx/diagnostic.h"

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// One row in YAML: `{ id: ..., when: {...}, then: ... }`. The columns of `decision` are known.
Decision::Rule read_decision_row(Reader& reader, const yaml::Node& map, const Decision& decision);

/// What stands behind `rules:`.
void read_decision_rows(Reader& reader, const yaml::Node& list, Decision& decision);

/// The input, or the part of one, that an answer takes over. Null after a mistake.
std::shared_ptr<const Expression> read_taken_over(const yaml::Node& scalar,
                                                  Diagnostics& diagnostics);

/// A cell of a CSV row under an input column.
struct Cell {
  std::string_view text;
  Span span;
};

enum class CellReading : std::uint8_t { any, condition, mistake };

/// What a cell asks of its column: `-` for anything, otherwise tests with ` | ` between them.
CellReading read_cell(const Cell& cell, const Word& column, Diagnostics& diagnostics,
                      Condition& into);

/// The place of the characters [begin, end) of a cell; the whole cell where its quotes move them.
Span place_in(const Cell& cell, std::size_t begin, std::size_t end);

}  // namespace smx::spec

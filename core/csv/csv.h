// CSV (RFC 4180) with the place of each cell. A header line is required; quoted cells may hold
// commas, doubled quotes and line breaks; empty lines are skipped; a row with too many or too few
// cells, a stray quote, or bytes that are not UTF-8 are refused with their place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"
#include "smx/source.h"

namespace smx::csv {

struct Cell {
  std::string text;  // blanks around an unquoted cell are kept: the table's reader judges them
  Span span;
};

struct Table {
  std::vector<Cell> header;
  std::vector<std::vector<Cell>> rows;  // each as wide as the header
};

/// Nothing when there were errors; they are in `diagnostics`, all of them.
std::optional<Table> read_csv(const Source& source, const Limits& limits, Diagnostics& diagnostics);

}  // namespace smx::csv

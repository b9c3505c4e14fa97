// A row of a table as text; shared by RTF and HTML.
#pragma once

#include <span>
#include <string>

namespace smx::bodies {

struct Cell {
  std::string text;
  bool has_blocks = false;  // holds lists, tables or several paragraphs
};

/// `a | b`, a line; line breaks inside of a cell become blanks, and empty cells at the end are left
/// out. A row with a cell that `has_blocks`, or with one cell only, lays out pages rather than
/// data: its cells stand one below the other. Empty when the row says nothing.
std::string row_text(std::span<const Cell> cells);

}  // namespace smx::bodies

// CSV (RFC 4180) for people and their spreadsheets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smx::csv {

/// One cell as it is written: quoted where it must be. A text that a spreadsheet would take for a
/// formula — it begins with `=`, `+`, `-`, `@`, a tab or a carriage return — gets an apostrophe
/// before it, which spreadsheets do not show and programs have to take away.
std::string cell_text(std::string_view text);

/// Cells, commas, and CRLF.
std::string row_text(const std::vector<std::string>& cells);

}  // namespace smx::csv

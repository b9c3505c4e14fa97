// Texts that are put into Markdown, as GitHub reads it: what they hold stays text, whatever it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smx::pages {

/// `text` on one line, so that no character of it begins markup, a link or HTML; also for the cells
/// of tables.
std::string escaped_markdown(std::string_view text);

/// `text` as code, on one line. Nothing for nothing.
std::string markdown_code(std::string_view text);
/// The same for a cell of a table, which a `|` would end even in code.
std::string markdown_cell_code(std::string_view text);

/// One row of a table, of cells that are Markdown already.
std::string markdown_row(const std::vector<std::string>& cells);
/// The head of a table and the line below it.
std::string markdown_head(const std::vector<std::string>& names);

/// The fragment that GitHub gives a heading with this text, where it is the first of its kind.
std::string heading_slug(std::string_view text);

}  // namespace smx::pages

#include "bodies/text_rows.h"

#include <algorithm>
#include <string_view>

namespace smx::bodies {
namespace {

constexpr std::string_view kBlanks = " \t\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::string_view without_empty_lines(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

bool is_page_layout(std::span<const Cell> cells) {
  if (cells.size() == 1) return true;
  return std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.has_blocks; });
}

std::string stacked(std::span<const Cell> cells) {
  std::string out;
  for (const Cell& cell : cells) {
    if (trimmed(cell.text).empty()) continue;
    if (!out.empty()) out += '\n';
    out += without_empty_lines(cell.text);
  }
  return out;
}

void append_flat(std::string_view text, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trimmed(text.substr(at, end - at));
    if (!line.empty() && at > 0 && !out.ends_with(' ')) out += ' ';
    out += line;
    at = end + 1;
  }
}

}  // namespace

std::string row_text(std::span<const Cell> cells) {
  while (!cells.empty() && trimmed(cells.back().text).empty())
    cells = cells.first(cells.size() - 1);
  if (cells.empty()) return {};
  if (is_page_layout(cells)) return stacked(cells);
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += out.ends_with(' ') ? "| " : " | ";
    if (i == 0 && trimmed(cells[i].text).empty()) continue;
    append_flat(trimmed(cells[i].text), out);
  }
  return out;
}

}  // namespace smx::bodies

// What formatting changes, as a unified difference without context.
#include <string_view>

#include "smx/format_rules.h"

namespace smx {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

bool is_empty(std::string_view line) {
  return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

struct Hunk {
  std::size_t before = 0;  // the first line, from 0
  std::size_t after = 0;
  std::vector<std::string_view> removed{};
  std::vector<std::string_view> added{};
};

std::string range(std::size_t first, std::size_t count) {
  // A range of no lines is named by the line in front of it.
  return std::to_string(count == 0 ? first : first + 1) + "," + std::to_string(count);
}

void add_lines(const std::vector<std::string_view>& lines, char mark, std::string& out) {
  for (const std::string_view line : lines) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

void add(Hunk& hunk, std::string& out) {
  if (hunk.removed.empty() && hunk.added.empty()) return;
  out += "@@ -" + range(hunk.before, hunk.removed.size()) + " +" +
         range(hunk.after, hunk.added.size()) + " @@\n";
  add_lines(hunk.removed, '-', out);
  add_lines(hunk.added, '+', out);
}

}  // namespace

std::string layout_difference(const std::string& name, std::string_view before,
                              std::string_view after) {
  const std::vector<std::string_view> was = lines_of(before);
  const std::vector<std::string_view> is = lines_of(after);
  std::string out;
  Hunk hunk;
  std::size_t i = 0;
  std::size_t j = 0;
  // Lines stay in their order, one for one; only empty ones go.
  while (i < was.size() || j < is.size()) {
    if (i < was.size() && j < is.size() && was[i] == is[j]) {
      add(hunk, out);
      hunk = {++i, ++j};
      continue;
    }
    const bool is_dropped = j < is.size() && i < was.size() && is_empty(was[i]) && !is_empty(is[j]);
    if (j < is.size() && !is_dropped) hunk.added.push_back(is[j++]);
    if (i < was.size()) hunk.removed.push_back(was[i++]);
  }
  add(hunk, out);
  return out.empty() ? out : "--- " + name + "\n+++ " + name + "\n" + out;
}

}  // namespace smx

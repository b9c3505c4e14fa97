#include <algorithm>
#include <cctype>

#include "smx/ledger.h"

namespace smx {

namespace {

// Refused wherever it stands: a list is no literal, and nothing may follow a closing quote.
constexpr std::string_view kYamlPlaceholder = "[ TODO ]";
constexpr std::string_view kCsvPlaceholder = "\"TODO\"?";

/// A scalar that any YAML reader takes for this text.
std::string yaml_text(const std::string& text) {
  const auto is_word = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; };
  const bool plain = !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
                     std::ranges::all_of(text, [&](unsigned char c) {
                       return is_word(c) || c == '-' || c == '.' || c == '/';
                     });
  static constexpr std::string_view kNotTexts[] = {"true", "false", "null", "yes", "no",
                                                   "on",   "off",   "y",    "n"};
  std::string lower = text;
  std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
  const bool is_other = std::ranges::find(kNotTexts, lower) != std::end(kNotTexts);
  return plain && !is_other ? text : json_quoted(text);
}

std::string csv_text(const std::string& text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string::npos && !text.empty() &&
                     text.front() != ' ' && text.back() != ' ';
  if (plain) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

/// What is known of a column; null: nothing.
const std::string* known_in(const UnmappedTable& table, const UnmappedCode& code,
                            const std::string& column) {
  const auto key = std::ranges::find(table.keys, column);
  const bool is_key = key != table.keys.end();
  if (is_key != (code.asked == Asked::by_key)) return nullptr;
  const std::size_t at = is_key ? static_cast<std::size_t>(key - table.keys.begin()) : 0;
  return at < code.texts.size() ? &code.texts[at] : nullptr;
}

bool is_beside(const std::string& column) {
  return column == "note" || column == "basis" || column == "preferred";
}

std::string csv_row(const UnmappedTable& table, const UnmappedCode& code) {
  std::string row;
  for (const std::string& column : table.columns) {
    if (&column != &table.columns.front()) row += ',';
    const std::string* known = known_in(table, code, column);
    if (known) row += csv_text(*known);
    if (!known && !is_beside(column)) row += kCsvPlaceholder;
  }
  return row;
}

std::string list_row(const UnmappedTable& table, const UnmappedCode& code) {
  std::string row = "- { ";
  for (const std::string& column : table.columns) {
    if (&column != &table.columns.front()) row += ", ";
    const std::string* known = known_in(table, code, column);
    row += column + ": " + (known ? yaml_text(*known) : std::string(kYamlPlaceholder));
  }
  return row + " }";
}

std::string map_row(const UnmappedTable& table, const UnmappedCode& code) {
  const std::string* key = known_in(table, code, table.columns.front());
  const std::string name = key ? yaml_text(*key) : "TODO";
  if (table.columns.size() == 2) {
    const std::string* value = known_in(table, code, table.columns.back());
    // Of a row that is asked for by its value the key is open; a list in its place is refused.
    return value ? std::string(kYamlPlaceholder) + ": " + yaml_text(*value)
                 : name + ": " + std::string(kYamlPlaceholder);
  }
  std::string row = name + ": { ";
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    row += (i > 1 ? ", " : "") + table.columns[i] + ": " + std::string(kYamlPlaceholder);
  }
  return row + " }";
}

}  // namespace

std::string row_to_paste(const UnmappedTable& table, const UnmappedCode& code) {
  switch (table.style) {
    case RowStyle::csv: return csv_row(table, code);
    case RowStyle::list: return list_row(table, code);
    case RowStyle::map: break;
  }
  return map_row(table, code);
}

}  // namespace smx

#include "diff_markdown.h"

#include <vector>

#include "diff_text.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// A table longer than this is folded away.
constexpr std::size_t kLong = 12;

/// As code in a cell of a table: its own backticks, bars and line breaks must not end it.
std::string code(const std::string& text) {
  if (text.empty()) return {};
  std::string inside;
  for (const char c : printable(text)) {
    switch (c) {
      case '&': inside += "&amp;"; break;
      case '<': inside += "&lt;"; break;
      case '>': inside += "&gt;"; break;
      case '|': inside += "&#124;"; break;
      case '`': inside += "&#96;"; break;
      case '*': inside += "&#42;"; break;
      case '_': inside += "&#95;"; break;
      case '[': inside += "&#91;"; break;
      case ']': inside += "&#93;"; break;
      case '\\': inside += "&#92;"; break;
      case '~': inside += "&#126;"; break;
      case '@': inside += "&#64;"; break;
      case '#': inside += "&#35;"; break;
      default: inside += c;
    }
  }
  return "<code>" + inside + "</code>";
}

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kNamed = 4;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kNamed; ++i)
    text += (i > 0 ? ", " : "") + code(names[i]);
  if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
  return text;
}

std::string consequences(const RuleChange& change) {
  std::string text;
  if (!change.lines.empty())
    text = "inherited by " + counted(change.lines.size(), "line") + ": " + some_of(change.lines);
  if (!change.used_by.empty())
    text += (text.empty() ? "" : "; ") + std::string("used by ") + some_of(change.used_by);
  return text;
}

/// One line of a table for each part; what it is stands on the first.
std::string rows_of(const RuleChange& change) {
  const std::string what =
      std::string(word_for(change.kind)) + " " + change.what + " " + code(change.address);
  const std::string behind = consequences(change);
  std::string text;
  for (const PartChange& part : change.parts) {
    text += "| " + (text.empty() ? what : std::string()) + " | " + printable(part.part) + " | " +
            code(part.before) + " | " + code(part.after) + " |\n";
  }
  if (change.parts.empty()) text += "| " + what + " | | | |\n";
  if (!behind.empty()) text += "| ↳ " + behind + " | | | |\n";
  return text;
}

std::string table_of(const std::vector<RuleChange>& changes) {
  std::string text = "| change | part | before | after |\n|---|---|---|---|\n";
  for (const RuleChange& change : changes) text += rows_of(change);
  return text;
}

std::string folded(const std::string& title, const std::string& body) {
  return "<details><summary>" + title + "</summary>\n\n" + body + "\n</details>\n\n";
}

std::string by_pack(const std::vector<RuleChange>& changes) {
  std::string text;
  for (std::size_t begin = 0; begin < changes.size();) {
    std::size_t end = begin;
    while (end < changes.size() && changes[end].pack == changes[begin].pack) ++end;
    const std::vector<RuleChange> of_pack(changes.begin() + static_cast<std::ptrdiff_t>(begin),
                                          changes.begin() + static_cast<std::ptrdiff_t>(end));
    const std::string title =
        "pack " + code(changes[begin].pack) + ": " + counted(of_pack.size(), "change");
    const std::string table = table_of(of_pack);
    text += of_pack.size() > kLong ? folded(title, table) : "**" + title + "**\n\n" + table + "\n";
    begin = end;
  }
  return text;
}

}  // namespace

std::string diff_markdown(const RuleDiff& diff) {
  std::string text = "### What changes in the rules\n\n" + diff_summary(diff) + ".\n\n";
  text += by_pack(diff.changes);
  if (!diff.documentation.empty()) {
    text += folded(counted(diff.documentation.size(), "change") + " of documentation alone",
                   table_of(diff.documentation));
  }
  return text;
}

}  // namespace smx::cli

// What comparisons found, as Markdown for a pull request.
#include <algorithm>
#include <vector>

#include "smx/diff_report.h"

#include "comparison/counting.h"
#include "pages/markdown.h"

namespace smx {

namespace {

using comparison::counted;
using pages::escaped_markdown;
using pages::markdown_cell_code;
using pages::markdown_head;
using pages::markdown_row;

/// A table of more changes than this is folded away.
constexpr std::size_t kLong = 12;
/// So many addresses are named; the others are counted.
constexpr std::size_t kNamed = 4;

std::string some_of(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kNamed; ++i)
    text += (i > 0 ? ", " : "") + markdown_cell_code(names[i]);
  if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
  return text;
}

std::string consequences(const RuleChange& change) {
  std::string text;
  if (!change.lines.empty())
    text = "inherited by " + counted(change.lines.size(), "line") + ": " + some_of(change.lines);
  if (!change.used_by.empty())
    text += (text.empty() ? "used by " : "; used by ") + some_of(change.used_by);
  return text;
}

/// One row for each part; what it is a part of stands in the first.
std::string rows_of(const RuleChange& change) {
  std::string what = std::string(word_for(change.kind)) + " " + change.what + " " +
                     markdown_cell_code(change.address);
  const std::string behind = consequences(change);
  if (!behind.empty()) what += "<br>" + behind;
  if (change.parts.empty()) return markdown_row({what, "", "", ""});
  std::string text;
  for (const PartChange& whole : change.parts) {
    const PartChange part = shortened(whole);
    text += markdown_row({text.empty() ? what : "", escaped_markdown(part.part),
                          markdown_cell_code(part.before), markdown_cell_code(part.after)});
  }
  return text;
}

std::string table_of(std::span<const RuleChange> changes) {
  std::string text = markdown_head({"change", "part", "before", "after"});
  for (const RuleChange& change : changes) text += rows_of(change);
  return text;
}

std::string folded(const std::string& title, const std::string& body) {
  return "<details><summary>" + title + "</summary>\n\n" + body + "\n</details>\n\n";
}

std::string by_pack(std::span<const RuleChange> changes) {
  std::string text;
  while (!changes.empty()) {
    const auto end = std::ranges::find_if(
        changes, [&](const RuleChange& change) { return change.pack != changes.front().pack; });
    const auto of_pack = changes.first(static_cast<std::size_t>(end - changes.begin()));
    text += "**pack " + escaped_markdown(changes.front().pack) + "**\n\n";
    const std::string table = table_of(of_pack);
    text +=
        of_pack.size() > kLong ? folded(counted(of_pack.size(), "change"), table) : table + "\n";
    changes = changes.subspan(of_pack.size());
  }
  return text;
}

std::string row_of(const CorpusChange& change, ExampleValues values) {
  const std::string example = example_text(change, values);
  std::string smallest = markdown_cell_code(change.smallest.document);
  if (!example.empty()) smallest += "<br>" + markdown_cell_code(example);
  return markdown_row({markdown_cell_code(change.mapping), markdown_cell_code(path_text(change)),
                       count_text(change), smallest, some_of(change.because)});
}

std::string not_compared(const CorpusDiff& diff) {
  std::string list;
  for (const auto& [document, why] : diff.not_compared)
    list += "- " + pages::markdown_code(document) + ": " + escaped_markdown(why) + "\n";
  return folded(counted(diff.not_compared.size(), "document") + " not compared", list);
}

}  // namespace

std::string markdown_of(const RuleDiff& diff) {
  std::string text = "### What changes in the rules\n\n" + summary_of(diff) + ".\n\n";
  text += by_pack(diff.changes);
  if (diff.documentation.empty()) return text;
  return text + folded(counted(diff.documentation.size(), "change") + " of documentation alone",
                       table_of(diff.documentation));
}

std::string markdown_of(const CorpusReport& report) {
  std::string text = "### What that does to documents\n\n" + summary_of(report) + ".\n\n";
  const std::string head =
      markdown_head({"mapping", "what changes", "documents", "smallest example", "because of"});
  std::string surprises;
  std::string allowed;
  for (const CorpusChange& change : report.diff.changes) {
    std::string& rows = report.allowed.cover(change) ? allowed : surprises;
    rows += row_of(change, report.values);
  }
  const std::size_t count = report.surprises();
  const std::size_t others = report.diff.changes.size() - count;
  if (count > kLong) text += folded(counted(count, "place") + " not allowed", head + surprises);
  if (count > 0 && count <= kLong) text += head + surprises + "\n";
  if (others > 0) text += folded(counted(others, "place") + " allowed", head + allowed);
  return report.diff.not_compared.empty() ? text : text + not_compared(report.diff);
}

}  // namespace smx

#include <algorithm>
#include <map>
#include <vector>

#include "smx/diff_report.h"

#include "comparison/counting.h"

namespace smx {

using comparison::counted;
using comparison::enumerated;

std::size_t CorpusReport::surprises() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      diff.changes, [&](const CorpusChange& change) { return !allowed.cover(change); }));
}

std::string_view word_for(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::removed: return "removed";
    case ChangeKind::changed: break;
  }
  return "changed";
}

std::string_view word_for(ChangedPart part) {
  switch (part) {
    case ChangedPart::output: return "output";
    case ChangedPart::outcome: return "outcome";
    case ChangedPart::fault: return "fault";
    case ChangedPart::report: return "report";
  }
  return "";
}

std::string summary_of(const RuleDiff& diff) {
  if (diff.is_empty()) return "the rules mean the same, and are documented the same";
  std::string text = "the rules mean the same";
  if (!diff.changes.empty()) {
    std::map<std::string, std::size_t> kinds;
    for (const RuleChange& change : diff.changes) ++kinds[change.what];
    std::vector<std::string> parts;
    for (const auto& [what, count] : kinds) parts.push_back(counted(count, what));
    text = counted(diff.changes.size(), "change") + " of rules: " + enumerated(parts);
  }
  if (diff.documentation.empty()) return text;
  return text + "; " + counted(diff.documentation.size(), "change") + " of documentation alone";
}

std::string summary_of(const CorpusReport& report) {
  const CorpusDiff& diff = report.diff;
  std::string text = counted(diff.documents, "document") + ": ";
  if (diff.changes.empty()) return text + "what comes out is the same";
  const std::size_t surprises = report.surprises();
  text += std::to_string(diff.different) + (diff.different == 1 ? " differs" : " differ") +
          ", in " + counted(diff.changes.size(), "place");
  if (surprises == 0) return text + ", all of them allowed";
  if (surprises == diff.changes.size()) return text + ", none of them allowed";
  return text + ", " + std::to_string(surprises) + " of them not allowed";
}

std::string path_text(const CorpusChange& change) {
  if (change.part != ChangedPart::output)
    return std::string(word_for(change.part)) + " " + change.path;
  return change.path.empty() ? "the whole output" : change.path;
}

std::string count_text(const CorpusChange& change) {
  const std::string text = counted(change.documents, "document");
  if (change.part == ChangedPart::outcome) return text;
  std::vector<std::string> ways;
  if (change.appeared > 0) ways.push_back("appeared in " + std::to_string(change.appeared));
  if (change.vanished > 0) ways.push_back("vanished in " + std::to_string(change.vanished));
  if (change.changed > 0) ways.push_back("changed in " + std::to_string(change.changed));
  // Of one way in all of them the number was said.
  if (ways.size() == 1) return text + ", " + ways.front().substr(0, ways.front().find(' '));
  return text + ": " + enumerated(ways);
}

std::string example_text(const CorpusChange& change, ExampleValues values) {
  if (change.part == ChangedPart::outcome) return {};
  const CorpusExample& one = change.smallest;
  const bool shown = values == ExampleValues::shown;
  const std::string& before = shown ? one.before : one.before_shape;
  const std::string& after = shown ? one.after : one.after_shape;
  const std::string place = one.pointer.empty() ? "" : one.pointer + ": ";
  return place + (before.empty() ? "nothing" : before) + " -> " +
         (after.empty() ? "nothing" : after);
}

}  // namespace smx

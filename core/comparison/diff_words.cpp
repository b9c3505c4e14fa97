#include <algorithm>
#include <map>
#include <vector>

#include "smx/diff_report.h"

#include "comparison/counting.h"

namespace smx {

using comparison::counted;
using comparison::enumerated;

namespace {

/// A text longer than this is shortened, and so much of it is kept around a difference.
constexpr std::size_t kLong = 160;
constexpr std::size_t kAround = 40;

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

/// The part [begin, end) with as much around it as helps, cut at blanks.
std::string excerpt(const std::string& text, std::size_t begin, std::size_t end) {
  std::size_t from = begin > kAround ? text.find(' ', begin - kAround) : 0;
  if (from == std::string::npos || from > begin) from = begin;
  std::size_t to = text.size() - end > kAround ? text.rfind(' ', end + kAround) : text.size();
  if (to == std::string::npos || to < end) to = end;
  while (is_inside_character(text, from)) --from;
  while (is_inside_character(text, to)) ++to;
  return (from > 0 ? "..." : "") + text.substr(from, to - from) + (to < text.size() ? " ..." : "");
}

}  // namespace

PartChange shortened(const PartChange& part) {
  const std::string& before = part.before;
  const std::string& after = part.after;
  if (std::max(before.size(), after.size()) <= kLong || before.empty() || after.empty())
    return part;
  const std::size_t most = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < most && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < most - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
    ++tail;
  return {part.part, excerpt(before, head, before.size() - tail),
          excerpt(after, head, after.size() - tail)};
}

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

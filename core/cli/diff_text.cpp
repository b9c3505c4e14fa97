#include "diff_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "smx/diff_report.h"

#include "json_object.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// So many users are named; the others are counted.
constexpr std::size_t kNamed = 4;
/// What was and what is stand on one line where both are this short.
constexpr std::size_t kShort = 60;

std::string place_text(const RulePlace& place) {
  if (place.file.empty()) return {};
  return printable(place.file) + ":" + std::to_string(place.position.line);
}

/// Where it is; of what is gone, where it was.
std::string place_text(const RuleChange& change) {
  return place_text(change.after.file.empty() ? change.before : change.after);
}

std::string some_of(const std::vector<std::string>& names) {
  const auto named = std::vector<std::string>(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(kNamed, names.size())));
  std::string text;
  for (const std::string& name : named) text += (text.empty() ? "" : ", ") + printable(name);
  if (names.size() > kNamed) text += " and " + std::to_string(names.size() - kNamed) + " more";
  return text;
}

Style style_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return Style::good;
    case ChangeKind::removed: return Style::bad;
    case ChangeKind::changed: break;
  }
  return Style::bold;
}

std::string part_text(const PartChange& part, Colour colour) {
  const std::string name = "      " + printable(part.part);
  const std::string before = printable(part.before);
  const std::string after = printable(part.after);
  if (before.empty() != after.empty() && before.size() + after.size() <= kShort)
    return name + ": " +
           (after.empty() ? before + painted("  (before)", Style::dim, colour) : after) + "\n";
  if (before.size() + after.size() <= kShort) return name + ": " + before + " -> " + after + "\n";
  std::string text = name + "\n";
  if (!before.empty()) text += painted("        - " + before, Style::bad, colour) + "\n";
  if (!after.empty()) text += painted("        + " + after, Style::good, colour) + "\n";
  return text;
}

/// Of what came or went, its parts; nothing stood on the other side.
std::string whole_part_text(const PartChange& part) {
  return "      " + printable(part.part) + ": " + printable(part.before + part.after) + "\n";
}

std::string text_of(const RuleChange& change, Colour colour) {
  const std::string place = place_text(change);
  std::string text = "  " + painted(word_for(change.kind), style_of(change.kind), colour) + " " +
                     change.what + " " + printable(change.address);
  if (!place.empty()) text += "  " + painted("(" + place + ")", Style::dim, colour);
  text += "\n";
  for (const PartChange& part : change.parts) {
    const bool changed = change.kind == ChangeKind::changed;
    text += changed ? part_text(shortened(part), colour) : whole_part_text(part);
  }
  if (!change.lines.empty()) {
    text += "      " + std::string("inherited by ") + counted(change.lines.size(), "line") + ": " +
            some_of(change.lines) + "\n";
  }
  if (!change.used_by.empty()) text += "      used by " + some_of(change.used_by) + "\n";
  return text;
}

std::string texts_of(const std::vector<RuleChange>& changes, const std::string& title,
                     Colour colour) {
  std::string text;
  std::string pack;
  for (const RuleChange& change : changes) {
    if (text.empty() || change.pack != pack) {
      pack = change.pack;
      text += (text.empty() ? "" : "\n") +
              painted("pack " + printable(pack) + title, Style::bold, colour) + "\n";
    }
    text += text_of(change, colour);
  }
  return text;
}

std::string json_of(const RulePlace& place) {
  if (place.file.empty()) return "null";
  return JsonObject().text("file", place.file).number("line", place.position.line).str();
}

std::string json_of(const RuleChange& change, std::string_view record) {
  std::vector<std::string> parts;
  for (const PartChange& part : change.parts) {
    JsonObject object;
    object.text("part", part.part);
    object.json("before", part.before.empty() ? "null" : json_quoted(part.before));
    object.json("after", part.after.empty() ? "null" : json_quoted(part.after));
    parts.push_back(object.str());
  }
  return JsonObject()
      .text("record", record)
      .text("change", word_for(change.kind))
      .text("pack", change.pack)
      .text("what", change.what)
      .text("address", change.address)
      .json("parts", json_list(parts))
      .json("before", json_of(change.before))
      .json("after", json_of(change.after))
      .json("used_by", json_texts(change.used_by))
      .json("lines", json_texts(change.lines))
      .str();
}

}  // namespace

std::string diff_text(const RuleDiff& diff, Colour colour) {
  std::string text = texts_of(diff.changes, "", colour);
  const std::string documentation = texts_of(diff.documentation, ", documentation alone", colour);
  if (!text.empty() && !documentation.empty()) text += "\n";
  return text + documentation;
}

std::string diff_json(const RuleDiff& diff) {
  std::string text;
  for (const RuleChange& change : diff.changes) text += json_of(change, "rule") + "\n";
  for (const RuleChange& change : diff.documentation)
    text += json_of(change, "documentation") + "\n";
  return text;
}

}  // namespace smx::cli

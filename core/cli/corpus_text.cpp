#include "corpus_text.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "json_object.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::size_t kNamed = 4;

std::string because_text(const CorpusChange& change) {
  std::string text;
  for (std::size_t i = 0; i < change.because.size() && i < kNamed; ++i)
    text += (i > 0 ? ", " : "") + printable(change.because[i]);
  if (change.because.size() > kNamed)
    text += " and " + std::to_string(change.because.size() - kNamed) + " more";
  return text;
}

std::string text_of(const CorpusChange& change, const CorpusReport& report, Colour colour) {
  const bool allowed = report.allowed.cover(change);
  const Style style = allowed ? Style::dim : Style::bold;
  std::string text = "    " + painted(printable(path_text(change)), style, colour) + "  in " +
                     count_text(change) + (allowed ? "  (allowed)" : "") + "\n";
  text += "      smallest: " + printable(change.smallest.document) + ", " +
          counted(change.smallest.bytes, "byte") + "\n";
  const std::string example = example_text(change, report.values);
  if (!example.empty()) text += "      " + printable(example) + "\n";
  if (!change.because.empty()) text += "      because of " + because_text(change) + "\n";
  return text;
}

/// Reasons with how many documents each has, and one of them.
std::string not_compared_text(const CorpusDiff& diff) {
  std::string text;
  std::vector<std::string> told;
  for (const auto& [document, why] : diff.not_compared) {
    if (std::ranges::find(told, why) != told.end()) continue;
    told.push_back(why);
    const auto count = static_cast<std::size_t>(std::ranges::count_if(
        diff.not_compared, [&](const auto& other) { return other.second == why; }));
    text += "  not compared: " + counted(count, "document") + ", as " + printable(document) + ": " +
            printable(why) + "\n";
  }
  return text;
}

std::string json_of(const CorpusChange& change, const CorpusReport& report) {
  const bool shown = report.values == ExampleValues::shown;
  const CorpusExample& smallest = change.smallest;
  const auto quoted = [](const std::string& text) {
    return text.empty() ? std::string("null") : json_quoted(text);
  };
  const std::string example =
      JsonObject()
          .text("document", smallest.document)
          .number("bytes", smallest.bytes)
          .text("pointer", smallest.pointer)
          .json("before", quoted(shown ? smallest.before : smallest.before_shape))
          .json("after", quoted(shown ? smallest.after : smallest.after_shape))
          .str();
  return JsonObject()
      .text("record", "corpus")
      .text("part", word_for(change.part))
      .text("mapping", change.mapping)
      .text("path", change.path)
      .number("documents", change.documents)
      .number("appeared", change.appeared)
      .number("vanished", change.vanished)
      .number("changed", change.changed)
      .flag("allowed", report.allowed.cover(change))
      .json("smallest", example)
      .json("because", json_texts(change.because))
      .str();
}

}  // namespace

std::string corpus_text(const CorpusReport& report, Colour colour) {
  std::string text;
  std::string mapping;
  for (const CorpusChange& change : report.diff.changes) {
    if (text.empty() || change.mapping != mapping) {
      mapping = change.mapping;
      text += "  " + painted(printable(mapping), Style::bold, colour) + "\n";
    }
    text += text_of(change, report, colour);
  }
  return text + not_compared_text(report.diff);
}

std::string corpus_json(const CorpusReport& report) {
  std::string text;
  for (const CorpusChange& change : report.diff.changes) text += json_of(change, report) + "\n";
  for (const auto& [document, why] : report.diff.not_compared) {
    text += JsonObject()
                .text("record", "not_compared")
                .text("document", document)
                .text("why", why)
                .str() +
            "\n";
  }
  return text;
}

}  // namespace smx::cli

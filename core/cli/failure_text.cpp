#include "failure_text.h"

#include <algorithm>

#include "excerpt.h"
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

std::string_view trimmed(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

}  // namespace

std::string FailureText::row(std::string_view name, std::string_view text) const {
  constexpr std::size_t kWidth = 9;
  std::string padded(name);
  padded.resize(kWidth, ' ');
  return "    " + painted(padded, Style::dim, colour_) + printable(text) + "\n";
}

std::string FailureText::about(const TestFailure& failure, LineShown line) const {
  std::string text = failure.pointer.empty() ? "" : failure.pointer + "  ";
  text = "  " + printable(text + failure.what) + "\n";
  if (!failure.expected.empty() || !failure.actual.empty()) {
    const Excerpts shown = excerpts(printable(failure.expected), printable(failure.actual));
    text += row(sides_.expected, shown.one) + row(sides_.actual, shown.other);
    if (!shown.caret.empty()) text += row("", shown.caret);
  }
  if (!failure.rule.empty() && line == LineShown::here) {
    text += row("rule", line_words(failure));
    if (failure.line) text += row("", trimmed(failure.line->line_text));
  }
  if (failure.input) text += row("input", input_words(failure));
  return text;
}

std::string more_words(std::size_t count, std::size_t shown, std::string_view what) {
  return count > shown ? "  ... and " + counted(count - shown, "more " + std::string(what)) + "\n"
                       : "";
}

}  // namespace smx::cli

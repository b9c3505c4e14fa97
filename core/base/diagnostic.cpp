#include "smx/diagnostic.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"

namespace smx {

namespace {

/// Longer lines are cut: a schema on a single line must not be copied into every diagnostic.
constexpr std::size_t kLongestLine = 4096;

std::string_view cut(std::string_view line) {
  if (line.size() <= kLongestLine) return line;
  std::size_t end = 0;
  for (std::size_t next = 0; next <= kLongestLine; next += utf8::step_at(line, next).length) {
    end = next;
  }
  return line.substr(0, end);
}

Diagnostic make(Severity severity, Code code, std::string message, Span span, std::string text) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.severity = severity;
  diagnostic.message = std::move(message);
  if (span.source || !text.empty()) diagnostic.labels.push_back(make_label(span, std::move(text)));
  return diagnostic;
}

}  // namespace

Label make_label(Span span, std::string text) {
  Label label;
  label.text = std::move(text);
  if (!span.source) return label;
  label.file = span.source->name();
  label.begin = span.source->position_of(span.begin);
  label.end = span.source->position_of(std::max(span.begin, span.end));
  label.line_text = cut(span.source->line(label.begin.line));
  return label;
}

Diagnostic make_error(Code code, std::string message, Span span, std::string label_text) {
  return make(Severity::error, code, std::move(message), span, std::move(label_text));
}

Diagnostic make_warning(Code code, std::string message, Span span, std::string label_text) {
  return make(Severity::warning, code, std::move(message), span, std::move(label_text));
}

void Diagnostics::add(Diagnostic diagnostic) {
  const bool is_error = diagnostic.severity == Severity::error;
  ++(is_error ? errors_ : warnings_);
  if (items_.size() >= cap_) {
    ++left_out_;
    if (!is_error) return;
    // An error is worth more than a warning: the last warning gives its seat.
    const auto warning = std::find_if(items_.rbegin(), items_.rend(), [](const Diagnostic& item) {
      return item.severity == Severity::warning;
    });
    if (warning == items_.rend()) return;
    items_.erase(std::next(warning).base());
  }
  items_.push_back(std::move(diagnostic));
}

void Diagnostics::sort() {
  const auto place = [](const Diagnostic& diagnostic) {
    static const Label nowhere;
    const Label& label = diagnostic.labels.empty() ? nowhere : diagnostic.labels.front();
    return std::tuple(std::string_view(label.file), label.begin.line, label.begin.column,
                      diagnostic.code);
  };
  std::stable_sort(
      items_.begin(), items_.end(),
      [&place](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
}

}  // namespace smx

// The human form of a diagnostic, in the manner of rustc.
//
// Everything that comes from a file or a document is shown with its control characters escaped, so
// that no input can steer the terminal it is printed on.
#include <algorithm>
#include <cstdio>

#include "smx/diagnostic.h"

#include "base/utf8.h"

namespace smx {

namespace {

constexpr std::size_t kShownWidth = 160;  // code points of a line before a window is cut out of it
constexpr std::size_t kLeadBefore = 60;   // of them, before the marked place

/// Characters that act instead of being seen: controls, and marks that reorder or hide text.
bool is_hostile(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x061C ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
         (point >= 0xE0000 && point <= 0xE007F);
}

std::string escaped(char32_t point) {
  if (point == '\n') return "\\n";
  if (point == '\r') return "\\r";
  if (point == '\t') return "\\t";
  char text[16];
  std::snprintf(text, sizeof text, point < 0x100 ? "\\x%02x" : "\\u{%x}",
                static_cast<unsigned>(point));
  return text;
}

/// One step of `text` as it can be shown.
std::string shown_step(std::string_view text, std::size_t at, utf8::Step step) {
  if (!step.valid) return escaped(static_cast<unsigned char>(text[at]));
  if (is_hostile(step.code_point)) return escaped(step.code_point);
  return std::string(text.substr(at, step.length));
}

std::string shown(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Step step = utf8::step_at(text, at);
    out += shown_step(text, at, step);
    at += step.length;
  }
  return out;
}

/// A line cut to a width that fits, and the line below it that marks a place.
struct Excerpt {
  std::string line;
  std::string mark;
};

/// Marks the columns [begin, end) of a line. Tabs stay tabs on both lines, so that the mark stands
/// right whatever a terminal makes of them.
Excerpt excerpt_of(std::string_view text, std::size_t begin, std::size_t end, char mark) {
  const std::size_t width = utf8::count(text);
  const std::size_t first = width > kShownWidth && begin > kLeadBefore ? begin - kLeadBefore : 1;
  const std::size_t last = std::min(width, first + kShownWidth - 1);
  Excerpt excerpt;
  if (first > 1) excerpt = {"...", "   "};
  std::size_t column = 1;
  for (std::size_t at = 0; at < text.size() && column <= last; ++column) {
    const utf8::Step step = utf8::step_at(text, at);
    const bool is_tab = text[at] == '\t';
    const std::string piece = is_tab ? "\t" : shown_step(text, at, step);
    at += step.length;
    if (column < first) continue;
    excerpt.line += piece;
    if (column < begin) {
      excerpt.mark += is_tab ? "\t" : std::string(utf8::count(piece), ' ');
    } else if (column < end) {
      excerpt.mark.append(utf8::count(piece), mark);
    }
  }
  if (last < width) excerpt.line += "...";
  if (begin > width || begin >= end) excerpt.mark += mark;  // an empty place, or the end of a line
  return excerpt;
}

/// Collects the lines of one diagnostic.
class TextReport {
 public:
  TextReport(const Diagnostic& diagnostic, Colour colour)
      : diagnostic_(diagnostic), colour_(colour) {
    for (const Label& label : diagnostic.labels) {
      gutter_ = std::max(gutter_, std::to_string(label.begin.line).size());
    }
  }

  std::string take() {
    add_headline();
    for (const Label& label : diagnostic_.labels) add_label(label);
    add_note("rule", diagnostic_.rule);
    add_note("fault", diagnostic_.fault);
    for (const InputPlace& input : diagnostic_.inputs) add_input(input);
    for (const Note& note : diagnostic_.notes) add_note(note.name, note.text);
    add_note("fix", diagnostic_.fix);
    add_note("help", "smx explain " + code_id(diagnostic_.code));
    return std::move(out_);
  }

 private:
  static constexpr std::string_view kBold = "\x1b[1m";
  static constexpr std::string_view kGutter = "\x1b[1;34m";

  bool is_error() const { return diagnostic_.severity == Severity::error; }
  bool is_primary(const Label& label) const { return &label == &diagnostic_.labels.front(); }
  std::string_view severity_colour() const { return is_error() ? "\x1b[1;31m" : "\x1b[1;33m"; }

  std::string painted(std::string_view colour, std::string_view text) const {
    if (colour_ == Colour::never) return std::string(text);
    return std::string(colour) + std::string(text) + "\x1b[0m";
  }

  void add_headline() {
    const std::string kind = is_error() ? "error" : "warning";
    out_ += painted(severity_colour(), kind + "[" + code_id(diagnostic_.code) + "]");
    out_ += painted(kBold, ": " + shown(diagnostic_.message)) + "\n";
  }

  void add_label(const Label& label) {
    if (label.file.empty()) {
      add_note("note", label.text);
      return;
    }
    const std::string_view arrow = is_primary(label) ? "--> " : "::: ";
    out_ += painted(kGutter, std::string(gutter_, ' ') + std::string(arrow));
    out_ += shown(label.file) + ":" + std::to_string(label.begin.line) + ":" +
            std::to_string(label.begin.column) + "\n";
    // A place behind the end is one on a line that was too long to be copied whole.
    if (label.line_text.empty() || label.begin.column > utf8::count(label.line_text) + 1) {
      add_note("note", label.text);
    } else {
      add_excerpt(label);
    }
  }

  void add_excerpt(const Label& label) {
    const bool on_one_line = label.end.line <= label.begin.line;
    const std::size_t line_end = utf8::count(label.line_text) + 1;
    const std::size_t end = on_one_line ? label.end.column : line_end;
    const char mark = is_primary(label) ? '^' : '-';
    const Excerpt excerpt = excerpt_of(label.line_text, label.begin.column, end, mark);
    const std::string number = std::to_string(label.begin.line);
    const std::string padding(gutter_ - number.size(), ' ');
    const std::string blank = std::string(gutter_ + 1, ' ') + "|";
    const std::string_view colour = is_primary(label) ? severity_colour() : kGutter;
    out_ += painted(kGutter, blank) + "\n";
    out_ += painted(kGutter, padding + number + " |") + " " + excerpt.line + "\n";
    out_ += painted(kGutter, blank) + " " + painted_mark(excerpt.mark, shown(label.text), colour) +
            "\n";
  }

  std::string painted_mark(const std::string& mark, const std::string& text,
                           std::string_view colour) const {
    const std::size_t padding = mark.find_first_not_of(" \t");
    std::string marked = mark.substr(padding);
    if (!text.empty()) marked += " " + text;
    return mark.substr(0, padding) + painted(colour, marked);
  }

  void add_input(const InputPlace& input) {
    std::string text = input.document;
    const std::string& place = input.path.empty() ? input.pointer : input.path;
    if (!place.empty()) text += " at " + place;
    if (!input.shape.empty()) text += " (" + input.shape + ")";
    if (input.position) {
      text += ", line " + std::to_string(input.position->line) + ", column " +
              std::to_string(input.position->column);
    }
    add_note("input", text);
  }

  void add_note(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out_ += painted(kGutter, std::string(gutter_ + 1, ' ') + "=") + " ";
    out_ += painted(kBold, shown(name) + ":") + " " + shown(text) + "\n";
  }

  const Diagnostic& diagnostic_;
  Colour colour_;
  std::size_t gutter_ = 1;
  std::string out_;
};

}  // namespace

std::string render_text(const Diagnostic& diagnostic, Colour colour) {
  return TextReport(diagnostic, colour).take();
}

}  // namespace smx

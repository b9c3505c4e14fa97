#include <algorithm>

#include "yaml/characters.h"
#include "yaml/refusal.h"
#include "yaml/scalar_text.h"

namespace smx::yaml {

namespace {

enum class Chomp : std::uint8_t { strip, clip, keep };

/// What stands behind `|` or `>`.
struct Header {
  Chomp chomp = Chomp::clip;
  int indent = 0;  // the indentation indicator; 0: the first line decides
  std::size_t end = 0;
};

[[noreturn]] void refuse(std::string message, std::size_t begin, std::size_t end, std::string fix) {
  throw Refusal{Code::yaml_syntax, std::move(message), {begin, end, {}}, std::move(fix)};
}

/// Nothing but a comment may stand behind the header.
void check_rest_of_header(std::string_view text, std::size_t at) {
  const std::size_t rest = skip_blanks(text, at);
  const char c = byte_at(text, rest);
  if (c == '\0' || is_break(c) || (c == '#' && rest > at)) return;
  refuse("a text in several lines starts on the line below `|` or `>`", rest,
         end_of_line(text, rest),
         "move this to the next line, indented, or put the text in quotes");
}

Header read_header(std::string_view text, std::size_t at) {
  Header header;
  bool has_chomp = false;
  for (;; ++at) {
    const char c = byte_at(text, at);
    if ((c == '+' || c == '-') && !has_chomp) {
      header.chomp = c == '+' ? Chomp::keep : Chomp::strip;
      has_chomp = true;
    } else if (c >= '1' && c <= '9' && header.indent == 0) {
      header.indent = c - '0';
    } else {
      break;
    }
  }
  check_rest_of_header(text, at);
  header.end = end_of_line(text, at);
  return header;
}

/// Reads the lines of a block scalar.
class BlockScanner {
 public:
  BlockScanner(std::string_view text, std::size_t begin, Surroundings around)
      : text_(text),
        begin_(begin),
        style_(text[begin] == '|' ? Style::literal : Style::folded),
        header_(read_header(text, begin + 1)),
        parent_(around.indent) {}

  Scalar scan() {
    std::size_t line = header_.end;
    end_ = header_.end;
    if (line < text_.size()) line = after_break(text_, line);
    text_end_ = line;
    indent_ = header_.indent > 0 ? std::max(parent_, 0) + header_.indent : detect_indent(line);
    while (line < text_.size() && take_line(line)) {
    }
    check_end();
    chomp();
    return out_.finish(style_, begin_, end_, std::max(text_end_, end_));
  }

 private:
  /// The indentation of the first line with something on it. A first line that is not deeper than
  /// the block around does not belong to the text, which then is empty.
  int detect_indent(std::size_t line) const {
    int widest_empty = 0;
    std::size_t widest_line = line;
    while (true) {
      const std::size_t at = skip_spaces(text_, line);
      const int spaces = static_cast<int>(at - line);
      const char c = byte_at(text_, at);
      if (is_break(c) || c == '\0') {
        if (spaces > widest_empty) {
          widest_empty = spaces;
          widest_line = line;
        }
        if (c == '\0') return std::max(widest_empty, deeper_than_parent());
        line = after_break(text_, at);
        continue;
      }
      if (spaces < deeper_than_parent()) {
        check_tab(at);
        check_root_is_indented(line);
        return std::max(widest_empty, deeper_than_parent());
      }
      if (widest_empty > spaces) refuse_wide_empty_line(widest_line, spaces, widest_empty);
      return spaces;
    }
  }

  /// YAML lets a text at the root stand in the first column; its readers do not agree on that.
  void check_root_is_indented(std::size_t line) const {
    if (parent_ >= 0 || is_document_marker(text_, line)) return;
    refuse("a text in several lines must be indented", line, line + 1, "indent its lines");
  }

  int deeper_than_parent() const { return std::max(parent_, 0) + 1; }

  [[noreturn]] void refuse_wide_empty_line(std::size_t line, int spaces, int widest) const {
    refuse("an empty line has more spaces than the first line of the text", line + spaces,
           line + widest, "delete the spaces on the empty line");
  }

  /// Takes the line at `line` and moves to the next; false when it does not belong to the text.
  bool take_line(std::size_t& line) {
    std::size_t at = line;
    while (at < line + indent_ && byte_at(text_, at) == ' ') ++at;
    check_last_line(line);
    const char c = byte_at(text_, at);
    if (is_break(c)) {
      take_break(line, at);
      return true;
    }
    if (at < line + indent_) {
      check_tab(at);
      return false;
    }
    flush_breaks(is_blank(c) ? LineKind::indented : LineKind::text);
    last_line_ = at;
    text_end_ = end_ = end_of_line(text_, at);
    out_.append(text_.substr(at, end_ - at), at);
    take_break(line, end_);
    return true;
  }

  /// A last line of spaces, more than the indentation, stays in some readers and goes in others.
  void check_end() const {
    const std::size_t at = skip_blanks(text_, last_line_);
    if (last_ == LineKind::none || at < end_) return;
    refuse("the text ends in a line of spaces", last_line_, at, "delete the spaces");
  }

  /// Spaces at the end of the file are a line of the text to some readers and nothing to others.
  void check_last_line(std::size_t line) const {
    const std::size_t at = skip_blanks(text_, line);
    if (at < text_.size() || at == line) return;
    refuse("the file ends in spaces without a line break", line, at, "delete them");
  }

  /// The end of the file ends a line like a line break does.
  void take_break(std::size_t& line, std::size_t at) {
    breaks_.push_back(at);
    line = at < text_.size() ? after_break(text_, at) : at;
  }

  /// A line that ends the text must not be one that was meant to belong to it.
  void check_tab(std::size_t at) const {
    if (text_[at] != '\t') return;
    const char c = byte_at(text_, skip_blanks(text_, at));
    if (!is_gap(c) && c != '#') refuse_tab(at);
  }

  enum class LineKind : std::uint8_t { none, text, indented };

  /// Writes the breaks between the line before and this one. In a folded text a single break
  /// between two lines of text is a blank and the first of several is dropped; lines that are
  /// indented further keep their breaks.
  void flush_breaks(LineKind kind) {
    const bool folds = style_ == Style::folded && last_ == LineKind::text && kind == LineKind::text;
    if (folds && breaks_.size() == 1) out_.append(' ', breaks_.front());
    for (std::size_t i = folds ? 1 : 0; i < breaks_.size(); ++i) out_.append('\n', breaks_[i]);
    breaks_.clear();
    last_ = kind;
  }

  void chomp() {
    if (breaks_.empty() || header_.chomp == Chomp::strip) return;
    if (header_.chomp == Chomp::clip && last_ == LineKind::none) return;
    const std::size_t count = header_.chomp == Chomp::keep ? breaks_.size() : 1;
    for (std::size_t i = 0; i < count; ++i) out_.append('\n', breaks_[i]);
    text_end_ = std::min(breaks_[count - 1] + 1, text_.size());
  }

  std::string_view text_;
  std::size_t begin_;
  Style style_;
  Header header_;
  int parent_;                 // the column of the block around, -1 at the root
  int indent_ = 0;             // the spaces in front of each line
  std::size_t last_line_ = 0;  // where the last line with something on it begins
  std::size_t end_ = 0;
  std::size_t text_end_ = 0;
  ScalarText out_;
  std::vector<std::size_t> breaks_;  // not written yet
  LineKind last_ = LineKind::none;
};

}  // namespace

Scalar scan_block(std::string_view text, std::size_t at, Surroundings around) {
  return BlockScanner(text, at, around).scan();
}

}  // namespace smx::yaml

#include "formatter/layout.h"

#include <algorithm>
#include <string_view>

namespace smx::formatter {

namespace {

constexpr int kBlockTextIndent = 2;

std::string blanks(int count) {
  return std::string(static_cast<std::size_t>(std::max(count, 0)), ' ');
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

std::string_view without_blanks_behind(std::string_view text) {
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// A line of a scalar that goes on below. A blank behind `\` may be part of the scalar.
std::string_view broken_off(std::string_view line) {
  const std::string_view text = without_blanks_behind(line);
  return text.ends_with('\\') && line.substr(text.size()).find_first_of(" \t") == 0 ? line : text;
}

struct Line {
  std::string text;
  std::uint32_t empty_lines = 0;   // above it
  int moved = 0;                   // how far to the right went what it begins with, behind `-`
  const Token* comment = nullptr;  // behind it
};

class LineWriter {
 public:
  std::vector<Line> write(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) add(token);
    return std::move(lines_);
  }

 private:
  void add(const Token& token) {
    if (token.kind == TokenKind::trailing_comment) {
      lines_.back().comment = &token;
      return;
    }
    if (token.starts_line || lines_.empty()) {
      lines_.push_back({{}, token.empty_lines});
      indent_ = token.column;
      is_at_start_ = true;
    } else if (token.gap != Gap::none) {
      append(blanks(1 + token.padding));
    }
    note_move(token);
    token.kind == TokenKind::block_text ? add_block_text(token) : add_word(token);
  }

  void note_move(const Token& token) {
    if (!is_at_start_) return;
    const std::string& text = lines_.back().text;
    lines_.back().moved = (text.empty() ? indent_ : width_of(text)) - token.source_column;
    is_at_start_ = token.text == "-";
  }

  /// The indentation is written with the first letters, so that an empty line stays empty.
  void append(std::string_view text) {
    if (lines_.back().text.empty() && !text.empty()) lines_.back().text = blanks(indent_);
    lines_.back().text += text;
  }

  void start_line(int column) {
    lines_.emplace_back();
    indent_ = column;
  }

  void add_word(const Token& token) {
    std::string_view rest = token.text;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      append(broken_off(rest.substr(0, end)));
      rest.remove_prefix(end + 1);
      rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
      start_line(token.further);
    }
    append(rest);
  }

  void add_block_text(const Token& token) {
    std::string_view rest = token.text;
    std::size_t end = std::min(rest.find('\n'), rest.size());
    append(header(rest.substr(0, end)));
    while (end < rest.size()) {
      rest.remove_prefix(end + 1);
      end = std::min(rest.find('\n'), rest.size());
      start_line(token.further);
      append(text_line(rest.substr(0, end), token));
    }
  }

  static std::string header(std::string_view line) {
    std::string text(without_blanks_behind(line));
    const std::size_t sign = text.find_first_not_of("+-", 1);
    if (sign != std::string::npos && text[sign] >= '1' && text[sign] <= '9')
      text[sign] = '0' + kBlockTextIndent;
    return text;
  }

  /// Blanks behind what stands on the line are part of the text.
  static std::string_view text_line(std::string_view line, const Token& token) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto indent = static_cast<std::size_t>(token.text_indent);
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    return line.substr(std::min(indent, first));
  }

  std::vector<Line> lines_;
  int indent_ = 0;
  bool is_at_start_ = false;  // nothing but `-` stands on the line
};

// ---- comments behind lines

bool stands_below(const Line& below, const Line& above) {
  return below.comment && above.comment && below.empty_lines == 0 &&
         below.comment->source_column == above.comment->source_column;
}

/// Comments keep their column, as far as the line leaves it to them and moves itself; those that
/// stood below each other still do.
void add_comments(std::vector<Line>& lines) {
  for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
    end = begin + 1;
    if (!lines[begin].comment) continue;
    while (end < lines.size() && stands_below(lines[end], lines[end - 1])) ++end;
    int column = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const int kept = lines[i].comment->source_column + lines[i].moved;
      column = std::max({column, kept, width_of(lines[i].text) + 1});
    }
    for (std::size_t i = begin; i < end; ++i) {
      lines[i].text += blanks(column - width_of(lines[i].text));
      lines[i].text += lines[i].comment->text;
    }
  }
}

}  // namespace

std::string laid_out(const std::vector<Token>& tokens) {
  std::vector<Line> lines = LineWriter().write(tokens);
  add_comments(lines);
  std::string text;
  for (const Line& line : lines) {
    if (!text.empty()) text.append(line.empty_lines, '\n');
    if (&line == &lines.back()) break;  // the end
    text += line.text;
    text += '\n';
  }
  return text;
}

}  // namespace smx::formatter

#include <array>

#include "base/utf8.h"
#include "yaml/characters.h"
#include "yaml/refusal.h"
#include "yaml/scalar_text.h"

namespace smx::yaml {

namespace {

struct Escape {
  char letter;
  char32_t code_point;
};

constexpr std::array kEscapes = {
    Escape{'0', 0x00},   Escape{'a', 0x07},   Escape{'b', 0x08}, Escape{'t', 0x09},
    Escape{'\t', 0x09},  Escape{'n', 0x0A},   Escape{'v', 0x0B}, Escape{'f', 0x0C},
    Escape{'r', 0x0D},   Escape{'e', 0x1B},   Escape{' ', 0x20}, Escape{'"', 0x22},
    Escape{'/', 0x2F},   Escape{'\\', 0x5C},  Escape{'N', 0x85}, Escape{'_', 0xA0},
    Escape{'L', 0x2028}, Escape{'P', 0x2029},
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::size_t hex_digits_of(char letter) {
  if (letter == 'x') return 2;
  if (letter == 'u') return 4;
  return letter == 'U' ? 8 : 0;
}

/// Reads one scalar between quotes, line by line.
class QuotedScanner {
 public:
  QuotedScanner(std::string_view text, std::size_t begin, Surroundings around)
      : text_(text), begin_(begin), at_(begin + 1), quote_(text[begin]), around_(around) {}

  Scalar scan() {
    while (true) {
      const char c = byte_at(text_, at_);
      if (at_ >= text_.size()) refuse_unclosed();
      if (c == quote_ && !is_doubled_quote()) break;
      if (c == quote_) {
        take_doubled_quote();
      } else if (c == '\\' && quote_ == '"') {
        take_escape();
      } else if (is_break(c)) {
        out_.trim(kept_);  // blanks at the end of a line do not count
        take_fold(FirstBreak::folded);
      } else {
        take_byte(c);
      }
    }
    const Style style = quote_ == '"' ? Style::double_quoted : Style::single_quoted;
    return out_.finish(style, begin_, at_ + 1, at_);
  }

 private:
  bool is_doubled_quote() const { return quote_ == '\'' && byte_at(text_, at_ + 1) == '\''; }

  void take_byte(char c) {
    out_.append(c, at_++);
    if (!is_blank(c)) kept_ = out_.size();
  }

  void take_doubled_quote() {
    out_.append('\'', at_);
    at_ += 2;
    kept_ = out_.size();
  }

  void take_escape() {
    const char letter = byte_at(text_, at_ + 1);
    if (is_break(letter)) {
      ++at_;
      take_fold(FirstBreak::escaped);
      return;
    }
    const std::size_t digits = hex_digits_of(letter);
    const char32_t code_point = digits > 0 ? hex_escape(digits) : letter_escape(letter);
    std::string bytes;
    utf8::append(bytes, code_point);
    for (std::size_t i = 0; i < bytes.size(); ++i) out_.append(bytes[i], at_ + i);
    at_ += 2 + digits;
    kept_ = out_.size();
  }

  char32_t letter_escape(char letter) const {
    for (const Escape& escape : kEscapes) {
      if (escape.letter == letter) return escape.code_point;
    }
    const std::size_t length = utf8::step_at(text_, std::min(at_ + 1, text_.size() - 1)).length;
    throw Refusal{Code::yaml_syntax,
                  "there is no such escape between double quotes",
                  {at_, at_ + 1 + length, "unknown escape"},
                  "write \\\\ for a backslash, or use single quotes, where it stands for itself"};
  }

  char32_t hex_escape(std::size_t digits) const {
    char32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const int digit = hex_value(byte_at(text_, at_ + 2 + i));
      if (digit < 0) refuse_hex(digits, 2 + i);
      value = value * 16 + static_cast<char32_t>(digit);
    }
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (is_surrogate || value > 0x10FFFF) {
      throw Refusal{Code::yaml_syntax,
                    "this escape does not stand for a character",
                    {at_, at_ + 2 + digits, is_surrogate ? "half of a pair" : "above U+10FFFF"},
                    "write the character itself, or \\U with its eight digits"};
    }
    return value;
  }

  [[noreturn]] void refuse_hex(std::size_t digits, std::size_t read) const {
    throw Refusal{Code::yaml_syntax,
                  "this escape needs " + std::to_string(digits) + " hexadecimal digits",
                  {at_, at_ + read, {}},
                  "write \\\\ for a backslash, or use single quotes, where it stands for itself"};
  }

  void take_fold(FirstBreak first) {
    const Fold fold = fold_at(text_, at_);
    if (fold.next >= text_.size()) refuse_unclosed();
    if (is_document_marker(text_, fold.line)) refuse_unclosed();
    if (fold.spaces <= around_.indent) refuse_indent(fold);
    if (first == FirstBreak::escaped && fold.breaks.size() > 1) refuse_escaped_empty_line();
    out_.append_fold(fold, first);
    kept_ = out_.size();
    at_ = fold.next;
  }

  [[noreturn]] void refuse_indent(const Fold& fold) const {
    const std::size_t behind_spaces = fold.line + static_cast<std::size_t>(fold.spaces);
    if (byte_at(text_, behind_spaces) == '\t') refuse_tab(behind_spaces);
    throw Refusal{Code::yaml_syntax,
                  "a text in quotes goes on in this line, but the line is not indented enough",
                  {fold.next, fold.next + 1, {}},
                  "indent it deeper than the line the text begins on, or close the quote",
                  Mark{begin_, begin_ + 1, "the text begins here"}};
  }

  [[noreturn]] void refuse_escaped_empty_line() const {
    throw Refusal{
        Code::yaml_syntax,
        "YAML readers do not agree about an empty line behind a `\\` at the end of a line",
        {at_ - 1, at_, {}},
        "write \\n for a line break in the text"};
  }

  [[noreturn]] void refuse_unclosed() const {
    throw Refusal{Code::yaml_syntax,
                  "this quote is never closed",
                  {begin_, begin_ + 1, "opened here"},
                  std::string("add the closing ") + quote_};
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  char quote_;
  Surroundings around_;
  ScalarText out_;
  std::size_t kept_ = 0;  // how much of the text stays when a line ends in blanks
};

}  // namespace

Scalar scan_quoted(std::string_view text, std::size_t at, Surroundings around) {
  return QuotedScanner(text, at, around).scan();
}

}  // namespace smx::yaml

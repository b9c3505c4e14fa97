#include "lua/tokens.h"

#include <algorithm>

namespace smx::lua {

namespace {

constexpr std::string_view kWords[] = {"and",   "break", "do",       "else", "elseif", "end",
                                       "false", "for",   "function", "goto", "if",     "in",
                                       "local", "nil",   "not",      "or",   "repeat", "return",
                                       "then",  "true",  "until",    "while"};
constexpr std::string_view kMarks[] = {"...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};

bool starts_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

class Tokens {
 public:
  explicit Tokens(std::string_view text) : text_(text) {}

  std::vector<Token> read() {
    while (skip_blanks(), at_ < text_.size()) read_one();
    add(Token::Kind::end, at_, line_);
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void advance(std::size_t to) {
    to = std::min(to, text_.size());
    line_ += static_cast<int>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    at_ = to;
  }

  void add(Token::Kind kind, std::size_t begin, int line) {
    Token token;
    token.kind = kind;
    token.text = text_.substr(begin, at_ - begin);
    token.begin = begin;
    token.end = at_;
    token.line = line;
    tokens_.push_back(token);
  }

  /// The number of `=` of a long bracket that begins here, or -1.
  int long_bracket() const {
    if (peek() != '[') return -1;
    std::size_t level = 0;
    while (peek(1 + level) == '=') ++level;
    return peek(1 + level) == '[' ? static_cast<int>(level) : -1;
  }

  void skip_long_bracket(int level) {
    const std::string close = "]" + std::string(static_cast<std::size_t>(level), '=') + "]";
    const std::size_t found = text_.find(close, at_ + close.size());
    advance(found == std::string_view::npos ? text_.size() : found + close.size());
  }

  void skip_blanks() {
    for (;;) {
      if (peek() != '\0' &&
          std::string_view(" \t\r\n\f\v").find(peek()) != std::string_view::npos) {
        advance(at_ + 1);
      } else if (peek() == '-' && peek(1) == '-') {
        at_ += 2;
        const int level = long_bracket();
        if (level >= 0) {
          skip_long_bracket(level);
        } else {
          advance(std::min(text_.find('\n', at_), text_.size()));
        }
      } else {
        return;
      }
    }
  }

  void read_one() {
    const std::size_t begin = at_;
    const int line = line_;
    const int level = long_bracket();
    if (starts_name(peek())) {
      while (starts_name(peek()) || is_digit(peek())) ++at_;
      const std::string_view word = text_.substr(begin, at_ - begin);
      const bool reserved =
          std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
      add(reserved ? Token::Kind::word : Token::Kind::name, begin, line);
    } else if (is_digit(peek()) || (peek() == '.' && is_digit(peek(1)))) {
      read_number();
      add(Token::Kind::number, begin, line);
    } else if (peek() == '"' || peek() == '\'') {
      read_text(begin, line);
    } else if (level >= 0) {
      skip_long_bracket(level);
      add(Token::Kind::text, begin, line);
    } else {
      const auto* const mark =
          std::find_if(std::begin(kMarks), std::end(kMarks),
                       [&](std::string_view one) { return text_.substr(at_).starts_with(one); });
      at_ += mark == std::end(kMarks) ? 1 : mark->size();
      add(Token::Kind::mark, begin, line);
    }
  }

  void read_number() {
    while (starts_name(peek()) || is_digit(peek()) || peek() == '.') {
      const char c = peek();
      ++at_;
      const bool exponent = c == 'e' || c == 'E' || c == 'p' || c == 'P';
      if (exponent && (peek() == '+' || peek() == '-')) ++at_;
    }
  }

  void read_text(std::size_t begin, int line) {
    const char quote = peek();
    bool escapes = false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) {
      if (text_[end] == '\\') {
        escapes = true;
        ++end;
        // `\z` skips blanks and line breaks; a quote cannot be among them.
      }
      ++end;
    }
    advance(end + 1);
    add(Token::Kind::text, begin, line);
    Token& token = tokens_.back();
    token.is_literal_text = !escapes && token.text.size() >= 2;
    if (token.is_literal_text) token.text = token.text.substr(1, token.text.size() - 2);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
  return Tokens(text).read();
}

}  // namespace smx::lua

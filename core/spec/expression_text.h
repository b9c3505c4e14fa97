// The text of an expression, read from left to right, and what is said about it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"

#include "spec/expression.h"
#include "spec/expression_hints.h"
#include "spec/names.h"
#include "yaml/tree.h"

namespace smx::spec {

class ExpressionText {
 protected:
  ExpressionText(const yaml::Node& scalar, Diagnostics& diagnostics)
      : scalar_(scalar), text_(scalar.text), diagnostics_(diagnostics) {}

  bool at_end() const { return at_ >= text_.size(); }
  /// The character here or further on; 0 behind the end.
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip_blanks() {
    while (is_blank(peek())) ++at_;
  }
  /// Takes a name; one must begin here.
  Word name() {
    const std::size_t begin = at_;
    while (continues_name(peek())) ++at_;
    return word(begin, at_);
  }

  Span place(std::size_t begin, std::size_t end) const { return scalar_.place(begin, end); }
  Word word(std::size_t begin, std::size_t end) const {
    return {std::string(text_.substr(begin, end - begin)), place(begin, end), false};
  }

  /// Reports a mistake at the next character. Gives false, so that `return refuse(...)` reads well.
  bool refuse(Hint hint) { return refuse_at(at_, at_ + 1, std::move(hint)); }
  bool refuse_at(std::size_t begin, std::size_t end, Hint hint) {
    diagnostics_.add(make_error(Code::expression_syntax, std::move(hint.message),
                                place(begin, whole_character(end)), std::move(hint.label)));
    return false;
  }

  const yaml::Node& scalar_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;

 private:
  /// The first end of a character at or behind `end`: a place must not cut one in two.
  std::size_t whole_character(std::size_t end) const {
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0) == 0x80) ++end;
    return std::min(end, text_.size());
  }
};

}  // namespace smx::spec

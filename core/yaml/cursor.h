// Walks over what stands between the scalars: blanks, line breaks, comments and indicators. YAML is
// stricter about these than the library, so the cursor checks them.
#pragma once

#include <cstddef>
#include <string_view>

#include "yaml/scalar.h"

namespace smx::yaml {

class Cursor {
 public:
  Cursor(std::string_view text, std::size_t start) : text_(text), at_(start), line_(start) {}

  std::string_view text() const { return text_; }
  std::size_t at() const { return at_; }
  int column() const { return static_cast<int>(at_ - line_); }
  bool at_end() const { return at_ >= text_.size(); }
  char here() const;
  char next() const;
  /// `-`, `?` or `:` as an indicator, with a gap behind it.
  bool is_indicator(char c) const;
  bool is_document_marker() const;
  /// No content was met on this line before.
  bool is_line_fresh() const { return fresh_; }

  /// Over blanks on this line.
  void skip_blanks();
  /// Over blanks, line breaks and comments to the next content or the end. Throws a Refusal for
  /// tabs in the indentation, glued comments and lines between brackets that are not indented.
  void to_content(Surroundings around);
  /// Over `count` bytes on this line.
  void take(std::size_t count);
  /// To a later offset, such as the end of a scalar.
  void move_to(std::size_t at);

 private:
  void take_break();
  void take_comment();
  void check_tabs() const;
  void check_line_start(Surroundings around) const;

  std::string_view text_;
  std::size_t at_;
  std::size_t line_;  // where the line begins
  bool fresh_ = true;
};

}  // namespace smx::yaml

#include "yaml/cursor.h"

#include "yaml/characters.h"
#include "yaml/refusal.h"
#include "yaml/scalar_text.h"

namespace smx::yaml {

char Cursor::here() const {
  return byte_at(text_, at_);
}

char Cursor::next() const {
  return byte_at(text_, at_ + 1);
}

bool Cursor::is_indicator(char c) const {
  return here() == c && is_gap(next());
}

bool Cursor::is_document_marker() const {
  return at_ == line_ && yaml::is_document_marker(text_, at_);
}

void Cursor::skip_blanks() {
  at_ = yaml::skip_blanks(text_, at_);
}

void Cursor::to_content(Surroundings around) {
  while (true) {
    skip_blanks();
    if (fresh_) check_tabs();
    if (here() == '#') take_comment();
    if (!is_break(here())) break;
    take_break();
  }
  if (fresh_ && !at_end()) check_line_start(around);
}

void Cursor::take(std::size_t count) {
  at_ += count;
  fresh_ = false;
}

void Cursor::move_to(std::size_t at) {
  const std::string_view passed = text_.substr(at_, at - at_);
  const std::size_t last_break = passed.rfind('\n');
  if (last_break != std::string_view::npos) line_ = at_ + last_break + 1;
  at_ = at;
  fresh_ = false;
}

void Cursor::take_break() {
  at_ = line_ = after_break(text_, at_);
  fresh_ = true;
}

void Cursor::take_comment() {
  if (at_ > line_ && !is_blank(text_[at_ - 1])) {
    throw Refusal{Code::yaml_syntax,
                  "a comment needs a space in front of its `#`",
                  {at_, at_ + 1, {}},
                  "write ` #`, or put the text in quotes if the `#` belongs to it"};
  }
  at_ = end_of_line(text_, at_);
}

void Cursor::check_tabs() const {
  const std::size_t tab = text_.substr(line_, at_ - line_).find('\t');
  if (tab != std::string_view::npos) refuse_tab(line_ + tab);
}

void Cursor::check_line_start(Surroundings around) const {
  if (around.layout == Layout::flow && column() <= around.indent) {
    throw Refusal{
        Code::yaml_syntax,
        "a line between brackets is not indented enough",
        {at_, at_ + 1, {}},
        "close the bracket, or indent this line deeper than the line the bracket opens on"};
  }
}

}  // namespace smx::yaml

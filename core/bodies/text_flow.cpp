#include "bodies/text_flow.h"

#include <algorithm>
#include <utility>

namespace smx::bodies {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";
// So that a small body does not make a large text.
constexpr std::size_t kDeepestIndent = 16;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

void TextFlow::text(std::string_view characters, WhiteSpace white_space) {
  if (white_space == WhiteSpace::collapse) {
    collapse(characters);
    return;
  }
  for (;;) {
    const std::size_t end = characters.find('\n');
    const std::string_view line = characters.substr(0, end);
    if (white_space == WhiteSpace::keep_lines) {
      collapse(line);
    } else if (!line.empty()) {
      put(line);
    }
    if (end == std::string_view::npos) return;
    line_break();
    characters.remove_prefix(end + 1);
  }
}

void TextFlow::collapse(std::string_view characters) {
  while (!characters.empty()) {
    const std::size_t run = std::min(characters.find_first_of(kBlanks), characters.size());
    if (run > 0) put(characters.substr(0, run));
    characters.remove_prefix(run);
    const std::size_t blanks = std::min(characters.find_first_not_of(kBlanks), characters.size());
    if (blanks > 0 && line_has_text_) blank_ = true;
    characters.remove_prefix(blanks);
  }
}

void TextFlow::line_break() {
  flush_marker();
  ++breaks_;
  blank_ = false;
  line_has_text_ = false;
}

void TextFlow::edge(std::size_t breaks) {
  if (has_marker_) return;  // the first block of an item stands behind the marker
  breaks_ = std::max(breaks_, lists_ > 0 ? std::min<std::size_t>(breaks, 1) : breaks);
  blank_ = false;
  line_has_text_ = false;
}

void TextFlow::lines(std::string_view text) {
  edge(1);
  this->text(text, WhiteSpace::keep);
  edge(1);
  has_blocks_ = true;
}

void TextFlow::begin_indent(std::string_view with) {
  indents_.push_back(indent_.size());
  if (indent_.size() < kDeepestIndent) indent_ += with;
}

void TextFlow::end_indent() {
  indent_.resize(indents_.back());
  indents_.pop_back();
}

void TextFlow::begin_list() {
  flush_marker();
  ++lists_;
  has_blocks_ = true;
  begin_indent("  ");
}

void TextFlow::end_list() {
  flush_marker();
  --lists_;
  end_indent();
}

void TextFlow::begin_item(std::string marker) {
  flush_marker();
  edge(1);
  marker_ = std::move(marker);
  has_marker_ = !marker_.empty();
  marker_indent_ = lists_ > 0 ? indents_.back() : indent_.size();
}

std::string_view TextFlow::link_text() const {
  return link_begin_ == kNoText ? std::string_view{} : std::string_view(out_).substr(link_begin_);
}

void TextFlow::put(std::string_view run) {
  flush_marker();
  if (!line_has_text_) start_line(indent_.size());
  const bool blank = std::exchange(blank_, false);
  if (blank) out_ += ' ';
  const bool raises = std::exchange(raise_, false) && !blank && line_has_text_;
  // 10 to the 4th is not 104.
  if (raises && is_digit(out_.back()) &&
      (is_digit(run.front()) || run.starts_with('-') || run.starts_with("\u2212"))) {
    out_ += '^';
  }
  line_has_text_ = true;
  link_begin_ = std::min(link_begin_, out_.size());
  out_ += run;
}

void TextFlow::start_line(std::size_t indent) {
  if (!out_.empty()) {
    out_.append(breaks_, '\n');
    if (breaks_ > 1) has_blocks_ = true;
  }
  breaks_ = 0;
  out_.append(indent_, 0, indent);
}

void TextFlow::flush_marker() {
  if (!has_marker_) return;
  has_marker_ = false;
  start_line(marker_indent_);
  out_ += std::exchange(marker_, {});
  line_has_text_ = true;
  blank_ = true;
}

}  // namespace smx::bodies

#include "bodies/text_flow.h"

#include <algorithm>
#include <utility>

namespace smx::bodies {
namespace {

constexpr std::string_view kBlanks = " \t\n\r\f";

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
  if (!marker_.empty()) return;  // the first block of an item stands behind the marker
  breaks_ = std::max(breaks_, lists_ > 0 ? std::min<std::size_t>(breaks, 1) : breaks);
  blank_ = false;
  line_has_text_ = false;
}

void TextFlow::begin_item(std::string marker) {
  edge(1);
  marker_ = std::move(marker);
}

std::string_view TextFlow::link_text() const {
  return link_begin_ == kNoText ? std::string_view{} : std::string_view(out_).substr(link_begin_);
}

void TextFlow::put(std::string_view run) {
  flush_marker();
  if (!line_has_text_) start_line();
  if (std::exchange(blank_, false)) out_ += ' ';
  line_has_text_ = true;
  link_begin_ = std::min(link_begin_, out_.size());
  out_ += run;
}

void TextFlow::start_line() {
  if (!out_.empty()) out_.append(breaks_, '\n');
  breaks_ = 0;
  const std::size_t levels = marker_.empty() ? lists_ : lists_ - 1;
  out_.append(2 * levels, ' ');
}

void TextFlow::flush_marker() {
  if (marker_.empty()) return;
  start_line();
  out_ += std::exchange(marker_, {});
  line_has_text_ = true;
  blank_ = true;
}

}  // namespace smx::bodies

#include "smx/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace smx {

namespace {

/// A byte order mark is no character of the first line: editors do not count it, nor do we.
std::size_t first_line_start(std::string_view text) {
  return text.starts_with(utf8::kByteOrderMark) ? utf8::kByteOrderMark.size() : 0;
}

/// The line that begins at `start`, without its line break.
std::string_view line_from(std::string_view text, std::size_t start) {
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r') && start + line.size() < text.size()) line.remove_suffix(1);
  return line;
}

/// The column of an offset on a line; the line break counts as the place behind the last character,
/// and a byte inside of a character as that character.
std::uint32_t column_on(std::string_view line, std::size_t offset_on_line) {
  std::uint32_t column = 1;
  for (std::size_t at = 0; at < line.size(); ++column) {
    at += utf8::step_at(line, at).length;
    if (at > offset_on_line) break;
  }
  return column;
}

}  // namespace

Source::Source(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
  line_starts_.push_back(first_line_start(text_));
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(at + 1);
  }
}

Position Source::position_of(std::size_t offset) const {
  const std::size_t place = std::clamp(offset, line_starts_.front(), text_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), place);
  const std::size_t start = *std::prev(after);
  const auto number = static_cast<std::uint32_t>(after - line_starts_.begin());
  return {number, column_on(line_from(text_, start), place - start)};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  return line_from(text_, line_starts_[number - 1]);
}

Position position_in(std::string_view text, std::size_t offset) {
  std::size_t start = first_line_start(text);
  const std::size_t place = std::clamp(offset, start, text.size());
  Position position;
  for (std::size_t at = text.find('\n', start); at < place; at = text.find('\n', at + 1)) {
    start = at + 1;
    ++position.line;
  }
  position.column = column_on(line_from(text, start), place - start);
  return position;
}

}  // namespace smx

#include "bodies/rtf_layout.h"

#include <utility>

namespace smx::bodies {
namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

void RtfLayout::end_paragraph() {
  ++paragraphs_;
  paragraph_ += '\n';
  if (level_ > 0) {
    end_rows_from(level_ + 1);
    add_to_cell(level_, paragraph_);
  } else {
    end_rows_from(1);
    text_ += paragraph_;
  }
  paragraph_.clear();
}

void RtfLayout::add_to_cell(std::size_t level, std::string_view text) {
  if (rows_.size() < level) rows_.resize(level);
  Cell& cell = rows_[level - 1].open;
  if (!is_blank(text) && cell.text.ends_with("\n\n")) cell.has_blocks = true;
  cell.text += text;
}

void RtfLayout::end_cell(std::size_t level) {
  ++paragraphs_;
  end_rows_from(level + 1);
  add_to_cell(level, paragraph_);
  paragraph_.clear();
  Row& row = rows_[level - 1];
  row.cells.push_back(std::exchange(row.open, {}));
}

void RtfLayout::end_row(std::size_t level) {
  ++paragraphs_;
  end_rows_from(level + 1);
  add_to_cell(level, paragraph_);
  paragraph_.clear();
  end_row_at(level);
}

void RtfLayout::end_rows_from(std::size_t level) {
  for (std::size_t last = rows_.size(); last >= level && last > 0; --last) end_row_at(last);
}

void RtfLayout::end_row_at(std::size_t level) {
  Row row = std::exchange(rows_[level - 1], {});
  if (!is_blank(row.open.text)) row.cells.push_back(std::move(row.open));
  std::string line = row_text(row.cells);
  if (line.empty()) return;
  line += '\n';
  if (level == 1) {
    text_ += line;
    return;
  }
  add_to_cell(level - 1, line);
  rows_[level - 2].open.has_blocks = true;
}

std::string_view RtfLayout::since(const Place& place) const {
  if (place.paragraph != paragraphs_ || place.at > paragraph_.size()) return {};
  return std::string_view(paragraph_).substr(place.at);
}

std::string RtfLayout::take() {
  if (level_ > 0 || !paragraph_.empty()) end_paragraph();
  end_rows_from(1);
  paragraphs_ = 0;
  level_ = 0;
  return std::exchange(text_, {});
}

}  // namespace smx::bodies

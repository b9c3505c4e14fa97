// Paragraphs and tables of an RTF text, as they come: cells and rows end, they do not begin.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bodies/text_rows.h"

namespace smx::bodies {

class RtfLayout {
 public:
  /// Where text will be put next; for what was shown since.
  struct Place {
    std::size_t paragraph = 0;
    std::size_t at = 0;
  };

  /// Makes room for so many bytes, before there is anything.
  void reserve(std::size_t text, std::size_t paragraph) {
    text_.reserve(text);
    paragraph_.reserve(paragraph);
  }

  std::string& paragraph() { return paragraph_; }
  void end_paragraph();
  /// Level 0 is no table, 1 a table, 2 a table in a cell of one.
  void set_level(std::size_t level) { level_ = level; }
  std::size_t level() const { return level_; }
  void end_cell(std::size_t level);
  void end_row(std::size_t level);

  Place place() const { return {paragraphs_, paragraph_.size()}; }
  /// The text of this paragraph behind a place; empty when another paragraph has begun.
  std::string_view since(const Place& place) const;

  /// Everything, as if the text ended here.
  std::string take();

 private:
  struct Row {
    std::vector<Cell> cells;
    Cell open;
  };

  void add_to_cell(std::size_t level, std::string_view text);
  void end_rows_from(std::size_t level);
  void end_row_at(std::size_t level);

  std::string text_;
  std::string paragraph_;
  std::vector<Row> rows_;  // of level 1, 2, ...
  std::size_t level_ = 0;
  std::size_t paragraphs_ = 0;
};

}  // namespace smx::bodies

// The writer of the page; its parts are in write_html.cpp, html_mapping.cpp and html_rows.cpp.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/html.h"
#include "review/review_document.h"
#include "review/words.h"

namespace smx::review {

/// A column of a table of lines that is there only where a line has something for it.
struct Column {
  std::string name;
  std::string classes;
  std::function<bool(const LineReview&)> has;
  std::function<void(pages::Html&, const LineReview&)> put;
};

class HtmlWriter {
 public:
  explicit HtmlWriter(const ReviewDocument& document) : document_(document) {}

  std::string write() &&;

 private:
  void put_front();
  void put_contents();
  void put_contents_row(const ThingReview& thing, std::string_view kind, std::size_t rows,
                        std::size_t assumed, const Reach& reach);
  void put_assumptions();
  void put_legend();
  void put_pack(const PackReview& pack);
  void put_context(const PackReview& pack);
  void put_overlay(const PackReview& pack, const OverlayReview& overlay);
  void open_thing(const ThingReview& thing, std::string_view kind);
  void put_cases(const ThingReview& thing);
  void put_users(const ThingReview& thing);
  void put_file(const ThingReview& thing);
  void put_mapping(const MappingReview& mapping);
  void put_copies(const MappingReview& mapping);
  void put_lines(const MappingReview& mapping, LineReview::Kind kind, std::string_view heading);
  std::vector<Column> columns_for(const MappingReview& mapping, LineReview::Kind kind) const;
  void put_table(const TableReview& table);
  void put_decision(const DecisionReview& decision);
  void open_rows(std::vector<std::string> columns, const std::vector<RowReview>& rows);
  void close_rows() { html_.close().close().close(); }
  void open_row(const ThingReview& thing, const RowReview& row);
  void close_row(const ThingReview& thing, const RowReview& row);

  const ReviewDocument& document_;
  pages::Html html_;
  bool shows_remarks_ = false;  // in the table of rows that is open
  bool shows_standing_ = false;
  bool shows_reached_ = false;
};

}  // namespace smx::review

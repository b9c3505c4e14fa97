// Texts for people: counts, columns, and names made safe to print.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace smx::cli {

/// "1 table", "2 tables".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = {});

/// "a, b and c".
std::string enumerated(const std::vector<std::string>& parts);

/// With control characters escaped, so that no file can steer the terminal it is shown on.
std::string printable(std::string_view text);

/// Rows of cells below each other in columns. A cell of the last column may be of any length.
class Columns {
 public:
  explicit Columns(std::size_t indent) : indent_(indent) {}

  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  std::size_t rows() const { return rows_.size(); }
  std::string text() const;

 private:
  std::size_t indent_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace smx::cli

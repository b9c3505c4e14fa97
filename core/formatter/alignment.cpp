#include "formatter/alignment.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <tuple>

namespace smx::formatter {

namespace {

/// Follows the lines while paddings are found from the left to the right.
class LineColumns {
 public:
  explicit LineColumns(std::span<const Token> tokens) : tokens_(tokens), line_of_(tokens.size()) {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].starts_line || lines_.empty()) lines_.push_back({i, tokens[i].column});
      line_of_[i] = lines_.size() - 1;
    }
  }

  /// Where a token stands without padding of its own; asked from the left to the right.
  int column_of(std::size_t token) {
    Line& line = lines_[line_of_[token]];
    for (; line.next < token; ++line.next) {
      line.column += width_of(tokens_[line.next].text) + gap_before(line.next + 1);
    }
    return line.column;
  }

  /// The padding of a token that column_of was asked for.
  void pad(std::size_t token) { lines_[line_of_[token]].column += tokens_[token].padding; }

 private:
  struct Line {
    std::size_t next = 0;  // the token that `column` is of
    int column = 0;
  };

  int gap_before(std::size_t token) const { return tokens_[token].gap == Gap::none ? 0 : 1; }

  std::span<const Token> tokens_;
  std::vector<std::size_t> line_of_;
  std::vector<Line> lines_;
};

std::vector<std::size_t> stops_of(std::span<const Token> tokens) {
  std::vector<std::size_t> stops;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].gap == Gap::column && !tokens[i].starts_line) stops.push_back(i);
  }
  std::stable_sort(stops.begin(), stops.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(tokens[a].paragraph, tokens[a].source_column) <
           std::tie(tokens[b].paragraph, tokens[b].source_column);
  });
  return stops;
}

bool are_below_each_other(const Token& a, const Token& b) {
  return a.paragraph == b.paragraph && a.source_column == b.source_column;
}

void align_group(std::span<const std::size_t> group, std::vector<Token>& tokens,
                 LineColumns& columns) {
  const bool is_padded = std::any_of(
      group.begin(), group.end(), [&](std::size_t token) { return tokens[token].source_gap > 1; });
  if (group.size() < 2 || !is_padded) return;
  int wanted = 0;
  for (const std::size_t token : group) wanted = std::max(wanted, columns.column_of(token));
  for (const std::size_t token : group) {
    tokens[token].padding = wanted - columns.column_of(token);
    columns.pad(token);
  }
}

}  // namespace

void align(std::vector<Token>& tokens) {
  const std::vector<std::size_t> stops = stops_of(tokens);
  LineColumns columns(tokens);
  for (std::size_t begin = 0; begin < stops.size();) {
    std::size_t end = begin + 1;
    while (end < stops.size() && are_below_each_other(tokens[stops[begin]], tokens[stops[end]])) {
      ++end;
    }
    align_group(std::span(stops).subspan(begin, end - begin), tokens, columns);
    begin = end;
  }
}

}  // namespace smx::formatter

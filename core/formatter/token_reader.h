// Walks along a tree and its text together: the tree says what stands where, the text has the
// brackets, signs and comments between.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "formatter/tokens.h"

namespace smx::formatter {

class TokenReader {
 public:
  explicit TokenReader(std::string_view text);
  std::vector<Token> read(const yaml::Node& root);

 private:
  /// A map or list without brackets, and the column it gets.
  struct Block {
    int source_column = 0;
    int column = 0;
  };
  /// Where a node goes that starts its line, and the further lines of a scalar.
  struct Columns {
    int first = 0;
    int further = 0;
  };
  enum class First : std::uint8_t { no, yes };

  char here() const;
  bool at_marker() const;
  /// Over blanks, line breaks and comments; the comments become tokens.
  void to_token();
  std::uint32_t empty_lines(std::uint32_t breaks) const;
  void take_comment(std::uint32_t breaks, std::size_t gap);
  int comment_column();

  int source_column();
  Token& append(TokenKind kind, std::size_t size, Gap gap, int column);
  Token& push(TokenKind kind, std::size_t size, Gap gap, int column);
  /// A token of one letter.
  void push_sign(Gap gap, int column);

  void node(const yaml::Node& node, Columns columns, Gap gap);
  void scalar(const yaml::Node& node, Columns columns, Gap gap);
  int text_indent(const yaml::Node& node) const;
  void open_block(const yaml::Node& block, int column);
  void block_map(const yaml::Node& map, int column);
  void block_list(const yaml::Node& list, int column);
  void flow(const yaml::Node& node, int column, Gap gap);
  void comma_before(First first, int column);
  void take_last_comma(char bracket, int column);
  void flow_item(const yaml::Node& item, int column);
  void flow_entry(const yaml::Entry& entry, int column, Gap gap);

  std::string_view text_;
  std::size_t start_ = 0;  // behind a byte order mark
  std::size_t at_ = 0;
  std::vector<Token> tokens_;

  // Of the token that comes next.
  bool is_at_token_ = false;
  bool starts_line_ = true;
  std::uint32_t empty_lines_ = 0;
  std::size_t source_gap_ = 0;
  bool seen_empty_line_ = false;  // in front of it or of a comment above it
  Gap item_gap_ = Gap::blank;     // of an item between brackets

  std::vector<Block> blocks_;        // those that are open, and behind them what was open until now
  std::size_t depth_ = 0;            // how many are open
  std::optional<int> flow_column_;   // of a line that starts in the innermost brackets
  std::optional<int> value_column_;  // of a value on a line of its own, while it is looked for
  int line_column_ = 0;              // what brackets that open on this line hang from
  bool is_line_broken_ = false;      // a scalar of several lines stands on it
  std::uint32_t paragraph_ = 0;
  std::uint32_t flow_paragraph_ = 0;
  std::uint32_t paragraphs_ = 0;

  std::size_t mark_ = 0;  // up to here columns are counted
  int mark_column_ = 0;
};

}  // namespace smx::formatter

#include "formatter/tokens.h"

#include <algorithm>

#include "formatter/token_reader.h"

namespace smx::formatter {

namespace {

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

bool has_break(std::string_view text) {
  return text.find('\n') != std::string_view::npos;
}

bool is_nothing(const yaml::Node& node) {
  return node.is_scalar() && node.span.begin == node.span.end;
}

std::string_view without_blanks_behind(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// `|+` keeps the empty lines behind it as part of its text.
bool keeps_empty_lines(const Token& token) {
  if (token.kind != TokenKind::block_text) return false;
  const std::string_view header = token.text.substr(0, token.text.find('\n'));
  return header.substr(0, header.find('#')).find('+') != std::string_view::npos;
}

}  // namespace

int width_of(std::string_view text) {
  return static_cast<int>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::vector<Token> tokens_of(const yaml::Node& root, std::string_view text) {
  return TokenReader(text).read(root);
}

TokenReader::TokenReader(std::string_view text) : text_(text) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = mark_ = start_ = 3;
}

std::vector<Token> TokenReader::read(const yaml::Node& root) {
  to_token();
  if (at_marker()) push(TokenKind::marker, 3, Gap::none, 0);
  // In the first column `---` would be a marker.
  node(root, {root.is_scalar() ? 2 : 0, 2}, Gap::none);
  to_token();
  if (at_marker()) {
    push(TokenKind::marker, 3, Gap::none, 0);
    to_token();
  }
  starts_line_ = true;
  push(TokenKind::end, 0, Gap::none, 0);
  return std::move(tokens_);
}

// ---- between the tokens

char TokenReader::here() const {
  return at_ < text_.size() ? text_[at_] : '\0';
}

/// Further to the right it would be a text.
bool TokenReader::at_marker() const {
  const bool is_first_column = at_ == start_ || text_[at_ - 1] == '\n';
  const std::string_view rest = text_.substr(at_);
  const bool is_marker = rest.starts_with("---") || rest.starts_with("...");
  return is_marker && is_first_column &&
         (rest.size() == 3 || rest.find_first_of(" \t\r\n", 3) == 3);
}

void TokenReader::to_token() {
  if (std::exchange(is_at_token_, true)) return;
  std::uint32_t breaks = 0;
  const std::size_t from = at_;
  seen_empty_line_ = false;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '#') {
      seen_empty_line_ = seen_empty_line_ || breaks > 1;
      take_comment(breaks, at_ - from);
      breaks = 0;
      continue;
    }
    if (c == '\n') ++breaks;
    if (c != '\n' && c != ' ' && c != '\t' && c != '\r') break;
    ++at_;
  }
  const bool behind_marker = !tokens_.empty() && tokens_.back().kind == TokenKind::marker;
  starts_line_ = breaks > 0 || tokens_.empty() || behind_marker;
  empty_lines_ = empty_lines(breaks);
  seen_empty_line_ = seen_empty_line_ || breaks > 1;
  source_gap_ = at_ - from;
}

std::uint32_t TokenReader::empty_lines(std::uint32_t breaks) const {
  if (breaks < 2 || tokens_.empty()) return 0;
  if (keeps_empty_lines(tokens_.back())) return breaks - 1;
  return at_ < text_.size() ? 1 : 0;
}

void TokenReader::take_comment(std::uint32_t breaks, std::size_t gap) {
  starts_line_ = breaks > 0 || tokens_.empty();
  empty_lines_ = empty_lines(breaks);
  source_gap_ = gap;
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  const std::string_view text = without_blanks_behind(text_.substr(at_, end - at_));
  const TokenKind kind = starts_line_ ? TokenKind::comment : TokenKind::trailing_comment;
  append(kind, text.size(), Gap::blank, comment_column());
  at_ = end;
}

/// A comment stands with one of the blocks that can go on here: the deepest that does not begin to
/// the right of it.
int TokenReader::comment_column() {
  if (flow_column_) return *flow_column_;
  if (value_column_) return *value_column_;
  const int column = source_column();
  const std::size_t first = depth_ > 0 ? depth_ - 1 : 0;
  int chosen = first < blocks_.size() && depth_ > 0 ? blocks_[first].column : 0;
  for (std::size_t i = first; i < blocks_.size(); ++i) {
    if (blocks_[i].source_column <= column) chosen = blocks_[i].column;
  }
  return chosen;
}

// ---- taking tokens

int TokenReader::source_column() {
  for (; mark_ < at_; ++mark_) {
    if (text_[mark_] == '\n') {
      mark_column_ = 0;
    } else if (!is_continuation(text_[mark_])) {
      ++mark_column_;
    }
  }
  return mark_column_;
}

Token& TokenReader::append(TokenKind kind, std::size_t size, Gap gap, int column) {
  Token token;
  token.text = text_.substr(at_, size);
  token.kind = kind;
  token.gap = gap;
  token.starts_line = starts_line_;
  token.empty_lines = starts_line_ ? empty_lines_ : 0;
  token.column = column;
  token.source_column = source_column();
  token.source_gap = source_gap_;
  tokens_.push_back(token);
  return tokens_.back();
}

Token& TokenReader::push(TokenKind kind, std::size_t size, Gap gap, int column) {
  size = std::min(size, text_.size() - at_);
  blocks_.resize(depth_);
  if (starts_line_) {
    line_column_ = column;
    is_line_broken_ = false;
    if (flow_column_) paragraph_ = flow_paragraph_;
  }
  // Behind the last line of a scalar no column is known.
  Token& token =
      append(kind, size, gap == Gap::column && is_line_broken_ ? Gap::blank : gap, column);
  token.paragraph = paragraph_;
  is_line_broken_ = is_line_broken_ || has_break(token.text);
  at_ += size;
  is_at_token_ = false;
  return token;
}

void TokenReader::push_sign(Gap gap, int column) {
  push(TokenKind::word, 1, gap, column);
}

// ---- nodes

void TokenReader::node(const yaml::Node& node, Columns columns, Gap gap) {
  if (is_nothing(node)) return;
  const char c = text_[node.span.begin];
  const bool is_flow = !node.is_scalar() && (c == '{' || c == '[');
  if (!node.is_scalar() && !is_flow) {
    node.is_map() ? block_map(node, columns.first) : block_list(node, columns.first);
    return;
  }
  value_column_ = columns.first;
  to_token();
  value_column_.reset();
  is_flow ? flow(node, columns.first, gap) : scalar(node, columns, gap);
}

void TokenReader::scalar(const yaml::Node& node, Columns columns, Gap gap) {
  const bool is_block = node.style == yaml::Style::literal || node.style == yaml::Style::folded;
  const int indent = is_block ? text_indent(node) : 0;
  Token& token = push(is_block ? TokenKind::block_text : TokenKind::word,
                      node.span.end - node.span.begin, gap, columns.first);
  token.further = columns.further;
  token.text_indent = indent;
}

/// What YAML takes for the indentation of a block text: told by its header, or by its first line.
int TokenReader::text_indent(const yaml::Node& node) const {
  const std::string_view text = text_.substr(node.span.begin, node.span.end - node.span.begin);
  const std::size_t sign = text.find_first_not_of("+-", 1);
  if (sign != std::string_view::npos && text[sign] >= '1' && text[sign] <= '9') {
    return (depth_ > 0 ? blocks_[depth_ - 1].source_column : 0) + (text[sign] - '0');
  }
  std::size_t line = text.find('\n');
  while (line != std::string_view::npos) {
    const std::size_t first = text.find_first_not_of(' ', line + 1);
    if (first == std::string_view::npos) break;
    if (text[first] != '\n' && text[first] != '\r') return static_cast<int>(first - line - 1);
    line = text.find('\n', first);
  }
  return 0;
}

void TokenReader::open_block(const yaml::Node& block, int column) {
  const std::size_t begin = block.span.begin;
  const std::size_t line = text_.rfind('\n', begin);
  const std::size_t start = line == std::string_view::npos ? 0 : line + 1;
  blocks_.resize(depth_);
  blocks_.push_back({width_of(text_.substr(start, begin - start)), column});
  ++depth_;
}

void TokenReader::block_map(const yaml::Node& map, int column) {
  open_block(map, column);
  std::uint32_t paragraph = 0;
  for (const yaml::Entry& entry : map.entries) {
    to_token();
    if (paragraph == 0 || seen_empty_line_) paragraph = ++paragraphs_;
    paragraph_ = paragraph;
    push(TokenKind::word, entry.key.span.end - entry.key.span.begin, Gap::blank, column);
    line_column_ = column;
    to_token();
    push_sign(Gap::none, column);
    node(entry.value, {column + 2, column + 2}, Gap::column);
    if (has_break(text_.substr(entry.key.span.end, at_ - entry.key.span.end))) paragraph = 0;
  }
  --depth_;
}

void TokenReader::block_list(const yaml::Node& list, int column) {
  open_block(list, column);
  std::uint32_t paragraph = 0;
  for (const yaml::Node& item : list.items) {
    to_token();
    if (paragraph == 0 || seen_empty_line_) paragraph = ++paragraphs_;
    paragraph_ = paragraph;
    const std::size_t begin = at_;
    push_sign(Gap::blank, column);
    line_column_ = column + 2;
    node(item, {column + 2, column + 2}, Gap::blank);
    if (has_break(text_.substr(begin, at_ - begin))) paragraph = 0;
  }
  --depth_;
}

// ---- between brackets

void TokenReader::flow(const yaml::Node& node, int column, Gap gap) {
  push_sign(gap, column);
  const int inner = line_column_ + 2;
  const int block_column = depth_ > 0 ? blocks_[depth_ - 1].column : -2;
  const int closing = std::max(line_column_, block_column + 2);
  const std::optional<int> outer_column = std::exchange(flow_column_, inner);
  const std::uint32_t outer_paragraph = std::exchange(flow_paragraph_, ++paragraphs_);
  bool is_empty = true;
  for (const yaml::Node& item : node.items) {
    comma_before(std::exchange(is_empty, false) ? First::yes : First::no, inner);
    flow_item(item, inner);
  }
  for (const yaml::Entry& entry : node.entries) {
    comma_before(std::exchange(is_empty, false) ? First::yes : First::no, inner);
    flow_entry(entry, inner, item_gap_);
  }
  to_token();
  take_last_comma(node.is_map() ? '}' : ']', inner);
  push_sign(is_empty ? Gap::none : Gap::blank, closing);
  flow_column_ = outer_column;
  flow_paragraph_ = outer_paragraph;
}

void TokenReader::comma_before(First first, int column) {
  to_token();
  item_gap_ = first == First::yes ? Gap::blank : Gap::column;
  if (first == First::yes) return;
  // `a:,` could be read as a text by some.
  push_sign(tokens_.back().text == ":" ? Gap::blank : Gap::none, column);
  to_token();
}

/// A comma in front of a closing bracket on its line says nothing.
void TokenReader::take_last_comma(char bracket, int column) {
  if (here() != ',') return;
  const std::size_t next = text_.find_first_not_of(" \t", at_ + 1);
  if (next != std::string_view::npos && text_[next] == bracket) {
    at_ = next;
    return;
  }
  push_sign(tokens_.back().text == ":" ? Gap::blank : Gap::none, column);
  to_token();
}

void TokenReader::flow_item(const yaml::Node& item, int column) {
  const bool is_pair = item.is_map() && text_[item.span.begin] != '{';
  if (!is_pair) return node(item, {column, column}, item_gap_);
  for (const yaml::Entry& entry : item.entries) flow_entry(entry, column, item_gap_);
}

void TokenReader::flow_entry(const yaml::Entry& entry, int column, Gap gap) {
  node(entry.key, {column, column}, gap);
  to_token();
  if (here() != ':') return;  // `{ key }`
  push_sign(Gap::none, column);
  node(entry.value, {column, column}, Gap::column);
}

}  // namespace smx::formatter

#include "yaml/tree_builder.h"

#include <algorithm>
#include <utility>

#include "yaml/characters.h"
#include "yaml/faults.h"
#include "yaml/mistakes.h"

namespace smx::yaml {

namespace {

[[noreturn]] void refuse(std::size_t at, std::string message, std::string fix) {
  throw Refusal{Code::yaml_syntax, std::move(message), {at, at + 1, {}}, std::move(fix)};
}

[[noreturn]] void refuse_ambiguous(std::size_t at) {
  refuse(at, "YAML readers do not agree about what stands here",
         "put texts in quotes, and write one key or item on each line");
}

bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

}  // namespace

Span TreeBuilder::span(std::size_t begin, std::size_t end) const {
  return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Surroundings TreeBuilder::surroundings() const {
  return frames_.empty() ? Surroundings{} : frames_.back().around;
}

std::optional<Mark> TreeBuilder::open_bracket() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
    const std::size_t begin = frame->node.span.begin;
    if (frame->brackets == Brackets::own) return Mark{begin, begin + 1, "opened here"};
  }
  return std::nullopt;
}

int TreeBuilder::open_brackets() const {
  return static_cast<int>(std::count_if(frames_.begin(), frames_.end(), [](const Frame& frame) {
    return frame.brackets == Brackets::own;
  }));
}

bool TreeBuilder::expects_key() const {
  return !frames_.empty() && frames_.back().node.is_map() && !frames_.back().key;
}

// --- between the nodes

void TreeBuilder::start_document() {
  started_ = true;
  cursor_.to_content({});
  check_features(cursor_);
  empty_place_ = cursor_.at();
  if (!cursor_.is_document_marker()) return;
  if (cursor_.here() == '.')
    refuse(cursor_.at(), "`...` ends a document before it began", "delete it");
  cursor_.take(3);
  empty_place_ = cursor_.at();
}

void TreeBuilder::to_node() {
  if (!started_) start_document();
  if (!frames_.empty()) {
    const Frame& frame = frames_.back();
    if (frame.key) {
      to_value(frame);
    } else if (frame.brackets == Brackets::own) {
      to_flow_entry(frame);
    } else if (frame.around.layout == Layout::block) {
      to_block_entry(frame);
    }
  }
  cursor_.to_content(surroundings());
  check_features(cursor_);
}

void TreeBuilder::check_depth_of_value() const {
  const Surroundings around = surroundings();
  if (expects_key() || around.layout == Layout::flow || !cursor_.is_line_fresh()) return;
  if (cursor_.column() > around.indent) return;
  refuse(cursor_.at(), "a value must be indented deeper than its key or `-`", "indent this line");
}

void TreeBuilder::to_flow_entry(const Frame& frame) {
  cursor_.to_content(frame.around);
  if (frame.node.items.empty() && frame.node.entries.empty()) return;
  if (cursor_.here() != ',') refuse_ambiguous(cursor_.at());
  cursor_.take(1);
}

void TreeBuilder::to_block_entry(const Frame& frame) {
  cursor_.to_content(frame.around);
  check_features(cursor_);
  if (cursor_.column() != frame.column) refuse_ambiguous(cursor_.at());
  if (frame.node.is_list()) take_dash();
}

void TreeBuilder::take_dash() {
  if (!cursor_.is_indicator('-')) refuse_ambiguous(cursor_.at());
  cursor_.take(1);
  empty_place_ = cursor_.at();
  // A tab would be indentation for what stands behind it on the line.
  const std::string_view text = cursor_.text();
  const std::size_t tab = skip_spaces(text, cursor_.at());
  if (byte_at(text, tab) != '\t') return;
  const char c = byte_at(text, skip_blanks(text, tab));
  if (c == '#' || is_break(c) || c == '\0') return;
  throw Refusal{Code::yaml_syntax,
                "a tab stands between `-` and the item",
                {tab, tab + 1, "this is a tab"},
                "write a space"};
}

void TreeBuilder::to_value(const Frame& frame) {
  empty_place_ = cursor_.at();
  if (frame.brackets == Brackets::own) {
    cursor_.to_content(frame.around);
    if (cursor_.here() != ':') return;  // `{key}`: the value is empty
  } else {
    cursor_.skip_blanks();
    if (cursor_.here() != ':') refuse_missing_colon(frame);
  }
  cursor_.take(1);
  empty_place_ = cursor_.at();
}

void TreeBuilder::refuse_missing_colon(const Frame& frame) const {
  if (frame.around.layout == Layout::flow) {
    throw Refusal{Code::yaml_syntax,
                  "a `,` or a closing bracket is expected here",
                  {cursor_.at(), cursor_.at() + 1, {}},
                  "close the bracket",
                  open_bracket()};
  }
  check_glued_colon(cursor_.text(), frame.key->span.begin);
  refuse(cursor_.at(), "a key needs a `:` behind it", "write `key: value`");
}

void TreeBuilder::expect_at(std::size_t at) const {
  if (cursor_.at() != at) refuse_ambiguous(cursor_.at());
}

// --- the events

void TreeBuilder::on_scalar(std::size_t at, const std::string& text) {
  to_node();
  expect_at(at);
  check_depth_of_value();
  Scalar scalar = scan_scalar(cursor_.text(), at, surroundings());
  // Between quotes and in blocks the library has known faults, and ours is the right reading.
  if (scalar.style == Style::plain && scalar.text != text) {
    cursor_.move_to(scalar.end);
    cursor_.to_content(surroundings());
    if (byte_at(cursor_.text(), scalar.end) != ':') refuse_ambiguous(at);
    refuse(scalar.end, "this `:` needs a space behind it",
           "write `: `, or put the text in quotes if the `:` belongs to it");
  }
  deliver_scalar(std::move(scalar));
}

bool TreeBuilder::is_null_written() const {
  const char c = cursor_.here();
  if (c != '~' && c != 'n' && c != 'N') return false;
  // A word that is not deeper than the block around is its next key, not the value of this one.
  const Surroundings around = surroundings();
  const bool is_key = expects_key();
  return is_key || around.layout == Layout::flow || !cursor_.is_line_fresh() ||
         cursor_.column() > around.indent;
}

void TreeBuilder::on_null() {
  to_node();
  if (is_null_written()) {
    Scalar scalar = scan_scalar(cursor_.text(), cursor_.at(), surroundings());
    if (!is_null_word(scalar.text)) refuse_ambiguous(cursor_.at());
    deliver_scalar(std::move(scalar));
    return;
  }
  if (expects_key()) refuse_missing_key();
  const bool is_list = !frames_.empty() && frames_.back().node.is_list();
  if (is_list && surroundings().layout == Layout::flow) {
    refuse(cursor_.at(), "an item is missing in front of this", "delete the comma too many");
  }
  if (frames_.empty()) {
    throw Refusal{Code::yaml_syntax, "the file is empty", {empty_place_, empty_place_, {}}, {}};
  }
  Node node;
  node.span = span(empty_place_, empty_place_);
  node.runs.push_back({0, node.span.begin});
  deliver(std::move(node));
}

void TreeBuilder::refuse_missing_key() const {
  if (cursor_.here() == ':' || cursor_.here() == ',') {
    refuse(cursor_.at(), "a key is missing here", "write `key: value`");
  }
  refuse(cursor_.at(), "a key and its `:` must stand on one line", "write `key: value`");
}

void TreeBuilder::on_alias(std::size_t at) {
  to_node();
  refuse_ambiguous(at);  // to_node refuses it by name; it is not at its place
}

void TreeBuilder::on_list_start(std::size_t at) {
  start_collection(Kind::list, at);
}

void TreeBuilder::on_map_start(std::size_t at) {
  start_collection(Kind::map, at);
}

void TreeBuilder::start_collection(Kind kind, std::size_t at) {
  if (expects_key()) {
    check_bracket_closes(*this, at);
    refuse_feature(at, at + 1, "a key must be a text, not a map or list",
                   "put it in quotes if it is a text");
  }
  to_node();
  expect_at(at);
  if (frames_.size() >= depth_) {
    throw Refusal{Code::yaml_too_deep,
                  "maps and lists are nested more than " + std::to_string(depth_) + " deep",
                  {at, at + 1, {}},
                  "split the file"};
  }
  Frame frame;
  frame.node.kind = kind;
  frame.node.span = span(at, at + 1);
  frame.column = cursor_.column();
  frame.around = surroundings();
  const char c = cursor_.here();
  if (c == (kind == Kind::list ? '[' : '{')) {
    check_depth_of_value();
    frame.brackets = Brackets::own;
    frame.around.layout = Layout::flow;
    cursor_.take(1);
  } else if (frame.around.layout == Layout::block) {
    frame.around.indent = frame.column;
  }
  frames_.push_back(std::move(frame));
}

void TreeBuilder::end_collection() {
  Frame frame = std::move(frames_.back());
  if (frame.brackets == Brackets::own) {
    take_closing_bracket(frame);
    frame.node.span.end = static_cast<std::uint32_t>(cursor_.at());
  } else if (frame.node.is_list() && !frame.node.items.empty()) {
    frame.node.span.end = frame.node.items.back().span.end;
  } else if (!frame.node.entries.empty()) {
    frame.node.span.end = frame.node.entries.back().value.span.end;
  }
  frames_.pop_back();
  if (frame.node.is_map()) find_duplicate_keys(frame.node, duplicates_);
  deliver(std::move(frame.node));
}

void TreeBuilder::take_closing_bracket(const Frame& frame) {
  cursor_.to_content(frame.around);
  if (cursor_.here() == ',') {
    cursor_.take(1);
    cursor_.to_content(frame.around);
  }
  if (cursor_.here() != (frame.node.is_list() ? ']' : '}')) refuse_ambiguous(cursor_.at());
  cursor_.take(1);
}

void TreeBuilder::deliver_scalar(Scalar scalar) {
  if (expects_key()) check_merge_key(scalar);
  cursor_.move_to(scalar.end);
  Node node;
  node.style = scalar.style;
  node.text = std::move(scalar.text);
  node.runs = std::move(scalar.runs);
  node.span = span(scalar.begin, scalar.end);
  deliver(std::move(node));
}

void TreeBuilder::deliver(Node node) {
  if (frames_.empty()) {
    root_ = std::move(node);
    return;
  }
  Frame& frame = frames_.back();
  if (frame.node.is_list()) {
    frame.node.items.push_back(std::move(node));
  } else if (!frame.key) {
    frame.key = std::move(node);
  } else {
    frame.node.entries.push_back({std::move(*frame.key), std::move(node)});
    frame.key.reset();
  }
}

Node TreeBuilder::finish() {
  if (!started_) start_document();
  cursor_.to_content({});
  if (!root_) {
    if (cursor_.at_end()) throw Refusal{Code::yaml_syntax, "the file is empty", {0, 0, {}}, {}};
    refuse_ambiguous(cursor_.at());
  }
  bool ended = false;
  if (cursor_.is_document_marker() && cursor_.here() == '.') {
    ended = true;
    cursor_.take(3);
    cursor_.to_content({});
  }
  if (cursor_.at_end()) return std::move(*root_);
  if (ended || cursor_.is_document_marker()) {
    refuse_feature(cursor_.at(), cursor_.at() + 1, "a second document starts here",
                   "put it into a file of its own");
  }
  check_features(cursor_);
  refuse(cursor_.at(), "this does not belong to the map, list or text above",
         "check its indentation: keys of one map, and the `-` of one list, start in one column");
}

}  // namespace smx::yaml

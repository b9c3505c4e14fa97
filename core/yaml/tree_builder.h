// Builds the tree from the library's events. The library says what stands in what; the text of each
// scalar, its place and all that stands between is read from the source once more, by the letter
// of YAML 1.2. Where the two do not agree the text is refused: other readers would not agree
// either.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/source.h"

#include "yaml/cursor.h"
#include "yaml/library.h"
#include "yaml/refusal.h"
#include "yaml/tree.h"

namespace smx::yaml {

class TreeBuilder : public Events {
 public:
  TreeBuilder(const Source& source, std::size_t start, std::size_t depth)
      : source_(source), cursor_(source.text(), start), depth_(depth) {}

  void on_scalar(std::size_t at, const std::string& text) override;
  void on_null() override;
  void on_alias(std::size_t at) override;
  void on_list_start(std::size_t at) override;
  void on_list_end() override { end_collection(); }
  void on_map_start(std::size_t at) override;
  void on_map_end() override { end_collection(); }

  /// Up to here everything was read and is right.
  const Cursor& cursor() const { return cursor_; }
  Surroundings surroundings() const;
  /// The bracket that is still open, if the innermost collection has one.
  std::optional<Mark> open_bracket() const;
  int open_brackets() const;

  /// The keys that stand twice in their map; each one is a fault of its own.
  const std::vector<Refusal>& duplicates() const { return duplicates_; }
  /// The whole tree; refuses what stands behind the document, and a document without content.
  Node finish();

 private:
  enum class Brackets : std::uint8_t { none, own };

  /// A collection that is not at its end yet.
  struct Frame {
    Node node;
    std::optional<Node> key;  // of a map, while its value is read
    Surroundings around;      // of what stands in the collection
    Brackets brackets = Brackets::none;
    int column = 0;
  };

  bool expects_key() const;
  void start_document();
  /// To the node that begins now, over what separates it from the one before.
  void to_node();
  void to_flow_entry(const Frame& frame);
  void to_block_entry(const Frame& frame);
  void to_value(const Frame& frame);
  void take_dash();
  void check_depth_of_value() const;
  void expect_at(std::size_t at) const;
  void start_collection(Kind kind, std::size_t at);
  void end_collection();
  void take_closing_bracket(const Frame& frame);
  void deliver(Node node);
  void deliver_scalar(Scalar scalar);
  bool is_null_written() const;
  [[noreturn]] void refuse_missing_key() const;
  [[noreturn]] void refuse_missing_colon(const Frame& frame) const;
  Span span(std::size_t begin, std::size_t end) const;

  const Source& source_;
  Cursor cursor_;
  std::size_t depth_;
  std::vector<Frame> frames_;
  std::optional<Node> root_;
  bool started_ = false;
  std::size_t empty_place_ = 0;  // where a value stands that nobody wrote
  std::vector<Refusal> duplicates_;
};

/// Adds a refusal for each key of `map` that stood before.
void find_duplicate_keys(const Node& map, std::vector<Refusal>& out);

/// YAML that SMX does not take, with the reason.
[[noreturn]] void refuse_feature(std::size_t begin, std::size_t end, std::string message,
                                 std::string fix);
/// Refuses an anchor, alias, tag, directive or `?` at the cursor; returns when there is none.
void check_features(const Cursor& cursor);
/// Refuses `<<`, the merge key of YAML 1.1.
void check_merge_key(const Scalar& key);

}  // namespace smx::yaml

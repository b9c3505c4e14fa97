// The one document model. A Node is a read-only view of a value: of an input document, of a need's
// answer, of a literal in the rules, or one that a rule computed.
//
// Lossless: a number is its text (6.30 stays 6.30, twenty digits stay twenty), members keep their
// order, null is not missing, [] is not {}. Missing is not a Node: it is the absence of one.
//
// Provenance: a node knows the document and the byte it was read from, and the rule that produced
// it. A computed node inherits the place of the value it was made from.
//
// Memory: nodes, texts and members live in an Arena, or in the text they were read from. Nothing
// here owns anything; a Node is 24 bytes, trivially copyable, and dies with its arena.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace smx {

enum class Kind : std::uint8_t { null, boolean, number, text, list, object };

/// Which input or need a node came from: an index into the documents of one translation.
using DocumentId = std::uint16_t;
inline constexpr DocumentId kNoDocument = 0xFFFF;

/// Which rule wrote a value: an index into the rules of a program. 0 is "none".
using RuleId = std::uint32_t;

/// Where a value came from.
struct Origin {
  DocumentId document = kNoDocument;
  std::uint32_t offset = 0;  // bytes from the start of the document
};

/// What is known of how a value is written in JSON, so that whoever writes it need not look again.
/// Only what made the value can know: a value made of other bytes begins with `unknown`.
enum class Spelling : std::uint8_t {
  unknown,
  plain,   // of a text: no character of it is escaped
  quoted,  // the same, and in memory it stands between two quotes
  kept,    // of any value with data: its JSON is written down, see KeptSpelling
};

/// Stands right in front of the data of a node whose spelling is kept.
struct KeptSpelling {
  const char* json = nullptr;  // compact; of a text, with its quotes
  std::size_t size = 0;
};

struct Member;

class Node {
 public:
  Node() = default;

  static Node null(Origin origin = {}) { return Node(Kind::null, nullptr, 0, origin); }
  static Node boolean(bool value, Origin origin = {}) {
    Node node(Kind::boolean, nullptr, 0, origin);
    node.detail_ = value ? 1 : 0;
    return node;
  }
  /// `text` must be a number by the grammar of RFC 8259, and must outlive the node.
  static Node number(std::string_view text, Origin origin = {}) {
    return Node(Kind::number, text.data(), text.size(), origin);
  }
  /// `text` must be valid UTF-8 and must outlive the node.
  static Node text(std::string_view text, Origin origin = {},
                   Spelling spelling = Spelling::unknown) {
    Node node(Kind::text, text.data(), text.size(), origin);
    node.detail_ = static_cast<std::uint8_t>(spelling);
    return node;
  }
  static Node list(std::span<const Node> items, Origin origin = {}) {
    return Node(Kind::list, items.data(), items.size(), origin);
  }
  static Node object(std::span<const Member> members, Origin origin = {});

  Kind kind() const { return kind_; }
  bool is(Kind kind) const { return kind_ == kind; }

  bool truth() const { return detail_ != 0; }
  /// The characters of a text, or the digits of a number as they were written.
  std::string_view text() const { return {static_cast<const char*>(data_), size_}; }
  std::span<const Node> items() const { return {static_cast<const Node*>(data_), size_}; }
  std::span<const Member> members() const;

  /// Of a text, list or object.
  Spelling spelling() const { return static_cast<Spelling>(detail_); }
  /// Whether it is a text of which nothing is escaped in JSON.
  bool is_plain_text() const {
    return kind_ == Kind::text && (spelling() == Spelling::plain || spelling() == Spelling::quoted);
  }
  /// The JSON of a value whose spelling is kept.
  std::string_view kept_spelling() const {
    KeptSpelling kept;
    std::memcpy(&kept, static_cast<const char*>(data_) - sizeof kept, sizeof kept);
    return {kept.json, kept.size};
  }
  /// Says that a KeptSpelling stands in front of the data.
  void set_kept_spelling() { detail_ = static_cast<std::uint8_t>(Spelling::kept); }

  /// The member of that name, or null. Names are unique in an object.
  const Node* find(std::string_view name) const;
  /// The same, looked for at `expected` first and then before it: members mostly come in the order
  /// of their schema, and some are left out.
  const Node* find(std::string_view name, std::size_t expected) const;

  Origin origin() const { return {document_, offset_}; }
  RuleId rule() const { return rule_; }
  void set_origin(Origin origin) {
    document_ = origin.document;
    offset_ = origin.offset;
  }
  void set_rule(RuleId rule) { rule_ = rule; }

  /// "", [] and {} are empty; null and 0 are not.
  bool is_empty() const { return kind_ >= Kind::text && size_ == 0; }

 private:
  Node(Kind kind, const void* data, std::size_t size, Origin origin)
      : kind_(kind),
        document_(origin.document),
        offset_(origin.offset),
        data_(data),
        size_(static_cast<std::uint32_t>(size)) {}

  Kind kind_ = Kind::null;
  std::uint8_t detail_ = 0;  // of a boolean its truth, of anything else its spelling
  DocumentId document_ = kNoDocument;
  std::uint32_t offset_ = 0;
  const void* data_ = nullptr;
  std::uint32_t size_ = 0;
  RuleId rule_ = 0;
};
static_assert(sizeof(Node) == 24);

struct Member {
  std::string_view name;
  Node value;
};

inline Node Node::object(std::span<const Member> members, Origin origin) {
  return Node(Kind::object, members.data(), members.size(), origin);
}

inline std::span<const Member> Node::members() const {
  return {static_cast<const Member*>(data_), size_};
}

/// Whether two names are one. Names are short: two loads that overlap compare them whole, without a
/// call.
inline bool same_name(std::string_view one, std::string_view other) {
  const std::size_t size = one.size();
  if (size != other.size()) return false;
  const auto ends_equal = [&]<typename Word>(Word a, Word b) {
    std::memcpy(&a, one.data(), sizeof a);
    std::memcpy(&b, other.data(), sizeof b);
    if (a != b) return false;
    std::memcpy(&a, one.data() + size - sizeof a, sizeof a);
    std::memcpy(&b, other.data() + size - sizeof b, sizeof b);
    return a == b;
  };
  if (size >= 8 && size <= 16) return ends_equal(std::uint64_t{}, std::uint64_t{});
  if (size >= 4 && size < 8) return ends_equal(std::uint32_t{}, std::uint32_t{});
  if (size >= 2 && size < 4) return ends_equal(std::uint16_t{}, std::uint16_t{});
  return one == other;
}

inline const Node* Node::find(std::string_view name) const {
  for (const Member& member : members()) {
    if (same_name(member.name, name)) return &member.value;
  }
  return nullptr;
}

inline const Node* Node::find(std::string_view name, std::size_t expected) const {
  const auto all = members();
  if (all.empty()) return nullptr;
  const std::size_t begin = expected < all.size() ? expected : all.size() - 1;
  for (std::size_t at = begin + 1; at-- > 0;) {
    if (same_name(all[at].name, name)) return &all[at].value;
  }
  for (std::size_t at = begin + 1; at < all.size(); ++at) {
    if (same_name(all[at].name, name)) return &all[at].value;
  }
  return nullptr;
}

}  // namespace smx

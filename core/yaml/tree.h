// YAML text into a tree that knows where everything stands: each key, each value, and each
// character of a scalar, through folding, quotes and escapes.
//
// What loads here loads in every YAML 1.2 reader. Scalars stay text as written; whoever meets a
// schema decides the type. Refused with a place: duplicate keys, anchors, aliases, merge keys,
// tags, several documents, tabs as indentation, bytes that are not UTF-8, too deep nesting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"
#include "smx/source.h"

namespace smx::yaml {

enum class Kind : std::uint8_t { scalar, map, list };
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded };

struct Entry;

class Node {
 public:
  Kind kind = Kind::scalar;
  Style style = Style::plain;  // of a scalar
  std::string text;            // of a scalar; "" for an empty value (`key:` with nothing behind)
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in order; the keys are scalars and unique
  Span span;                   // from the first to behind the last character, quotes included

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_map() const { return kind == Kind::map; }
  bool is_list() const { return kind == Kind::list; }
  /// A plain scalar: `null`, `true` and `12` count as such only when they are plain.
  bool is_plain() const { return is_scalar() && style == Style::plain; }

  /// The value under a key, or null.
  const Node* find(std::string_view key) const;
  const Entry* find_entry(std::string_view key) const;

  /// Where the characters [begin, end) of `text` stand in the source (byte offsets into `text`).
  Span place(std::size_t begin, std::size_t end) const;

  /// Runs of `text` and where each begins in the source; sorted. A run is copied byte by byte; what
  /// lies between runs (an escape, a folded line break) belongs to the byte before the next run.
  struct Run {
    std::uint32_t text_offset = 0;
    std::uint32_t source_offset = 0;
  };
  std::vector<Run> runs;
};

struct Entry {
  Node key;
  Node value;
};

/// The one document of `source`, or nothing, and then `diagnostics` says why. `source` must outlive
/// the tree.
std::optional<Node> read_yaml(const Source& source, const Limits& limits, Diagnostics& diagnostics);

}  // namespace smx::yaml

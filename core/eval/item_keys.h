// The keys by which items are told apart, and a set of them in the memory of a translation.
#pragma once

#include <cstdint>
#include <span>

#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// Which entry has these keys: open addressing, in an arena, for a number of entries that is known
/// before. Keys are equal by value.
class KeySet {
 public:
  /// Room for `most` entries of `width` keys each.
  KeySet(Arena& arena, std::size_t most, std::size_t width);

  struct Found {
    std::uint32_t entry = 0;
    bool is_new = false;
    std::uint64_t looks = 0;  // at slots: what it cost
  };
  /// The entry with these keys, or a new one, which gets the next number.
  Found insert(std::span<const Node> keys);
  /// The same without adding; is_new where there is none.
  Found find(std::span<const Node> keys) const;

  std::uint32_t size() const { return size_; }
  std::span<const Node> keys(std::uint32_t entry) const {
    return keys_.subspan(entry * width_, width_);
  }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;
  };

  Found look_for(std::span<const Node> keys, std::uint32_t hash, std::size_t& slot) const;

  std::size_t width_;
  std::span<Slot> slots_;  // a power of two of them, at most half in use
  std::span<Node> keys_;   // entry by entry
  std::uint32_t size_ = 0;
};

inline constexpr std::uint32_t kNoEntry = 0xFFFF'FFFF;

/// For each entry the list of its items, in their order. `entry_of` says for each item which it is,
/// or kNoEntry.
std::span<Node> lists_by_entry(std::span<const std::uint32_t> entry_of, std::span<const Node> items,
                               std::uint32_t entries, Arena& arena);

}  // namespace smx

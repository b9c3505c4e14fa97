#include "functions/distinct_items.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "value/equality.h"

namespace smx {
namespace {

constexpr std::uint32_t kFree = 0xFFFF'FFFF;

/// Items by their value: open addressing, at most half full.
class ItemSet {
 public:
  ItemSet(std::size_t most, Arena& arena)
      : slots_(arena.allocate_array<std::uint32_t>(std::bit_ceil(most * 2 + 1))),
        items_(arena.allocate_array<Node>(most)) {
    std::ranges::fill(slots_, kFree);
  }

  bool has(const Node& item) const { return slots_[slot_of(item)] != kFree; }

  /// False where an equal one is there already.
  bool add(const Node& item) {
    const std::size_t slot = slot_of(item);
    if (slots_[slot] != kFree) return false;
    slots_[slot] = count_;
    items_[count_++] = item;
    return true;
  }

  std::span<const Node> items() const { return items_.first(count_); }

 private:
  std::size_t slot_of(const Node& item) const {
    std::size_t slot = hash_of(item) & (slots_.size() - 1);
    while (slots_[slot] != kFree && !are_equal(items_[slots_[slot]], item))
      slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  std::span<std::uint32_t> slots_;
  std::span<Node> items_;
  std::uint32_t count_ = 0;
};

}  // namespace

std::span<const Node> distinct_items(std::span<const Node> items, Arena& arena) {
  ItemSet set(items.size(), arena);
  for (const Node& item : items) set.add(item);
  return set.items();
}

std::span<const Node> common_items(std::span<const Node> items, std::span<const Node> others,
                                   Arena& arena) {
  ItemSet set(others.size(), arena);
  for (const Node& item : others) set.add(item);
  const auto kept = arena.allocate_array<Node>(items.size());
  std::size_t count = 0;
  for (const Node& item : items) {
    if (set.has(item)) kept[count++] = item;
  }
  return kept.first(count);
}

}  // namespace smx

#include "functions/distinct_items.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "value/equality.h"

namespace smx {
namespace {

constexpr std::uint32_t kFree = 0xFFFF'FFFF;

}  // namespace

std::span<const Node> distinct_items(std::span<const Node> items, Arena& arena) {
  // Open addressing, at most half full: a slot holds the index of a kept item.
  const auto slots = arena.allocate_array<std::uint32_t>(std::bit_ceil(items.size() * 2 + 1));
  std::ranges::fill(slots, kFree);
  const auto kept = arena.allocate_array<Node>(items.size());
  std::uint32_t count = 0;
  for (const Node& item : items) {
    std::size_t slot = hash_of(item) & (slots.size() - 1);
    while (slots[slot] != kFree && !are_equal(kept[slots[slot]], item)) {
      slot = (slot + 1) & (slots.size() - 1);
    }
    if (slots[slot] != kFree) continue;
    slots[slot] = count;
    kept[count++] = item;
  }
  return kept.first(count);
}

}  // namespace smx

#include "eval/item_keys.h"

#include <algorithm>
#include <bit>

#include "value/equality.h"

namespace smx {

namespace {

std::uint32_t hash_of_keys(std::span<const Node> keys) {
  std::size_t hash = keys.size();
  for (const Node& key : keys) hash = mixed_hash(hash, hash_of(key));
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

KeySet::KeySet(Arena& arena, std::size_t most, std::size_t width)
    : width_(width),
      slots_(arena.allocate_array<Slot>(std::bit_ceil(most * 2 + 1))),
      keys_(arena.allocate_array<Node>(most * width)) {
  std::ranges::fill(slots_, Slot{0, kNoEntry});
}

KeySet::Found KeySet::look_for(std::span<const Node> keys, std::uint32_t hash,
                               std::size_t& slot) const {
  Found found;
  for (slot = hash & (slots_.size() - 1); slots_[slot].entry != kNoEntry;
       slot = (slot + 1) & (slots_.size() - 1)) {
    ++found.looks;
    if (slots_[slot].hash != hash) continue;
    found.entry = slots_[slot].entry;
    if (std::ranges::equal(this->keys(found.entry), keys, are_equal)) return found;
  }
  found.is_new = true;
  return found;
}

KeySet::Found KeySet::find(std::span<const Node> keys) const {
  std::size_t slot = 0;
  return look_for(keys, hash_of_keys(keys), slot);
}

KeySet::Found KeySet::insert(std::span<const Node> keys) {
  const std::uint32_t hash = hash_of_keys(keys);
  std::size_t slot = 0;
  Found found = look_for(keys, hash, slot);
  if (!found.is_new) return found;
  found.entry = size_++;
  slots_[slot] = {hash, found.entry};
  std::ranges::copy(keys, keys_.begin() + static_cast<std::ptrdiff_t>(found.entry * width_));
  return found;
}

std::span<Node> lists_by_entry(std::span<const std::uint32_t> entry_of, std::span<const Node> items,
                               std::uint32_t entries, Arena& arena) {
  const auto counts = arena.allocate_array<std::uint32_t>(entries);
  std::ranges::fill(counts, 0u);
  for (const std::uint32_t entry : entry_of) {
    if (entry != kNoEntry) ++counts[entry];
  }
  const auto room = arena.allocate_array<std::span<Node>>(entries);
  for (std::uint32_t entry = 0; entry < entries; ++entry)
    new (&room[entry]) std::span<Node>(arena.allocate_array<Node>(counts[entry]));
  std::ranges::fill(counts, 0u);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (entry_of[i] == kNoEntry) continue;
    new (&room[entry_of[i]][counts[entry_of[i]]++]) Node(items[i]);
  }
  const auto lists = arena.allocate_array<Node>(entries);
  for (std::uint32_t entry = 0; entry < entries; ++entry)
    new (&lists[entry]) Node(Node::list(room[entry], room[entry].front().origin()));
  return lists;
}

}  // namespace smx

#include "program/table_index.h"

#include <cstring>

namespace smx {

namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word_at(const char* at, std::size_t bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, bytes);
  return word;
}

/// Eight bytes at a time. The keys of a table are its author's, so that nobody who writes documents
/// can make them collide: a hash needs no secret.
std::uint32_t hash_of(std::string_view key) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = key.size() * kFactor;
  const char* at = key.data();
  std::size_t left = key.size();
  for (; left >= 8; at += 8, left -= 8) hash = mixed(hash ^ word_at(at, 8), kFactor);
  if (left > 0) hash = mixed(hash ^ word_at(at, left), kFactor);
  return static_cast<std::uint32_t>(hash ^ hash >> 32);
}

}  // namespace

/// The slot of a key, or the free one where it would be. There is always a free one.
std::size_t TableIndex::slot_of(std::string_view key, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (!slot.key) return at;
    if (slot.hash == hash && std::string_view(slot.key, slot.size) == key) return at;
  }
}

const std::uint32_t* TableIndex::find(std::string_view key) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[slot_of(key, hash_of(key))];
  return slot.key ? &slot.row : nullptr;
}

const std::uint32_t* TableIndex::insert(std::string_view key, std::uint32_t row) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  const std::uint32_t hash = hash_of(key);
  Slot& slot = slots_[slot_of(key, hash)];
  if (slot.key) return &slot.row;
  // An empty key is a key, too: its text must not be null.
  const std::string_view kept = key.empty() ? std::string_view("") : keys_.copy(key);
  slot = {kept.data(), static_cast<std::uint32_t>(kept.size()), hash, row};
  ++used_;
  return nullptr;
}

void TableIndex::grow() {
  constexpr std::size_t kFirst = 16;
  std::vector<Slot> before = std::move(slots_);
  slots_.assign(before.empty() ? kFirst : 2 * before.size(), Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (!slot.key) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].key) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace smx

#include "program/table_index.h"

#include <cstring>

namespace smx {

namespace {

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;

std::uint64_t word_at(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// Fewer than eight bytes, by two loads that overlap.
std::uint64_t short_word_at(const char* at, std::size_t bytes) {
  std::uint64_t word = 0;
  if (bytes >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, at, sizeof first);
    std::memcpy(&last, at + bytes - sizeof last, sizeof last);
    return first | std::uint64_t{last} << 8 * (bytes - 4);
  }
  for (std::size_t i = 0; i < bytes; ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(at[i])} << 8 * i;
  }
  return word;
}

}  // namespace

/// What the slot of a key holds, but for its row and for the place of a long one. The keys of a
/// table are its author's, so that nobody who writes documents can make them collide: a hash needs
/// no secret.
TableIndex::Slot TableIndex::slot_for(std::string_view key) {
  Slot slot;
  slot.size = static_cast<std::uint32_t>(key.size());
  const char* at = key.data();
  const std::size_t size = key.size();
  if (size < 8) {
    slot.words.first = short_word_at(at, size);
  } else if (size < kInSlot) {
    slot.words = {word_at(at), short_word_at(at + 8, size - 8)};
  } else if (size == kInSlot) {
    slot.words = {word_at(at), word_at(at + 8)};
  } else {
    std::uint64_t hash = size * kFactor;
    for (; key.size() >= 8; key.remove_prefix(8)) hash = mixed(hash ^ word_at(key.data()), kFactor);
    slot.words.second = mixed(hash ^ short_word_at(key.data(), key.size()), kFactor);
  }
  return slot;
}

std::uint64_t TableIndex::hash_of(const Slot& slot) {
  if (!slot.is_short()) return slot.words.second;
  const std::uint64_t first = mixed(slot.words.first ^ slot.size * kFactor, kFactor);
  const std::uint64_t hash = mixed(first ^ slot.words.second, kFactor);
  return hash ^ hash >> 32;
}

std::string_view TableIndex::long_key(const Slot& slot) {
  const char* at = nullptr;
  std::memcpy(&at, &slot.words.first, sizeof at);
  return {at, slot.size};
}

/// Where a key is, or the free slot where it would be. There is always a free one.
std::size_t TableIndex::place_of(const Slot& wanted, std::string_view key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(wanted) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.is_free()) return at;
    if (slot.size != wanted.size || slot.words.second != wanted.words.second) continue;
    if (slot.is_short() ? slot.words.first == wanted.words.first : long_key(slot) == key) return at;
  }
}

const std::uint32_t* TableIndex::find(std::string_view key) const {
  if (slots_.empty()) return nullptr;
  const Slot& slot = slots_[place_of(slot_for(key), key)];
  return slot.is_free() ? nullptr : &slot.row;
}

const std::uint32_t* TableIndex::insert(std::string_view key, std::uint32_t row) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  Slot made = slot_for(key);
  Slot& slot = slots_[place_of(made, key)];
  if (!slot.is_free()) return &slot.row;
  if (!made.is_short()) {
    const char* const kept = keys_.copy(key).data();
    std::memcpy(&made.words.first, &kept, sizeof kept);
  }
  made.row = row;
  slot = made;
  ++used_;
  return nullptr;
}

void TableIndex::grow() {
  constexpr std::size_t kFirst = 16;
  std::vector<Slot> before = std::move(slots_);
  slots_.assign(before.empty() ? kFirst : 2 * before.size(), Slot{});
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : before) {
    if (slot.is_free()) continue;
    std::size_t at = hash_of(slot) & mask;
    while (!slots_[at].is_free()) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace smx

// From an object of a program to its point: filled once, asked with every event of a run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace smx::coverage {

class PointerMap {
 public:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  void insert(const void* key, std::uint32_t value) {
    if ((used_ + 1) * 2 > slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    if (!slot.key) ++used_;
    slot = {key, value};
  }

  /// What was inserted, or kNone.
  std::uint32_t find(const void* key) const {
    return slots_.empty() ? kNone : slots_[place_of(key)].value;
  }

 private:
  struct Slot {
    const void* key = nullptr;
    std::uint32_t value = kNone;
  };

  /// The slot of the key, or the free one where it would stand.
  std::size_t place_of(const void* key) const {
    const std::size_t mask = slots_.size() - 1;
    // Addresses differ in their middle bits; multiplying brings these to the top.
    const auto bits = reinterpret_cast<std::uintptr_t>(key);
    std::size_t at = ((bits >> 4) * 0x9E3779B97F4A7C15u >> 32) & mask;
    while (slots_[at].key && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? 16 : slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before) {
      if (slot.key) slots_[place_of(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::size_t used_ = 0;
};

}  // namespace smx::coverage

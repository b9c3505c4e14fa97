// The look-up tables of the two translations. Keys and values have the form of characters.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smx::bench {

/// Texts by text, in one array with open addressing; made once, then only read.
template <class Value>
class FlatTable {
 public:
  void insert(std::string key, Value value) {
    if ((count_ + 1) * 4 > slots_.size()) grow();
    Slot& slot = slots_[place(key)];
    if (slot.key.empty()) ++count_;
    slot = {std::move(key), std::move(value)};
  }

  /// Null where there is no such key.
  const Value* find(std::string_view key) const {
    if (count_ == 0 || key.empty()) return nullptr;
    const Slot& slot = slots_[place(key)];
    return slot.key.empty() ? nullptr : &slot.value;
  }

 private:
  struct Slot {
    std::string key;  // empty: the slot is free
    Value value;
  };

  static std::uint64_t hash(std::string_view key) {
    std::uint64_t value = key.size();
    for (const char byte : key) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return value ^ value >> 29;
  }

  std::size_t place(std::string_view key) const {
    std::size_t index = hash(key) & (slots_.size() - 1);
    while (!slots_[index].key.empty() && slots_[index].key != key) {
      index = (index + 1) & (slots_.size() - 1);
    }
    return index;
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
    old.swap(slots_);
    for (Slot& slot : old) {
      if (!slot.key.empty()) slots_[place(slot.key)] = std::move(slot);
    }
  }

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

struct Category {
  std::string code, fhir, display;
};

struct Tables {
  FlatTable<Category> categories, message_categories;
  FlatTable<std::string> stations, team_names, status;
  std::size_t longest = 0;  // bytes of the longest value
};

/// Throws what the JSON library throws when the file is not as it has to be.
Tables load_tables(const std::string& path);

}  // namespace smx::bench

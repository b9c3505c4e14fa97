// Which row of a table a key leads to. Made while rules are loaded, asked while translating: open
// addressing over one array. Keys are codes and mostly short: they stand in their slot, so that an
// answer costs one look at memory, which is far away where a table is large.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/terms.h"
#include "value/arena.h"

namespace smx {

class TableIndex {
 public:
  /// The row of a key, or null.
  const std::uint32_t* find(std::string_view key) const;

  /// Adds a copy of a key and gives null; where it is there already, its row, and nothing changes.
  const std::uint32_t* insert(std::string_view key, std::uint32_t row);

 private:
  static constexpr std::size_t kInSlot = 16;
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  /// A short key, filled up with zeros; of a longer one, where it is kept and its hash.
  struct Words {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
  };
  struct Slot {
    Words words;
    std::uint32_t size = kFree;
    std::uint32_t row = 0;

    bool is_free() const { return size == kFree; }
    bool is_short() const { return size <= kInSlot; }
  };

  static Slot slot_for(std::string_view key);
  static std::uint64_t hash_of(const Slot& slot);
  static std::string_view long_key(const Slot& slot);
  std::size_t place_of(const Slot& wanted, std::string_view key) const;
  void grow();

  std::vector<Slot> slots_;  // a power of two of them, at most half in use
  std::size_t used_ = 0;
  Arena keys_;
};

/// Whether a key of a table is its first one.
enum class KeyPart : std::uint8_t { first, further };

/// Appends one key of a row, folded. A table with one key, compared exactly, is asked by that key
/// as it is, without this.
void append_table_key(std::string_view key, Fold fold, KeyPart part, std::string& out);

}  // namespace smx

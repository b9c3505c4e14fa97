// Which row of a table a key leads to. Made while rules are loaded, asked while translating: open
// addressing over one array, so that an answer costs a look at a slot and one at the key.
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
  struct Slot {
    const char* key = nullptr;  // null: the slot is free
    std::uint32_t size = 0;
    std::uint32_t hash = 0;
    std::uint32_t row = 0;
  };

  std::size_t slot_of(std::string_view key, std::uint32_t hash) const;
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

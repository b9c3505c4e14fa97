// Single-byte code pages as data. Private to this room.
#pragma once

#include <cstdint>

namespace smx::bodies {

struct CodePage {
  std::int64_t number;
  char16_t high[128];  // the characters of 80 to FF
};

/// Nothing when there is no such page here.
const CodePage* find_code_page(std::int64_t number);

}  // namespace smx::bodies

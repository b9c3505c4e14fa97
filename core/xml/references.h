// What a `&` stands for.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "xml/events.h"

namespace smx::xml {

struct Reference {
  std::size_t length = 0;  // with `&` and `;`
  char32_t point = 0;
};

/// Reads the reference that `rest` begins with. Null, or the reason why it is none.
const char* read_reference(std::string_view rest, Entities entities, Reference& reference);

/// Reads the digits of `&#...;` (`x` begins hexadecimal ones) without `&#` and `;`. Values past
/// U+10FFFF become 0x110000; nothing when there is something else than digits.
std::optional<char32_t> read_number(std::string_view digits);

}  // namespace smx::xml

// References and line ends of character data and attribute values.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "xml/events.h"

namespace smx::xml {

enum class Literal : std::uint8_t {
  text,       // references, and CR LF or CR to LF
  attribute,  // references, and each white-space character to a blank
  cdata,      // line ends only
};

/// Resolves in place: a resolved reference is never longer than what stood there. `raw` begins at
/// `offset` of the document, `length` becomes the resolved length.
std::optional<Fault> resolve_in_place(std::span<char> raw, Literal literal, Entities entities,
                                      std::size_t offset, std::size_t& length);

/// Reads the digits of `&#...;` (`x` begins hexadecimal ones) without `&#` and `;`. Values past
/// U+10FFFF become 0x110000; nothing when there is something else than digits.
std::optional<char32_t> read_number(std::string_view digits);

}  // namespace smx::xml

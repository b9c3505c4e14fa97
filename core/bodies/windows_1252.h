// Single bytes and characters of Windows-1252.
#pragma once

#include <cstdint>
#include <optional>

namespace smx::bodies {

/// The character of a byte; nothing for the five that are not defined (81 8D 8F 90 9D).
std::optional<char32_t> character_of_byte(std::uint8_t byte);

/// Whether Windows-1252 has the character.
bool is_in_windows_1252(char32_t point);

}  // namespace smx::bodies

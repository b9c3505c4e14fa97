// Symbol fonts: pictures under the codes of letters.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smx::bodies {

enum class SymbolFont : std::uint8_t { none, symbol, wingdings, unknown };

/// Which font a name means, `unknown` for one whose pictures are not listed here.
SymbolFont symbol_font(std::string_view name);

/// The character that looks like a code of the font; nothing when none is listed.
std::optional<char32_t> symbol_character(SymbolFont font, std::uint8_t code);

}  // namespace smx::bodies

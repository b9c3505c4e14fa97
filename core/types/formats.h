// Which words of `format` are checked, and how.
#pragma once

#include <optional>
#include <string_view>

#include "types/type.h"

namespace smx::types {

/// The format behind a word, where it is checked for values of that kind. Any other word is an
/// annotation.
std::optional<Format> checked_format(std::string_view word, TypeKind kind);

/// Whether a text, or a number as it is written, has the format.
bool has_format(std::string_view text, Format format);

/// "a date such as 2024-03-05"
std::string_view example_of(Format format);

}  // namespace smx::types

// The pointer behind the `#` of a `$ref`, token by token.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smx::types {

/// `%25` to `%`; nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text);

/// A token of a JSON Pointer as the key it stands for: `~1` is `/`, `~0` is `~`.
std::string unescaped(std::string_view token);

}  // namespace smx::types

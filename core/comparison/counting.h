// Numbers of things in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smx::comparison {

/// "1 row", "2 rows", "2 policies".
std::string counted(std::size_t count, std::string_view noun);
/// "a, b and c"
std::string enumerated(const std::vector<std::string>& parts);

}  // namespace smx::comparison

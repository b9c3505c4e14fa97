// What HTML would cost its parser, told beforehand. Private to this room.
#pragma once

#include <optional>
#include <string_view>

#include "bodies/bodies.h"

namespace smx::bodies {

/// HTML may leave elements open, and a parser opens some of them again in each paragraph: a small
/// text can make a huge or very deep tree. One pass over the tags counts what would be open, from
/// above, and refuses a text whose tree would be too deep, too large or too slow to build.
std::optional<Fault> check_html_cost(std::string_view html);

}  // namespace smx::bodies

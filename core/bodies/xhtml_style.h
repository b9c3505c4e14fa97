// The few declarations of a `style` attribute that change what a text says.
#pragma once

#include <optional>
#include <string_view>

#include "bodies/text_flow.h"

namespace smx::bodies {

struct Style {
  std::optional<WhiteSpace> white_space;
  const char* refused = nullptr;  // why text of this look cannot become plain text
};

Style read_style(std::string_view declarations);

}  // namespace smx::bodies

// Two long texts side by side, cut so that what differs can be seen.
#pragma once

#include <string>
#include <string_view>

namespace smx::cli {

struct Excerpts {
  std::string one;
  std::string other;
  std::string caret;  // for below them, under the first character that differs; empty where plain
};

/// Both from the same character on; what is cut off at either end is an ellipsis.
Excerpts excerpts(std::string_view one, std::string_view other);

}  // namespace smx::cli

// `names` in messages.
#pragma once

#include <string>
#include <string_view>

namespace smx::types {

inline std::string in_ticks(std::string_view text) {
  std::string ticked;
  ticked.reserve(text.size() + 2);
  ticked += '`';
  ticked += text;
  ticked += '`';
  return ticked;
}

}  // namespace smx::types

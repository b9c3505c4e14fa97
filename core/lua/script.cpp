#include "lua/script.h"

namespace smx::lua {

Span Script::line(int number) const {
  if (number <= 0) return {&source_, 0, 0};
  const std::string_view line = source_.line(static_cast<std::uint32_t>(number));
  if (line.data() == nullptr) return {&source_, 0, 0};
  const auto start = static_cast<std::size_t>(line.data() - source_.text().data());
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) {
    const auto at = static_cast<std::uint32_t>(start);
    return {&source_, at, at};
  }
  const std::size_t last = line.find_last_not_of(" \t\r");
  return {&source_, static_cast<std::uint32_t>(start + first),
          static_cast<std::uint32_t>(start + last + 1)};
}

}  // namespace smx::lua

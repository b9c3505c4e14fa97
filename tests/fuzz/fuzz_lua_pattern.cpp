// A pattern and a subject: a match, none, a refusal, or the end of the budget.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lua/lua_pattern.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smx::lua;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\n'), bytes.size());
  const std::string_view subject = cut < bytes.size() ? bytes.substr(cut + 1) : std::string_view{};
  Budget budget(50'000, 1u << 20);
  try {
    const LuaPattern pattern(bytes.substr(0, cut), Anchors::allowed);
    Matcher matcher(pattern, subject, budget);
    for (std::size_t at = 0; at <= subject.size(); ++at) {
      const std::size_t end = matcher.match_at(at);
      if (end == Matcher::kNone) continue;
      if (end < at || end > subject.size()) __builtin_trap();
      for (std::size_t i = 0; i < pattern.captures(); ++i) {
        const auto& capture = matcher.capture(i);
        if (capture.begin + capture.length > subject.size()) __builtin_trap();
      }
    }
  } catch (const BadPattern&) {
  } catch (const Spent&) {
  }
  return 0;
}

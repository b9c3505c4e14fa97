#include "excerpt.h"

#include <algorithm>
#include <cstddef>

namespace smx::cli {

namespace {

constexpr std::size_t kLongest = 96;     // bytes of an excerpt
constexpr std::size_t kBefore = 32;      // of them before the difference
constexpr std::size_t kSeenAtOnce = 24;  // a difference so near needs no caret
constexpr std::string_view kEllipsis = "…";

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::size_t character_at_or_before(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && is_inside_character(text, at)) --at;
  return at;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) width += is_inside_character(text, i) ? 0 : 1;
  return width;
}

std::string part(std::string_view text, std::size_t begin) {
  const std::size_t end = character_at_or_before(text, begin + kLongest);
  std::string out(begin > 0 ? kEllipsis : "");
  out += text.substr(begin, end - begin);
  return out.append(end < text.size() ? kEllipsis : "");
}

}  // namespace

Excerpts excerpts(std::string_view one, std::string_view other) {
  const auto differs = std::ranges::mismatch(one, other).in1 - one.begin();
  const std::size_t at = character_at_or_before(one, static_cast<std::size_t>(differs));
  const bool is_long = std::max(one.size(), other.size()) > kLongest;
  const std::size_t begin = is_long && at > kBefore ? character_at_or_before(one, at - kBefore) : 0;
  Excerpts shown{part(one, begin), part(other, begin), {}};
  if (at > kSeenAtOnce) {
    shown.caret = std::string(width_of(one.substr(begin, at - begin)) + (begin > 0 ? 1 : 0), ' ');
    shown.caret += "^";
  }
  return shown;
}

}  // namespace smx::cli

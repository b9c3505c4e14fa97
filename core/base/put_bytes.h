// Copying short texts. Names, codes and numbers are a few bytes: a call of memcpy, which has to
// find out how many, costs more than to copy them by two words that overlap.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace smx {

namespace detail {

template <typename Word>
void put_ends(const char* from, std::size_t bytes, char* to) {
  Word first;
  Word last;
  std::memcpy(&first, from, sizeof first);
  std::memcpy(&last, from + bytes - sizeof last, sizeof last);
  std::memcpy(to, &first, sizeof first);
  std::memcpy(to + bytes - sizeof last, &last, sizeof last);
}

struct Stride {
  std::uint64_t words[2];
};

}  // namespace detail

/// Copies `text` to `to`, and no byte more; gives the place behind it. They must not overlap.
inline char* put_bytes(std::string_view text, char* to) {
  constexpr std::size_t kShort = 64;
  const std::size_t bytes = text.size();
  const char* from = text.data();
  if (bytes > kShort) {
    std::memcpy(to, from, bytes);
  } else if (bytes > 32) {
    detail::put_ends<detail::Stride>(from, 32, to);
    detail::put_ends<detail::Stride>(from + bytes - 32, 32, to + bytes - 32);
  } else if (bytes >= 16) {
    detail::put_ends<detail::Stride>(from, bytes, to);
  } else if (bytes >= 8) {
    detail::put_ends<std::uint64_t>(from, bytes, to);
  } else if (bytes >= 4) {
    detail::put_ends<std::uint32_t>(from, bytes, to);
  } else if (bytes > 0) {
    to[0] = from[0];
    to[bytes / 2] = from[bytes / 2];
    to[bytes - 1] = from[bytes - 1];
  }
  return to + bytes;
}

}  // namespace smx

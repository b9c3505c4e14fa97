// Moments that can be compared, and the time from one to another.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace smx::times {

struct Moment {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::uint32_t nanoseconds = 0;

  friend auto operator<=>(const Moment&, const Moment&) = default;
};

/// From one moment to before another; an end that is not there is open.
struct Window {
  std::optional<Moment> from;
  std::optional<Moment> to;

  bool meets(const Window& other) const {
    return (!from || !other.to || *from < *other.to) && (!to || !other.from || *other.from < *to);
  }
};

}  // namespace smx::times

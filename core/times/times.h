// Instants and dates as texts: RFC 3339 in. No time zone database here: an instant carries its
// offset. Own parser, because the checks (Feb 30, hour 24, leap second) and the speed are ours to
// answer for. What writes them, and other forms, is in form.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "times/calendar.h"

namespace smx::times {

struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::uint32_t nanoseconds = 0;
  std::uint8_t fraction_digits = 0;  // as written: 0 for none
  std::int16_t offset_minutes = 0;
};

/// `2024-03-05T15:04:05Z`, with fraction (up to nine digits) or offset; upper-case T and Z. Nothing
/// for anything else, and for days that do not exist. Second 60 is refused.
std::optional<Instant> parse_rfc3339(std::string_view text);
/// `2024-03-05`.
std::optional<Date> parse_date(std::string_view text);

}  // namespace smx::times

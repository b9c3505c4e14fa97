// Instants and dates as texts: RFC 3339 in, several forms out. No time zone database here yet: an
// instant carries its offset. Own parser, because the checks (Feb 30, hour 24, leap second) and the
// speed are ours to answer for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smx::times {

struct Instant {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00Z
  std::uint32_t nanoseconds = 0;
  std::uint8_t fraction_digits = 0;  // as written: 0 for none
  std::int16_t offset_minutes = 0;
};

struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
};

/// `2024-03-05T15:04:05Z`, with fraction (up to nine digits) or offset; upper-case T and Z. Nothing
/// for anything else, and for days that do not exist. Second 60 is refused.
std::optional<Instant> parse_rfc3339(std::string_view text);
/// `2024-03-05`.
std::optional<Date> parse_date(std::string_view text);

enum class Form : std::uint8_t {
  rfc3339,     // 2024-03-05T15:04:05Z, UTC, no fraction; with fraction where the instant has one
  rfc3339_ms,  // 2024-03-05T15:04:05.000Z, UTC, three digits (finer digits must be zero)
  rfc1123,     // Tue, 05 Mar 2024 15:04:05 GMT
  date,        // 2024-03-05, in UTC
};

std::optional<Form> form_named(
    std::string_view name);  // "rfc3339", "rfc3339-ms", "rfc1123", "date"

/// Whether `form` can hold the instant without losing a fraction or the time of day.
bool is_exact(const Instant& instant, Form form);

void append(const Instant& instant, Form form, std::string& out);

/// Whole days from 1970-01-01.
std::int64_t days_from_epoch(Date date);
Date date_from_days(std::int64_t days);

}  // namespace smx::times

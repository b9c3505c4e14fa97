#include "times/times.h"

#include "times/scanner.h"

namespace smx::times {

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Scanner scan(text);
  if (!scan.iso_seconds()) return std::nullopt;
  Instant instant;
  // Counted before the rest is read, so that one number is kept meanwhile instead of six.
  instant.seconds = scan.read.local_seconds();
  if (!scan.rest_of_rfc3339() || !scan.at_end()) return std::nullopt;
  instant.offset_minutes = *scan.read.offset_minutes;
  instant.nanoseconds = scan.read.nanoseconds;
  instant.fraction_digits = scan.read.fraction_digits;
  if (instant.offset_minutes == 0) return instant;
  instant.seconds -= instant.offset_minutes * 60;
  // In UTC it may be a day of year 0 or 10000, which no form can write.
  if (!is_writable(instant.seconds)) return std::nullopt;
  return instant;
}

std::optional<Date> parse_date(std::string_view text) {
  Scanner scan(text);
  if (!scan.iso_date() || !scan.at_end()) return std::nullopt;
  return scan.read.date;
}

}  // namespace smx::times

// The rule at the end of a zone file that says what holds after the listed changes, in the form of
// POSIX: `CST6CDT,M3.2.0,M11.1.0`, with the extensions of RFC 8536.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace smx::times {

struct PosixRule {
  struct Clock {
    std::int32_t offset = 0;  // seconds east of UTC
    std::string_view abbreviation;
  };
  /// A day of every year, and the second of that day.
  struct Day {
    enum class Kind : std::uint8_t {
      counted,       // `n`: days from January 1
      without_leap,  // `Jn`: days from January 1, February 29 not counted
      weekday,       // `Mm.w.d`
    };
    Kind kind = Kind::counted;
    int day = 0;  // or the day of the week, 0 for Sunday
    int month = 1;
    int week = 1;  // 5 is the last
    std::int32_t second = 7200;
  };

  Clock standard;
  std::optional<Clock> daylight;
  Day start;  // of daylight saving
  Day end;

  /// `text` must outlive the rule. Nothing when it is none.
  static std::optional<PosixRule> parse(std::string_view text);

  // Seconds since 1970-01-01T00:00:00Z.
  std::int64_t start_in(int year) const;
  std::int64_t end_in(int year) const;
  static std::int64_t start_of_year(int year);
  static int year_of(std::int64_t seconds);
};

}  // namespace smx::times

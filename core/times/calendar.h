// The Gregorian calendar as numbers: dates, their days, and the length of months.
#pragma once

#include <algorithm>
#include <cstdint>

namespace smx::times {

inline constexpr std::int64_t kSecondsOfDay = 86'400;
inline constexpr std::int64_t kFirstDay = -719'162;  // 0001-01-01
inline constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31

struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;
};

/// Rounded down, also below zero.
constexpr std::int64_t day_of_second(std::int64_t seconds) {
  // Turned over below zero, where dividing then rounds down, and turned back.
  const std::int64_t below = seconds >> 63;
  const std::uint64_t days = static_cast<std::uint64_t>(seconds ^ below) / kSecondsOfDay;
  return static_cast<std::int64_t>(days) ^ below;
}

/// 0 for Sunday; day 0 was a Thursday.
constexpr unsigned weekday_of_day(std::int64_t day) {
  return static_cast<unsigned>(((day + 4) % 7 + 7) % 7);
}

constexpr bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// `month` is 1 to 12.
constexpr unsigned days_in_month(int year, unsigned month) {
  constexpr std::uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Both ways count years from March 1: the leap day is then the last of its year, and a straight
// line through the months, rounded down, gives the days before each. See C. Neri and L. Schneider,
// "Euclidean affine functions and their application to calendar algorithms" (2022).
inline constexpr std::int64_t kMarchOfYear0 = -719'468;
inline constexpr std::int64_t kDaysOf400Years = 146'097;

/// Whole days from 1970-01-01; of the years 0 to 100000.
constexpr std::int64_t days_from_epoch(Date date) {
  // A cycle later no year is below zero, and division needs no care for signs.
  constexpr std::uint32_t kCycle = 400;
  const bool early = date.month <= 2;
  const std::uint32_t year = static_cast<std::uint32_t>(date.year) + kCycle - (early ? 1 : 0);
  const std::uint32_t month = date.month + (early ? 12u : 0u);
  const std::uint32_t century = year / 100;
  const std::uint32_t before_year = 1461 * year / 4 - century + century / 4;
  const std::uint32_t before_month = (979 * month - 2919) / 32;
  return std::int64_t{before_year + before_month + date.day} - 1 - kDaysOf400Years + kMarchOfYear0;
}

/// Days outside of the years 1 to 9999 become the nearest day inside.
constexpr Date date_from_days(std::int64_t days) {
  const auto shifted =
      static_cast<std::uint32_t>(std::clamp(days, kFirstDay, kLastDay) - kMarchOfYear0);
  const std::uint32_t quarters = 4 * shifted + 3;
  const std::uint32_t century = quarters / 146'097;
  const std::uint32_t in_century = quarters % 146'097 / 4 * 4 + 3;
  // 2939745 / 2^32 is 1 / 1461 as closely as a century needs: the upper half is the year in it, the
  // lower half how far that year has come.
  const std::uint64_t product = std::uint64_t{2'939'745} * in_century;
  const std::uint32_t day_of_year = static_cast<std::uint32_t>(product) / 2'939'745 / 4;
  const std::uint32_t months = 2141 * day_of_year + 197'913;
  const bool next_year = day_of_year >= 306;  // January or February
  Date date;
  date.year = static_cast<std::int32_t>(100 * century + static_cast<std::uint32_t>(product >> 32) +
                                        (next_year ? 1 : 0));
  date.month = static_cast<std::uint8_t>((months >> 16) - (next_year ? 12 : 0));
  date.day = static_cast<std::uint8_t>((months & 0xFFFF) / 2141 + 1);
  return date;
}

}  // namespace smx::times

#include "times/times.h"

#include <algorithm>

namespace smx::times {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kFirstDay = -719162;  // 0001-01-01
constexpr std::int64_t kLastDay = 2932896;   // 9999-12-31

constexpr std::string_view kWeekdays = "SunMonTueWedThuFriSat";
constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";

/// Takes pieces of fixed form from the front of a text; once one does not fit, none does.
class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  int number(std::size_t digits) {
    if (!good_ || rest_.size() < digits) return fail();
    int value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(digits);
    return value;
  }

  void expect(char c) {
    if (!take(c)) fail();
  }

  bool take(char c) {
    if (!good_ || !rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view digits() {
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    const std::string_view found = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return found;
  }

  bool good() const { return good_; }
  bool at_end() const { return good_ && rest_.empty(); }

 private:
  int fail() {
    good_ = false;
    return 0;
  }

  std::string_view rest_;
  bool good_ = true;
};

struct Clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

std::optional<Date> read_date(Reader& reader) {
  const int year = reader.number(4);
  reader.expect('-');
  const int month = reader.number(2);
  reader.expect('-');
  const int day = reader.number(2);
  if (!reader.good() || year < 1 || month < 1 || month > 12) return std::nullopt;
  if (day < 1 || day > days_in_month(year, month)) return std::nullopt;
  return Date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

std::optional<Clock> read_clock(Reader& reader) {
  Clock clock;
  clock.hour = reader.number(2);
  reader.expect(':');
  clock.minute = reader.number(2);
  reader.expect(':');
  clock.second = reader.number(2);
  if (!reader.good() || clock.hour > 23 || clock.minute > 59 || clock.second > 59) {
    return std::nullopt;
  }
  return clock;
}

bool read_fraction(Reader& reader, Instant& instant) {
  if (!reader.take('.')) return true;
  const std::string_view digits = reader.digits();
  if (digits.empty() || digits.size() > 9) return false;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    value = value * 10 + (i < digits.size() ? static_cast<std::uint32_t>(digits[i] - '0') : 0u);
  }
  instant.nanoseconds = value;
  instant.fraction_digits = static_cast<std::uint8_t>(digits.size());
  return true;
}

bool read_offset(Reader& reader, Instant& instant) {
  if (reader.take('Z')) return true;
  const bool west = reader.take('-');
  if (!west) reader.expect('+');
  const int hours = reader.number(2);
  reader.expect(':');
  const int minutes = reader.number(2);
  if (!reader.good() || hours > 23 || minutes > 59) return false;
  const int offset = hours * 60 + minutes;
  instant.offset_minutes = static_cast<std::int16_t>(west ? -offset : offset);
  return true;
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t day_of(const Instant& instant) {
  return floor_divide(instant.seconds, kSecondsPerDay);
}

bool is_in_range(const Instant& instant) {
  const std::int64_t day = day_of(instant);
  return day >= kFirstDay && day <= kLastDay;
}

void append_number(std::int64_t value, std::size_t digits, std::string& out) {
  const std::string text = std::to_string(value);
  out.append(digits > text.size() ? digits - text.size() : 0, '0');
  out += text;
}

void append_date(const Date& date, std::string& out) {
  append_number(date.year, 4, out);
  out += '-';
  append_number(date.month, 2, out);
  out += '-';
  append_number(date.day, 2, out);
}

void append_clock(const Instant& instant, std::string& out) {
  std::int64_t second = instant.seconds % kSecondsPerDay;
  if (second < 0) second += kSecondsPerDay;
  append_number(second / 3600, 2, out);
  out += ':';
  append_number(second / 60 % 60, 2, out);
  out += ':';
  append_number(second % 60, 2, out);
}

void append_fraction(const Instant& instant, std::size_t digits, std::string& out) {
  if (digits == 0) return;
  std::string nine;
  append_number(instant.nanoseconds, 9, nine);
  out += '.';
  out.append(nine, 0, digits);
}

/// As many digits as were written, and never fewer than the value needs.
std::size_t digits_of(const Instant& instant) {
  std::size_t needed = 9;
  for (std::uint32_t rest = instant.nanoseconds; needed > 0 && rest % 10 == 0; rest /= 10) --needed;
  return std::max<std::size_t>(needed, std::min<std::size_t>(instant.fraction_digits, 9));
}

void append_rfc1123(const Instant& instant, std::string& out) {
  const std::int64_t day = day_of(instant);
  const Date date = date_from_days(day);
  // Day 0 was a Thursday.
  const auto weekday = static_cast<std::size_t>(day + 4 - floor_divide(day + 4, 7) * 7);
  out += kWeekdays.substr(weekday * 3, 3);
  out += ", ";
  append_number(date.day, 2, out);
  out += ' ';
  out += kMonths.substr((date.month - 1u) * 3, 3);
  out += ' ';
  append_number(date.year, 4, out);
  out += ' ';
  append_clock(instant, out);
  out += " GMT";
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  reader.expect('T');
  const auto clock = read_clock(reader);
  Instant instant;
  if (!date || !clock || !read_fraction(reader, instant) || !read_offset(reader, instant)) {
    return std::nullopt;
  }
  instant.seconds = days_from_epoch(*date) * kSecondsPerDay + clock->hour * 3600 +
                    clock->minute * 60 + clock->second - instant.offset_minutes * 60;
  // In UTC it may be a day of year 0 or 10000, which no form can write.
  if (!reader.at_end() || !is_in_range(instant)) return std::nullopt;
  return instant;
}

std::optional<Date> parse_date(std::string_view text) {
  Reader reader(text);
  const auto date = read_date(reader);
  if (!reader.at_end()) return std::nullopt;
  return date;
}

std::optional<Form> form_named(std::string_view name) {
  if (name == "rfc3339") return Form::rfc3339;
  if (name == "rfc3339-ms") return Form::rfc3339_ms;
  if (name == "rfc1123") return Form::rfc1123;
  if (name == "date") return Form::date;
  return std::nullopt;
}

bool is_exact(const Instant& instant, Form form) {
  if (!is_in_range(instant)) return false;
  switch (form) {
    case Form::rfc3339: return true;
    case Form::rfc3339_ms: return instant.nanoseconds % 1'000'000 == 0;
    case Form::rfc1123: return instant.nanoseconds == 0;
    case Form::date: return instant.nanoseconds == 0 && instant.seconds % kSecondsPerDay == 0;
  }
  return false;
}

void append(const Instant& instant, Form form, std::string& out) {
  if (form == Form::rfc1123) {
    append_rfc1123(instant, out);
    return;
  }
  append_date(date_from_days(day_of(instant)), out);
  if (form == Form::date) return;
  out += 'T';
  append_clock(instant, out);
  append_fraction(instant, form == Form::rfc3339_ms ? 3 : digits_of(instant), out);
  out += 'Z';
}

// Both ways count years from March 1 and in eras of 400 years, which all have the same days: the
// leap day is then the last of its year, and no table is needed.
std::int64_t days_from_epoch(Date date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// Days outside of the years 1 to 9999 become the nearest day inside.
Date date_from_days(std::int64_t days) {
  const std::int64_t shifted = std::clamp(days, kFirstDay, kLastDay) + 719468;
  const std::int64_t era = floor_divide(shifted, 146097);
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<std::uint8_t>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<std::uint8_t>(month < 10 ? month + 3 : month - 9);
  date.year = static_cast<std::int32_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

}  // namespace smx::times

#include "times/posix_rule.h"

#include <algorithm>

#include "times/times.h"

namespace smx::times {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
 public:
  explicit Reader(std::string_view rest) : rest_(rest) {}

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void expect(char c) {
    if (!take(c)) good_ = false;
  }

  int number(int most) {
    int value = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && digits < 4 && is_digit(rest_[digits]); ++digits) {
      value = value * 10 + (rest_[digits] - '0');
    }
    rest_.remove_prefix(digits);
    if (digits == 0 || value > most) good_ = false;
    return std::min(value, most);
  }

  /// Letters, or anything between `<` and `>`.
  std::string_view abbreviation() {
    const bool quoted = take('<');
    std::size_t end = 0;
    while (end < rest_.size() && (quoted ? rest_[end] != '>' : is_letter(rest_[end]))) ++end;
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (quoted) expect('>');
    if (taken.empty()) good_ = false;
    return taken;
  }

  /// `[+-]hh[:mm[:ss]]`
  std::int32_t seconds(int most_hours) {
    const bool negative = take('-');
    if (!negative) take('+');
    std::int32_t value = number(most_hours) * 3600;
    if (take(':')) value += number(59) * 60;
    if (take(':')) value += number(59);
    return negative ? -value : value;
  }

  PosixRule::Day day() {
    PosixRule::Day day;
    if (take('M')) {
      day.kind = PosixRule::Day::Kind::weekday;
      day.month = number(12);
      expect('.');
      day.week = number(5);
      expect('.');
      day.day = number(6);
      if (day.month < 1 || day.week < 1) good_ = false;
    } else {
      const bool without_leap = take('J');
      day.kind = without_leap ? PosixRule::Day::Kind::without_leap : PosixRule::Day::Kind::counted;
      day.day = number(365);
      if (without_leap && day.day < 1) good_ = false;
    }
    if (take('/')) day.second = seconds(167);
    return day;
  }

  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  bool good() const { return good_; }
  bool at_end() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::int64_t first_of(int year, int month) {
  return days_from_epoch({year, static_cast<std::uint8_t>(month), 1});
}

std::int64_t day_in(const PosixRule::Day& rule, int year) {
  const std::int64_t new_year = first_of(year, 1);
  switch (rule.kind) {
    case PosixRule::Day::Kind::counted: return new_year + rule.day;
    case PosixRule::Day::Kind::without_leap: {
      const bool leap = first_of(year, 3) - new_year == 60;
      return new_year + rule.day - 1 + (leap && rule.day >= 60 ? 1 : 0);
    }
    case PosixRule::Day::Kind::weekday: break;
  }
  const std::int64_t first = first_of(year, rule.month);
  const std::int64_t next =
      rule.month == 12 ? first_of(year + 1, 1) : first_of(year, rule.month + 1);
  const std::int64_t weekday = weekday_of_day(first);
  std::int64_t day = first + (rule.day - weekday + 7) % 7 + (rule.week - 1) * 7;
  if (day >= next) day -= 7;
  return day;
}

}  // namespace

std::optional<PosixRule> PosixRule::parse(std::string_view text) {
  Reader reader(text);
  PosixRule rule;
  rule.standard.abbreviation = reader.abbreviation();
  rule.standard.offset = -reader.seconds(24);
  if (reader.at_end()) return rule;
  Clock daylight;
  daylight.abbreviation = reader.abbreviation();
  daylight.offset = rule.standard.offset + 3600;
  if (reader.next() != ',') daylight.offset = -reader.seconds(24);
  reader.expect(',');
  rule.start = reader.day();
  reader.expect(',');
  rule.end = reader.day();
  rule.daylight = daylight;
  if (!reader.at_end()) return std::nullopt;
  return rule;
}

std::int64_t PosixRule::start_in(int year) const {
  return day_in(start, year) * kSecondsOfDay + start.second - standard.offset;
}

std::int64_t PosixRule::end_in(int year) const {
  return day_in(end, year) * kSecondsOfDay + end.second - daylight->offset;
}

std::int64_t PosixRule::start_of_year(int year) {
  return first_of(year, 1) * kSecondsOfDay;
}

int PosixRule::year_of(std::int64_t seconds) {
  return date_from_days(day_of_second(seconds)).year;
}

}  // namespace smx::times

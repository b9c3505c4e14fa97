#include "dates.h"

#include "characters.h"

namespace smx::bench {

namespace {

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(int year, int month) {
  static constexpr signed char kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

[[noreturn]] void refuse() {
  throw Refusal("no date-time of the form that is expected");
}

// A number of two digits; far above any limit where they are none.
int two(const char* at) {
  const auto tens = static_cast<unsigned char>(at[0] - '0');
  const auto ones = static_cast<unsigned char>(at[1] - '0');
  return tens > 9 || ones > 9 ? 10000 : tens * 10 + ones;
}

void check(const Moment& moment) {
  const bool good = moment.year >= 1 && moment.year <= 9999 && moment.month >= 1 &&
                    moment.month <= 12 && moment.day >= 1 && moment.hour <= 23 &&
                    moment.minute <= 59 && moment.second <= 59;
  if (!good || moment.day > days_in_month(moment.year, moment.month)) refuse();
}

void next_day(Moment& moment) {
  if (++moment.day <= days_in_month(moment.year, moment.month)) return;
  moment.day = 1;
  if (++moment.month <= 12) return;
  moment.month = 1;
  ++moment.year;
}

void previous_day(Moment& moment) {
  if (--moment.day >= 1) return;
  if (--moment.month < 1) {
    moment.month = 12;
    --moment.year;
  }
  moment.day = days_in_month(moment.year, moment.month);
}

// `offset` in minutes east of UTC
void to_utc(Moment& moment, int offset) {
  int minutes = moment.hour * 60 + moment.minute - offset;
  if (minutes < 0) {
    minutes += 24 * 60;
    previous_day(moment);
  } else if (minutes >= 24 * 60) {
    minutes -= 24 * 60;
    next_day(moment);
  }
  if (moment.year < 1 || moment.year > 9999) refuse();
  moment.hour = minutes / 60;
  moment.minute = minutes % 60;
}

// Minutes east of UTC
int offset_of(std::string_view zone) {
  if (zone == "Z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') refuse();
  const int hours = two(&zone[1]), minutes = two(&zone[4]);
  if (hours > 23 || minutes > 59) refuse();
  return (zone[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

char* put_two(char* to, int number) {
  to[0] = static_cast<char>('0' + number / 10);
  to[1] = static_cast<char>('0' + number % 10);
  return to + 2;
}

char* put_moment(char* to, const Moment& moment) {
  to = put_two(put_two(to, moment.year / 100), moment.year % 100);
  *to++ = '-';
  to = put_two(to, moment.month);
  *to++ = '-';
  to = put_two(to, moment.day);
  *to++ = 'T';
  to = put_two(to, moment.hour);
  *to++ = ':';
  to = put_two(to, moment.minute);
  *to++ = ':';
  return put_two(to, moment.second);
}

int day_of_week(int year, int month, int day) {  // 0 is Sunday
  static constexpr int kShift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  if (month < 3) --year;
  return (year + year / 4 - year / 100 + year / 400 + kShift[month - 1] + day) % 7;
}

// The place of a name of three letters in a row of them; -1 where it is none.
int index_of(std::string_view names, const char* name) {
  for (std::size_t i = 0; i < names.size(); i += 3) {
    if (std::memcmp(names.data() + i, name, 3) == 0) return static_cast<int>(i / 3);
  }
  return -1;
}

}  // namespace

char* put_utc(char* to, std::string_view text) {
  if (text.size() < 20) refuse();
  const char* at = text.data();
  if (at[4] != '-' || at[7] != '-' || at[10] != 'T' || at[13] != ':' || at[16] != ':') refuse();
  Moment moment{two(at) * 100 + two(at + 2),
                two(at + 5),
                two(at + 8),
                two(at + 11),
                two(at + 14),
                two(at + 17)};
  check(moment);
  char millis[3] = {'0', '0', '0'};
  std::string_view zone = text.substr(19);
  if (zone[0] == '.') {
    if (zone.size() < 5 || !all_digits(zone.substr(1, 3))) refuse();
    std::memcpy(millis, &zone[1], 3);
    zone.remove_prefix(4);
  }
  to_utc(moment, offset_of(zone));
  to = put_moment(to, moment);
  *to++ = '.';
  std::memcpy(to, millis, 3);
  to[3] = 'Z';
  return to + 4;
}

char* put_from_http_date(char* to, std::string_view text) {
  if (text.size() != 29) refuse();
  const char* at = text.data();
  if (at[3] != ',' || at[4] != ' ' || at[7] != ' ' || at[11] != ' ' || at[16] != ' ' ||
      at[19] != ':' || at[22] != ':' || text.substr(25) != " GMT") {
    refuse();
  }
  const int month = index_of("JanFebMarAprMayJunJulAugSepOctNovDec", at + 8) + 1;
  const Moment moment{two(at + 12) * 100 + two(at + 14),
                      month,
                      two(at + 5),
                      two(at + 17),
                      two(at + 20),
                      two(at + 23)};
  check(moment);
  const int weekday = day_of_week(moment.year, moment.month, moment.day);
  if (index_of("SunMonTueWedThuFriSat", at) != weekday) refuse();
  to = put_moment(to, moment);
  *to++ = 'Z';
  return to;
}

}  // namespace smx::bench

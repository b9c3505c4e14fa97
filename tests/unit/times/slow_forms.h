// Forms read and written in the simplest way, by the calendar of the C library: what the fast ones
// are held against. A form is written here as `strftime` would have it, and a few letters more:
//   %Y %m %d %H %M %S two digits (four), %e %k without the zero, %I %p twelve hours,
//   %b %B %a %A names, %3 and %f a fraction of three digits, or with its point if there is one,
//   %z `+05:30` or Z, %x always `+0530`, %o that or nothing.
#pragma once

#include <cctype>
#include <cstdio>
#include <ctime>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "times/form.h"

namespace smx::times::slow {

struct Form {
  std::string_view name;
  std::vector<std::string_view> reads;  // any of them
  std::string_view writes;
};

inline const std::vector<Form>& forms() {
  constexpr std::string_view kInstant = "%Y-%m-%dT%H:%M:%S%f%z";
  constexpr std::string_view kMail = "%a, %d %b %Y %H:%M:%S GMT";
  static const std::vector<Form> all = {
      {"rfc3339", {kInstant}, kInstant},
      {"rfc3339-ms", {}, "%Y-%m-%dT%H:%M:%S.%3%z"},
      {"rfc1123", {kMail}, kMail},
      {"date", {"%Y-%m-%d"}, "%Y-%m-%d"},
      {"local", {"%Y-%m-%dT%H:%M:%S%f"}, "%Y-%m-%dT%H:%M:%S%f"},
      {"hl7",
       {"%Y%o", "%Y%m%o", "%Y%m%d%o", "%Y%m%d%H%o", "%Y%m%d%H%M%o", "%Y%m%d%H%M%S%f%o"},
       "%Y%m%d%H%M%S%4%x"},
      {"fhir", {"%Y", "%Y-%m", "%Y-%m-%d", kInstant}, ""},
      {"MM/dd/yyyy_hh:mm_a", {"%m/%d/%Y %I:%M %p"}, "%m/%d/%Y %I:%M %p"},
      {"EEEE,_MMMM_d,_yyyy_H:mm:ss.SSSxx",
       {"%A, %B %e, %Y %k:%M:%S.%3%x"},
       "%A, %B %e, %Y %k:%M:%S.%3%x"},
      {"dd-MMM-yyyy'T:'HH:mm:ssXXX", {"%d-%b-%YT:%H:%M:%S%z"}, "%d-%b-%YT:%H:%M:%S%z"},
  };
  return all;
}

inline constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
inline constexpr const char* kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                        "Thursday", "Friday", "Saturday"};

inline std::string printed(const char* format, int value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

inline std::string fraction(const Local& time, unsigned digits) {
  char nine[16];
  std::snprintf(nine, sizeof nine, "%09u", time.nanoseconds);
  return std::string(nine, digits);
}

inline std::string own_fraction(const Local& time, unsigned most) {
  std::string nine = fraction(time, 9);
  while (nine.size() > time.fraction_digits && nine.back() == '0') nine.pop_back();
  if (nine.size() > most) nine.resize(most);
  return nine.empty() ? nine : "." + nine;
}

inline std::string offset(const Local& time, const char* colon) {
  const int minutes = time.offset_minutes < 0 ? -time.offset_minutes : time.offset_minutes;
  return (time.offset_minutes < 0 ? "-" : "+") + printed("%02d", minutes / 60) + colon +
         printed("%02d", minutes % 60);
}

inline std::string piece(char what, const Local& time, const std::tm& clocks) {
  switch (what) {
    case 'Y': return printed("%04d", clocks.tm_year + 1900);
    case 'm': return printed("%02d", clocks.tm_mon + 1);
    case 'd': return printed("%02d", clocks.tm_mday);
    case 'e': return printed("%d", clocks.tm_mday);
    case 'H': return printed("%02d", clocks.tm_hour);
    case 'k': return printed("%d", clocks.tm_hour);
    case 'I': return printed("%02d", clocks.tm_hour % 12 == 0 ? 12 : clocks.tm_hour % 12);
    case 'p': return clocks.tm_hour < 12 ? "AM" : "PM";
    case 'M': return printed("%02d", clocks.tm_min);
    case 'S': return printed("%02d", clocks.tm_sec);
    case 'B': return kMonths[clocks.tm_mon];
    case 'b': return std::string(kMonths[clocks.tm_mon], 3);
    case 'A': return kDays[clocks.tm_wday];
    case 'a': return std::string(kDays[clocks.tm_wday], 3);
    case '3': return fraction(time, 3);
    case '4': return own_fraction(time, 4);
    case 'f': return own_fraction(time, 9);
    case 'z': return time.offset_minutes == 0 ? "Z" : offset(time, ":");
    default: return offset(time, "");
  }
}

inline std::string write(std::string_view form, const Local& time) {
  std::tm clocks{};
  const std::time_t seconds = time.seconds;
  gmtime_r(&seconds, &clocks);
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '%') {
      out += piece(form[++i], time, clocks);
    } else {
      out += form[i];
    }
  }
  return out;
}

/// Reads one text by one form, character by character.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) { clocks_.tm_year = 70; }

  /// The local second, its nanoseconds and the offset, or nothing.
  struct Result {
    std::int64_t seconds = 0;
    int nanoseconds = 0;
    std::optional<int> offset;
    bool operator==(const Result&) const = default;
  };

  std::optional<Result> read(std::string_view form) {
    for (std::size_t i = 0; i < form.size() && good_; ++i) {
      if (form[i] == '%') {
        piece(form[++i]);
      } else {
        expect(form[i]);
      }
    }
    if (form.ends_with("GMT")) result_.offset = 0;
    if (!good_ || !rest_.empty()) return std::nullopt;
    if (noon_ >= 0 && clocks_.tm_hour == 0) return std::nullopt;
    if (noon_ >= 0) clocks_.tm_hour = clocks_.tm_hour % 12 + 12 * noon_;
    std::tm same = clocks_;
    result_.seconds = timegm(&same);
    // The C library makes March 1 of February 30.
    if (same.tm_mday != clocks_.tm_mday || same.tm_mon != clocks_.tm_mon) return std::nullopt;
    if (weekday_ >= 0 && weekday_ != same.tm_wday) return std::nullopt;
    return result_;
  }

 private:
  void piece(char what) {
    switch (what) {
      case 'Y': clocks_.tm_year = number(4, 4, 1, 9999) - 1900; break;
      case 'm': clocks_.tm_mon = number(2, 2, 1, 12) - 1; break;
      case 'd': clocks_.tm_mday = number(2, 2, 1, 31); break;
      case 'e': clocks_.tm_mday = number(1, 2, 1, 31); break;
      case 'H': clocks_.tm_hour = number(2, 2, 0, 23); break;
      case 'k': clocks_.tm_hour = number(1, 2, 0, 23); break;
      case 'I': clocks_.tm_hour = number(2, 2, 1, 12); break;
      case 'M': clocks_.tm_min = number(2, 2, 0, 59); break;
      case 'S': clocks_.tm_sec = number(2, 2, 0, 59); break;
      case 'B': clocks_.tm_mon = name(kMonths, 12, 99); break;
      case 'b': clocks_.tm_mon = name(kMonths, 12, 3); break;
      case 'A': weekday_ = name(kDays, 7, 99); break;
      case 'a': weekday_ = name(kDays, 7, 3); break;
      case 'p': {
        static const char* const kWords[] = {"a.m.", "am", "p.m.", "pm"};
        noon_ = name(kWords, 4, 99) / 2;
        break;
      }
      case '3': result_.nanoseconds = number(3, 3, 0, 999) * 1'000'000; break;
      case 'f': own_fraction(); break;
      case 'z':
        if (next('Z')) {
          expect('Z');
          result_.offset = 0;
        } else {
          offset(":");
        }
        break;
      case 'o':
        if (!rest_.empty()) offset("");
        break;
      default: offset("");
    }
  }

  bool next(char c) const { return !rest_.empty() && rest_.front() == c; }
  void expect(char c) {
    good_ = good_ && next(c);
    if (good_) rest_.remove_prefix(1);
  }
  int number(std::size_t least, std::size_t most, int low, int high) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < most && digits < rest_.size() &&
           std::isdigit(static_cast<unsigned char>(rest_[digits]))) {
      value = value * 10 + (rest_[digits++] - '0');
    }
    rest_.remove_prefix(digits);
    good_ = good_ && digits >= least && value >= low && value <= high;
    return good_ ? value : low;
  }
  void own_fraction() {
    if (!next('.')) return;
    expect('.');
    const std::size_t before = rest_.size();
    result_.nanoseconds = number(1, 9, 0, 999'999'999);
    for (std::size_t digits = before - rest_.size(); digits < 9; ++digits)
      result_.nanoseconds *= 10;
  }
  void offset(std::string_view colon) {
    const int sign = next('-') ? -1 : 1;
    expect(sign < 0 ? '-' : '+');
    const int hours = number(2, 2, 0, 23);
    if (!colon.empty()) expect(':');
    result_.offset = sign * (hours * 60 + number(2, 2, 0, 59));
  }
  int name(const char* const* names, int count, std::size_t letters) {
    for (int i = 0; i < count; ++i) {
      const std::string_view wanted = std::string_view(names[i]).substr(0, letters);
      bool same = rest_.size() >= wanted.size();
      for (std::size_t k = 0; same && k < wanted.size(); ++k) {
        same = std::tolower(static_cast<unsigned char>(rest_[k])) == std::tolower(wanted[k]);
      }
      if (!same) continue;
      rest_.remove_prefix(wanted.size());
      return i;
    }
    good_ = false;
    return 0;
  }

  std::string_view rest_;
  std::tm clocks_ = [] {
    std::tm first{};
    first.tm_mday = 1;
    return first;
  }();
  Result result_;
  int weekday_ = -1;
  int noon_ = -1;
  bool good_ = true;
};

inline std::optional<Reader::Result> read(const Form& form, std::string_view text) {
  for (const std::string_view one : form.reads) {
    if (const auto result = Reader(text).read(one)) return result;
  }
  return std::nullopt;
}

}  // namespace smx::times::slow

// Times written in a form.
#include <algorithm>

#include "times/digits.h"
#include "times/form.h"
#include "times/form_tokens.h"

namespace smx::times {
namespace {

/// What clocks show, taken apart.
struct Shown {
  explicit Shown(const Local& time) {
    day = day_of_second(time.seconds);
    date = date_from_days(day);
    second = static_cast<unsigned>(time.seconds - day * kSecondsOfDay);
  }

  unsigned weekday() const { return weekday_of_day(day); }
  unsigned year() const { return static_cast<unsigned>(date.year); }

  std::int64_t day = 0;
  Date date;
  unsigned second = 0;  // of the day
};

char* put_text(std::string_view text, char* out) {
  return std::copy(text.begin(), text.end(), out);
}

/// As two digits, or without the first where it is 0 and only one is asked for.
char* put_short(unsigned value, unsigned digits, char* out) {
  if (digits == 2 || value > 9) return put_two(value, out);
  return put(static_cast<char>('0' + value), out);
}

char* put_date(const Shown& shown, char* out) {
  out = put('-', put_four(shown.year(), out));
  out = put('-', put_two(shown.date.month, out));
  return put_two(shown.date.day, out);
}

char* put_clock(const Shown& shown, char* out) {
  out = put(':', put_two(shown.second / 3600, out));
  out = put(':', put_two(shown.second / 60 % 60, out));
  return put_two(shown.second % 60, out);
}

char* put_fraction(const Local& time, unsigned digits, char* out) {
  std::uint32_t value = std::min(time.nanoseconds, 999'999'999u) / kNanoseconds[digits];
  for (char* at = out + digits; at != out; value /= 10) *--at = static_cast<char>('0' + value % 10);
  return out + digits;
}

char* put_milliseconds(const Local& time, char* out) {
  const unsigned value = std::min(time.nanoseconds, 999'999'999u) / 1'000'000;
  return put_two(value % 100, put(static_cast<char>('0' + value / 100), out));
}

/// As many digits as were read, never fewer than the value needs, and at most `most`.
unsigned own_digits(const Local& time, unsigned most) {
  unsigned digits = std::min<unsigned>(time.fraction_digits, 9);
  while (time.nanoseconds % kNanoseconds[digits] != 0) ++digits;
  return std::min(digits, most);
}

/// A point and the digits, or neither.
char* put_own_fraction(const Local& time, unsigned digits, char* out) {
  return digits == 0 ? out : put_fraction(time, digits, put('.', out));
}

enum class Zero : std::uint8_t { z, digits };

char* put_offset(const Local& time, Zero zero, std::string_view colon, char* out) {
  if (time.offset_minutes == 0 && zero == Zero::z) return put('Z', out);
  const bool west = time.offset_minutes < 0;
  const int east = time.offset_minutes;
  const unsigned minutes = static_cast<unsigned>(west ? -east : east);
  out = put_two(std::min(minutes / 60, 99u), put(west ? '-' : '+', out));
  return put_two(minutes % 60, put_text(colon, out));
}

char* put_rfc1123(const Shown& shown, char* out) {
  out = put(' ', put(',', put_text(kDayNames[shown.weekday()].substr(0, 3), out)));
  out = put(' ', put_two(shown.date.day, out));
  out = put(' ', put_text(kMonthNames[shown.date.month - 1u].substr(0, 3), out));
  out = put(' ', put_four(shown.year(), out));
  return put_text(" GMT", put_clock(shown, out));
}

char* put_hl7(const Local& time, const Shown& shown, unsigned digits, char* out) {
  out = put_two(shown.date.month, put_four(shown.year(), out));
  out = put_two(shown.second / 3600, put_two(shown.date.day, out));
  out = put_two(shown.second % 60, put_two(shown.second / 60 % 60, out));
  return put_offset(time, Zero::digits, "", put_own_fraction(time, digits, out));
}

Unwritten unwritten(std::uint16_t fields, unsigned fraction_digits, const Local& time,
                    const Shown& shown) {
  Unwritten lost = Unwritten::nothing;
  if (time.nanoseconds % kNanoseconds[fraction_digits] != 0) lost = Unwritten::fraction;
  if (!(fields & kSecond) && shown.second % 60 != 0) lost = Unwritten::seconds;
  const bool rest = (!(fields & kMinute) && shown.second / 60 % 60 != 0) ||
                    (!(fields & kHour) && shown.second >= 3600);
  if (rest) lost = Unwritten::time_of_day;
  if (!(fields & kDay)) lost = Unwritten::day;
  if (!(fields & kMonth) || !(fields & kYear)) lost = Unwritten::date;
  return lost;
}

}  // namespace

Written write_form(NamedForm form, const Local& time, char* out) {
  const Shown shown(time);
  const auto written = [&](const char* end, std::uint16_t fields, unsigned fraction_digits) {
    return Written{static_cast<std::uint32_t>(end - out),
                   unwritten(fields, fraction_digits, time, shown), (fields & kOffset) != 0};
  };
  const auto put_local = [&] { return put_clock(shown, put('T', put_date(shown, out))); };
  switch (form) {
    case NamedForm::rfc3339: {
      const unsigned digits = own_digits(time, 9);
      char* end = put_own_fraction(time, digits, put_local());
      return written(put_offset(time, Zero::z, ":", end), kLocalFields | kOffset, digits);
    }
    case NamedForm::rfc3339_ms: {
      char* end = put_milliseconds(time, put('.', put_local()));
      return written(put_offset(time, Zero::z, ":", end), kLocalFields | kOffset, 3);
    }
    case NamedForm::local: {
      const unsigned digits = own_digits(time, 9);
      return written(put_own_fraction(time, digits, put_local()), kLocalFields, digits);
    }
    case NamedForm::hl7: {
      const unsigned digits = own_digits(time, 4);
      return written(put_hl7(time, shown, digits, out), kLocalFields | kOffset, digits);
    }
    case NamedForm::rfc1123: return written(put_rfc1123(shown, out), kLocalFields | kOffset, 0);
    case NamedForm::date: return written(put_date(shown, out), kDateFields, 0);
    case NamedForm::fhir: break;
  }
  return {};
}

namespace {

char* put_month(const Shown& shown, unsigned count, char* out) {
  if (count <= 2) return put_short(shown.date.month, count, out);
  const std::string_view name = kMonthNames[shown.date.month - 1u];
  return put_text(count == 3 ? name.substr(0, 3) : name, out);
}

/// A field of a pattern.
char* put_field(char letter, unsigned count, const Local& time, const Shown& shown, char* out) {
  const std::string_view colon = count == 3 ? ":" : "";
  const unsigned hour = shown.second / 3600;
  switch (letter) {
    case 'y': return put_four(shown.year(), out);
    case 'M': return put_month(shown, count, out);
    case 'd': return put_short(shown.date.day, count, out);
    case 'H': return put_short(hour, count, out);
    case 'h': return put_short((hour + 11) % 12 + 1, count, out);
    case 'm': return put_short(shown.second / 60 % 60, count, out);
    case 's': return put_short(shown.second % 60, count, out);
    case 'S': return put_fraction(time, count, out);
    case 'a': return put_text(hour < 12 ? "AM" : "PM", out);
    case 'E': return put_text(kDayNames[shown.weekday()].substr(0, count == 3 ? 3 : 9), out);
    case 'X': return put_offset(time, Zero::z, colon, out);
    case 'x': return put_offset(time, Zero::digits, colon, out);
    case 'z': return put_text(time.abbreviation, out);
    default: return out;
  }
}

}  // namespace

Written CompiledForm::write_pattern(const Local& time, char* out) const {
  const Shown shown(time);
  char* end = out;
  for (const Step& step : steps_) {
    end = step.letter == '\0' ? put_text(literal(step), end)
                              : put_field(step.letter, step.count, time, shown, end);
  }
  return {static_cast<std::uint32_t>(end - out), unwritten(fields_, fraction_digits_, time, shown),
          (fields_ & kOffset) != 0};
}

}  // namespace smx::times

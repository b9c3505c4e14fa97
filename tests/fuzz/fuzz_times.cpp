// What is read as an instant or a date comes back the same from every form that can hold it; any
// text is a safe form, and any bytes are a safe zone file.
#include <cstdlib>

#include "times/form.h"
#include "times/posix_rule.h"
#include "times/times.h"
#include "times/zones.h"

namespace {

using namespace smx::times;

void check(bool good) {
  if (!good) std::abort();
}

void check_instant(const Instant& instant) {
  for (const Form form : {Form::rfc3339, Form::rfc3339_ms}) {
    std::string written;
    append(instant, form, written);
    const auto again = parse_rfc3339(written);
    check(again.has_value() && again->seconds == instant.seconds && again->offset_minutes == 0);
    check(!is_exact(instant, form) || again->nanoseconds == instant.nanoseconds);
  }
  std::string date;
  append(instant, Form::date, date);
  check(parse_date(date).has_value());
  std::string http;
  append(instant, Form::rfc1123, http);
  check(http.size() == 29);
}

/// The first line is the form, the rest a text in it.
void check_form(std::string_view form, std::string_view text) {
  const auto read = read_form(form, text);
  if (!read) return;
  check(wrong_in_form(form, FormUse::reading).empty());
  Local local;
  local.seconds = read->local_seconds();
  local.nanoseconds = read->nanoseconds;
  local.fraction_digits = read->fraction_digits;
  local.offset_minutes = read->offset_minutes.value_or(0);
  std::string written;
  write_form("rfc3339", local, written);
  const auto again = read_form("rfc3339", written);
  check(again && again->local_seconds() == local.seconds);
  check(again->nanoseconds == local.nanoseconds);
}

void check_zone(std::string_view bytes) {
  const auto zone = Zone::from_tzif("x", bytes);
  if (!zone) return;
  for (std::int64_t at = -62'135'596'800; at < 253'402'300'800; at += 9'999'999'999) {
    zone->at(at);
    zone->moments_of(at);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto instant = parse_rfc3339(text)) check_instant(*instant);
  if (const auto date = parse_date(text)) {
    const Date again = date_from_days(days_from_epoch(*date));
    check(again.year == date->year && again.month == date->month && again.day == date->day);
  }
  const std::size_t line = text.find('\n');
  if (line != std::string_view::npos) check_form(text.substr(0, line), text.substr(line + 1));
  if (const auto rule = PosixRule::parse(text); rule && rule->daylight) {
    check(rule->start_in(2024) < rule->end_in(9999));
  }
  check_zone(text);
  return 0;
}

// What is read as an instant or a date comes back the same from every form that can hold it; any
// text is a safe form, and any bytes are a safe zone file.
#include <cstdlib>
#include <string>
#include <vector>

#include "times/form.h"
#include "times/posix_rule.h"
#include "times/times.h"
#include "times/zones.h"

namespace {

using namespace smx::times;

void check(bool good) {
  if (!good) std::abort();
}

std::string text_of(NamedForm form, const Local& local, Unwritten& lost) {
  // Of that size exactly, so that a sanitizer sees what is written behind it.
  std::vector<char> room(kMostNamedBytes);
  const Written written = write_form(form, local, room.data());
  lost = written.lost;
  return std::string(room.data(), written.bytes);
}

void check_instant(const Instant& instant) {
  const Local local{instant.seconds, instant.nanoseconds, instant.fraction_digits, 0, "UTC"};
  Unwritten lost = Unwritten::nothing;
  for (const NamedForm form : {NamedForm::rfc3339, NamedForm::rfc3339_ms}) {
    const auto again = parse_rfc3339(text_of(form, local, lost));
    check(again.has_value() && again->seconds == instant.seconds && again->offset_minutes == 0);
    check(lost != Unwritten::nothing || again->nanoseconds == instant.nanoseconds);
  }
  check(parse_date(text_of(NamedForm::date, local, lost)).has_value());
  check(text_of(NamedForm::rfc1123, local, lost).size() == 29);
}

/// The first line is the form, the rest a text in it.
void check_form(std::string_view form, std::string_view text) {
  const auto compiled = CompiledForm::of(form);
  const auto read = compiled ? compiled->read(text) : std::nullopt;
  if (!read) return;
  check(wrong_in_form(form, FormUse::reading).empty());
  Local local;
  local.seconds = read->local_seconds();
  local.nanoseconds = read->nanoseconds;
  local.fraction_digits = read->fraction_digits;
  local.offset_minutes = read->offset_minutes.value_or(0);
  Unwritten lost = Unwritten::nothing;
  const auto again = read_form(NamedForm::rfc3339, text_of(NamedForm::rfc3339, local, lost));
  check(again && again->local_seconds() == local.seconds);
  check(again->nanoseconds == local.nanoseconds);
  if (!compiled->is_for(FormUse::writing)) return;
  std::vector<char> room(compiled->most_bytes(local));
  check(compiled->write(local, room.data()).bytes <= room.size());
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

// What is read as an instant or a date comes back the same from every form that can hold it.
#include <cstdlib>

#include "times/times.h"

namespace {

void check(bool good) {
  if (!good) std::abort();
}

void check_instant(const smx::times::Instant& instant) {
  using smx::times::Form;
  for (const Form form : {Form::rfc3339, Form::rfc3339_ms}) {
    std::string written;
    smx::times::append(instant, form, written);
    const auto again = smx::times::parse_rfc3339(written);
    check(again.has_value() && again->seconds == instant.seconds && again->offset_minutes == 0);
    check(!smx::times::is_exact(instant, form) || again->nanoseconds == instant.nanoseconds);
  }
  std::string date;
  smx::times::append(instant, Form::date, date);
  check(smx::times::parse_date(date).has_value());
  std::string http;
  smx::times::append(instant, Form::rfc1123, http);
  check(http.size() == 29);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto instant = smx::times::parse_rfc3339(text)) check_instant(*instant);
  if (const auto date = smx::times::parse_date(text)) {
    const smx::times::Date again = smx::times::date_from_days(smx::times::days_from_epoch(*date));
    check(again.year == date->year && again.month == date->month && again.day == date->day);
  }
  return 0;
}

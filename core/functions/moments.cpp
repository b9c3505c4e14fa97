#include "functions/moments.h"

namespace smx {
namespace {

Moment failed(const FunctionFault& fault) {
  return {fault.name, {}};
}

/// The offset of a zone at a moment as RFC 3339 can write it.
Moment at_offset(times::Local local, std::int64_t moment, const times::LocalTime& clock) {
  if (clock.offset_seconds % 60 != 0) return failed(kOddOffset);
  local.offset_minutes = static_cast<std::int16_t>(clock.offset_seconds / 60);
  local.abbreviation = clock.abbreviation;
  local.seconds = moment + clock.offset_seconds;
  if (!times::is_writable(moment) || !times::is_writable(local.seconds)) return failed(kOutOfRange);
  return {{}, local};
}

}  // namespace

std::string wrong_in_written_form(std::span<const Argument> arguments, times::FormUse use) {
  const Node& form = arguments[0].value;
  return form.is(Kind::text) ? times::wrong_in_form(form.text(), use) : std::string();
}

Moment seen_in(const times::Instant& instant, const times::Zone* zone) {
  times::Local local;
  local.nanoseconds = instant.nanoseconds;
  local.fraction_digits = instant.fraction_digits;
  const times::LocalTime clock = zone ? zone->at(instant.seconds) : times::LocalTime{0, "UTC"};
  return at_offset(local, instant.seconds, clock);
}

Moment moment_of(const times::Reading& reading, const times::Zone* zone, const Argument& which) {
  if (reading.precision < times::Precision::hour) return failed(kNotPrecise);
  times::Local local;
  local.nanoseconds = reading.nanoseconds;
  local.fraction_digits = reading.fraction_digits;
  const std::int64_t shown = reading.local_seconds();
  if (reading.offset_minutes) {
    const std::int32_t offset = *reading.offset_minutes * 60;
    return at_offset(local, shown - offset, {offset, {}});
  }
  if (!zone) return failed(kNoZone);
  const times::Moments moments = zone->moments_of(shown);
  if (moments.kind != times::Moments::Kind::once && !which.given) {
    const bool skipped = moments.kind == times::Moments::Kind::skipped;
    return failed(skipped ? kSkippedTime : kRepeatedTime);
  }
  const bool earlier = which.choice == kEarlier;
  const std::int64_t moment = earlier ? moments.earlier : moments.later;
  return at_offset(local, moment, zone->at(moment));
}

CallResult instant_result(const times::Local& local, CallContext& context) {
  times::write_form("rfc3339", local, context.scratch);
  return scratch_result(context);
}

CallResult date_result(const times::Date& date, CallContext& context) {
  times::Local local;
  local.seconds = times::days_from_epoch(date) * 86'400;
  times::write_form("date", local, context.scratch);
  return scratch_result(context);
}

}  // namespace smx

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

Moment seen_in(const times::Instant& instant, const times::Zone& zone) {
  times::Local local;
  local.nanoseconds = instant.nanoseconds;
  local.fraction_digits = instant.fraction_digits;
  return at_offset(local, instant.seconds, zone.at(instant.seconds));
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

const times::CompiledForm* computed_form(const Argument& argument,
                                         std::unique_ptr<const times::CompiledForm>& made) {
  if (auto form = times::CompiledForm::of(argument.value.text())) {
    made = std::make_unique<const times::CompiledForm>(*std::move(form));
  }
  return made.get();
}

CallResult form_result(const times::CompiledForm& form, const times::Local& local,
                       times::Written& written, CallContext& context) {
  const auto room = context.arena.allocate_array<char>(form.most_bytes(local));
  written = form.write(local, room.data());
  return text_result({room.data(), written.bytes});
}

CallResult form_result(times::NamedForm form, const times::Local& local, CallContext& context) {
  const auto room = context.arena.allocate_array<char>(times::kMostNamedBytes);
  const times::Written written = times::write_form(form, local, room.data());
  return text_result({room.data(), written.bytes});
}

CallResult instant_result(const times::Local& local, CallContext& context) {
  return form_result(times::NamedForm::rfc3339, local, context);
}

CallResult date_result(const times::Date& date, CallContext& context) {
  times::Local local;
  local.seconds = times::days_from_epoch(date) * 86'400;
  return form_result(times::NamedForm::date, local, context);
}

}  // namespace smx

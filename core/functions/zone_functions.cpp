// Functions between texts, moments and zones. A zone is named by rules or documents, never assumed;
// where its clocks are changed the rule says which moment is meant, or it is a fault.
#include "functions/families.h"
#include "functions/moments.h"

namespace smx {
namespace {

using times::Precision;
using times::Reading;

std::string reading_check(std::span<const Argument> arguments) {
  return wrong_in_written_form(arguments, times::FormUse::reading);
}

std::string parse_time_check(std::span<const Argument> arguments) {
  std::string wrong = reading_check(arguments);
  const Node& form = arguments[0].value;
  if (!wrong.empty() || !form.is(Kind::text) || arguments[1].given) return wrong;
  if (arguments[0].form->says_zone() != times::SaysZone::never) return {};
  return "the form `" + std::string(form.text()) +
         "` names no offset: name the zone behind it, as `America/Chicago`";
}

/// What a text in a form says; the result is its fault, or nothing.
std::optional<CallResult> read_form_of(const Argument& argument, const Node& input,
                                       Reading& reading) {
  std::unique_ptr<const times::CompiledForm> made;
  const times::CompiledForm* form = form_of(argument, made);
  if (!form || !form->is_for(times::FormUse::reading)) return CallResult::failed(kNotAForm.name);
  const auto read = form->read(input.text());
  if (!read) return CallResult::failed(kNotThatForm.name);
  reading = *read;
  return std::nullopt;
}

/// The moment of a text in a form; the result is its fault, or nothing.
std::optional<CallResult> read_moment(const Node& input, Arguments arguments, Reading& reading,
                                      Moment& moment) {
  const Argument& zone = arguments[1];
  if (zone.given && !zone.zone) return CallResult::failed(kUnknownZone.name);
  if (auto fault = read_form_of(arguments[0], input, reading)) return fault;
  moment = moment_of(reading, zone.zone, arguments[2]);
  return std::nullopt;
}

CallResult parse_time_body(const Node& input, Arguments arguments, CallContext& context) {
  Reading reading;
  Moment moment;
  if (auto fault = read_moment(input, arguments, reading, moment)) return *fault;
  if (!moment.fault.empty()) return CallResult::failed(moment.fault);
  return instant_result(moment.local, context);
}

FunctionSpec parse_time() {
  return {
      .name = "parse_time",
      .group = "time",
      .summary =
          "Reads an instant in another form; its own offset counts, otherwise the zone, and "
          "seconds that are not written are 0.",
      .gives = Gives::instant,
      .arguments = {form_argument(), optional_zone(), which_argument()},
      .faults = {kNotThatForm, kNotAForm, kNotPrecise, kNoZone, kUnknownZone, kSkippedTime,
                 kRepeatedTime, kOutOfRange, kOddOffset},
      .examples = {{R"("Tue, 31 Jan 2017 21:30:48 GMT")", "rfc1123", R"("2017-01-31T21:30:48Z")"},
                   {R"("04/21/2020 01:47 p.m. CDT")", "MM/dd/yyyy_hh:mm_a_z",
                    R"("2020-04-21T13:47:00-05:00")"},
                   {R"("20240305150405-0600")", "hl7", R"("2024-03-05T15:04:05-06:00")"},
                   {R"("2024-06-25T10:15:06:123Z")", "yyyy-MM-ddTHH:mm:ss:SSS'Z' America/Chicago",
                    R"("2024-06-25T10:15:06.123-05:00")"},
                   {R"("2024-11-03T01:30:00")", "local America/Chicago later",
                    R"("2024-11-03T01:30:00-06:00")"},
                   {R"("2024-11-03T01:30:00")", "local America/Chicago", "", "repeated-time"},
                   {R"("2024-03-10T02:30:00")", "local America/Chicago", "", "skipped-time"},
                   {R"("04/21/2020 01:47 p.m. IST")", "MM/dd/yyyy_hh:mm_a_z", "", "not-that-form"},
                   {R"("20240305")", "hl7", "", "not-precise"},
                   {R"("20240305150405")", "hl7", "", "no-zone"},
                   {R"("20240305150405")", "hl7 Chicago", "", "unknown-zone"},
                   {R"("20240305150405")", "HL7", "", "not-a-form"},
                   {R"("00010101000000+0100")", "hl7", "", "out-of-range"},
                   {R"("1850-01-01T00:00:00")", "local America/Chicago", "", "odd-offset"}},
      .body = parse_time_body,
      .check = parse_time_check};
}

FunctionSpec in_zone() {
  return {
      .name = "in_zone",
      .group = "time",
      .summary =
          "Makes an instant of a local date and time, as `2024-06-25T10:15:06`, and the zone "
          "it was written in.",
      .gives = Gives::instant,
      .arguments = {zone_argument(), which_argument()},
      .faults = {kNotThatForm, kUnknownZone, kSkippedTime, kRepeatedTime, kOutOfRange, kOddOffset},
      .examples = {{R"("2024-06-25T10:15:06")", "America/New_York",
                    R"("2024-06-25T10:15:06-04:00")"},
                   {R"("2024-03-10T02:30:00")", "America/Chicago later",
                    R"("2024-03-10T03:30:00-05:00")"},
                   {R"("2024-11-03T01:30:00")", "America/Chicago earlier",
                    R"("2024-11-03T01:30:00-05:00")"},
                   {R"("2024-11-03T01:30:00")", "America/Chicago", "", "repeated-time"},
                   {R"("2024-03-10T02:30:00")", "America/Chicago", "", "skipped-time"},
                   {R"("2024-06-25T10:15:06Z")", "America/Chicago", "", "not-that-form"},
                   {R"("2024-06-25T10:15:06")", "CT", "", "unknown-zone"},
                   {R"("9999-12-31T23:00:00")", "America/Chicago", "", "out-of-range"},
                   {R"("1850-01-01T00:00:00")", "America/Chicago", "", "odd-offset"}},
      .body = [](const Node& input, Arguments arguments, CallContext& context) {
        if (!arguments[0].zone) return CallResult::failed(kUnknownZone.name);
        const auto reading = times::read_form(times::NamedForm::local, input.text());
        if (!reading) return CallResult::failed(kNotThatForm.name);
        const Moment moment = moment_of(*reading, arguments[0].zone, arguments[1]);
        if (!moment.fault.empty()) return CallResult::failed(moment.fault);
        return instant_result(moment.local, context);
      }};
}

FunctionSpec to_zone() {
  return {.name = "to_zone",
          .group = "time",
          .summary = "Writes an instant with the offset of a zone; the moment stays the same.",
          .takes = Takes::instant,
          .gives = Gives::instant,
          .arguments = {zone_argument()},
          .faults = {kNotAnInstant, kUnknownZone, kOutOfRange, kOddOffset},
          .examples = {{R"("2024-07-05T15:04:05.120Z")", "America/Chicago",
                        R"("2024-07-05T10:04:05.120-05:00")"},
                       {R"("2024-01-05T10:04:05-06:00")", "UTC", R"("2024-01-05T16:04:05Z")"},
                       {R"("2024-07-05")", "UTC", "", "not-an-instant"},
                       {R"("2024-07-05T15:04:05Z")", "Chicago", "", "unknown-zone"},
                       {R"("0001-01-01T00:00:00Z")", "Etc/GMT+6", "", "out-of-range"},
                       {R"("1850-01-01T00:00:00Z")", "America/Chicago", "", "odd-offset"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            if (!arguments[0].zone) return CallResult::failed(kUnknownZone.name);
            const auto instant = times::parse_rfc3339(input.text());
            if (!instant) return CallResult::failed(kNotAnInstant.name);
            const Moment moment = seen_in(*instant, *arguments[0].zone);
            if (!moment.fault.empty()) return CallResult::failed(moment.fault);
            return instant_result(moment.local, context);
          }};
}

FunctionSpec date_of() {
  return {.name = "date_of",
          .group = "time",
          .summary = "Gives the date of an instant, as the calendars of a zone show it.",
          .takes = Takes::instant,
          .gives = Gives::date,
          .arguments = {zone_argument()},
          .faults = {kNotAnInstant, kUnknownZone, kOutOfRange, kOddOffset},
          .examples = {{R"("2024-03-05T04:30:00Z")", "America/Chicago", R"("2024-03-04")"},
                       {R"("2024-03-05T04:30:00Z")", "UTC", R"("2024-03-05")"},
                       {R"("2024-03-05")", "UTC", "", "not-an-instant"},
                       {R"("2024-03-05T04:30:00Z")", "CT", "", "unknown-zone"},
                       {R"("0001-01-01T00:00:00Z")", "Etc/GMT+6", "", "out-of-range"},
                       {R"("1850-01-01T00:00:00Z")", "America/Chicago", "", "odd-offset"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            if (!arguments[0].zone) return CallResult::failed(kUnknownZone.name);
            const auto instant = times::parse_rfc3339(input.text());
            if (!instant) return CallResult::failed(kNotAnInstant.name);
            const Moment moment = seen_in(*instant, *arguments[0].zone);
            if (!moment.fault.empty()) return CallResult::failed(moment.fault);
            return form_result(times::NamedForm::date, moment.local, context);
          }};
}

/// The local second at which a day, month or year begins that holds `local`.
std::int64_t beginning(std::int64_t local, std::uint32_t unit) {
  times::Date date = times::date_from_days(times::day_of_second(local));
  if (unit >= 1) date.day = 1;
  if (unit >= 2) date.month = 1;
  return times::days_from_epoch(date) * times::kSecondsOfDay;
}

CallResult start_of_body(const Node& input, Arguments arguments, CallContext& context) {
  const times::Zone* zone = arguments[1].zone;
  if (!zone) return CallResult::failed(kUnknownZone.name);
  const auto instant = times::parse_rfc3339(input.text());
  if (!instant) return CallResult::failed(kNotAnInstant.name);
  const Moment seen = seen_in(*instant, *zone);
  if (!seen.fault.empty()) return CallResult::failed(seen.fault);
  // A day can begin at one o'clock, where midnight is skipped, and it begins once.
  const times::Moments moments =
      zone->moments_of(beginning(seen.local.seconds, arguments[0].choice));
  times::Instant start;
  start.seconds = moments.kind == times::Moments::Kind::skipped ? moments.later : moments.earlier;
  const Moment moment = seen_in(start, *zone);
  if (!moment.fault.empty()) return CallResult::failed(moment.fault);
  return instant_result(moment.local, context);
}

FunctionSpec start_of() {
  return {.name = "start_of",
          .group = "time",
          .summary = "Gives the first moment of the day, month or year of an instant in a zone.",
          .takes = Takes::instant,
          .gives = Gives::instant,
          .arguments = {{.name = "unit",
                         .kind = ArgumentKind::choice,
                         .choices = {"day", "month", "year"}},
                        zone_argument()},
          .faults = {kNotAnInstant, kUnknownZone, kOutOfRange, kOddOffset},
          .examples = {{R"("2024-07-05T04:04:05Z")", "day America/Chicago",
                        R"("2024-07-04T00:00:00-05:00")"},
                       {R"("2024-07-05T04:04:05Z")", "year America/Chicago",
                        R"("2024-01-01T00:00:00-06:00")"},
                       {R"("2024-07-05")", "day UTC", "", "not-an-instant"},
                       {R"("2024-07-05T04:04:05Z")", "day CT", "", "unknown-zone"},
                       {R"("0001-01-01T00:00:00Z")", "day Etc/GMT+6", "", "out-of-range"},
                       {R"("1850-01-01T00:00:00Z")", "day America/Chicago", "", "odd-offset"}},
          .body = start_of_body};
}

FunctionSpec parse_date() {
  return {
      .name = "parse_date",
      .group = "time",
      .summary = "Reads a date in another form; the text must say a day and no more.",
      .gives = Gives::date,
      .arguments = {form_argument()},
      .faults = {kNotThatForm, kNotAForm, {"not-a-day", "the text says more or less than a day"}},
      .examples = {{R"("March 3, 2026")", "MMMM_d,_yyyy", R"("2026-03-03")"},
                   {R"("04/21/2020")", "MM/dd/yyyy", R"("2020-04-21")"},
                   {R"("20240305")", "hl7", R"("2024-03-05")"},
                   {R"("02/30/2020")", "MM/dd/yyyy", "", "not-that-form"},
                   {R"("202403")", "hl7", "", "not-a-day"},
                   {R"("20240305150405")", "hl7", "", "not-a-day"},
                   {R"("20240305")", "yyyymmd", "", "not-a-form"}},
      .body =
          [](const Node& input, Arguments arguments, CallContext& context) {
            Reading reading;
            if (auto fault = read_form_of(arguments[0], input, reading)) return *fault;
            if (reading.precision != Precision::day || reading.offset_minutes) {
              return CallResult::failed("not-a-day");
            }
            return date_result(reading.date, context);
          },
      .check = reading_check};
}

CallResult parse_partial_body(const Node& input, Arguments arguments, CallContext& context) {
  Reading reading;
  Moment moment;
  if (auto fault = read_moment(input, arguments, reading, moment)) return *fault;
  CallResult result;
  if (reading.precision >= Precision::hour) {
    if (!moment.fault.empty()) return CallResult::failed(moment.fault);
    result = instant_result(moment.local, context);
    result.lost = reading.precision != Precision::second;
    if (result.lost) result.detail = "that the time is precise to the hour or minute only";
    return result;
  }
  // 2024, 2024-03 or 2024-03-05: a date as far as it is known.
  constexpr std::size_t kBytes[] = {4, 7, 10};
  const CallResult date = date_result(reading.date, context);
  result =
      text_result(date.value.text().substr(0, kBytes[static_cast<std::size_t>(reading.precision)]));
  result.lost = reading.offset_minutes.has_value();
  if (result.lost) result.detail = "the offset of a date";
  return result;
}

FunctionSpec parse_partial() {
  return {.name = "parse_partial",
          .group = "time",
          .summary =
              "Reads a time of any precision and keeps the precision: 2024, 2024-03, 2024-03-05 or "
              "an instant.",
          .loss = Loss::possible,
          .arguments = {form_argument(), optional_zone(), which_argument()},
          .faults = {kNotThatForm, kNotAForm, kNoZone, kUnknownZone, kSkippedTime, kRepeatedTime,
                     kOutOfRange, kOddOffset},
          .examples = {{R"("2024")", "hl7", R"("2024")"},
                       {R"("202403")", "hl7", R"("2024-03")"},
                       {R"("20240305")", "hl7", R"("2024-03-05")"},
                       {R"("20240305150405.25-0600")", "hl7", R"("2024-03-05T15:04:05.25-06:00")"},
                       {R"("202403051504")", "hl7 UTC", R"("2024-03-05T15:04:00Z")"},
                       {R"("20240230")", "hl7", "", "not-that-form"},
                       {R"("20240305")", "compact", "", "not-a-form"},
                       {R"("20240305150405")", "hl7", "", "no-zone"},
                       {R"("20240305150405")", "hl7 CT", "", "unknown-zone"},
                       {R"("20240310023000")", "hl7 America/Chicago", "", "skipped-time"},
                       {R"("20241103013000")", "hl7 America/Chicago", "", "repeated-time"},
                       {R"("00010101000000+0100")", "hl7", "", "out-of-range"},
                       {R"("18500101000000")", "hl7 America/Chicago", "", "odd-offset"}},
          .body = parse_partial_body,
          .check = reading_check};
}

}  // namespace

void add_zone_functions(FunctionRegistry& registry) {
  registry.add(parse_time());
  registry.add(parse_date());
  registry.add(parse_partial());
  registry.add(in_zone());
  registry.add(to_zone());
  registry.add(date_of());
  registry.add(start_of());
}

}  // namespace smx

// Functions on instants. An argument may be any text, so each of them can end in a fault.
#include <charconv>
#include <tuple>

#include "functions/families.h"
#include "functions/moments.h"

namespace smx {
namespace {

using times::Instant;

constexpr FunctionFault kNotAlike = {"not-alike",
                                     "the two are not of one kind: both instants, or both dates"};

CallResult not_an_instant() {
  return CallResult::failed(kNotAnInstant.name);
}

auto order_of(const Instant& instant) {
  return std::tuple(instant.seconds, instant.nanoseconds);
}

FunctionSpec instant() {
  return {
      .name = "instant",
      .group = "time",
      .summary = "Checks that a text is an instant as in RFC 3339, and keeps it as it is.",
      .gives = Gives::instant,
      .inverse = {"text"},
      .faults = {kNotAnInstant},
      .examples = {{R"("2024-03-05T15:04:05Z")", "", R"("2024-03-05T15:04:05Z")"},
                   {R"("2024-03-05T15:04:05.120-05:00")", "", R"("2024-03-05T15:04:05.120-05:00")"},
                   {R"("2023-02-29T00:00:00Z")", "", "", "not-an-instant"},
                   {R"("2024-03-05")", "", "", "not-an-instant"}},
      .body = [](const Node& input, Arguments, CallContext&) {
        return times::parse_rfc3339(input.text()) ? text_result(input.text()) : not_an_instant();
      }};
}

std::string_view words_for(times::Unwritten lost) {
  switch (lost) {
    case times::Unwritten::nothing: return {};
    case times::Unwritten::fraction: return "a fraction of a second";
    case times::Unwritten::seconds: return "the seconds";
    case times::Unwritten::time_of_day: return "the time of day";
    case times::Unwritten::day: return "the day";
    case times::Unwritten::date: return "the date";
  }
  return {};
}

/// Without its offset, a time that clocks show twice cannot be read back.
bool loses_offset(const times::Zone* zone, const times::Local& local,
                  const times::Written& written) {
  if (!zone || written.has_offset) return false;
  return zone->moments_of(local.seconds).kind == times::Moments::Kind::repeated;
}

CallResult format_body(const Node& input, Arguments arguments, CallContext& context) {
  const Argument& zone = arguments[1];
  if (zone.given && !zone.zone) return CallResult::failed(kUnknownZone.name);
  const auto instant = times::parse_rfc3339(input.text());
  if (!instant) return not_an_instant();
  std::unique_ptr<const times::CompiledForm> made;
  const times::CompiledForm* form = form_of(arguments[0], made);
  const bool utc = !zone.zone || (form && form->is_in_utc());
  const Moment moment = utc ? Moment{{}, seen_in_utc(*instant)} : seen_in(*instant, *zone.zone);
  if (!moment.fault.empty()) return CallResult::failed(moment.fault);
  if (!form || !form->is_for(times::FormUse::writing)) return CallResult::failed(kNotAForm.name);
  times::Written written;
  CallResult result = form_result(*form, moment.local, written, context);
  result.lost = written.lost != times::Unwritten::nothing;
  if (result.lost) result.detail = words_for(written.lost);
  if (!result.lost && loses_offset(zone.zone, moment.local, written)) {
    result.lost = true;
    result.detail = "which of two hours it is, since clocks were put back";
  }
  return result;
}

FunctionSpec format() {
  return {
      .name = "format",
      .group = "time",
      .summary = "Writes an instant in another form, as clocks in a zone show it, or in UTC.",
      .takes = Takes::instant,
      .loss = Loss::possible,
      .arguments = {form_argument(), optional_zone()},
      .faults = {kNotAnInstant, kNotAForm, kUnknownZone, kOutOfRange, kOddOffset},
      .examples = {{R"("2024-03-05T15:04:05Z")", "rfc1123", R"("Tue, 05 Mar 2024 15:04:05 GMT")"},
                   {R"("2024-03-05T23:30:00-05:00")", "rfc3339", R"("2024-03-06T04:30:00Z")"},
                   {R"("2024-03-05T23:30:00-05:00")", "date", R"("2024-03-06")"},
                   {R"("2024-03-05T15:04:05Z")", "rfc3339-ms", R"("2024-03-05T15:04:05.000Z")"},
                   {R"("2024-03-05T15:04:05Z")", "local America/Chicago",
                    R"("2024-03-05T09:04:05")"},
                   {R"("2024-03-05T15:04:00Z")", "MM/dd/yyyy_hh:mm_a_z America/Chicago",
                    R"("03/05/2024 09:04 AM CST")"},
                   {R"("2024-03-05T15:04:05Z")", "hl7 America/Chicago", R"("20240305090405-0600")"},
                   {R"("yesterday")", "date", "", "not-an-instant"},
                   {R"("2024-03-05T15:04:05Z")", "rfc822", "", "not-a-form"},
                   {R"("2024-03-05T15:04:05Z")", "local CT", "", "unknown-zone"},
                   {R"("0001-01-01T00:00:00Z")", "local Etc/GMT+6", "", "out-of-range"},
                   {R"("1850-01-01T00:00:00Z")", "local America/Chicago", "", "odd-offset"}},
      .body = format_body,
      .check = [](std::span<const Argument> arguments) {
        return wrong_in_written_form(arguments, times::FormUse::writing);
      }};
}

/// What two texts are, compared; nothing unless both are instants or both are dates.
template <typename OfInstants, typename OfDates>
CallResult compared(const Node& input, const Argument& other, OfInstants of_instants,
                    OfDates of_dates) {
  const std::string_view text = other.value.text();
  if (const auto one = times::parse_rfc3339(input.text())) {
    const auto two = times::parse_rfc3339(text);
    return two ? of_instants(*one, *two) : CallResult::failed(kNotAlike.name);
  }
  const auto one = times::parse_date(input.text());
  const auto two = times::parse_date(text);
  if (!one || !two) return CallResult::failed(kNotAlike.name);
  return of_dates(times::days_from_epoch(*one), times::days_from_epoch(*two));
}

/// Rounded down, also below zero.
std::int64_t days_between(const Instant& from, const Instant& to) {
  std::int64_t seconds = to.seconds - from.seconds;
  if (to.nanoseconds < from.nanoseconds) --seconds;
  return times::day_of_second(seconds);
}

FunctionSpec days_since() {
  return {
      .name = "days_since",
      .group = "time",
      .summary =
          "Counts the days since another date, or the whole 24-hour days since another instant, "
          "rounded down; below zero when it is later.",
      .takes = Takes::time,
      .gives = Gives::integer,
      .arguments = {{.name = "start"}},
      .faults = {kNotAlike},
      .examples = {{R"("2024-03-05T12:00:00Z")", "2024-03-01T12:00:00Z", "4"},
                   {R"("2024-03-05T11:59:59.999Z")", "2024-03-01T12:00:00Z", "3"},
                   {R"("2024-03-01T11:59:59Z")", "2024-03-01T12:00:00Z", "-1"},
                   {R"("2024-03-05")", "2024-02-28", "6"},
                   {R"("2024-03-05T12:00:00Z")", "2024-03-01", "", "not-alike"}},
      .body = [](const Node& input, Arguments arguments, CallContext& context) {
        return compared(
            input, arguments[0],
            [&](const Instant& to, const Instant& from) {
              return integer_result(days_between(from, to), context);
            },
            [&](std::int64_t to, std::int64_t from) { return integer_result(to - from, context); });
      }};
}

FunctionSpec is_before() {
  return {.name = "is_before",
          .group = "time",
          .summary = "Says whether an instant or a date is earlier than another.",
          .takes = Takes::time,
          .gives = Gives::boolean,
          .arguments = {{.name = "other"}},
          .faults = {kNotAlike},
          .examples = {{R"("2024-03-05T09:00:00-05:00")", "2024-03-05T14:00:01Z", "true"},
                       {R"("2024-03-05T09:00:00-05:00")", "2024-03-05T14:00:00Z", "false"},
                       {R"("2024-03-05")", "2024-03-06", "true"},
                       {R"("2024-03-05T14:00:00Z")", "tomorrow", "", "not-alike"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return compared(
                input, arguments[0],
                [](const Instant& one, const Instant& other) {
                  return boolean_result(order_of(one) < order_of(other));
                },
                [](std::int64_t one, std::int64_t other) { return boolean_result(one < other); });
          }};
}

FunctionSpec is_after() {
  return {.name = "is_after",
          .group = "time",
          .summary = "Says whether an instant or a date is later than another.",
          .takes = Takes::time,
          .gives = Gives::boolean,
          .arguments = {{.name = "other"}},
          .faults = {kNotAlike},
          .examples = {{R"("2024-03-05T14:00:00.001Z")", "2024-03-05T14:00:00Z", "true"},
                       {R"("2024-03-05T14:00:00Z")", "2024-03-05T14:00:00.000Z", "false"},
                       {R"("2024-03-05")", "2024-03-05", "false"},
                       {R"("2024-03-05")", "2024-03-05T14:00:00Z", "", "not-alike"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return compared(
                input, arguments[0],
                [](const Instant& one, const Instant& other) {
                  return boolean_result(order_of(one) > order_of(other));
                },
                [](std::int64_t one, std::int64_t other) { return boolean_result(one > other); });
          }};
}

constexpr std::int64_t kUnitSeconds[] = {1, 60, 3600, 86'400};

std::optional<std::int64_t> small_integer(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  constexpr std::int64_t kMost = 1'000'000'000'000;  // seconds of more than 9999 years
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || value > kMost || value < -kMost) return std::nullopt;
  return value;
}

/// The instant moved, with the offset it had: the moment is what counts.
template <int sign>
CallResult move_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto instant = times::parse_rfc3339(input.text());
  if (!instant) return not_an_instant();
  const auto amount = small_integer(arguments[0].value.text());
  if (!amount) return CallResult::failed(kOutOfRange.name);
  times::Local local;
  const std::int64_t moment = instant->seconds + sign * *amount * kUnitSeconds[arguments[1].choice];
  local.seconds = moment + instant->offset_minutes * 60;
  local.nanoseconds = instant->nanoseconds;
  local.fraction_digits = instant->fraction_digits;
  local.offset_minutes = instant->offset_minutes;
  if (!times::is_writable(moment) || !times::is_writable(local.seconds)) {
    return CallResult::failed(kOutOfRange.name);
  }
  return instant_result(local, context);
}

std::vector<ArgumentSpec> amount_of_time() {
  return {{.name = "amount", .kind = ArgumentKind::integer},
          {.name = "unit",
           .kind = ArgumentKind::choice,
           .choices = {"seconds", "minutes", "hours", "days"}}};
}

FunctionSpec plus_time() {
  return {.name = "plus_time",
          .group = "time",
          .summary = "Moves an instant later; a day is 24 hours, and the offset stays.",
          .takes = Takes::instant,
          .gives = Gives::instant,
          .arguments = amount_of_time(),
          .faults = {kNotAnInstant, kOutOfRange},
          .examples = {{R"("2024-02-28T23:30:00.5-05:00")", "45 minutes",
                        R"("2024-02-29T00:15:00.5-05:00")"},
                       {R"("2024-03-05T00:00:00Z")", "3 days", R"("2024-03-08T00:00:00Z")"},
                       {R"("2024-03-05")", "3 days", "", "not-an-instant"},
                       {R"("9999-12-31T00:00:00Z")", "1 days", "", "out-of-range"}},
          .body = move_body<1>};
}

FunctionSpec minus_time() {
  return {.name = "minus_time",
          .group = "time",
          .summary = "Moves an instant earlier; a day is 24 hours, and the offset stays.",
          .takes = Takes::instant,
          .gives = Gives::instant,
          .arguments = amount_of_time(),
          .faults = {kNotAnInstant, kOutOfRange},
          .examples = {{R"("2024-03-01T00:15:00Z")", "30 minutes", R"("2024-02-29T23:45:00Z")"},
                       {R"("2024-03-05T00:00:00Z")", "0 hours", R"("2024-03-05T00:00:00Z")"},
                       {R"("2024-03-05")", "3 days", "", "not-an-instant"},
                       {R"("0001-01-01T00:00:00Z")", "1 seconds", "", "out-of-range"}},
          .body = move_body<-1>};
}

template <std::int64_t parts>
CallResult epoch_body(const Node& input, Arguments, CallContext& context) {
  const auto instant = times::parse_rfc3339(input.text());
  if (!instant) return not_an_instant();
  const std::int64_t unit = 1'000'000'000 / parts;
  CallResult result = integer_result(
      instant->seconds * parts + static_cast<std::int64_t>(instant->nanoseconds) / unit, context);
  result.lost = instant->nanoseconds % unit != 0;
  if (result.lost) result.detail = "a smaller fraction of a second";
  return result;
}

FunctionSpec epoch_seconds() {
  return {.name = "epoch_seconds",
          .group = "time",
          .summary = "Counts the seconds from 1970-01-01T00:00:00Z to an instant, rounded down.",
          .takes = Takes::instant,
          .gives = Gives::integer,
          .loss = Loss::possible,
          .faults = {kNotAnInstant},
          .examples = {{R"("2024-03-05T15:04:05Z")", "", "1709651045"},
                       {R"("1969-12-31T23:59:59.5Z")", "", "-1"},
                       {R"("2024-03-05")", "", "", "not-an-instant"}},
          .body = epoch_body<1>};
}

FunctionSpec epoch_millis() {
  return {
      .name = "epoch_millis",
      .group = "time",
      .summary = "Counts the milliseconds from 1970-01-01T00:00:00Z to an instant, rounded down.",
      .takes = Takes::instant,
      .gives = Gives::integer,
      .loss = Loss::possible,
      .faults = {kNotAnInstant},
      .examples = {{R"("2024-03-05T15:04:05.25Z")", "", "1709651045250"},
                   {R"("1969-12-31T23:59:59.999Z")", "", "-1"},
                   {R"("2024-03-05")", "", "", "not-an-instant"}},
      .body = epoch_body<1000>};
}

template <std::int64_t parts>
CallResult from_epoch_body(const Node& input, Arguments, CallContext& context) {
  std::int64_t count = 0;
  const std::string_view digits = input.text();
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return CallResult::failed(kOutOfRange.name);
  }
  times::Local local;
  local.seconds = count / parts - (count % parts < 0 ? 1 : 0);
  const std::int64_t rest = count - local.seconds * parts;
  local.nanoseconds = static_cast<std::uint32_t>(rest * (1'000'000'000 / parts));
  local.fraction_digits = parts == 1000 ? 3 : 0;
  if (!times::is_writable(local.seconds)) return CallResult::failed(kOutOfRange.name);
  return instant_result(local, context);
}

FunctionSpec from_epoch_seconds() {
  return {.name = "from_epoch_seconds",
          .group = "time",
          .summary = "Makes an instant of a number of seconds since 1970-01-01T00:00:00Z.",
          .takes = Takes::integer,
          .gives = Gives::instant,
          .faults = {kOutOfRange},
          .examples = {{"1709651045", "", R"("2024-03-05T15:04:05Z")"},
                       {"-1", "", R"("1969-12-31T23:59:59Z")"},
                       {"99999999999999", "", "", "out-of-range"}},
          .body = from_epoch_body<1>};
}

FunctionSpec from_epoch_millis() {
  return {.name = "from_epoch_millis",
          .group = "time",
          .summary = "Makes an instant of a number of milliseconds since 1970-01-01T00:00:00Z.",
          .takes = Takes::integer,
          .gives = Gives::instant,
          .faults = {kOutOfRange},
          .examples = {{"1709651045250", "", R"("2024-03-05T15:04:05.250Z")"},
                       {"-1", "", R"("1969-12-31T23:59:59.999Z")"},
                       {"9999999999999999999", "", "", "out-of-range"}},
          .body = from_epoch_body<1000>};
}

}  // namespace

void add_time_functions(FunctionRegistry& registry) {
  registry.add(instant());
  registry.add(format());
  registry.add(days_since());
  registry.add(is_before());
  registry.add(is_after());
  registry.add(plus_time());
  registry.add(minus_time());
  registry.add(epoch_seconds());
  registry.add(epoch_millis());
  registry.add(from_epoch_seconds());
  registry.add(from_epoch_millis());
}

}  // namespace smx

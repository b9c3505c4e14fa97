// Functions on instants. An argument may be any text, so each of them can end in `not-an-instant`.
#include <tuple>

#include "functions/calls.h"
#include "functions/families.h"
#include "times/times.h"

namespace smx {
namespace {

using times::Form;
using times::Instant;

constexpr FunctionFault kNotAnInstant = {"not-an-instant",
                                         "the text is not an instant as in RFC 3339"};

// The names of the choices, and what each stands for, by the same index.
constexpr Form kForms[] = {Form::rfc3339, Form::rfc3339_ms, Form::rfc1123, Form::date};

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
      .faults = {kNotAnInstant},
      .examples = {{R"("2024-03-05T15:04:05Z")", "", R"("2024-03-05T15:04:05Z")"},
                   {R"("2024-03-05T15:04:05.120-05:00")", "", R"("2024-03-05T15:04:05.120-05:00")"},
                   {R"("2023-02-29T00:00:00Z")", "", "", "not-an-instant"},
                   {R"("2024-03-05")", "", "", "not-an-instant"}},
      .body = [](const Node& input, Arguments, CallContext&) {
        return times::parse_rfc3339(input.text()) ? text_result(input.text()) : not_an_instant();
      }};
}

CallResult format_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto instant = times::parse_rfc3339(input.text());
  if (!instant) return not_an_instant();
  const Form form = kForms[arguments[0].choice];
  times::append(*instant, form, context.scratch);
  CallResult result = scratch_result(context);
  if (!times::is_exact(*instant, form)) {
    result.lost = true;
    result.detail = form == Form::date ? "the time of day" : "a fraction of a second";
  }
  return result;
}

FunctionSpec format() {
  return {
      .name = "format",
      .group = "time",
      .summary = "Writes an instant in another form, in UTC.",
      .takes = Takes::instant,
      .loss = Loss::possible,
      .arguments = {{.name = "form",
                     .kind = ArgumentKind::choice,
                     .choices = {"rfc3339", "rfc3339-ms", "rfc1123", "date"}}},
      .faults = {kNotAnInstant},
      .examples = {{R"("2024-03-05T15:04:05Z")", "rfc1123", R"("Tue, 05 Mar 2024 15:04:05 GMT")"},
                   {R"("2024-03-05T23:30:00-05:00")", "rfc3339", R"("2024-03-06T04:30:00Z")"},
                   {R"("2024-03-05T23:30:00-05:00")", "date", R"("2024-03-06")"},
                   {R"("2024-03-05T15:04:05Z")", "rfc3339-ms", R"("2024-03-05T15:04:05.000Z")"},
                   {R"("yesterday")", "date", "", "not-an-instant"}},
      .body = format_body};
}

/// Rounded down, also below zero.
std::int64_t days_between(const Instant& from, const Instant& to) {
  constexpr std::int64_t kSecondsOfDay = 86'400;
  std::int64_t seconds = to.seconds - from.seconds;
  if (to.nanoseconds < from.nanoseconds) --seconds;
  const std::int64_t days = seconds / kSecondsOfDay;
  return seconds % kSecondsOfDay < 0 ? days - 1 : days;
}

FunctionSpec days_since() {
  return {.name = "days_since",
          .group = "time",
          .summary =
              "Counts the whole 24-hour days since another instant, rounded down; below zero "
              "when it is later.",
          .takes = Takes::instant,
          .gives = Gives::integer,
          .arguments = {{.name = "start"}},
          .faults = {kNotAnInstant},
          .examples = {{R"("2024-03-05T12:00:00Z")", "2024-03-01T12:00:00Z", "4"},
                       {R"("2024-03-05T11:59:59.999Z")", "2024-03-01T12:00:00Z", "3"},
                       {R"("2024-03-01T11:59:59Z")", "2024-03-01T12:00:00Z", "-1"},
                       {R"("2024-03-05T12:00:00Z")", "2024-03-01", "", "not-an-instant"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            const auto to = times::parse_rfc3339(input.text());
            const auto from = times::parse_rfc3339(arguments[0].value.text());
            if (!to || !from) return not_an_instant();
            return integer_result(days_between(*from, *to), context);
          }};
}

FunctionSpec is_before() {
  return {.name = "is_before",
          .group = "time",
          .summary = "Says whether an instant is earlier than another.",
          .takes = Takes::instant,
          .gives = Gives::boolean,
          .arguments = {{.name = "other"}},
          .faults = {kNotAnInstant},
          .examples = {{R"("2024-03-05T09:00:00-05:00")", "2024-03-05T14:00:01Z", "true"},
                       {R"("2024-03-05T09:00:00-05:00")", "2024-03-05T14:00:00Z", "false"},
                       {R"("2024-03-05T14:00:00Z")", "tomorrow", "", "not-an-instant"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            const auto one = times::parse_rfc3339(input.text());
            const auto other = times::parse_rfc3339(arguments[0].value.text());
            if (!one || !other) return not_an_instant();
            return boolean_result(order_of(*one) < order_of(*other));
          }};
}

FunctionSpec is_after() {
  return {.name = "is_after",
          .group = "time",
          .summary = "Says whether an instant is later than another.",
          .takes = Takes::instant,
          .gives = Gives::boolean,
          .arguments = {{.name = "other"}},
          .faults = {kNotAnInstant},
          .examples = {{R"("2024-03-05T14:00:00.001Z")", "2024-03-05T14:00:00Z", "true"},
                       {R"("2024-03-05T14:00:00Z")", "2024-03-05T14:00:00.000Z", "false"},
                       {R"("2024-03-05T14:00:00Z")", "tomorrow", "", "not-an-instant"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            const auto one = times::parse_rfc3339(input.text());
            const auto other = times::parse_rfc3339(arguments[0].value.text());
            if (!one || !other) return not_an_instant();
            return boolean_result(order_of(*one) > order_of(*other));
          }};
}

}  // namespace

void add_time_functions(FunctionRegistry& registry) {
  registry.add(instant());
  registry.add(format());
  registry.add(days_since());
  registry.add(is_before());
  registry.add(is_after());
}

}  // namespace smx

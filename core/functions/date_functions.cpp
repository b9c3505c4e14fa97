// Functions on dates, and on times of any precision.
#include <algorithm>
#include <charconv>

#include "functions/families.h"
#include "functions/moments.h"

namespace smx {
namespace {

using times::Date;

constexpr FunctionFault kNotATime = {
    "not-a-time", "the text is no time as 2024, 2024-03, 2024-03-05 or an instant"};

CallResult not_a_date() {
  return CallResult::failed(kNotADate.name);
}

FunctionSpec date() {
  return {.name = "date",
          .group = "time",
          .summary = "Checks that a text is a date as 2024-03-05, and keeps it as it is.",
          .gives = Gives::date,
          .faults = {kNotADate},
          .examples = {{R"("2024-02-29")", "", R"("2024-02-29")"},
                       {R"("2023-02-29")", "", "", "not-a-date"},
                       {R"("2024-03")", "", "", "not-a-date"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            return times::parse_date(input.text()) ? text_result(input.text()) : not_a_date();
          }};
}

/// An amount that stays within the calendar, whatever it is added to.
std::optional<std::int64_t> amount_of(const Argument& argument) {
  const std::string_view digits = argument.value.text();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  constexpr std::int64_t kMost = 4'000'000;  // days of more than 9999 years
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  if (!whole || value > kMost || value < -kMost) return std::nullopt;
  return value;
}

template <int sign>
CallResult days_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto date = times::parse_date(input.text());
  if (!date) return not_a_date();
  const auto amount = amount_of(arguments[0]);
  if (!amount) return CallResult::failed(kOutOfRange.name);
  const std::int64_t day = times::days_from_epoch(*date) + sign * *amount;
  if (!times::is_writable(day * 86'400)) return CallResult::failed(kOutOfRange.name);
  return date_result(times::date_from_days(day), context);
}

template <int sign>
CallResult months_body(const Node& input, Arguments arguments, CallContext& context) {
  const auto date = times::parse_date(input.text());
  if (!date) return not_a_date();
  const auto amount = amount_of(arguments[0]);
  if (!amount) return CallResult::failed(kOutOfRange.name);
  const std::int64_t months = std::int64_t{date->year} * 12 + date->month - 1 + sign * *amount;
  if (months < 12 || months >= 120'000) return CallResult::failed(kOutOfRange.name);
  Date moved{static_cast<std::int32_t>(months / 12), static_cast<std::uint8_t>(months % 12 + 1), 1};
  const unsigned days = times::days_in_month(moved.year, moved.month);
  moved.day = static_cast<std::uint8_t>(std::min<unsigned>(date->day, days));
  CallResult result = date_result(moved, context);
  result.lost = moved.day != date->day;
  if (result.lost) result.detail = "the day, which that month does not have";
  return result;
}

FunctionSpec plus_days() {
  return {.name = "plus_days",
          .group = "time",
          .summary = "Gives the date so many days later.",
          .takes = Takes::date,
          .gives = Gives::date,
          .arguments = {{.name = "days", .kind = ArgumentKind::integer}},
          .faults = {kNotADate, kOutOfRange},
          .examples = {{R"("2024-02-28")", "2", R"("2024-03-01")"},
                       {R"("2023-12-31")", "1", R"("2024-01-01")"},
                       {R"("2024-02-30")", "1", "", "not-a-date"},
                       {R"("9999-12-31")", "1", "", "out-of-range"}},
          .body = days_body<1>};
}

FunctionSpec minus_days() {
  return {.name = "minus_days",
          .group = "time",
          .summary = "Gives the date so many days earlier.",
          .takes = Takes::date,
          .gives = Gives::date,
          .arguments = {{.name = "days", .kind = ArgumentKind::integer}},
          .faults = {kNotADate, kOutOfRange},
          .examples = {{R"("2024-03-01")", "1", R"("2024-02-29")"},
                       {R"("2024-03-01")", "0", R"("2024-03-01")"},
                       {R"("2024-02-30")", "1", "", "not-a-date"},
                       {R"("0001-01-01")", "1", "", "out-of-range"}},
          .body = days_body<-1>};
}

FunctionSpec plus_months() {
  return {.name = "plus_months",
          .group = "time",
          .summary =
              "Gives the same day so many months later, or the last day of a month that is too "
              "short, which is a loss.",
          .takes = Takes::date,
          .gives = Gives::date,
          .loss = Loss::possible,
          .arguments = {{.name = "months", .kind = ArgumentKind::integer}},
          .faults = {kNotADate, kOutOfRange},
          .examples = {{R"("2024-03-05")", "12", R"("2025-03-05")"},
                       {R"("2024-01-31")", "1", R"("2024-02-29")"},
                       {R"("2024-02-30")", "1", "", "not-a-date"},
                       {R"("9999-12-01")", "1", "", "out-of-range"}},
          .body = months_body<1>};
}

FunctionSpec minus_months() {
  return {.name = "minus_months",
          .group = "time",
          .summary =
              "Gives the same day so many months earlier, or the last day of a month that is too "
              "short, which is a loss.",
          .takes = Takes::date,
          .gives = Gives::date,
          .loss = Loss::possible,
          .arguments = {{.name = "months", .kind = ArgumentKind::integer}},
          .faults = {kNotADate, kOutOfRange},
          .examples = {{R"("2024-03-05")", "3", R"("2023-12-05")"},
                       {R"("2023-03-31")", "1", R"("2023-02-28")"},
                       {R"("2024-02-30")", "1", "", "not-a-date"},
                       {R"("0001-01-01")", "1", "", "out-of-range"}},
          .body = months_body<-1>};
}

FunctionSpec age_on() {
  return {
      .name = "age_on",
      .group = "time",
      .summary =
          "Counts the whole years from a date of birth to another date; who is born on February "
          "29 turns older on March 1 in other years.",
      .takes = Takes::date,
      .gives = Gives::integer,
      .arguments = {{.name = "day"}},
      .faults = {kNotADate, {"not-born", "the day is before the birth"}},
      .examples = {{R"("1950-06-15")", "2024-06-14", "73"},
                   {R"("1950-06-15")", "2024-06-15", "74"},
                   {R"("2000-02-29")", "2023-02-28", "22"},
                   {R"("1950-06-15")", "today", "", "not-a-date"},
                   {R"("1950-06-15")", "1950-06-14", "", "not-born"}},
      .body = [](const Node& input, Arguments arguments, CallContext& context) {
        const auto birth = times::parse_date(input.text());
        const auto day = times::parse_date(arguments[0].value.text());
        if (!birth || !day) return not_a_date();
        const auto of_year = [](const Date& date) { return date.month * 32 + date.day; };
        const int years = day->year - birth->year - (of_year(*day) < of_year(*birth) ? 1 : 0);
        if (years < 0) return CallResult::failed("not-born");
        return integer_result(years, context);
      }};
}

CallResult format_date_body(const Node& input, Arguments arguments, CallContext& context) {
  std::unique_ptr<const times::CompiledForm> made;
  const times::CompiledForm* form = form_of(arguments[0], made);
  if (form && form->says_clock()) return CallResult::failed(kNotAForm.name);
  const auto date = times::parse_date(input.text());
  if (!date) return not_a_date();
  times::Local local;
  local.seconds = times::days_from_epoch(*date) * 86'400;
  if (!form || !form->is_for(times::FormUse::writing)) return CallResult::failed(kNotAForm.name);
  times::Written written;
  CallResult result = form_result(*form, local, written, context);
  result.lost = written.lost != times::Unwritten::nothing;
  if (result.lost) result.detail = "a part of the date";
  return result;
}

/// Hours and offsets of a date would be made up.
std::string format_date_check(std::span<const Argument> arguments) {
  const Node& form = arguments[0].value;
  std::string wrong = wrong_in_written_form(arguments, times::FormUse::writing);
  if (!wrong.empty() || !form.is(Kind::text)) return wrong;
  if (!arguments[0].form->says_clock()) return {};
  return "the form `" + std::string(form.text()) + "` has a time of day, and a date has none";
}

FunctionSpec format_date() {
  return {.name = "format_date",
          .group = "time",
          .summary = "Writes a date in another form, as MM/dd/yyyy.",
          .takes = Takes::date,
          .loss = Loss::possible,
          .arguments = {form_argument()},
          .faults = {kNotADate, kNotAForm},
          .examples = {{R"("2024-03-05")", "MM/dd/yyyy", R"("03/05/2024")"},
                       {R"("2026-03-03")", "EEEE,_MMMM_d,_yyyy", R"("Tuesday, March 3, 2026")"},
                       {R"("2026-03-03")", "yyyyMM", R"("202603")"},
                       {R"("2024-03")", "MM/dd/yyyy", "", "not-a-date"},
                       {R"("2024-03-05")", "MM/dd/yy", "", "not-a-form"},
                       {R"("2024-03-05")", "rfc3339", "", "not-a-form"}},
          .body = format_date_body,
          .check = format_date_check};
}

FunctionSpec weekday() {
  return {.name = "weekday",
          .group = "time",
          .summary = "Gives the day of the week of a date, 1 for Monday to 7 for Sunday.",
          .takes = Takes::date,
          .gives = Gives::integer,
          .faults = {kNotADate},
          .examples = {{R"("2024-03-05")", "", "2"},
                       {R"("2024-03-10")", "", "7"},
                       {R"("2024-03")", "", "", "not-a-date"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            const auto date = times::parse_date(input.text());
            if (!date) return not_a_date();
            // Day 0 was a Thursday.
            const std::int64_t day = ((times::days_from_epoch(*date) + 3) % 7 + 7) % 7;
            return integer_result(day + 1, context);
          }};
}

FunctionSpec precision_of() {
  return {.name = "precision_of",
          .group = "time",
          .summary =
              "Says how far a time goes: `year`, `month`, `day`, `second` or, with a fraction, "
              "`fraction`.",
          .faults = {kNotATime},
          .examples = {{R"("2024-03")", "", R"("month")"},
                       {R"("2024-03-05")", "", R"("day")"},
                       {R"("2024-03-05T15:04:05Z")", "", R"("second")"},
                       {R"("2024-03-05T15:04:05.120Z")", "", R"("fraction")"},
                       {R"("2024-3")", "", "", "not-a-time"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto reading = times::read_form(times::NamedForm::fhir, input.text());
            if (!reading) return CallResult::failed(kNotATime.name);
            switch (reading->precision) {
              case times::Precision::year: return text_result("year");
              case times::Precision::month: return text_result("month");
              case times::Precision::day: return text_result("day");
              default: return text_result(reading->fraction_digits > 0 ? "fraction" : "second");
            }
          }};
}

enum class End : std::uint8_t { first, last };

template <End end>
CallResult end_of_body(const Node& input, Arguments, CallContext& context) {
  const auto reading = times::read_form(times::NamedForm::fhir, input.text());
  if (!reading || reading->precision > times::Precision::day) {
    return CallResult::failed(kNotATime.name);
  }
  Date date = reading->date;
  if (end == End::last && reading->precision == times::Precision::year) date.month = 12;
  if (end == End::last && reading->precision != times::Precision::day) {
    date.day = static_cast<std::uint8_t>(times::days_in_month(date.year, date.month));
  }
  return date_result(date, context);
}

constexpr FunctionFault kNotDays = {"not-a-time",
                                    "the text is no time as 2024, 2024-03 or 2024-03-05"};

FunctionSpec first_day() {
  return {.name = "first_day",
          .group = "time",
          .summary = "Gives the first day of a year or month, and a date as it is.",
          .gives = Gives::date,
          .faults = {kNotDays},
          .examples = {{R"("2024")", "", R"("2024-01-01")"},
                       {R"("2024-03")", "", R"("2024-03-01")"},
                       {R"("2024-03-05")", "", R"("2024-03-05")"},
                       {R"("2024-03-05T00:00:00Z")", "", "", "not-a-time"}},
          .body = end_of_body<End::first>};
}

FunctionSpec last_day() {
  return {.name = "last_day",
          .group = "time",
          .summary = "Gives the last day of a year or month, and a date as it is.",
          .gives = Gives::date,
          .faults = {kNotDays},
          .examples = {{R"("2024")", "", R"("2024-12-31")"},
                       {R"("2024-02")", "", R"("2024-02-29")"},
                       {R"("2024-03-05")", "", R"("2024-03-05")"},
                       {R"("0000")", "", "", "not-a-time"}},
          .body = end_of_body<End::last>};
}

}  // namespace

void add_date_functions(FunctionRegistry& registry) {
  registry.add(date());
  registry.add(plus_days());
  registry.add(minus_days());
  registry.add(plus_months());
  registry.add(minus_months());
  registry.add(age_on());
  registry.add(format_date());
  registry.add(weekday());
  registry.add(precision_of());
  registry.add(first_day());
  registry.add(last_day());
}

}  // namespace smx

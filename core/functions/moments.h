// What functions on times share: between moments and what clocks show, and the faults of it.
#pragma once

#include <memory>
#include <optional>

#include "functions/calls.h"
#include "times/form.h"
#include "times/times.h"
#include "times/zones.h"

namespace smx {

inline constexpr FunctionFault kNotAnInstant = {"not-an-instant",
                                                "the text is not an instant as in RFC 3339"};
inline constexpr FunctionFault kNotADate = {"not-a-date", "the text is not a date as 2024-03-05"};
inline constexpr FunctionFault kNotThatForm = {"not-that-form",
                                               "the text is not a time written in that form"};
inline constexpr FunctionFault kNotAForm = {"not-a-form", "the form is none"};
inline constexpr FunctionFault kNotPrecise = {"not-precise",
                                              "the text says less of the time than is needed"};
inline constexpr FunctionFault kNoZone = {"no-zone", "neither the text nor the rule names a zone"};
inline constexpr FunctionFault kUnknownZone = {"unknown-zone", "there is no such time zone"};
inline constexpr FunctionFault kSkippedTime = {
    "skipped-time", "clocks in that zone were put forward and skipped that time"};
inline constexpr FunctionFault kRepeatedTime = {
    "repeated-time", "clocks in that zone were put back and showed that time twice"};
inline constexpr FunctionFault kOutOfRange = {"out-of-range",
                                              "the time is not within the years 1 to 9999"};
inline constexpr FunctionFault kOddOffset = {
    "odd-offset", "the zone was then no whole number of minutes from UTC"};

/// Which of two moments is meant where clocks are changed; by the index of the choice.
inline const std::vector<std::string_view> kWhichMoment = {"earlier", "later"};
inline constexpr std::uint32_t kEarlier = 0;

/// Named after what `parse_time`, `format` and others take.
inline ArgumentSpec form_argument() {
  return {.name = "form", .kind = ArgumentKind::form};
}
inline ArgumentSpec zone_argument() {
  return {.name = "zone", .kind = ArgumentKind::zone};
}
inline ArgumentSpec optional_zone() {
  return {.name = "zone", .kind = ArgumentKind::zone, .required = false};
}
inline ArgumentSpec which_argument() {
  return {
      .name = "which", .kind = ArgumentKind::choice, .required = false, .choices = kWhichMoment};
}

/// What is wrong with a form that is written as a literal, or nothing.
std::string wrong_in_written_form(std::span<const Argument> arguments, times::FormUse use);

/// The form of an argument, or null when it is none: one written as a word was made with the rules,
/// a computed one is made here, and kept in `made`.
const times::CompiledForm* computed_form(const Argument& argument,
                                         std::unique_ptr<const times::CompiledForm>& made);
inline const times::CompiledForm* form_of(const Argument& argument,
                                          std::unique_ptr<const times::CompiledForm>& made) {
  return argument.form ? argument.form : computed_form(argument, made);
}

/// A moment as it is worked with, or the fault that it is none.
struct Moment {
  std::string_view fault;  // empty when there is none
  times::Local local;
};

/// What clocks in a zone show, and in UTC.
Moment seen_in(const times::Instant& instant, const times::Zone& zone);
inline times::Local seen_in_utc(const times::Instant& instant) {
  return {instant.seconds, instant.nanoseconds, instant.fraction_digits, 0, "UTC"};
}

/// The moment a text names: by its own offset, otherwise by the zone, which may be null.
Moment moment_of(const times::Reading& reading, const times::Zone* zone, const Argument& which);

/// The text of a time in a form, made in the arena. What the form did not write is in `written`.
CallResult form_result(const times::CompiledForm& form, const times::Local& local,
                       times::Written& written, CallContext& context);
CallResult form_result(times::NamedForm form, const times::Local& local, CallContext& context);
/// An instant in RFC 3339, with the offset of `local`.
CallResult instant_result(const times::Local& local, CallContext& context);
CallResult date_result(const times::Date& date, CallContext& context);

}  // namespace smx

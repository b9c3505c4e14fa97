// Times as others write them: by forms that have a name, or by a pattern such as
// `MM/dd/yyyy_hh:mm_a_z`. A form reads a text into what it says of a time, and no more than that:
// how far it goes (a year, a day, a second) and whether it names an offset stay known.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "times/times.h"

namespace smx::times {

enum class Precision : std::uint8_t { year, month, day, hour, minute, second };

/// What a text says of a time. What is behind `precision` is not said, and is 1 or 0 here.
struct Reading {
  Date date;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  std::uint32_t nanoseconds = 0;
  std::uint8_t fraction_digits = 0;
  Precision precision = Precision::year;
  std::optional<std::int16_t> offset_minutes;  // east of UTC, where the text has one

  /// Seconds since 1970-01-01T00:00:00, as if the text were in UTC.
  std::int64_t local_seconds() const;
};

/// A time as clocks of some zone show it, to be written.
struct Local {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00 on those clocks
  std::uint32_t nanoseconds = 0;
  std::uint8_t fraction_digits = 0;
  std::int16_t offset_minutes = 0;
  std::string_view abbreviation = "UTC";
};

/// Whether a time can be written with a year of four digits.
bool is_writable(std::int64_t seconds);

enum class FormUse : std::uint8_t { reading, writing };

/// What a form is made of. Forms with names, for reading: `rfc3339`, `rfc1123`, `date`, `local` (no
/// offset), `hl7` and `fhir` (any precision); for writing also `rfc3339-ms`, and not `fhir`.
///
/// Patterns: yyyy, MM M MMM MMMM, dd d, HH H, hh h with a, mm m, ss s, S to SSSSSSSSS, EEE EEEE, XX
/// (+0500 or Z), XXX (+05:00 or Z), xx, xxx (never Z), z (CDT). `_` is a blank, `T` and all that is
/// no letter stands for itself, other letters stand between `'`.
///
/// Gives what is wrong with it, in one sentence, or nothing.
std::string wrong_in_form(std::string_view form, FormUse use);

/// Whether texts of a form name an offset or a zone: always, never, or as they like.
enum class SaysZone : std::uint8_t { always, never, maybe };
SaysZone says_zone(std::string_view form);

/// Whether a form writes a time of day or an offset.
bool says_clock(std::string_view form);

/// Nothing when the text is not of the form, or the form is none.
std::optional<Reading> read_form(std::string_view form, std::string_view text);

/// What of a time a form did not write; the last of these that holds.
enum class Unwritten : std::uint8_t { nothing, fraction, seconds, time_of_day, day, date };

struct Written {
  Unwritten lost = Unwritten::nothing;
  bool has_offset = false;
};

/// Nothing when the form is none for writing. `rfc1123` needs a time in UTC.
std::optional<Written> write_form(std::string_view form, const Local& time, std::string& out);

}  // namespace smx::times

// Times as others write them: by forms that have a name, or by a pattern such as
// `MM/dd/yyyy_hh:mm_a_z`. A form reads a text into what it says of a time, and no more than that:
// how far it goes (a year, a day, a second) and whether it names an offset stay known.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "times/times.h"

namespace smx::times {

class Scanner;

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
  std::int64_t local_seconds() const {
    return days_from_epoch(date) * kSecondsOfDay + hour * 3600 + minute * 60 + second;
  }
};

/// A time as clocks of some zone show it, to be written.
struct Local {
  std::int64_t seconds = 0;  // since 1970-01-01T00:00:00 on those clocks
  std::uint32_t nanoseconds = 0;
  std::uint8_t fraction_digits = 0;
  std::int16_t offset_minutes = 0;  // less than 100 hours
  std::string_view abbreviation = "UTC";
};

/// Whether a time can be written with a year of four digits.
constexpr bool is_writable(std::int64_t seconds) {
  return seconds >= kFirstDay * kSecondsOfDay && seconds < (kLastDay + 1) * kSecondsOfDay;
}

/// What of a time a form did not write; the last of these that holds.
enum class Unwritten : std::uint8_t { nothing, fraction, seconds, time_of_day, day, date };

struct Written {
  std::uint32_t bytes = 0;
  Unwritten lost = Unwritten::nothing;
  bool has_offset = false;
};

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

enum class NamedForm : std::uint8_t { rfc3339, rfc3339_ms, rfc1123, date, local, hl7, fhir };

/// The bytes a named form writes at most.
inline constexpr std::size_t kMostNamedBytes = 35;

/// Nothing when the text is not of the form; `rfc3339_ms` is none for reading.
std::optional<Reading> read_form(NamedForm form, std::string_view text);
/// `out` has room for kMostNamedBytes. `rfc1123` needs a time in UTC; `fhir` is none for writing,
/// and writes nothing.
Written write_form(NamedForm form, const Local& time, char* out);

/// Whether texts of a form name an offset or a zone: always, never, or as they like.
enum class SaysZone : std::uint8_t { always, never, maybe };

/// A form, checked and taken apart once, so that many texts are read or written without looking at
/// it again. Immutable; reading and writing take no memory.
class CompiledForm {
 public:
  /// Nothing when wrong_in_form() says something of both uses.
  static std::optional<CompiledForm> of(std::string_view form);

  bool is_for(FormUse use) const { return use == FormUse::reading ? reads_ : writes_; }
  SaysZone says_zone() const;
  /// Whether it writes a time of day or an offset.
  bool says_clock() const;
  /// Whether it is in UTC whatever the zone.
  bool is_in_utc() const { return name_ == NamedForm::rfc1123; }

  /// Nothing when the text is not of the form, or the form is not for reading.
  std::optional<Reading> read(std::string_view text) const {
    return name_ ? read_form(*name_, text) : read_pattern(text);
  }
  /// The bytes write() needs room for.
  std::size_t most_bytes(const Local& time) const {
    return name_ ? kMostNamedBytes : most_bytes_ + abbreviations_ * time.abbreviation.size();
  }
  /// The form is for writing.
  Written write(const Local& time, char* out) const {
    return name_ ? write_form(*name_, time, out) : write_pattern(time, out);
  }

 private:
  struct Step {
    char letter = '\0';  // of a field, or 0 for a text that stands for itself
    std::uint8_t count = 0;
    std::uint32_t from = 0;  // in literals_
    std::uint32_t bytes = 0;
  };
  struct DayTime;

  void add_literal(std::string_view literal);
  std::optional<Reading> read_pattern(std::string_view text) const;
  Written write_pattern(const Local& time, char* out) const;
  bool read_step(const Step& step, Scanner& scan, DayTime& found) const;
  std::string_view literal(const Step& step) const;

  std::optional<NamedForm> name_;  // otherwise the steps
  bool reads_ = false;
  bool writes_ = false;
  std::uint8_t fraction_digits_ = 0;
  std::uint16_t fields_ = 0;  // see form_tokens.h
  std::vector<Step> steps_;
  std::string literals_;
  std::size_t most_bytes_ = 0;  // without abbreviations
  std::size_t abbreviations_ = 0;
};

}  // namespace smx::times

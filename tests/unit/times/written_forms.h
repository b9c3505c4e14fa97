// Forms by their words, and texts in strings: what a caller that holds neither would do.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "times/form.h"

namespace smx::times {

inline std::optional<Reading> read_form(std::string_view form, std::string_view text) {
  const auto compiled = CompiledForm::of(form);
  return compiled ? compiled->read(text) : std::nullopt;
}

/// Appends to `out`. Nothing when the form is none for writing.
inline std::optional<Written> write_form(std::string_view form, const Local& time,
                                         std::string& out) {
  const auto compiled = CompiledForm::of(form);
  if (!compiled || !compiled->is_for(FormUse::writing)) return std::nullopt;
  // Of that size exactly, so that a sanitizer sees what is written behind it.
  std::vector<char> room(compiled->most_bytes(time));
  const Written written = compiled->write(time, room.data());
  out.append(room.data(), written.bytes);
  return written;
}

/// As clocks in UTC show it.
inline Local in_utc(const Instant& instant) {
  return {instant.seconds, instant.nanoseconds, instant.fraction_digits, 0, "UTC"};
}

}  // namespace smx::times

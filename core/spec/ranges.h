// Ranges as they are written: `-6..2`, `2026-04-11..`, `..2026-05-01T00:00:00Z`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"

#include "spec/spec.h"

namespace smx::spec {

struct Range {
  RangeOf of = RangeOf::integers;
  std::string minimum;  // empty: open
  std::string maximum;
};

/// Anything else is a literal, whatever it looks like.
std::optional<Range> find_range(std::string_view text);

/// Makes `into` the test for a range. False, and said, where nothing can lie in it.
bool take_range(Range range, const Span& span, Diagnostics& diagnostics, Condition& into);

/// Whether a text has the shape of a day (2026-04-11) or an instant (with a time behind it).
/// Whether there is such a day is for the compiler to say.
bool looks_like_day(std::string_view text);
bool looks_like_instant(std::string_view text);

}  // namespace smx::spec

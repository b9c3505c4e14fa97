#include "spec/ranges.h"

#include <utility>

#include "spec/names.h"

namespace smx::spec {

namespace {

constexpr std::string_view kDay = "dddd-dd-dd";

std::optional<RangeOf> kind_of(std::string_view end) {
  if (is_integer(end)) return RangeOf::integers;
  if (looks_like_day(end)) return RangeOf::dates;
  if (looks_like_instant(end)) return RangeOf::instants;
  return std::nullopt;
}

std::string_view magnitude(std::string_view integer) {
  const std::size_t first = integer.find_first_not_of("-0");
  return first == std::string_view::npos ? std::string_view() : integer.substr(first);
}

/// Of integers of any length.
bool is_less(std::string_view a, std::string_view b) {
  const std::string_view size_of_a = magnitude(a);
  const std::string_view size_of_b = magnitude(b);
  const bool a_negative = a.starts_with('-') && !size_of_a.empty();
  const bool b_negative = b.starts_with('-') && !size_of_b.empty();
  if (a_negative != b_negative) return a_negative;
  const std::string_view low = a_negative ? size_of_b : size_of_a;
  const std::string_view high = a_negative ? size_of_a : size_of_b;
  return low.size() != high.size() ? low.size() < high.size() : low < high;
}

/// Of instants this is not known before their offsets are: the compiler says it.
bool is_empty(const Range& range) {
  if (range.minimum.empty() || range.maximum.empty()) return false;
  switch (range.of) {
    case RangeOf::integers: return is_less(range.maximum, range.minimum);
    case RangeOf::dates: return range.maximum < range.minimum;
    case RangeOf::instants: return false;
  }
  return false;
}

}  // namespace

bool looks_like_day(std::string_view text) {
  if (text.size() != kDay.size()) return false;
  for (std::size_t i = 0; i < kDay.size(); ++i) {
    if (kDay[i] == 'd' ? !is_digit(text[i]) : text[i] != kDay[i]) return false;
  }
  return true;
}

bool looks_like_instant(std::string_view text) {
  return text.size() > kDay.size() && looks_like_day(text.substr(0, kDay.size())) &&
         text[kDay.size()] == 'T';
}

std::optional<Range> find_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  Range range{RangeOf::integers, std::string(text.substr(0, dots)),
              std::string(text.substr(dots + 2))};
  std::optional<RangeOf> of;
  for (const std::string& end : {range.minimum, range.maximum}) {
    if (end.empty()) continue;
    const auto kind = kind_of(end);
    if (!kind || (of && *of != *kind)) return std::nullopt;
    of = kind;
  }
  if (!of) return std::nullopt;
  range.of = *of;
  return range;
}

bool take_range(Range range, const Span& span, Diagnostics& diagnostics, Condition& into) {
  into.kind = Test::range;
  if (is_empty(range)) {
    diagnostics.add(make_error(Code::bad_condition, "this range is empty", span,
                               "the smaller end stands first"));
    return false;
  }
  into.range_of = range.of;
  into.minimum = std::move(range.minimum);
  into.maximum = std::move(range.maximum);
  return true;
}

}  // namespace smx::spec

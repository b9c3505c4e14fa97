#include "program/ranges.h"

#include <charconv>
#include <utility>

#include "times/times.h"

namespace smx {

namespace {

bool integer_in_range(const Condition& range, const Node& value) {
  if (!value.is(Kind::number)) return false;
  const std::string_view digits = value.text();
  std::int64_t number = 0;
  auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (end != digits.data() + digits.size()) return false;
  // An integer beyond 64 bits lies beyond every end that can be written; it is in where that is
  // open.
  if (error != std::errc{}) return digits.starts_with('-') ? !range.minimum : !range.maximum;
  if (range.minimum && number < *range.minimum) return false;
  return !range.maximum || number <= *range.maximum;
}

bool day_in_range(const Condition& range, const Node& value) {
  const auto date = value.is(Kind::text) ? times::parse_date(value.text()) : std::nullopt;
  if (!date) return false;
  const std::int64_t day = times::days_from_epoch(*date);
  if (range.minimum && day < *range.minimum) return false;
  return !range.maximum || day <= *range.maximum;
}

bool instant_in_range(const Condition& range, const Node& value) {
  const auto instant = value.is(Kind::text) ? times::parse_rfc3339(value.text()) : std::nullopt;
  if (!instant) return false;
  const auto at = std::pair(instant->seconds, instant->nanoseconds);
  if (range.minimum && at < std::pair(*range.minimum, range.minimum_nanoseconds)) return false;
  return !range.maximum || at <= std::pair(*range.maximum, range.maximum_nanoseconds);
}

}  // namespace

bool in_range(const Condition& range, const Node& value) {
  switch (range.range_of) {
    case RangeOf::integers: return integer_in_range(range, value);
    case RangeOf::dates: return day_in_range(range, value);
    case RangeOf::instants: return instant_in_range(range, value);
  }
  return false;
}

}  // namespace smx

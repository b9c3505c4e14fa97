// The ranges of conditions: their ends as the numbers that values are held against.
#include <charconv>
#include <utility>

#include "compile/compiler.h"
#include "times/times.h"

namespace smx {

namespace {

std::optional<std::int64_t> integer_end(const std::string& text) {
  std::int64_t value = 0;
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

std::optional<std::int64_t> day_end(const std::string& text) {
  const auto date = times::parse_date(text);
  return date ? std::optional(times::days_from_epoch(*date)) : std::nullopt;
}

std::optional<std::int64_t> instant_end(const std::string& text, std::uint32_t& nanoseconds) {
  const auto instant = times::parse_rfc3339(text);
  if (!instant) return std::nullopt;
  nanoseconds = instant->nanoseconds;
  return instant->seconds;
}

/// What the ends of such a range are, for messages.
std::string_view ends_of(RangeOf of) {
  switch (of) {
    case RangeOf::integers: return "the ends of a range are integers of at most 64 bits";
    case RangeOf::dates: return "the ends of this range are days, as 2026-04-11";
    case RangeOf::instants: return "the ends of this range are instants, as 2026-04-11T00:00:00Z";
  }
  return "";
}

/// Whether values of the type can lie in such a range.
bool runs_over(RangeOf of, const Type& type) {
  if (type.kind == TypeKind::any) return true;
  switch (of) {
    case RangeOf::integers: return type.kind == TypeKind::integer;
    case RangeOf::dates: return type.kind == TypeKind::text && type.format == Format::date;
    case RangeOf::instants: return type.kind == TypeKind::text && type.format == Format::instant;
  }
  return false;
}

std::string_view wanted_by(RangeOf of) {
  switch (of) {
    case RangeOf::integers: return "an integer";
    case RangeOf::dates: return "a date";
    case RangeOf::instants: return "an instant";
  }
  return "";
}

}  // namespace

bool Compiler::fill_range_ends(const spec::Condition& spec, Condition& out) {
  out.range_of = spec.range_of;
  switch (spec.range_of) {
    case RangeOf::integers:
      out.minimum = integer_end(spec.minimum);
      out.maximum = integer_end(spec.maximum);
      break;
    case RangeOf::dates:
      out.minimum = day_end(spec.minimum);
      out.maximum = day_end(spec.maximum);
      break;
    case RangeOf::instants:
      out.minimum = instant_end(spec.minimum, out.minimum_nanoseconds);
      out.maximum = instant_end(spec.maximum, out.maximum_nanoseconds);
      break;
  }
  // An end that cannot be held must not turn into an open one.
  const bool lost =
      (!out.minimum && !spec.minimum.empty()) || (!out.maximum && !spec.maximum.empty());
  if (lost) error(Code::bad_condition, std::string(ends_of(spec.range_of)), spec.span);
  return !lost;
}

bool Compiler::fill_range(const spec::Condition& spec, const Type& type, Condition& out) {
  if (!fill_range_ends(spec, out)) return false;
  if (!runs_over(spec.range_of, type)) {
    const bool day_of_instant = spec.range_of == RangeOf::dates && type.format == Format::instant;
    error(Code::bad_condition,
          "a range of this kind needs " + std::string(wanted_by(spec.range_of)) + ", and this is " +
              describe(type),
          spec.span, "",
          day_of_instant ? "which day an instant is on depends on the zone: give both ends as "
                           "instants, or make a date of it under `let`, with `date_in`"
                         : "");
    return false;
  }
  const bool both = out.minimum && out.maximum;
  if (both && std::pair(*out.maximum, out.maximum_nanoseconds) <
                  std::pair(*out.minimum, out.minimum_nanoseconds)) {
    error(Code::bad_condition, "this range is empty", spec.span, "the earlier end stands first");
    return false;
  }
  return true;
}

}  // namespace smx

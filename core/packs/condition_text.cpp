#include "packs/condition_text.h"

#include <algorithm>

#include "json/write_json.h"
#include "times/form.h"

namespace smx {

namespace {

bool reads_as_itself(std::string_view text) {
  return !text.empty() && text.front() != ' ' && text.back() != ' ' &&
         std::none_of(text.begin(), text.end(), [](char c) {
           return c == '"' || c == '|' || c == '\n' || c == ',' || c == ':';
         });
}

std::string written(times::NamedForm form, std::int64_t seconds, std::uint32_t nanoseconds) {
  times::Local local;
  local.seconds = seconds;
  local.nanoseconds = nanoseconds;
  local.fraction_digits = nanoseconds == 0 ? 0 : 9;
  char text[times::kMostNamedBytes];
  return {text, times::write_form(form, local, text).bytes};
}

std::string end_text(const Condition& range, std::int64_t end, std::uint32_t nanoseconds) {
  if (range.range_of == RangeOf::integers) return std::to_string(end);
  if (range.range_of == RangeOf::dates)
    return written(times::NamedForm::date, end * times::kSecondsOfDay, nanoseconds);
  return written(times::NamedForm::rfc3339, end, nanoseconds);
}

std::string literals_text(const Condition& test) {
  std::string out;
  for (const Node& literal : test.literals) {
    if (!out.empty()) out += " | ";
    out += literal_text(literal);
  }
  return out;
}

std::string_view state_text(State state) {
  switch (state) {
    case State::missing: return "is missing";
    case State::null: return "is null";
    case State::empty: return "is empty";
    case State::present: return "is present";
  }
  return "";
}

std::string test_text(const Condition& test, std::span<const SlotInfo> slots) {
  switch (test.test) {
    case Test::equals: return literals_text(test);
    case Test::unequal: return "not " + literals_text(test);
    case Test::range: return range_text(test);
    case Test::state: return std::string(state_text(test.state));
    case Test::starts: return "starts " + literals_text(test);
    case Test::ends: return "ends " + literals_text(test);
    case Test::contains: return "contains " + literals_text(test);
    case Test::matches: return "matches " + test.pattern->expression();
    case Test::same_as: return "same as " + path_text(*test.right, slots);
    default: return "...";
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a condition be
std::string group_text(const Condition& group, std::span<const SlotInfo> slots,
                       std::string_view between) {
  std::string out;
  for (const Condition& part : group.parts) {
    if (!out.empty()) out += between;
    out += condition_text(part, slots);
  }
  return out;
}

}  // namespace

std::string range_text(const Condition& range) {
  std::string out;
  if (range.minimum) out += end_text(range, *range.minimum, range.minimum_nanoseconds);
  out += "..";
  if (range.maximum) out += end_text(range, *range.maximum, range.maximum_nanoseconds);
  return out;
}

std::string moment_text(const std::optional<times::Moment>& moment) {
  return moment ? written(times::NamedForm::rfc3339, moment->seconds, moment->nanoseconds)
                : std::string();
}

// NOLINTNEXTLINE(misc-no-recursion)
std::string condition_text(const Condition& condition, std::span<const SlotInfo> slots) {
  switch (condition.test) {
    case Test::all: return group_text(condition, slots, ", ");
    case Test::any: return "(" + group_text(condition, slots, " or ") + ")";
    case Test::none: return "not (" + group_text(condition, slots, " or ") + ")";
    default: return path_text(*condition.left, slots) + ": " + test_text(condition, slots);
  }
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as its brackets
std::string path_text(const Expr& path, std::span<const SlotInfo> slots) {
  const std::string start =
      path.group ? "(" + path_text(*path.group, slots) + ")" : std::string(slots[path.slot].name);
  std::string out = start;
  for (const PathStep& step : path.steps) {
    switch (step.kind) {
      case PathStep::Kind::member: out += "." + step.name; break;
      case PathStep::Kind::position: out += "." + std::to_string(step.position); break;
      case PathStep::Kind::every: out += ".*"; break;
      case PathStep::Kind::computed: out += ".(...)"; break;
      case PathStep::Kind::filter_one:
      case PathStep::Kind::filter_every: out += "(...)"; break;
    }
  }
  return out;
}

std::string literal_text(const Node& literal) {
  if (literal.is(Kind::text) && reads_as_itself(literal.text())) return std::string(literal.text());
  std::string out;
  write_json(literal, JsonLayout::compact, out);
  return out;
}

}  // namespace smx

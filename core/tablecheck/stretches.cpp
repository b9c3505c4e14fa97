// Integers, days and instants as stretches that no test tells apart any further.
#include <algorithm>
#include <charconv>
#include <compare>
#include <limits>

#include "tablecheck/domain.h"
#include "times/form.h"
#include "types/validate.h"

namespace smx::tablecheck {

namespace {

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::uint32_t kNanoseconds = 1'000'000'000;

/// A place on the line: an integer, a day, or a second with nanoseconds.
struct Point {
  std::int64_t whole = 0;
  std::uint32_t part = 0;
  friend auto operator<=>(const Point&, const Point&) = default;
};

/// From `begin` to before `end`; nothing: without end.
struct Stretch {
  std::optional<Point> begin, end;
};

class Line {
 public:
  Line(RangeOf of, const Type& type, Arena& arena) : of_(of), type_(type), arena_(arena) {
    switch (of) {
      case RangeOf::integers:
        first_ = {type.minimum.value_or(kLeast), 0};
        last_ = {type.maximum.value_or(kMost), 0};
        break;
      case RangeOf::dates:
        first_ = {times::kFirstDay, 0};
        last_ = {times::kLastDay, 0};
        break;
      case RangeOf::instants:
        first_ = {times::kFirstDay * times::kSecondsOfDay, 0};
        last_ = {(times::kLastDay + 1) * times::kSecondsOfDay - 1, kNanoseconds - 1};
        break;
    }
  }

  Point behind(Point point) const {
    if (of_ == RangeOf::instants && point.part + 1 < kNanoseconds)
      return {point.whole, point.part + 1};
    return point.whole == kMost ? Point{kMost, 1} : Point{point.whole + 1, 0};
  }

  void cut(Point point) { cuts_.push_back(point); }

  void cut(const Condition& test) {
    if (test.test == Test::range) {
      if (test.minimum) cut(Point{*test.minimum, test.minimum_nanoseconds});
      if (test.maximum) cut(behind({*test.maximum, test.maximum_nanoseconds}));
      return;
    }
    for (const Node& literal : test.literals) {
      const auto point = point_of(literal);
      if (!point) continue;
      cut(*point);
      cut(behind(*point));
    }
  }

  std::vector<Atom> atoms() {
    std::sort(cuts_.begin(), cuts_.end());
    cuts_.erase(std::unique(cuts_.begin(), cuts_.end()), cuts_.end());
    std::vector<Atom> atoms;
    for (std::size_t i = 0; i <= cuts_.size(); ++i) {
      Stretch stretch;
      if (i > 0) stretch.begin = cuts_[i - 1];
      if (i < cuts_.size()) stretch.end = cuts_[i];
      add(stretch, atoms);
    }
    return atoms;
  }

 private:
  std::optional<Point> point_of(const Node& literal) const {
    if (of_ == RangeOf::dates) {
      const auto date = times::parse_date(literal.text());
      return date ? std::optional(Point{times::days_from_epoch(*date), 0}) : std::nullopt;
    }
    Point point;
    const std::string_view digits = literal.text();
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), point.whole);
    const bool whole = problem == std::errc{} && end == digits.data() + digits.size();
    return whole ? std::optional(point) : std::nullopt;
  }

  /// A stretch without a value is none. One for which no value comes to mind that the type takes
  /// may still have some.
  void add(const Stretch& stretch, std::vector<Atom>& atoms) {
    const Point low = stretch.begin ? std::max(*stretch.begin, first_) : first_;
    const bool is_bounded = stretch.end && *stretch.end <= last_;
    if (low > last_ || (stretch.end && low >= *stretch.end)) return;
    if (low.whole == kMost && low.part > 0) return;
    constexpr std::int64_t kTries = 16;
    for (std::int64_t i = 0; i < kTries; ++i) {
      // From the end that is written, which reads best; otherwise around nothing.
      const std::optional<Point> point = stretch.begin ? up(low, i) : down(stretch, i);
      if (!point || *point < low || *point > last_ || (is_bounded && *point >= *stretch.end)) break;
      const Node node = node_of(*point);
      if (!smx::fits(node, type_)) continue;
      atoms.push_back({Value::of(node), true});
      return;
    }
    atoms.push_back({Value::of(node_of(low)), false});
  }

  std::optional<Point> up(Point low, std::int64_t by) const {
    if (low.whole > kMost - by) return std::nullopt;
    return Point{low.whole + by, by == 0 ? low.part : 0};
  }

  std::optional<Point> down(const Stretch& stretch, std::int64_t by) const {
    if (!stretch.end || *stretch.end > last_) {
      const std::int64_t middle = of_ == RangeOf::integers ? 0 : kDay * per_day();
      return Point{std::clamp(middle + by, first_.whole, last_.whole), 0};
    }
    const Point end = *stretch.end;
    if (of_ == RangeOf::instants && end.part > 0 && by == 0) return Point{end.whole, end.part - 1};
    if (end.whole < kLeast + by + 1) return std::nullopt;
    return Point{end.whole - by - 1, 0};
  }

  static constexpr std::int64_t kDay = 20'454;  // 2026-01-01
  std::int64_t per_day() const {
    return of_ == RangeOf::instants ? times::kSecondsOfDay : std::int64_t{1};
  }

  Node node_of(Point point) {
    if (of_ == RangeOf::integers) {
      const std::string digits = std::to_string(point.whole);
      return Node::number(arena_.copy(std::string_view(digits)));
    }
    times::Local local;
    local.seconds = of_ == RangeOf::dates ? point.whole * times::kSecondsOfDay : point.whole;
    local.nanoseconds = point.part;
    local.fraction_digits = point.part == 0 ? 0 : 9;
    char text[times::kMostNamedBytes];
    const auto form = of_ == RangeOf::dates ? times::NamedForm::date : times::NamedForm::rfc3339;
    const times::Written written = times::write_form(form, local, text);
    return Node::text(arena_.copy(std::string_view(text, written.bytes)));
  }

  RangeOf of_;
  const Type& type_;
  Arena& arena_;
  Point first_, last_;
  std::vector<Point> cuts_;
};

}  // namespace

std::vector<Atom> stretches(RangeOf of, const Type& type,
                            const std::vector<const Condition*>& tests,
                            std::span<const times::Moment> cuts, Arena& arena) {
  Line line(of, type, arena);
  for (const Condition* test : tests) line.cut(*test);
  for (const times::Moment& cut : cuts) line.cut(Point{cut.seconds, cut.nanoseconds});
  return line.atoms();
}

}  // namespace smx::tablecheck

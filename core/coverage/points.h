// What tests can reach in the rules: each point of a rule file once, however many programs and
// variants have it, and the way from what a run tells to the point.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "smx/coverage.h"

#include "coverage/pointer_map.h"
#include "packs/rule_set_state.h"
#include "program/program.h"

namespace smx::coverage {

/// An index into the points. Each has two counters: of a condition for yes and no, of a line for
/// something and nothing.
using PointId = std::uint32_t;
using Counter = std::uint32_t;
enum class Side : std::uint8_t { first, second };

inline Counter counter_of(PointId point, Side side) {
  return point * 2 + static_cast<Counter>(side);
}

struct Point {
  CoverageKind kind = CoverageKind::line;
  Span span;
  std::string address;
  std::string text;
  bool asks_for_second = false;  // whether both sides of a condition can come
  std::size_t depth = 0;         // of a condition: how many others it is a part of
  bool is_guard = false;         // a line that gives nothing and is reached where it holds
};

/// What a part that gives nothing, or null, or what is empty, means where it stands.
struct PartReading {
  bool chosen_if_missing = false;  // a case is: its condition held
  bool over_null = false;          // `first` goes on to the next
  bool over_empty = false;
};

/// The points of one program, by what its runs tell.
struct ProgramPoints {
  std::span<const PointId> of_rule(RuleId rule) const {
    return std::span(of_rules).subspan(starts[rule], starts[rule + 1] - starts[rule]);
  }

  // A rule that is a constant stands for all that it holds.
  std::vector<std::uint32_t> starts;  // by rule, one more than there are: into `of_rules`
  std::vector<PointId> of_rules;
  std::vector<PartReading> readings;  // by rule
  PointerMap conditions;
  PointerMap policies;
  std::unordered_map<const Mapping*, std::vector<PointId>> overlays;  // of variants
};

/// All points of the packs at or below a folder.
class Points {
 public:
  Points(const RuleSetState& rules, const std::string& folder);
  Points(const Points&) = delete;
  Points& operator=(const Points&) = delete;

  const std::vector<Point>& all() const { return points_; }
  const ProgramPoints& of(const Program& program) const { return programs_.at(&program); }
  /// Of its name.
  Span place_of(const Mapping& mapping) const { return places_.at(&mapping); }
  bool is_own(const Source* source) const { return own_.contains(source); }

  /// The point, which is new where nobody has named it before; nothing for a place that is not
  /// under test.
  std::optional<PointId> add(Point point);

 private:
  /// Kind, source, begin, end; and what tells apart what begins and ends there.
  using Key = std::tuple<CoverageKind, const Source*, std::uint32_t, std::uint32_t, std::string,
                         std::size_t>;

  std::set<const Source*> own_;
  std::vector<Point> points_;
  std::map<Key, PointId> known_;
  std::unordered_map<const Program*, ProgramPoints> programs_;
  std::unordered_map<const Mapping*, Span> places_;
};

/// Walks a program; its points are added to `points`.
ProgramPoints find_points(const Program& program, Points& points);

}  // namespace smx::coverage

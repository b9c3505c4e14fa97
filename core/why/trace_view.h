// The steps of a trace as a tree, with the links between what was made and what read it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "why/trace.h"

namespace smx::why {

class TraceView {
 public:
  explicit TraceView(const TraceRecorder& recorder);

  std::size_t size() const { return steps_.size(); }
  const Step& operator[](StepId id) const { return steps_[id]; }
  /// What happened directly inside a step, in order; of kNoStep what is inside of none.
  std::span<const StepId> parts(StepId id) const;

  /// The line that made a value.
  std::optional<StepId> maker(const Node& value) const { return recorder_.step_of(value.rule()); }
  /// A `let` or a need. It stands inside of whatever read it first, and belongs to all who read it.
  bool is_aside(StepId id) const;
  /// What made the value that a path reads: a `let`, a need, an argument.
  std::optional<StepId> source(StepId path) const;

  /// Of `first` and `cases` the part that gave the value, of `use` the body, of `decide` the
  /// decision, of anything else what read last.
  std::optional<StepId> deciding(StepId line) const;
  /// The policy whose value the line has.
  std::optional<StepId> deciding_policy(StepId line) const;
  /// The condition of a guard that held.
  std::optional<StepId> condition_of(StepId guard) const;
  /// The last step directly inside of one.
  std::optional<StepId> last_of(StepId id, Step::Kind kind) const;

  std::span<const FilteredStart> filtered() const { return recorder_.filtered(); }

 private:
  std::optional<StepId> taken_alternative(StepId line) const;
  std::optional<StepId> line_of_member(StepId line, std::string_view name) const;
  std::optional<StepId> line_without_value(StepId path) const;

  const TraceRecorder& recorder_;
  std::span<const Step> steps_;
  std::vector<std::size_t> first_;  // of each step where its parts begin; kNoStep's come first
  std::vector<StepId> all_parts_;
  std::set<const void*> lets_;
  std::map<const void*, std::vector<StepId>> needs_;
};

/// Whether two nodes are the same value in memory.
bool is_same(const Node& one, const Node& other);
/// Whether `first` goes on behind a part that came to this.
bool is_passed_over(const FirstForm& first, const Step& part);

}  // namespace smx::why

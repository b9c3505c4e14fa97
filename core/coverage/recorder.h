// Counts what runs reach. One belongs to one thread; what several counted is added up.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "coverage/input_tree.h"
#include "coverage/points.h"
#include "engine/observer.h"

namespace smx::coverage {

/// What was counted.
struct Counts {
  std::vector<std::uint64_t> counters;  // see counter_of()
  /// Of each mapping that was called, one for each input.
  std::map<const Mapping*, std::vector<InputTree>> inputs;

  void add(const Counts& other);
};

class CoverageRecorder final : public Observer, private Recorder {
 public:
  explicit CoverageRecorder(const Points& points);

  Recorder* recorder() override { return this; }
  void ended(const EndedTranslation& translation) override;

  const Counts& counts() const { return counts_; }

 private:
  void begin_pass(const Invocation& call) override;
  RuleId end_line(const Form& form, const Val& value) override;
  void line_taken(const Form& form) override { note(form.rule, Side::first); }
  void begin_mapping(const Mapping& mapping) override;
  void end_condition(const Condition& condition, const Verdict& verdict) override;
  void guard_held(const Guard& guard) override { note(guard.rule, Side::first); }
  void row_taken(const Decision&, const DecisionRow& row) override { note(row.rule, Side::first); }
  void looked_up(const LookupCall&, std::span<const Node>, const TableRow* row) override;
  void looked_back(const LookupCall&, const Node&, const TableRow* row) override;
  void end_need(const Need& need, const Val& value) override;
  void policy_applied(const Form&, Trigger, const Policy& policy, const Fault&,
                      const Val&) override;

  void note(RuleId rule, Side side);
  std::vector<InputTree>* trees_for(const EndedTranslation& translation);
  void note_point(PointId point, Side side) { journal_.push_back(counter_of(point, side)); }

  const Points& points_;
  const Program* running_ = nullptr;  // the program of the pass,
  const ProgramPoints* program_ = nullptr;
  const Mapping* called_ = nullptr;  // the mapping that was called last,
  std::vector<InputTree>* trees_ = nullptr;
  std::vector<Counter> journal_;  // of the pass; counted once the translation has come to its end
  Counts counts_;
};

}  // namespace smx::coverage

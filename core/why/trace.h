// What happened in the last pass of a translation, step by step. Recording keeps pointers and 24
// bytes of each value, no texts: what it costs is paid by every translation that is watched, what
// words cost only by those somebody asks about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "eval/recorder.h"

namespace smx::why {

using StepId = std::uint32_t;
inline constexpr StepId kNoStep = 0xFFFFFFFF;

/// One thing that happened. `what` is the part of the program that it happened to; see the
/// accessors, each for the kinds it names.
struct Step {
  enum class Kind : std::uint8_t {
    line,
    mapping,
    item,
    condition,
    guard,  // one that held; its condition is the step before
    decision,
    row,
    row_taken,
    path,
    call,
    look_up,
    look_back,
    key,  // a further one of the look-up before
    need,
    policy,
  };

  Kind kind = Kind::line;
  Val::State state = Val::State::unset;  // what it came to
  Verdict::Truth truth{};                // of condition, row
  Trigger trigger{};                     // of policy
  StepId parent = kNoStep;
  RuleId stamp = 0;  // path: of the value it starts from; policy: the rule of its line
  const void* what = nullptr;
  const void* more = nullptr;  // see slot(), fault(), table_row()
  Node node;  // what it came to; of item the item; of look_up, look_back and key what is looked for
  Origin about;  // policy: the place in a document

  const Form& form() const { return *static_cast<const Form*>(what); }
  const Mapping& mapping() const { return *static_cast<const Mapping*>(what); }
  const EachForm& each() const { return *static_cast<const EachForm*>(what); }
  const Condition& condition() const { return *static_cast<const Condition*>(what); }
  const Guard& guard() const { return *static_cast<const Guard*>(what); }
  const Decision& decision() const { return *static_cast<const Decision*>(what); }
  const DecisionRow& row() const { return *static_cast<const DecisionRow*>(what); }
  const Expr& expr() const { return *static_cast<const Expr*>(what); }
  const CallStep& call() const { return *static_cast<const CallStep*>(what); }
  const LookupCall& look_up() const { return *static_cast<const LookupCall*>(what); }
  const Need& need() const { return *static_cast<const Need*>(what); }
  const Policy& policy() const { return *static_cast<const Policy*>(what); }

  /// Of path: null where it starts from a group of its own.
  const SlotInfo* slot() const { return static_cast<const SlotInfo*>(more); }
  /// Of what begins and ends, where it came to a fault.
  const Fault* fault() const {
    if (kind == Kind::path || kind == Kind::policy) return nullptr;
    const bool failed = state == Val::State::fault || truth == Verdict::Truth::fault;
    return failed ? static_cast<const Fault*>(more) : nullptr;
  }
  /// Of look_up and look_back: null where no row has the key.
  const TableRow* table_row() const { return static_cast<const TableRow*>(more); }

  bool is(Kind other) const { return kind == other; }
  bool is_value() const { return state == Val::State::value; }
  bool is_absent() const { return state == Val::State::missing || state == Val::State::quiet; }
};

/// A value that a path with a filter starts from: what the filter looks at is told nowhere else.
struct FilteredStart {
  StepId path = kNoStep;
  Node node;
};

/// Keeps the steps of the last pass, and stamps every value with the step of the line that made it.
class TraceRecorder final : public Recorder {
 public:
  TraceRecorder() : Recorder(Detail::values) {}

  std::span<const Step> steps() const { return steps_; }
  std::span<const FilteredStart> filtered() const { return filtered_; }
  /// The step a value is stamped with; nothing for those that no line made.
  std::optional<StepId> step_of(RuleId stamp) const;

  void begin_pass(const Invocation& call) override;
  void begin_line(const Form& form) override;
  RuleId end_line(const Form& form, const Val& value) override;
  void begin_mapping(const Mapping& mapping) override;
  void end_mapping(const Mapping& mapping, const Val& value) override;
  void begin_item(const EachForm& each, const Node& item) override;
  void end_item(const EachForm& each, const Val& value) override;
  void begin_condition(const Condition& condition) override;
  void end_condition(const Condition& condition, const Verdict& verdict) override;
  void guard_held(const Guard& guard) override;
  void begin_decision(const Decision& decision) override;
  void end_decision(const Decision& decision, const Val& value) override;
  void begin_row(const Decision& decision, const DecisionRow& row) override;
  void end_row(const Decision& decision, const DecisionRow& row, const Verdict& verdict) override;
  void row_taken(const Decision& decision, const DecisionRow& row) override;
  void path_taken(const Expr& expr, const SlotInfo* slot, const Val& start,
                  const Val& value) override;
  void begin_call(const CallStep& step, const Val& input) override;
  void end_call(const CallStep& step, const Val& value) override;
  void looked_up(const LookupCall& call, std::span<const Node> keys, const TableRow* row) override;
  void looked_back(const LookupCall& call, const Node& value, const TableRow* row) override;
  void begin_need(const Need& need) override;
  void end_need(const Need& need, const Val& value) override;
  void policy_applied(const Form& form, Trigger trigger, const Policy& policy, const Fault& about,
                      const Val& value) override;

 private:
  Step& add(Step::Kind kind, const void* what);
  void open(Step::Kind kind, const void* what);
  /// The step that ends, with what it came to.
  Step& close(const Val& value);
  void close(const Verdict& verdict);

  std::vector<Step> steps_;
  std::vector<FilteredStart> filtered_;
  StepId current_ = kNoStep;
  RuleId first_stamp_ = 0;
};

}  // namespace smx::why

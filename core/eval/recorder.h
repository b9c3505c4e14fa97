// Who watches a run: coverage, explanations, counts of codes that no table has.
#pragma once

#include <span>

#include "smx/source.h"

#include "eval/val.h"
#include "program/program.h"

namespace smx {

struct Invocation;

/// Told what happens in a run, as it happens. Every `begin_` is followed by the `end_` of the same
/// thing, and what is told between the two belongs to it. Values live as long as the arena of the
/// translation. Called on the thread that translates; must not throw.
///
/// A run without a recorder asks for each line whether a pointer is null, and nothing else.
class Recorder {
 public:
  /// How much is told of a line that is a constant or a plain path, which most lines are.
  enum class Detail : std::uint8_t {
    lines,   // only that it was taken: see line_taken()
    values,  // as of every other line
  };

  explicit Recorder(Detail detail) : detail_(detail) {}
  virtual ~Recorder() = default;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  Detail detail() const { return detail_; }

  /// A pass over the mapping begins. Each round of questions is followed by a further pass, which
  /// does everything again and comes further: the last one is what counts.
  virtual void begin_pass(const Invocation&) {}

  /// A line, or a form inside one.
  virtual void begin_line(const Form&) {}
  /// What it came to. The value is stamped with what this gives: Node::rule() then leads from
  /// each value of the output to whatever a recorder has kept of the line that made it.
  virtual RuleId end_line(const Form& form, const Val&) { return form.rule; }
  /// Instead of both, with Detail::lines, where the line went the short way and gave a value.
  virtual void line_taken(const Form&) {}

  /// A mapping that is used, or the one that was called, as overlays have made it. Its guards are
  /// told before.
  virtual void begin_mapping(const Mapping&) {}
  virtual void end_mapping(const Mapping&, const Val&) {}

  /// One item of the lists, or one group, that an `each` goes over. Quiet: `where` leaves it out,
  /// or a guard skips it.
  virtual void begin_item(const EachForm&, const Node&) {}
  virtual void end_item(const EachForm&, const Val&) {}

  /// A condition, and each part of one that is looked at.
  virtual void begin_condition(const Condition&) {}
  virtual void end_condition(const Condition&, const Verdict&) {}
  /// Its condition has just been told.
  virtual void guard_held(const Guard&) {}

  virtual void begin_decision(const Decision&) {}
  virtual void end_decision(const Decision&, const Val&) {}
  /// A row that is asked. No condition is told of one that is outside its window.
  virtual void begin_row(const Decision&, const DecisionRow&) {}
  virtual void end_row(const Decision&, const DecisionRow&, const Verdict&) {}
  /// A row that held, and whose answer is taken.
  virtual void row_taken(const Decision&, const DecisionRow&) {}

  /// An expression without its calls: from which slot (null: from a group of its own, which was
  /// told before), what is there, and where the steps lead.
  virtual void path_taken(const Expr&, const SlotInfo*, const Val&, const Val&) {}
  /// A function or look-up behind a `|`.
  virtual void begin_call(const CallStep&, const Val&) {}
  virtual void end_call(const CallStep&, const Val&) {}
  /// Inside a look-up: the row that has the keys, or null where none has.
  virtual void looked_up(const LookupCall&, std::span<const Node>, const TableRow*) {}
  /// The same from a value back to its keys.
  virtual void looked_back(const LookupCall&, const Node&, const TableRow*) {}

  /// A need whose answer is read for the first time, and what there is of it.
  virtual void begin_need(const Need&) {}
  virtual void end_need(const Need&, const Val&) {}

  /// A policy acted on a line, about what, and what it made of it.
  virtual void policy_applied(const Form&, Trigger, const Policy&, const Fault&, const Val&) {}

 private:
  Detail detail_;
};

}  // namespace smx

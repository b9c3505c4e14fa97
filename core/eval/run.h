// One pass over a mapping. The methods are grouped by file: scopes.cpp (mappings, slots),
// needs.cpp, passes.cpp (what one pass leaves to the next), forms.cpp (value forms), recording.cpp
// (the same while somebody watches), decisions.cpp, policies.cpp (what happens to absences and
// faults), paths.cpp, calls.cpp, conditions.cpp, variants.cpp (overlays).
#pragma once

#include <initializer_list>
#include <optional>
#include <unordered_set>

#include "base/text_buffer.h"
#include "eval/evaluator.h"
#include "eval/recorder.h"
#include "eval/sort_cells.h"
#include "eval/val.h"
#include "lua/machine.h"

namespace smx {

struct BuiltIndex;

/// The values of one mapping or decision while it runs.
struct Frame {
  std::span<const SlotInfo> slots;
  std::span<Val> values;
  std::span<const BuiltIndex*> indexes = {};  // made when the first is asked
  bool is_kept = false;                       // for the next pass
};

/// A frame that the next pass finds again: of the mapping that runs, or of a `use` in a kept frame.
struct KeptFrame {
  const Val* above = nullptr;  // the values of the frame that the `use` stands in
  const void* of = nullptr;    // the `use`; the mapping that runs, or its variant
  std::uint32_t pass = 0;      // that had it last
  Frame frame;
};

/// Memory that outlives a run, so that translating allocates nothing once it is warm.
struct Evaluator::Buffers {
  explicit Buffers(const Limits& limits) : scripts(limits) {}

  std::vector<Node> nodes;  // used as stacks: whoever pushes takes its own part off again
  std::vector<Member> members;
  std::string text;
  std::string call_scratch;
  std::vector<Report> reports;
  std::vector<Fault> losses;  // lossy calls whose line has not been settled yet
  std::vector<Question> questions;
  std::unordered_set<std::string, TextHash, std::equal_to<>> asked;  // keys of the questions
  TextBuffer question;                                               // the key of the one at hand
  std::vector<KeptFrame> kept;
  std::uint32_t pass = 0;  // over the documents at hand, from 1
  lua::Machine scripts;
};

class Evaluator::Run {
 public:
  Run(const Invocation& invocation, Arena& arena, const Limits& limits, Buffers& buffers)
      : program_(invocation.program),
        call_(invocation),
        arena_(arena),
        limits_(limits),
        buffers_(buffers),
        recorder_(invocation.recorder) {}

  Evaluation evaluate();

 private:
  /// What the value of a mapping is for: the output itself, or something that is worked out of it.
  enum class Purpose : std::uint8_t { output, value };

  // scopes.cpp
  Frame make_frame(std::span<const SlotInfo> slots);
  Val run_mapping(const Mapping& mapping, Frame& frame, Purpose purpose);
  Val mapping_value(const Mapping& mapping, Frame& frame, Purpose purpose);
  Val body_value(const Mapping& mapping, Frame& frame, Purpose purpose);
  const Fault* check_guards(std::span<const Guard> guards, Frame& frame, const Guard*& skipped,
                            bool& waits);
  void report(const Guard& guard);
  const Val& read(Slot slot, Frame& frame);

  // needs.cpp
  Val ask(const Need& need, Frame& frame);
  bool write_question(const Need& need, Frame& frame, Origin& origin, Val& instead);
  Val take_answer(const Need& need, const Node* answer, Origin origin);

  // passes.cpp
  Frame frame_to_keep(const Val* above, const void* of, std::span<const SlotInfo> slots);
  void put_questions(const Form& form, Frame& frame);
  /// Grows whenever something is done that can be seen from outside of the value that is being
  /// worked out: a report, a loss that nobody has answered for, or the use of a slot of which that
  /// is true. Such a value is worked out anew by each pass, so that it can be seen again.
  std::size_t traces() const {
    return buffers_.reports.size() + buffers_.losses.size() + traced_reads_;
  }
  /// Whether this pass is only there for its questions.
  bool will_repeat() const { return !recorder_ && !buffers_.questions.empty(); }

  // variants.cpp
  void begin_scope();
  Val enter_scope(const Mapping& mapping, Frame& frame);
  const Mapping& variant_of(const Mapping& mapping) const;
  Frame frame_for(const Mapping& variant, const Mapping& mapping, const Frame& frame);
  Val use_scoped(const Mapping& mapping, Frame& frame);

  // recording.cpp
  using Now = std::optional<times::Moment>;  // the time of the call, where rows ask for it
  Val recorded_form(const Form& form, Frame& frame);
  Val recorded_mapping(const Mapping& mapping, Frame& frame, Purpose purpose);
  Val recorded_item(const EachForm& each, const Form& form, const Node& item, Frame& frame);
  Verdict recorded_condition(const Condition& condition, Frame& frame);
  Verdict recorded_row(const Decision& decision, const DecisionRow& row, const Now& now,
                       Frame& frame);
  Val recorded_decision(const DecideForm& decide, const Form& form, Frame& frame);
  Val recorded_call(const CallStep& step, const Val& input, Frame& frame);
  Val recorded_need(const Need& need, Frame& frame);

  // forms.cpp
  Val form(const Form& form, Frame& frame);
  const Node* short_way(const Form& form, Frame& frame, Node& made);
  Val general_way(const Form& form, Frame& frame);
  Val guarded(const Form& form, Frame& frame);
  Val unguarded(const Form& form, Frame& frame);
  Val compute(const Form& form, Frame& frame);
  Val first(const FirstForm& first, const Form& form, Frame& frame);
  Val one_of(const OneOfForm& one_of, const Form& form, Frame& frame);
  Val cases(const CasesForm& cases, const Form& form, Frame& frame);
  Val join(const JoinForm& join, Frame& frame);
  Node joined_text(std::span<const Node> parts, std::string_view between, std::size_t bytes);
  Val use(const UseForm& use, Frame& frame);
  Val run_used(const Mapping& mapping, Frame& frame, Purpose purpose);
  Val fields(const FieldsForm& fields, Frame& frame);
  Val list(const ListForm& list, Frame& frame);
  Val each(const EachForm& each, const Form& form, Frame& frame);
  Val holds(const HoldsForm& holds, Frame& frame);
  // groups.cpp
  Val zip(const ZipForm& zip, const Form& form, Frame& frame);
  std::span<const Node> groups(const Grouping& grouping, const Form& form,
                               std::span<const Node> items, Frame& frame, const Fault*& faults,
                               bool& waits);
  Node group_of(const Grouping& grouping, std::span<const Node> keys, const Node& items);
  Val settle_item(const Form& form, const Node& item, const Fault* faults, Frame& frame);
  Val each_item(const EachForm& each, const Form& form, const Node& item, Frame& frame);
  // arrangements.cpp
  struct Results;
  enum class Keyed : std::uint8_t { yes, left_out, stopped };
  Val arrange(const Arrangement& arrangement, const Form& form, std::span<const Node> items,
              Origin origin, Frame& frame);
  template <typename KeysOf>
  Keyed keyed(Node& item, Results& results, KeysOf keys_of);
  const Fault* keys_of(std::span<const Expr* const> by, const Node& item, Results& results,
                       std::span<Node> keys);
  void distinct(const Distinct& distinct, Results& results);
  bool is_second_kept(const Distinct& distinct, const Node& first, Node& second, Results& results);
  void drop(const Distinct& distinct, std::span<const std::uint8_t> gone, Results& results);
  void sort(const Arrangement& arrangement, Results& results);
  const Fault* sort_cells(const Arrangement& arrangement, std::span<const Node> keys,
                          const Node& item, std::span<Sortable> kinds, std::span<SortCell> cells);
  void rank(const Arrangement& arrangement, Results& results);
  Node with_rank(const Rank& rank, const Node& item, std::size_t place);
  void limit(const Limit& limit, Results& results);
  struct LeftOut {
    std::size_t count = 0;
    std::size_t of = 0;
    std::string_view why;
  };
  void report_left_out(const Results& results, LeftOut left_out, std::span<const Origin> places);
  bool bind(std::span<const std::pair<Slot, const Form*>> arguments, Frame& from, Frame& to,
            Val& instead);
  Val argument_value(const Form& argument, Frame& frame);

  // decisions.cpp
  Val decide(const DecideForm& decide, const Form& form, Frame& frame);
  Val ask_rows(const DecideForm& decide, const Form& form, Frame& frame);
  Verdict holds(const Decision& decision, const DecisionRow& row, const Now& now, Frame& frame);
  Verdict row_holds(const DecisionRow& row, const Now& now, Frame& frame);
  Val first_row(const DecideForm& decide, const Form& form, const Now& now, Frame& frame);
  Val only_row(const DecideForm& decide, const Form& form, const Now& now, Frame& frame);
  Val every_row(const DecideForm& decide, const Form& form, const Now& now, Frame& frame);
  Val no_row(const DecideForm& decide, const Form& form, Frame& frame);
  Val taken_together(const Decision& decision, std::span<const Node> answers, const Form& form);
  Val sum(const Decision& decision, std::span<const Node> answers, const Form& form);
  Val answer(const RowAnswer& answer, Frame& frame);
  Val answer_of(const Decision& decision, const DecisionRow& row, Frame& frame);
  const Fault* two_rows(const Decision& decision, const DecisionRow& one, const DecisionRow& other,
                        const Form& form);

  // policies.cpp
  Val settle(const Form& form, Val value, Frame& frame, std::size_t losses_before);
  static bool is_defect(const Fault& first);
  Val settle_fault(const Form& form, const Val& value, Frame& frame);
  Val settle_losses(const Form& form, const Val& value, Frame& frame, std::size_t losses_before);
  Val check_target(const Form& form, const Val& value, Frame& frame);
  Val apply(const Policy& policy, Trigger trigger, const Form& form, const Val& value,
            const Fault& about, Frame& frame);
  Val act(const Policy& policy, Trigger trigger, const Form& form, const Val& value,
          const Fault& about, Frame& frame);
  void report(Trigger trigger, const Form& form, const Fault& about);

  // paths.cpp and calls.cpp
  Val expression(const Expr& expr, Frame& frame);
  const Node* short_path(const Expr& expr, Frame& frame);
  Val path(const Node& start, const Expr& expr, Frame& frame);
  Val every(const Node& node, std::span<const PathStep> steps, const Expr& expr, Frame& frame);
  Val step(const Node& node, const PathStep& step, const Expr& expr, Frame& frame);
  Val filter_one(const Node& node, const PathStep& step, const Expr& expr, Frame& frame);
  Val collect(const Node& node, std::span<const PathStep> steps, const Expr& expr, Frame& frame);
  Val collect_every(const Node& node, std::span<const PathStep> steps, const Expr& expr,
                    Frame& frame);
  Verdict matches(const Node& item, std::span<const Match> all, Frame& frame);
  const Node* short_calls(const Expr& expr, const Node& start, Node& made);
  Val call(const CallStep& step, const Val& input, Frame& frame);
  Val call_function(const FunctionCall& call, const Val& input, Frame& frame);
  Val call_computing(const FunctionCall& call, const Val& input, Frame& frame);
  Val call_with(const FunctionCall& call, const Val& input, std::span<const Argument> arguments);
  Val no_value(const FunctionCall& call, const Val& input, const CallResult& result);
  Val computed_argument(const FunctionCall& call, const CallArgument& code, const Val& input,
                        Frame& frame, Argument& out);
  const Fault* script_ended(const FunctionCall& call, const Val& input, const CallResult& result);
  const Fault* in_script(const Fault* fault, Span place);
  const Fault* misfit(const Val& value, const Type& type, const FunctionCall& call,
                      std::string_view what);
  Val lookup(const LookupCall& call, const Val& input, Frame& frame);
  Val lookup_item(const LookupCall& call, const Val& input, Frame& frame);
  const BuiltIndex& built(const ItemIndex& index, Frame& frame);
  BuiltIndex build(const ItemIndex& index, Frame& frame);
  const Fault* file_items(const ItemIndex& index, std::span<const Node> items, BuiltIndex& out,
                          Frame& frame);
  Val lookup_back(const LookupCall& call, const Val& input);
  Val unmapped(const LookupCall& call, const Val& input, Frame& frame);
  const Fault* no_key(const LookupCall& call, const Node& value, Origin origin);
  Val argument(const CallArgument& argument, Frame& frame, Argument& out);

  // conditions.cpp
  Verdict condition(const Condition& condition, Frame& frame);
  Verdict judge(const Condition& condition, Frame& frame);
  Verdict test(const Condition& condition, const Val& left, Frame& frame);
  Verdict test_items(const Condition& condition, const Val& left, Frame& frame);
  bool test_text(const Condition& condition, const Node& left);
  bool test_literals(const Condition& condition, const Node& left);

  // faults
  const Fault* fault(Code code, RuleId rule, Span span, std::initializer_list<Origin> inputs,
                     std::string_view name = {}, std::string_view detail = {});
  const Fault* chain(const Fault* first, const Fault* more);
  /// False once the budget of this translation is used up.
  bool spend(std::uint64_t steps) {
    steps_ += steps;
    exhausted_ = exhausted_ || steps_ > limits_.steps || arena_.bytes_used() > limits_.memory_bytes;
    return !exhausted_;
  }

  const Program& program_;
  const Invocation& call_;
  Arena& arena_;
  const Limits& limits_;
  Buffers& buffers_;
  Recorder* const recorder_;  // null: nobody watches

  RuleId rule_ = 0;  // of the form being worked on
  std::uint64_t steps_ = 0;
  std::size_t traced_reads_ = 0;   // see traces()
  const UseForm* tail_ = nullptr;  // the `use` whose value is the output
  bool exhausted_ = false;         // the budget is spent: no policy may carry on
  Origin tested_;                  // the first value the conditions of a `cases` looked at

  // Where the program has overlays that go by it: the values of its scope_names, null for none.
  std::span<Node> scope_;
  times::Moment now_;
};

/// Whether two values are equal; numbers by value.
bool equal_values(const Node& a, const Node& b);

}  // namespace smx

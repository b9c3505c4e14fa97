// The checked program: what the compiler makes of rule files and the evaluator runs. Closed structs
// with every name resolved — slots for names, pointers for functions, tables and mappings, types on
// what must still be checked while running. Immutable once made, shared by all threads.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "smx/source.h"

#include "base/terms.h"
#include "functions/function.h"
#include "markup/plan.h"
#include "program/choice.h"
#include "program/lists.h"
#include "program/table_index.h"
#include "times/window.h"
#include "types/type.h"
#include "value/node.h"

namespace smx {

/// What an address stands for.
enum class RuleKind : std::uint8_t {
  thing,    // a mapping, table or decision
  line,     // a target, let, need or guard: what a listing shows
  part,     // a form inside a line
  row,      // of a table or decision
  context,  // a value the host gives
};

/// A line that can be named: in diagnostics, reports, tests, traces and coverage.
struct Rule {
  RuleKind kind = RuleKind::part;
  std::string address;  // "a-to-b/let.sender"
  Span span;
  Basis basis = Basis::unsaid;
  std::string note;
  std::string source;
  Phi phi = Phi::no;          // whether its value names or describes a patient
  std::string text;           // what a listing shows of a line that is written nowhere; else empty
  std::uint32_t variant = 0;  // of the thing under overlays it is a line of; 0: as it stands
};

/// An index into the frame of a mapping or decision.
using Slot = std::uint32_t;

namespace lua {
class Script;
}

struct Expr;
struct Form;
struct Mapping;
struct Decision;
struct Table;

// ---- policies

struct Policy {
  Action action = Action::fail;
  Reporting reporting = Reporting::quiet;
  Node literal;
  const Expr* expression = nullptr;
  std::string fault;      // the author's name of the fault
  std::string inherited;  // "the mapping", "the pack"; empty when it stands on the line
  Span span;              // of several lines one where it is inherited
};
using Policies = std::array<const Policy*, kTriggers>;  // null: none

// ---- expressions

/// `(use=official)`: a member path and what it must equal.
struct Match {
  std::vector<std::string> path;
  Node literal;
  const Expr* computed = nullptr;  // instead of the literal
};

struct PathStep {
  enum class Kind : std::uint8_t { member, position, every, computed, filter_one, filter_every };
  Kind kind = Kind::member;
  std::string name;            // member
  std::uint32_t expected = 0;  // and where it probably stands: its place in the schema
  std::uint32_t position = 0;
  const Expr* key = nullptr;          // computed
  std::vector<Match> matches;         // filters: all must hold
  const Type* absent_type = nullptr;  // set where the value can count as absent
};

/// What stands behind a `|`.
struct CallArgument {
  Argument literal;                        // prepared by the compiler
  const Expr* computed = nullptr;          // instead of it
  ArgumentKind kind = ArgumentKind::text;  // of a computed one
  const Type* check = nullptr;             // what it must fit; null where that is proved
};
struct FunctionCall {
  const FunctionSpec* function = nullptr;
  const Type* check = nullptr;  // what comes in must fit it; null where that is proved
  std::vector<CallArgument> arguments;
  std::vector<Argument> literals;  // all of them, where none is computed
  Span span;
};
/// From the keys to the value, or back.
enum class LookupWay : std::uint8_t { forward, back };
struct LookupCall {
  const Table* table = nullptr;
  const ItemIndex* index = nullptr;  // instead of the table
  LookupWay way = LookupWay::forward;
  std::vector<CallArgument> more_keys;
  const Policy* unmapped = nullptr;  // the table's own policy, where the line has none
  Span span;
};
using CallStep = std::variant<FunctionCall, LookupCall>;

struct Expr {
  const Expr* group = nullptr;  // a parenthesised start; otherwise the slot
  Slot slot = 0;
  std::vector<PathStep> steps;
  std::vector<CallStep> calls;
  Span span;
};

// ---- conditions

struct Condition {
  Test test = Test::all;
  Span span;
  std::vector<Condition> parts;  // of tests of items one, about the item
  Slot item = 0;                 // its slot
  const Expr* left = nullptr;
  std::vector<Node> literals;
  State state = State::present;
  RangeOf range_of = RangeOf::integers;
  /// Integers; days since 1970-01-01; seconds since then, with the nanoseconds beside them.
  std::optional<std::int64_t> minimum, maximum;
  std::uint32_t minimum_nanoseconds = 0, maximum_nanoseconds = 0;
  std::shared_ptr<const Pattern> pattern;
  const Expr* right = nullptr;
  Fold fold = Fold::exact;
};

// ---- value forms

struct Need {
  Slot slot = 0;
  RuleId rule = 0;
  std::string fetch;     // "oh/Pool"
  std::string document;  // name of the answer in messages
  const Type* type = nullptr;
  std::vector<std::pair<std::string, const Expr*>> by;
  const Condition* when = nullptr;
  bool optional = false;
  std::string fault;  // the author's name for "there is none"; empty: need-not-found
};

struct Guard {
  RuleId rule = 0;
  const Condition* condition = nullptr;
  GuardVerb verb = GuardVerb::fail;
  std::string fault;
};

struct FromForm {
  const Expr* expression = nullptr;
};
struct ValueForm {
  Node literal;
};
struct FirstForm {
  std::vector<const Form*> parts;
  std::array<bool, 4> skipping{};  // by State
};
struct OneOfForm {
  std::vector<std::pair<std::string, const Expr*>> kinds;
};
struct CasesForm {
  std::vector<const Form*> cases;
};  // each with its condition
struct JoinForm {
  std::vector<const Form*> parts;
  std::string between;
};
struct DecideForm {
  const Decision* decision = nullptr;
  std::vector<std::pair<Slot, const Form*>> arguments;
  const Policy* unmatched = nullptr;  // the decision's own policy, where the line has none
};
struct UseForm {
  const Mapping* mapping = nullptr;
  std::vector<std::pair<Slot, const Form*>> arguments;
  bool once = false;  // worked out at most once for its frame: it is not for each item of a list
};
/// One target of an object: a member, itself an object when the target was written `a.b`.
struct Target {
  std::string name;
  const Form* form = nullptr;
  bool required = false;
};
/// What an object without any member is: a value, or nothing (for targets written `a.b`).
enum class Hollow : std::uint8_t { keep, leave_out };
struct FieldsForm {
  std::vector<Target> targets;
  Hollow hollow = Hollow::keep;
};
struct ListForm {
  std::vector<const Form*> items;
};
struct EachForm {
  std::vector<const Expr*> sources;
  Slot item = 0;
  Slot first_inner = 0, last_inner = 0;  // slots to forget before each item: [first, last)
  std::vector<const Need*> needs;
  const Condition* where = nullptr;
  std::vector<Guard> guards;
  const Form* body = nullptr;
  const Arrangement* arrangement = nullptr;  // null: the results stay as they come
  const Grouping* grouping = nullptr;        // where an item is a group of them
};
struct ZipForm {
  std::vector<std::pair<std::string, const Expr*>> lists;
};
/// Whether a condition holds.
struct HoldsForm {
  const Condition* condition = nullptr;
};

struct Form {
  /// How most lines come to their value, without the dispatch of all forms and without a policy
  /// having a say: see Run::short_way(). Such a line has no condition.
  enum class Way : std::uint8_t {
    general,
    constant,  // literals all through: `constant`
    path,      // members of members, where the value is there and not empty
    pipe,      // the same, and functions and look-ups behind it that give what they mostly do
  };

  RuleId rule = 0;
  Way way = Way::general;
  bool may_ask = true;  // working it out may put a question to the host
  Span span;
  const Condition* when = nullptr;
  Policies policies{};
  const Type* target = nullptr;  // what the value must fit; null where nothing is left to check
  std::variant<FromForm, ValueForm, FirstForm, OneOfForm, CasesForm, JoinForm, DecideForm, UseForm,
               FieldsForm, ListForm, EachForm, HoldsForm, ZipForm>
      what;
  Node constant;  // with its JSON, and the rules that it is from
};

// ---- things

/// What a slot of a frame holds.
struct SlotInfo {
  enum class Kind : std::uint8_t { context, input, need, let, item, constant, index };
  Kind kind = Kind::input;
  std::string name;
  const Form* let = nullptr;
  const Need* need = nullptr;
  Node constant;
};

struct InputInfo {
  std::string name;
  Slot slot = 0;
  const Type* type = nullptr;
  bool optional = false;
};

/// What a `copy` took over and what it left, for listings.
struct CopyInfo {
  std::string address;  // of the object it writes into
  std::string from;     // as it is written: "message"
  std::vector<std::string> taken;
  std::vector<std::string> written;  // left to lines of their own
  std::vector<std::string> unknown;  // left because the target has no member of that name
  std::vector<std::string> excepted;
};

/// Whether what a line wrote leads back to what it was made from.
enum class Reversal : std::uint8_t {
  exact,    // every value comes back as it was
  lossy,    // there is a way back, but not every value comes back as it was
  one_way,  // there is none
};
struct WayBack {
  RuleId rule = 0;
  Reversal reversal = Reversal::one_way;
  std::string because;  // why it is not exact
  std::string input;    // the input the value is from; empty where it is from none
  std::vector<std::string>
      source;  // its path in there, `*` for each item; of exact and lossy lines
  std::vector<std::string> target;  // the path in the output
};

/// A value by which overlays are chosen.
struct ScopeValue {
  std::uint32_t name = 0;  // into Program::scope_names
  RuleId rule = 0;
  const Expr* expression = nullptr;  // of inputs and context, whose slots are those of all variants
};

struct Mapping {
  std::string name;
  std::string summary;
  RuleId rule = 0;
  std::vector<SlotInfo> slots;  // slot 0 is the context
  std::vector<InputInfo> inputs;
  const Type* output = nullptr;
  bool optional = false;
  const markup::Plan* output_plan = nullptr;  // null: the output is written as JSON
  std::vector<const Need*> needs;
  std::vector<Guard> guards;
  const Condition* when = nullptr;  // where it does not hold, the mapping gives nothing
  const Form* body = nullptr;
  std::uint32_t rounds = 0;  // how often the host is asked at most
  std::vector<CopyInfo> copies;
  std::vector<WayBack> ways_back;  // of the targets' lines, in the order of the file
  std::string inverse_of;          // the mapping whose lines it turns round; may be empty
  std::uint32_t variant = 0;       // see Rule::variant
  std::vector<ScopeValue> scope;   // where an overlay goes by it, here or in what it uses
  std::unique_ptr<const VariantChoice> choice;  // null: no overlay reaches it
};

/// How often the host is asked at most, whichever variant counts.
inline std::uint32_t most_rounds(const Mapping& mapping) {
  return mapping.choice ? mapping.choice->rounds : mapping.rounds;
}

/// What a row answers in one column.
struct RowAnswer {
  enum class Kind : std::uint8_t { literal, form, missing };
  Kind kind = Kind::missing;
  Node literal;
  const Form* form = nullptr;  // takes over an input
};
struct DecisionRow {
  RuleId rule = 0;
  const Condition* when = nullptr;  // null: always
  times::Window window;             // by the time of the call
  std::vector<RowAnswer> answers;   // one for each output
};
/// A column of what a decision answers.
struct OutputInfo {
  std::string name;
  const Type* type = nullptr;
  bool optional = false;
};
struct Decision {
  std::string name;
  std::string summary;
  std::vector<SlotInfo> slots;  // slot 0 is the context
  std::vector<InputInfo> inputs;
  std::vector<OutputInfo> outputs;
  Hit hit = Hit::first;
  Collect collect = Collect::list;
  std::vector<DecisionRow> rows;  // in the order in which they are asked
  bool has_windows = false;       // whether a row asks for the time of the call
  std::set<Slot> taken_over;      // inputs that answers take over
  Phi phi = Phi::no;              // whether one of these, by its type, names a patient
  const Policy* unmatched = nullptr;
  const Type* result = nullptr;  // what it gives; null after an error
  bool may_be_missing = false;   // what it gives, though rows hold
  bool covers_all = false;       // whether it is proved that a row holds for every input
};

struct TableRow {
  RuleId rule = 0;
  std::vector<Node> values;  // empty: known to have no counterpart
  Node answer;               // what a look-up gives: the value, or an object of them
  std::vector<Node> keys;    // where the table can be asked backwards; empty: a value without key
};
struct Table {
  std::string name;
  std::string summary;
  RuleId rule = 0;
  std::vector<std::string> keys;
  std::vector<const Type*> key_types;
  std::vector<std::string> values;
  std::vector<const Type*> value_types;
  const Policy* unmapped = nullptr;
  Fold fold = Fold::exact;
  std::vector<TableRow> rows;
  TableIndex index;  // keys, see append_table_key(), to row
  Reverse reverse = Reverse::none;
  TableIndex reverse_index;  // value to row, or kNoRow
  bool has_values_without_key = false;
};
/// In Table::reverse_index: the value is known to have no key.
inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

/// Appends `text` folded for comparison: ASCII letters lowered, runs of white space one blank and
/// none at the ends.
void append_folded(std::string_view text, Fold fold, std::string& out);

struct ContextInfo {
  std::string name;
  const Type* type = nullptr;
  std::optional<Node> default_value;
  Basis basis = Basis::unsaid;
  RuleId rule = 0;
};

/// Whether a thing, by its name, or a rule, by its address, was imported from another pack.
inline bool is_imported(std::string_view name) {
  return name.substr(0, name.find('/')).find('.') != std::string_view::npos;
}

/// What an overlay changes, for listings.
struct OverlayEdit {
  std::string verb;     // "replace"
  std::string address;  // as it is known in the program
  Span span;
};
struct OverlayInfo {
  std::string name;
  std::string summary;
  Span span;  // of its name
  std::vector<std::pair<std::string, std::vector<std::string>>> scope;
  std::string from, to;  // as they are written; empty: open
  std::vector<OverlayEdit> edits;
};

/// Everything that was loaded from one pack. Owns what the raw pointers above point to.
struct Program {
  std::string pack;
  std::string version;
  std::vector<Rule> rules;  // rules[0] stands for "none"
  std::map<std::string, std::unique_ptr<Mapping>, std::less<>> mappings;
  std::map<std::string, std::unique_ptr<Decision>, std::less<>> decisions;
  std::map<std::string, std::unique_ptr<Table>, std::less<>> tables;
  /// Each table and decision as a mapping of its own, under its name, so that it can be run alone.
  std::map<std::string, std::unique_ptr<Mapping>, std::less<>> alone;
  std::vector<OverlayInfo> overlays;                       // in the order in which they are laid on
  std::vector<std::string> scope_names;                    // by which some overlay is chosen
  std::vector<ContextInfo> context;                        // `now` first
  std::map<std::string, std::string, std::less<>> faults;  // name: sentence
  std::unique_ptr<TypeStore> types;
  // How documents of a type are read and written as XML, where its schema says so.
  std::map<const Type*, std::unique_ptr<const markup::Plan>> plans;

  const markup::Plan* plan_of(const Type& type) const {
    const auto found = plans.find(&type);
    return found == plans.end() ? nullptr : found->second.get();
  }

  // storage
  // What overlays make of mappings, decisions and tables; what they leave is shared.
  std::vector<std::unique_ptr<Mapping>> mapping_variants;
  std::vector<std::unique_ptr<Decision>> decision_variants;
  std::vector<std::unique_ptr<Table>> table_variants;
  std::deque<Expr> exprs;
  std::deque<Form> forms;
  std::deque<Condition> conditions;
  std::deque<Policy> policies;
  std::deque<Need> needs;
  std::deque<Arrangement> arrangements;
  std::deque<ItemIndex> indexes;
  std::deque<Grouping> groupings;
  std::vector<std::shared_ptr<const Pattern>> patterns;
  std::deque<FunctionSpec> functions;  // of libraries; their texts are in `literals`
  std::vector<std::shared_ptr<const lua::Script>> scripts;
  std::vector<std::shared_ptr<const times::CompiledForm>> time_forms;
  std::shared_ptr<const times::Zones> zones;  // null where no rule uses a time zone
  const times::Zone* zone = nullptr;          // of the pack; null where it names none
  Arena literals;
};

}  // namespace smx

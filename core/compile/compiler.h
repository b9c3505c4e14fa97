// The compiler's working state. Grouped by file: compile.cpp (the pack), mappings.cpp, names.cpp,
// paths.cpp, calls.cpp, conditions.cpp, ranges.cpp, forms.cpp, lists.cpp, copies.cpp, policies.cpp,
// tables.cpp, reverse_tables.cpp, decisions.cpp, decision_checks.cpp, inverses.cpp, literals.cpp,
// alone.cpp, windows.cpp, overlays.cpp, variants.cpp.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "compile/compile.h"
#include "compile/facts.h"
#include "compile/overlay_plan.h"
#include "compile/static_value.h"
#include "compile/way_back.h"
#include "tablecheck/tablecheck.h"

namespace smx {

namespace lua {
class Machine;
class Script;
struct Problem;
struct Signature;
}  // namespace lua

/// A name of a mapping or decision and what is known about it.
struct Binding {
  enum class Progress : std::uint8_t { untouched, working, done };

  std::string name;
  Slot slot = 0;
  Span span;
  SlotInfo::Kind kind = SlotInfo::Kind::input;
  Static known;
  Progress progress = Progress::done;  // lets and needs are worked out when first used
  bool used = false;
  const spec::Form* let = nullptr;
  const spec::Need* need = nullptr;
  Need* compiled_need = nullptr;
  const spec::Index* index = nullptr;
  ItemIndex* compiled_index = nullptr;
  std::string address;
  std::uint32_t round = 0;        // after how many rounds its value is there
  std::uint32_t lazy_rounds = 0;  // rounds that only begin when it is read
  bool asks = false;              // reading it may put a question to the host
  Facts facts;                    // what is known wherever it is worked out
};

/// What is being compiled: the names, the slots, the rounds.
struct Scope {
  std::string owner;  // "mapping `x`", for messages
  std::vector<SlotInfo>* slots = nullptr;
  std::vector<std::unique_ptr<Binding>> names;  // inner ones behind outer ones
  std::vector<const Binding*> items;            // `.` is the last
  std::uint32_t round = 0;                      // of the expression at hand
  std::uint32_t lazy_rounds = 0;
  std::uint32_t enclosing_round = 0;  // of the conditions and lists around it
  std::uint32_t most_rounds = 0;
  bool asks = false;                 // whether what is at hand may put a question to the host
  std::vector<std::string> in_work;  // lets being worked on, for cycles
  Facts facts;                       // what the conditions around the line at hand say
  std::set<Slot> one_ofs;            // lets that are a `one_of`
};

/// Who answers for a missing or null value of a form: itself, or the form it is a part of.
enum class Absences : std::uint8_t { answered, passed_on };

/// Who wrote a line: its author, a `copy`, or `inverse_of`.
enum class Made : std::uint8_t { written, copied, turned };

/// Where a form stands.
struct Place {
  std::string address;
  const Type* expected = nullptr;  // null: whatever it gives
  bool required = false;           // the target must get a value
  bool line = false;               // a field or let of its own: inherits policies
  Made made = Made::written;
  Absences absences = Absences::answered;
  std::string target;                     // "target `subject`", for messages
  std::array<bool, kTriggers> handled{};  // triggers for which an outer form has a policy
};

/// What a form does that policies can act on.
struct Uses {
  bool lookup = false;
  bool lossy = false;
  bool choice = false;    // cases or decide
  bool conflict = false;  // first
};

struct Compiled {
  Form* form = nullptr;
  Static value;                   // with its `when`: a form that may not apply may be missing
  bool may_give_nothing = false;  // missing although it applies
};

/// A pack that takes part in a program: the one being compiled, or one it imports.
struct Unit {
  const PackSpec* files = nullptr;
  const spec::Pack* pack = nullptr;
  std::string prefix;                // before the names of its things: empty, or `name.`
  std::vector<std::string> imports;  // names of the packs it imports itself
};

class Compiler {
 public:
  Compiler(const PackSpec& pack, const FunctionRegistry& functions, const Limits& limits,
           Diagnostics& diagnostics);
  std::shared_ptr<const Program> run();

 private:
  // units.cpp: the packs that take part
  void collect_units(const PackSpec& pack, const std::string& prefix);
  const spec::Pack* pack_of(const PackSpec& pack);
  void enter(const Unit& unit);
  void enter_owner(const std::string& thing);
  std::string own_name(const spec::Word& name) const;
  std::string resolve(const spec::Word& name);
  std::vector<std::string> visible(std::vector<std::string> names) const;
  bool is_visible(std::string_view name) const;
  void warn_unused_imports();

  // compile.cpp: the things, faults, patterns and context
  void index_things();
  void index(const spec::File& file);
  void compile_pack(const Unit& unit);
  void warn_unused_things();
  void compile_context();
  void add_context(const spec::ContextEntry& entry, Type& type);
  void refuse_context(const spec::ContextEntry& entry, const std::string& why);
  bool claim(const spec::Word& name);
  const Type* type_of(const spec::Declaration& declaration);
  RuleId add_rule(RuleKind kind, std::string address, Span span,
                  const spec::Documentation& documentation);

  // mappings.cpp
  void declare_signature(const spec::Mapping& spec);
  void compile_body(const spec::Mapping& spec, Mapping& mapping);
  std::uint32_t condition_of(const spec::Mapping& spec, Mapping& mapping);
  std::vector<Guard> guards(const std::vector<spec::Guard>& specs, const std::string& owner);
  void know_facts_from(std::size_t first_name);
  void warn_unused(std::size_t from);

  // xml_plans.cpp
  const markup::Plan* xml_plan(const Type& type, Span used_at);
  void plan_document(const Type* type, Span used_at);
  void plan_output(const spec::Mapping& spec, Mapping& mapping);
  bool schema_argument(const spec::Word& name, ArgumentKind kind, Argument& out);
  const Type* named_type(const std::vector<CallArgument>& arguments);

  // names.cpp
  Binding* declare(const spec::Word& name, SlotInfo::Kind kind, Static known);
  Binding* find(const std::string& name);
  void declare_need(const spec::Need& need, const std::string& owner,
                    std::vector<const Need*>& into);
  void declare_let(const spec::NamedForm& let, const std::string& owner);
  void settle_binding(Binding& binding);
  void settle_need(Binding& binding);
  void settle_let(Binding& binding);
  void note_use(Binding& binding, Span span);
  void unknown_name(const spec::Word& name);
  std::vector<std::string> names_in_scope() const;

  // paths.cpp
  struct Walk {
    Static now;
    Expr* expr = nullptr;
    bool in_list = false;  // behind a `*`
    bool list_may_be_missing = false;
    std::string so_far;  // "message.texts", for messages
  };
  const Expr* expression(const spec::Expression& spec, Static& known, Uses& uses,
                         const Place& place);
  bool start(const spec::Expression& spec, Walk& walk, Uses& uses, const Place& place);
  bool take_step(const spec::Step& step, Walk& walk, Uses& uses, const Place& place);
  bool member(const spec::Word& name, Walk& walk);
  bool position(const spec::Step& step, Walk& walk);
  bool every(const spec::Step& step, Walk& walk);
  bool computed(const spec::Step& step, Walk& walk, Uses& uses, const Place& place);
  bool filter(const std::vector<spec::Predicate>& predicates, Walk& walk, PathStep::Kind kind,
              Uses& uses, const Place& place);
  bool match(const spec::Predicate& predicate, const Type& item, const std::string& list,
             Match& out, Uses& uses, const Place& place);
  void arrive(PathStep step, const Type* type, bool may_be_missing, Walk& walk);
  void unknown_member(const spec::Word& name, const Walk& walk);

  // indexes.cpp
  void declare_indexes(const spec::Mapping& spec, const std::string& owner);
  void settle_index(Binding& binding);
  const Type* indexed_items(const spec::Index& spec, const Place& place, ItemIndex& out,
                            Uses& uses);
  Binding* find_index(const spec::Call& spec);
  bool call_index(const spec::Call& spec, Binding& binding, Walk& walk, Uses& uses,
                  const Place& place);
  bool comparable_key(const Type& asked, const Type& key, const std::string& index, Span span);

  // lookups.cpp
  bool call_lookup_reverse(const spec::Call& spec, Walk& walk, Uses& uses);
  bool call_lookup(const spec::Call& spec, Walk& walk, Uses& uses, const Place& place);
  const Table* looked_up(const spec::Call& spec);
  bool lookup_keys(const spec::Call& spec, const Table& table, LookupCall& made, Static& input,
                   Uses& uses, const Place& place);
  Static result_of(const LookupCall& call, const Static& input);

  // libraries.cpp
  const FunctionSpec* find_function(const std::string& name);
  bool is_broken_function(const std::string& name) const;
  std::vector<std::string> function_names() const;
  void compile_library(const spec::Library& spec);
  FunctionSpec* compile_signature(const spec::Library& library,
                                  const spec::Library::Function& function, lua::Script& script);
  bool script_is_sound(const spec::Library& library, lua::Script& script,
                       const std::vector<lua::Signature>& signatures);
  void add_script_problem(const spec::Library& library, const lua::Problem& problem);
  void remember_example(FunctionSpec& function, const Node& input,
                        const std::vector<Argument>& arguments, const CallResult& result);
  void check_example(FunctionSpec& function, const spec::Library::Example& example,
                     lua::Machine& machine);
  bool example_arguments(const FunctionSpec& function, const spec::Library::Example& example,
                         Arena& arena, std::vector<Argument>& arguments);
  static std::string ending_of(const CallResult& result);

  // calls.cpp
  bool call(const spec::Call& spec, Walk& walk, Uses& uses, const Place& place);
  bool check_input(const FunctionSpec& function, const spec::Call& spec, const Walk& walk);
  bool check_arguments(const FunctionSpec& function, const spec::Call& spec,
                       const std::vector<CallArgument>& made);
  bool literal_argument(const spec::Argument& spec, const ArgumentSpec& wanted, const Type& input,
                        CallArgument& out);
  bool declared_word(const spec::Argument& spec, const Type& type, CallArgument& out);
  bool choice_argument(const spec::Argument& spec, const ArgumentSpec& wanted, CallArgument& out);
  bool zone_argument(const spec::Argument& spec, CallArgument& out);
  void form_argument(const std::string& word, Argument& out);
  bool has_zones(Span span);
  bool member_argument(const spec::Argument& spec, const Type& input, CallArgument& out);

  // windows.cpp
  const times::Zone* zone_named(const spec::Word& name);
  std::optional<times::Moment> moment_of(const spec::Word& end, const spec::Word& zone);
  std::optional<times::Window> window_of(const spec::Window& spec, const spec::Word& zone);

  // overlays.cpp
  void plan_overlays();
  void plan_overlay(const spec::Overlay& spec);
  std::optional<std::string> patched_thing(const spec::Overlay::Edit& edit,
                                           const std::string& thing);
  void plan_things();
  void plan_thing(const std::string& name, const spec::File& file);
  void check_scopes();
  void check_meetings();
  void check_meeting(const PlannedOverlay& one, const PlannedOverlay& other);
  void check_gaps();
  bool share_a_line(const PlannedOverlay& one, const PlannedOverlay& other) const;
  void warn_of_gap(const PlannedOverlay& before, const PlannedOverlay& later);
  void describe_overlays();

  // variants.cpp
  const spec::File& file_under(const std::string& name, const overlays::ActiveSet& set);
  const spec::Mapping& spec_of(const std::string& name);
  template <typename Compile>
  void under(const std::string& name, const overlays::ActiveSet& set, Compile compile);
  void settle_said(std::size_t before);
  Mapping* compile_mapping(const std::string& name);
  Mapping* compile_variant(const std::string& name, const overlays::ActiveSet& set);
  void compile_under(const std::string& name, Mapping& mapping);
  Mapping& begin_variant(const Mapping& of);
  void choose_for(const std::string& name, Mapping& mapping);
  template <typename Variant>
  void make_choice(Mapping& mapping, const overlays::ActiveSet& reaching, Variant variant);
  bool may_give_nothing(const Mapping& mapping);
  std::uint32_t rounds_of(const Mapping& mapping) const;
  void compile_scope(const spec::Mapping& spec, Mapping& mapping);
  bool refuse_late_name(const spec::Mapping& spec, const spec::Expression& value);
  void check_scope_values(const spec::Word& name, const Type& type);
  const Table* find_table(const std::string& name);
  const Decision* find_decision(const std::string& name);
  void choose_for_alone(const std::string& name, Mapping& mapping);

  // call_types.cpp
  static const Type* left_to_check(const Type& from, const Type& to);
  bool check_declared(const FunctionSpec& function, const spec::Call& spec, const Walk& walk);
  bool declared_argument(const spec::Argument& spec, const ArgumentSpec& wanted, const Type& known,
                         CallArgument& out);
  bool argument(const spec::Argument& spec, const ArgumentSpec& wanted, CallArgument& out,
                Static& result, Uses& uses, const Place& place);
  bool widen(Static& list, const Type& other, Span span);
  const Type* type_given(const FunctionSpec& function, const std::vector<CallArgument>& arguments,
                         const Type& input);
  const Type* arithmetic_type(const Type& input, const std::vector<CallArgument>& arguments);
  const Type* groups_type(const std::vector<CallArgument>& arguments);
  Static result_of(const FunctionSpec& function, const std::vector<CallArgument>& arguments,
                   const Static& input);

  // conditions.cpp
  const Condition* condition(const spec::Condition& spec, Fold fold, const std::string& address);
  std::shared_ptr<const Pattern> find_pattern(const spec::Word& name);
  bool fill_condition(const spec::Condition& spec, Fold fold, const std::string& address,
                      Condition& out);
  bool fill_items_test(const spec::Condition& spec, Fold fold, const std::string& address,
                       const Static& list, Condition& out);
  bool fill_test(const spec::Condition& spec, Fold fold, const Static& left, Condition& out);
  bool fill_literals(const spec::Condition& spec, Fold fold, const Type& type, Condition& out);

  // forms.cpp and lists.cpp
  Compiled form(const spec::Form& spec, Place place);
  Static form_value(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static from(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static value(const spec::Form& spec, const Place& place, Form& out);
  Static first(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static one_of(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static cases(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static join(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static decide(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static use(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static list(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  Static each(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  const Type* each_sources(const spec::Form& spec, const Place& place, EachForm& out, Static& list,
                           Uses& uses);
  const Type* common_item(const Type* one, const Type* other);
  // groups.cpp
  const Type* group(const spec::Form& spec, const Place& place, const Type& item, EachForm& out,
                    Uses& uses);
  Static zip(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  // lists.cpp
  void each_scope(const spec::Form& spec, const Place& place, EachForm& out);
  // alternatives.cpp
  const Type* common_type(const Type* one, const Type* other);
  bool align_literals(const std::vector<spec::Form>& parts, std::vector<Compiled>& made);
  bool agree(const std::vector<spec::Form>& parts, std::vector<Compiled>& made, const Place& place,
             Static& all);
  // arrangements.cpp
  struct Arranged {
    const Type* wanted = nullptr;  // what a result must be; null: whatever it is
    const Type* item = nullptr;    // what it is
    bool proven = true;            // whether what is added fits
    const Arrangement* made = nullptr;
  };
  const Type* without_rank(const spec::Form& spec, const Type* wanted);
  void arrange(const spec::Form& spec, const Place& place, const Compiled& body, Slot item,
               Arranged& out, Uses& uses);
  void distinct(const spec::Distinct& spec, const Place& place, Arrangement& out, Uses& uses);
  void sort_key(const spec::SortKey& spec, const Place& place, Arrangement& out, Phi& phi,
                Uses& uses);
  void rank(const spec::Form& spec, const Place& place, Phi phi, Arrangement& made, Arranged& out);
  void check_tied_keys(const spec::Arrangement& spec);
  // forms.cpp and lists.cpp
  Static holds(const spec::Form& spec, const Place& place, Form& out);
  Static fields(const spec::Form& spec, const Place& place, Form& out, Uses& uses);
  struct TargetTree;
  bool plant(const spec::NamedForm& field, TargetTree& root);
  FieldsForm branch(const TargetTree& tree, const Place& place, const Type* expected, Span span,
                    Hollow hollow, Static& known, Uses& uses);
  void leaf(const TargetTree& tree, const Place& place, const Property* property,
            const Type* expected, FieldsForm& out, Type& inferred, Uses& uses);
  void check_alternatives(const TargetTree& tree, const Type& expected, Span span);
  const Type* target_type(const TargetTree& tree, const Type* object, const Property*& property);
  // copies.cpp
  bool copy(const spec::Form& spec, const Place& place, TargetTree& root, Uses& uses);
  void copy_member(const spec::Form& beside, const std::string& name, TargetTree& root);
  void check_except(const spec::Copy& copy, const Type& source, const CopyInfo& info);
  // forms.cpp
  Compiled part(const spec::Form& spec, const Place& outer, const std::string& name,
                const Type* expected, Absences absences, Uses& uses);
  std::set<Slot> bind_arguments(const spec::Form& spec, const Place& place,
                                const std::vector<InputInfo>& inputs, const std::string& callee,
                                std::vector<std::pair<Slot, const Form*>>& out, Uses& uses);
  std::set<std::size_t> find_unreachable(const std::vector<const spec::Condition*>& conditions,
                                         const std::vector<Span>& spans, std::string_view what);

  // policies.cpp
  void policies(const spec::Form& spec, const Place& place, const Static& value, Form& out);
  const Policy* policy(const spec::Policy& spec, Trigger trigger, const Type* expected,
                       const Static& value, const Place& place, std::string inherited);
  Static settle(const spec::Form& spec, const Place& place, Form& form, Static value,
                const Uses& uses);
  void check_absences(const spec::Form& spec, const Place& place, const Form& form,
                      const Static& value);
  void check_type(const spec::Form& spec, const Place& place, Form& form, const Static& value);
  void check_effect(const spec::Form& spec, const Static& value, const Uses& uses);
  bool known_fault(const spec::Word& name);

  // tables.cpp
  std::unique_ptr<Table> make_table(const spec::Table& spec);
  bool add_row(const spec::Table& spec, const spec::Table::Row& row, Table& table);
  void add_no_counterpart(const spec::Table& spec, const spec::Word& key, Table& table);
  bool table_key(const spec::Table& spec, const std::vector<spec::Word>& keys, Table& table,
                 std::string& key);
  Node answer_of(const Table& table, const TableRow& row);
  void remember_row(Table& table, const std::string& key, TableRow row, const std::string& address,
                    Span span);

  // reverse_tables.cpp
  bool keep_keys(const std::vector<spec::Word>& keys, const Table& table, TableRow& row);
  void reverse_table(const spec::Table& spec, const std::set<std::uint32_t>& marked, Table& table);
  void refuse_reverse(const spec::Table& spec, const Table& table,
                      const std::vector<std::uint32_t>& rows);
  std::set<std::uint32_t> marked_rows(const spec::Table& spec, Table& table);

  // inverses.cpp
  struct TurnedPair {
    const Mapping* other = nullptr;
    std::string written;  // the input of the other mapping that is written here
    std::string read;     // the input here that the other mapping writes
  };
  const std::optional<TurnedPair>& turned_pair();
  std::optional<TurnedPair> find_turned_pair();
  const Mapping& mapping_under(const std::string& name);
  std::vector<BackLine> lines_back(const std::string& mapping);
  bool turn_round(TargetTree& root);
  static bool is_written(const TargetTree& root, const std::string& target);
  void guard_constants(Mapping& mapping);
  void classify_all();
  void classify(const std::string& name, const std::map<std::string_view, RuleId>& rules,
                Mapping& mapping);

  // decisions.cpp
  std::unique_ptr<Decision> make_decision(const spec::Decision& spec);
  void declare_decision_inputs(const spec::Decision& spec, Decision& decision);
  bool declare_outputs(const spec::Decision& spec, Decision& decision);
  void add_decision_rows(const spec::Decision& spec, Decision& decision);
  bool decision_row(const spec::Decision& spec, const spec::Decision::Rule& rule,
                    Decision& decision, DecisionRow& row);
  bool row_answer(const spec::Decision::Answer& spec, const OutputInfo& output,
                  const std::string& address, Decision& decision, RowAnswer& out);
  void order_by_priority(const spec::Decision& spec, Decision& decision);
  void settle_result(const spec::Decision& spec, Decision& decision);
  void decision_policy(const spec::Decision& spec, Decision& decision);
  const Type* one_answer(Decision& decision);

  // decision_checks.cpp
  using LookedAt = std::vector<std::pair<const Expr*, Static>>;  // both sides of tests
  struct OpenDecision {
    const spec::Decision* spec = nullptr;
    const Decision* decision = nullptr;
    tablecheck::Findings findings;
    overlays::ActiveSet world;  // the overlays under which the rows are so
  };
  struct Asked {
    // Lines that do not say what then: where no row holds, or where several do.
    std::size_t without_unmatched = 0;
    std::size_t without_many = 0;
  };
  std::string column_name(const Expr& path) const;
  tablecheck::Table described(const Decision& decision, const LookedAt& looked_at) const;
  void check_rows(const spec::Decision& spec, Decision& decision, const LookedAt& looked_at,
                  const std::set<RuleId>& reported);
  std::string row_name(const DecisionRow& row) const;
  void report_shadow(const Decision& decision, const tablecheck::Shadow& shadow);
  void report_overlaps(const Decision& decision, const tablecheck::Findings& found);
  void report_overlap(const Decision& decision, const tablecheck::Overlap& overlap,
                      const std::string& others);
  void report_undecided(const OpenDecision& open);
  void report_open_decisions();
  void report_gap(const OpenDecision& open);
  bool is_known_gap(const OpenDecision& open) const;
  void declare_inputs(const std::vector<spec::Declaration>& declarations,
                      std::vector<InputInfo>& inputs);

  // ranges.cpp
  bool fill_range(const spec::Condition& spec, const Type& type, Condition& out);
  bool fill_range_ends(const spec::Condition& spec, Condition& out);

  // literals.cpp
  Node text_literal(std::string_view text);
  std::optional<Node> literal(const spec::Word& word, const Type& type);
  std::optional<Node> literal(const spec::Literal& literal, const Type& type);
  std::optional<Node> list_literal(const yaml::Node& tree, const Type& type);
  std::optional<Node> object_literal(const yaml::Node& tree, const Type& type);
  const Type* literal_member(const yaml::Node& key, const Type& object);

  // alone.cpp
  void run_alone();
  void run_alone(const std::string& name, Mapping& mapping);
  void run_alone(const Table& table, Mapping& mapping);
  void run_alone(const Decision& decision, Mapping& mapping);
  Mapping& alone(const std::string& name, const std::string& summary, RuleId rule);
  const Form* form_of(Expr expr, RuleId rule);

  bool has_errors() const { return diagnostics_.has_errors() || source_missing_; }
  void error(Code code, std::string message, Span span, std::string label = {},
             std::string fix = {});
  void warn(Code code, std::string message, Span span, std::string label = {},
            std::string fix = {});

  const PackSpec& pack_;
  bool source_missing_ = false;  // a schema file could not be had
  const FunctionRegistry& functions_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  std::shared_ptr<Program> program_;
  std::unique_ptr<Schemas> schemas_;
  std::vector<std::unique_ptr<Unit>> units_;   // the pack itself first
  const Unit* unit_ = nullptr;                 // whose things are being compiled
  std::map<std::string, const Unit*> owners_;  // by the name of a thing
  const Type* context_type_ = nullptr;

  std::map<std::string, Span, std::less<>> things_;  // mappings, decisions, tables: one namespace
  std::map<std::string, const spec::Mapping*, std::less<>> mappings_;
  std::map<std::string, const spec::Decision*, std::less<>> decisions_;
  std::map<std::string, const spec::Table*, std::less<>> tables_;
  std::map<std::string, const spec::Library*, std::less<>> libraries_;
  std::map<std::string, const FunctionSpec*, std::less<>> library_functions_;
  std::set<std::string, std::less<>> broken_functions_;  // what is wrong has been said
  std::map<std::string, std::shared_ptr<const Pattern>, std::less<>> patterns_;
  std::map<std::string, std::map<std::string, std::uint32_t>>
      first_row_;  // table: key: row, for duplicates

  // Overlays and the variants they make. What is compiled under a set of them is known by it.
  using Under = std::pair<std::string, overlays::ActiveSet>;
  OverlayPlan plan_;
  overlays::ActiveSet world_;                            // the overlays at hand
  std::uint32_t variant_ = 0;                            // see Rule::variant
  std::uint32_t variants_ = 0;                           // how many there are
  std::map<std::string, const spec::File*> rule_files_;  // of mappings, tables and decisions
  std::map<Under, std::unique_ptr<const spec::File>> patched_files_;
  std::map<Under, Mapping*> compiled_mappings_;
  std::map<Under, const Table*> compiled_tables_;
  std::map<Under, const Decision*> compiled_decisions_;
  std::set<std::string> in_work_;  // mappings being compiled
  std::set<std::string> chosen_;   // mappings whose variants are made

  std::deque<spec::NamedForm> made_fields_;  // lines that are written nowhere
  MadeLines made_lines_;                     // those of them that a `copy` made
  std::map<const Mapping*, std::optional<TurnedPair>> turned_pairs_;  // by the mapping that turns
  std::set<std::string> broken_things_;  // names of files that could not be read
  std::set<std::string> used_things_;    // "fault x", "pattern x", "table x", "decision x"

  LookedAt* looked_at_ = nullptr;       // of the conditions being compiled
  std::vector<OpenDecision> open_;      // decisions whose rows may leave something open
  std::map<std::string, Asked> asked_;  // decisions by name

  Scope* scope_ = nullptr;
  const spec::Mapping* mapping_spec_ = nullptr;
  Mapping* mapping_ = nullptr;  // of mapping_spec_
};

}  // namespace smx

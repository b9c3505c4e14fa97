// What a recorder is told of a run, and in which order.
#include "eval/recorder.h"

#include <gtest/gtest.h>

#include "engine/observer.h"
#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

/// Writes down what it is told, a line each, indented by what it belongs to.
class Transcript final : public Observer, private Recorder {
 public:
  explicit Transcript(Detail detail = Detail::values) : Recorder(detail) {}

  Recorder* recorder() override { return this; }
  void ended(const EndedTranslation& translation) override {
    say("ended", translation.mapping.name);
  }
  const std::string& text() const { return text_; }

 private:
  void begin_pass(const Invocation& call) override {
    program_ = &call.program;
    say("pass", call.mapping.name);
  }
  void begin_line(const Form& form) override { open("line", address(form.rule)); }
  RuleId end_line(const Form& form, const Val& value) override {
    close(state(value));
    return form.rule;
  }
  void line_taken(const Form& form) override { say("taken", address(form.rule)); }
  void begin_mapping(const Mapping& mapping) override { open("mapping", mapping.name); }
  void end_mapping(const Mapping&, const Val& value) override { close(state(value)); }
  void begin_item(const EachForm&, const Node&) override { open("item", ""); }
  void end_item(const EachForm&, const Val& value) override { close(state(value)); }
  void begin_condition(const Condition& condition) override {
    open("condition", std::string(text_of(condition.span)));
  }
  void end_condition(const Condition&, const Verdict& verdict) override {
    close(verdict.truth == Verdict::Truth::yes ? "yes" : "no");
  }
  void guard_held(const Guard& guard) override { say("guard", address(guard.rule)); }
  void begin_decision(const Decision& decision) override { open("decision", decision.name); }
  void end_decision(const Decision&, const Val& value) override { close(state(value)); }
  void begin_row(const Decision&, const DecisionRow& row) override {
    open("row", address(row.rule));
  }
  void end_row(const Decision&, const DecisionRow&, const Verdict& verdict) override {
    close(verdict.truth == Verdict::Truth::yes ? "yes" : "no");
  }
  void row_taken(const Decision&, const DecisionRow& row) override {
    say("row taken", address(row.rule));
  }
  void path_taken(const Expr& expr, const SlotInfo*, const Val&, const Val& value) override {
    say("path", std::string(text_of(expr.span)) + " -> " + state(value));
  }
  void begin_call(const CallStep&, const Val& input) override { open("call of", state(input)); }
  void end_call(const CallStep&, const Val& value) override { close(state(value)); }
  void looked_up(const LookupCall&, std::span<const Node> keys, const TableRow* row) override {
    std::string text;
    for (const Node& key : keys) text += std::string(key.text()) + " ";
    say("key", text + (row ? "in " + address(row->rule) : "in no row"));
  }
  void looked_back(const LookupCall&, const Node& value, const TableRow* row) override {
    say("value", std::string(value.text()) + (row ? " in " + address(row->rule) : " in no row"));
  }
  void begin_need(const Need& need) override { open("need", address(need.rule)); }
  void end_need(const Need&, const Val& value) override { close(state(value)); }
  void policy_applied(const Form& form, Trigger trigger, const Policy&, const Fault&,
                      const Val& value) override {
    say(std::string(name_of(trigger)), address(form.rule) + " -> " + state(value));
  }

  std::string address(RuleId rule) const { return program_->rules[rule].address; }
  static std::string_view text_of(const Span& span) {
    return span.source ? span.source->text().substr(span.begin, span.end - span.begin) : "?";
  }
  static std::string state(const Val& value) {
    switch (value.state) {
      case Val::State::value:
        return value.node.is(Kind::text) ? std::string(value.node.text()) : "value";
      case Val::State::missing: return "missing";
      case Val::State::quiet: return "quiet";
      case Val::State::pending: return "pending";
      case Val::State::fault: return "fault";
      case Val::State::unset: break;
    }
    return "unset";
  }
  void say(const std::string& what, const std::string& about) {
    text_ += std::string(depth_ * 2, ' ') + what + (about.empty() ? "" : " " + about) + "\n";
  }
  void open(const std::string& what, const std::string& about) {
    say(what, about);
    ++depth_;
  }
  void close(const std::string& result) {
    --depth_;
    say("->", result);
  }

  const Program* program_ = nullptr;
  std::string text_;
  std::size_t depth_ = 0;
};

std::string watched(World& world, const std::string& document, Transcript&& transcript) {
  const LoadedRules loaded = world.load();
  EXPECT_NE(loaded.rules, nullptr) << world.problems();
  if (!loaded.rules) return "";
  Translator translator(loaded.rules);
  Translation result;
  translate_observed(translator, {"m", {{"in", document}}, "2026-05-01T12:00:00Z", {}}, world.needs,
                     transcript, result);
  return transcript.text();
}

TEST(Recorders, are_told_of_lines_conditions_calls_and_policies_in_their_order) {
  World world;
  world.mapping(R"(
fields:
  text: { when: { in.count: 1 }, from: in.name | trim, on_missing: { default: none } }
)");
  EXPECT_EQ(watched(world, R"({"id":"x","name":" y ","count":1})", Transcript()), R"(pass m
mapping m
  line m
    line m/text
      condition in.count: 1
        path in.count -> value
      -> yes
      path in.name | trim ->  y 
      call of  y 
      -> y
    -> y
  -> value
-> value
ended m
)");
  EXPECT_EQ(watched(world, R"({"id":"x","count":1})", Transcript()), R"(pass m
mapping m
  line m
    line m/text
      condition in.count: 1
        path in.count -> value
      -> yes
      path in.name | trim -> missing
      on_missing m/text -> none
    -> none
  -> value
-> value
ended m
)");
}

TEST(Recorders, are_told_which_row_of_a_table_has_a_key_or_that_none_has) {
  World world;
  world.file("tables/kinds.yaml",
             "table: kinds\nsummary: Kinds.\nkey: { kind: text }\nvalue: { word: text }\n"
             "rows: { a: one, b: two }\n");
  world.mapping("fields: { text: { from: in.id | lookup kinds, on_unmapped: skip } }");
  EXPECT_NE(watched(world, R"({"id":"b"})", Transcript()).find("key b in kinds/b\n"),
            std::string::npos);
  EXPECT_NE(watched(world, R"({"id":"c"})", Transcript()).find("key c in no row\n"),
            std::string::npos);
}

TEST(Recorders, are_told_of_every_row_of_a_decision_that_was_asked) {
  World world;
  world.file("decisions/d.yaml", R"(
decision: d
summary: A decision.
input: { kind: text }
output: { word: text }
rules:
  - { id: r1, when: { kind: A }, then: one }
  - { id: r2, when: { kind: B }, then: two }
  - { id: r3, then: other }
)");
  world.mapping("fields: { text: { decide: d, with: { kind: in.id } } }");
  const std::string text = watched(world, R"({"id":"B"})", Transcript());
  EXPECT_EQ(text.substr(text.find("      decision d\n")), R"(      decision d
        line m/text.with.kind
          path in.id -> B
        -> B
        row d/r1
          condition kind: A
            path kind -> B
          -> no
        -> no
        row d/r2
          condition kind: B
            path kind -> B
          -> yes
        -> yes
        row taken d/r2
      -> two
    -> two
  -> value
-> value
ended m
)");
}

TEST(Recorders, of_lines_hear_of_plain_ones_in_a_word) {
  World world;
  world.mapping("fields: { text: in.id, kind: { value: ONE }, short: in.name }");
  EXPECT_EQ(watched(world, R"({"id":"x"})", Transcript(Recorder::Detail::lines)), R"(pass m
mapping m
  line m
    taken m/text
    taken m/kind
    line m/short
      path in.name -> missing
    -> missing
  -> value
-> value
ended m
)");
}

TEST(Recorders, hear_of_needs_and_of_each_pass) {
  World world;
  world.needs.answer_with(R"(t/Thing {"id":"x"})", R"({"name":"Ada"})");
  world.mapping(R"(
needs:
  thing: { fetch: t/Thing, by: { id: in.id } }
fields: { text: thing.name }
)");
  EXPECT_EQ(watched(world, R"({"id":"x"})", Transcript()), R"(pass m
mapping m
  need m/needs.thing
    path in.id -> x
  -> pending
  line m
    line m/text
      path thing.name -> pending
    -> pending
  -> pending
-> pending
pass m
mapping m
  need m/needs.thing
    path in.id -> x
  -> value
  line m
    line m/text
      path thing.name -> Ada
    -> Ada
  -> value
-> value
ended m
)");
}

}  // namespace
}  // namespace smx::testing

// Functions of libraries in mappings: called, checked and refused like built-in ones.
#include <thread>

#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

constexpr const char* kScript = R"(local library = {}
function library.first_word(text)
  local word = text:match("%a+")
  if word == nil then smx.fault("no-word") end
  return word
end
function library.label(item, style)
  local key = item:get("key")
  if style == "loud" then key = key:upper() end
  return key
end
function library.broken(text) return text.x.y end
function library.endless(text) while true do end end
function library.cut(text)
  smx.lost()
  return text:sub(1, 1)
end
return library
)";

constexpr const char* kLibrary = R"(
library: words
summary: Words of texts.
script: words.lua
functions:
  first_word:
    summary: Gives the first word.
    takes: text
    gives: text
    faults: { no-word: There is no word. }
    examples:
      - { of: 12 months, gives: months }
      - { of: '12', fault: no-word }
  label:
    summary: Labels an item.
    takes: { type: object, required: [ key ], properties: { key: { type: text } } }
    args:
      style?: { type: text, enum: [ loud, quiet ] }
    gives: text
    examples:
      - { of: { key: a }, with: { style: loud }, gives: A }
  broken: { summary: Breaks., takes: text, gives: text }
  endless: { summary: Never ends., takes: text, gives: text }
  cut: { summary: Cuts., takes: text, gives: text, loses: true }
)";

World world_of(const std::string& line) {
  World world;
  world.file("libraries/words.lua", kScript);
  world.file("libraries/words.yaml", kLibrary);
  world.mapping("fields:\n  text: " + line + "\n");
  return world;
}

bool says(const World& world, Code code) {
  return world.problems().find("error[" + code_id(code) + "]") != std::string::npos;
}

TEST(ALibrary, IsCalledLikeABuiltInFunction) {
  World world = world_of("in.id | words.first_word | upper");
  EXPECT_EQ(world.translate(R"({"id":"12 months"})").output, R"({"text":"MONTHS"})");
  World labels = world_of("{ from: in.items.0 | words.label loud }");
  EXPECT_EQ(labels.translate(R"({"id":"1","items":[{"key":"k"}]})").output, R"({"text":"K"})");
}

TEST(ADeclaredFault, IsWhatTheLinesPolicyIsFor) {
  World fails = world_of("in.id | words.first_word");
  const Translation refused = fails.translate(R"({"id":"12"})");
  ASSERT_EQ(refused.outcome, Outcome::refused);
  EXPECT_EQ(refused.diagnostics[0].code, Code::function_fault);
  EXPECT_NE(refused.diagnostics[0].message.find("There is no word."), std::string::npos);
  ASSERT_EQ(refused.diagnostics[0].labels.size(), 2u);
  EXPECT_EQ(refused.diagnostics[0].labels[1].file, "libraries/words.lua");
  EXPECT_EQ(refused.diagnostics[0].labels[1].begin.line, 4u);
  World takes = world_of("{ from: in.id | words.first_word, on_fault: { use: in.id } }");
  EXPECT_EQ(takes.translate(R"({"id":"12"})").output, R"({"text":"12"})");
}

TEST(ADefectOfAScript, RefusesTheDocumentWhateverThePoliciesSay) {
  World world = world_of("{ from: in.id | words.broken, on_fault: { default: x } }");
  const Translation result = world.translate(R"({"id":"secret"})");
  ASSERT_EQ(result.outcome, Outcome::refused);
  const Diagnostic& diagnostic = result.diagnostics[0];
  EXPECT_EQ(diagnostic.code, Code::script_error);
  EXPECT_EQ(diagnostic.rule, "m/text");
  ASSERT_EQ(diagnostic.labels.size(), 2u);
  EXPECT_EQ(diagnostic.labels[1].begin.line, 12u);
  EXPECT_EQ(render_text(diagnostic, Colour::never).find("secret"), std::string::npos);
}

TEST(ABudgetOfScripts, EndsTheDocumentAndNoPolicyCatchesIt) {
  World world = world_of("{ from: in.id | words.endless, on_fault: { default: x } }");
  const Translation result = world.translate(R"({"id":"1"})");
  ASSERT_EQ(result.outcome, Outcome::refused);
  EXPECT_EQ(result.diagnostics[0].code, Code::budget_exceeded);
  EXPECT_EQ(result.diagnostics[0].rule, "m/text");
}

TEST(ALoss, NeedsAPolicyAndIsReported) {
  World without = world_of("in.id | words.cut");
  EXPECT_TRUE(says(without, Code::loss_needs_policy));
  World with = world_of("{ from: in.id | words.cut, on_loss: report }");
  const Translation result = with.translate(R"({"id":"abc"})");
  EXPECT_EQ(result.output, R"({"text":"a"})");
  ASSERT_EQ(result.diagnostics.size(), 1u);
  EXPECT_EQ(result.diagnostics[0].code, Code::value_lost);
}

TEST(ACall, IsCheckedAgainstTheSignature) {
  EXPECT_TRUE(says(world_of("in.count | words.first_word"), Code::type_mismatch));
  EXPECT_TRUE(says(world_of("in.id | words.frist_word"), Code::unknown_function));
  EXPECT_TRUE(says(world_of("in.items.0 | words.label lout"), Code::bad_literal));
  EXPECT_TRUE(says(world_of("in.id | words.first_word x"), Code::wrong_arguments));
}

TEST(AScript, MayStandOutsideOfItsPack) {
  World world;
  world.file("rules/a/pack.yaml", "pack: a\nsummary: A pack.\n");
  world.file("rules/a/libraries/words.yaml",
             "library: words\nsummary: Words.\nscript: ../../../scripts/words/words.lua\n"
             "functions:\n  same: { summary: Gives it back., takes: text, gives: text }\n");
  world.file("scripts/words/words.lua", "return { same = function(x) return x + end }\n");
  const auto loaded = world.load_from("rules");
  ASSERT_EQ(loaded.diagnostics.items().size(), 1u);
  EXPECT_EQ(loaded.diagnostics.items()[0].code, Code::script_syntax);
  EXPECT_EQ(loaded.diagnostics.items()[0].labels[0].file, "scripts/words/words.lua");
}

TEST(AWrongExample, IsAnErrorAtItsPlace) {
  World world = world_of("in.id | words.first_word");
  std::string library = kLibrary;
  library.replace(library.find("gives: months"), 13, "gives: month ");
  world.file("libraries/words.yaml", library);
  EXPECT_TRUE(says(world, Code::wrong_example));
  EXPECT_NE(world.problems().find("libraries/words.yaml:12:"), std::string::npos)
      << world.problems();
  EXPECT_NE(world.problems().find("it gives `\"months\"`"), std::string::npos);
}

TEST(ScriptsOfARuleSet, RunOnManyThreads) {
  World world = world_of("in.id | words.first_word");
  const auto rules = world.load().rules;
  ASSERT_TRUE(rules);
  std::vector<std::thread> threads;
  std::vector<int> right(4, 0);
  for (std::size_t i = 0; i < right.size(); ++i) {
    threads.emplace_back([&, i] {
      Translator translator(rules);
      ScriptedNeeds needs;
      for (int turn = 0; turn < 100; ++turn) {
        Request request{"m", {{"in", R"({"id":"12 months"})"}}, "2026-05-01T12:00:00Z"};
        right[i] += translator.translate(request, needs).output == R"({"text":"months"})";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) EXPECT_EQ(count, 100);
}

}  // namespace
}  // namespace smx::testing

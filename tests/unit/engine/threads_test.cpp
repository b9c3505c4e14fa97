// One rule set, many threads: run under the thread sanitizer too.
#include <thread>

#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

TEST(Threads, ShareOneRuleSetAndComeToTheSameResults) {
  World world;
  world.mapping(
      "let: { number: (in.id | match numbered).number }\n"
      "fields: { text: number, list: { each: in.items, from: .key | upper }, short: { from: in.id "
      "| shorten 5, on_loss: "
      "report } }");
  const auto rules = world.load().rules;
  ASSERT_TRUE(rules) << world.problems();
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      Translator translator(rules);
      ScriptedNeeds needs;
      for (int i = 0; i < 300; ++i) {
        const std::string number = std::to_string(i);
        const std::string document = R"({"id":")" + number + R"(-x","items":[{"key":"a"}]})";
        const Translation result =
            translator.translate({"m", {{"in", document}}, "2026-05-01T12:00:00Z"}, needs);
        const std::string wanted = R"({"text":")" + number + R"(","list":["A"],"short":")" +
                                   (number + "-x").substr(0, 5) + R"("})";
        wrong[t] += result.output != wanted;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST(Translators, UseTheirMemoryAgainWithoutMixingDocuments) {
  World world;
  world.mapping("fields: { text: in.id, list: in.items.*.key }");
  Translator translator(world.load().rules);
  ScriptedNeeds needs;
  const std::string large = R"({"id":"large","items":[{"key":"1"},{"key":"2"},{"key":"3"}]})";
  const std::string small = R"({"id":"s"})";
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(translator.translate({"m", {{"in", large}}, "2026-05-01T12:00:00Z"}, needs).output,
              R"({"text":"large","list":["1","2","3"]})");
    EXPECT_EQ(translator.translate({"m", {{"in", small}}, "2026-05-01T12:00:00Z"}, needs).output,
              R"({"text":"s"})");
  }
}

}  // namespace
}  // namespace smx::testing

// A mapping runs again once the host has answered. What the passes before have worked out is kept,
// and nobody can tell but by the time it takes; tests/conformance/passes.yaml has most of it.
#include <gtest/gtest.h>

#include "support/engine_fixture.h"

namespace smx::testing {
namespace {

std::string question(const std::string& id) {
  return "t/Thing {\"id\":\"" + id + "\"}";
}

std::string thing(const std::string& name) {
  return "{\"name\":\"" + name + "\"}";
}

TEST(Passes, DoNotTakeTheBudgetTwiceForWhatIsKept) {
  World world;
  world.mapping(
      "needs: { a: { fetch: t/Thing, by: { id: in.id } } }\n"
      "let: { keys: { each: in.items, from: .key } }\n"
      "guards: [ { id: c, when: { keys: { contains: stop } }, skip: wrong-kind } ]\n"
      "fields: { text: a.name, list: { each: keys, from: . } }");
  world.needs.answer_with(question("x"), thing("A"));
  std::string items;
  for (int i = 0; i < 100; ++i) items += std::string(i ? "," : "") + R"({"key":"k"})";
  // Enough for one of the two lists, and not for both: the second pass has one to make.
  world.limits.steps = 150;
  const Translation result = world.translate(R"({"id":"x","items":[)" + items + "]}");
  EXPECT_EQ(result.outcome, Outcome::translated) << summary(result);
}

}  // namespace
}  // namespace smx::testing

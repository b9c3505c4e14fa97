// Functions in Lua: which line of which script had a hand in a value.
#include "explained.h"

namespace smx::testing {
namespace {

World world_of(const std::string& line) {
  World world;
  world.file("libraries/words.lua", R"(local library = {}
function library.first_word(text)
  local word = text:match("%a+")
  if word == nil then smx.fault("no-word") end
  return word
end
return library
)");
  world.file("libraries/words.yaml", R"(
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
)");
  world.mapping("fields:\n  text: " + line + "\n");
  return world;
}

TEST(Scripts, are_told_with_the_line_of_their_function) {
  World world = world_of("in.id | words.first_word");
  const Explanation why = explained(world, R"({"id":"12 months"})");
  EXPECT_EQ(answer_at(why, "/text"), "in /id | words.first_word") << world.problems();
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("by the script  [libraries/words.lua:2:1]"), std::string::npos) << way;
}

TEST(Scripts, that_end_in_a_fault_are_told_with_the_line_that_raised_it) {
  World world = world_of("{ from: in.id | words.first_word, on_fault: { default: none } }");
  const Explanation why = explained(world, R"({"id":"12"})");
  EXPECT_EQ(value_at(why, "/text").value, "\"none\"") << world.problems();
  const std::string way = text_of(why, "/text");
  EXPECT_NE(way.find("[libraries/words.lua:4:"), std::string::npos) << way;
}

}  // namespace
}  // namespace smx::testing

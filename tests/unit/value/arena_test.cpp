#include "value/arena.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(Arena, KeepsWhatItWasGivenWhileItGrows) {
  Arena arena;
  std::vector<std::string_view> kept;
  for (int i = 0; i < 20'000; ++i) kept.push_back(arena.copy(std::to_string(i)));
  for (int i = 0; i < 20'000; ++i) ASSERT_EQ(kept[i], std::to_string(i));
}

TEST(Arena, AlignsEveryValue) {
  Arena arena;
  for (int i = 0; i < 5'000; ++i) {
    arena.copy(std::string_view("x"));
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(arena.keep(std::uint64_t{7})) % 8, 0u);
  }
}

TEST(Arena, UsesTheSameMemoryAfterAReset) {
  Arena arena;
  const char* first = arena.copy(std::string_view("one")).data();
  arena.allocate_array<char>(1 << 20);
  arena.reset();
  EXPECT_EQ(arena.bytes_used(), 0u);
  EXPECT_EQ(arena.copy(std::string_view("two")).data(), first);
}

TEST(Arena, TakesBackWhatWasNotNeeded) {
  Arena arena;
  arena.copy(std::string_view("before"));
  const auto text = arena.allocate_array<char>(100);
  text[0] = 'a';
  arena.give_back(text.data() + 1);
  EXPECT_EQ(arena.copy(std::string_view("b")).data(), text.data() + 1);
  const auto huge = arena.allocate_array<char>(1 << 20);
  arena.give_back(huge.data() + 3);
  EXPECT_EQ(arena.copy(std::string_view("c")).data(), huge.data() + 3);
}

}  // namespace
}  // namespace smx

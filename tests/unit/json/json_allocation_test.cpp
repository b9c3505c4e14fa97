// Reading comes to need no heap: checked by counting every allocation of this test binary.
#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "unit/json/reading.h"

namespace {
std::atomic<std::size_t> allocations{0};
}

// Not inlined, so that the compiler does not take the pair below for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace smx {
namespace {

TEST(JsonReader, NeedsNoHeapForADocumentLikeTheOneBefore) {
  std::string text = "[";
  for (int i = 0; i < 200; ++i) {
    text += R"({"name":"a long enough text with an escape\n and gr\u00fcn","list":[1,[2,{}]],"x":)";
    text += "{\"n" + std::to_string(i) + "\":null}},";
  }
  text += "{";
  for (int i = 0; i < 100; ++i) text += "\"m" + std::to_string(i) + "\":" + "0,";
  text.back() = '}';
  text += "]";
  JsonReader reader;
  Arena arena;
  ASSERT_NE(reader.read(text, 0, arena, {}).root, nullptr);
  const std::size_t bytes = arena.bytes_used();
  for (int i = 0; i < 3; ++i) {
    arena.reset();
    const std::size_t before = allocations;
    const bool is_read = reader.read(text, 0, arena, {}).root != nullptr;
    EXPECT_EQ(allocations - before, 0u);
    EXPECT_TRUE(is_read);
    EXPECT_EQ(arena.bytes_used(), bytes);
  }
}

}  // namespace
}  // namespace smx

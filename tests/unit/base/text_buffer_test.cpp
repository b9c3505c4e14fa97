#include "base/text_buffer.h"

#include <string>

#include <gtest/gtest.h>

namespace smx {
namespace {

constexpr std::size_t kKept = 10'000;

void write(TextBuffer& buffer, std::size_t bytes) {
  buffer.clear();
  buffer.append(bytes, 'x');
  ASSERT_EQ(buffer.view(), std::string(bytes, 'x'));
  buffer.release_unused(kKept);
}

TEST(TextBuffer, keeps_what_was_written_while_it_grows) {
  TextBuffer buffer;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    const std::string piece = std::to_string(i);
    buffer.append(piece);
    buffer.append(',');
    expected += piece + ',';
  }
  EXPECT_EQ(buffer.view(), expected);
}

TEST(TextBuffer, keeps_its_memory_while_huge_texts_come_now_and_then) {
  TextBuffer buffer;
  write(buffer, 100'000);
  const std::size_t capacity = buffer.capacity();
  for (int i = 0; i < 100; ++i) {
    write(buffer, i % 8 == 0 ? 90'000 : 10);
    EXPECT_EQ(buffer.capacity(), capacity);
  }
}

TEST(TextBuffer, gives_back_what_only_huge_texts_needed_once_there_are_none_any_more) {
  TextBuffer buffer;
  write(buffer, 100'000);
  for (int i = 0; i < 100; ++i) write(buffer, 10);
  EXPECT_LE(buffer.capacity(), kKept);
}

TEST(TextBuffer, never_gives_back_what_is_small) {
  TextBuffer buffer;
  write(buffer, 10);
  const std::size_t capacity = buffer.capacity();
  ASSERT_LE(capacity, kKept);
  for (int i = 0; i < 100; ++i) write(buffer, 10);
  EXPECT_EQ(buffer.capacity(), capacity);
}

}  // namespace
}  // namespace smx

#include "base/put_bytes.h"

#include <string>

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(PutBytes, copies_every_length_and_no_byte_more) {
  std::string from;
  for (int i = 0; i < 200; ++i) from += static_cast<char>('!' + i % 90);
  for (std::size_t length = 0; length <= 150; ++length) {
    std::string to(200, '\0');
    const std::string_view text = std::string_view(from).substr(7, length);
    const char* end = put_bytes(text, to.data() + 5);
    EXPECT_EQ(end, to.data() + 5 + length);
    EXPECT_EQ(to, std::string(5, '\0') + std::string(text) + std::string(195 - length, '\0'));
  }
}

}  // namespace
}  // namespace smx

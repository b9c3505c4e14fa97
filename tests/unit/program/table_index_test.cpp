#include "program/table_index.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace smx {
namespace {

TEST(TableIndex, finds_keys_of_every_length_and_no_others) {
  // Short keys stand in their slot and long ones do not; they differ in one byte, or in length.
  std::map<std::string, std::uint32_t> rows;
  for (std::size_t length = 0; length <= 40; ++length) {
    const std::string key(length, 'a');
    rows.emplace(key, rows.size());
    rows.emplace(key + '\0', rows.size());
    for (std::size_t at = 0; at < length; ++at) {
      std::string other = key;
      other[at] = 'b';
      rows.emplace(other, rows.size());
    }
  }
  TableIndex index;
  for (const auto& [key, row] : rows) ASSERT_EQ(index.insert(key, row), nullptr) << key;
  for (const auto& [key, row] : rows) {
    ASSERT_NE(index.find(key), nullptr) << key;
    EXPECT_EQ(*index.find(key), row);
    ASSERT_NE(index.insert(key, 7), nullptr);
    EXPECT_EQ(*index.insert(key, 7), row);
    std::string other = key + "c";
    EXPECT_EQ(index.find(other), nullptr);
    if (!key.empty()) other.erase(0, 1);
    EXPECT_EQ(index.find(other), nullptr) << other;
  }
}

TEST(TableIndex, holds_what_a_map_holds) {
  std::mt19937 random(3);
  std::map<std::string, std::uint32_t> rows;
  TableIndex index;
  for (std::uint32_t i = 0; i < 30'000; ++i) {
    std::string key = std::to_string(random() % 20'000);
    if (i % 3 == 0) key = "a-prefix-that-is-long/" + key;
    const auto [place, is_new] = rows.emplace(key, i);
    const std::uint32_t* taken = index.insert(key, i);
    ASSERT_EQ(taken == nullptr, is_new);
    EXPECT_EQ(taken ? *taken : i, place->second);
  }
  for (const auto& [key, row] : rows) ASSERT_EQ(*index.find(key), row);
  EXPECT_EQ(TableIndex().find("x"), nullptr);
}

}  // namespace
}  // namespace smx

#include "smx/file_system.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

using Paths = std::vector<std::string>;

const MemoryFileSystem kFiles(
    {{"b/two.yaml", "2"}, {"b/deep/one.yaml", "1"}, {"bc/other.yaml", "x"}, {"a.yaml", "a"}});

TEST(MemoryFileSystem, ReadsWhatItWasGiven) {
  const auto content = kFiles.read("b/two.yaml");
  ASSERT_TRUE(content);
  EXPECT_EQ(*content, "2");
}

TEST(MemoryFileSystem, SaysWhichFileIsNotThere) {
  const auto content = kFiles.read("b");
  ASSERT_FALSE(content);
  EXPECT_EQ(content.error().code, Code::file_not_found);
  EXPECT_EQ(content.error().message, "there is no file `b`");
}

TEST(MemoryFileSystem, ListsAFolderSortedWithAllBelowIt) {
  EXPECT_EQ(kFiles.list("b"), (Paths{"b/deep/one.yaml", "b/two.yaml"}));
  EXPECT_EQ(kFiles.list("b/"), kFiles.list("b"));
  EXPECT_EQ(kFiles.list("nowhere"), Paths{});
  EXPECT_EQ(kFiles.list("").size(), 4u);
  EXPECT_EQ(kFiles.list("."), kFiles.list(""));
}

}  // namespace
}  // namespace smx

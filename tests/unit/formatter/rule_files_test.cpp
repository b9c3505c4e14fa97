// Which files are laid out, and how what changes is shown.
#include <gtest/gtest.h>

#include "unit/formatter/formatting.h"

namespace smx::formatter::testing {
namespace {

const MemoryFileSystem kFiles({
    {"rules/README.md", ""},
    {"rules/one/pack.yaml", ""},
    {"rules/one/mappings/a.yaml", ""},
    {"rules/one/mappings/deep/b.yml", ""},
    {"rules/one/schemas/vendor.yaml", ""},
    {"rules/one/samples/needs.yaml", ""},
    {"rules/one/tables/codes.csv", ""},
    {"rules/one/mappings.yaml", ""},
    {"rules/two/pack.yaml", ""},
    {"rules/two/tests/t.yaml", ""},
    {"rules/two/overlays/o.yaml", ""},
    {"elsewhere/mappings/c.yaml", ""},
});

using Paths = std::vector<std::string>;

TEST(RuleFiles, AreThoseOfThePacksOfAFolder) {
  EXPECT_EQ(
      rule_files(kFiles, "rules"),
      (Paths{"rules/one/mappings/a.yaml", "rules/one/mappings/deep/b.yml", "rules/one/pack.yaml",
             "rules/two/overlays/o.yaml", "rules/two/pack.yaml", "rules/two/tests/t.yaml"}));
}

TEST(RuleFiles, AreFoundInAFolderOfAPack) {
  EXPECT_EQ(rule_files(kFiles, "rules/one/mappings"),
            (Paths{"rules/one/mappings/a.yaml", "rules/one/mappings/deep/b.yml"}));
  EXPECT_EQ(rule_files(kFiles, "rules/one/schemas"), Paths{});
}

TEST(RuleFiles, AreNotFoundOutsideOfPacks) {
  EXPECT_EQ(rule_files(kFiles, "elsewhere"), Paths{});
}

TEST(TheDifference, IsEmptyWhereNothingChanges) {
  EXPECT_EQ(layout_difference("a.yaml", "a: 1\n", "a: 1\n"), "");
}

TEST(TheDifference, ShowsLinesThatChangeAndEmptyOnesThatGo) {
  EXPECT_EQ(layout_difference("a.yaml", "a:  1\nb: 2\n\n\nc: 3", "a: 1\nb: 2\n\nc: 3\n"),
            "--- a.yaml\n+++ a.yaml\n"
            "@@ -1,1 +1,1 @@\n-a:  1\n+a: 1\n"
            "@@ -4,2 +4,1 @@\n-\n-c: 3\n\\ No newline at end of file\n+c: 3\n");
}

}  // namespace
}  // namespace smx::formatter::testing

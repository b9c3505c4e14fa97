#include "smx/diff_report.h"

#include <gtest/gtest.h>

namespace smx {
namespace {

RuleChange row(const std::string& before, const std::string& after) {
  RuleChange change;
  change.pack = "shop";
  change.what = "row";
  change.address = "state-of/P";
  change.parts = {{"state", before, after}};
  return change;
}

CorpusChange path(const std::string& path, std::size_t documents) {
  CorpusChange change;
  change.mapping = "bill";
  change.path = path;
  change.documents = change.changed = documents;
  change.smallest.document = "docs/1.json";
  change.smallest.pointer = path;
  change.smallest.before = "\"Canary\"";
  change.smallest.before_shape = "string, 6 chars";
  return change;
}

TEST(ASummary, CountsKindsOfChanges) {
  RuleDiff diff;
  EXPECT_EQ(summary_of(diff), "the rules mean the same, and are documented the same");
  diff.documentation = {row("a", "b")};
  EXPECT_EQ(summary_of(diff), "the rules mean the same; 1 change of documentation alone");
  diff.changes = {row("a", "b"), row("c", "d")};
  diff.changes.push_back(row("", ""));
  diff.changes.back().what = "policy";
  EXPECT_EQ(summary_of(diff),
            "3 changes of rules: 1 policy and 2 rows; 1 change of documentation alone");
}

TEST(ASummary, SaysHowManyChangesAreNotAllowed) {
  CorpusDiff diff;
  diff.documents = 5;
  EXPECT_EQ(summary_of(CorpusReport{diff, AllowedChanges({})}),
            "5 documents: what comes out is the same");
  diff.different = 1;
  diff.changes = {path("/a", 1), path("/b", 1)};
  EXPECT_EQ(summary_of(CorpusReport{diff, AllowedChanges({})}),
            "5 documents: 1 differs, in 2 places, none of them allowed");
  EXPECT_EQ(summary_of(CorpusReport{diff, AllowedChanges({"/a"})}),
            "5 documents: 1 differs, in 2 places, 1 of them not allowed");
  EXPECT_EQ(summary_of(CorpusReport{diff, AllowedChanges({"/"})}),
            "5 documents: 1 differs, in 2 places, all of them allowed");
}

TEST(AChangeOfALongText, IsShortenedToWhereTheTwoDiffer) {
  const std::string words =
      "one two three four five six seven eight nine ten eleven twelve thirteen ";
  const PartChange change =
      shortened({"value", words + words + "keep " + words, words + words + "fail " + words});
  EXPECT_EQ(
      change.before,
      "... eight nine ten eleven twelve thirteen keep one two three four five six seven eight ...");
  EXPECT_EQ(
      change.after,
      "... eight nine ten eleven twelve thirteen fail one two three four five six seven eight ...");
  const PartChange grown =
      shortened({"value", words + words + words, words + words + words + "end"});
  EXPECT_TRUE(grown.after.ends_with("thirteen end")) << grown.after;
  EXPECT_TRUE(grown.before.ends_with("twelve thirteen ")) << grown.before;
}

TEST(AChangeOfAShortText, StaysWhole) {
  const PartChange change = shortened({"value", "a", "b"});
  EXPECT_EQ(change.before, "a");
  EXPECT_EQ(change.after, "b");
  const std::string words(400, 'x');
  EXPECT_EQ(shortened({"value", "", words}).after, words);
}

TEST(ALongTextWithoutBlanks, IsCutBetweenCharacters) {
  std::string letters;
  for (int i = 0; i < 100; ++i) letters += "\u00e4";
  const PartChange change = shortened({"value", letters + "x" + letters, letters + "y" + letters});
  EXPECT_EQ(change.before, "...x ...");
  EXPECT_EQ(change.after, "...y ...");
}

TEST(MarkdownOfRules, IsATableOfParts) {
  RuleDiff diff;
  diff.changes = {row("\"paid\"", "\"settled\"")};
  diff.changes[0].used_by = {"bill/state"};
  EXPECT_EQ(markdown_of(diff),
            "### What changes in the rules\n\n1 change of rules: 1 row.\n\n**pack shop**\n\n"
            "| change | part | before | after |\n|---|---|---|---|\n"
            "| changed row `state-of/P`<br>used by `bill/state` | state | `\"paid\"` | "
            "`\"settled\"` |\n\n");
}

TEST(MarkdownOfRules, TurnsNoTextIntoMarkup) {
  RuleDiff diff;
  diff.changes = {row("a | <b>`x`</b>\n| zzz", "*_[l](u)_*")};
  const std::string text = markdown_of(diff);
  EXPECT_EQ(text.find("\n| zzz"), std::string::npos);
  EXPECT_NE(text.find("``a \\| <b>`x`</b> \\| zzz``"), std::string::npos) << text;
  EXPECT_NE(text.find("`*_[l](u)_*`"), std::string::npos) << text;
}

TEST(MarkdownOfRules, FoldsAwayALongTable) {
  RuleDiff diff;
  diff.changes.assign(13, row("a", "b"));
  EXPECT_NE(markdown_of(diff).find("<details><summary>13 changes</summary>"), std::string::npos);
}

TEST(MarkdownOfDocuments, ShowsShapesUnlessValuesAreAskedFor) {
  CorpusDiff diff;
  diff.documents = diff.different = 1;
  diff.changes = {path("/name", 1)};
  const AllowedChanges none({});
  const std::string hidden = markdown_of(CorpusReport{diff, none});
  EXPECT_EQ(hidden.find("Canary"), std::string::npos);
  EXPECT_NE(hidden.find("`/name: string, 6 chars -> nothing`"), std::string::npos) << hidden;
  const std::string shown = markdown_of(CorpusReport{diff, none, ExampleValues::shown});
  EXPECT_NE(shown.find("`/name: \"Canary\" -> nothing`"), std::string::npos) << shown;
}

TEST(MarkdownOfDocuments, FoldsAwayWhatIsAllowed) {
  CorpusDiff diff;
  diff.documents = diff.different = 1;
  diff.changes = {path("/a", 1), path("/b", 1)};
  const std::string text = markdown_of(CorpusReport{diff, AllowedChanges({"/a"})});
  const std::size_t fold = text.find("<details><summary>1 place allowed</summary>");
  ASSERT_NE(fold, std::string::npos) << text;
  EXPECT_GT(text.find("`/a`"), fold);
  EXPECT_LT(text.find("`/b`"), fold);
}

}  // namespace
}  // namespace smx

// The example of docs/coverage.md is run as it stands there.
#include <gtest/gtest.h>

#include "unit/authoring/markdown.h"
#include "unit/coverage/counted.h"

namespace smx::coverage::testing {
namespace {

using authoring::testing::Block;

TEST(TheExampleOfTheCoveragePage, lacks_what_the_page_says) {
  std::map<std::string, std::string> files;
  std::string page;
  for (const Block& block : authoring::testing::blocks_of(
           authoring::testing::read_file(SMX_SOURCE_DIR "/docs/coverage.md"))) {
    const std::string file = authoring::testing::file_of(block);
    if (!file.empty()) files["rules/" + file] = authoring::testing::content_of(block);
    if (file.empty()) page += block.text;
  }
  const CoveredTests tests = run_covered_tests(MemoryFileSystem(files), "rules");
  EXPECT_EQ(problems(tests), "");
  EXPECT_EQ(tests.run.passed, 1u);
  std::vector<CoverageKind> kinds;
  for (std::size_t i = 0; i < kCoverageKinds; ++i) kinds.push_back(static_cast<CoverageKind>(i));
  std::string said;
  for (const CoverageGap& gap : coverage_gaps(tests.coverage, kinds)) {
    said += "  " + gap.file + ":" + std::to_string(gap.position.line) + ":" +
            std::to_string(gap.position.column) + "  " + gap.address + " " + gap.what + "\n";
  }
  EXPECT_NE(page.find(said), std::string::npos) << said;
  EXPECT_NE(said, "");
}

}  // namespace
}  // namespace smx::coverage::testing

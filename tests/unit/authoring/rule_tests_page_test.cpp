// The examples of docs/rule-tests.md are run as they stand there.
#include <gtest/gtest.h>

#include "smx/needs.h"

#include "unit/authoring/markdown.h"
#include "unit/authoring/shop.h"

namespace smx::authoring::testing {
namespace {

MemoryFileSystem files_of_the_page() {
  std::map<std::string, std::string> files;
  for (const Block& block : blocks_of(read_file(SMX_SOURCE_DIR "/docs/rule-tests.md"))) {
    files["rules/" + file_of(block)] = content_of(block);
  }
  return MemoryFileSystem(files);
}

TEST(TheExamplesOfTheRuleTestsPage, Pass) {
  const TestRun run = run_rule_tests(files_of_the_page(), "rules");
  EXPECT_EQ(said(run), "");
  EXPECT_EQ(run.passed, 15u);
  EXPECT_EQ(run.failed, 0u);
}

TEST(TheExamplesOfTheRuleTestsPage, AnswerNeedsFromTheirFile) {
  auto needs = load_needs(files_of_the_page(), "rules/samples/needs.yaml");
  ASSERT_TRUE(needs) << render_text(needs.error(), Colour::never);
  const NeedRequest question{"shop/Customer", R"({"id":18})", "order-to-bill/needs.customer"};
  EXPECT_EQ((*needs)->answer({&question, 1}).front().document, R"({"name":"Grace"})");
}

}  // namespace
}  // namespace smx::authoring::testing

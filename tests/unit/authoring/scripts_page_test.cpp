// The example of docs/scripts.md does what the page says.
#include <gtest/gtest.h>

#include "smx/catalogue.h"
#include "smx/rule_set.h"

#include "unit/authoring/markdown.h"

namespace smx::authoring::testing {
namespace {

LoadedRules rules_of_the_page() {
  std::map<std::string, std::string> files = {
      {"pack.yaml", "pack: example\nsummary: A pack.\n"},
      {"mappings/m.yaml",
       "mapping: m\nsummary: Uses the example.\ninput: { text: text }\noutput: text\n"
       "result: text | greeting.drop_greeting Dear\n"}};
  for (const Block& block : blocks_of(read_file(SMX_SOURCE_DIR "/docs/scripts.md"))) {
    if (!file_of(block).empty()) files[file_of(block)] = content_of(block);
  }
  return load_rules(MemoryFileSystem(files), "");
}

TEST(ThePageAboutScripts, ShowsALibraryThatWorks) {
  const LoadedRules loaded = rules_of_the_page();
  for (const Diagnostic& diagnostic : loaded.diagnostics.items())
    ADD_FAILURE() << render_text(diagnostic, Colour::never);
  ASSERT_TRUE(loaded.rules);
}

TEST(TheCatalogueOfLibraries, ListsTheirFunctionsWithPackTypesAndExamples) {
  const LoadedRules loaded = rules_of_the_page();
  ASSERT_TRUE(loaded.rules);
  const auto functions = library_catalogue(*loaded.rules);
  ASSERT_EQ(functions.size(), 1u);
  const FunctionInfo& function = functions[0];
  EXPECT_EQ(function.name, "greeting.drop_greeting");
  EXPECT_EQ(function.pack, "example");
  EXPECT_EQ(function.takes, "text");
  ASSERT_EQ(function.arguments.size(), 1u);
  EXPECT_EQ(function.arguments[0].presence, "optional");
  ASSERT_EQ(function.examples.size(), 3u);
  EXPECT_EQ(function.examples[1].arguments, "Dear");
  EXPECT_EQ(function.examples[1].output, "\"all is well.\"");
  EXPECT_EQ(function.examples[2].fault, "no-text-left");
}

}  // namespace
}  // namespace smx::authoring::testing

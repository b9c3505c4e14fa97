// The pages of docs/diagnostics: there is one for each code, and their examples do what they say.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "smx/catalogue.h"
#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "unit/authoring/markdown.h"

namespace smx::authoring::testing {
namespace {

const std::string kFolder = SMX_SOURCE_DIR "/docs/diagnostics/";

/// One example of a page: files of a pack, and documents for its mapping.
struct Example {
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> documents;
  std::string mapping;
};

std::map<std::string, std::string> implied_pack() {
  std::map<std::string, std::string> files;
  for (const Block& block : blocks_of(read_file(kFolder + "README.md"))) {
    if (!file_of(block).empty()) files[file_of(block)] = block.text;
  }
  return files;
}

bool is_document(const Block& block) {
  return block.language == "json" || block.language == "xml";
}

void add(const Block& block, Example& example) {
  if (is_document(block)) {
    example.documents[block.name] = block.text;
    return;
  }
  example.files[file_of(block)] = content_of(block);
  const std::size_t at = block.text.find("\nmapping: ");
  if (at == std::string::npos) return;
  const std::size_t begin = at + 10;
  example.mapping = block.text.substr(begin, block.text.find('\n', begin) - begin);
}

/// The example of a section; where it has no files or no documents, those of `## Wrong`.
Example example_of(const std::vector<Block>& blocks, const std::string& section) {
  Example example{implied_pack(), {}, {}};
  for (const bool documents : {false, true}) {
    std::string from = "Wrong";
    for (const Block& block : blocks) {
      if (block.section == section && is_document(block) == documents) from = section;
    }
    for (const Block& block : blocks) {
      const bool wanted = block.section.empty() || block.section == from;
      if (wanted && is_document(block) == documents) add(block, example);
    }
  }
  return example;
}

Limits limits_for(Code code) {
  Limits limits;
  if (code == Code::yaml_too_deep) limits.rule_file_depth = 8;
  if (code == Code::json_too_deep || code == Code::xml_too_deep) limits.document_depth = 8;
  if (code == Code::document_too_large) limits.document_bytes = 60;
  if (code == Code::budget_exceeded) limits.steps = 20;
  if (code == Code::too_many_variants) limits.variants = 3;
  return limits;
}

class NoAnswers final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size(), {NeedAnswer::State::not_found, {}, {}});
  }
};

struct Said {
  std::vector<Diagnostic> diagnostics;
  bool loaded = false;
  Outcome outcome = Outcome::unusable;
};

/// An example is a piece of a pack: that nothing uses what it shows is not its mistake.
void forget_unused_things(std::vector<Diagnostic>& diagnostics) {
  std::erase_if(diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::unused_name &&
           diagnostic.message.ends_with("is not used by this pack");
  });
}

Said run(const Example& example, const Limits& limits) {
  const MemoryFileSystem files(example.files);
  Said said;
  LoadedRules loaded = load_rules(files, "", limits);
  said.diagnostics = loaded.diagnostics.items();
  forget_unused_things(said.diagnostics);
  said.loaded = loaded.rules != nullptr;
  if (!loaded.rules) return said;
  Diagnostics of_tests;
  check_rule_tests(files, "", loaded.rules, limits, of_tests);
  said.diagnostics.insert(said.diagnostics.end(), of_tests.items().begin(), of_tests.items().end());
  if (example.documents.empty()) return said;
  Request request{example.mapping, {}, "2026-05-01T12:00:00Z"};
  for (const auto& [name, text] : example.documents) request.inputs.push_back({name, text});
  NoAnswers needs;
  Translator translator(loaded.rules, limits);
  Translation translation = translator.translate(request, needs);
  said.outcome = translation.outcome;
  said.diagnostics.insert(said.diagnostics.end(), translation.diagnostics.begin(),
                          translation.diagnostics.end());
  return said;
}

std::string shown(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) out += render_text(diagnostic, Colour::never);
  return out;
}

/// What the surroundings do, and streams, take more than a pack and a document to be shown.
bool is_described_only(Code code) {
  const auto number = static_cast<unsigned>(code);
  return (number >= 1101 && number < 1200) || code == Code::broken_stream;
}

TEST(ThePagesOfTheCodes, ExistForEachCodeAndForNoOther) {
  std::set<std::string> pages;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().filename() != "README.md") pages.insert(entry.path().stem().string());
  }
  for (const Code code : all_codes()) {
    EXPECT_EQ(pages.erase(code_id(code)), 1u)
        << "no page for " << code_id(code) << " " << code_slug(code);
  }
  EXPECT_TRUE(pages.empty()) << "a page for no code: " << *pages.begin();
}

TEST(ThePagesOfTheCodes, BeginWithTheNumberAndTheNameAndAreInTheBinary) {
  for (const Code code : all_codes()) {
    const auto page = explanation(code);
    ASSERT_TRUE(page) << code_id(code);
    const std::string title = "# " + code_id(code) + " " + std::string(code_slug(code)) + "\n\n";
    EXPECT_TRUE(page->starts_with(title)) << code_id(code);
    EXPECT_EQ(*page, read_file(kFolder + code_id(code) + ".md"));
    EXPECT_NE(page->find("\n## What to do\n"), std::string::npos) << code_id(code);
  }
}

TEST(TheExamplesOfThePages, LeadToExactlyTheCodeOfThePageWhereTheyAreWrong) {
  for (const Code code : all_codes()) {
    if (is_described_only(code)) continue;
    SCOPED_TRACE(code_id(code) + " " + std::string(code_slug(code)));
    const Said said = run(example_of(blocks_of(*explanation(code)), "Wrong"), limits_for(code));
    std::set<std::string> found;
    for (const Diagnostic& diagnostic : said.diagnostics) found.insert(code_id(diagnostic.code));
    EXPECT_EQ(found, std::set<std::string>{code_id(code)}) << shown(said.diagnostics);
  }
}

TEST(TheExamplesOfThePages, AreFreeOfMistakesWhereTheyAreRight) {
  for (const Code code : all_codes()) {
    if (is_described_only(code)) continue;
    SCOPED_TRACE(code_id(code) + " " + std::string(code_slug(code)));
    const Example example = example_of(blocks_of(*explanation(code)), "Right");
    const Said said = run(example, limits_for(code));
    EXPECT_TRUE(said.loaded) << shown(said.diagnostics);
    if (!example.documents.empty()) {
      EXPECT_EQ(said.outcome, Outcome::translated) << shown(said.diagnostics);
    }
    for (const Diagnostic& diagnostic : said.diagnostics) {
      const bool is_report = !example.documents.empty() && diagnostic.severity == Severity::warning;
      EXPECT_TRUE(is_report) << shown({diagnostic});
    }
  }
}

}  // namespace
}  // namespace smx::authoring::testing

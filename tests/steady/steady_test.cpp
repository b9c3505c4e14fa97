// What must not happen over many documents.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <unistd.h>

#include "smx/rule_set.h"
#include "smx/translate.h"

#include "counted_malloc.h"
#include "documents.h"

namespace smx::testing {
namespace {

struct Translated {
  const char* case_name;
  const char* mapping;
  const char* input;
};

constexpr Translated kCases[] = {
    {"atom", "atom-to-message", "entry"},
    {"comm", "message-to-communication", "message"},
};

constexpr std::uint64_t kSeed = 7;
constexpr std::size_t kDocuments = 300;

class NoNeeds final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size());
  }
};

std::string whole_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

// The rules of the benchmark, with the rows of the tables that were drawn.
MemoryFileSystem rule_files(const bench::LookUps& look_ups) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(SMX_SOURCE_DIR) / "tests/bench/rules";
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files["rules/" + fs::relative(entry.path(), folder).generic_string()] =
        whole_file(entry.path());
  }
  for (auto& [name, csv] : look_ups.csv_files()) files["rules/tables/" + name] = csv;
  return MemoryFileSystem(std::move(files));
}

class Case {
 public:
  explicit Case(const Translated& allowed)
      : documents_(bench::draw_documents(allowed.case_name, kDocuments, kSeed, look_ups_)),
        request_{.mapping = allowed.mapping,
                 .inputs = {{allowed.input, {}}},
                 .now = "2024-03-05T16:00:00Z"} {
    const LoadedRules loaded = load_rules(rule_files(look_ups_), "rules");
    for (const Diagnostic& diagnostic : loaded.diagnostics.items()) {
      ADD_FAILURE() << render_text(diagnostic, Colour::never);
    }
    if (loaded.rules) translator_ = std::make_unique<Translator>(loaded.rules);
  }

  bool is_loaded() const { return translator_ != nullptr; }
  const std::vector<bench::Document>& documents() const { return documents_; }

  const Translation& translate(const bench::Document& document) {
    request_.inputs[0].text = document.input;
    translator_->translate(request_, needs_, result_);
    return result_;
  }

 private:
  bench::LookUps look_ups_ = bench::LookUps::draw(kSeed);
  std::vector<bench::Document> documents_;
  Request request_;
  NoNeeds needs_;
  Translation result_;
  std::unique_ptr<Translator> translator_;
};

class Steady : public ::testing::TestWithParam<Translated> {};

TEST_P(Steady, every_document_becomes_what_it_was_drawn_with) {
  Case translation(GetParam());
  ASSERT_TRUE(translation.is_loaded());
  for (const bench::Document& document : translation.documents()) {
    const Translation& result = translation.translate(document);
    ASSERT_EQ(result.outcome, Outcome::translated)
        << (result.diagnostics.empty() ? "" : result.diagnostics.front().message);
    ASSERT_EQ(result.output, document.expected);
  }
}

TEST_P(Steady, a_document_costs_no_allocation) {
  Case translation(GetParam());
  ASSERT_TRUE(translation.is_loaded());
  // Twice, because documents differ in size: the second time all of them have been seen.
  for (const bench::Document& document : translation.documents()) translation.translate(document);
  const Allocations before = allocations_so_far();
  for (const bench::Document& document : translation.documents()) translation.translate(document);
  const Allocations after = allocations_so_far();
  EXPECT_EQ(after.count - before.count, 0u)
      << after.bytes - before.bytes << " bytes for " << kDocuments << " documents";
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t all = 0, resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST_P(Steady, resident_memory_does_not_grow) {
  const char* asked = std::getenv("SMX_STEADY_DOCUMENTS");
  const std::size_t count = asked == nullptr ? 4 * kDocuments : std::stoul(asked);
  Case translation(GetParam());
  ASSERT_TRUE(translation.is_loaded());
  const auto& documents = translation.documents();
  std::size_t before = 0;
  for (std::size_t i = 0; i < kDocuments + count; ++i) {
    if (i == kDocuments) before = resident_bytes();
    ASSERT_EQ(translation.translate(documents[i % kDocuments]).outcome, Outcome::translated);
  }
  // The heap may settle a little; a leak of 100 bytes a document would show in a million of them.
  EXPECT_LE(resident_bytes(), before + (4u << 20));
}

INSTANTIATE_TEST_SUITE_P(cases, Steady, ::testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.case_name); });

}  // namespace
}  // namespace smx::testing

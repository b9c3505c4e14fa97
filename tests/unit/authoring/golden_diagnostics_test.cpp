// The exact text of diagnostics: tests/golden/diagnostics. SMX_UPDATE_GOLDEN=1 writes them anew.
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "unit/authoring/markdown.h"

namespace smx::authoring::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = SMX_SOURCE_DIR "/tests/golden/diagnostics";
constexpr const char* kExpected = "expected.txt";

void add_files(const fs::path& folder, std::map<std::string, std::string>& files) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().filename() == kExpected) continue;
    files[fs::relative(entry.path(), folder).generic_string()] = read_file(entry.path().string());
  }
}

class NoAnswers final : public NeedSource {
 public:
  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    return std::vector<NeedAnswer>(questions.size(), {NeedAnswer::State::not_found, {}, {}});
  }
};

std::string rendered(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics)
    out += render_text(diagnostic, Colour::never) + "\n";
  return out;
}

std::string said_about(const std::map<std::string, std::string>& files) {
  const MemoryFileSystem memory(files);
  LoadedRules loaded = load_rules(memory, "");
  std::string out = rendered(loaded.diagnostics.items());
  if (!loaded.rules) return out;
  Diagnostics of_tests;
  check_rule_tests(memory, "", loaded.rules, {}, of_tests);
  out += rendered(of_tests.items());
  const auto order = files.find("samples/order.json");
  if (order == files.end()) return out;
  NoAnswers needs;
  Translator translator(loaded.rules);
  return out + rendered(translator
                            .translate({"bill", {{"order", order->second}}, "2026-05-01T12:00:00Z"},
                                       needs)
                            .diagnostics);
}

void compare_with_golden(const fs::path& folder) {
  SCOPED_TRACE(folder.filename().string());
  std::map<std::string, std::string> files;
  add_files(kFolder / "base", files);
  add_files(folder, files);
  const std::string said = said_about(files);
  const char* update = std::getenv("SMX_UPDATE_GOLDEN");
  if (update && std::string_view(update) == "1") std::ofstream(folder / kExpected) << said;
  EXPECT_EQ(said, read_file((folder / kExpected).string()));
  EXPECT_NE(said, "") << "nothing is wrong here";
}

TEST(TheTextsOfDiagnostics, AreWhatTheGoldenFilesSay) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    if (!entry.is_directory() || entry.path().filename() == "base") continue;
    compare_with_golden(entry.path());
    ++count;
  }
  EXPECT_GE(count, 15u);
}

TEST(TheTextsOfDiagnostics, AreNotSaidAboutTheBaseAlone) {
  std::map<std::string, std::string> files;
  add_files(kFolder / "base", files);
  EXPECT_EQ(said_about(files), "");
}

}  // namespace
}  // namespace smx::authoring::testing

// Mistakes that people make in the shipped rules, one a file: tests/golden/mistakes. Each says what
// was done, makes the change, and keeps what the check then says, but for the numbers of lines.
// SMX_UPDATE_GOLDEN=1 writes that part anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "smx/rule_tests.h"

#include "unit/authoring/markdown.h"

namespace smx::authoring::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kMistakes = SMX_SOURCE_DIR "/tests/golden/mistakes";
const fs::path kRoot = SMX_SOURCE_DIR;
constexpr const char* kPack = "rules/secure-messaging/";  // what `file` is relative to
constexpr std::size_t kFewest = 40;

struct Mistake {
  std::string why;
  std::string file;
  std::string from;
  std::string to;
  std::string head;      // the lines above, with `---`
  std::string expected;  // the rest of the file
};

/// `\n` and `\t` in `from` and `to` are a line break and a tab.
std::string unescaped(std::string text) {
  for (const auto& [mark, character] : {std::pair("\\n", "\n"), std::pair("\\t", "\t")}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, 2, character);
    }
  }
  return text;
}

Mistake read_mistake(const fs::path& path) {
  const std::string text = read_file(path.string());
  const std::size_t end = text.find("---\n");
  Mistake mistake;
  if (end == std::string::npos) return mistake;
  mistake.head = text.substr(0, end + 4);
  mistake.expected = text.substr(end + 4);
  std::istringstream lines(mistake.head);
  for (std::string line; std::getline(lines, line);) {
    if (mistake.why.empty()) mistake.why = line;
    if (line.starts_with("file: ")) mistake.file = line.substr(6);
    if (line.starts_with("from: ")) mistake.from = unescaped(line.substr(6));
    if (line.starts_with("to: ")) mistake.to = unescaped(line.substr(4));
  }
  return mistake;
}

std::map<std::string, std::string> shipped_rules() {
  std::map<std::string, std::string> files;
  for (const char* folder : {"rules", "scripts"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
      if (!entry.is_regular_file()) continue;
      files[fs::relative(entry.path(), kRoot).generic_string()] = read_file(entry.path().string());
    }
  }
  return files;
}

/// A line of a diagnostic without the numbers of lines: the rules grow, and what is said about the
/// mistake stays the same.
std::string without_line_numbers(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == std::string::npos) return line;
  const std::string_view text = std::string_view(line).substr(begin);
  if (text.starts_with("--> ") || text.starts_with("::: ")) {
    const std::size_t column = text.rfind(':');
    return std::string(text.substr(0, text.rfind(':', column - 1)));
  }
  const std::size_t gutter = text.find_first_not_of("0123456789 ");
  const bool has_gutter = gutter != std::string_view::npos && (begin > 0 || gutter > 0) &&
                          (text[gutter] == '|' || text[gutter] == '=');
  return has_gutter ? std::string(text.substr(gutter)) : line;
}

std::string check(const std::map<std::string, std::string>& files) {
  const MemoryFileSystem memory(files);
  LoadedRules loaded = load_rules(memory, "rules");
  Diagnostics& all = loaded.diagnostics;
  if (loaded.rules) check_rule_tests(memory, "rules", loaded.rules, {}, all);
  std::string out;
  for (const Diagnostic& diagnostic : all.items()) {
    std::istringstream lines(render_text(diagnostic, Colour::never));
    for (std::string line; std::getline(lines, line);) out += without_line_numbers(line) + "\n";
  }
  return out;
}

/// The rules with the mistake made; nothing when its text is not there, or not only once.
std::map<std::string, std::string> with(const Mistake& mistake,
                                        std::map<std::string, std::string> files) {
  const auto file = files.find(kPack + mistake.file);
  if (file == files.end() || mistake.from.empty()) return {};
  const std::size_t at = file->second.find(mistake.from);
  if (at == std::string::npos || file->second.find(mistake.from, at + 1) != std::string::npos) {
    return {};
  }
  file->second.replace(at, mistake.from.size(), mistake.to);
  return files;
}

std::vector<fs::path> all_mistakes() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(kMistakes)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(MistakesInTheShippedRules, are_all_found_and_said_as_reviewed) {
  const auto rules = shipped_rules();
  ASSERT_EQ(check(rules), "") << "the shipped rules are clean";
  std::size_t count = 0;
  for (const fs::path& path : all_mistakes()) {
    SCOPED_TRACE(path.filename().string());
    ++count;
    const Mistake mistake = read_mistake(path);
    const auto files = with(mistake, rules);
    if (files.empty()) {
      ADD_FAILURE() << "`from` must stand once in " << mistake.file << ": " << mistake.from;
      continue;
    }
    const std::string said = check(files);
    EXPECT_NE(said, "") << "nothing finds this: " << mistake.why;
    if (std::getenv("SMX_UPDATE_GOLDEN")) {
      std::ofstream(path) << mistake.head << said;
    } else {
      EXPECT_EQ(said, mistake.expected);
    }
  }
  EXPECT_GE(count, kFewest);
}

}  // namespace
}  // namespace smx::authoring::testing

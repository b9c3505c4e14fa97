// Formats a text for a test, and says what went wrong.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "smx/format_rules.h"

#include "yaml/tree.h"

namespace smx::formatter::testing {

/// The formatted text, or what the diagnostics say.
inline std::string formatted(std::string text) {
  const FormattedRules result = format_rules("rules.yaml", std::move(text));
  if (result.text) return *result.text;
  std::string said;
  for (const Diagnostic& diagnostic : result.diagnostics.items())
    said += render_text(diagnostic, Colour::never);
  return said;
}

/// A text with its tree, read as rules are read.
struct Read {
  std::unique_ptr<Source> source;
  std::optional<yaml::Node> root;
};

inline Read read(std::string text) {
  Read read{std::make_unique<Source>("rules.yaml", std::move(text)), std::nullopt};
  Diagnostics diagnostics;
  read.root = yaml::read_yaml(*read.source, Limits{}, diagnostics);
  return read;
}

/// All that a text says, on one line: kinds, keys, texts, and how scalars are written.
inline std::string meaning(const yaml::Node& node) {
  if (node.is_scalar()) {
    return std::to_string(static_cast<int>(node.style)) + "<" + node.text + ">";
  }
  std::string out = node.is_map() ? "{" : "[";
  for (const yaml::Node& item : node.items) out += meaning(item) + ",";
  for (const yaml::Entry& entry : node.entries)
    out += meaning(entry.key) + ":" + meaning(entry.value) + ",";
  return out + (node.is_map() ? "}" : "]");
}

inline std::string meaning_of(std::string text) {
  const Read tree = read(std::move(text));
  return tree.root ? meaning(*tree.root) : "not YAML";
}

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The rule files that are shipped.
inline std::vector<std::filesystem::path> shipped_files() {
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"rules", "scripts"}) {
    const std::filesystem::path root = std::filesystem::path(SMX_SOURCE_DIR) / folder;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string parent = entry.path().parent_path().filename().string();
      if (entry.path().extension() == ".yaml" && parent != "schemas") paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace smx::formatter::testing

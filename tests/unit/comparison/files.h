// Folders in memory, told in a few words, and what a comparison says of them in short lines.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "smx/rule_diff.h"

namespace smx::comparison::testing {

using Files = std::map<std::string, std::string>;

/// Every text file of a folder of this project, by its path in the project.
inline Files files_below(const std::string& folder) {
  namespace fs = std::filesystem;
  Files files;
  const fs::path root = SMX_SOURCE_DIR;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    files[fs::relative(entry.path(), root).generic_string()] = text.str();
  }
  return files;
}

inline std::string said(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == Severity::error) text += render_text(diagnostic, Colour::never);
  }
  return text;
}

inline std::shared_ptr<const RuleSet> loaded(const Files& files, const std::string& folder) {
  LoadedRules rules = load_rules(MemoryFileSystem(files), folder);
  if (!rules.rules) throw std::runtime_error("the rules do not load:\n" + said(rules.diagnostics));
  return rules.rules;
}

/// With `from` replaced by `to`, which must be there.
inline Files replaced(Files files, const std::string& path, const std::string& from,
                      const std::string& to) {
  std::string& text = files.at(path);
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("`" + from + "` is not in " + path);
  text.replace(at, from.size(), to);
  return files;
}

inline std::string said(const RuleChange& change) {
  static constexpr const char* kWords[] = {"added", "removed", "changed"};
  std::string text =
      std::string(kWords[static_cast<int>(change.kind)]) + " " + change.what + " " + change.address;
  for (const PartChange& part : change.parts)
    text += "\n  " + part.part + ": " + part.before + " -> " + part.after;
  return text + "\n";
}

inline std::string said(const std::vector<RuleChange>& changes) {
  std::string text;
  for (const RuleChange& change : changes) text += said(change);
  return text;
}

}  // namespace smx::comparison::testing

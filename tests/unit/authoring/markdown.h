// The fenced blocks of a page, each with the section it stands in.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace smx::authoring::testing {

struct Block {
  std::string section;   // "Wrong"; empty before the first
  std::string language;  // "yaml"
  std::string name;      // what stands behind the language
  std::string text;
};

inline std::string read_file(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline std::vector<Block> blocks_of(const std::string& markdown) {
  std::vector<Block> blocks;
  std::string section;
  bool inside = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (!inside && line.starts_with("## ")) section = line.substr(3);
    if (line.starts_with("```")) {
      if (!inside) {
        std::istringstream info(line.substr(3));
        blocks.push_back({section, {}, {}, {}});
        info >> blocks.back().language >> blocks.back().name;
      }
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

/// `mappings/x.yaml` of a block whose first line is `# file: mappings/x.yaml`.
inline std::string file_of(const Block& block) {
  constexpr std::string_view kFile = "# file: ";
  if (!block.text.starts_with(kFile)) return {};
  return block.text.substr(kFile.size(), block.text.find('\n') - kFile.size());
}

/// What a file holds: of CSV and JSON, which have no comments, without the line that names it.
inline std::string content_of(const Block& block) {
  return block.language != "yaml" ? block.text.substr(block.text.find('\n') + 1) : block.text;
}

}  // namespace smx::authoring::testing

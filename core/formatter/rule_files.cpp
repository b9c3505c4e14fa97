// Which files of a folder are rule files.
#include <algorithm>
#include <set>
#include <string_view>

#include "smx/format_rules.h"

namespace smx {

namespace {

constexpr std::string_view kPackFile = "pack.yaml";
/// Schemas are their vendor's, and samples are what a host gives: both stay as they came.
constexpr std::string_view kFolders[] = {"mappings",  "decisions", "tables",
                                         "libraries", "overlays",  "tests"};

bool is_yaml(std::string_view path) {
  return path.ends_with(".yaml") || path.ends_with(".yml");
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string joined(const std::string& folder, std::string_view name) {
  return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
}

/// The folders with a pack, below `folder`, or the one that `folder` lies in.
std::set<std::string> pack_folders(const FileSystem& files, const std::string& folder,
                                   const std::vector<std::string>& paths) {
  std::set<std::string> packs;
  for (const std::string& path : paths) {
    const std::string parent = folder_of(path);
    if (path == joined(parent, kPackFile)) packs.insert(parent);
  }
  for (std::string above = folder; packs.empty() && !above.empty(); above = folder_of(above)) {
    if (files.read(joined(above, kPackFile))) packs.insert(above);
  }
  return packs;
}

bool is_rule_file(const std::string& path, const std::set<std::string>& packs) {
  if (!is_yaml(path)) return false;
  std::string pack = folder_of(path);
  while (!packs.contains(pack)) {
    if (pack.empty()) return false;
    pack = folder_of(pack);
  }
  const std::string_view inside = std::string_view(path).substr(pack.empty() ? 0 : pack.size() + 1);
  const std::string_view first = inside.substr(0, inside.find('/'));
  return inside == kPackFile ||
         (first != inside &&
          std::find(std::begin(kFolders), std::end(kFolders), first) != std::end(kFolders));
}

}  // namespace

std::vector<std::string> rule_files(const FileSystem& files, const std::string& folder) {
  std::vector<std::string> paths = files.list(folder);
  const std::set<std::string> packs = pack_folders(files, folder, paths);
  std::erase_if(paths, [&](const std::string& path) { return !is_rule_file(path, packs); });
  return paths;
}

}  // namespace smx

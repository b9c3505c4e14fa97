#include "smx/file_system.h"

namespace smx {

Result<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto file = files_.find(path);
  if (file == files_.end()) {
    return make_error(Code::file_not_found, "there is no file `" + path + "`", {});
  }
  return file->second;
}

std::vector<std::string> MemoryFileSystem::list(const std::string& folder) const {
  std::string prefix = folder == "." ? "" : folder;
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  std::vector<std::string> paths;
  for (auto file = files_.lower_bound(prefix); file != files_.end(); ++file) {
    if (!file->first.starts_with(prefix)) break;
    paths.push_back(file->first);
  }
  return paths;
}

}  // namespace smx

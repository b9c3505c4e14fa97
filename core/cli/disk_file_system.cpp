#include "disk_file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using OpenFile = std::unique_ptr<std::FILE, Close>;

Diagnostic too_large(const std::string& path, std::size_t most_bytes) {
  Diagnostic diagnostic =
      make_error(Code::document_too_large,
                 "`" + path + "` is larger than " + std::to_string(most_bytes) + " bytes", {});
  diagnostic.fix = "keep many documents as lines of an .ndjson file: it is read line by line";
  return diagnostic;
}

/// Adds the files of one folder, and those of the folders in it.
void add_files(const fs::path& folder, std::vector<std::string>& files,
               std::vector<std::string>& unlisted) {
  std::error_code problem;
  fs::directory_iterator entries(folder, problem);
  for (; !problem && entries != fs::directory_iterator(); entries.increment(problem)) {
    const fs::path& path = entries->path();
    if (path.filename().string().starts_with('.')) continue;
    std::error_code unknown;
    // A link to a folder is not followed: it could lead in a circle.
    if (entries->is_directory(unknown) && !entries->is_symlink(unknown)) {
      add_files(path, files, unlisted);
    } else if (entries->is_regular_file(unknown)) {
      files.push_back(path.lexically_normal().generic_string());
    }
  }
  if (problem && problem != std::errc::no_such_file_or_directory &&
      problem != std::errc::not_a_directory) {
    unlisted.push_back(folder.generic_string());
  }
}

}  // namespace

Diagnostic file_failure(const std::string& path, int problem) {
  if (problem == ENOENT || problem == ENOTDIR) {
    return make_error(Code::file_not_found, "there is no file `" + path + "`", {});
  }
  const std::string why = problem == EISDIR ? "it is a folder" : std::strerror(problem);
  return make_error(Code::file_unreadable, "`" + path + "` cannot be read: " + why, {});
}

Result<std::string> read_whole(const std::string& path, std::size_t most_bytes) {
  const OpenFile file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return file_failure(path, errno);
  std::string text;
  char chunk[1 << 16];
  while (const std::size_t count = std::fread(chunk, 1, sizeof chunk, file.get())) {
    if (text.size() + count > most_bytes) return too_large(path, most_bytes);
    text.append(chunk, count);
  }
  if (std::ferror(file.get())) return file_failure(path, errno);
  return text;
}

Result<std::string> DiskFileSystem::read(const std::string& path) const {
  return read_whole(path, most_bytes_);
}

std::vector<std::string> DiskFileSystem::list(const std::string& folder) const {
  std::vector<std::string> files;
  add_files(folder.empty() ? fs::path(".") : fs::path(folder), files, unlisted_);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace smx::cli

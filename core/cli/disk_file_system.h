// Files of the machine the command runs on. The engine itself never opens one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "smx/file_system.h"

namespace smx::cli {

/// The whole content of a file, a pipe or `-` (standard input). More than `most_bytes` is refused.
Result<std::string> read_whole(const std::string& path, std::size_t most_bytes);

/// Why a file could not be opened or read: `problem` is an errno.
Diagnostic file_failure(const std::string& path, int problem);

/// Paths are as the user wrote them: relative to the current folder, or absolute.
class DiskFileSystem final : public FileSystem {
 public:
  explicit DiskFileSystem(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  Result<std::string> read(const std::string& path) const override;

  /// Files and folders whose names begin with a dot belong to other tools and are passed over.
  std::vector<std::string> list(const std::string& folder) const override;

  /// Folders list() could not look into. What is in them was not seen, and somebody must say so.
  const std::vector<std::string>& unlisted() const { return unlisted_; }

 private:
  std::size_t most_bytes_;
  mutable std::vector<std::string> unlisted_;
};

}  // namespace smx::cli

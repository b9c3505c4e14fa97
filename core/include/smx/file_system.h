// The only way the engine reads files: the host hands one in. Paths are relative, with `/`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "smx/result.h"

namespace smx {

/// Where rule files come from. Implementations must be safe to call from the thread that loads.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The whole content of a file, or file_not_found / file_unreadable.
  virtual Result<std::string> read(const std::string& path) const = 0;

  /// Every file below a folder, as paths of this file system, sorted; empty where there is none.
  virtual std::vector<std::string> list(const std::string& folder) const = 0;
};

/// Files held in memory: for tests, and for hosts that keep rules elsewhere than on a disk.
class MemoryFileSystem final : public FileSystem {
 public:
  explicit MemoryFileSystem(std::map<std::string, std::string> files) : files_(std::move(files)) {}

  Result<std::string> read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;

 private:
  std::map<std::string, std::string> files_;
};

}  // namespace smx

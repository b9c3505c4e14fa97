// Files that are looked at, and whether any of them has changed since: smx test --watch.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "smx/file_system.h"

namespace smx::cli {

/// What a file was when it was looked at; of one that is not there, nothing.
struct FileStamp {
  std::int64_t changed = 0;  // nanoseconds
  std::uint64_t bytes = 0;
  std::uint64_t number = 0;  // of the file itself: editors put a new one in the place of the old

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Passes on what another file system has, and remembers what was asked for.
class WatchedFiles final : public FileSystem {
 public:
  explicit WatchedFiles(const FileSystem& files) : files_(files) {}

  Result<std::string> read(const std::string& path) const override;
  std::vector<std::string> list(const std::string& folder) const override;

  /// How many files have been read.
  std::size_t count() const { return stamps_.size(); }

  /// A file that was read, or would be listed now, and is not as it was; empty where none is.
  std::string changed() const;

 private:
  const FileSystem& files_;
  mutable std::map<std::string, std::optional<FileStamp>> stamps_;
  mutable std::map<std::string, std::vector<std::string>> listings_;
};

/// From its construction on, Ctrl-C is a wish to end, not an end; a second one ends all the same.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  static bool came();
};

/// Waits until a file has changed and no more do; its name. Empty: somebody wishes to end.
std::string wait_for_change(const WatchedFiles& files);

}  // namespace smx::cli

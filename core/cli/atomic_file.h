// A file that appears whole or not at all: written beside its place under another name, then
// renamed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "smx/diagnostic.h"

namespace smx::cli {

class AtomicFile {
 public:
  /// Nothing is touched before the first write.
  explicit AtomicFile(std::string path) : path_(std::move(path)) {}
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  /// A diagnostic when it cannot be written; what stood at the place before stays as it was.
  std::optional<Diagnostic> write(std::string_view text);
  /// Puts the file in its place, also when nothing was written.
  std::optional<Diagnostic> commit();

 private:
  std::optional<Diagnostic> open();
  Diagnostic failure(int problem) const;

  std::string path_;
  std::string target_;     // path_ with links resolved
  std::string temporary_;  // empty where the target is no ordinary file and is written directly
  int stream_ = -1;
};

}  // namespace smx::cli

// The bytes of a file or of standard input, a piece at a time: memory does not grow with the file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "smx/result.h"

namespace smx::cli {

class ByteFile {
 public:
  /// Opens a file, or standard input for `-`.
  static Result<ByteFile> open(const std::string& path);
  ~ByteFile();
  ByteFile(ByteFile&& other) noexcept;
  ByteFile& operator=(ByteFile&&) = delete;

  /// What comes next, until the next call; empty at the end.
  Result<std::string_view> next();

 private:
  ByteFile(std::string path, int stream);

  std::string path_;
  int stream_;
  std::vector<char> buffer_;
};

}  // namespace smx::cli

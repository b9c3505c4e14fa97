// The lines of a file or of standard input, one at a time: memory does not grow with the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "smx/result.h"

namespace smx::cli {

class LineReader {
 public:
  enum class Found : std::uint8_t {
    line,
    too_long,  // the line was passed over; `line` is empty
    end,
    failure,  // see failure()
  };

  /// Opens a file, or standard input for `-`.
  static Result<LineReader> open(const std::string& path, std::size_t longest_line);
  ~LineReader();
  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&&) = delete;

  Found next(std::string& line);
  /// Of the line next() gave last, from 1.
  std::size_t number() const { return number_; }
  Diagnostic failure() const;

 private:
  LineReader(std::string path, int stream, std::size_t longest_line);
  bool fill();

  std::string path_;
  int stream_;
  std::size_t longest_;
  std::size_t number_ = 0;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  int problem_ = 0;
};

}  // namespace smx::cli

#include "line_reader.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "disk_file_system.h"

namespace smx::cli {

Result<LineReader> LineReader::open(const std::string& path, std::size_t longest_line) {
  const int stream = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (stream < 0) return file_failure(path, errno);
  return LineReader(path, stream, longest_line);
}

LineReader::LineReader(std::string path, int stream, std::size_t longest_line)
    : path_(std::move(path)), stream_(stream), longest_(longest_line), buffer_(1 << 16) {}

LineReader::LineReader(LineReader&& other) noexcept
    : path_(std::move(other.path_)),
      stream_(std::exchange(other.stream_, -1)),
      longest_(other.longest_),
      number_(other.number_),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      end_(other.end_),
      problem_(other.problem_) {}

LineReader::~LineReader() {
  if (stream_ > STDIN_FILENO) ::close(stream_);
}

LineReader::Found LineReader::next(std::string& line) {
  line.clear();
  ++number_;
  bool is_too_long = false;
  bool has_bytes = false;
  while (begin_ < end_ || fill()) {
    has_bytes = true;
    const std::string_view unread(buffer_.data() + begin_, end_ - begin_);
    const std::size_t line_break = unread.find('\n');
    const std::string_view piece = unread.substr(0, line_break);
    is_too_long = is_too_long || line.size() + piece.size() > longest_;
    if (is_too_long) {
      line.clear();
    } else {
      line += piece;
    }
    begin_ += piece.size();
    if (line_break != std::string_view::npos) {
      ++begin_;
      return is_too_long ? Found::too_long : Found::line;
    }
  }
  if (problem_ != 0) return Found::failure;
  if (!has_bytes) return Found::end;
  return is_too_long ? Found::too_long : Found::line;
}

Diagnostic LineReader::failure() const {
  return file_failure(path_, problem_);
}

bool LineReader::fill() {
  ssize_t count = 0;
  do {
    count = ::read(stream_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) problem_ = errno;
  begin_ = 0;
  end_ = count > 0 ? static_cast<std::size_t>(count) : 0;
  return end_ > 0;
}

}  // namespace smx::cli

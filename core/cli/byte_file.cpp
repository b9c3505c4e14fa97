#include "byte_file.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "disk_file_system.h"

namespace smx::cli {

Result<ByteFile> ByteFile::open(const std::string& path) {
  const int stream = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (stream < 0) return file_failure(path, errno);
  return ByteFile(path, stream);
}

ByteFile::ByteFile(std::string path, int stream)
    : path_(std::move(path)), stream_(stream), buffer_(1 << 16) {}

ByteFile::ByteFile(ByteFile&& other) noexcept
    : path_(std::move(other.path_)),
      stream_(std::exchange(other.stream_, -1)),
      buffer_(std::move(other.buffer_)) {}

ByteFile::~ByteFile() {
  if (stream_ > STDIN_FILENO) ::close(stream_);
}

Result<std::string_view> ByteFile::next() {
  ssize_t count = 0;
  do {
    count = ::read(stream_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) return file_failure(path_, errno);
  return std::string_view(buffer_.data(), static_cast<std::size_t>(count));
}

}  // namespace smx::cli

#include "atomic_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace smx::cli {

namespace fs = std::filesystem;

namespace {

/// What a new file may be read by, as the user's umask says; mkstemp alone gives it to the user
/// only.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

/// Where the bytes end up, so that renaming replaces the file and not a link to it.
std::string behind_links(const std::string& path) {
  std::error_code problem;
  const fs::path target = fs::weakly_canonical(path, problem);
  return problem ? path : target.string();
}

}  // namespace

AtomicFile::~AtomicFile() {
  if (stream_ >= 0) ::close(stream_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

std::optional<Diagnostic> AtomicFile::open() {
  target_ = behind_links(path_);
  struct stat there {};
  const bool exists = ::stat(target_.c_str(), &there) == 0;
  if (exists && S_ISDIR(there.st_mode)) return failure(EISDIR);
  if (exists && !S_ISREG(there.st_mode)) {  // a pipe or a device must not be replaced by a file
    stream_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    temporary_ = target_ + ".XXXXXX";
    stream_ = ::mkstemp(temporary_.data());
    if (stream_ >= 0) ::fchmod(stream_, exists ? there.st_mode & 07777 : usual_mode());
  }
  if (stream_ >= 0) return std::nullopt;
  const int problem = errno;
  temporary_.clear();
  return failure(problem);
}

std::optional<Diagnostic> AtomicFile::write(std::string_view text) {
  if (stream_ < 0) {
    if (auto problem = open()) return problem;
  }
  while (!text.empty()) {
    const ssize_t written = ::write(stream_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(errno);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return std::nullopt;
}

std::optional<Diagnostic> AtomicFile::commit() {
  if (auto problem = write("")) return problem;
  const int closed = ::close(stream_);  // some file systems tell only now that the disk is full
  stream_ = -1;
  if (closed != 0) return failure(errno);
  if (temporary_.empty()) return std::nullopt;
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(errno);
  temporary_.clear();
  return std::nullopt;
}

Diagnostic AtomicFile::failure(int problem) const {
  const std::string why = problem == EISDIR ? "it is a folder" : std::strerror(problem);
  return make_error(Code::file_unreadable, "`" + path_ + "` cannot be written: " + why, {});
}

}  // namespace smx::cli

#include "watched_files.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iterator>
#include <thread>

#include <sys/stat.h>

namespace smx::cli {

namespace {

// Looking at a few hundred files takes a millisecond; a person waits no longer for this than for a
// notice of the system, which has other names on each of them.
constexpr auto kBetweenLooks = std::chrono::milliseconds(200);
constexpr auto kQuiet = std::chrono::milliseconds(60);  // what is being saved is saved by then

std::optional<FileStamp> stamp_of(const std::string& path) {
  struct stat found = {};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return FileStamp{found.st_mtim.tv_sec * kNanoseconds + found.st_mtim.tv_nsec,
                   static_cast<std::uint64_t>(found.st_size),
                   static_cast<std::uint64_t>(found.st_ino)};
}

volatile std::sig_atomic_t interrupted = 0;

extern "C" void note_interrupt(int) {
  interrupted = 1;
}

}  // namespace

Result<std::string> WatchedFiles::read(const std::string& path) const {
  stamps_[path] = stamp_of(path);  // before it is read: what changes meanwhile is a change
  return files_.read(path);
}

std::vector<std::string> WatchedFiles::list(const std::string& folder) const {
  return listings_[folder] = files_.list(folder);
}

std::string WatchedFiles::changed() const {
  for (const auto& [path, stamp] : stamps_) {
    if (stamp_of(path) != stamp) return path;
  }
  for (const auto& [folder, before] : listings_) {
    const std::vector<std::string> now = files_.list(folder);
    std::vector<std::string> differ;
    std::ranges::set_symmetric_difference(before, now, std::back_inserter(differ));
    if (!differ.empty()) return differ.front();
  }
  return {};
}

Interrupts::Interrupts() {
  interrupted = 0;
  struct sigaction action = {};
  action.sa_handler = note_interrupt;
  action.sa_flags = SA_RESETHAND | SA_RESTART;
  ::sigaction(SIGINT, &action, nullptr);
}

Interrupts::~Interrupts() {
  std::signal(SIGINT, SIG_DFL);
}

bool Interrupts::came() {
  return interrupted != 0;
}

std::string wait_for_change(const WatchedFiles& files) {
  while (!Interrupts::came()) {
    if (const std::string path = files.changed(); !path.empty()) {
      std::this_thread::sleep_for(kQuiet);
      return path;
    }
    std::this_thread::sleep_for(kBetweenLooks);
  }
  return {};
}

}  // namespace smx::cli

#include "progress.h"

#include <utility>

namespace smx::cli {

namespace {

/// Rare enough not to cost anything, often enough to look alive.
constexpr std::chrono::milliseconds kPause{100};

}  // namespace

Progress::Progress(Terminal& terminal, std::string what, std::optional<std::size_t> total)
    : terminal_(terminal),
      what_(std::move(what)),
      total_(total),
      next_(std::chrono::steady_clock::now() + kPause) {}

void Progress::step() {
  ++done_;
  if (!terminal_.is_watched()) return;
  const auto now = std::chrono::steady_clock::now();
  if (now < next_) return;
  next_ = now + kPause;
  std::string line = std::to_string(done_);
  if (total_) line += " of " + std::to_string(*total_);
  terminal_.show_status(line + " " + what_);
}

}  // namespace smx::cli

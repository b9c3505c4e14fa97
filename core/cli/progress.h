// A line on the terminal that says how far a long run has come. Silent where nobody watches.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "terminal.h"

namespace smx::cli {

class Progress {
 public:
  /// `what` is counted ("documents"); `total` where it is known beforehand.
  Progress(Terminal& terminal, std::string what, std::optional<std::size_t> total);
  ~Progress() { terminal_.clear_status(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step();

 private:
  Terminal& terminal_;
  std::string what_;
  std::optional<std::size_t> total_;
  std::size_t done_ = 0;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace smx::cli

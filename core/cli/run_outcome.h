// What became of the documents of a run, counted.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "smx/translate.h"

#include "command.h"

namespace smx::cli {

/// "translated", "skipped", "refused", "unusable".
std::string_view outcome_word(Outcome outcome);

class OutcomeCounts {
 public:
  void add(Outcome outcome) { ++counts_[static_cast<std::size_t>(outcome)]; }
  std::size_t total() const;
  Exit exit() const;
  /// "6 documents: 4 translated, 1 skipped, 1 refused"
  std::string summary() const;

 private:
  std::size_t of(Outcome outcome) const { return counts_[static_cast<std::size_t>(outcome)]; }

  std::array<std::size_t, 4> counts_{};
};

}  // namespace smx::cli

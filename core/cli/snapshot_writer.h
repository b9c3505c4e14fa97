// smx test --update: writes the snapshots that are not what came out, and shows what changes.
#pragma once

#include <cstddef>
#include <string>

#include "smx/rule_tests.h"

#include "failure_text.h"
#include "terminal.h"

namespace smx::cli {

/// Where the changes are shown: among the results, or, where tools read those, only named to
/// people.
enum class Review : std::uint8_t { shown, named };

class SnapshotWriter {
 public:
  SnapshotWriter(Review review, Terminal& terminal)
      : review_(review), terminal_(terminal), words_(terminal.result_colour(), {"was", "now"}) {}

  /// The snapshot of a case that differs in nothing else.
  void write(const TestCaseResult& result);

  /// "; 2 snapshots changed; 1 new snapshot"; empty where none was written.
  std::string summary() const;
  /// Whether one could not be written; that has been said.
  bool has_failed() const { return has_failed_; }

 private:
  void show(const TestCaseResult& result);

  Review review_;
  Terminal& terminal_;
  FailureText words_;
  std::size_t changed_ = 0;
  std::size_t new_ = 0;
  bool has_failed_ = false;
};

}  // namespace smx::cli

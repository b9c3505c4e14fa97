// One run of `smx test` over all its paths.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "smx/coverage.h"
#include "smx/file_system.h"

#include "command.h"
#include "coverage_options.h"
#include "disk_file_system.h"
#include "snapshot_writer.h"
#include "test_report.h"

namespace smx::cli {

/// What was asked for.
struct TestChoices {
  CoverageOptions coverage;
  std::vector<std::string> paths;
  std::vector<std::string> filters;
  std::string format = "text";
  std::string junit;
  std::size_t jobs = 0;  // 0: one on each processor
  bool fail_fast = false;
  bool update = false;
  bool watch = false;
  bool quiet = false;

  bool is_for_people() const { return format == "text"; }
};

/// Runs the tests of all paths, tells of each case as it ends, and writes snapshots.
class TestPaths {
 public:
  /// `files` gives what `disk` does.
  TestPaths(const TestChoices& choices, const DiskFileSystem& disk, const FileSystem& files,
            Terminal& terminal);

  Exit run();

 private:
  Exit run_path(const std::string& path);
  TestRun run_folder(const std::string& folder, const TestOptions& options);
  Exit tell_coverage();
  TestOptions options_for(const std::string& path);
  void tell(const TestCaseResult& result);
  void tell(const Diagnostic& diagnostic);
  void tell_end(const std::string& summary);
  bool has_failed() const;
  void say_no_case();

  const TestChoices& choices_;
  const DiskFileSystem& disk_;
  const FileSystem& files_;
  Terminal& terminal_;
  std::vector<std::unique_ptr<TestReport>> reports_;
  SnapshotWriter snapshots_;
  TestTotals totals_;
  CoverageReport coverage_;  // where it is asked for
};

}  // namespace smx::cli

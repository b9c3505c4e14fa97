// Rule tests: YAML files beside the rules (`tests/` of a pack) whose cases say what comes in and
// what must come out. docs/rule-tests.md describes the files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"
#include "smx/rule_set.h"

namespace smx {

struct TestFailure {
  std::string what;  // "output differs", "expected a refusal, and the document was translated"
  std::string pointer = {};   // where in the output, for a difference
  std::string expected = {};  // JSON or words; fixtures are made up, so values may be shown
  std::string actual = {};
  std::string rule = {};  // the address of the line that wrote what is there, or should have
  std::optional<Label> line = {};        // where that line stands
  std::optional<InputPlace> input = {};  // what the value was made from, where it was of something
  std::optional<Label> given = {};       // where that stands among the tests
};

/// A file with an output that is not what came out.
struct SnapshotChange {
  std::string file;
  std::string text;     // what would stand in it
  bool is_new = false;  // there is no such file
  std::vector<TestFailure> differences;
};

struct TestCaseResult {
  std::string file;
  Position position;  // of the case in its file
  std::string suite;  // the name of the tests file's thing
  std::string name;
  bool passed = false;
  std::vector<TestFailure> failures;
  std::vector<Diagnostic> diagnostics;          // what the translation said, for failed cases
  std::optional<SnapshotChange> snapshot = {};  // where all else is as the case expects
};

struct TestRun {
  std::vector<TestCaseResult> cases;  // in the order of files and cases
  Diagnostics diagnostics;            // mistakes in test files and rules
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t left_out = 0;  // cases that were not asked for
  std::size_t not_run = 0;   // those behind the failure that ended the run
};

/// What a snapshot is to a case: what must come out, or what the caller is about to write anew.
enum class Snapshots : std::uint8_t { compare, accept };

struct TestOptions {
  std::vector<std::string> filters;  // only cases whose "suite/name" contains one; none: all
  std::string file = {};             // only the cases of this tests file; empty: of all
  std::size_t jobs = 1;              // threads; results and their order do not depend on it
  bool stop_at_failure = false;      // the cases behind the first that fails are not run
  Snapshots snapshots = Snapshots::compare;
  Limits limits = {};
  /// Called for each case in order, on the thread that runs the tests.
  std::function<void(const TestCaseResult&)> on_case = {};
};

/// Runs every tests file at or below `folder`. Rules that do not load end in diagnostics and no
/// cases.
TestRun run_rule_tests(const FileSystem& files, const std::string& folder,
                       const TestOptions& options = {});

/// Checks the tests files of a rule set, and adds to `diagnostics`. Expectations are not looked at;
/// but where a mapping has one that leads back, what exact lines take from a case must come back.
void check_rule_tests(const FileSystem& files, const std::string& folder,
                      const std::shared_ptr<const RuleSet>& rules, const Limits& limits,
                      Diagnostics& diagnostics);

}  // namespace smx

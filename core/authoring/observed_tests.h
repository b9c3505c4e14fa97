// For rooms above: rule tests with somebody who looks at every translation.
#pragma once

#include <memory>
#include <string>

#include "smx/rule_tests.h"

#include "engine/observer.h"

namespace smx {

class TestObservers {
 public:
  TestObservers() = default;
  virtual ~TestObservers() = default;
  TestObservers(const TestObservers&) = delete;
  TestObservers& operator=(const TestObservers&) = delete;

  /// Once, before any case, with the rules that are tested.
  virtual void begin(std::shared_ptr<const RuleSet> rules) = 0;
  /// Who looks at the cases of one thread. Asked on the thread that runs the tests; what is given
  /// must stay until they have ended.
  virtual Observer& observer() = 0;
};

/// run_rule_tests(), observed. Without rules that load, nobody is told anything.
TestRun run_observed_tests(const FileSystem& files, const std::string& folder,
                           const TestOptions& options, TestObservers& observers);

}  // namespace smx

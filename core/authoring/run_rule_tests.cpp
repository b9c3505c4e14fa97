// All tests files of a folder: found, read, held against the rules, run.
#include <algorithm>
#include <functional>

#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "authoring/observed_tests.h"
#include "authoring/run_case.h"
#include "authoring/run_in_order.h"
#include "authoring/suite.h"

namespace smx {

namespace {

/// A case of a file.
struct Chosen {
  const authoring::Suite* suite = nullptr;
  const authoring::TestCase* test = nullptr;
};

bool is_asked_for(const Chosen& chosen, const TestOptions& options) {
  const std::string name = chosen.suite->file.name.text + "/" + chosen.test->name;
  return options.filters.empty() ||
         std::ranges::any_of(options.filters, [&](const std::string& filter) {
           return name.find(filter) != std::string::npos;
         });
}

/// What one thread runs cases with.
struct Tools {
  Tools(std::shared_ptr<const RuleSet> rules, const Limits& limits)
      : translator(std::move(rules), limits) {}

  Translator translator;
  Arena arena;
};

class RuleTests {
 public:
  RuleTests(std::shared_ptr<const RuleSet> rules, const TestOptions& options,
            TestObservers* observers)
      : rules_(std::move(rules)), options_(options), observers_(observers) {}

  void choose(const std::vector<std::unique_ptr<authoring::Suite>>& suites, TestRun& run) {
    const bool one_file = !options_.file.empty() && authoring::may_be_tests(options_.file, *rules_);
    for (const auto& suite : suites) {
      const bool is_other = one_file && suite->file.path != options_.file;
      for (const authoring::TestCase& test : suite->file.cases) {
        const Chosen chosen{suite.get(), &test};
        if (is_other || !is_asked_for(chosen, options_)) {
          ++run.left_out;
        } else {
          chosen_.push_back(chosen);
        }
      }
    }
  }

  void run(TestRun& run) {
    authoring::run_in_order<TestCaseResult>(
        chosen_.size(), options_.jobs, [this] { return worker(); },
        [&](TestCaseResult result) {
          (result.passed ? run.passed : run.failed) += 1;
          run.cases.push_back(std::move(result));
          if (options_.on_case) options_.on_case(run.cases.back());
          return !options_.stop_at_failure || run.failed == 0;
        });
    run.not_run = chosen_.size() - run.cases.size();
  }

 private:
  std::function<TestCaseResult(std::size_t)> worker() const {
    const auto tools = std::make_shared<Tools>(rules_, options_.limits);
    Observer* const observer = observers_ ? &observers_->observer() : nullptr;
    return [this, tools, observer](std::size_t number) {
      const Chosen& chosen = chosen_[number];
      return run_case(*chosen.suite, *chosen.test,
                      {*rules_, tools->translator, tools->arena, observer, options_.snapshots});
    };
  }

  std::shared_ptr<const RuleSet> rules_;
  const TestOptions& options_;
  TestObservers* observers_;  // null: nobody looks
  std::vector<Chosen> chosen_;
};

TestRun run_tests(const FileSystem& files, const std::string& folder, const TestOptions& options,
                  TestObservers* observers) {
  TestRun run;
  LoadedRules loaded = load_rules(files, folder, options.limits);
  run.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.rules) return run;
  const auto suites =
      authoring::read_suites(files, folder, *loaded.rules, options.limits, run.diagnostics);
  if (observers) observers->begin(loaded.rules);
  RuleTests tests(loaded.rules, options, observers);
  tests.choose(suites, run);
  tests.run(run);
  return run;
}

}  // namespace

TestRun run_rule_tests(const FileSystem& files, const std::string& folder,
                       const TestOptions& options) {
  return run_tests(files, folder, options, nullptr);
}

TestRun run_observed_tests(const FileSystem& files, const std::string& folder,
                           const TestOptions& options, TestObservers& observers) {
  return run_tests(files, folder, options, &observers);
}

void check_rule_tests(const FileSystem& files, const std::string& folder,
                      const std::shared_ptr<const RuleSet>& rules, const Limits& limits,
                      Diagnostics& diagnostics) {
  const auto suites = authoring::read_suites(files, folder, *rules, limits, diagnostics);
  Translator translator(rules, limits);
  Arena arena;
  authoring::check_round_trips(suites, {*rules, translator, arena}, diagnostics);
}

}  // namespace smx

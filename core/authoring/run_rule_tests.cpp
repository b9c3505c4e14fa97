// All tests files of a folder: found, read, held against the rules, run.
#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "authoring/run_case.h"
#include "authoring/suite.h"

namespace smx {

TestRun run_rule_tests(const FileSystem& files, const std::string& folder,
                       const TestOptions& options) {
  TestRun run;
  LoadedRules loaded = load_rules(files, folder, options.limits);
  run.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.rules) return run;
  const auto suites =
      authoring::read_suites(files, folder, *loaded.rules, options.limits, run.diagnostics);
  Translator translator(loaded.rules, options.limits);
  const authoring::Runner runner{*loaded.rules, translator};
  for (const auto& suite : suites) {
    for (const authoring::TestCase& test : suite->file.cases) {
      const std::string name = suite->file.name.text + "/" + test.name;
      if (name.find(options.filter) == std::string::npos) continue;
      run.cases.push_back(authoring::run_case(*suite, test, runner));
      const TestCaseResult& result = run.cases.back();
      (result.passed ? run.passed : run.failed) += 1;
      if (options.on_case) options.on_case(result);
    }
  }
  return run;
}

void check_rule_tests(const FileSystem& files, const std::string& folder,
                      const std::shared_ptr<const RuleSet>& rules, const Limits& limits,
                      Diagnostics& diagnostics) {
  const auto suites = authoring::read_suites(files, folder, *rules, limits, diagnostics);
  Translator translator(rules, limits);
  authoring::check_round_trips(suites, {*rules, translator}, diagnostics);
}

}  // namespace smx

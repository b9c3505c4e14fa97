// All tests files of a folder: found, read, held against the rules, run.
#include <algorithm>
#include <memory>

#include "smx/rule_tests.h"
#include "smx/translate.h"

#include "authoring/run_case.h"
#include "packs/rule_set_state.h"

namespace smx {

namespace {

using authoring::TestCase;
using authoring::TestFile;
using authoring::Values;

/// A tests file and what its values live in.
struct Suite {
  std::unique_ptr<const Source> source;
  std::unique_ptr<const yaml::Node> tree;
  std::unique_ptr<Values> values;
  TestFile file;
  const markup::Plan* output_plan = nullptr;  // where the mapping writes XML
};

/// Whether a YAML file lies in the folder `tests` of a pack.
bool may_be_tests(const std::string& path, const RuleSet& rules) {
  if (!path.ends_with(".yaml") && !path.ends_with(".yml")) return false;
  const auto& packs = rules.state().packs;
  return std::any_of(packs.begin(), packs.end(), [&](const auto& pack) {
    return path.starts_with(pack->folder.empty() ? "tests/" : pack->folder + "/tests/");
  });
}

/// Data lies beside tests; a file with cases that does not begin with `tests` is a slip.
void check_stray(const yaml::Node& tree, Diagnostics& diagnostics) {
  const yaml::Entry* cases = tree.is_map() ? tree.find_entry("cases") : nullptr;
  if (!cases) return;
  Diagnostic diagnostic =
      make_error(Code::unknown_kind, "these cases are not run: the file is not a tests file",
                 tree.entries.front().key.span);
  diagnostic.fix = "begin the file with `tests: name`";
  diagnostics.add(std::move(diagnostic));
}

void check_file_name(const TestFile& file, Diagnostics& diagnostics) {
  const std::string& name = file.name.text;
  const std::string_view path = file.path;
  const std::string_view stem =
      path.substr(path.rfind('/') + 1, path.rfind('.') - path.rfind('/') - 1);
  if (name.empty() || stem == name) return;
  Diagnostic diagnostic = make_warning(
      Code::misnamed_file,
      "the file is called `" + std::string(stem) + "`, and what it holds `" + name + "`",
      file.name.span);
  diagnostic.fix = "call the file `" + name + ".yaml`";
  diagnostics.add(std::move(diagnostic));
}

/// The suite in a file without mistakes, or null.
std::unique_ptr<Suite> read_suite(const FileSystem& files, const std::string& path,
                                  const RuleSet& rules, const Limits& limits,
                                  Diagnostics& diagnostics) {
  Result<std::string> text = files.read(path);
  if (!text) {
    diagnostics.add(text.error());
    return nullptr;
  }
  auto suite = std::make_unique<Suite>();
  suite->source = std::make_unique<const Source>(path, std::move(*text));
  const std::size_t errors_before = diagnostics.errors();
  auto tree = yaml::read_yaml(*suite->source, limits, diagnostics);
  if (!tree) return nullptr;
  if (!authoring::is_test_tree(*tree)) {
    check_stray(*tree, diagnostics);
    return nullptr;
  }
  suite->tree = std::make_unique<const yaml::Node>(std::move(*tree));
  suite->values = std::make_unique<Values>(files, limits, diagnostics);
  suite->file = authoring::read_test_file(*suite->source, *suite->tree, *suite->values);
  check_file_name(suite->file, diagnostics);
  if (!suite->file.of.empty()) authoring::check_against_rules(suite->file, rules, diagnostics);
  if (const auto found = rules.state().find(suite->file.mapping)) {
    suite->output_plan = found->mapping->output_plan;
  }
  return diagnostics.errors() == errors_before ? std::move(suite) : nullptr;
}

std::vector<std::unique_ptr<Suite>> read_suites(const FileSystem& files, const std::string& folder,
                                                const RuleSet& rules, const Limits& limits,
                                                Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<Suite>> suites;
  for (const std::string& path : files.list(folder)) {
    if (!may_be_tests(path, rules)) continue;
    if (auto suite = read_suite(files, path, rules, limits, diagnostics))
      suites.push_back(std::move(suite));
  }
  diagnostics.sort();
  return suites;
}

/// Answers from the first entry that fits; remembers what was asked.
class CaseNeeds final : public NeedSource {
 public:
  explicit CaseNeeds(const std::vector<authoring::NeedEntry>& entries) : entries_(entries) {}

  std::vector<NeedAnswer> answer(std::span<const NeedRequest> questions) override {
    std::vector<NeedAnswer> answers;
    for (const NeedRequest& question : questions) {
      asked_.push_back(question);
      answers.push_back(authoring::answer_of(authoring::find_entry(entries_, question), question));
    }
    return answers;
  }

  std::vector<NeedRequest> take_questions() { return std::move(asked_); }

 private:
  const std::vector<authoring::NeedEntry>& entries_;
  std::vector<NeedRequest> asked_;
};

/// The output through the mapping that leads back, and what of it is not as it was.
void run_back(const Suite& suite, const TestCase& test, const authoring::Prepared& prepared,
              const Translation& there, const RuleSet& rules, Translator& translator,
              TestCaseResult& result) {
  const authoring::RoundTrip& trip = *test.expectations.round_trip;
  const Result<FoundMapping> from = rules.state().find_runnable(suite.file.mapping);
  const Result<FoundMapping> back = rules.state().find(trip.mapping.text);
  if (!from || !back) return;  // the file was checked
  Request request{trip.mapping.text, {}, prepared.now, prepared.context};
  for (const InputInfo& input : back->mapping->inputs) {
    if (input.type == from->mapping->output) {
      request.inputs.push_back({input.name, there.output});
      continue;
    }
    for (const auto& [name, json] : prepared.inputs) {
      if (name == input.name) request.inputs.push_back({name, json});
    }
  }
  CaseNeeds needs(prepared.needs);
  Translation came = translator.translate(request, needs);
  result.failures =
      authoring::compare_trip(trip, *from->program, {*from->mapping, prepared.inputs, came});
  if (!result.failures.empty()) result.diagnostics = std::move(came.diagnostics);
}

TestCaseResult run_case(const Suite& suite, const TestCase& test, const RuleSet& rules,
                        Translator& translator) {
  TestCaseResult result;
  result.file = suite.file.path;
  result.position = suite.source->position_of(test.span.begin);
  result.suite = suite.file.name.text;
  result.name = test.name;
  const authoring::Prepared prepared =
      authoring::prepare(suite.file, test, suite.values->arena(), result.failures);
  if (!result.failures.empty()) return result;
  Request request{suite.file.mapping, {}, prepared.now, prepared.context};
  for (const auto& [name, json] : prepared.inputs) request.inputs.push_back({name, json});
  CaseNeeds needs(prepared.needs);
  authoring::Observed observed;
  observed.translation = translator.translate(request, needs);
  observed.questions = needs.take_questions();
  observed.output_plan = suite.output_plan;
  result.failures = authoring::compare(test.expectations, observed);
  if (result.failures.empty() && test.expectations.round_trip) {
    run_back(suite, test, prepared, observed.translation, rules, translator, result);
    result.passed = result.failures.empty();
    return result;
  }
  result.passed = result.failures.empty();
  if (!result.passed) result.diagnostics = std::move(observed.translation.diagnostics);
  return result;
}

}  // namespace

TestRun run_rule_tests(const FileSystem& files, const std::string& folder,
                       const TestOptions& options) {
  TestRun run;
  LoadedRules loaded = load_rules(files, folder, options.limits);
  run.diagnostics = std::move(loaded.diagnostics);
  if (!loaded.rules) return run;
  const auto suites = read_suites(files, folder, *loaded.rules, options.limits, run.diagnostics);
  Translator translator(loaded.rules, options.limits);
  for (const auto& suite : suites) {
    for (const TestCase& test : suite->file.cases) {
      const std::string name = suite->file.name.text + "/" + test.name;
      if (name.find(options.filter) == std::string::npos) continue;
      run.cases.push_back(run_case(*suite, test, *loaded.rules, translator));
      const TestCaseResult& result = run.cases.back();
      (result.passed ? run.passed : run.failed) += 1;
      if (options.on_case) options.on_case(result);
    }
  }
  return run;
}

void check_rule_tests(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                      const Limits& limits, Diagnostics& diagnostics) {
  read_suites(files, folder, rules, limits, diagnostics);
}

}  // namespace smx

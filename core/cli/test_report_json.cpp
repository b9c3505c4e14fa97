// Results of tests as JSON, one case on each line.
#include "json_object.h"
#include "test_report.h"

namespace smx::cli {

namespace {

std::string json_of(const Label& label) {
  return JsonObject()
      .text("file", label.file)
      .number("line", label.begin.line)
      .number("column", label.begin.column)
      .str();
}

std::string json_of(const InputPlace& place, const std::optional<Label>& given) {
  JsonObject object;
  object.text("document", place.document).text("pointer", place.pointer);
  if (!place.path.empty()) object.text("path", place.path);
  if (given) object.json("given", json_of(*given));
  return object.str();
}

std::string json_of(const TestFailure& failure) {
  JsonObject object;
  object.text("what", failure.what)
      .text("pointer", failure.pointer)
      .text("expected", failure.expected)
      .text("actual", failure.actual);
  if (!failure.rule.empty()) object.text("rule", failure.rule);
  if (failure.line) object.json("line", json_of(*failure.line));
  if (failure.input) object.json("input", json_of(*failure.input, failure.given));
  return object.str();
}

std::string json_of(const TestCaseResult& result) {
  std::vector<std::string> failures;
  for (const TestFailure& failure : result.failures) failures.push_back(json_of(failure));
  return JsonObject()
      .text("suite", result.suite)
      .text("name", result.name)
      .text("file", result.file)
      .number("line", result.position.line)
      .flag("passed", result.passed)
      .json("failures", json_list(failures))
      .json("diagnostics", json_diagnostics(result.diagnostics))
      .str();
}

class JsonReport final : public TestReport {
 public:
  explicit JsonReport(Terminal& terminal) : terminal_(terminal) {}

  void add(const TestCaseResult& result) override { terminal_.print(json_of(result) + "\n"); }
  void add(const Diagnostic&) override {}
  void end(const TestTotals&, const std::string& summary) override {
    if (!summary.empty()) terminal_.say(summary);
  }

 private:
  Terminal& terminal_;
};

}  // namespace

std::unique_ptr<TestReport> json_report(Terminal& terminal) {
  return std::make_unique<JsonReport>(terminal);
}

}  // namespace smx::cli

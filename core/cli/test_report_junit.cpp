// Results of tests as JUnit XML, which build servers read. There are no times in it: two runs of
// the same rules write the same file.
#include "atomic_file.h"
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// The text of an attribute or element. Control characters are escaped as on a terminal, as XML has
/// no way to write them.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : printable(text)) {
    switch (letter) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += letter;
    }
  }
  return out;
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

/// Cases of one tests file.
struct Suite {
  std::string name;
  std::string file;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::string cases;
};

std::string failure_element(const TestCaseResult& result) {
  std::string text;
  for (const TestFailure& failure : result.failures) {
    for (const std::string& line : lines_about(failure)) text += escaped(line) + "\n";
  }
  for (const Diagnostic& diagnostic : result.diagnostics) {
    text += escaped(std::string(code_id(diagnostic.code)) + " " + diagnostic.message) + "\n";
  }
  const std::string message =
      result.failures.empty() ? std::string() : sentence_of(result.failures.front());
  return "      <failure" + attribute("message", message) + attribute("type", "difference") + ">" +
         text + "again: " + escaped(command_for(result)) + "</failure>\n";
}

class JUnitReport final : public TestReport {
 public:
  JUnitReport(std::string path, Terminal& terminal) : path_(std::move(path)), terminal_(terminal) {}

  void add(const TestCaseResult& result) override {
    Suite& suite = suite_of(result.suite, result.file);
    ++suite.tests;
    suite.cases += "    <testcase" + attribute("name", result.name) +
                   attribute("classname", result.suite) + attribute("file", result.file) +
                   attribute("line", std::to_string(result.position.line));
    if (result.passed) {
      suite.cases += "/>\n";
    } else {
      ++suite.failures;
      suite.cases += ">\n" + failure_element(result) + "    </testcase>\n";
    }
  }

  /// Who reads only this file must see that there is no success in it.
  void add(const Diagnostic& diagnostic) override {
    if (diagnostic.severity != Severity::error) return;
    const Label at = diagnostic.labels.empty() ? Label{} : diagnostic.labels.front();
    Suite& suite = suite_of("loading", "");
    ++suite.tests;
    ++suite.errors;
    suite.cases += "    <testcase" +
                   attribute("name", std::string(code_id(diagnostic.code)) + " " + at.file + ":" +
                                         std::to_string(at.begin.line)) +
                   attribute("classname", "loading") + ">\n      <error" +
                   attribute("message", diagnostic.message) +
                   attribute("type", code_slug(diagnostic.code)) + ">" + escaped(diagnostic.fix) +
                   "</error>\n    </testcase>\n";
  }

  void end(const TestTotals&, const std::string&) override {
    Suite all;
    std::string suites;
    for (const Suite& suite : suites_) {
      all.tests += suite.tests;
      all.failures += suite.failures;
      all.errors += suite.errors;
      suites += "  <testsuite" + attribute("name", suite.name) + counts(suite);
      if (!suite.file.empty()) suites += attribute("file", suite.file);
      suites += ">\n" + suite.cases + "  </testsuite>\n";
    }
    AtomicFile file(path_);
    auto problem =
        file.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"smx\"" +
                   counts(all) + ">\n" + suites + "</testsuites>\n");
    if (!problem) problem = file.commit();
    if (problem) terminal_.report(*problem);
    has_failed_ = problem.has_value();
  }

  bool has_failed() const override { return has_failed_; }

 private:
  static std::string counts(const Suite& suite) {
    return attribute("tests", std::to_string(suite.tests)) +
           attribute("failures", std::to_string(suite.failures)) +
           attribute("errors", std::to_string(suite.errors));
  }

  Suite& suite_of(const std::string& name, const std::string& file) {
    if (suites_.empty() || suites_.back().name != name || suites_.back().file != file)
      suites_.push_back({name, file, 0, 0, 0, {}});
    return suites_.back();
  }

  std::string path_;
  Terminal& terminal_;
  std::vector<Suite> suites_;
  bool has_failed_ = false;
};

}  // namespace

std::unique_ptr<TestReport> junit_report(std::string path, Terminal& terminal) {
  return std::make_unique<JUnitReport>(std::move(path), terminal);
}

}  // namespace smx::cli

// Results of tests by the Test Anything Protocol, version 14: https://testanything.org.
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// `#` begins a directive.
std::string description(const TestCaseResult& result) {
  std::string out;
  for (const char letter : full_name(result)) {
    if (letter == '#' || letter == '\\') out += '\\';
    out += letter;
  }
  return out;
}

/// A YAML block below the line. A JSON text is one of YAML too.
std::string details(const TestCaseResult& result) {
  std::string out =
      "  ---\n  at: " + json_quoted(result.file + ":" + std::to_string(result.position.line)) +
      "\n  failures:\n";
  for (const TestFailure& failure : result.failures) {
    out += "    - message: " + json_quoted(failure.what) + "\n";
    out += "      pointer: " + json_quoted(failure.pointer) + "\n";
    out += "      expected: " + json_quoted(failure.expected) + "\n";
    out += "      actual: " + json_quoted(failure.actual) + "\n";
    if (const std::string line = line_words(failure); !line.empty())
      out += "      rule: " + json_quoted(line) + "\n";
    if (const std::string input = input_words(failure); !input.empty())
      out += "      input: " + json_quoted(input) + "\n";
  }
  return out + "  ...\n";
}

class TapReport final : public TestReport {
 public:
  explicit TapReport(Terminal& terminal) : terminal_(terminal) {}

  void add(const TestCaseResult& result) override {
    std::string text = std::to_string(++count_) + " - " + description(result) + "\n";
    say(result.passed ? "ok " + text : "not ok " + text + details(result));
  }

  /// What does not load is a test that fails, so that no plan comes out right.
  void add(const Diagnostic& diagnostic) override {
    if (diagnostic.severity == Severity::error)
      say("not ok " + std::to_string(++count_) + " - " + printable(diagnostic.message) + "\n");
  }

  void end(const TestTotals&, const std::string& summary) override {
    say("1.." + std::to_string(count_) + "\n");
    if (!summary.empty()) say("# " + summary + "\n");
  }

 private:
  void say(const std::string& text) {
    terminal_.print(has_begun_ ? text : "TAP version 14\n" + text);
    has_begun_ = true;
  }

  Terminal& terminal_;
  bool has_begun_ = false;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<TestReport> tap_report(Terminal& terminal) {
  return std::make_unique<TapReport>(terminal);
}

}  // namespace smx::cli

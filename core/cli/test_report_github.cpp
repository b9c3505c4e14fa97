// Results of tests as annotations of GitHub: what a job prints this way is shown at its line of the
// change that is looked at.
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// What ends a message, or a property, is written as in an address: `%0A`.
std::string escaped(std::string_view text, std::string_view letters) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (const char letter : text) {
    if (letters.find(letter) == std::string_view::npos) {
      out += letter;
      continue;
    }
    const auto byte = static_cast<unsigned char>(letter);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 0xF];
  }
  return out;
}

std::string message(std::string_view text) {
  return escaped(text, "%\r\n");
}
std::string property(std::string_view text) {
  return escaped(text, "%\r\n:,");
}

/// `::error file=tests/orders.yaml,line=12,col=5,title=orders/a::message`
std::string annotation(std::string_view level, const Label& at, std::string_view title,
                       std::string_view text) {
  std::string out = "::" + std::string(level) + " ";
  if (!at.file.empty()) {
    out += "file=" + property(at.file) + ",line=" + std::to_string(at.begin.line) +
           ",col=" + std::to_string(at.begin.column) + ",";
  }
  return out + "title=" + property(title) + "::" + message(text) + "\n";
}

class GithubReport final : public TestReport {
 public:
  explicit GithubReport(Terminal& terminal) : terminal_(terminal) {}

  /// One annotation for each difference, at the case: what changed may be a rule, a table or a
  /// sample, but the case is what somebody wrote to hold.
  void add(const TestCaseResult& result) override {
    if (result.passed) return;
    const Label at{result.file, result.position, result.position, {}, {}};
    std::string out;
    for (const TestFailure& failure : result.failures) {
      std::string text;
      for (const std::string& line : lines_about(failure)) text += line + "\n";
      out += annotation("error", at, full_name(result), text + "again: " + command_for(result));
    }
    terminal_.print(out);
  }

  void add(const Diagnostic& diagnostic) override {
    const Label at = diagnostic.labels.empty() ? Label{} : diagnostic.labels.front();
    std::string text = printable(diagnostic.message);
    if (!diagnostic.fix.empty()) text += "\n" + printable(diagnostic.fix);
    terminal_.print(annotation(diagnostic.severity == Severity::error ? "error" : "warning", at,
                               code_id(diagnostic.code), text));
  }

  void end(const TestTotals&, const std::string& summary) override {
    if (!summary.empty()) terminal_.print(summary + "\n");
  }

 private:
  Terminal& terminal_;
};

}  // namespace

std::unique_ptr<TestReport> github_report(Terminal& terminal) {
  return std::make_unique<GithubReport>(terminal);
}

}  // namespace smx::cli

// Results of tests for people: failures with the line and the input behind each difference.
#include <algorithm>
#include <map>

#include "failure_text.h"
#include "progress.h"
#include "test_report.h"
#include "wording.h"

namespace smx::cli {

namespace {

/// More differences of one case than these are counted only.
constexpr std::size_t kMostFailures = 10;
/// Lines behind failures are counted together from so many failed cases on.
constexpr std::size_t kManyCases = 3;
constexpr std::size_t kMostLines = 5;

class TextReport final : public TestReport {
 public:
  explicit TextReport(Terminal& terminal)
      : terminal_(terminal),
        words_(terminal.result_colour()),
        progress_(terminal, "cases", std::nullopt) {}

  void add(const TestCaseResult& result) override {
    progress_.step();
    if (result.passed) return;
    std::string text = painted("failed", Style::bad, terminal_.result_colour()) + " " +
                       painted(full_name(result), Style::bold, terminal_.result_colour()) + "\n";
    text += words_.row("test", result.file + ":" + std::to_string(result.position.line));
    const std::size_t shown = std::min(result.failures.size(), kMostFailures);
    for (std::size_t i = 0; i < shown; ++i) {
      const TestFailure& failure = result.failures[i];
      const bool is_below = std::ranges::any_of(result.diagnostics, [&](const Diagnostic& fault) {
        return shows_line_of(fault, failure);
      });
      text += words_.about(failure, is_below ? LineShown::elsewhere : LineShown::here);
    }
    text += more_words(result.failures.size(), shown, "difference") + faults_of(result) +
            words_.row("again", command_for(result)) + "\n";
    terminal_.print(text);
    count_lines(result);
  }

  void add(const Diagnostic&) override {}

  void end(const TestTotals& totals, const std::string& summary) override {
    terminal_.clear_status();
    if (totals.failed >= kManyCases) say_lines();
    if (!summary.empty()) terminal_.print(summary + "\n");
  }

 private:
  /// Why a document was refused. What policies reported is in the failures, where it is not as it
  /// should be.
  std::string faults_of(const TestCaseResult& result) const {
    std::string text;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (diagnostic.severity == Severity::error)
        text += render_text(diagnostic, terminal_.result_colour());
    }
    return indented(text);
  }

  static bool shows_line_of(const Diagnostic& diagnostic, const TestFailure& failure) {
    return diagnostic.severity == Severity::error && failure.pointer.empty() &&
           diagnostic.rule == failure.rule;
  }

  static std::string indented(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      out += "  " + std::string(line) + "\n";
      text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return out;
  }

  void count_lines(const TestCaseResult& result) {
    std::vector<std::string> lines;
    for (const TestFailure& failure : result.failures) {
      const std::string line = line_words(failure);
      if (!line.empty() && std::ranges::find(lines, line) == lines.end()) lines.push_back(line);
    }
    for (const std::string& line : lines) ++cases_of_line_[line];
  }

  /// One line of a mapping may be behind hundreds of failures.
  void say_lines() {
    std::vector<std::pair<std::string, std::size_t>> lines(cases_of_line_.begin(),
                                                           cases_of_line_.end());
    std::ranges::stable_sort(lines, std::ranges::greater{},
                             &std::pair<std::string, std::size_t>::second);
    Columns columns(2);
    for (const auto& [line, cases] : lines) {
      if (cases < 2 || columns.rows() == kMostLines) break;
      columns.add({counted(cases, "case"), line});
    }
    if (!columns.empty()) terminal_.print("behind several of them:\n" + columns.text() + "\n");
  }

  Terminal& terminal_;
  FailureText words_;
  Progress progress_;
  std::map<std::string, std::size_t> cases_of_line_;
};

}  // namespace

std::unique_ptr<TestReport> text_report(Terminal& terminal) {
  return std::make_unique<TextReport>(terminal);
}

}  // namespace smx::cli

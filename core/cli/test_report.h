// How the results of `smx test` are told: to people, or in one of the forms that tools read.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "smx/rule_tests.h"

#include "terminal.h"

namespace smx::cli {

/// What all cases came to.
struct TestTotals {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t left_out = 0;  // by --filter
  std::size_t not_run = 0;   // behind the failure that ended the run

  std::size_t run() const { return passed + failed; }
};

class TestReport {
 public:
  TestReport() = default;
  virtual ~TestReport() = default;
  TestReport(const TestReport&) = delete;
  TestReport& operator=(const TestReport&) = delete;

  /// A case, in the order of files and cases.
  virtual void add(const TestCaseResult& result) = 0;
  /// What is wrong with rules or tests files. Standard error says it too.
  virtual void add(const Diagnostic& diagnostic) = 0;
  /// `summary` is one line for people; empty where there is nothing to say.
  virtual void end(const TestTotals& totals, const std::string& summary) = 0;
  /// Whether it could not be written where it should be; that has been said.
  virtual bool has_failed() const { return false; }
};

/// What `smx test --format` may be.
struct TestFormat {
  std::string_view name;
  std::unique_ptr<TestReport> (*make)(Terminal& terminal);
};
const std::vector<TestFormat>& test_formats();

std::unique_ptr<TestReport> text_report(Terminal& terminal);
std::unique_ptr<TestReport> json_report(Terminal& terminal);
std::unique_ptr<TestReport> tap_report(Terminal& terminal);
std::unique_ptr<TestReport> github_report(Terminal& terminal);

/// JUnit XML, written to a file at the end; says so where that fails.
std::unique_ptr<TestReport> junit_report(std::string path, Terminal& terminal);

// ---- words that several of them use

/// "orders/a plain order"
std::string full_name(const TestCaseResult& result);
/// "/total: expected 3, got 4", or what else is not as it should be, on one line.
std::string sentence_of(const TestFailure& failure);
/// "order-to-bill/total (rules/mappings/order-to-bill.yaml:12:3)"; empty where no line is known.
std::string line_words(const TestFailure& failure);
/// "order /lines/0/price (rules/tests/orders.json:7:30)"; empty where there is no place.
std::string input_words(const TestFailure& failure);
/// All that is known of a failure: the sentence, the line, the input.
std::vector<std::string> lines_about(const TestFailure& failure);
/// What runs this case alone.
std::string command_for(const TestCaseResult& result);

}  // namespace smx::cli

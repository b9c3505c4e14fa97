#include "test_report.h"

#include "wording.h"

namespace smx::cli {

namespace {

std::string place_words(const Label& label) {
  return label.file + ":" + std::to_string(label.begin.line) + ":" +
         std::to_string(label.begin.column);
}

std::string with_place(std::string words, const std::optional<Label>& label) {
  if (!label) return words;
  return words.empty() ? place_words(*label) : words + " (" + place_words(*label) + ")";
}

/// For a shell: `'it'\''s'`.
std::string shell_quoted(std::string_view text) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string_view::npos)
    return std::string(text);
  std::string out = "'";
  for (const char letter : text) {
    if (letter == '\'') {
      out += "'\\''";
    } else {
      out += letter;
    }
  }
  return out + "'";
}

}  // namespace

const std::vector<TestFormat>& test_formats() {
  static const std::vector<TestFormat> kFormats = {
      {"text", text_report}, {"json", json_report}, {"tap", tap_report}, {"github", github_report}};
  return kFormats;
}

std::string full_name(const TestCaseResult& result) {
  return printable(result.suite + "/" + result.name);
}

std::string sentence_of(const TestFailure& failure) {
  std::string text = failure.what;
  if (!failure.pointer.empty()) text = failure.pointer + ": " + text;
  if (failure.expected.empty() && failure.actual.empty()) return printable(text);
  text += ": expected " + (failure.expected.empty() ? "nothing" : failure.expected);
  return printable(text + ", got " + (failure.actual.empty() ? "nothing" : failure.actual));
}

std::string line_words(const TestFailure& failure) {
  return printable(with_place(failure.rule, failure.line));
}

std::string input_words(const TestFailure& failure) {
  if (!failure.input) return {};
  std::string words = failure.input->document;
  if (!failure.input->pointer.empty()) words += " " + failure.input->pointer;
  return printable(with_place(words, failure.given));
}

std::vector<std::string> lines_about(const TestFailure& failure) {
  std::vector<std::string> lines = {sentence_of(failure)};
  if (const std::string rule = line_words(failure); !rule.empty()) lines.push_back("rule " + rule);
  if (const std::string input = input_words(failure); !input.empty())
    lines.push_back("input " + input);
  return lines;
}

std::string command_for(const TestCaseResult& result) {
  return printable("smx test " + shell_quoted(result.file) + " --filter " +
                   shell_quoted(result.suite + "/" + result.name));
}

}  // namespace smx::cli

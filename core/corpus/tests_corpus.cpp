// The cases of rule tests as documents: what goes in, whatever they expect.
#include "smx/corpus.h"

#include "authoring/run_case.h"
#include "authoring/suite.h"

namespace smx {

namespace {

std::string text_of(const std::vector<authoring::NeedEntry>& entries) {
  std::string text;
  for (const authoring::NeedEntry& entry : entries) {
    text += entry.question.fetch;
    for (const auto& [name, value] : entry.question.by) text += ' ' + name + '=' + value;
    text += '\n' + std::to_string(static_cast<int>(entry.answer.state)) + entry.answer.document;
  }
  return text;
}

void add_case(const authoring::Suite& suite, const authoring::TestCase& test, Corpus& corpus) {
  std::vector<TestFailure> failures;
  authoring::Prepared prepared =
      authoring::prepare(suite.file, test, suite.values->arena(), failures);
  if (!failures.empty()) return;  // `smx check` says so
  CorpusDocument document;
  document.name = suite.file.path + ": " + test.name;
  document.mapping = suite.file.mapping;
  for (authoring::GivenDocument& input : prepared.inputs)
    document.inputs.emplace_back(std::move(input.name), std::move(input.text));
  document.context = std::move(prepared.context);
  document.now = std::move(prepared.now);
  document.needs_text = text_of(prepared.needs);
  // Answers hold their own text; the values they were made of end with the suite.
  for (authoring::NeedEntry& entry : prepared.needs) entry.document.reset();
  document.needs = authoring::answers_from(std::move(prepared.needs));
  corpus.documents.push_back(std::move(document));
}

}  // namespace

Corpus corpus_of_tests(const FileSystem& files, const std::string& folder, const RuleSet& rules,
                       const Limits& limits) {
  Corpus corpus;
  const auto suites = authoring::read_suites(files, folder, rules, limits, corpus.diagnostics);
  for (const auto& suite : suites) {
    for (const authoring::TestCase& test : suite->file.cases) add_case(*suite, test, corpus);
  }
  return corpus;
}

}  // namespace smx

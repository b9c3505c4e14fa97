#include "run_documents.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "progress.h"
#include "run_outcome.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

Translation unreadable(const Diagnostic& failure) {
  Translation result;
  result.outcome = Outcome::unusable;
  result.diagnostics.push_back(failure);
  return result;
}

/// Whether what is wrong is wrong with the call, so that going on would only repeat it.
bool is_about_the_call(Code code, Answers answers) {
  if (code == Code::need_unanswered) return answers == Answers::none;
  return code == Code::bad_context || code == Code::unknown_mapping || code == Code::missing_input;
}

bool is_hopeless(const Translation& result, Answers answers) {
  if (result.outcome != Outcome::unusable) return false;
  return std::any_of(
      result.diagnostics.begin(), result.diagnostics.end(),
      [answers](const Diagnostic& one) { return is_about_the_call(one.code, answers); });
}

class Run {
 public:
  Run(const RunPlan& plan, std::shared_ptr<const RuleSet> rules, NeedSource& needs,
      Terminal& terminal)
      : plan_(plan),
        translator_(std::move(rules), plan.limits),
        needs_(needs),
        terminal_(terminal) {}

  Exit over(DocumentSource& documents, RunOutput& output) {
    Progress progress(terminal_, "documents", documents.total());
    std::optional<Diagnostic> problem;
    while (!problem && !is_over_) {
      const std::optional<Document> document = documents.next();
      if (!document) break;
      const Translation result = translate(*document);
      problem = output.take(*document, result);
      counts_.add(result.outcome);
      tell(*document, result, documents.amount());
      is_over_ = is_hopeless(result, plan_.answers) || !terminal_.output_failure().empty();
      progress.step();
    }
    if (!problem) problem = output.finish();
    if (problem) terminal_.report(*problem);
    sum_up(documents.amount());
    return problem ? Exit::unusable : counts_.exit();
  }

 private:
  Translation translate(const Document& document) {
    if (document.failure) return unreadable(*document.failure);
    Request request;
    request.mapping = plan_.mapping;
    request.now = plan_.now;
    request.context = plan_.context;
    request.inputs.push_back({plan_.varying_name, document.text, document.start});
    for (const FixedInput& input : plan_.fixed)
      request.inputs.push_back({input.name, input.text, input.start});
    return translator_.translate(request, needs_);
  }

  bool is_worth_telling(const Diagnostic& diagnostic, Outcome outcome) const {
    if (plan_.talk == Talk::nothing || plan_.talk == Talk::summary) return false;
    if (plan_.talk == Talk::all || diagnostic.severity == Severity::error) return true;
    return outcome == Outcome::refused || outcome == Outcome::unusable;
  }

  void tell(const Document& document, const Translation& result, Amount amount) {
    // A single document that was translated needs no headline: its output stands there.
    bool has_headline = amount == Amount::one && result.outcome == Outcome::translated;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (!is_worth_telling(diagnostic, result.outcome)) continue;
      if (!has_headline) terminal_.say(headline(document, result.outcome));
      has_headline = true;
      terminal_.report(diagnostic);
    }
    const bool gives_nothing = result.outcome == Outcome::translated && !result.has_output;
    if (gives_nothing && plan_.talk == Talk::all) {
      terminal_.say(headline(document, result.outcome) + ", and the mapping gives nothing for it");
    }
  }

  std::string headline(const Document& document, Outcome outcome) const {
    return painted(printable(document.name), Style::bold, terminal_.speech_colour()) + ": " +
           std::string(outcome_word(outcome));
  }

  void sum_up(Amount amount) {
    const bool is_wanted = plan_.talk == Talk::all || plan_.talk == Talk::summary;
    if (!is_wanted || amount == Amount::one) return;
    terminal_.say(counts_.summary() + (is_over_ ? "; stopped there" : ""));
  }

  const RunPlan& plan_;
  Translator translator_;
  NeedSource& needs_;
  Terminal& terminal_;
  OutcomeCounts counts_;
  bool is_over_ = false;
};

}  // namespace

Exit run_documents(const RunPlan& plan, std::shared_ptr<const RuleSet> rules,
                   DocumentSource& documents, NeedSource& needs, RunOutput& output,
                   Terminal& terminal) {
  return Run(plan, std::move(rules), needs, terminal).over(documents, output);
}

}  // namespace smx::cli

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
  if (code == Code::cannot_stream) return true;
  return code == Code::bad_context || code == Code::unknown_mapping || code == Code::missing_input;
}

bool is_hopeless(const Translation& result, Answers answers) {
  if (result.outcome != Outcome::unusable) return false;
  return std::any_of(
      result.diagnostics.begin(), result.diagnostics.end(),
      [answers](const Diagnostic& one) { return is_about_the_call(one.code, answers); });
}

/// What becomes of the documents of a run, one after the other.
class Run {
 public:
  Run(const RunPlan& plan, RunOutput& output, Terminal& terminal, Amount amount,
      std::optional<std::size_t> total)
      : plan_(plan),
        output_(output),
        terminal_(terminal),
        amount_(amount),
        progress_(terminal, "documents", total) {}

  bool is_over() const { return is_over_ || problem_; }

  void take(const Document& document, const Translation& result) {
    problem_ = output_.take(document, result);
    counts_.add(result.outcome);
    tell(document, result);
    is_over_ = is_hopeless(result, plan_.answers) || !terminal_.output_failure().empty();
    progress_.step();
  }

  /// The stream is not whole, or cannot be read at all.
  void take_end(const InputStream& stream, const StreamEnd& end) {
    if (counts_.total() == 0 && end.other_elements > 0) passed_over_ = end.other_elements;
    if (!end.fault) return;
    problem_ = output_.take_end(stream.name, *end.fault);
    end_ = is_about_the_call(end.fault->code, plan_.answers) ? Exit::unusable : Exit::findings;
    if (plan_.talk != Talk::all && plan_.talk != Talk::faults) return;
    if (end_ == Exit::findings) terminal_.say(headline(stream.name, "broken"));
    terminal_.report(*end.fault);
  }

  Exit finish() {
    if (!problem_) problem_ = output_.finish();
    if (problem_) terminal_.report(*problem_);
    sum_up();
    return problem_ ? Exit::unusable : worst(counts_.exit(), end_);
  }

 private:
  bool is_worth_telling(const Diagnostic& diagnostic, Outcome outcome) const {
    if (plan_.talk == Talk::nothing || plan_.talk == Talk::summary) return false;
    if (plan_.talk == Talk::all || diagnostic.severity == Severity::error) return true;
    return outcome == Outcome::refused || outcome == Outcome::unusable;
  }

  void tell(const Document& document, const Translation& result) {
    // A single document that was translated needs no headline: its output stands there.
    bool has_headline = amount_ == Amount::one && result.outcome == Outcome::translated;
    for (const Diagnostic& diagnostic : result.diagnostics) {
      if (!is_worth_telling(diagnostic, result.outcome)) continue;
      if (!has_headline) terminal_.say(headline(document.name, outcome_word(result.outcome)));
      has_headline = true;
      terminal_.report(diagnostic);
    }
    const bool gives_nothing = result.outcome == Outcome::translated && !result.has_output;
    if (gives_nothing && plan_.talk == Talk::all) {
      terminal_.say(headline(document.name, outcome_word(result.outcome)) +
                    ", and the mapping gives nothing for it");
    }
  }

  std::string headline(const std::string& name, std::string_view outcome) const {
    return painted(printable(name), Style::bold, terminal_.speech_colour()) + ": " +
           std::string(outcome);
  }

  void sum_up() {
    const bool is_wanted = plan_.talk == Talk::all || plan_.talk == Talk::summary;
    if (!is_wanted || amount_ == Amount::one) return;
    std::string text = counts_.summary();
    if (passed_over_ > 0) text += "; " + counted(passed_over_, "element") + " passed over";
    if (end_ == Exit::findings) text += "; the stream is broken";
    if (is_over_) text += "; stopped there";
    terminal_.say(text);
  }

  const RunPlan& plan_;
  RunOutput& output_;
  Terminal& terminal_;
  Amount amount_;
  Progress progress_;
  OutcomeCounts counts_;
  std::optional<Diagnostic> problem_;
  bool is_over_ = false;
  Exit end_ = Exit::done;
  std::size_t passed_over_ = 0;  // elements, where none was an entry
};

std::vector<InputDocument> fixed_inputs(const RunPlan& plan) {
  std::vector<InputDocument> inputs;
  for (const FixedInput& input : plan.fixed) {
    inputs.push_back({input.name, input.text, input.start});
  }
  return inputs;
}

/// Names the entries of a stream: by line, and where several may be in one, by column.
class NamedEntries final : public StreamReceiver {
 public:
  NamedEntries(const InputStream& stream, Run& run) : stream_(stream), run_(run) {}

  Next take(const StreamEntry& entry, const Translation& result) override {
    const std::string line = std::to_string(entry.start.line);
    const bool is_line = entry.format == StreamFormat::lines;
    Document document;
    document.start = entry.start;
    document.name = stream_.name + ":" + line;
    if (!is_line) document.name += ":" + std::to_string(entry.start.column);
    document.stem = stream_.stem + "-" + (is_line ? line : std::to_string(entry.index + 1));
    run_.take(document, result);
    return run_.is_over() ? Next::stop : Next::more;
  }

 private:
  const InputStream& stream_;
  Run& run_;
};

}  // namespace

Exit run_documents(const RunPlan& plan, std::shared_ptr<const RuleSet> rules,
                   DocumentSource& documents, NeedSource& needs, RunOutput& output,
                   Terminal& terminal) {
  Run run(plan, output, terminal, documents.amount(), documents.total());
  Translator translator(std::move(rules), plan.limits);
  Request request{plan.mapping, {{plan.varying_name, {}, {}}}, plan.now, plan.context};
  for (InputDocument& input : fixed_inputs(plan)) request.inputs.push_back(std::move(input));
  while (!run.is_over()) {
    const std::optional<Document> document = documents.next();
    if (!document) break;
    request.inputs.front().text = document->text;
    request.inputs.front().start = document->start;
    run.take(*document, document->failure ? unreadable(*document->failure)
                                          : translator.translate(request, needs));
  }
  return run.finish();
}

Exit run_stream(const RunPlan& plan, std::shared_ptr<const RuleSet> rules, InputStream& stream,
                NeedSource& needs, RunOutput& output, Terminal& terminal) {
  Run run(plan, output, terminal, Amount::many, std::nullopt);
  NamedEntries entries(stream, run);
  StreamRequest request{plan.mapping, plan.varying_name, stream.format,
                        plan.now,     plan.context,      fixed_inputs(plan)};
  StreamTranslator translator(std::move(rules), std::move(request), needs, entries, plan.limits);
  for (;;) {
    const Result<std::string_view> bytes = stream.bytes.next();
    if (!bytes) {
      // What was read is done. That there is more nobody knows, so the end is not looked at.
      Document rest;
      rest.name = stream.name;
      run.take(rest, unreadable(bytes.error()));
      return run.finish();
    }
    if (bytes->empty() || !translator.feed(*bytes)) break;
  }
  run.take_end(stream, translator.finish());
  return run.finish();
}

}  // namespace smx::cli

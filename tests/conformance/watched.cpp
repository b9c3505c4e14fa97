#include "watched.h"

#include "engine/observer.h"

namespace smx::conformance {

namespace {

/// Knows only what has begun and not ended.
class Bracketing final : public Recorder {
 public:
  explicit Bracketing(Detail detail) : Recorder(detail) {}

  bool holds() const { return holds_ && open_.empty(); }
  std::size_t told() const { return told_; }

  void begin_pass(const Invocation&) override { open_.clear(); }
  void begin_line(const Form& form) override { begin(&form); }
  RuleId end_line(const Form& form, const Val&) override {
    end(&form);
    return form.rule;
  }
  void line_taken(const Form&) override {
    ++told_;
    holds_ = holds_ && detail() == Detail::lines;
  }
  void begin_mapping(const Mapping& mapping) override { begin(&mapping); }
  void end_mapping(const Mapping& mapping, const Val&) override { end(&mapping); }
  void begin_item(const EachForm& each, const Node&) override { begin(&each); }
  void end_item(const EachForm& each, const Val&) override { end(&each); }
  void begin_condition(const Condition& condition) override { begin(&condition); }
  void end_condition(const Condition& condition, const Verdict&) override { end(&condition); }
  void begin_decision(const Decision& decision) override { begin(&decision); }
  void end_decision(const Decision& decision, const Val&) override { end(&decision); }
  void begin_row(const Decision&, const DecisionRow& row) override { begin(&row); }
  void end_row(const Decision&, const DecisionRow& row, const Verdict&) override { end(&row); }
  void begin_call(const CallStep& step, const Val&) override { begin(&step); }
  void end_call(const CallStep& step, const Val&) override { end(&step); }
  void begin_need(const Need& need) override { begin(&need); }
  void end_need(const Need& need, const Val&) override { end(&need); }

 private:
  void begin(const void* what) {
    ++told_;
    open_.push_back(what);
  }
  void end(const void* what) {
    holds_ = holds_ && !open_.empty() && open_.back() == what;
    if (!open_.empty()) open_.pop_back();
  }

  std::vector<const void*> open_;
  std::size_t told_ = 0;
  bool holds_ = true;
};

class Watcher final : public Observer {
 public:
  explicit Watcher(Recorder& recorder) : recorder_(recorder) {}
  Recorder* recorder() override { return &recorder_; }
  void ended(const EndedTranslation&) override { ++ended_; }
  int ended_count() const { return ended_; }

 private:
  Recorder& recorder_;
  int ended_ = 0;
};

std::string told(const Translation& done) {
  std::string text = done.output;
  for (const Diagnostic& one : done.diagnostics) text += "\n" + render_json(one);
  return text;
}

}  // namespace

std::vector<std::string> compare_watched(Translator& translator, const Request& request,
                                         NeedSource& needs, const Translation& done) {
  std::vector<std::string> findings;
  for (const auto detail : {Recorder::Detail::lines, Recorder::Detail::values}) {
    Bracketing recorder(detail);
    Watcher watcher(recorder);
    Translation watched;
    translate_observed(translator, request, needs, watcher, watched);
    if (watched.outcome != done.outcome || told(watched) != told(done))
      findings.push_back("watched, it came to something else: " + told(watched));
    if (!recorder.holds()) findings.push_back("something begins and does not end");
    const bool ran = done.outcome == Outcome::translated || done.outcome == Outcome::skipped;
    if (ran && watcher.ended_count() != 1)
      findings.push_back("the observer was not told of the end");
    if (done.outcome == Outcome::translated && recorder.told() == 0)
      findings.push_back("the recorder was told of nothing");
  }
  return findings;
}

}  // namespace smx::conformance

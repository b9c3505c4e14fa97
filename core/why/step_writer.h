// Steps of a trace as steps of an explanation: those that somebody asks for, and what they lead to.
#pragma once

#include <unordered_map>

#include "smx/why.h"

#include "engine/observer.h"
#include "why/answers.h"
#include "why/showing.h"
#include "why/trace_view.h"

namespace smx::why {

class StepWriter {
 public:
  StepWriter(const EndedTranslation& ended, const TraceView& trace, Answers& answers,
             Showing& showing, std::vector<WhyStep>& out)
      : ended_(ended), trace_(trace), answers_(answers), showing_(showing), out_(out) {}

  /// Where the step is in the explanation. Written once, with its parts and what it leads to.
  std::size_t write(StepId id);

 private:
  WhyStep words_for(StepId id);
  WhyStep line(StepId id);
  WhyStep mapping(const Step& step);
  WhyStep item(StepId id);
  WhyStep condition(StepId id);
  WhyStep guard(const Step& step);
  WhyStep decision(StepId id);
  WhyStep row(StepId id);
  WhyStep path(StepId id);
  WhyStep call(StepId id);
  WhyStep look_up(StepId id);
  WhyStep need(StepId id);
  WhyStep policy(const Step& step);

  std::optional<StepId> where_of(StepId item) const;
  void add_parts(StepId id, std::size_t at);
  bool is_worth_telling(StepId part, const Step& around) const;
  void mark_taken(StepId id, std::size_t at);
  void add_unreached(StepId id, std::size_t at);
  void add_unreached(std::string subject, Span span, std::size_t at);
  void place_at_rule(RuleId rule, WhyStep& step) const;
  void tell_value(const Step& step, WhyStep& out) const;
  void tell_place(const Node& value, WhyStep& out);

  const EndedTranslation& ended_;
  const TraceView& trace_;
  Answers& answers_;
  Showing& showing_;
  std::vector<WhyStep>& out_;
  std::unordered_map<StepId, std::size_t> written_;
};

}  // namespace smx::why

// The output value by value: which step made each, what it could have had besides, and what of its
// lists was left out.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "smx/why.h"

#include "engine/observer.h"
#include "why/step_writer.h"
#include "why/trace_view.h"

namespace smx::why {

class OutputWalk {
 public:
  OutputWalk(const EndedTranslation& ended, const TraceView& trace, Answers& answers,
             Showing& showing, StepWriter& steps, Explanation& out);

  /// Tells of the value at `path` and all below it; where there is none, of the nearest above.
  /// Gives the path as it is written in pointers.
  std::string tell(std::string_view path);

 private:
  void visit(const Node& node, const std::string& pointer, const Node* around);
  std::string name_of(const Node& object, std::size_t index) const;
  std::pair<std::string, bool> written(std::string_view path) const;
  void visit_list(const Node& node, const std::string& pointer);
  WhyValue value_at(const Node& node, const std::string& pointer, const Node* around);
  void tell_absent_lines(const Node& object, const std::string& pointer);
  void tell_absent(StepId line, const std::string& pointer);
  void tell_left_out(StepId line, const Node& list, const std::string& pointer);
  void tell_item(StepId item, const std::string& pointer, std::string because);
  template <typename WantedForm>
  std::optional<StepId> line_with(const Node& value) const;
  bool is_wanted(std::string_view pointer) const;
  bool is_phi(RuleId rule) const;

  const EndedTranslation& ended_;
  const TraceView& trace_;
  Answers& answers_;
  Showing& showing_;
  StepWriter& steps_;
  Explanation& out_;
  std::string path_;                            // as it is written
  std::multimap<const void*, StepId> objects_;  // by where their members are
  std::multimap<const void*, StepId> lists_;
};

/// Whether `pointer` is `path` or below it.
bool is_at_or_below(std::string_view pointer, std::string_view path);

}  // namespace smx::why

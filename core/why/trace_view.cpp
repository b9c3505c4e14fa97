#include "why/trace_view.h"

#include <algorithm>

namespace smx::why {

namespace {

/// Where the parts of a step are counted; the parts of none come first.
std::size_t row_of(StepId id) {
  return id == kNoStep ? 0 : std::size_t{id} + 1;
}

const void* data_of(const Node& node) {
  switch (node.kind()) {
    case Kind::object: return node.members().data();
    case Kind::list: return node.items().data();
    case Kind::text:
    case Kind::number: return node.text().data();
    default: return nullptr;
  }
}

bool is_one_of(const std::vector<const Form*>& forms, const Form& form) {
  return std::ranges::find(forms, &form) != forms.end();
}

}  // namespace

bool is_same(const Node& one, const Node& other) {
  if (one.kind() != other.kind() || data_of(one) != data_of(other)) return false;
  return !one.is(Kind::boolean) || one.truth() == other.truth();
}

bool is_passed_over(const FirstForm& first, const Step& part) {
  const auto skips = [&](State state) { return first.skipping[static_cast<std::size_t>(state)]; };
  if (part.is_absent()) return skips(State::missing);
  if (!part.is_value()) return false;
  if (part.node.is(Kind::null)) return skips(State::null);
  return part.node.is_empty() && skips(State::empty);
}

TraceView::TraceView(const TraceRecorder& recorder)
    : recorder_(recorder), steps_(recorder.steps()), first_(steps_.size() + 2, 0) {
  for (const Step& step : steps_) ++first_[row_of(step.parent) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  all_parts_.resize(steps_.size());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (StepId id = 0; id < steps_.size(); ++id) {
    const Step& step = steps_[id];
    all_parts_[next[row_of(step.parent)]++] = id;
    if (step.is(Step::Kind::need)) needs_[step.what].push_back(id);
    if (step.is(Step::Kind::path) && step.slot() && step.slot()->let)
      lets_.insert(step.slot()->let);
  }
}

std::span<const StepId> TraceView::parts(StepId id) const {
  const std::size_t row = row_of(id);
  return std::span<const StepId>(all_parts_).subspan(first_[row], first_[row + 1] - first_[row]);
}

bool TraceView::is_aside(StepId id) const {
  const Step& step = steps_[id];
  if (step.is(Step::Kind::need)) return true;
  return step.is(Step::Kind::line) && lets_.contains(step.what);
}

std::optional<StepId> TraceView::source(StepId path) const {
  const Step& step = steps_[path];
  if (step.is_value()) {
    if (const auto made = recorder_.step_of(step.node.rule())) return made;
  }
  const SlotInfo* slot = step.slot();
  if (slot && slot->need) {
    const auto found = needs_.find(slot->need);
    if (found == needs_.end()) return std::nullopt;
    // One need is asked anew for each item: the last answer before is the one that was read.
    const auto behind = std::ranges::upper_bound(found->second, path);
    if (behind == found->second.begin()) return std::nullopt;
    return *(behind - 1);
  }
  return step.is_absent() ? line_without_value(path) : recorder_.step_of(step.stamp);
}

/// Of an object that a line made, the line of one of its members, wherever it was written.
std::optional<StepId> TraceView::line_of_member(StepId line, std::string_view name) const {
  const auto& what = steps_[line].form().what;
  if (const auto* fields = std::get_if<FieldsForm>(&what)) {
    for (const StepId part : parts(line)) {
      if (!steps_[part].is(Step::Kind::line)) continue;
      const auto target = std::ranges::find(fields->targets, &steps_[part].form(), &Target::form);
      if (target != fields->targets.end() && target->name == name) return part;
    }
    return std::nullopt;
  }
  const auto next = deciding(line);
  if (!next || steps_[*next].is(Step::Kind::decision) || steps_[*next].is(Step::Kind::call))
    return std::nullopt;
  if (steps_[*next].is(Step::Kind::line)) return line_of_member(*next, name);
  const auto made = recorder_.step_of(steps_[*next].node.rule());
  return made ? line_of_member(*made, name) : std::nullopt;
}

/// What a path that leads to nothing starts from, or the line on its way that has no value.
std::optional<StepId> TraceView::line_without_value(StepId path) const {
  std::optional<StepId> line = recorder_.step_of(steps_[path].stamp);
  if (!line || !steps_[*line].is(Step::Kind::line)) return line;
  for (const PathStep& step : steps_[path].expr().steps) {
    if (step.kind != PathStep::Kind::member || !steps_[*line].is_value()) break;
    const auto member = line_of_member(*line, step.name);
    if (!member) break;
    line = member;
  }
  return line;
}

std::optional<StepId> TraceView::condition_of(StepId guard) const {
  std::optional<StepId> condition;
  for (const StepId part : parts(steps_[guard].parent)) {
    if (part == guard) return condition;
    if (steps_[part].is(Step::Kind::condition)) condition = part;
  }
  return condition;
}

std::optional<StepId> TraceView::last_of(StepId id, Step::Kind kind) const {
  std::optional<StepId> last;
  for (const StepId part : parts(id)) {
    if (steps_[part].is(kind) && !is_aside(part)) last = part;
  }
  return last;
}

std::optional<StepId> TraceView::deciding_policy(StepId line) const {
  const auto policy = last_of(line, Step::Kind::policy);
  if (!policy) return std::nullopt;
  const Step& step = steps_[*policy];
  const Action action = step.policy().action;
  const bool gives = action == Action::use_default || action == Action::use_expression;
  const bool is_its_value = steps_[line].is_value() && is_same(steps_[line].node, step.node);
  return gives && step.is_value() && is_its_value ? policy : std::nullopt;
}

std::optional<StepId> TraceView::taken_alternative(StepId line) const {
  const auto* first = std::get_if<FirstForm>(&steps_[line].form().what);
  const auto* cases = std::get_if<CasesForm>(&steps_[line].form().what);
  for (const StepId part : parts(line)) {
    const Step& step = steps_[part];
    if (!step.is(Step::Kind::line)) continue;
    if (first && is_one_of(first->parts, step.form()) && !is_passed_over(*first, step)) return part;
    const bool is_case = cases && is_one_of(cases->cases, step.form());
    if (is_case && step.state != Val::State::quiet) return part;
  }
  return std::nullopt;
}

std::optional<StepId> TraceView::deciding(StepId line) const {
  const auto& what = steps_[line].form().what;
  if (std::get_if<FirstForm>(&what) || std::get_if<CasesForm>(&what))
    return taken_alternative(line);
  if (std::get_if<DecideForm>(&what)) return last_of(line, Step::Kind::decision);
  if (std::get_if<UseForm>(&what)) {
    const auto mapping = last_of(line, Step::Kind::mapping);
    return mapping ? last_of(*mapping, Step::Kind::line) : std::nullopt;
  }
  if (!std::get_if<FromForm>(&what)) return std::nullopt;
  std::optional<StepId> last;
  for (const StepId part : parts(line)) {
    if (steps_[part].is(Step::Kind::path) || steps_[part].is(Step::Kind::call)) last = part;
  }
  return last;
}

}  // namespace smx::why

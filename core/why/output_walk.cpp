#include "why/output_walk.h"

#include <algorithm>
#include <set>

#include "value/pointer.h"
#include "why/words.h"

namespace smx::why {

namespace {

WhyShape shape_of_kind(const Node& node) {
  if (node.is(Kind::object)) return WhyShape::object;
  return node.is(Kind::list) ? WhyShape::list : WhyShape::scalar;
}

/// What a list may have left out behind its items' own conditions.
std::string arrangement_words(const EachForm& each) {
  const Arrangement* const arrangement = each.arrangement;
  if (!arrangement) return "it is not in the list";
  if (arrangement->distinct && arrangement->limit) return "`distinct` or `limit` leaves it out";
  if (arrangement->limit)
    return "it stands behind the limit of " + std::to_string(arrangement->limit->to);
  return arrangement->distinct ? "another item has its key" : "it is not in the list";
}

}  // namespace

bool is_at_or_below(std::string_view pointer, std::string_view path) {
  if (!pointer.starts_with(path)) return false;
  return pointer.size() == path.size() || path.empty() || pointer[path.size()] == '/';
}

OutputWalk::OutputWalk(const EndedTranslation& ended, const TraceView& trace, Answers& answers,
                       Showing& showing, StepWriter& steps, Explanation& out)
    : ended_(ended), trace_(trace), answers_(answers), showing_(showing), steps_(steps), out_(out) {
  for (StepId id = 0; id < trace_.size(); ++id) {
    const Step& step = trace_[id];
    if (!step.is(Step::Kind::line) || !step.is_value()) continue;
    const auto& what = step.form().what;
    if (step.node.is(Kind::object) && std::get_if<FieldsForm>(&what))
      objects_.emplace(step.node.members().data(), id);
    if (step.node.is(Kind::list) && std::get_if<EachForm>(&what))
      lists_.emplace(step.node.items().data(), id);
  }
}

/// The line of some form that made an object or a list, which lines around it may have taken over.
template <typename WantedForm>
std::optional<StepId> OutputWalk::line_with(const Node& value) const {
  const auto maker = trace_.maker(value);
  const auto of = [&](const Node& node) -> std::optional<StepId> {
    const bool is_object = node.is(Kind::object);
    const auto& known = is_object ? objects_ : lists_;
    const void* const data = is_object ? static_cast<const void*>(node.members().data())
                                       : static_cast<const void*>(node.items().data());
    std::optional<StepId> found;
    for (auto [at, end] = known.equal_range(data); at != end; ++at) {
      const bool is_it = std::get_if<WantedForm>(&trace_[at->second].form().what) &&
                         is_same(trace_[at->second].node, node);
      // Empty ones share a place: then it must be inside of what made the value.
      const bool is_inside = maker && at->second >= *maker;
      if (is_it && (is_inside || !node.is_empty())) found = found ? found : at->second;
    }
    return found;
  };
  if (const auto found = of(value)) return found;
  // A rank is written into a copy of the object; the line still has the one without it.
  if (maker && trace_[*maker].is_value() && trace_[*maker].node.kind() == value.kind())
    return of(trace_[*maker].node);
  return std::nullopt;
}

std::string OutputWalk::tell(std::string_view path) {
  std::string whole = written(path).first;
  while (!path.empty() && !written(path).second) path = path.substr(0, path.rfind('/'));
  path_ = written(path).first;
  visit(ended_.evaluation.output, "", nullptr);
  return whole;
}

/// The name of a member as pointers have it: what the rules write is no secret, whatever schemas
/// say.
std::string OutputWalk::name_of(const Node& object, std::size_t index) const {
  const std::string_view name = object.members()[index].name;
  if (line_with<FieldsForm>(object)) return std::string(name);
  return showing_.name_in_pointer(name, index);
}

/// A path of names, or of what stands for them, and whether it leads anywhere.
std::pair<std::string, bool> OutputWalk::written(std::string_view path) const {
  std::string out;
  const Node* node = &ended_.evaluation.output;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string token(path.substr(0, end));
    path.remove_prefix(end);
    const Node* below = node ? find_at(*node, token) : nullptr;
    std::string as_written = token;
    for (std::size_t i = 0; node && node->is(Kind::object) && i < node->members().size(); ++i) {
      std::string known;
      append_token(known, name_of(*node, i));
      if (&node->members()[i].value != below && known != token) continue;
      below = &node->members()[i].value;
      as_written = known;
    }
    out += as_written;
    node = below;
  }
  return {out, node != nullptr};
}

bool OutputWalk::is_wanted(std::string_view pointer) const {
  return is_at_or_below(pointer, path_);
}

bool OutputWalk::is_phi(RuleId rule) const {
  return ended_.program.rules[rule].phi == Phi::yes;
}

void OutputWalk::visit(const Node& node, const std::string& pointer, const Node* around) {
  // Above the wanted one there is nothing to tell, and beside it nothing below.
  if (!is_wanted(pointer) && !is_at_or_below(path_, pointer)) return;
  if (is_wanted(pointer)) out_.values.push_back(value_at(node, pointer, around));
  const bool is_made = trace_.maker(node).has_value();
  const Node* const whole = is_made ? &node : around;
  if (node.is(Kind::object)) {
    for (std::size_t i = 0; i < node.members().size(); ++i) {
      std::string below = pointer;
      append_token(below, name_of(node, i));
      visit(node.members()[i].value, below, whole);
    }
    if (is_wanted(pointer)) tell_absent_lines(node, pointer);
  } else if (node.is(Kind::list)) {
    for (std::size_t i = 0; i < node.items().size(); ++i)
      visit(node.items()[i], pointer + "/" + std::to_string(i), whole);
    if (is_wanted(pointer)) visit_list(node, pointer);
  }
}

WhyValue OutputWalk::value_at(const Node& node, const std::string& pointer, const Node* around) {
  WhyValue out;
  out.pointer = pointer;
  out.shape = shape_of_kind(node);
  const auto maker = trace_.maker(node);
  const bool is_in_document = !maker && showing_.is_in_document(node);
  // What came with the value around it is as secret as that, unless it stands in a document.
  const bool is_inner = !maker && node.rule() == 0 && around && !is_in_document;
  out.value = showing_.value(node, answers_.secrecy_of(is_inner ? *around : node));
  if (maker) {
    const std::size_t step = steps_.write(*maker);
    const WhyStep& line = out_.steps[step];
    out.step = step;
    out.answer = line.because;
    out.rule = line.subject;
    out.place = line.place;
    out.describes_patient = is_phi(trace_[*maker].form().rule);
  } else if (node.rule() != 0 && node.rule() < ended_.program.rules.size()) {
    const Rule& rule = ended_.program.rules[node.rule()];
    out.answer = "a constant of the rules";
    out.rule = rule.address;
    out.place = place_of(rule.span);
  } else {
    if (around) out.describes_patient = is_phi(trace_[*trace_.maker(*around)].form().rule);
    out.answer = "as it came with the value around it";
  }
  const InputPlace* const place = showing_.place(node.origin());
  // What was made while looking for something that is not there has the place of all of it.
  const bool says_where = place && (is_in_document || !place->pointer.empty());
  if (says_where) out.inputs.push_back(*place);
  if (is_in_document && place) out.answer = place_words(*place);
  return out;
}

void OutputWalk::tell_absent_lines(const Node& object, const std::string& pointer) {
  const auto line = line_with<FieldsForm>(object);
  if (!line) return;
  const auto& fields = *std::get_if<FieldsForm>(&trace_[*line].form().what);
  for (const StepId part : trace_.parts(*line)) {
    const Step& step = trace_[part];
    if (!step.is(Step::Kind::line) || !step.is_absent()) continue;
    const auto target = std::ranges::find(fields.targets, &step.form(), &Target::form);
    if (target == fields.targets.end()) continue;
    std::string below = pointer;
    append_token(below, target->name);
    tell_absent(part, below);
  }
}

void OutputWalk::tell_absent(StepId line, const std::string& pointer) {
  const std::size_t step = steps_.write(line);
  const WhyStep& words = out_.steps[step];
  out_.absent.push_back(
      {pointer, answers_.absence(line, Answers::Reach::far), words.subject, words.place, step});
}

void OutputWalk::visit_list(const Node& node, const std::string& pointer) {
  if (const auto line = line_with<EachForm>(node)) tell_left_out(*line, node, pointer);
}

void OutputWalk::tell_left_out(StepId line, const Node& list, const std::string& pointer) {
  std::set<std::optional<StepId>> kept;
  for (const Node& item : list.items()) kept.insert(trace_.maker(item));
  const auto& each = *std::get_if<EachForm>(&trace_[line].form().what);
  for (const StepId part : trace_.parts(line)) {
    const Step& step = trace_[part];
    if (!step.is(Step::Kind::item)) continue;
    if (!step.is_value()) {
      tell_item(part, pointer, out_.steps[steps_.write(part)].because);
      continue;
    }
    const auto body = trace_.last_of(part, Step::Kind::line);
    if (body && !kept.contains(body)) tell_item(part, pointer, arrangement_words(each));
  }
}

void OutputWalk::tell_item(StepId item, const std::string& pointer, std::string because) {
  WhyLeftOut out;
  out.pointer = pointer;
  if (const InputPlace* place = showing_.place(trace_[item].node.origin())) out.item = *place;
  out.because = std::move(because);
  out.step = steps_.write(item);
  out_.left_out.push_back(std::move(out));
}

}  // namespace smx::why

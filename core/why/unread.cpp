#include "why/unread.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "value/pointer.h"

namespace smx::why {

namespace {

bool is_container(const Node& node) {
  return node.is(Kind::object) || node.is(Kind::list);
}

std::uint64_t key_of(Origin origin) {
  return (std::uint64_t{origin.document} << 32) | origin.offset;
}

/// Which values of documents were looked at.
class Looks {
 public:
  Looks(const EndedTranslation& ended, const TraceView& trace) {
    for (StepId id = 0; id < trace.size(); ++id) take(trace[id]);
    take_calls(trace, kNoStep);
    for (StepId id = 0; id < trace.size(); ++id) take_calls(trace, id);
    for (const FilteredStart& start : trace.filtered())
      take_filters(start.node, trace[start.path].expr().steps);
    if (ended.evaluation.has_output) take_written(ended.evaluation.output);
  }

  bool has_whole(const Node& node) const { return whole_.contains(key_of(node.origin())); }
  bool has(const Node& node) const { return seen_.contains(key_of(node.origin())); }

 private:
  void take(const Step& step) {
    if (!step.is(Step::Kind::path)) return;
    seen_.insert(key_of(step.node.origin()));
    if (!step.is_value() || !step.node.is(Kind::list)) return;
    for (const Node& item : step.node.items()) {
      if (!is_container(item)) seen_.insert(key_of(item.origin()));
    }
  }

  /// What goes into a function is looked at whole.
  void take_calls(const TraceView& trace, StepId around) {
    const Step* before = nullptr;
    for (const StepId part : trace.parts(around)) {
      const Step& step = trace[part];
      if (step.is(Step::Kind::call) && before && before->is_value()) take_whole(before->node);
      if (step.is(Step::Kind::call) || step.is(Step::Kind::path)) before = &step;
    }
  }

  void take_whole(const Node& node) {
    if (node.origin().document != kNoDocument && is_container(node))
      whole_.insert(key_of(node.origin()));
    if (node.is(Kind::list)) {
      for (const Node& item : node.items()) take_whole(item);
    }
  }

  void take_filters(const Node& node, std::span<const PathStep> steps) {
    if (steps.empty()) return;
    const PathStep& step = steps.front();
    const auto rest = steps.subspan(1);
    seen_.insert(key_of(node.origin()));
    if (step.kind == PathStep::Kind::member) {
      const Node* next = node.is(Kind::object) ? node.find(step.name) : nullptr;
      if (next) take_filters(*next, rest);
      return;
    }
    if (!node.is(Kind::list)) return;
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      const bool is_passed = step.kind == PathStep::Kind::position && i != step.position;
      if (is_passed) continue;
      for (const Match& match : step.matches) take_match(node.items()[i], match);
      take_filters(node.items()[i], rest);
    }
  }

  void take_match(const Node& item, const Match& match) {
    const Node* at = &item;
    for (const std::string& name : match.path) {
      at = at->is(Kind::object) ? at->find(name) : nullptr;
      if (!at) return;
    }
    seen_.insert(key_of(at->origin()));
  }

  void take_written(const Node& node) {
    if (!is_container(node)) return;
    // An object that a line made has no place of its own, one taken over has.
    if (node.origin().document != kNoDocument && node.is(Kind::object)) take_whole(node);
    if (node.is(Kind::list)) {
      for (const Node& item : node.items()) take_written(item);
      return;
    }
    for (const Member& member : node.members()) take_written(member.value);
  }

  std::unordered_set<std::uint64_t> seen_;
  std::unordered_set<std::uint64_t> whole_;
};

/// Goes through one document.
class UnreadWalk {
 public:
  UnreadWalk(const Looks& looks, const Showing& showing, std::string document,
             std::vector<WhyUnread>& out)
      : looks_(looks), showing_(showing), document_(std::move(document)), out_(out) {}

  void visit(const Node& node, const std::string& pointer) {
    ++totals_[pointer];
    if (looks_.has_whole(node)) return;
    if (!has_look(node)) return add(node, pointer);
    if (node.is(Kind::object)) {
      for (const Member& member : node.members()) {
        std::string below = pointer;
        // The names of a map are data: its members are told together, like items.
        append_token(below, showing_.is_declared(member.name) ? member.name : "*");
        visit(member.value, below);
      }
    } else if (node.is(Kind::list)) {
      for (const Node& item : node.items()) visit(item, pointer + "/*");
    }
  }

  void finish() {
    for (WhyUnread& one : out_) {
      if (one.document == document_) one.of = totals_[one.pointer];
    }
  }

 private:
  /// Whether it or something in it was looked at.
  bool has_look(const Node& node) {
    if (looks_.has(node) || looks_.has_whole(node)) return true;
    if (!is_container(node)) return false;
    const auto [known, is_new] = inside_.try_emplace(key_of(node.origin()), false);
    if (!is_new) return known->second;
    bool found = false;
    if (node.is(Kind::list)) {
      for (const Node& item : node.items()) found = found || has_look(item);
    } else {
      for (const Member& member : node.members()) found = found || has_look(member.value);
    }
    return inside_[key_of(node.origin())] = found;
  }

  void add(const Node& node, const std::string& pointer) {
    const auto [known, is_new] = places_.try_emplace(pointer, out_.size());
    if (!is_new) {
      ++out_[known->second].count;
      return;
    }
    out_.push_back({document_, pointer, shape_of(node)});
  }

  const Looks& looks_;
  const Showing& showing_;
  std::string document_;
  std::vector<WhyUnread>& out_;
  std::map<std::string, std::size_t> totals_;
  std::map<std::string, std::size_t> places_;
  std::unordered_map<std::uint64_t, bool> inside_;
};

}  // namespace

std::vector<WhyUnread> unread_parts(const EndedTranslation& ended, const TraceView& trace,
                                    const Showing& showing) {
  const Looks looks(ended, trace);
  std::map<std::string, std::vector<const Node*>> documents;  // a need may be answered many times
  std::vector<std::string> names;
  for (const Node& root : showing.documents()) {
    const std::string name = ended.documents.place(root.origin()).document;
    auto& all = documents[name];
    if (all.empty()) names.push_back(name);
    all.push_back(&root);
  }
  std::vector<WhyUnread> out;
  for (const std::string& name : names) {
    const std::size_t before = out.size();
    UnreadWalk walk(looks, showing, name, out);
    for (const Node* root : documents[name]) walk.visit(*root, "");
    walk.finish();
    const bool is_input = std::ranges::find(ended.mapping.inputs, name, &InputInfo::name) !=
                          ended.mapping.inputs.end();
    for (std::size_t i = before; i < out.size(); ++i) out[i].is_answer = !is_input;
  }
  return out;
}

}  // namespace smx::why

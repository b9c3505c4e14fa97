// Paths: from a value to the values below it. What is not there is missing, two where one was meant
// is a fault, and only `*` makes lists.
#include "eval/run.h"
#include "types/validate.h"

namespace smx {

namespace {

const Node* follow(const Node& node, std::span<const std::string> names) {
  const Node* at = &node;
  for (const std::string& name : names) {
    if (at->is(Kind::object)) {
      at = at->find(name);
    } else if (at->is(Kind::list) && !name.empty() && name[0] >= '0' && name[0] <= '9') {
      const std::size_t position = std::stoul(name);
      at = position < at->items().size() ? &at->items()[position] : nullptr;
    } else {
      at = nullptr;
    }
    if (!at) return nullptr;
  }
  return at;
}

bool makes_list(const PathStep& step) {
  return step.kind == PathStep::Kind::every || step.kind == PathStep::Kind::filter_every;
}

}  // namespace

Val Evaluator::Run::expression(const Expr& expr, Frame& frame) {
  Val value;
  if (expr.group) {
    const Val start = expression(*expr.group, frame);
    value = start.is_present() && !expr.steps.empty() ? path(start.node, expr, frame) : start;
    if (recorder_) recorder_->path_taken(expr, nullptr, start, value);
  } else {
    // Not copied: a slot may hold a large object of which one member is wanted.
    const Val& start = read(expr.slot, frame);
    value = start.is_present() && !expr.steps.empty() ? path(start.node, expr, frame) : start;
    if (recorder_) recorder_->path_taken(expr, &frame.slots[expr.slot], start, value);
  }
  for (const CallStep& step : expr.calls) {
    if (!value.is_present()) return value;
    value = recorder_ ? recorded_call(step, value, frame) : call(step, value, frame);
  }
  return value;
}

/// Where the members of a short way lead to, or null.
const Node* Evaluator::Run::short_path(const Expr& expr, Frame& frame) {
  const Val& start = read(expr.slot, frame);
  if (!start.is_value()) return nullptr;
  const Node* node = &start.node;
  for (const PathStep& step : expr.steps) {
    if (!node->is(Kind::object)) return nullptr;
    node = node->find(step.name, step.expected);
    if (!node) return nullptr;
  }
  return node;
}

/// The steps from a value on. Those of the plain kinds only move a pointer.
Val Evaluator::Run::path(const Node& start, const Expr& expr, Frame& frame) {
  const std::span<const PathStep> steps = expr.steps;
  const Node* node = &start;
  Val held;  // what `node` points to, where a step has worked it out
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const PathStep& step = steps[i];
    if (node->is(Kind::null)) return Val::missing(node->origin());
    if (step.kind == PathStep::Kind::member && !step.absent_type) {
      const Node* found = node->is(Kind::object) ? node->find(step.name, step.expected) : nullptr;
      if (!found) return Val::missing(node->origin());
      node = found;
    } else if (makes_list(step)) {
      return every(*node, steps.subspan(i), expr, frame);
    } else {
      Val next = this->step(*node, step, expr, frame);
      if (!next.is_value()) return next;
      held = next;
      node = &held.node;
    }
  }
  return Val::of(*node);
}

/// The list of everything that the steps lead to.
Val Evaluator::Run::every(const Node& node, std::span<const PathStep> steps, const Expr& expr,
                          Frame& frame) {
  const std::size_t mark = buffers_.nodes.size();
  Val stopped = collect(node, steps, expr, frame);
  auto items = arena_.copy(std::span<const Node>(buffers_.nodes).subspan(mark));
  buffers_.nodes.resize(mark);
  return stopped.is_value() ? Val::of(Node::list(items, node.origin())) : stopped;
}

/// One step that gives one value.
Val Evaluator::Run::step(const Node& node, const PathStep& step, const Expr& expr, Frame& frame) {
  const Node* found = nullptr;
  switch (step.kind) {
    case PathStep::Kind::member:
      if (node.is(Kind::object)) found = node.find(step.name, step.expected);
      break;
    case PathStep::Kind::position:
      if (node.is(Kind::list) && step.position < node.items().size())
        found = &node.items()[step.position];
      break;
    case PathStep::Kind::computed: {
      Val key = expression(*step.key, frame);
      if (!key.is_present()) return key.is_null() ? Val::missing(node.origin()) : key;
      if (node.is(Kind::object) && spend(node.members().size())) found = node.find(key.node.text());
      if (exhausted_)
        return Val::failed(fault(Code::budget_exceeded, rule_, expr.span, {node.origin()}));
      break;
    }
    case PathStep::Kind::filter_one: return filter_one(node, step, expr, frame);
    case PathStep::Kind::every:
    case PathStep::Kind::filter_every: break;  // collect() has these
  }
  if (!found) return Val::missing(node.origin());
  if (step.absent_type && counts_as_absent(*found, *step.absent_type))
    return Val::missing(found->origin());
  return Val::of(*found);
}

Val Evaluator::Run::filter_one(const Node& node, const PathStep& step, const Expr& expr,
                               Frame& frame) {
  if (!node.is(Kind::list)) return Val::missing(node.origin());
  if (!spend(node.items().size()))
    return Val::failed(fault(Code::budget_exceeded, rule_, expr.span, {node.origin()}));
  const Node* found = nullptr;
  for (const Node& item : node.items()) {
    Verdict verdict = matches(item, step.matches, frame);
    if (verdict.truth == Verdict::Truth::pending) return Val::pending();
    if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
    if (verdict.truth == Verdict::Truth::no) continue;
    if (found) {
      return Val::failed(
          fault(Code::many_values, rule_, expr.span, {found->origin(), item.origin()}));
    }
    found = &item;
  }
  return found ? Val::of(*found) : Val::missing(node.origin());
}

/// Pushes what the steps lead to on the node stack. Gives a value when all went well, else what
/// stopped it.
Val Evaluator::Run::collect(const Node& node, std::span<const PathStep> steps, const Expr& expr,
                            Frame& frame) {
  if (steps.empty()) {
    buffers_.nodes.push_back(node);
    return Val::of(node);
  }
  if (makes_list(steps.front())) return collect_every(node, steps, expr, frame);
  if (node.is(Kind::null)) return Val::of(node);
  Val next = step(node, steps.front(), expr, frame);
  if (next.is_missing()) return Val::of(node);  // an item without the member adds nothing
  return next.is_value() ? collect(next.node, steps.subspan(1), expr, frame) : next;
}

Val Evaluator::Run::collect_every(const Node& node, std::span<const PathStep> steps,
                                  const Expr& expr, Frame& frame) {
  const PathStep& every = steps.front();
  auto visit = [&](const Node& item) {
    if (every.kind == PathStep::Kind::filter_every) {
      Verdict verdict = matches(item, every.matches, frame);
      if (verdict.truth == Verdict::Truth::pending) return Val::pending();
      if (verdict.truth == Verdict::Truth::fault) return Val::failed(verdict.fault);
      if (verdict.truth == Verdict::Truth::no) return Val::of(item);
    }
    return collect(item, steps.subspan(1), expr, frame);
  };
  const bool has_children = node.is(Kind::list) || node.is(Kind::object);
  if (has_children && !spend(node.is(Kind::list) ? node.items().size() : node.members().size())) {
    return Val::failed(fault(Code::budget_exceeded, rule_, expr.span, {node.origin()}));
  }
  if (node.is(Kind::list)) {
    for (const Node& item : node.items()) {
      Val visited = visit(item);
      if (!visited.is_value()) return visited;
    }
  } else if (node.is(Kind::object)) {
    for (const Member& member : node.members()) {
      Val visited = visit(member.value);
      if (!visited.is_value()) return visited;
    }
  }
  return Val::of(node);
}

Verdict Evaluator::Run::matches(const Node& item, std::span<const Match> all, Frame& frame) {
  for (const Match& match : all) {
    const Node* found = follow(item, match.path);
    if (!found) return Verdict::of(false);
    Node wanted = match.literal;
    if (match.computed) {
      Val value = expression(*match.computed, frame);
      if (value.is_pending()) return {Verdict::Truth::pending, nullptr};
      if (value.is_fault()) return {Verdict::Truth::fault, value.fault};
      if (!value.is_present()) return Verdict::of(false);
      wanted = value.node;
    }
    if (!equal_values(*found, wanted)) return Verdict::of(false);
  }
  return Verdict::of(true);
}

}  // namespace smx

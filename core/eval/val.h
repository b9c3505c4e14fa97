// What a line or expression came to: a value, an absence, a fault, or "ask the host first".
#pragma once

#include "eval/evaluator.h"
#include "value/node.h"

namespace smx {

struct Val {
  enum class State : std::uint8_t {
    unset,  // a slot nobody has read yet
    missing,
    quiet,    // missing because a `when` does not hold: no policy acts on it
    value,    // `node`; null is a value of kind null
    pending,  // waits for an answer of the host
    fault,
  };

  State state = State::unset;
  bool left_traces = false;  // of a slot: see Run::traces()
  Node node;                 // where missing: only its origin, the nearest place there is
  const Fault* fault = nullptr;

  static Val of(const Node& node) { return {State::value, false, node, nullptr}; }
  static Val missing(Origin near = {}) {
    return {State::missing, false, Node::null(near), nullptr};
  }
  static Val quiet() { return {State::quiet, false, {}, nullptr}; }
  static Val pending() { return {State::pending, false, {}, nullptr}; }
  static Val failed(const Fault* fault) { return {State::fault, false, {}, fault}; }

  bool is_value() const { return state == State::value; }
  bool is_null() const { return is_value() && node.is(Kind::null); }
  bool is_present() const { return is_value() && !node.is(Kind::null); }
  bool is_missing() const { return state == State::missing || state == State::quiet; }
  bool is_pending() const { return state == State::pending; }
  bool is_fault() const { return state == State::fault; }
  Origin origin() const { return node.origin(); }
};

/// A condition's answer.
struct Verdict {
  enum class Truth : std::uint8_t { no, yes, pending, fault };
  Truth truth = Truth::no;
  const Fault* fault = nullptr;

  static Verdict of(bool truth) { return {truth ? Truth::yes : Truth::no, nullptr}; }
};

}  // namespace smx

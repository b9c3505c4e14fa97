// Made-up values, and the tests of conditions on them. The tests are those of the evaluator, which
// this room cannot see; a test of the engine holds the two against each other.
#pragma once

#include <string>

#include "program/program.h"

namespace smx::tablecheck {

struct Value {
  enum class State : std::uint8_t { missing, null, present };
  State state = State::missing;
  Node node;  // where present

  static Value missing() { return {}; }
  static Value null() { return {State::null, {}}; }
  static Value of(const Node& node) { return {State::present, node}; }
  bool is_present() const { return state == State::present; }
};

/// Whether a test other than `same_as` holds for a value of its left side.
bool holds(const Condition& test, const Value& value);

/// Whether two values are the same for a `same_as`.
bool same(const Condition& test, const Value& left, const Value& right);

/// As an author would write it: `missing`, `500`, `"a: b"`.
std::string shown(const Value& value);

}  // namespace smx::tablecheck

// Runs scripts: one Lua state in a sandbox, for one thread at a time.
//
// A script is loaded when a function of it is first called, and kept. It can keep nothing between
// calls: its globals are frozen, its tables become read-only once it is loaded, and what it was
// given goes stale when the call ends. So the same arguments give the same result, whatever was
// called before.
//
// Nothing a script does gets past here but a CallResult: no exception, no endless loop, no text of
// an error that could hold a value.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "functions/function.h"
#include "lua/script.h"

namespace smx::lua {

/// Something that makes a script unusable.
struct Problem {
  Code code{};
  std::string message;
  Span place;                          // in the script
  const Function* function = nullptr;  // the one that is concerned, where it is one
};

class Machine {
 public:
  explicit Machine(const Limits& limits);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// A new translation begins: its budgets are full.
  void begin();

  /// Calls `spec.script`. `input` and `arguments` must be what the spec takes; the result has been
  /// held against what it gives, and lives in `context.arena` or is a part of the input.
  CallResult call(const FunctionSpec& spec, const Node& input, std::span<const Argument> arguments,
                  CallContext& context);

  /// Loads a script to see whether it can be used: that it is Lua, runs, and has its functions.
  std::vector<Problem> check(const Script& script);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace smx::lua

// A script with one function `f`, called as rules call it. The static look through a script is left
// out on purpose: the machine must hold by itself.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "json/read_json.h"
#include "json/write_json.h"
#include "lua/machine.h"
#include "types/type.h"

namespace smx::lua_test {

inline Limits small_limits() {
  Limits limits;
  limits.script_steps = 2'000'000;
  limits.script_bytes = 8u << 20;
  return limits;
}

class World {
 public:
  /// `text` is a whole script; parameters counts those of `f`.
  explicit World(std::string text, int parameters = 1, Limits limits = small_limits())
      : source_("test.lua", std::move(text)),
        script_(std::make_shared<lua::Script>(source_)),
        machine_(limits) {
    spec_.name = "test.f";
    spec_.takes = Takes::declared;
    spec_.gives = Gives::declared;
    spec_.takes_type = types_.any();
    spec_.gives_type = types_.any();
    spec_.presence = Presence::maybe;
    spec_.faults = {{"no-text-left", "Nothing is left."}};
    for (int i = 1; i < parameters; ++i) {
      ArgumentSpec argument;
      argument.kind = ArgumentKind::declared;
      argument.type = types_.any();
      argument.required = false;
      spec_.arguments.push_back(argument);
    }
    spec_.script = script_->add("f", parameters);
  }

  static std::string body(std::string_view statements) {
    return "local library = {}\nfunction library.f(x)\n" + std::string(statements) +
           "\nend\nreturn library\n";
  }
  static World of(std::string_view statements) { return World(body(statements)); }

  FunctionSpec& spec() { return spec_; }
  TypeStore& types() { return types_; }
  lua::Machine& machine() { return machine_; }
  const lua::Script& script() const { return *script_; }
  lua::Script& script() { return *script_; }

  Node read(std::string_view json) {
    const JsonDocument document = read_json(arena_.copy(json), kNoDocument, arena_, Limits{});
    if (!document.root) throw std::invalid_argument("no JSON: " + std::string(json));
    return *document.root;
  }

  CallResult call(const Node& input, std::vector<Argument> arguments = {}) {
    arguments.resize(spec_.arguments.size());
    scratch_.clear();
    CallContext context{arena_, scratch_};
    return machine_.call(spec_, input, arguments, context);
  }

  /// The result as JSON, `missing`, `fault NAME`, `broken: ...` or `spent`.
  std::string run(std::string_view json) {
    machine_.begin();
    return words(call(read(json)));
  }

  static std::string words(const CallResult& result) {
    std::string out;
    switch (result.state) {
      case CallResult::State::value: write_json(result.value, JsonLayout::compact, out); return out;
      case CallResult::State::missing: return "missing";
      case CallResult::State::fault: return "fault " + std::string(result.fault);
      case CallResult::State::broken: return "broken: " + result.detail;
      case CallResult::State::spent: return "spent";
    }
    return "";
  }

 private:
  Source source_;
  std::shared_ptr<lua::Script> script_;
  TypeStore types_;
  FunctionSpec spec_;
  lua::Machine machine_;
  Arena arena_;
  std::string scratch_;
};

/// `statements` as the body of a function of x.
inline std::string run(std::string_view statements, std::string_view json = "\"x\"") {
  World world(World::body(statements));
  return world.run(json);
}

}  // namespace smx::lua_test

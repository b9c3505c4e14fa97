#include "lua/machine.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <unordered_map>

#include "lua/session.h"
#include "lua/syntax_error.h"
#include "types/validate.h"

namespace smx::lua {

namespace {

constexpr int kInstructionsBetweenLooks = 200;
/// Loading a script is no part of a translation: a machine that is used again must not differ.
constexpr std::uint64_t kLoadSteps = 5'000'000;
constexpr std::size_t kLoadBytes = 16u << 20;
/// Garbage that may wait for Lua's own collector when a translation begins.
constexpr std::size_t kGarbageLeft = 8u << 20;

void* allocate(void* data, void* block, std::size_t old_size, std::size_t new_size) {
  auto& budget = static_cast<Session*>(data)->budget;
  const std::size_t from = block ? old_size : 0;
  if (new_size == 0) {
    std::free(block);
    budget.resized(from, 0);
    return nullptr;
  }
  const auto kind = block                     ? Budget::Block::grown
                    : old_size == LUA_TSTRING ? Budget::Block::text
                                              : Budget::Block::made;
  if (!budget.may_grow(from, new_size, kind)) return nullptr;
  void* made = std::realloc(block, new_size);
  if (made) budget.resized(from, new_size);
  return made;
}

/// Runs every so many instructions; once the budget is used up at every single one, so that
/// nothing in a script outlives it.
void look(lua_State* lua, lua_Debug*) {
  Session& session = session_of(lua);
  const std::uint64_t steps = kInstructionsBetweenLooks * session.budget.steps_per_instruction();
  if (session.budget.spend(steps)) return;
  lua_sethook(lua, look, LUA_MASKCOUNT, 1);
  session.failure.kind = Failure::Kind::spent;
  raise(lua);
}

/// Of an error of Lua's own: what it says behind `script:12: `. It names types, and variables and
/// constants of the script, never a value.
std::string own_sentence(std::string_view message) {
  constexpr std::string_view kChunk = "script:";
  if (message.starts_with(kChunk)) {
    const std::size_t end = message.find(": ");
    if (end != std::string_view::npos) message.remove_prefix(end + 2);
  }
  return std::string(message);
}

/// Called where the error is, with the stack as it was.
int note_error(lua_State* lua) {
  Session& session = session_of(lua);
  lua_Debug about;
  for (int level = 0; lua_getstack(lua, level, &about); ++level) {
    if (!lua_getinfo(lua, "l", &about) || about.currentline <= 0) continue;
    session.failure.line = about.currentline;
    break;
  }
  if (session.failure.kind == Failure::Kind::none) {
    session.failure.kind = Failure::Kind::broken;
    try {
      std::size_t length = 0;
      const char* text = lua_type(lua, 1) == LUA_TSTRING ? lua_tolstring(lua, 1, &length) : nullptr;
      if (text) session.failure.detail = own_sentence({text, length});
    } catch (const std::bad_alloc&) {
      session.failure.kind = Failure::Kind::spent;
    }
  }
  return 1;
}

/// What `invoke` works on, inside the protection of a pcall.
struct Invocation {
  const FunctionSpec& spec;
  int reference;
  const Node& input;
  std::span<const Argument> arguments;
  CallResult& result;
};

void check_result(const Node& node, const Type* type) {
  if (!type || fits(node, *type)) return;
  const auto violations = validate(node, *type, 1);
  throw Refusal{"the result does not fit: " +
                (violations.empty() ? std::string() : violations.front().message)};
}

int invoke(lua_State* lua, Session& session) {
  auto& call = *static_cast<Invocation*>(lua_touserdata(lua, 1));
  const FunctionSpec& spec = call.spec;
  luaL_checkstack(lua, static_cast<int>(call.arguments.size()) + 4, "arguments");
  lua_rawgeti(lua, LUA_REGISTRYINDEX, call.reference);
  push_value(lua, session, {call.input, spec.takes_type, nullptr, 0});
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    if (!call.arguments[i].given) {
      lua_pushnil(lua);
      continue;
    }
    push_value(lua, session, {call.arguments[i].value, spec.arguments[i].type, nullptr, 0});
  }
  lua_call(lua, static_cast<int>(call.arguments.size()) + 1, 1);
  if (lua_isnil(lua, -1)) {
    if (spec.presence == Presence::always) {
      throw Refusal{
          "the function gave nothing, and its library says that it always gives "
          "something: write `?` behind the type of `gives`"};
    }
    return 0;
  }
  const Node node = node_at(lua, -1, session, "the result");
  check_result(node, spec.gives_type);
  call.result = CallResult::of(node);
  return 0;
}

}  // namespace

struct Machine::State {
  explicit State(const Limits& limits)
      : session(Budget(limits.script_steps, limits.script_bytes)) {}
  ~State() {
    if (lua) lua_close(lua);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool open();
  int protected_call(int (*body)(lua_State*), void* argument);
  std::vector<Problem> load(const Script& script);
  int reference_to(const Function& function);
  CallResult outcome(const Function& function);

  Session session;
  Arena arena;  // for what scripts make while they are loaded
  lua_State* lua = nullptr;
  int environment = 0;
  std::unordered_map<const Function*, int> references;
  std::vector<std::shared_ptr<const Script>> scripts;  // keeps the functions above alive
  // Most lines call the function that was called before.
  const Function* last_function = nullptr;
  int last_reference = LUA_NOREF;
};

namespace {

int set_up(lua_State* lua) {
  auto& environment = *static_cast<int*>(lua_touserdata(lua, 1));
  push_environment(lua);
  environment = luaL_ref(lua, LUA_REGISTRYINDEX);
  return 0;
}

/// What `load_script` works on.
struct Loading {
  const Script& script;
  int environment;
  std::unordered_map<const Function*, int>& references;
  std::vector<Problem>& problems;
};

/// A declared function of the script's table, on top.
void take_function(lua_State* lua, Session& session, Loading& loading, const Function& function) {
  const auto refuse = [&](std::string message) {
    loading.problems.push_back(
        {Code::script_not_usable, std::move(message), loading.script.line(1), &function});
  };
  if (!lua_isfunction(lua, -1) || lua_iscfunction(lua, -1)) {
    return refuse("the script has no function `" + function.name + "`, which the library declares");
  }
  lua_Debug about;
  lua_pushvalue(lua, -1);
  lua_getinfo(lua, ">uS", &about);
  if (!about.isvararg && about.nparams != function.parameters) {
    refuse("the library gives `" + function.name + "` " + std::to_string(function.parameters) +
           " value" + (function.parameters == 1 ? "" : "s") + ", and the script's function takes " +
           std::to_string(about.nparams));
    loading.problems.back().place = loading.script.line(about.linedefined);
    return;
  }
  lua_pushvalue(lua, -1);
  freeze(lua, session, loading.script);
  lua_pushvalue(lua, -1);
  loading.references[&function] = luaL_ref(lua, LUA_REGISTRYINDEX);
}

int load_script(lua_State* lua, Session& session) {
  auto& loading = *static_cast<Loading*>(lua_touserdata(lua, 1));
  const std::string_view text = loading.script.source().text();
  const int status = luaL_loadbufferx(lua, text.data(), text.size(), "=script", "t");
  if (status != LUA_OK) {
    std::size_t length = 0;
    const char* message = lua_tolstring(lua, -1, &length);
    if (status == LUA_ERRMEM || session.budget.spent()) throw Spent{};
    loading.problems.push_back(
        syntax_problem(loading.script, message ? std::string_view(message, length) : ""));
    return 0;
  }
  lua_rawgeti(lua, LUA_REGISTRYINDEX, loading.environment);
  lua_setupvalue(lua, -2, 1);
  lua_call(lua, 0, 1);
  if (!lua_istable(lua, -1)) {
    throw Refusal{"the script must end with `return` and a table of its functions, and it gives " +
                  std::string(kind_of(lua, -1))};
  }
  make_readable(lua, lua_gettop(lua));
  for (const Function& function : loading.script.functions()) {
    lua_pushlstring(lua, function.name.data(), function.name.size());
    lua_rawget(lua, -2);
    take_function(lua, session, loading, function);
    lua_pop(lua, 1);
    // An earlier function may have frozen the table they stand in.
    make_readable(lua, lua_gettop(lua));
  }
  return 0;
}

}  // namespace

bool Machine::State::open() {
  if (lua) return true;
  const Budget saved = session.budget;
  session.budget.replace(kLoadSteps, kLoadBytes);
  lua = lua_newstate(allocate, &session);
  if (lua) {
    *static_cast<Session**>(lua_getextraspace(lua)) = &session;
    lua_pushcfunction(lua, note_error);
    if (protected_call(set_up, &environment) != LUA_OK) {
      lua_close(lua);
      lua = nullptr;
    }
  }
  session.budget.resume(saved);
  return lua != nullptr;
}

/// Everything that may raise an error of Lua runs in here. The handler lies at the bottom.
int Machine::State::protected_call(int (*body)(lua_State*), void* argument) {
  session.failure = {};
  lua_sethook(lua, look, LUA_MASKCOUNT, kInstructionsBetweenLooks);
  lua_pushcfunction(lua, body);
  lua_pushlightuserdata(lua, argument);
  const int status = lua_pcall(lua, 1, 0, 1);
  if (status == LUA_OK) return status;
  lua_settop(lua, 1);
  if (status == LUA_ERRMEM || session.budget.spent()) session.failure.kind = Failure::Kind::spent;
  if (session.failure.kind == Failure::Kind::none) session.failure.kind = Failure::Kind::broken;
  return status;
}

/// Loads a script with a budget of its own: whether a machine has been used before must make no
/// difference to a translation.
std::vector<Problem> Machine::State::load(const Script& script) {
  std::vector<Problem> problems;
  if (!open()) {
    problems.push_back({Code::script_not_usable, "there is no memory for the script", {}, nullptr});
    return problems;
  }
  const Budget saved = session.budget;
  Arena* const arena_before = session.arena;
  session.budget.replace(kLoadSteps, kLoadBytes);
  session.arena = &arena;
  session.function = nullptr;
  ++session.generation;
  session.values.clear();
  Loading loading{script, environment, references, problems};
  if (protected_call(bound<load_script>, &loading) != LUA_OK) {
    const Failure& failure = session.failure;
    const std::string why = failure.kind == Failure::Kind::spent
                                ? "it needs more steps or memory than a script may to load"
                                : failure.detail;
    problems.push_back({Code::script_not_usable, "the script cannot be loaded: " + why,
                        script.line(std::max(failure.line, 1)), nullptr});
  }
  session.arena = arena_before;
  arena.reset();
  session.budget.resume(saved);
  scripts.push_back(script.shared_from_this());
  return problems;
}

/// The function in Lua's registry; LUA_NOREF where its script cannot be used.
int Machine::State::reference_to(const Function& function) {
  if (&function == last_function) return last_reference;
  auto known = references.find(&function);
  if (known == references.end()) {
    load(*function.script);
    known = references.try_emplace(&function, LUA_NOREF).first;
  }
  last_function = &function;
  last_reference = known->second;
  return last_reference;
}

CallResult Machine::State::outcome(const Function& function) {
  CallResult result;
  Failure& failure = session.failure;
  if (failure.line > 0) result.place = function.script->line(failure.line);
  switch (failure.kind) {
    case Failure::Kind::fault:
      result.state = CallResult::State::fault;
      result.fault = failure.fault;
      break;
    case Failure::Kind::spent: result.state = CallResult::State::spent; break;
    case Failure::Kind::broken:
    case Failure::Kind::none:
      result.state = CallResult::State::broken;
      result.detail = failure.detail.empty() ? "an error without a sentence" : failure.detail;
      break;
  }
  return result;
}

Machine::Machine(const Limits& limits) : state_(std::make_unique<State>(limits)) {}
Machine::~Machine() = default;

void Machine::begin() {
  State& state = *state_;
  if (state.lua && state.session.budget.grown() > kGarbageLeft) lua_gc(state.lua, LUA_GCCOLLECT);
  state.session.budget.refill();
}

CallResult Machine::call(const FunctionSpec& spec, const Node& input,
                         std::span<const Argument> arguments, CallContext& context) {
  State& state = *state_;
  Session& session = state.session;
  const int reference = state.reference_to(*spec.script);
  CallResult result;
  if (reference == LUA_NOREF) {
    result.state = CallResult::State::broken;
    result.detail = "its script cannot be loaded";
    return result;
  }
  if (!session.budget.spend(kInstructionsBetweenLooks)) {
    result.state = CallResult::State::spent;
    return result;
  }
  session.arena = &context.arena;
  session.function = &spec;
  session.lost = false;
  session.budget.release(session.values.size() * sizeof(Value));
  session.values.clear();
  if ((++session.generation & 0xFFFF) == 0) ++session.generation;  // no handle is a null pointer
  Invocation call{spec, reference, input, arguments, result};
  if (state.protected_call(bound<invoke>, &call) != LUA_OK) result = state.outcome(*spec.script);
  session.arena = nullptr;
  result.lost = session.lost;
  return result;
}

std::vector<Problem> Machine::check(const Script& script) {
  return state_->load(script);
}

}  // namespace smx::lua

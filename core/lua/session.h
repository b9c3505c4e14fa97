// What the functions offered to scripts work with: the budget, the values of the call at hand, and
// how it failed. One for each Lua state, found through the state's extra space.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <lua.hpp>

#include "functions/function.h"
#include "lua/budget.h"
#include "lua/script.h"
#include "value/node.h"

namespace smx::lua {

/// Thrown by what scripts call; becomes a Lua error. The sentence holds no value.
struct Refusal {
  std::string sentence;
};

/// A value a script holds: a node, and what the schemas say of it, where they say something.
struct Value {
  Node node;
  const Type* type = nullptr;
  const Type* item_type = nullptr;  // of a list
  std::uint32_t cursor = 0;         // of a walk through a list
};

/// How the call at hand failed.
struct Failure {
  enum class Kind : std::uint8_t { none, fault, broken, spent };
  Kind kind = Kind::none;
  std::string detail;      // of broken: one sentence
  std::string_view fault;  // of fault: as the spec declares it
  int line = 0;
};

struct Session {
  explicit Session(Budget the_budget) : budget(the_budget) {}

  Budget budget;
  std::vector<Value> values;     // of the call at hand, by handle
  std::uint32_t generation = 0;  // which call that is
  Arena* arena = nullptr;
  const FunctionSpec* function = nullptr;
  Failure failure;
  bool lost = false;  // the call said so
};

inline Session& session_of(lua_State* lua) {
  return **static_cast<Session**>(lua_getextraspace(lua));
}

/// What stands on top of the stack for an error that `Session::failure` describes.
inline int raise(lua_State* lua) {
  lua_pushlightuserdata(lua, nullptr);
  return lua_error(lua);
}

/// Makes a C function of a body: nothing it throws but Lua's own errors gets into Lua.
template <int (*Body)(lua_State*, Session&)>
int bound(lua_State* lua) {
  Session& session = session_of(lua);
  try {
    return Body(lua, session);
  } catch (const Spent&) {
    session.failure.kind = Failure::Kind::spent;
  } catch (Refusal& refusal) {
    session.failure.kind = Failure::Kind::broken;
    session.failure.detail.swap(refusal.sentence);
  } catch (const std::bad_alloc&) {
    session.failure.kind = Failure::Kind::spent;
  } catch (const std::exception&) {
    session.failure.kind = Failure::Kind::broken;
    session.failure.detail.clear();
  }
  return raise(lua);
}

// ---- arguments of bound functions; each refuses what is not there

std::string_view text_argument(lua_State* lua, int index, std::string_view function);
lua_Integer integer_argument(lua_State* lua, int index, std::string_view function);
lua_Integer integer_argument(lua_State* lua, int index, std::string_view function,
                             lua_Integer otherwise);
/// "a text", "a number", "nothing", "a value of the document".
std::string_view kind_of(lua_State* lua, int index);
[[noreturn]] void refuse_argument(lua_State* lua, int index, std::string_view function,
                                  std::string_view wanted);

// ---- tables

/// Puts the table to read from in the place of the one at `index`: a frozen one keeps its content
/// elsewhere.
void make_readable(lua_State* lua, int index);
/// Refuses a frozen table.
void demand_changeable(lua_State* lua, int index);
bool is_frozen(lua_State* lua, int index);

// ---- values

/// Puts a value on the stack: texts, booleans and integers as Lua's own, the rest as handles.
void push_value(lua_State* lua, Session& session, Value value);
/// The value behind a handle; refuses what is none, and one of an earlier call.
Value& handle_at(lua_State* lua, int index);
bool is_handle(lua_State* lua, int index);
/// What a script says as a node. Refuses what has no exact form: floats, plain tables, functions.
/// `nil` must have been dealt with. `what` as in "the result".
Node node_at(lua_State* lua, int index, Session& session, std::string_view what);

// ---- what is offered; each leaves one table or function on the stack

void push_string_functions(lua_State* lua);
void push_table_functions(lua_State* lua);
void push_smx_functions(lua_State* lua);
void push_pairs(lua_State* lua);
void push_tostring(lua_State* lua);
/// The functions of string over patterns, into the table on top.
void add_pattern_functions(lua_State* lua);
void add_format(lua_State* lua);
void set_handle_methods(lua_State* lua);

/// The environment of every script, frozen, on the stack.
void push_environment(lua_State* lua);
/// Whether the function on top keeps something between its calls, so that no script may keep it:
/// an iterator that is half through.
bool keeps_state(lua_State* lua);
/// Makes what the function on top can reach read-only. Takes it off.
void freeze(lua_State* lua, Session& session, const Script& script);

struct Offered {
  const char* name;
  lua_CFunction function;
};
template <std::size_t N>
void add_functions(lua_State* lua, const Offered (&offered)[N]) {
  for (const Offered& one : offered) {
    lua_pushcfunction(lua, one.function);
    lua_setfield(lua, -2, one.name);
  }
}

/// The names a script may use without declaring them: for the scan and for messages.
std::vector<std::string> offered_names();

}  // namespace smx::lua

// What a script can see: an allow-list. What is not named here does not exist for it.
//
// Left out on purpose: load, loadstring, dofile, require, io, os, debug, package, collectgarbage,
// coroutine (each would have a hook of its own), setmetatable and getmetatable (no __gc, no
// __close), raw access, next (its order is a matter of addresses), error, assert, pcall, xpcall (a
// text made of values; a budget swallowed), print, string.dump and pack, math.random, and whatever
// goes by the machine's arithmetic or locale.
#include "lua/session.h"

namespace smx::lua {

namespace {

constexpr const char* kFromBase[] = {"ipairs", "select", "tonumber", "type"};
constexpr const char* kFromMath[] = {"abs",       "ceil", "floor", "fmod",       "max",       "min",
                                     "tointeger", "type", "ult",   "maxinteger", "mininteger"};
constexpr const char* kFromUtf8[] = {"char", "charpattern", "codepoint", "codes", "len", "offset"};

/// Runs the library's function in the upvalue, after paying for the length of its texts.
int pay_and_run(lua_State* lua, Session& session) {
  std::size_t bytes = 0;
  const int count = lua_gettop(lua);
  for (int i = 1; i <= count; ++i) {
    if (lua_type(lua, i) == LUA_TSTRING) bytes += lua_rawlen(lua, i);
  }
  session.budget.demand(1 + static_cast<std::uint64_t>(count));
  session.budget.demand_bytes(bytes);
  return lua_tocfunction(lua, lua_upvalueindex(1))(lua);
}

int refuse_write(lua_State*, Session&) {
  throw Refusal{"a script has no globals, and what is offered to it cannot change: write `local`"};
}

/// Without the name: it may have been made of a value. What is written in the script, the scan
/// names.
int refuse_read(lua_State*, Session&) {
  throw Refusal{"scripts have no such name"};
}

/// Copies names of the library table at `from` into the table on top.
template <std::size_t N>
void pick(lua_State* lua, int from, const char* const (&names)[N]) {
  for (const char* name : names) {
    if (lua_getfield(lua, from, name) == LUA_TFUNCTION)
      lua_pushcclosure(lua, bound<pay_and_run>, 1);
    lua_setfield(lua, -2, name);
  }
}

/// Puts an empty table that reads from the one on top, and takes no writes, in its place.
void guard(lua_State* lua) {
  lua_newtable(lua);  // the guard
  lua_newtable(lua);  // its metatable
  lua_pushcfunction(lua, bound<refuse_write>);
  lua_setfield(lua, -2, "__newindex");
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
  lua_remove(lua, -2);
}

/// The table on top answers for unknown names with a refusal.
void refuse_unknown(lua_State* lua) {
  lua_newtable(lua);
  lua_pushcfunction(lua, bound<refuse_read>);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
}

/// The table on top becomes `name` of the environment at `environment`.
void offer(lua_State* lua, int environment, const char* name) {
  refuse_unknown(lua);
  guard(lua);
  lua_setfield(lua, environment, name);
}

void offer_library(lua_State* lua, int environment, const char* name, lua_CFunction open,
                   void (*take)(lua_State*, int)) {
  lua_pushcfunction(lua, open);
  lua_call(lua, 0, 1);
  const int library = lua_gettop(lua);
  lua_newtable(lua);
  take(lua, library);
  lua_remove(lua, library);
  offer(lua, environment, name);
}

}  // namespace

void push_environment(lua_State* lua) {
  lua_newtable(lua);
  const int environment = lua_gettop(lua);
  lua_pushcfunction(lua, luaopen_base);
  lua_call(lua, 0, 1);
  lua_insert(lua, environment);
  pick(lua, environment, kFromBase);
  lua_remove(lua, environment);
  push_pairs(lua);
  lua_setfield(lua, environment, "pairs");
  push_tostring(lua);
  lua_setfield(lua, environment, "tostring");

  push_string_functions(lua);
  lua_pushliteral(lua, "");  // the metatable of all texts
  lua_newtable(lua);
  lua_pushvalue(lua, -3);
  lua_setfield(lua, -2, "__index");
  lua_setmetatable(lua, -2);
  lua_pop(lua, 1);
  offer(lua, environment, "string");

  push_table_functions(lua);
  offer(lua, environment, "table");
  push_smx_functions(lua);
  offer(lua, environment, "smx");
  offer_library(lua, environment, "math", luaopen_math,
                [](lua_State* state, int from) { pick(state, from, kFromMath); });
  offer_library(lua, environment, "utf8", luaopen_utf8,
                [](lua_State* state, int from) { pick(state, from, kFromUtf8); });
  refuse_unknown(lua);
  guard(lua);
  set_handle_methods(lua);
}

bool keeps_state(lua_State* lua) {
  if (!lua_iscfunction(lua, -1) || !lua_getupvalue(lua, -1, 1)) return false;
  lua_pop(lua, 1);
  return lua_tocfunction(lua, -1) != static_cast<lua_CFunction>(bound<pay_and_run>);
}

std::vector<std::string> offered_names() {
  std::vector<std::string> names = {"math", "pairs", "smx", "string", "table", "tostring", "utf8"};
  names.insert(names.end(), std::begin(kFromBase), std::end(kFromBase));
  return names;
}

}  // namespace smx::lua

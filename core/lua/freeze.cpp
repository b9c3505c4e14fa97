// A script keeps nothing between calls. Once it is loaded, the tables its functions can reach
// become read-only: their content moves to a hidden table that they read from. Variables cannot be
// made read-only, so functions that would set one are refused.
#include <algorithm>
#include <set>

#include "lua/session.h"

namespace smx::lua {

namespace {

int refuse_write(lua_State*, Session&) {
  throw Refusal{"this table belongs to the script and not to the call: it cannot change"};
}

int frozen_length(lua_State* lua, Session&) {
  make_readable(lua, 1);
  lua_pushinteger(lua, static_cast<lua_Integer>(lua_rawlen(lua, 1)));
  return 1;
}

class Freezing {
 public:
  Freezing(lua_State* lua, Session& session, const Script& script)
      : lua_(lua), session_(session), script_(script) {}

  /// Everything the value on top leads to. A list of things to do and no recursion: a script may
  /// chain as many tables as its budget buys.
  void run() {
    lua_newtable(lua_);
    lua_insert(lua_, -2);
    todo_ = lua_gettop(lua_) - 1;
    note();
    while (count_ > 0) {
      session_.budget.demand(1);
      lua_rawgeti(lua_, todo_, count_);
      lua_pushnil(lua_);
      lua_rawseti(lua_, todo_, count_--);
      if (lua_type(lua_, -1) == LUA_TTABLE) {
        freeze_table();
      } else {
        look_into_function();
      }
      lua_pop(lua_, 1);
    }
    lua_pop(lua_, 1);
  }

 private:
  /// Takes the value on top; what can hold something is looked at later, once.
  void note() {
    const int type = lua_type(lua_, -1);
    const bool new_one = (type == LUA_TTABLE || type == LUA_TFUNCTION) &&
                         seen_.insert(lua_topointer(lua_, -1)).second;
    if (!new_one) {
      lua_pop(lua_, 1);
      return;
    }
    session_.budget.take(64);
    lua_rawseti(lua_, todo_, ++count_);
  }

  void look_into_function() {
    if (keeps_state(lua_))
      throw Refusal{"the script keeps an iterator between calls: make it in the function"};
    if (lua_iscfunction(lua_, -1)) return;
    lua_Debug about;
    lua_pushvalue(lua_, -1);
    lua_getinfo(lua_, ">S", &about);
    const auto& lines = script_.assigning_lines();
    if (std::find(lines.begin(), lines.end(), about.linedefined) != lines.end()) {
      throw Refusal{"the function of line " + std::to_string(about.linedefined) +
                    " sets a variable outside itself, and the script keeps it between calls"};
    }
    for (int i = 1; lua_getupvalue(lua_, -1, i); ++i) note();
  }

  void freeze_table() {
    if (is_frozen(lua_, lua_gettop(lua_))) return;  // or ours from the start
    const int table = lua_gettop(lua_);
    lua_newtable(lua_);
    const int content = lua_gettop(lua_);
    lua_pushnil(lua_);
    while (lua_next(lua_, table)) {
      session_.budget.demand(1);
      lua_pushvalue(lua_, -1);
      note();
      lua_pushvalue(lua_, -2);
      note();
      lua_pushvalue(lua_, -2);
      lua_insert(lua_, -2);
      lua_rawset(lua_, content);
      // The same key once more, without a value: allowed while going through a table.
      lua_pushvalue(lua_, -1);
      lua_pushnil(lua_);
      lua_rawset(lua_, table);
    }
    lua_newtable(lua_);
    lua_pushvalue(lua_, content);
    lua_setfield(lua_, -2, "__index");
    lua_pushcfunction(lua_, bound<refuse_write>);
    lua_setfield(lua_, -2, "__newindex");
    lua_pushcfunction(lua_, bound<frozen_length>);
    lua_setfield(lua_, -2, "__len");
    lua_setmetatable(lua_, table);
    lua_settop(lua_, table);
  }

  lua_State* lua_;
  Session& session_;
  const Script& script_;
  int todo_ = 0;
  lua_Integer count_ = 0;
  std::set<const void*> seen_;
};

}  // namespace

void freeze(lua_State* lua, Session& session, const Script& script) {
  Freezing(lua, session, script).run();
}

}  // namespace smx::lua

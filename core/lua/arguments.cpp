#include "lua/session.h"

namespace smx::lua {

std::string_view kind_of(lua_State* lua, int index) {
  switch (lua_type(lua, index)) {
    case LUA_TNONE:
    case LUA_TNIL: return "nothing";
    case LUA_TBOOLEAN: return "a boolean";
    case LUA_TNUMBER: return "a number";
    case LUA_TSTRING: return "a text";
    case LUA_TTABLE: return "a table";
    case LUA_TFUNCTION: return "a function";
    default: break;
  }
  return lua_touserdata(lua, index) ? "a value of a document" : "null";
}

void refuse_argument(lua_State* lua, int index, std::string_view function,
                     std::string_view wanted) {
  throw Refusal{"`" + std::string(function) + "` takes " + std::string(wanted) + " as its " +
                (index == 1   ? "first"
                 : index == 2 ? "second"
                              : "third") +
                " argument, and this is " + std::string(kind_of(lua, index))};
}

std::string_view text_argument(lua_State* lua, int index, std::string_view function) {
  const int type = lua_type(lua, index);
  if (type != LUA_TSTRING && type != LUA_TNUMBER) refuse_argument(lua, index, function, "a text");
  std::size_t length = 0;
  const char* text = lua_tolstring(lua, index, &length);
  return {text, length};
}

lua_Integer integer_argument(lua_State* lua, int index, std::string_view function) {
  int exact = 0;
  const lua_Integer value = lua_tointegerx(lua, index, &exact);
  if (!exact) refuse_argument(lua, index, function, "an integer");
  return value;
}

lua_Integer integer_argument(lua_State* lua, int index, std::string_view function,
                             lua_Integer otherwise) {
  return lua_isnoneornil(lua, index) ? otherwise : integer_argument(lua, index, function);
}

bool is_frozen(lua_State* lua, int index) {
  if (!lua_getmetatable(lua, index)) return false;
  lua_pop(lua, 1);
  return true;
}

void make_readable(lua_State* lua, int index) {
  if (!lua_getmetatable(lua, index)) return;
  lua_pushliteral(lua, "__index");
  lua_rawget(lua, -2);
  lua_replace(lua, index);
  lua_pop(lua, 1);
}

void demand_changeable(lua_State* lua, int index) {
  if (is_frozen(lua, index))
    throw Refusal{"this table belongs to the script and not to the call: it cannot change"};
}

}  // namespace smx::lua

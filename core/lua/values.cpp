// Values in and out: what is exact in Lua crosses as Lua's own, everything else as a handle.
//
// A handle is a light userdata: the number of the call and the number of the value within it. It
// costs no memory, and one that is kept past its call is found out.
#include <charconv>
#include <limits>

#include "base/utf8.h"
#include "lua/session.h"

namespace smx::lua {

namespace {

constexpr unsigned kHalf = sizeof(std::uintptr_t) * 4;
constexpr std::uintptr_t kLow = (std::uintptr_t{1} << kHalf) - 1;

/// Whether the digits are those Lua would write for its integer of that value.
bool is_lua_integer(std::string_view digits, lua_Integer& value) {
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() && digits != "-0";
}

void push_handle(lua_State* lua, Session& session, const Value& value) {
  session.budget.take(sizeof(Value));
  if (session.values.size() >= kLow) throw Spent{};
  session.values.push_back(value);
  const std::uintptr_t packed =
      (static_cast<std::uintptr_t>(session.generation) << kHalf) | session.values.size();
  lua_pushlightuserdata(lua, reinterpret_cast<void*>(packed));
}

Node text_node(lua_State* lua, int index, Session& session, std::string_view what) {
  std::size_t length = 0;
  const char* bytes = lua_tolstring(lua, index, &length);
  session.budget.take(length);
  const std::string_view text(bytes, length);
  if (length > std::numeric_limits<std::uint32_t>::max()) throw Spent{};
  if (utf8::find_broken(text) != std::string_view::npos)
    throw Refusal{std::string(what) + " is a text that is not UTF-8: it was cut in a character"};
  return Node::text(session.arena->copy(text));
}

Node integer_node(lua_State* lua, int index, Session& session, std::string_view what) {
  if (!lua_isinteger(lua, index)) {
    throw Refusal{std::string(what) +
                  " is a float, which has no exact digits: give an integer (`math.tointeger`, "
                  "`//`), or a decimal as `smx.number(\"6.30\")`"};
  }
  char digits[24];
  const auto end =
      std::to_chars(std::begin(digits), std::end(digits), lua_tointeger(lua, index)).ptr;
  const std::string_view text(digits, static_cast<std::size_t>(end - digits));
  return Node::number(session.arena->copy(text));
}

}  // namespace

void push_value(lua_State* lua, Session& session, Value value) {
  const Node& node = value.node;
  switch (node.kind()) {
    case Kind::null: lua_pushlightuserdata(lua, nullptr); return;
    case Kind::boolean: lua_pushboolean(lua, node.truth()); return;
    case Kind::text: lua_pushlstring(lua, node.text().data(), node.text().size()); return;
    case Kind::number: {
      lua_Integer integer = 0;
      if (is_lua_integer(node.text(), integer)) {
        lua_pushinteger(lua, integer);
        return;
      }
      break;
    }
    case Kind::list:
      if (value.type && value.type->item) value.item_type = value.type->item;
      break;
    case Kind::object: break;
  }
  push_handle(lua, session, value);
}

bool is_handle(lua_State* lua, int index) {
  return lua_type(lua, index) == LUA_TLIGHTUSERDATA && lua_touserdata(lua, index);
}

Value& handle_at(lua_State* lua, int index) {
  Session& session = session_of(lua);
  if (!is_handle(lua, index)) {
    throw Refusal{"a value of a document is needed here, and this is " +
                  std::string(kind_of(lua, index))};
  }
  const auto packed = reinterpret_cast<std::uintptr_t>(lua_touserdata(lua, index));
  const std::uintptr_t at = packed & kLow;
  const bool current = (packed >> kHalf) == (session.generation & kLow);
  if (!current || at == 0 || at > session.values.size())
    throw Refusal{"this value belongs to an earlier call: a script can keep none"};
  return session.values[at - 1];
}

Node node_at(lua_State* lua, int index, Session& session, std::string_view what) {
  switch (lua_type(lua, index)) {
    case LUA_TBOOLEAN: return Node::boolean(lua_toboolean(lua, index) != 0);
    case LUA_TSTRING: return text_node(lua, index, session, what);
    case LUA_TNUMBER: return integer_node(lua, index, session, what);
    case LUA_TLIGHTUSERDATA:
      return is_handle(lua, index) ? handle_at(lua, index).node : Node::null();
    case LUA_TTABLE:
      throw Refusal{std::string(what) +
                    " is a plain table: write `smx.list{ ... }` or `smx.object{ ... }`"};
    default: break;
  }
  throw Refusal{std::string(what) + " is " + std::string(kind_of(lua, index)) +
                ", which no document can hold"};
}

}  // namespace smx::lua

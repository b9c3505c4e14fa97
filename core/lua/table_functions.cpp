// The functions of `table`, `pairs` and `tostring`. All of them look the same on two machines: what
// Lua leaves to hash seeds and addresses is put in order or refused.
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "lua/session.h"

namespace smx::lua {

namespace {

constexpr lua_Integer kMostResults = 200;

lua_Integer length_of(lua_State* lua, int index) {
  return static_cast<lua_Integer>(lua_rawlen(lua, index));
}

void demand_table(lua_State* lua, int index, std::string_view function) {
  if (lua_type(lua, index) != LUA_TTABLE) refuse_argument(lua, index, function, "a table");
}

int concat(lua_State* lua, Session& session) {
  demand_table(lua, 1, "concat");
  make_readable(lua, 1);
  const std::string_view between =
      lua_isnoneornil(lua, 2) ? std::string_view{} : text_argument(lua, 2, "concat");
  const lua_Integer first = integer_argument(lua, 3, "concat", 1);
  const lua_Integer last = integer_argument(lua, 4, "concat", length_of(lua, 1));
  std::string out;
  Loan loan(session.budget);
  for (lua_Integer i = first; i <= last; ++i) {
    session.budget.demand(1);
    if (lua_rawgeti(lua, 1, i) != LUA_TSTRING && lua_type(lua, -1) != LUA_TNUMBER) {
      throw Refusal{"`concat` takes a table of texts, and item " + std::to_string(i) + " is " +
                    std::string(kind_of(lua, -1))};
    }
    std::size_t length = 0;
    const char* text = lua_tolstring(lua, -1, &length);
    loan.take(length + between.size());
    out.append(text, length);
    if (i != last) out += between;
    lua_pop(lua, 1);
    if (i == last) break;  // it may be the largest integer there is
  }
  lua_pushlstring(lua, out.data(), out.size());
  return 1;
}

int insert(lua_State* lua, Session& session) {
  demand_table(lua, 1, "insert");
  demand_changeable(lua, 1);
  const lua_Integer end = length_of(lua, 1) + 1;
  const int arguments = lua_gettop(lua);
  if (arguments == 2) {
    session.budget.demand(1);
    lua_rawseti(lua, 1, end);
    return 0;
  }
  if (arguments != 3) throw Refusal{"`insert` takes a table, a position if need be, and a value"};
  const lua_Integer at = integer_argument(lua, 2, "insert");
  if (at < 1 || at > end) throw Refusal{"`insert` has no such position"};
  session.budget.demand(1 + static_cast<std::uint64_t>(end - at));
  for (lua_Integer i = end; i > at; --i) {
    lua_rawgeti(lua, 1, i - 1);
    lua_rawseti(lua, 1, i);
  }
  lua_rawseti(lua, 1, at);
  return 0;
}

int remove(lua_State* lua, Session& session) {
  demand_table(lua, 1, "remove");
  demand_changeable(lua, 1);
  const lua_Integer size = length_of(lua, 1);
  lua_Integer at = integer_argument(lua, 2, "remove", size);
  if (size == 0 && (at == 0 || at == 1)) return 0;
  if (at < 1 || at > size) throw Refusal{"`remove` has no such position"};
  session.budget.demand(1 + static_cast<std::uint64_t>(size - at));
  lua_rawgeti(lua, 1, at);
  for (; at < size; ++at) {
    lua_rawgeti(lua, 1, at + 1);
    lua_rawseti(lua, 1, at);
  }
  lua_pushnil(lua);
  lua_rawseti(lua, 1, size);
  return 1;
}

int unpack(lua_State* lua, Session& session) {
  demand_table(lua, 1, "unpack");
  make_readable(lua, 1);
  const lua_Integer first = integer_argument(lua, 2, "unpack", 1);
  const lua_Integer last = integer_argument(lua, 3, "unpack", length_of(lua, 1));
  if (first > last) return 0;
  // The distance of any two integers fits an unsigned one; the subtraction itself must not
  // overflow.
  const auto between = static_cast<lua_Unsigned>(last) - static_cast<lua_Unsigned>(first);
  if (between >= kMostResults) throw Refusal{"`unpack` gives at most 200 values at once"};
  const auto count = static_cast<int>(between) + 1;
  session.budget.demand(1 + static_cast<std::uint64_t>(count));
  luaL_checkstack(lua, count, "unpack");
  for (int i = 0; i < count; ++i) lua_rawgeti(lua, 1, first + i);
  return count;
}

// ---- sort: by merging, so that equal items keep their order and a comparison that contradicts
// itself does no harm

constexpr int kTable = 1, kLess = 2, kCopy = 3;

bool comes_before(lua_State* lua, Session& session, int a, int b) {
  session.budget.demand(session.budget.steps_per_instruction());
  const bool own = lua_type(lua, kLess) == LUA_TFUNCTION;
  if (own) lua_pushvalue(lua, kLess);
  lua_rawgeti(lua, kCopy, a);
  lua_rawgeti(lua, kCopy, b);
  if (!own && lua_type(lua, -1) == LUA_TSTRING && lua_type(lua, -2) == LUA_TSTRING) {
    // By bytes, whatever the locale.
    const bool before = text_argument(lua, -2, "sort") < text_argument(lua, -1, "sort");
    lua_pop(lua, 2);
    return before;
  }
  if (!own) {
    const bool before = lua_compare(lua, -2, -1, LUA_OPLT) != 0;
    lua_pop(lua, 2);
    return before;
  }
  lua_call(lua, 2, 1);
  const bool before = lua_toboolean(lua, -1) != 0;
  lua_pop(lua, 1);
  return before;
}

void merge_sort(lua_State* lua, Session& session, std::vector<int>& order) {
  std::vector<int> other(order.size());
  for (std::size_t width = 1; width < order.size(); width *= 2) {
    for (std::size_t begin = 0; begin < order.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, order.size());
      const std::size_t end = std::min(begin + 2 * width, order.size());
      std::size_t left = begin, right = middle;
      for (std::size_t at = begin; at < end; ++at) {
        const bool take_right =
            left == middle ||
            (right < end && comes_before(lua, session, order[right], order[left]));
        other[at] = take_right ? order[right++] : order[left++];
      }
    }
    order.swap(other);
  }
}

int sort(lua_State* lua, Session& session) {
  demand_table(lua, kTable, "sort");
  demand_changeable(lua, kTable);
  if (!lua_isnoneornil(lua, kLess) && lua_type(lua, kLess) != LUA_TFUNCTION)
    refuse_argument(lua, kLess, "sort", "a function");
  lua_settop(lua, 2);
  const lua_Integer size = length_of(lua, kTable);
  Loan loan(session.budget);
  loan.take(static_cast<std::size_t>(size) * 2 * sizeof(int));
  std::vector<int> order;
  lua_createtable(lua, static_cast<int>(size), 0);
  for (int i = 1; i <= size; ++i) {
    lua_rawgeti(lua, kTable, i);
    lua_rawseti(lua, kCopy, i);
    order.push_back(i);
  }
  merge_sort(lua, session, order);
  for (int i = 1; i <= size; ++i) {
    lua_rawgeti(lua, kCopy, order[static_cast<std::size_t>(i - 1)]);
    lua_rawseti(lua, kTable, i);
  }
  return 0;
}

// ---- pairs: integers in order, then texts in the order of their bytes

struct Key {
  bool is_text = false;
  lua_Integer number = 0;
  std::string_view text;

  friend bool operator<(const Key& a, const Key& b) {
    if (a.is_text != b.is_text) return b.is_text;
    return a.is_text ? a.text < b.text : a.number < b.number;
  }
};

std::vector<Key> sorted_keys(lua_State* lua, Session& session, int table) {
  std::vector<Key> keys;
  Loan loan(session.budget);
  lua_pushnil(lua);
  while (lua_next(lua, table)) {
    lua_pop(lua, 1);
    loan.take(sizeof(Key));
    Key key;
    if (lua_type(lua, -1) == LUA_TSTRING) {
      std::size_t length = 0;
      const char* text = lua_tolstring(lua, -1, &length);
      key.is_text = true;
      key.text = {text, length};
    } else if (lua_isinteger(lua, -1)) {
      key.number = lua_tointeger(lua, -1);
    } else {
      throw Refusal{"`pairs` goes through keys that are texts or integers, and one is " +
                    std::string(kind_of(lua, -1))};
    }
    keys.push_back(key);
  }
  // Each comparison may be as long as the longest text; so many there are.
  std::uint64_t halvings = 1;
  for (std::size_t size = keys.size(); size > 1; size /= 2) ++halvings;
  session.budget.demand(keys.size() * halvings * session.budget.steps_per_instruction());
  std::sort(keys.begin(), keys.end());
  return keys;
}

/// Upvalues: the table, its keys, how many have been given.
int next_pair(lua_State* lua, Session& session) {
  for (;;) {
    session.budget.demand(1);
    const lua_Integer at = lua_tointeger(lua, lua_upvalueindex(3)) + 1;
    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(3));
    if (lua_rawgeti(lua, lua_upvalueindex(2), at) == LUA_TNIL) return 1;
    lua_pushvalue(lua, -1);
    if (lua_rawget(lua, lua_upvalueindex(1)) != LUA_TNIL) return 2;
    lua_pop(lua, 2);  // taken out of the table on the way
  }
}

int pairs(lua_State* lua, Session& session) {
  if (is_handle(lua, 1)) {
    throw Refusal{
        "`pairs` is for tables: a document's object is gone through with "
        "`for name, value in x:members()`, a list with `for item in x:each()`"};
  }
  demand_table(lua, 1, "pairs");
  lua_settop(lua, 1);
  make_readable(lua, 1);
  const std::vector<Key> keys = sorted_keys(lua, session, 1);
  lua_createtable(lua, static_cast<int>(keys.size()), 0);
  lua_Integer at = 0;
  for (const Key& key : keys) {
    if (key.is_text) {
      lua_pushlstring(lua, key.text.data(), key.text.size());
    } else {
      lua_pushinteger(lua, key.number);
    }
    lua_rawseti(lua, 2, ++at);
  }
  lua_pushinteger(lua, 0);
  lua_pushcclosure(lua, bound<next_pair>, 3);
  return 1;
}

/// An address would be another one each time: what has no text of its own is refused.
int to_string(lua_State* lua, Session& session) {
  switch (lua_type(lua, 1)) {
    case LUA_TNIL: lua_pushliteral(lua, "nil"); return 1;
    case LUA_TBOOLEAN: lua_pushstring(lua, lua_toboolean(lua, 1) ? "true" : "false"); return 1;
    case LUA_TSTRING: lua_settop(lua, 1); return 1;
    case LUA_TNUMBER:
      lua_settop(lua, 1);
      lua_tolstring(lua, 1, nullptr);
      return 1;
    default: break;
  }
  if (is_handle(lua, 1) && handle_at(lua, 1).node.is(Kind::number)) {
    const std::string_view digits = handle_at(lua, 1).node.text();
    session.budget.demand_bytes(digits.size());
    lua_pushlstring(lua, digits.data(), digits.size());
    return 1;
  }
  throw Refusal{"`tostring` takes texts, numbers and booleans, and this is " +
                std::string(kind_of(lua, 1))};
}

constexpr Offered kOffered[] = {
    {"concat", bound<concat>}, {"insert", bound<insert>}, {"remove", bound<remove>},
    {"sort", bound<sort>},     {"unpack", bound<unpack>},
};

}  // namespace

void push_table_functions(lua_State* lua) {
  lua_newtable(lua);
  add_functions(lua, kOffered);
}

void push_pairs(lua_State* lua) {
  lua_pushcfunction(lua, bound<pairs>);
}

void push_tostring(lua_State* lua) {
  lua_pushcfunction(lua, bound<to_string>);
}

}  // namespace smx::lua

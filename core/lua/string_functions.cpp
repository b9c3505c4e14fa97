// The functions of `string` that know no patterns. Letters are those of ASCII, whatever the locale.
#include <algorithm>
#include <string>

#include "lua/session.h"

namespace smx::lua {

namespace {

constexpr lua_Integer kMostResults = 200;

/// The bytes [begin, end) of a text of `length` bytes, as Lua's first and last positions say.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Stretch stretch(lua_Integer first, lua_Integer last, std::size_t length) {
  const auto size = static_cast<lua_Integer>(length);
  if (first < 0) first = std::max<lua_Integer>(size + first + 1, 1);
  if (first == 0) first = 1;
  if (last < 0) last = size + last + 1;
  last = std::min(last, size);
  if (first > last) return {};
  return {static_cast<std::size_t>(first - 1), static_cast<std::size_t>(last)};
}

int push(lua_State* lua, std::string_view text) {
  lua_pushlstring(lua, text.data(), text.size());
  return 1;
}

int byte(lua_State* lua, Session& session) {
  const std::string_view text = text_argument(lua, 1, "byte");
  const lua_Integer first = integer_argument(lua, 2, "byte", 1);
  const auto [begin, end] = stretch(first, integer_argument(lua, 3, "byte", first), text.size());
  if (end - begin > kMostResults) throw Refusal{"`byte` gives at most 200 numbers at once"};
  session.budget.demand(1 + end - begin);
  for (std::size_t at = begin; at < end; ++at)
    lua_pushinteger(lua, static_cast<unsigned char>(text[at]));
  return static_cast<int>(end - begin);
}

int from_bytes(lua_State* lua, Session& session) {
  const int count = lua_gettop(lua);
  session.budget.demand(1 + static_cast<std::uint64_t>(count));
  std::string text;
  for (int i = 1; i <= count; ++i) {
    const lua_Integer value = integer_argument(lua, i, "char");
    if (value < 0 || value > 255) throw Refusal{"`char` takes numbers from 0 to 255"};
    text.push_back(static_cast<char>(value));
  }
  return push(lua, text);
}

int length(lua_State* lua, Session&) {
  lua_pushinteger(lua, static_cast<lua_Integer>(text_argument(lua, 1, "len").size()));
  return 1;
}

template <typename Change>
int changed(lua_State* lua, Session& session, std::string_view text, Change change) {
  session.budget.demand_bytes(text.size());
  luaL_Buffer buffer;
  char* out = luaL_buffinitsize(lua, &buffer, text.size());
  change(text, out);
  luaL_pushresultsize(&buffer, text.size());
  return 1;
}

int lower(lua_State* lua, Session& session) {
  return changed(lua, session, text_argument(lua, 1, "lower"), [](std::string_view in, char* out) {
    std::transform(in.begin(), in.end(), out, [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    });
  });
}

int upper(lua_State* lua, Session& session) {
  return changed(lua, session, text_argument(lua, 1, "upper"), [](std::string_view in, char* out) {
    std::transform(in.begin(), in.end(), out, [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    });
  });
}

int reverse(lua_State* lua, Session& session) {
  return changed(
      lua, session, text_argument(lua, 1, "reverse"),
      [](std::string_view in, char* out) { std::reverse_copy(in.begin(), in.end(), out); });
}

int sub(lua_State* lua, Session& session) {
  const std::string_view text = text_argument(lua, 1, "sub");
  const lua_Integer first = integer_argument(lua, 2, "sub");
  const auto [begin, end] = stretch(first, integer_argument(lua, 3, "sub", -1), text.size());
  session.budget.demand_bytes(end - begin);
  return push(lua, text.substr(begin, end - begin));
}

int rep(lua_State* lua, Session& session) {
  const std::string_view text = text_argument(lua, 1, "rep");
  const lua_Integer wanted = integer_argument(lua, 2, "rep");
  const std::string_view between =
      lua_isnoneornil(lua, 3) ? std::string_view{} : text_argument(lua, 3, "rep");
  if (wanted <= 0) return push(lua, "");
  const auto count = static_cast<std::uint64_t>(wanted);
  const std::size_t one = text.size() + between.size();
  // Also where nothing is repeated: the count alone is work.
  if (count > session.budget.most_bytes() / std::max<std::size_t>(one, 1)) {
    session.budget.exhaust();
    throw Spent{};
  }
  const std::size_t total = count * one - between.size();
  session.budget.demand(1 + count);
  session.budget.demand_bytes(total);
  luaL_Buffer buffer;
  char* out = luaL_buffinitsize(lua, &buffer, total);
  for (std::uint64_t i = 0; i < count; ++i) {
    out = std::copy(text.begin(), text.end(), out);
    if (i + 1 < count) out = std::copy(between.begin(), between.end(), out);
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

constexpr Offered kOffered[] = {
    {"byte", bound<byte>},   {"char", bound<from_bytes>}, {"len", bound<length>},
    {"lower", bound<lower>}, {"upper", bound<upper>},     {"reverse", bound<reverse>},
    {"sub", bound<sub>},     {"rep", bound<rep>},
};

}  // namespace

void push_string_functions(lua_State* lua) {
  lua_newtable(lua);
  add_functions(lua, kOffered);
  add_pattern_functions(lua);
  add_format(lua);
}

}  // namespace smx::lua

// find, match, gmatch, gsub over our own matcher.
#include <cstring>
#include <string>

#include "lua/lua_pattern.h"
#include "lua/session.h"

namespace smx::lua {

namespace {

constexpr std::string_view kMagic = "^$*+?.([%-";

/// BadPattern as what scripts get.
LuaPattern read_pattern(Session& session, std::string_view text, Anchors anchors) {
  session.budget.demand(1 + text.size());
  try {
    return LuaPattern(text, anchors);
  } catch (const BadPattern& problem) {
    throw Refusal{problem.what()};
  }
}

void push_capture(lua_State* lua, const Matcher& matcher, std::string_view subject,
                  std::size_t index) {
  const Matcher::Capture& capture = matcher.capture(index);
  if (capture.is_position) {
    lua_pushinteger(lua, static_cast<lua_Integer>(capture.begin + 1));
  } else {
    lua_pushlstring(lua, subject.data() + capture.begin, capture.length);
  }
}

/// All captures, or the whole match where there are none. Gives their number.
int push_captures(lua_State* lua, const LuaPattern& pattern, const Matcher& matcher,
                  std::string_view subject, std::size_t begin, std::size_t end) {
  if (pattern.captures() == 0) {
    lua_pushlstring(lua, subject.data() + begin, end - begin);
    return 1;
  }
  luaL_checkstack(lua, LuaPattern::kMostCaptures, "captures");
  for (std::size_t i = 0; i < pattern.captures(); ++i) push_capture(lua, matcher, subject, i);
  return static_cast<int>(pattern.captures());
}

/// Where the third argument says to begin; nothing behind the end.
bool start_of(lua_State* lua, int index, std::string_view function, std::size_t length,
              std::size_t& start) {
  lua_Integer first = integer_argument(lua, index, function, 1);
  const auto size = static_cast<lua_Integer>(length);
  if (first < 0) first = std::max<lua_Integer>(size + first + 1, 1);
  if (first == 0) first = 1;
  if (first > size + 1) return false;
  start = static_cast<std::size_t>(first - 1);
  return true;
}

int find_plain(lua_State* lua, Session& session, std::string_view subject, std::string_view wanted,
               std::size_t start) {
  session.budget.demand_bytes(subject.size() - start + wanted.size());
  const void* found = wanted.empty() ? subject.data() + start
                                     : memmem(subject.data() + start, subject.size() - start,
                                              wanted.data(), wanted.size());
  if (!found) {
    lua_pushnil(lua);
    return 1;
  }
  const std::ptrdiff_t at = static_cast<const char*>(found) - subject.data();
  lua_pushinteger(lua, at + 1);
  lua_pushinteger(lua, at + static_cast<std::ptrdiff_t>(wanted.size()));
  return 2;
}

enum class Wanted : std::uint8_t { places, captures };

int search(lua_State* lua, Session& session, Wanted wanted) {
  const std::string_view name = wanted == Wanted::places ? "find" : "match";
  const std::string_view subject = text_argument(lua, 1, name);
  const std::string_view text = text_argument(lua, 2, name);
  std::size_t start = 0;
  if (!start_of(lua, 3, name, subject.size(), start)) {
    lua_pushnil(lua);
    return 1;
  }
  const bool plain =
      wanted == Wanted::places &&
      (lua_toboolean(lua, 4) || text.find_first_of(kMagic) == std::string_view::npos);
  if (plain) return find_plain(lua, session, subject, text, start);
  const LuaPattern pattern = read_pattern(session, text, Anchors::allowed);
  Matcher matcher(pattern, subject, session.budget);
  for (std::size_t at = start; at <= subject.size(); ++at) {
    const std::size_t end = matcher.match_at(at);
    if (end == Matcher::kNone) {
      if (pattern.anchored()) break;
      continue;
    }
    if (wanted == Wanted::captures) return push_captures(lua, pattern, matcher, subject, at, end);
    lua_pushinteger(lua, static_cast<lua_Integer>(at + 1));
    lua_pushinteger(lua, static_cast<lua_Integer>(end));
    return pattern.captures() == 0 ? 2 : 2 + push_captures(lua, pattern, matcher, subject, at, end);
  }
  lua_pushnil(lua);
  return 1;
}

int find(lua_State* lua, Session& session) {
  return search(lua, session, Wanted::places);
}
int match(lua_State* lua, Session& session) {
  return search(lua, session, Wanted::captures);
}

// ---- gmatch: upvalues are the subject, the pattern, where to go on, and where the last match
// ended

int next_match(lua_State* lua, Session& session) {
  const std::string_view subject = text_argument(lua, lua_upvalueindex(1), "gmatch");
  const LuaPattern pattern =
      read_pattern(session, text_argument(lua, lua_upvalueindex(2), "gmatch"), Anchors::refused);
  const auto from = static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(3)));
  const auto last = static_cast<std::size_t>(lua_tointeger(lua, lua_upvalueindex(4)));
  Matcher matcher(pattern, subject, session.budget);
  for (std::size_t at = from; at <= subject.size(); ++at) {
    const std::size_t end = matcher.match_at(at);
    if (end == Matcher::kNone || end == last) continue;
    lua_pushinteger(lua, static_cast<lua_Integer>(end));
    lua_copy(lua, -1, lua_upvalueindex(3));
    lua_copy(lua, -1, lua_upvalueindex(4));
    lua_pop(lua, 1);
    return push_captures(lua, pattern, matcher, subject, at, end);
  }
  // It stays at its end.
  lua_pushinteger(lua, static_cast<lua_Integer>(subject.size() + 1));
  lua_replace(lua, lua_upvalueindex(3));
  lua_pushnil(lua);
  return 1;
}

int gmatch(lua_State* lua, Session& session) {
  const std::string_view subject = text_argument(lua, 1, "gmatch");
  read_pattern(session, text_argument(lua, 2, "gmatch"), Anchors::refused);
  std::size_t start = 0;
  if (!start_of(lua, 3, "gmatch", subject.size(), start)) start = subject.size() + 1;
  lua_settop(lua, 2);
  lua_pushinteger(lua, static_cast<lua_Integer>(start));
  lua_pushinteger(lua, -1);
  lua_pushcclosure(lua, bound<next_match>, 4);
  return 1;
}

// ---- gsub

struct Substitution {
  lua_State* lua;
  Session& session;
  const LuaPattern& pattern;
  const Matcher& matcher;
  std::string_view subject;
  std::string& out;
  Loan loan{session.budget};

  void add(std::string_view text) {
    loan.take(text.size());
    out += text;
  }

  /// `%1` in the replacement; `%0` is the whole match.
  void add_capture(std::size_t index, std::size_t begin, std::size_t end) {
    if (pattern.captures() == 0 && index == 0) {
      add(subject.substr(begin, end - begin));
      return;
    }
    if (index >= pattern.captures())
      throw Refusal{"the replacement of `gsub` names a capture that is not there"};
    const Matcher::Capture& capture = matcher.capture(index);
    add(capture.is_position ? std::to_string(capture.begin + 1)
                            : std::string(subject.substr(capture.begin, capture.length)));
  }

  void add_text(std::string_view replacement, std::size_t begin, std::size_t end) {
    for (std::size_t at = 0; at < replacement.size(); ++at) {
      const std::size_t mark = replacement.find('%', at);
      add(replacement.substr(at, mark - at));
      if (mark == std::string_view::npos) return;
      at = mark + 1;
      const char c = at < replacement.size() ? replacement[at] : '\0';
      if (c == '%') {
        add("%");
      } else if (c == '0') {
        add(subject.substr(begin, end - begin));
      } else if (c >= '1' && c <= '9') {
        add_capture(static_cast<std::size_t>(c - '1'), begin, end);
      } else {
        throw Refusal{"a `%` in the replacement of `gsub` stands before a digit or another `%`"};
      }
    }
  }

  void add_match(std::size_t begin, std::size_t end) {
    const int kind = lua_type(lua, 3);
    if (kind == LUA_TSTRING || kind == LUA_TNUMBER) {
      add_text(text_argument(lua, 3, "gsub"), begin, end);
      return;
    }
    if (kind == LUA_TTABLE) {
      if (pattern.captures() == 0) {
        lua_pushlstring(lua, subject.data() + begin, end - begin);
      } else {
        push_capture(lua, matcher, subject, 0);
      }
      lua_gettable(lua, 3);
    } else {
      lua_pushvalue(lua, 3);
      const int count = push_captures(lua, pattern, matcher, subject, begin, end);
      lua_call(lua, count, 1);
    }
    if (!lua_toboolean(lua, -1)) {
      add(subject.substr(begin, end - begin));
    } else if (lua_isstring(lua, -1)) {
      std::size_t length = 0;
      const char* text = lua_tolstring(lua, -1, &length);
      add({text, length});
    } else {
      throw Refusal{"what replaces a match of `gsub` is a text or nothing, and this is " +
                    std::string(kind_of(lua, -1))};
    }
    lua_pop(lua, 1);
  }
};

int gsub(lua_State* lua, Session& session) {
  const std::string_view subject = text_argument(lua, 1, "gsub");
  const LuaPattern pattern = read_pattern(session, text_argument(lua, 2, "gsub"), Anchors::allowed);
  const int kind = lua_type(lua, 3);
  if (kind != LUA_TSTRING && kind != LUA_TNUMBER && kind != LUA_TTABLE && kind != LUA_TFUNCTION)
    refuse_argument(lua, 3, "gsub", "a text, a table or a function");
  const lua_Integer most =
      integer_argument(lua, 4, "gsub", static_cast<lua_Integer>(subject.size()) + 1);
  lua_settop(lua, 3);
  std::string out;
  Matcher matcher(pattern, subject, session.budget);
  Substitution substitution{lua, session, pattern, matcher, subject, out};
  std::size_t at = 0;
  std::size_t last = Matcher::kNone;
  lua_Integer count = 0;
  while (count < most) {
    const std::size_t end = matcher.match_at(at);
    if (end != Matcher::kNone && end != last) {
      ++count;
      substitution.add_match(at, end);
      at = last = end;
    } else if (at < subject.size()) {
      out.push_back(subject[at++]);
    } else {
      break;
    }
    if (pattern.anchored()) break;
  }
  if (at < subject.size()) substitution.add(subject.substr(at));
  lua_pushlstring(lua, out.data(), out.size());
  lua_pushinteger(lua, count);
  return 2;
}

constexpr Offered kOffered[] = {
    {"find", bound<find>},
    {"match", bound<match>},
    {"gmatch", bound<gmatch>},
    {"gsub", bound<gsub>},
};

}  // namespace

void add_pattern_functions(lua_State* lua) {
  add_functions(lua, kOffered);
}

}  // namespace smx::lua

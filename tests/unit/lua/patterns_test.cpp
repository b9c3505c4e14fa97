// Our matcher beside Lua's own, on random patterns and subjects; and what only ours does.
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>
#include <lua.hpp>

#include "lua/lua_pattern.h"
#include "unit/lua/script_world.h"

namespace smx::lua_test {
namespace {

using lua::Budget;
using lua::LuaPattern;
using lua::Matcher;

/// What string.find and all captures say, as one text.
std::string ours(std::string_view subject, std::string_view text) {
  Budget budget(200'000, 1u << 20);
  try {
    const LuaPattern pattern(text, lua::Anchors::allowed);
    Matcher matcher(pattern, subject, budget);
    for (std::size_t at = 0; at <= subject.size(); ++at) {
      const std::size_t end = matcher.match_at(at);
      if (end == Matcher::kNone) {
        if (pattern.anchored()) break;
        continue;
      }
      std::string out = std::to_string(at + 1) + "-" + std::to_string(end);
      for (std::size_t i = 0; i < pattern.captures(); ++i) {
        const auto& capture = matcher.capture(i);
        out += "|";
        out += capture.is_position ? "@" + std::to_string(capture.begin + 1)
                                   : std::string(subject.substr(capture.begin, capture.length));
      }
      return out;
    }
    return "none";
  } catch (const lua::BadPattern& problem) {
    return std::string("bad: ") + problem.what();
  } catch (const lua::Spent&) {
    return "spent";
  }
}

/// Lua's own library, in a state of its own.
class Reference {
 public:
  Reference() : lua_(luaL_newstate()) { luaL_openlibs(lua_); }
  ~Reference() { lua_close(lua_); }
  Reference(const Reference&) = delete;
  Reference& operator=(const Reference&) = delete;

  std::string find(std::string_view subject, std::string_view pattern) {
    lua_settop(lua_, 0);
    lua_getglobal(lua_, "string");
    lua_getfield(lua_, 1, "find");
    lua_pushlstring(lua_, subject.data(), subject.size());
    lua_pushlstring(lua_, pattern.data(), pattern.size());
    if (lua_pcall(lua_, 2, LUA_MULTRET, 0) != LUA_OK) return "error";
    if (lua_isnil(lua_, 2)) return "none";
    std::string out =
        std::to_string(lua_tointeger(lua_, 2)) + "-" + std::to_string(lua_tointeger(lua_, 3));
    for (int i = 4; i <= lua_gettop(lua_); ++i) {
      out += "|";
      if (lua_isinteger(lua_, i)) {
        out += "@" + std::to_string(lua_tointeger(lua_, i));
      } else {
        std::size_t length = 0;
        const char* text = lua_tolstring(lua_, i, &length);
        out.append(text, length);
      }
    }
    return out;
  }

  /// A call that gives one text, run as a chunk with two texts.
  std::string run(const std::string& code, std::string_view a, std::string_view b,
                  std::string_view c) {
    lua_settop(lua_, 0);
    if (luaL_loadstring(lua_, code.c_str()) != LUA_OK) return "syntax";
    for (const std::string_view text : {a, b, c}) lua_pushlstring(lua_, text.data(), text.size());
    if (lua_pcall(lua_, 3, 1, 0) != LUA_OK) return "error";
    std::size_t length = 0;
    const char* text = lua_tolstring(lua_, -1, &length);
    return text ? std::string(text, length) : "nil";
  }

 private:
  lua_State* lua_;
};

/// Valid patterns, mostly.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

  std::string subject() {
    static constexpr std::string_view kBytes = "aab b(()1-.,%A\n";
    std::string out;
    for (int i = pick(14); i > 0; --i)
      out.push_back(kBytes[static_cast<std::size_t>(pick(static_cast<int>(kBytes.size())))]);
    if (pick(20) == 0) out.push_back('\0');
    if (pick(20) == 0) out.push_back('\xe9');
    return out;
  }

  std::string pattern() {
    std::string out = pick(5) == 0 ? "^" : "";
    int open = 0;
    int closed = 0;
    for (int i = 1 + pick(6); i > 0; --i) {
      const int what = pick(12);
      if (what == 0) {
        out += "(";
        ++open;
      } else if (what == 1 && open > 0) {
        out += ")";
        --open;
        ++closed;
      } else if (what == 2) {
        out += "()";
      } else if (what == 3) {
        out += "%b()";
      } else if (what == 4) {
        out += "%f" + set();
      } else if (what == 5 && closed > 0) {
        out += "%1";
      } else {
        out += single() + quantifier();
      }
    }
    for (; open > 0; --open) out += ")";
    if (pick(5) == 0) out += "$";
    return out;
  }

 private:
  std::string single() {
    static constexpr const char* kSingles[] = {"a",  "b",  ".",  "%a", "%d", "%s", "%p", "%w",
                                               "%l", "%u", "%A", "%S", "-",  "%(", "%%", "%.",
                                               "1",  "%x", "%g", "%c", "%W", "$",  "%]", "]"};
    return pick(4) == 0 ? set() : kSingles[pick(static_cast<int>(std::size(kSingles)))];
  }
  std::string set() {
    static constexpr const char* kSets[] = {"[ab]", "[^a]",  "[a-b]", "[%a1]", "[]]",   "[^]]",
                                            "[a-]", "[%s-]", "[^%w]", "[(-,]", "[]-a]", "[.-1]"};
    return kSets[pick(static_cast<int>(std::size(kSets)))];
  }
  std::string quantifier() {
    static constexpr const char* kQuantifiers[] = {"", "", "", "*", "+", "-", "?"};
    return kQuantifiers[pick(static_cast<int>(std::size(kQuantifiers)))];
  }

  std::mt19937 random_;
};

TEST(Patterns, MatchAsLuasOwnDo) {
  Reference reference;
  Maker maker(20260501);
  int found = 0;
  for (int i = 0; i < 60'000; ++i) {
    const std::string subject = maker.subject();
    const std::string pattern = maker.pattern();
    const std::string mine = ours(subject, pattern);
    // We read a pattern whole, Lua only as far as it gets.
    if (mine.starts_with("bad: ")) continue;
    const std::string theirs = reference.find(subject, pattern);
    ASSERT_EQ(mine, theirs) << "subject `" << subject << "` pattern `" << pattern << "`";
    found += theirs != "none";
  }
  EXPECT_GT(found, 10'000);
}

TEST(Patterns, AreRefusedOnlyWhereLuaRefusesThemToo) {
  Reference reference;
  Maker maker(7);
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string pattern = maker.pattern();
    if (!ours("", pattern).starts_with("bad: ")) continue;
    ++refused;
    // Some subject gets far enough for Lua to see it as well; a back reference into an open
    // capture is the one that our maker makes.
    bool theirs = false;
    for (int tries = 0; tries < 300 && !theirs; ++tries)
      theirs = reference.find(maker.subject(), pattern) == "error";
    EXPECT_TRUE(theirs || pattern.find("%1") != std::string::npos) << pattern;
  }
  EXPECT_LT(refused, 2'000);
}

TEST(Substitutions, AreThoseOfLua) {
  Reference reference;
  Maker maker(99);
  const std::string code =
      "local s, p, r = ... local a, n = string.gsub(s, p, r) return a .. '#' .. n";
  World world(
      "local library = {}\nfunction library.f(x, p, r)\n"
      "  local a, n = string.gsub(x, p, r) return a .. '#' .. n\nend\nreturn library\n",
      3);
  static constexpr const char* kReplacements[] = {"", "x", "<%0>", "%%", "%1"};
  int compared = 0;
  for (int i = 0; i < 8'000; ++i) {
    std::string subject = maker.subject();
    std::erase(subject, '\xe9');  // cut in two it would be no text of a document
    const std::string pattern = maker.pattern();
    const std::string replacement = kReplacements[maker.pick(5)];
    const std::string theirs = reference.run(code, subject, pattern, replacement);
    if (theirs == "error") continue;
    std::vector<Argument> arguments(2);
    arguments[0].given = arguments[1].given = true;
    arguments[0].value = Node::text(pattern);
    arguments[1].value = Node::text(replacement);
    world.machine().begin();
    const CallResult result = world.call(Node::text(subject), arguments);
    // Lua sees that only where a subject gets so far.
    if (result.detail.starts_with("the pattern refers")) continue;
    ASSERT_EQ(result.state, CallResult::State::value) << result.detail << " " << pattern;
    ASSERT_EQ(result.value.text(), theirs) << "subject `" << subject << "` pattern `" << pattern
                                           << "` replacement `" << replacement << "`";
    ++compared;
  }
  EXPECT_GT(compared, 5'000);
}

TEST(Walks, ThroughMatchesAreThoseOfLua) {
  Reference reference;
  Maker maker(5);
  const std::string loop =
      "local out = {} for a, b in string.gmatch(s, p) do out[#out + 1] = a .. '|' .. (b or '') end "
      "return table.concat(out, ';')";
  World world("local library = {}\nfunction library.f(s, p)\n" + loop + "\nend\nreturn library\n",
              2);
  int compared = 0;
  for (int i = 0; i < 5'000; ++i) {
    std::string subject = maker.subject();
    std::erase(subject, '\xe9');
    const std::string pattern = maker.pattern();
    if (pattern.starts_with('^')) continue;
    const std::string theirs = reference.run("local s, p = ... " + loop, subject, pattern, "");
    if (theirs == "error") continue;
    std::vector<Argument> arguments(1);
    arguments[0].given = true;
    arguments[0].value = Node::text(pattern);
    world.machine().begin();
    const CallResult result = world.call(Node::text(subject), arguments);
    // Lua sees that only where a subject gets so far.
    if (result.detail.starts_with("the pattern refers")) continue;
    ASSERT_EQ(result.state, CallResult::State::value) << result.detail << " " << pattern;
    ASSERT_EQ(result.value.text(), theirs)
        << "subject `" << subject << "` pattern `" << pattern << "`";
    ++compared;
  }
  EXPECT_GT(compared, 2'000);
}

TEST(Patterns, AreReadWholeBeforeTheyAreUsed) {
  for (const char* bad :
       {"(a", "a)", "%", "[a", "[%", "%b(", "%f", "%fa", "%1", "(%1)", "[a-%z]"}) {
    EXPECT_TRUE(ours("", bad).starts_with("bad: ")) << bad;
  }
  EXPECT_TRUE(ours("", std::string(500, 'a')).starts_with("bad: the pattern is too long"));
  EXPECT_TRUE(
      run("for w in ('a'):gmatch('^a') do end").starts_with("broken: a pattern of `gmatch`"));
}

TEST(Find, SearchesPlainTextAndFromAPlace) {
  EXPECT_EQ(run("return ('a.b'):find('.', 1, true)"), "2");
  EXPECT_EQ(run("return ('abcabc'):find('b', 3)"), "5");
  EXPECT_EQ(run("return ('abcabc'):find('b', -2)"), "5");
  EXPECT_EQ(run("return ('abc'):find('', 10)"), "missing");
  EXPECT_EQ(run("return ('abc'):find('', 4)"), "4");
  EXPECT_EQ(run("local a, b, c = ('k=v'):find('(%w)=') return a .. b .. c"), "\"12k\"");
}

TEST(Format, WritesTheSameOnEveryMachine) {
  EXPECT_EQ(run("return string.format('%05d|%-4d|%+d|%x|%X|%5s|%.2s|%c|%%', 42, 7, 3, 255, 255, "
                "'ab', 'abcd', 65)"),
            "\"00042|7   |+3|ff|FF|   ab|ab|A|%\"");
  EXPECT_EQ(run("return string.format('%.2f %8.3f %e %g', 1.005, -2.5, 12345.678, 0.1)"),
            "\"1.00   -2.500 1.234568e+04 0.1\"");
  EXPECT_TRUE(run("return string.format('%p', 1)").starts_with("broken: `format` knows"));
  EXPECT_TRUE(
      run("return string.format('%d', 1.5)").starts_with("broken: `format` takes an integer"));
  EXPECT_TRUE(run("return string.format('%d')").starts_with("broken: `format` has more"));
}

}  // namespace
}  // namespace smx::lua_test

// Ways out of a sandbox, and ways to use it up. Each of them was seen to work on a plain Lua.
#include <gtest/gtest.h>

#include "unit/lua/script_world.h"

namespace smx::lua_test {
namespace {

TEST(ASandbox, OffersNothingThatIsNotOnTheList) {
  for (const char* name : {"load",      "loadstring",   "loadfile",     "dofile",  "require",
                           "io",        "os",           "debug",        "package", "collectgarbage",
                           "coroutine", "setmetatable", "getmetatable", "rawget",  "rawset",
                           "rawequal",  "rawlen",       "next",         "print",   "error",
                           "assert",    "pcall",        "xpcall",       "warn",    "_G"}) {
    EXPECT_EQ(run("return " + std::string(name)), "broken: scripts have no such name") << name;
  }
  for (const char* name :
       {"string.dump", "string.pack", "string.unpack", "table.move", "table.pack", "math.random",
        "math.randomseed", "math.sin", "string.foo"}) {
    EXPECT_EQ(run("return " + std::string(name)), "broken: scripts have no such name") << name;
  }
}

TEST(ASandbox, LetsNoLoopRunForever) {
  EXPECT_EQ(run("while true do end"), "spent");
  EXPECT_EQ(run("::again:: goto again"), "spent");
  EXPECT_EQ(run("repeat until false"), "spent");
  EXPECT_EQ(run("for i = 1, math.maxinteger do end"), "spent");
  EXPECT_EQ(run("local t = {} for i = 1, 1000000000 do t[i] = i end"), "spent");
  EXPECT_EQ(run("local function again() return again() end again()"), "spent");
}

TEST(ASandbox, IsNotOutlivedByWhatCatchesErrors) {
  // There is no pcall; what calls back into Lua from C must not swallow the end either.
  EXPECT_EQ(run("while true do ('aaa'):gsub('a', function() while true do end end) end"), "spent");
  EXPECT_EQ(run("local t = {3, 2, 1} "
                "while true do table.sort(t, function() while true do end end) end"),
            "spent");
}

TEST(ASandbox, EndsPatternsThatTryTooMuch) {
  EXPECT_EQ(run("return ('a'):rep(28):find(('a?'):rep(28) .. ('a'):rep(28) .. 'b')"), "spent");
  EXPECT_EQ(run("return ('x'):rep(200000):find('.-.-b')"), "spent");
  EXPECT_EQ(run("return ('x'):rep(20000):gsub('.-.-.-.-b', '')"), "spent");
  EXPECT_EQ(run("return ('('):rep(100000):find('%b()')"), "spent");
  EXPECT_EQ(run("for w in ('x'):rep(200000):gmatch('.-.-b') do end"), "spent");
}

TEST(ASandbox, BoundsWhatBuildsTexts) {
  EXPECT_EQ(run("return ('x'):rep(1000000000)"), "spent");
  EXPECT_EQ(run("return (''):rep(1000000000)"), "spent");
  EXPECT_EQ(run("return ('x'):rep(-5)"), "\"\"");
  EXPECT_EQ(run("return ('x'):rep(math.maxinteger, 'yy')"), "spent");
  EXPECT_EQ(run("local s = 'x' while true do s = s .. s end"), "spent");
  EXPECT_EQ(run("local t = {} for i = 1, 5000 do t[i] = ('x'):rep(100000) end"), "spent");
  EXPECT_EQ(run("local s = ('x'):rep(1000000) local t = {} for i = 1, 100 do t[i] = s end "
                "return table.concat(t)"),
            "spent");
  EXPECT_EQ(run("return (('x'):rep(100000)):gsub('x', ('y'):rep(100000))"), "spent");
  EXPECT_TRUE(run("return string.format('%999d', 1)").starts_with("broken: a width in `format`"));
  EXPECT_EQ(run("local s = ('x'):rep(1000000) return string.format('%s%s%s%s%s%s%s%s%s%s', "
                "s, s, s, s, s, s, s, s, s, s)"),
            "spent");
}

TEST(ASandbox, CountsWorkThatOneInstructionDoes) {
  // Two equal texts of a megabyte, compared again and again: no hook comes in between.
  EXPECT_EQ(run("local a, b = ('x'):rep(1000000) .. 'a', ('x'):rep(1000000) .. 'a' "
                "local n = 0 for i = 1, 100000 do if a == b then n = n + 1 end end return n"),
            "spent");
}

TEST(ASandbox, EndsDeepRecursion) {
  const std::string deep = "local function f(n) return 1 + f(n + 1) end return f(1)";
  EXPECT_EQ(run(deep), "spent");  // eight megabytes come before Lua's own limit
  World world(World::body(deep), 1, Limits{});
  EXPECT_TRUE(world.run("1").starts_with("broken: stack overflow"));
  // Through C and back.
  const std::string nested = run("local function f(s) return (s:gsub('.', f)) end return f('x')");
  EXPECT_TRUE(nested.find("overflow") != std::string::npos) << nested;
  EXPECT_EQ(run("local t = {} for i = 1, 200000 do t = {t} end return 'done'"), "spent");
}

TEST(ASandbox, TakesTextAndNoBytecode) {
  World world(std::string("\x1bLua\x54\0\x19\x93\r\n\x1a\n", 12));
  const auto problems = world.machine().check(world.script());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, Code::script_syntax);
  EXPECT_EQ(world.run("1"), "broken: its script cannot be loaded");
}

TEST(ASandbox, HasNoWayToWriteWhereOthersRead) {
  for (const char* write :
       {"string.rep = nil", "table.concat = 1", "smx.fault = nil", "math.pi = 3", "x1 = 1",
        "string = {}", "_ENV.string = {}", "_ENV.y = 1", "smx = nil"}) {
    EXPECT_TRUE(run(write).starts_with("broken: a script has no globals")) << write << run(write);
  }
  EXPECT_TRUE(run("table.insert(string, 1)").starts_with("broken: this table belongs")) << run("");
  EXPECT_TRUE(run("table.sort(_ENV)").starts_with("broken: this table belongs"));
}

TEST(ASandbox, HasTextsWithOurMethodsOnly) {
  EXPECT_EQ(run("return ('x'):rep(3)"), "\"xxx\"");
  EXPECT_EQ(run("return ('x').dump"), "broken: scripts have no such name");
  EXPECT_TRUE(run("return ('10') + 1").starts_with("broken: attempt to perform arithmetic"));
}

TEST(ASandbox, ClosesNothingAndCollectsNothingOfAScript) {
  EXPECT_TRUE(run("local x <close> = {} return 1").find("non-closable") != std::string::npos);
  EXPECT_EQ(run("for i = 1, 3 do local x <close> = nil end return 1"), "1");
}

TEST(ASandbox, KeepsToItsMemoryWhateverAsksForIt) {
  EXPECT_EQ(run("local t = {} while true do t[#t + 1] = {} end"), "spent");
  EXPECT_EQ(run("local t = {} while true do t[#t + 1] = function() return t end end"), "spent");
  EXPECT_EQ(run("while true do smx.number(('1'):rep(100000)) end"), "spent");
  EXPECT_EQ(run("local l = smx.list{} while true do l = smx.list{l, l} end"), "spent");
  EXPECT_EQ(run("while true do smx.list{} end"), "spent");
}

TEST(ASandbox, IsWellAgainAfterwards) {
  World world(World::body("if x == 1 then while true do end end return 'well'"));
  EXPECT_EQ(world.run("1"), "spent");
  EXPECT_EQ(world.run("2"), "\"well\"");
  World memory(
      World::body("if x == 1 then local s = 'x' while true do s = s .. s end end "
                  "return ('y'):rep(1000):sub(1, 1)"));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(memory.run("1"), "spent");
    EXPECT_EQ(memory.run("2"), "\"y\"");
  }
}

TEST(ABudget, IsThatOfAllCallsOfOneTranslation) {
  World world(World::body("for i = 1, 100000 do end return 1"));
  world.machine().begin();
  int calls = 0;
  while (calls < 100 && world.call(world.read("1")).state == CallResult::State::value) ++calls;
  EXPECT_GT(calls, 3);
  EXPECT_LT(calls, 100);
  EXPECT_EQ(World::words(world.call(world.read("1"))), "spent");
  EXPECT_EQ(world.run("1"), "1");
}

TEST(ABudget, IsMetAtTheSamePlaceByAUsedAndByANewMachine) {
  const auto calls_until_spent = [](World& world) {
    world.machine().begin();
    int calls = 0;
    while (world.call(world.read("1")).state == CallResult::State::value) ++calls;
    return calls;
  };
  const std::string text =
      World::body("local t = {} for i = 1, 700 do t[i] = i .. '' end return 1");
  World used(text);
  used.run("1");
  used.run("1");
  World fresh(text);
  EXPECT_EQ(calls_until_spent(used), calls_until_spent(fresh));
}

TEST(ABudget, EndsAScriptThatNeverComesToItsEndWhileItIsLoaded) {
  World world("while true do end return {}");
  const auto problems = world.machine().check(world.script());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, Code::script_not_usable);
}

}  // namespace
}  // namespace smx::lua_test

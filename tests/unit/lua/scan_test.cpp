// What is said about a script before it runs.
#include "lua/scan.h"

#include <gtest/gtest.h>

#include "types/type.h"

namespace smx::lua_test {
namespace {

std::vector<std::string> mistakes(const std::string& text,
                                  const std::vector<lua::Signature>& signatures = {}) {
  const Source source("test.lua", text);
  std::vector<std::string> out;
  for (const lua::Mistake& mistake : lua::scan(source, signatures).mistakes) {
    const Position place = source.position_of(mistake.place.begin);
    out.push_back(std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                  mistake.message);
  }
  return out;
}

using Said = std::vector<std::string>;

TEST(AScan, FindsNamesNobodyDeclares) {
  EXPECT_EQ(mistakes("local a = 1\nreturn a + b"), (Said{"2:12 there is no `b` for a script"}));
  EXPECT_EQ(mistakes("return tostring(string.rep('x', 2), smx.null, x.y)"),
            (Said{"1:47 there is no `x` for a script"}));
  EXPECT_EQ(mistakes("local x = x"), (Said{"1:11 there is no `x` for a script"}));
  EXPECT_EQ(mistakes("do local y = 1 end\nreturn y"), (Said{"2:8 there is no `y` for a script"}));
  EXPECT_EQ(mistakes("for i = 1, 3 do end return i"), (Said{"1:28 there is no `i` for a script"}));
  EXPECT_EQ(mistakes("pcall(print)"),
            (Said{"1:1 there is no `pcall` for a script", "1:7 there is no `print` for a script"}));
}

TEST(AScan, KnowsTheScopesOfLua) {
  EXPECT_EQ(mistakes("local function f(a, ...) return f, a, ... end\n"
                     "repeat local z = 1 until z == 1\n"
                     "for k, v in pairs({ k = 1, [f] = 2 }) do local w <const> = k, v end\n"
                     "local t = { a = 1, b = { c = function(d) return d end } }\n"
                     "function t.m(e) return e end\nfunction t:n() return self end\n"
                     "goto done\n::done::\n"
                     "if t then elseif f then else end\n"
                     "while t.a do break end\n"
                     "local s = [[ x ]] --[==[ y ]] ]==] .. 'q\\'q'\n"
                     "return t.m(1), t:n(), #s, -1, not s, s'x', s{ 1 }, (s).y"),
            Said{});
}

TEST(AScan, FindsGlobalsAndWhatWouldBeKeptBetweenCalls) {
  EXPECT_EQ(mistakes("x = 1"), (Said{"1:1 a script has no globals, and `x` would be one"}));
  EXPECT_EQ(mistakes("function f() end"),
            (Said{"1:10 a script has no globals, and `f` would be one"}));
  EXPECT_EQ(mistakes("string = nil"),
            (Said{"1:1 `string` is offered to every script and cannot be set"}));
  EXPECT_EQ(mistakes("return _ENV"), (Said{"1:8 a script cannot reach for `_ENV`"}));
  EXPECT_EQ(mistakes("local n = 0\nn = 1\nlocal function f() n = n + 1 end"),
            (Said{"3:20 `n` belongs to the script, and a function sets it: a script keeps nothing "
                  "between calls"}));
  EXPECT_EQ(mistakes("local function f() local n = 0 local function g() n = 1 end return g end"),
            Said{});
}

TEST(AScan, TellsWhichFunctionsSetVariablesOutsideThemselves) {
  const Source source("test.lua",
                      "local function f()\n  local n = 0\n  return function()\n    n = n + 1\n"
                      "    return n\n  end\nend\n");
  EXPECT_EQ(lua::scan(source, {}).assigning_lines, std::vector<int>{3});
}

TEST(AScan, ProvesPathsWhereTheTypeIsKnown) {
  TypeStore types;
  Type* period = types.make(TypeKind::object);
  period->name = "fhir/Period";
  period->properties = {{"start", types.text(), true}};
  Type* name = types.make(TypeKind::object);
  name->name = "fhir/HumanName";
  name->properties = {{"family", types.text(), false},
                      {"given", types.list_of(types.text()), false},
                      {"period", period, false},
                      {"parts", types.list_of(period), false}};
  const std::vector<lua::Signature> signatures = {{"show", {name}}};
  const auto in_show = [&](const std::string& body) {
    return mistakes(
        "local library = {}\nfunction library.show(x)\n" + body + "\nend\nreturn library\n",
        signatures);
  };
  EXPECT_EQ(in_show("return x:get('family'), x:get('given.0'), x:get('parts.*.start')"), Said{});
  EXPECT_EQ(in_show("return x:get('famly')"),
            (Said{"3:15 `fhir/HumanName` has no member `famly`"}));
  EXPECT_EQ(in_show("return x:get('period.strat')"),
            (Said{"3:22 `fhir/Period` has no member `strat`"}));
  EXPECT_EQ(in_show("local p = x:get('period')\nreturn p:get('end')"),
            (Said{"4:15 `fhir/Period` has no member `end`"}));
  EXPECT_EQ(in_show("for p in x:each('parts') do local y = p:get('end') end"),
            (Said{"3:46 `fhir/Period` has no member `end`"}));
  EXPECT_EQ(in_show("x = nil\nreturn x:get('famly')"), Said{});
  EXPECT_EQ(in_show("local k = 'famly' return x:get(k), x:get('fam' .. 'ly')"), Said{});
  EXPECT_EQ(mistakes("return { show = function(x) return x:get('famly') end }", signatures),
            (Said{"1:43 `fhir/HumanName` has no member `famly`"}));
}

TEST(AScan, EndsOnWhateverItIsGiven) {
  for (const std::string text : {"",
                                 "((((",
                                 "function",
                                 "local",
                                 "for",
                                 "x.",
                                 "x:",
                                 "[[",
                                 "--[[",
                                 "'",
                                 "return {{{{",
                                 "\xff\x00",
                                 "if then else",
                                 "repeat",
                                 "local function",
                                 "x = = =",
                                 "::",
                                 "goto",
                                 "a,b,c",
                                 "...",
                                 "#"}) {
    mistakes(text);
  }
  mistakes(std::string(100'000, '('));
  mistakes(std::string(100'000, '{'));
  std::string nested;
  for (int i = 0; i < 20'000; ++i) nested += "function() return ";
  mistakes("return " + nested);
  mistakes(std::string(50'000, '-') + "1");
}

}  // namespace
}  // namespace smx::lua_test

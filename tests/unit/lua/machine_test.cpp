// Values in and out, errors with their places, and what a script cannot keep.
#include <thread>

#include <gtest/gtest.h>

#include "unit/lua/script_world.h"

namespace smx::lua_test {
namespace {

TEST(AValue, ComesBackAsItWas) {
  World same(World::body("return x"));
  for (const char* json : {"\"text\"",
                           "\"\"",
                           "\"\\u0000a\"",
                           "12",
                           "-7",
                           "9223372036854775807",
                           "-9223372036854775808",
                           "9223372036854775808",
                           "12345678901234567890",
                           "6.30",
                           "-0",
                           "1e400",
                           "1.0",
                           "true",
                           "false",
                           "null",
                           "[]",
                           "{}",
                           "[1,[2,6.30],null]",
                           R"({"b":1,"a":{"z":null,"y":[]}})"}) {
    EXPECT_EQ(same.run(json), json);
  }
}

TEST(AnInteger, IsLuasOwnWhereItFitsAndItsDigitsWhereNot) {
  EXPECT_EQ(run("return x + 1", "41"), "42");
  EXPECT_EQ(run("return tostring(x) .. '!'", "6.30"), "\"6.30!\"");
  EXPECT_EQ(run("return smx.kind(x)", "12345678901234567890"), "\"number\"");
  EXPECT_TRUE(run("return x + 1", "6.30").starts_with("broken: attempt to perform arithmetic"));
}

TEST(ADecimal, IsMadeOfItsDigitsAndNeverOfAFloat) {
  EXPECT_EQ(run("return smx.number('6.30')"), "6.30");
  EXPECT_EQ(run("return smx.number(string.format('%.2f', 1.5))"), "1.50");
  EXPECT_TRUE(run("return 1 / 2").starts_with("broken: the result is a float"));
  EXPECT_TRUE(run("return smx.number('6,30')").starts_with("broken: `smx.number` takes"));
  EXPECT_TRUE(run("return smx.number('0x10')").starts_with("broken: `smx.number` takes"));
}

TEST(NilAndNull, AreToldApart) {
  EXPECT_EQ(run("return nil"), "missing");
  EXPECT_EQ(run("return smx.null"), "null");
  EXPECT_EQ(run("return"), "missing");
  EXPECT_EQ(run("return x:get('a') == nil", R"({"b":1})"), "true");
  EXPECT_EQ(run("return x:get('a') == smx.null", R"({"a":null})"), "true");
  EXPECT_EQ(run("return x:get('a') == nil", R"({"a":null})"), "false");
  EXPECT_TRUE(
      run("return x:get('a'):get('b')", R"({"a":null})").starts_with("broken: this is null"));
}

TEST(AHandle, FollowsPathsAsRulesDo) {
  const char* name = R"({"family":"Stone","given":["Sally","Q"],"use":"official",
    "telecom":[{"system":"phone","value":"1"},{"system":"email","value":"2"},
               {"system":"phone","value":"3","rank":1}]})";
  EXPECT_EQ(run("return x:get('family')", name), "\"Stone\"");
  EXPECT_EQ(run("return x:get('given.1')", name), "\"Q\"");
  EXPECT_EQ(run("return x:get('given.7')", name), "missing");
  EXPECT_EQ(run("return x:get('telecom(system=email).value')", name), "\"2\"");
  EXPECT_EQ(run("return x:get('telecom(rank=1).value')", name), "\"3\"");
  EXPECT_EQ(run("return x:get('telecom(system=fax).value')", name), "missing");
  EXPECT_EQ(run("return x:get('telecom.*.value')", name), R"(["1","2","3"])");
  EXPECT_EQ(run("return x:get('telecom.*(system=phone).value')", name), R"(["1","3"])");
  EXPECT_TRUE(run("return x:get('telecom(system=phone).value')", name)
                  .starts_with("broken: a predicate of the path fits several"));
  EXPECT_TRUE(run("return x:get('telecom.value')", name).starts_with("broken: a step of the path"));
  EXPECT_TRUE(run("return x:get('a..b')", name).starts_with("broken: a path is written"));
  EXPECT_TRUE(run("return x:get('')", name).starts_with("broken: a path is written"));
  EXPECT_TRUE(run("return x.family", name).starts_with("broken: a member of a document is read"));
}

TEST(AHandle, IsGoneThroughInTheDocumentsOrder) {
  EXPECT_EQ(run("local t = {} for g in x:each('given') do t[#t + 1] = g end "
                "return table.concat(t, '+')",
                R"({"given":["c","a","b"]})"),
            "\"c+a+b\"");
  EXPECT_EQ(run("local n = 0 for g in x:each('given') do n = n + 1 end return n", "{}"), "0");
  EXPECT_EQ(run("local n = 0 for g in x:each() do if g == smx.null then n = n + 1 end end return n",
                "[1,null,null]"),
            "2");
  EXPECT_EQ(run("local t = {} for k, v in x:members() do t[#t + 1] = k .. v end "
                "return table.concat(t)",
                R"({"z":1,"a":2,"m":3})"),
            "\"z1a2m3\"");
  EXPECT_EQ(run("return #x", "[1,2,3]"), "3");
  EXPECT_EQ(run("local a = 0 for i in x:each() do for j in x:each() do a = a + i * j end end "
                "return a",
                "[1,2]"),
            "9");
}

TEST(AHandle, OfAnEarlierCallIsAnErrorAndNoCrash) {
  World world(
      "local kept\nlocal library = {}\nfunction library.f(x)\n"
      "  if kept then return kept:get('a') end\n  kept = x\n  return 'kept'\nend\n"
      "return library\n");
  EXPECT_EQ(world.run(R"({"a":1})"), "\"kept\"");
  EXPECT_EQ(world.run(R"({"a":1})"),
            "broken: this value belongs to an earlier call: a script can keep none");
}

TEST(AResult, IsMadeOfListsAndObjectsThatSayWhatTheyAre) {
  EXPECT_EQ(run("return smx.list{}"), "[]");
  EXPECT_EQ(run("return smx.object{}"), "{}");
  EXPECT_EQ(run("return smx.object{ {'z', 1}, {'a', smx.list{ 'b', smx.null }}, {'n', nil} }"),
            R"({"z":1,"a":["b",null]})");
  EXPECT_EQ(run("return smx.list{ x, x }", R"({"a":6.30})"), R"([{"a":6.30},{"a":6.30}])");
  EXPECT_TRUE(run("return {}").starts_with("broken: the result is a plain table"));
  EXPECT_TRUE(run("return smx.list{ a = 1 }").starts_with("broken: `smx.list` takes"));
  EXPECT_TRUE(run("return smx.list{ nil, 1 }").starts_with("broken: "));
  EXPECT_TRUE(
      run("return smx.object{ {'a', 1}, {'a', 2} }").starts_with("broken: `smx.object` was"));
  EXPECT_TRUE(run("return function() end").starts_with("broken: the result is a function"));
  EXPECT_TRUE(run("return ('\\u{e9}'):sub(1, 1)").starts_with("broken: the result is a text that"));
}

TEST(AResult, IsHeldAgainstTheDeclaredType) {
  World world(World::body("return x"));
  world.spec().gives_type = world.types().text();
  EXPECT_EQ(world.run("\"a\""), "\"a\"");
  EXPECT_TRUE(world.run("12").starts_with("broken: the result does not fit"));
  world.spec().presence = Presence::always;
  World nothing(World::body("return nil"));
  nothing.spec().presence = Presence::always;
  EXPECT_TRUE(nothing.run("1").starts_with("broken: the function gave nothing"));
}

TEST(AFault, IsOneTheLibraryDeclares) {
  EXPECT_EQ(run("smx.fault('no-text-left')"), "fault no-text-left");
  EXPECT_EQ(run("('a'):gsub('a', function() smx.fault('no-text-left') end)"), "fault no-text-left");
  EXPECT_TRUE(run("smx.fault('other')").starts_with("broken: the library declares no such fault"));
}

TEST(AnError, HasALineAndNoValue) {
  World world(World::body("local name = x:get('name')\nreturn name:upper() .. nil"));
  world.machine().begin();
  const CallResult result = world.call(world.read(R"({"name":"Sally"})"));
  EXPECT_EQ(result.state, CallResult::State::broken);
  ASSERT_NE(result.place.source, nullptr);
  EXPECT_EQ(result.place.source->position_of(result.place.begin).line, 4u);
  EXPECT_EQ(result.detail.find("Sally"), std::string::npos) << result.detail;
  EXPECT_NE(result.detail.find("attempt to concatenate a nil value"), std::string::npos);
}

TEST(AnError, HoldsNoValueHoweverItIsMade) {
  for (const char* body : {"return string[x:get('name')]",
                           "return x:get('name')[x:get('name')]",
                           "return x:get('list.' .. x:get('name'))",
                           "return x:get(x:get('name') .. '(')",
                           "return x:get('name.' .. x:get('name'))",
                           "smx.fault(x:get('name'))",
                           "return smx.number(x:get('name'))",
                           "return x:get('name') + 1",
                           "return ({})[x:get('name')].y",
                           "return string.format(x:get('name') .. '%y', 1)",
                           "return ('a'):rep(x:get('name'))",
                           "return ('a'):find(x:get('name') .. '[')",
                           "return table.concat({ x })",
                           "return x[x:get('name')]",
                           "return math.floor(x:get('name'))",
                           "return smx.list{ [x:get('name')] = 1 }",
                           "return x:get('name') < 1",
                           "return tonumber(x:get('name'), 99)",
                           "return -x:get('name')",
                           "return #nil .. x:get('name')",
                           "for i = x:get('name'), 2 do end",
                           "local t = {} t[nil] = x",
                           "return x.name.y"}) {
    const std::string said = run(body, R"({"name":"Sally","list":[]})");
    EXPECT_TRUE(said.starts_with("broken: ")) << body << " " << said;
    EXPECT_EQ(said.find("Sally"), std::string::npos) << body << " " << said;
  }
}

TEST(AnError, OfTheSyntaxHasItsPlaceInTheFile) {
  World world("local library = {}\nfunction library.f(x) return x + end\nreturn library\n");
  const auto problems = world.machine().check(world.script());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].code, Code::script_syntax);
  const Position place = problems[0].place.source->position_of(problems[0].place.begin);
  EXPECT_EQ(place, (Position{2, 34}));
}

TEST(AScript, KeepsNothingBetweenCalls) {
  World tables(
      "local seen = { count = 0 }\nlocal library = {}\nfunction library.f(x)\n"
      "  seen.count = seen.count + 1\n  return seen.count\nend\nreturn library\n");
  EXPECT_TRUE(tables.run("1").starts_with("broken: this table belongs to the script"));
  World inner(
      "local deep = { list = { 1 } }\nlocal library = {}\nfunction library.f(x)\n"
      "  table.insert(deep.list, 2)\n  return #deep.list\nend\nreturn library\n");
  EXPECT_TRUE(inner.run("1").starts_with("broken: this table belongs to the script"));
  World iterator(
      "local walk = ('abc'):gmatch('.')\nlocal library = {}\n"
      "function library.f(x) return walk() end\nreturn library\n");
  EXPECT_NE(iterator.machine().check(iterator.script()).size(), 0u);
  World counter(
      "local function make() local n = 0 return function() n = n + 1 return n end end\n"
      "local count = make()\nlocal library = {}\n"
      "function library.f(x) return count() end\nreturn library\n");
  counter.script().set_assigning_lines({1});
  EXPECT_EQ(counter.machine().check(counter.script()).size(), 1u);
}

TEST(AScript, ReadsItsOwnTablesThoughTheyAreFrozen) {
  World world(
      "local suffixes = { MD = 'doctor', list = { 'c', 'a', 'b' } }\nlocal library = {}\n"
      "function library.f(x)\n  local t = {}\n"
      "  for i, v in ipairs(suffixes.list) do t[#t + 1] = i .. v end\n"
      "  for k, v in pairs(suffixes.list) do t[#t + 1] = k .. v end\n"
      "  t[#t + 1] = table.concat(suffixes.list, '-')\n"
      "  t[#t + 1] = #suffixes.list\n"
      "  t[#t + 1] = select('#', table.unpack(suffixes.list))\n"
      "  t[#t + 1] = (('MD'):gsub('%u+', suffixes))\n"
      "  return table.concat(t, ' ')\nend\nreturn library\n");
  EXPECT_EQ(world.run("1"), "\"1c 2a 3b 1c 2a 3b c-a-b 3 3 doctor\"");
}

TEST(AScript, GoesThroughTablesInOrder) {
  EXPECT_EQ(
      run("local t = { z = 1, a = 1, m = 1, [3] = 1, [1] = 1, [-2] = 1 } local out = {} "
          "for k in pairs(t) do out[#out + 1] = tostring(k) end return table.concat(out, ' ')"),
      "\"-2 1 3 a m z\"");
  EXPECT_EQ(run("local t = { a = 1, b = 2, c = 3 } local n = 0 "
                "for k in pairs(t) do t.b = nil t.c = nil n = n + 1 end return n"),
            "1");
  EXPECT_TRUE(run("for k in pairs({ [{}] = 1 }) do end").starts_with("broken: `pairs` goes"));
  EXPECT_TRUE(run("return tostring({})").starts_with("broken: `tostring` takes"));
}

TEST(AScript, SortsWithoutHarmWhateverTheComparisonSays) {
  EXPECT_EQ(run("local t = { 3, 1, 2 } table.sort(t) return table.concat(t)"), "\"123\"");
  EXPECT_EQ(run("local t = { 'b2', 'a1', 'b1', 'a2' } "
                "table.sort(t, function(a, b) return a:sub(1, 1) < b:sub(1, 1) end) "
                "return table.concat(t, ' ')"),
            "\"a1 a2 b2 b1\"");
  EXPECT_EQ(run("local t = {} for i = 1, 50 do t[i] = i end "
                "table.sort(t, function() return true end) return #t"),
            "50");
  EXPECT_TRUE(run("local t = { 1, 'a' } table.sort(t)").starts_with("broken: attempt to compare"));
}

TEST(AScript, MustBeATableOfWhatTheLibraryDeclares) {
  World none("return 1");
  EXPECT_NE(none.machine().check(none.script()).size(), 0u);
  World other("return { g = function(x) end }");
  const auto problems = other.machine().check(other.script());
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].function->name, "f");
  World fewer("return { f = function() end }");
  EXPECT_EQ(fewer.machine().check(fewer.script()).size(), 1u);
  World fine("return { f = function(...) return select('#', ...) end }");
  EXPECT_EQ(fine.run("1"), "1");
}

TEST(Machines, RunOneScriptOnManyThreads) {
  const Source source("test.lua", World::body("local n = 0 for i in x:each() do n = n + i end "
                                              "return tostring(n):rep(2)"));
  const auto script = std::make_shared<lua::Script>(source);
  TypeStore types;
  FunctionSpec spec;
  spec.name = "test.f";
  spec.takes_type = spec.gives_type = types.any();
  spec.script = script->add("f", 1);
  std::vector<std::thread> threads;
  std::array<int, 4> right{};
  for (std::size_t i = 0; i < right.size(); ++i) {
    threads.emplace_back([&, i] {
      lua::Machine machine(small_limits());
      Arena arena;
      std::string scratch;
      const JsonDocument document = read_json("[1,2,3]", kNoDocument, arena, Limits{});
      for (int call = 0; call < 200; ++call) {
        machine.begin();
        CallContext context{arena, scratch};
        const CallResult result = machine.call(spec, *document.root, {}, context);
        right[i] += World::words(result) == "\"66\"";
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : right) EXPECT_EQ(count, 200);
}

}  // namespace
}  // namespace smx::lua_test

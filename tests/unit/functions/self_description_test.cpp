// Every function says what it does, and does what it says.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

// Its examples would have to be as long: separators_test.cpp shows it.
constexpr std::string_view kFaultWithoutExample = "too-long";

const std::set<std::string_view> kGroups = {"text",     "lists",    "objects",  "numbers",
                                            "time",     "bodies",   "encoding", "presence",
                                            "identity", "patterns", "documents"};

bool is_name(std::string_view name, std::string_view grammar) {
  std::string why;
  std::size_t where = 0;
  const auto pattern = Pattern::compile(grammar, why, where);
  return pattern && pattern->found_in(name);
}

std::string expected_outcome(Caller& caller, const FunctionExample& example) {
  if (!example.fault.empty()) return "fault " + std::string(example.fault);
  if (example.output.empty()) return "missing";
  return Caller::as_json(caller.read(example.output));
}

std::set<std::string_view> faults_of_examples(const FunctionSpec& spec) {
  std::set<std::string_view> faults;
  for (const auto& example : spec.examples) {
    if (!example.fault.empty()) faults.insert(example.fault);
  }
  return faults;
}

TEST(Builtins, EveryExampleGivesWhatItPromises) {
  Caller caller;
  int examples = 0;
  for (const auto& spec : caller.registry().all()) {
    for (const auto& example : spec->examples) {
      SCOPED_TRACE(std::string(example.input) + " | " + std::string(spec->name) + " " +
                   std::string(example.arguments));
      const auto outcome = caller.outcome(spec->name, example.input, example.arguments);
      const std::string expected = expected_outcome(caller, example);
      const bool may_lose = spec->loss == Loss::possible;
      EXPECT_TRUE(outcome.text == expected || (may_lose && outcome.text == expected + " (lost)"))
          << "expected " << expected << "\n     got " << outcome.text << " " << outcome.detail;
      ++examples;
    }
  }
  EXPECT_GT(examples, 100);
}

TEST(Builtins, EveryFunctionDescribesItself) {
  Caller caller;
  for (const auto& spec : caller.registry().all()) {
    SCOPED_TRACE(spec->name);
    EXPECT_TRUE(is_name(spec->name, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"));
    EXPECT_TRUE(kGroups.contains(spec->group)) << spec->group;
    EXPECT_GT(spec->summary.size(), 15u);
    EXPECT_TRUE(spec->summary.ends_with('.'));
    EXPECT_TRUE(std::isupper(static_cast<unsigned char>(spec->summary.front())));
    EXPECT_GE(spec->examples.size(), 2u);
    EXPECT_NE(spec->body, nullptr);
  }
}

TEST(Builtins, NamesAreSortedAndUnique) {
  Caller caller;
  const auto names = caller.registry().names();
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
  EXPECT_EQ(names.size(), caller.registry().all().size());
  EXPECT_GE(names.size(), 100u);
}

TEST(Builtins, EveryDeclaredFaultIsShownByAnExampleAndEveryFaultShownIsDeclared) {
  Caller caller;
  for (const auto& spec : caller.registry().all()) {
    SCOPED_TRACE(spec->name);
    std::set<std::string_view> declared;
    for (const auto& fault : spec->faults) {
      EXPECT_TRUE(is_name(fault.name, "^[a-z0-9]+(-[a-z0-9]+)*$")) << fault.name;
      EXPECT_FALSE(fault.sentence.empty());
      EXPECT_TRUE(declared.insert(fault.name).second) << fault.name << " is declared twice";
    }
    declared.erase(kFaultWithoutExample);
    EXPECT_EQ(declared, faults_of_examples(*spec));
  }
}

TEST(Builtins, OnlyFunctionsThatMayGiveNothingShowIt) {
  Caller caller;
  for (const auto& spec : caller.registry().all()) {
    const bool shown = std::ranges::any_of(spec->examples, [](const FunctionExample& example) {
      return example.output.empty() && example.fault.empty();
    });
    EXPECT_EQ(shown, spec->presence == Presence::maybe) << spec->name;
  }
}

TEST(Builtins, ArgumentsAreDescribed) {
  Caller caller;
  for (const auto& spec : caller.registry().all()) {
    SCOPED_TRACE(spec->name);
    bool optional_seen = false;
    for (const auto& argument : spec->arguments) {
      EXPECT_TRUE(is_name(argument.name, "^[a-z]+(_[a-z]+)*$")) << argument.name;
      EXPECT_EQ(argument.choices.empty(), argument.kind != ArgumentKind::choice);
      EXPECT_FALSE(argument.required && optional_seen) << "required behind optional";
      optional_seen = optional_seen || !argument.required;
    }
  }
}

/// Whether a result can be what a function says it gives for that input.
bool is_given(Gives gives, const Node& input, const Node& value) {
  switch (gives) {
    case Gives::text:
    case Gives::instant:
    case Gives::date: return value.is(Kind::text);
    case Gives::integer:
      return value.is(Kind::number) && value.text().find_first_of(".eE") == std::string_view::npos;
    case Gives::number: return value.is(Kind::number);
    case Gives::boolean: return value.is(Kind::boolean);
    case Gives::list_of_text:
      return value.is(Kind::list) && std::ranges::all_of(value.items(), [](const Node& item) {
               return item.is(Kind::text);
             });
    case Gives::same: return value.kind() == input.kind();
    case Gives::declared: return false;  // built-in functions have no schema
    case Gives::item: return true;
    case Gives::items:
    case Gives::inner:
    case Gives::members:
    case Gives::entries: return value.is(Kind::list);
    case Gives::arithmetic: return value.is(Kind::number);
    case Gives::groups:
    case Gives::without: return value.is(Kind::object);
    case Gives::named: return true;
  }
  return false;
}

TEST(Builtins, EveryResultIsOfTheDeclaredKind) {
  Caller caller;
  for (const auto& spec : caller.registry().all()) {
    for (const auto& example : spec->examples) {
      const Node& input = caller.read(example.input);
      const auto result = caller.call(spec->name, input, example.arguments);
      if (result.state != CallResult::State::value) continue;
      EXPECT_TRUE(is_given(spec->gives, input, result.value)) << spec->name << " " << example.input;
    }
  }
}

TEST(Registry, RefusesANameThatIsTakenAndKeepsTheFirst) {
  FunctionRegistry registry;
  EXPECT_TRUE(registry.add({.name = "one", .group = "text", .summary = "First."}));
  EXPECT_FALSE(registry.add({.name = "one", .group = "text", .summary = "Second."}));
  ASSERT_NE(registry.find("one"), nullptr);
  EXPECT_EQ(registry.find("one")->summary, "First.");
  EXPECT_EQ(registry.all().size(), 1u);
}

TEST(Registry, FindsNothingForAnUnknownName) {
  FunctionRegistry empty;
  EXPECT_EQ(empty.find("trim"), nullptr);
  Caller caller;
  EXPECT_EQ(caller.registry().find("trims"), nullptr);
  EXPECT_EQ(caller.registry().find(""), nullptr);
  EXPECT_NE(caller.registry().find("trim"), nullptr);
}

TEST(Registry, KeepsTheAddressOfAFunctionWhenOthersAreAdded) {
  FunctionRegistry registry;
  registry.add({.name = "mine", .group = "text", .summary = "Mine."});
  const FunctionSpec* mine = registry.find("mine");
  add_builtins(registry);
  EXPECT_EQ(registry.find("mine"), mine);
}

}  // namespace
}  // namespace smx

// What holds for every text, tried on many made with fixed seeds.
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "unit/functions/calls.h"

namespace smx {
namespace {

using functions_test::Caller;

/// Texts in which the functions find something to do: white space, separators, digits, markup,
/// case, characters of every length.
std::string random_text(std::mt19937& random) {
  constexpr std::u32string_view kLikely =
      U"  "
      U"\t\n\u00a0\u2003/"
      U":,.%&;<>{}\\?#=+-0019abzAZéÉßÿİıŸžŽσΣςяЯ€“”–日\u0301\U0001F600\U0010FFFF\u0001";
  std::uniform_int_distribution<std::size_t> length(0, 24);
  std::uniform_int_distribution<std::size_t> likely(0, kLikely.size() - 1);
  std::uniform_int_distribution<std::uint32_t> any(1, 0x10FFFF);
  std::string text;
  for (std::size_t i = length(random); i > 0; --i) {
    char32_t character = kLikely[likely(random)];
    if (random() % 8 == 0) character = any(random);
    if (character >= 0xD800 && character <= 0xDFFF) character = U'x';
    utf8::append(text, character);
  }
  return text;
}

/// Whether every text inside is valid UTF-8.
bool is_utf8(const Node& node) {
  switch (node.kind()) {
    case Kind::text: return utf8::find_broken(node.text()) == std::string_view::npos;
    case Kind::list: return std::ranges::all_of(node.items(), is_utf8);
    case Kind::object:
      return std::ranges::all_of(node.members(),
                                 [](const Member& member) { return is_utf8(member.value); });
    default: return true;
  }
}

/// Arguments for any function: random texts, small integers, any of the choices.
std::vector<Argument> random_arguments(const FunctionSpec& spec, const Pattern& pattern,
                                       functions_test::ExampleSchemas& schemas, Arena& arena,
                                       std::mt19937& random) {
  std::vector<Argument> arguments;
  for (const auto& argument : spec.arguments) {
    Argument& given = arguments.emplace_back(Caller::given({}));
    switch (argument.kind) {
      case ArgumentKind::form:  // a computed one
      case ArgumentKind::text: {
        std::string text = random_text(random);
        if (random() % 2 == 0 && !text.empty()) text.resize(utf8::step_at(text, 0).length);
        given.value = Node::text(arena.copy(text));
        break;
      }
      case ArgumentKind::integer:
        given.value = Node::number(arena.copy(std::to_string(random() % 30)));
        break;
      case ArgumentKind::number:
        given.value = Node::number(arena.copy("-" + std::to_string(random() % 30) + ".5"));
        break;
      case ArgumentKind::declared: break;  // no built-in function has one
      case ArgumentKind::zone: break;      // a computed name that is no zone
      case ArgumentKind::member: given.value = Node::text("a"); break;
      case ArgumentKind::same:
      case ArgumentKind::list: given.value = Node::list({}); break;
      case ArgumentKind::choice:
        given.choice = static_cast<std::uint32_t>(random() % argument.choices.size());
        break;
      case ArgumentKind::pattern: given.pattern = &pattern; break;
      case ArgumentKind::schema:
      case ArgumentKind::xml_schema:
        given.type = schemas.type("shop/Order");
        given.plan = schemas.plan(*given.type);
        break;
    }
  }
  return arguments;
}

bool declares(const FunctionSpec& spec, std::string_view fault) {
  return std::ranges::any_of(spec.faults,
                             [fault](const FunctionFault& known) { return known.name == fault; });
}

TEST(AnyText, ThroughAnyFunctionStaysUtf8OrEndsInADeclaredFault) {
  std::string why;
  std::size_t where = 0;
  const auto pattern = Pattern::compile("(?P<a>.)(?P<b>[^ ]*)(?P<c>x)?", why, where);
  ASSERT_TRUE(pattern) << why;
  std::mt19937 random(20240305);
  functions_test::ExampleSchemas schemas;
  for (int round = 0; round < 40; ++round) {
    Caller caller;
    Arena arena;
    for (const auto& spec : caller.registry().all()) {
      if (spec->takes != Takes::text && spec->takes != Takes::instant) continue;
      for (int i = 0; i < 25; ++i) {
        const std::string input = random_text(random);
        const auto result = caller.call_with(
            *spec, Node::text(input), random_arguments(*spec, *pattern, schemas, arena, random));
        const bool failed = result.state == CallResult::State::fault;
        ASSERT_TRUE(!failed || declares(*spec, result.fault)) << spec->name << " " << result.fault;
        ASSERT_TRUE(failed || is_utf8(result.value)) << spec->name;
        ASSERT_TRUE(!result.lost || spec->loss == Loss::possible) << spec->name;
        ASSERT_TRUE(result.state != CallResult::State::missing || spec->presence == Presence::maybe)
            << spec->name;
      }
    }
  }
}

TEST(AnyText, ComesBackFromItsEncodings) {
  const std::pair<const char*, const char*> pairs[] = {{"base64_encode", "base64_decode"},
                                                       {"percent_encode", "percent_decode"},
                                                       {"html_escape", "html_unescape"}};
  std::mt19937 random(4648);
  Caller caller;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    for (const auto& [there, back] : pairs) {
      ASSERT_EQ(caller.text(back, caller.text(there, text)), text) << there;
    }
  }
}

TEST(AnyText, ChangesNoMoreWhenAFunctionThatCleansIsCalledAgain) {
  std::mt19937 random(42);
  Caller caller;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    for (const char* name : {"trim", "collapse_spaces", "lower", "upper"}) {
      const std::string once = caller.text(name, text);
      ASSERT_EQ(caller.text(name, once), once) << name;
    }
  }
}

TEST(AnyText, IsJoinedAgainFromItsParts) {
  std::mt19937 random(7);
  Caller caller;
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random_text(random);
    const auto result = caller.call("split", Node::text(text), "/");
    std::string joined;
    for (const Node& part : result.value.items()) {
      if (&part != &result.value.items().front()) joined += '/';
      joined += part.text();
    }
    ASSERT_EQ(joined, text);
  }
}

TEST(AnyText, OfAllBytesDecodesToUtf8OrAFault) {
  std::mt19937 random(99);
  constexpr std::string_view kHex = "0123456789abcdef";
  Caller caller;
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto bytes = random() % 6; bytes > 0; --bytes) {
      text += '%';
      text += kHex[8 + random() % 8];
      text += kHex[random() % 16];
    }
    const auto result = caller.call("percent_decode", Node::text(text));
    ASSERT_TRUE(result.state == CallResult::State::fault || is_utf8(result.value));
  }
}

}  // namespace
}  // namespace smx

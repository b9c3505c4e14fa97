// Small and capital letters: character for character, without regard to language or context.
#include "base/utf8.h"
#include "functions/calls.h"
#include "functions/characters.h"
#include "functions/families.h"

namespace smx {
namespace {

using CaseMapping = char32_t (*)(char32_t);

template <CaseMapping mapping>
CallResult map_case(const Node& input, Arguments, CallContext& context) {
  const std::string_view text = input.text();
  for (std::size_t at = 0; at < text.size();) {
    const auto step = utf8::step_at(text, at);
    utf8::append(context.scratch, mapping(step.code_point));
    at += step.length;
  }
  return scratch_result(context);
}

FunctionSpec lower() {
  return {.name = "lower",
          .group = "text",
          .summary =
              "Makes capital letters small: Latin up to U+017F, Greek and Cyrillic, each "
              "character for itself; others stay.",
          .examples = {{R"("URGENT: Caf\u00c9")", "", R"("urgent: caf\u00e9")"},
                       {R"("\u0160 \u03a9 \u0416 42")", "", R"("\u0161 \u03c9 \u0436 42")"},
                       {R"("\u1e9e")", "", R"("\u1e9e")"}},
          .body = map_case<to_lower>};
}

FunctionSpec upper() {
  return {.name = "upper",
          .group = "text",
          .summary =
              "Makes small letters capital: Latin up to U+017F, Greek and Cyrillic, each "
              "character for itself; others stay, sharp s too.",
          .examples = {{R"("caf\u00e9")", "", R"("CAF\u00c9")"},
                       {R"("stra\u00dfe")", "", R"("STRA\u00dfE")"}},
          .body = map_case<to_upper>};
}

}  // namespace

void add_case_functions(FunctionRegistry& registry) {
  registry.add(lower());
  registry.add(upper());
}

}  // namespace smx

// Any text as an expression: it is parsed or refused, and every place lies inside the text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "spec/expression.h"

namespace {

using namespace smx;

void demand(bool holds) {
  if (!holds) std::abort();
}

void check(const spec::Expression& expression, std::size_t size) {
  demand(expression.span.begin <= expression.span.end && expression.span.end <= size);
  if (expression.group) check(*expression.group, size);
  for (const spec::Step& step : expression.steps) {
    demand(step.span.begin <= step.span.end && step.span.end <= size);
    if (step.key) check(*step.key, size);
  }
  for (const spec::Call& call : expression.calls) {
    demand(!call.function.empty() && call.span.end <= size);
    for (const spec::Argument& argument : call.arguments) {
      if (argument.computed) check(*argument.computed, size);
      // A word may be nothing, but never nothing written: it is `(empty)`.
      demand(argument.span.begin < argument.span.end && argument.span.end <= size);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source("rules.yaml", std::string(reinterpret_cast<const char*>(data), size));
  // The text is its own place: what is fuzzed here is the grammar, not YAML.
  yaml::Node scalar;
  scalar.text = source.text();
  scalar.span = {&source, 0, static_cast<std::uint32_t>(size)};
  scalar.runs = {{0, 0}};
  for (const spec::Pipes pipes : {spec::Pipes::allowed, spec::Pipes::refused}) {
    Diagnostics diagnostics;
    const auto expression = spec::parse_expression(scalar, pipes, diagnostics);
    demand(expression.has_value() != diagnostics.has_errors());
    if (expression) check(*expression, size);
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      render_text(diagnostic, Colour::never);
    }
  }
  return 0;
}

// A document translated in a small world, and explained.
#pragma once

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "smx/why.h"

#include "support/engine_fixture.h"

namespace smx::testing {

inline Explanation explained(World& world, const std::string& document, WhyOptions options = {},
                             const std::string& mapping = "m") {
  const LoadedRules loaded = world.load();
  EXPECT_NE(loaded.rules, nullptr) << world.problems();
  if (!loaded.rules) return {};
  Translator translator(loaded.rules, world.limits);
  return explain(translator, {mapping, {{"in", document}}, "2026-05-01T12:00:00Z", world.context},
                 world.needs, options);
}

/// What there is at a pointer of the output; an empty one where there is nothing.
inline WhyValue value_at(const Explanation& why, std::string_view pointer) {
  const auto found = std::ranges::find(why.values, pointer, &WhyValue::pointer);
  return found == why.values.end() ? WhyValue() : *found;
}

inline std::string answer_at(const Explanation& why, std::string_view pointer) {
  return value_at(why, pointer).answer;
}

inline std::string absence_at(const Explanation& why, std::string_view pointer) {
  const auto found = std::ranges::find(why.absent, pointer, &WhyAbsent::pointer);
  return found == why.absent.end() ? "" : found->because;
}

/// The text form, with places in brackets.
inline std::string text_of(const Explanation& why, std::string_view path = {}) {
  std::string text;
  for (const WhyLine& line : why_text(why, path)) {
    text += line.text;
    if (!line.place.empty()) text += "  [" + line.place + "]";
    text += "\n";
  }
  return text;
}

}  // namespace smx::testing

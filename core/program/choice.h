// Which variant of a mapping counts: by the moment of the call and the values of its scope.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "program/table_index.h"
#include "times/window.h"

namespace smx {

struct Mapping;

/// Where the value of one name of a scope leads.
struct VariantStep {
  std::uint32_t name = 0;           // into Program::scope_names
  TableIndex classes;               // values that lead to the same are one class; 0: any other
  std::uint32_t width = 1;          // how many classes there are
  std::vector<std::uint32_t> next;  // state * width + class, to the next state
};

struct VariantChoice {
  std::vector<times::Moment> edges;      // at each of them some overlay begins or ends
  std::vector<std::uint32_t> starts;     // the state at first; one more than there are edges
  std::deque<VariantStep> steps;         // in this order
  std::vector<const Mapping*> variants;  // by the last state; 0 is the mapping as it stands
  std::vector<std::vector<std::uint32_t>> active;  // of each, the overlays: into Program::overlays
  std::uint32_t rounds = 0;  // how often the host is asked at most, whichever counts
};

/// Which of the variants a moment and the values of the scope lead to. `text_of` gives the value of
/// a name of the scope, or nothing: null or missing, which no overlay names.
template <typename TextOf>
std::uint32_t chosen(const VariantChoice& choice, const times::Moment& now, TextOf text_of) {
  const auto interval = std::ranges::upper_bound(choice.edges, now) - choice.edges.begin();
  std::uint32_t state = choice.starts[static_cast<std::size_t>(interval)];
  for (const VariantStep& step : choice.steps) {
    const std::optional<std::string_view> text = text_of(step.name);
    const std::uint32_t* named = text ? step.classes.find(*text) : nullptr;
    state = step.next[state * step.width + (named ? *named : 0)];
  }
  return state;
}

}  // namespace smx

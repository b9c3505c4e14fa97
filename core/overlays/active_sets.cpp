#include "overlays/active_sets.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace smx::overlays {

namespace {

/// Sets by number.
class Numbered {
 public:
  std::uint32_t number_of(const ActiveSet& set) {
    const auto [known, is_new] = numbers_.emplace(set, static_cast<std::uint32_t>(sets.size()));
    if (is_new) sets.push_back(set);
    return known->second;
  }

  std::vector<ActiveSet> sets;

 private:
  std::map<ActiveSet, std::uint32_t> numbers_;
};

std::vector<times::Moment> edges_of(std::span<const Reach> overlays) {
  std::set<times::Moment> edges;
  for (const Reach& overlay : overlays) {
    if (overlay.window.from) edges.insert(*overlay.window.from);
    if (overlay.window.to) edges.insert(*overlay.window.to);
  }
  return {edges.begin(), edges.end()};
}

/// Those whose window holds all of the interval before edge `i`, or behind the last one.
ActiveSet active_in(std::span<const Reach> overlays, const std::vector<times::Moment>& edges,
                    std::size_t i) {
  ActiveSet active;
  for (const Reach& overlay : overlays) {
    const auto& [from, to] = overlay.window;
    const bool begun = !from || (i > 0 && *from <= edges[i - 1]);
    const bool over = to && i > 0 && *to <= edges[i - 1];
    if (begun && !over) active.push_back(overlay.overlay);
  }
  return active;
}

const std::vector<std::string>* values_of(const Reach& overlay, const std::string& name) {
  for (const auto& [scope, values] : overlay.scope) {
    if (scope == name) return &values;
  }
  return nullptr;
}

/// The classes of a name's values, and of each the overlays that admit it.
std::vector<ActiveSet> classes_of(std::span<const Reach> overlays, Step& step) {
  ActiveSet any;
  std::map<std::string, ActiveSet> naming;
  for (const Reach& overlay : overlays) {
    const auto* values = values_of(overlay, step.name);
    if (!values) any.push_back(overlay.overlay);
    if (!values) continue;
    for (const std::string& value : *values) {
      ActiveSet& named = naming[value];
      if (named.empty() || named.back() != overlay.overlay) named.push_back(overlay.overlay);
    }
  }
  Numbered classes;
  classes.number_of(any);
  for (auto& [value, named] : naming) {
    add(any, named);
    step.classes.emplace(value, classes.number_of(named));
  }
  step.width = static_cast<std::uint32_t>(classes.sets.size());
  return std::move(classes.sets);
}

std::set<std::string> names_of(std::span<const Reach> overlays) {
  std::set<std::string> names;
  for (const Reach& overlay : overlays) {
    for (const auto& [name, values] : overlay.scope) names.insert(name);
  }
  return names;
}

}  // namespace

std::optional<ActiveSets> active_sets(std::span<const Reach> overlays, std::size_t most) {
  ActiveSets made;
  made.edges = edges_of(overlays);
  const std::set<std::string> names = names_of(overlays);
  Numbered states;
  states.number_of({});
  for (std::size_t i = 0; i <= made.edges.size(); ++i)
    made.starts.push_back(states.number_of(active_in(overlays, made.edges, i)));
  for (const std::string& name : names) {
    Step& step = made.steps.emplace_back();
    step.name = name;
    const std::vector<ActiveSet> classes = classes_of(overlays, step);
    // Before the last name there may be sets of which, in the end, little remains.
    constexpr std::size_t kMostStates = std::size_t{1} << 13;
    constexpr std::size_t kMostCells = std::size_t{1} << 20;
    if (states.sets.size() > kMostStates || states.sets.size() * classes.size() > kMostCells)
      return std::nullopt;
    Numbered after;
    after.number_of({});
    for (const ActiveSet& state : states.sets) {
      for (const ActiveSet& admitted : classes)
        step.next.push_back(after.number_of(common(state, admitted)));
    }
    states = std::move(after);
  }
  if (states.sets.size() > most) return std::nullopt;
  made.sets = std::move(states.sets);
  return made;
}

ActiveSet common(const ActiveSet& one, const ActiveSet& other) {
  ActiveSet both;
  std::ranges::set_intersection(one, other, std::back_inserter(both));
  return both;
}

void add(const ActiveSet& more, ActiveSet& to) {
  ActiveSet all;
  std::ranges::set_union(more, to, std::back_inserter(all));
  to = std::move(all);
}

}  // namespace smx::overlays

// Which overlays can count together, and what leads to each such set.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "times/window.h"

namespace smx::overlays {

/// Numbers of overlays, ascending: in the order in which they are laid on.
using ActiveSet = std::vector<std::uint32_t>;

/// When and for whom an overlay counts.
struct Reach {
  std::uint32_t overlay = 0;
  times::Window window;
  std::vector<std::pair<std::string, std::vector<std::string>>> scope;  // name: values
};

/// Where the value of one name leads. Values that the same overlays name are one class; class 0 is
/// any other value, or none.
struct Step {
  std::string name;
  std::map<std::string, std::uint32_t> classes;
  std::uint32_t width = 1;
  std::vector<std::uint32_t> next;  // state * width + class
};

/// A graph without branches back: a moment gives a state, each step another; the last is the number
/// of a set. Set 0 is that of no overlay.
struct ActiveSets {
  std::vector<times::Moment> edges;
  std::vector<std::uint32_t> starts;  // of each interval between edges
  std::vector<Step> steps;
  std::vector<ActiveSet> sets;
};

/// Nothing where there are more than `most` sets.
std::optional<ActiveSets> active_sets(std::span<const Reach> overlays, std::size_t most);

ActiveSet common(const ActiveSet& one, const ActiveSet& other);
void add(const ActiveSet& more, ActiveSet& to);

}  // namespace smx::overlays

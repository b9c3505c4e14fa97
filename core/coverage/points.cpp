#include "coverage/points.h"

namespace smx::coverage {

namespace {

bool lies_in(const std::string& pack, const std::string& folder) {
  if (!folder.empty() && folder != ".") return pack == folder || pack.starts_with(folder + "/");
  // What is imported from beside the folder has a path that leads out of it.
  return pack != ".." && !pack.starts_with("../") && !pack.starts_with("/");
}

/// What was imported is known under its name at home.
std::string at_home(const std::string& address) {
  return is_imported(address) ? address.substr(address.find('.') + 1) : address;
}

/// What tells apart points of one kind in one place: copied lines all have that of the `copy`.
std::string distinction(const Point& point) {
  const bool by_place = point.kind == CoverageKind::policy || point.kind == CoverageKind::overlay;
  return by_place ? std::string() : point.address;
}

}  // namespace

Points::Points(const RuleSetState& rules, const std::string& folder) {
  std::string below = folder;
  while (below.size() > 1 && below.ends_with('/')) below.pop_back();
  for (const auto& pack : rules.packs) {
    if (!lies_in(pack->folder, below)) continue;
    for (const spec::File& file : pack->files) own_.insert(file.source.get());
    for (const auto& [path, source] : pack->other_sources) own_.insert(source.get());
  }
  for (const auto& pack : rules.packs) {
    const Program& program = *pack->program;
    programs_.emplace(&program, find_points(program, *this));
    for (const auto& [name, mapping] : program.mappings)
      places_.emplace(mapping.get(), program.rules[mapping->rule].span);
  }
}

std::optional<PointId> Points::add(Point point) {
  if (!point.span.source || !is_own(point.span.source)) return std::nullopt;
  point.address = at_home(point.address);
  const Span& span = point.span;
  Key key{point.kind, span.source, span.begin, span.end, distinction(point), point.depth};
  const auto [known, is_new] = known_.emplace(std::move(key), static_cast<PointId>(points_.size()));
  if (is_new) {
    points_.push_back(std::move(point));
  } else {
    Point& same = points_[known->second];
    same.asks_for_second = same.asks_for_second || point.asks_for_second;
  }
  return known->second;
}

}  // namespace smx::coverage

#include "compile/overlay_plan.h"

#include <algorithm>

namespace smx {

const PlannedThing* OverlayPlan::find(const std::string& name) const {
  const auto found = things.find(name);
  return found == things.end() ? nullptr : &found->second;
}

bool OverlayPlan::is_scoped(const std::string& name) const {
  const PlannedThing* thing = find(name);
  return thing && !thing->scope.empty();
}

void OverlayPlan::collect(const std::string& name, Used used, std::set<std::string>& seen,
                          overlays::ActiveSet& into) const {
  const PlannedThing* thing = find(name);
  if (!thing || !seen.insert(name).second) return;
  overlays::add(thing->touched_by, into);
  for (const std::string& asked : thing->asked) collect(asked, used, seen, into);
  for (const std::string& other : thing->used) {
    if (used == Used::all || !is_scoped(other)) collect(other, used, seen, into);
  }
}

const overlays::ActiveSet& OverlayPlan::reaching(const std::string& name) const {
  const auto known = reaching_.find(name);
  if (known != reaching_.end()) return known->second;
  overlays::ActiveSet set;
  std::set<std::string> seen;
  if (!empty()) collect(name, Used::unless_scoped, seen, set);
  return reaching_.emplace(name, std::move(set)).first->second;
}

overlays::ActiveSet OverlayPlan::beneath(const std::string& name) const {
  overlays::ActiveSet set;
  std::set<std::string> seen;
  if (!empty()) collect(name, Used::all, seen, set);
  return set;
}

std::vector<overlays::Reach> OverlayPlan::reach_of(const overlays::ActiveSet& set) const {
  std::vector<overlays::Reach> all;
  for (const std::uint32_t index : set) {
    const PlannedOverlay& overlay = in_order[index];
    overlays::Reach& reach = all.emplace_back();
    reach.overlay = index;
    reach.window = overlay.window;
    for (const spec::Overlay::Scope& scope : overlay.spec->scope) {
      auto& values = reach.scope.emplace_back(scope.name.text, std::vector<std::string>{}).second;
      for (const spec::Word& value : scope.values) values.push_back(value.text);
    }
  }
  return all;
}

std::vector<overlays::Edit> OverlayPlan::edits_of(const std::string& thing,
                                                  const overlays::ActiveSet& set) const {
  std::vector<overlays::Edit> all;
  for (const std::uint32_t index : set) {
    const auto edits = in_order[index].edits.find(thing);
    if (edits == in_order[index].edits.end()) continue;
    all.insert(all.end(), edits->second.begin(), edits->second.end());
  }
  return all;
}

std::string words_for(const PlannedOverlay& overlay) {
  std::string text = "`" + overlay.name + "`";
  for (const spec::Overlay::Scope& scope : overlay.spec->scope) {
    text += ", for " + scope.name.text + " ";
    constexpr std::size_t kMost = 8;
    for (std::size_t i = 0; i < std::min(scope.values.size(), kMost); ++i)
      text += (i == 0 ? "" : ", ") + scope.values[i].text;
    if (scope.values.size() > kMost)
      text += " and " + std::to_string(scope.values.size() - kMost) + " more";
  }
  if (!overlay.spec->effective) return text;
  const spec::Window& window = *overlay.spec->effective;
  if (!window.from.empty()) text += ", from " + window.from.text;
  if (!window.to.empty()) text += ", until " + window.to.text;
  return text;
}

}  // namespace smx

#include <algorithm>

#include "functions/function.h"

namespace smx {
namespace {

using Specs = std::vector<std::unique_ptr<const FunctionSpec>>;

/// The first function whose name is not before `name`: the specs are kept in the order of names.
Specs::const_iterator place_of(const Specs& specs, std::string_view name) {
  return std::lower_bound(
      specs.begin(), specs.end(), name,
      [](const auto& spec, std::string_view wanted) { return spec->name < wanted; });
}

}  // namespace

bool FunctionRegistry::add(FunctionSpec spec) {
  const auto place = place_of(specs_, spec.name);
  if (place != specs_.end() && (*place)->name == spec.name) return false;
  specs_.insert(place, std::make_unique<const FunctionSpec>(std::move(spec)));
  return true;
}

const FunctionSpec* FunctionRegistry::find(std::string_view name) const {
  const auto place = place_of(specs_, name);
  return place != specs_.end() && (*place)->name == name ? place->get() : nullptr;
}

std::vector<std::string> FunctionRegistry::names() const {
  std::vector<std::string> names;
  names.reserve(specs_.size());
  for (const auto& spec : specs_) names.emplace_back(spec->name);
  return names;
}

}  // namespace smx

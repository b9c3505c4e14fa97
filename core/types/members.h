// Finding the property of each member of an object, for walks over the members in document order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "types/type.h"

namespace smx::types {

/// Looks where the last hit was first: documents mostly keep the order of their schema, and then
/// every look-up is one comparison. Where there are many properties, those that come in another
/// order are found by halves.
class PropertyCursor {
 public:
  explicit PropertyCursor(const Type& type)
      : properties_(type.properties), by_name_(type.hints.by_name) {}

  /// The property of that name, or null.
  const Property* find(std::string_view name) {
    if (next_ < properties_.size() && same_name(properties_[next_].name, name)) {
      return &properties_[next_++];
    }
    return find_elsewhere(name);
  }

 private:
  const Property* find_elsewhere(std::string_view name) {
    const std::size_t count = properties_.size();
    // Some members are left out, so it is mostly one of the next.
    constexpr std::size_t kNear = 8;
    const std::size_t near = by_name_.empty() ? count : std::min(count, next_ + kNear);
    for (std::size_t i = next_ + 1; i < near; ++i) {
      if (same_name(properties_[i].name, name)) return hit(i);
    }
    if (!by_name_.empty()) return find_sorted(name);
    for (std::size_t i = 0; i < std::min(next_, count); ++i) {
      if (same_name(properties_[i].name, name)) return hit(i);
    }
    return nullptr;
  }

  const Property* find_sorted(std::string_view name) {
    const auto found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                        [this](std::uint32_t index, std::string_view wanted) {
                                          return properties_[index].name < wanted;
                                        });
    if (found == by_name_.end() || properties_[*found].name != name) return nullptr;
    return hit(*found);
  }

  const Property* hit(std::size_t index) {
    next_ = index + 1;
    return &properties_[index];
  }

  const std::vector<Property>& properties_;
  const std::vector<std::uint32_t>& by_name_;
  std::size_t next_ = 0;
};

inline std::size_t count_required(const Type& type) {
  if (type.hints.is_known) return type.hints.required;
  return static_cast<std::size_t>(
      std::count_if(type.properties.begin(), type.properties.end(),
                    [](const Property& property) { return property.required; }));
}

}  // namespace smx::types

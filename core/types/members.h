// Finding the property of each member of an object, for walks over the members in document order.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "types/type.h"

namespace smx::types {

/// Looks where the last hit was first: documents mostly keep the order of their schema, and then
/// every look-up is one comparison.
class PropertyCursor {
 public:
  explicit PropertyCursor(const Type& type) : properties_(type.properties) {}

  /// The property of that name, or null.
  const Property* find(std::string_view name) {
    const std::size_t count = properties_.size();
    for (std::size_t i = next_; i < count; ++i) {
      if (is_named(properties_[i], name)) return hit(i);
    }
    for (std::size_t i = 0; i < next_; ++i) {
      if (is_named(properties_[i], name)) return hit(i);
    }
    return nullptr;
  }

 private:
  /// Names of one length mostly differ in their first byte, which spares the call.
  static bool is_named(const Property& property, std::string_view name) {
    const std::string& other = property.name;
    if (other.size() != name.size() || name.empty()) return other.size() == name.size();
    return other[0] == name[0] && std::memcmp(other.data(), name.data(), name.size()) == 0;
  }

  const Property* hit(std::size_t index) {
    next_ = index + 1;
    return &properties_[index];
  }

  const std::vector<Property>& properties_;
  std::size_t next_ = 0;
};

inline std::size_t count_required(const Type& type) {
  return static_cast<std::size_t>(
      std::count_if(type.properties.begin(), type.properties.end(),
                    [](const Property& property) { return property.required; }));
}

}  // namespace smx::types

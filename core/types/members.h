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
      : begin_(type.properties.data()),
        end_(begin_ + type.properties.size()),
        next_(begin_),
        by_name_(type.hints.by_name) {}

  /// The property of that name, or null.
  const Property* find(std::string_view name) {
    if (next_ != end_ && same_name(next_->name, name)) return next_++;
    return find_elsewhere(name);
  }

 private:
  const Property* find_elsewhere(std::string_view name) {
    if (begin_ == end_) return nullptr;
    // Some members are left out, so it is mostly one of the next.
    constexpr std::ptrdiff_t kNear = 8;
    const Property* const near = by_name_.empty() || end_ - next_ < kNear ? end_ : next_ + kNear;
    for (const Property* at = next_ == end_ ? end_ : next_ + 1; at != near; ++at) {
      if (same_name(at->name, name)) return hit(at);
    }
    if (!by_name_.empty()) return find_sorted(name);
    for (const Property* at = begin_; at != next_; ++at) {
      if (same_name(at->name, name)) return hit(at);
    }
    return nullptr;
  }

  const Property* find_sorted(std::string_view name) {
    const auto found = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                        [this](std::uint32_t index, std::string_view wanted) {
                                          return begin_[index].name < wanted;
                                        });
    if (found == by_name_.end() || begin_[*found].name != name) return nullptr;
    return hit(begin_ + *found);
  }

  const Property* hit(const Property* property) {
    next_ = property + 1;
    return property;
  }

  const Property* begin_;
  const Property* end_;
  const Property* next_;
  const std::vector<std::uint32_t>& by_name_;
};

inline std::size_t count_required(const Type& type) {
  if (type.hints.is_known) return type.hints.required;
  return static_cast<std::size_t>(
      std::count_if(type.properties.begin(), type.properties.end(),
                    [](const Property& property) { return property.required; }));
}

}  // namespace smx::types

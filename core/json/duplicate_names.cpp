#include "json/duplicate_names.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace smx::json {

std::size_t DuplicateNames::find_among_many(std::span<const Member> members) {
  scratch_.clear();
  for (std::size_t i = 0; i < members.size(); ++i) {
    scratch_.push_back({std::hash<std::string_view>()(members[i].name), i});
  }
  // Names decide between equal hashes, so that names made to collide gain nothing.
  const auto key = [members](const Hashed& hashed) {
    return std::tuple(hashed.hash, members[hashed.index].name, hashed.index);
  };
  std::sort(scratch_.begin(), scratch_.end(), [&key](const Hashed& a, const Hashed& b) {
    return a.hash != b.hash ? a.hash < b.hash : key(a) < key(b);
  });
  std::size_t first = kNone;
  for (std::size_t i = 1; i < scratch_.size(); ++i) {
    const Hashed& before = scratch_[i - 1];
    const Hashed& here = scratch_[i];
    if (before.hash != here.hash) continue;
    if (members[before.index].name != members[here.index].name) continue;
    first = std::min(first, here.index);
  }
  return first;
}

}  // namespace smx::json

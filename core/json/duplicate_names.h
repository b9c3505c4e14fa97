// Finding a name that an object has twice.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "value/node.h"

namespace smx::json {

/// Compares the names of small objects where they might be equal, and large ones by sorted hashes:
/// the time stays near linear whatever the names are.
class DuplicateNames {
 public:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  /// The index of the first member whose name an earlier one has, or kNone. (An optional would be
  /// written and read back in unlike pieces, which costs as much as the search.)
  std::size_t find(std::span<const Member> members) {
    return members.size() <= kFew ? find_among_few(members) : find_among_many(members);
  }

  /// Gives memory back that only a huge object needs.
  void release_above(std::size_t count) {
    if (scratch_.capacity() > count) scratch_ = {};
  }

 private:
  static constexpr std::size_t kFew = 24;

  struct Hashed {
    std::size_t hash;
    std::size_t index;
  };

  /// One of 64 bits for each name, cheap to come by. Two names with different bits differ.
  static std::uint64_t mark_of(std::string_view name) {
    if (name.empty()) return 1;
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return std::uint64_t{1} << ((name.size() * 7 + first * 5 + last * 3) & 63);
  }

  static std::size_t find_among_few(std::span<const Member> members) {
    std::uint64_t seen = 0;
    for (std::size_t later = 0; later < members.size(); ++later) {
      const std::uint64_t mark = mark_of(members[later].name);
      if (seen & mark) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
          if (members[earlier].name == members[later].name) return later;
        }
      }
      seen |= mark;
    }
    return kNone;
  }

  std::size_t find_among_many(std::span<const Member> members);

  std::vector<Hashed> scratch_;  // reused from object to object
};

}  // namespace smx::json

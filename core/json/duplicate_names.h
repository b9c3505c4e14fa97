// Finding a name that an object has twice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "value/node.h"

namespace smx::json {

/// Compares the names of the smallest objects one with the other, of small ones where they might be
/// equal, and of large ones by sorted hashes: the time stays near linear whatever the names are.
class DuplicateNames {
 public:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  /// The index of the first member whose name an earlier one has, or kNone. (An optional would be
  /// written and read back in unlike pieces, which costs as much as the search.)
  std::size_t find(std::span<const Member> members) {
    if (members.size() <= kPairs) return find_by_pairs(members);
    return members.size() <= kFew ? find_among_few(members) : find_among_many(members);
  }

  /// Gives memory back that only a huge object needs.
  void release_above(std::size_t count) {
    if (scratch_.capacity() > count) scratch_ = {};
  }

 private:
  static constexpr std::size_t kPairs = 4;
  static constexpr std::size_t kFew = 64;
  static constexpr std::size_t kMarks = 1024;

  struct Hashed {
    std::size_t hash;
    std::size_t index;
  };

  /// One of the marks for each name, cheap to come by. Two names with different marks differ.
  static std::size_t mark_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto byte = [name](std::size_t at) {
      return static_cast<std::size_t>(static_cast<unsigned char>(name[at]));
    };
    const std::size_t last = name.size() - 1;
    return (name.size() ^ byte(0) << 2 ^ byte(name.size() / 2) << 5 ^ byte(last) << 3) % kMarks;
  }

  static bool has_before(std::span<const Member> members, std::size_t later) {
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (same_name(members[earlier].name, members[later].name)) return true;
    }
    return false;
  }

  /// Most names of so few differ in length already.
  static std::size_t find_by_pairs(std::span<const Member> members) {
    for (std::size_t later = 1; later < members.size(); ++later) {
      if (has_before(members, later)) return later;
    }
    return kNone;
  }

  std::size_t find_among_few(std::span<const Member> members) {
    // What other objects marked has another number and need not be wiped away.
    if (++object_ == 0) {
      marks_.fill(0);
      object_ = 1;
    }
    for (std::size_t later = 0; later < members.size(); ++later) {
      std::uint32_t& mark = marks_[mark_of(members[later].name)];
      if (mark == object_ && has_before(members, later)) return later;
      mark = object_;
    }
    return kNone;
  }

  std::size_t find_among_many(std::span<const Member> members);

  std::vector<Hashed> scratch_;                // reused from object to object
  std::array<std::uint32_t, kMarks> marks_{};  // the last object that made the mark
  std::uint32_t object_ = 0;
};

}  // namespace smx::json

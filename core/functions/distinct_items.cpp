#include "functions/distinct_items.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstdint>
#include <functional>

#include "value/pointer.h"

namespace smx {
namespace {

constexpr std::uint32_t kFree = 0xFFFF'FFFF;

std::size_t mixed(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9E37'79B9'7F4A'7C15u + (seed << 6) + (seed >> 2));
}

/// Equal numbers are read as the same double, however they are written; the reverse need not hold.
std::size_t hash_of_number(std::string_view digits) {
  double value = 0;
  const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), value).ec;
  if (error != std::errc{}) return 0;
  return std::hash<double>()(value);  // the same for -0 and 0, as for all that are equal
}

/// The same for equal values.
std::size_t hash_of(const Node& node) {
  const auto kind = static_cast<std::size_t>(node.kind());
  switch (node.kind()) {
    case Kind::null: return kind;
    case Kind::boolean: return mixed(kind, node.truth() ? 1 : 2);
    case Kind::number: return mixed(kind, hash_of_number(node.text()));
    case Kind::text: return mixed(kind, std::hash<std::string_view>()(node.text()));
    case Kind::list: {
      std::size_t hash = kind;
      for (const Node& item : node.items()) hash = mixed(hash, hash_of(item));
      return hash;
    }
    case Kind::object: {
      std::size_t sum = 0;  // a sum, since the order of members does not count
      for (const Member& member : node.members()) {
        sum += mixed(std::hash<std::string_view>()(member.name), hash_of(member.value));
      }
      return mixed(kind, sum);
    }
  }
  return kind;
}

bool are_equal(const Node& a, const Node& b) {
  if (a.kind() != b.kind()) return false;
  if (a.is(Kind::text)) return a.text() == b.text();
  return differences(a, b, Compare::whole).empty();
}

}  // namespace

std::span<const Node> distinct_items(std::span<const Node> items, Arena& arena) {
  // Open addressing, at most half full: a slot holds the index of a kept item.
  const auto slots = arena.allocate_array<std::uint32_t>(std::bit_ceil(items.size() * 2 + 1));
  std::ranges::fill(slots, kFree);
  const auto kept = arena.allocate_array<Node>(items.size());
  std::uint32_t count = 0;
  for (const Node& item : items) {
    std::size_t slot = hash_of(item) & (slots.size() - 1);
    while (slots[slot] != kFree && !are_equal(kept[slots[slot]], item)) {
      slot = (slot + 1) & (slots.size() - 1);
    }
    if (slots[slot] != kFree) continue;
    slots[slot] = count;
    kept[count++] = item;
  }
  return kept.first(count);
}

}  // namespace smx

#include "types/further_faults.h"

#include <algorithm>
#include <functional>

#include "types/number_text.h"
#include "types/ticks.h"
#include "value/decimal.h"
#include "value/pointer.h"

namespace smx::types {

namespace {

bool is_within(std::string_view number, const Bound& bound) {
  const std::strong_ordering order = compare(number, bound.number);
  if (order == 0) return bound.reach == Bound::Reach::included;
  return bound.side == Bound::Side::least ? order > 0 : order < 0;
}

Fault fault_of_number(std::string_view number, const Further& further) {
  for (const Bound& bound : further.bounds) {
    if (!is_within(number, bound)) return Fault::out_of_bounds;
  }
  for (const std::string& divisor : further.multiples_of) {
    if (!is_multiple(number, divisor)) return Fault::not_multiple;
  }
  return Fault::none;
}

/// The member that something else demands; null when all is there.
const std::string* missing_dependent(const Node& node, const Further& further) {
  for (const Dependent& dependent : further.dependent) {
    if (dependent.required.empty() || !node.find(dependent.member)) continue;
    for (const std::string& name : dependent.required) {
      if (!node.find(name)) return &name;
    }
  }
  return nullptr;
}

Fault fault_of_object(const Node& node, const Further& further) {
  const std::size_t count = node.members().size();
  if (further.min_members && count < *further.min_members) return Fault::few_members;
  if (further.max_members && count > *further.max_members) return Fault::many_members;
  return missing_dependent(node, further) ? Fault::lacks_dependent : Fault::none;
}

bool are_same(const Node& a, const Node& b) {
  return differences(a, b, Compare::whole).empty();
}

/// Equal for equal values: the order of members and the way numbers are written do not count.
std::size_t hash_of(const Node& node) {
  const auto mixed = [](std::size_t hash) { return hash * 0x9E3779B97F4A7C15u + 0x7F4A7C15u; };
  std::size_t hash = static_cast<std::size_t>(node.kind()) + 1;
  switch (node.kind()) {
    case Kind::null: return hash;
    case Kind::boolean: return hash * 2 + (node.truth() ? 1 : 0);
    case Kind::number: return hash ^ hash_of_number(node.text());
    case Kind::text: return hash ^ std::hash<std::string_view>{}(node.text());
    case Kind::list:
      for (const Node& item : node.items()) hash = mixed(hash) ^ hash_of(item);
      return hash;
    case Kind::object:
      for (const Member& member : node.members())
        hash += mixed(std::hash<std::string_view>{}(member.name) ^ mixed(hash_of(member.value)));
      return hash;
  }
  return hash;
}

/// Pairs are compared only where there are few, or their hashes are the same.
bool has_duplicates(std::span<const Node> items) {
  constexpr std::size_t kFew = 8;
  if (items.size() <= kFew) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (are_same(items[i], items[j])) return true;
      }
    }
    return false;
  }
  std::vector<std::pair<std::size_t, const Node*>> hashed;
  for (const Node& item : items) hashed.emplace_back(hash_of(item), &item);
  std::sort(hashed.begin(), hashed.end());
  for (std::size_t i = 1; i < hashed.size(); ++i) {
    const bool may_be = hashed[i].first == hashed[i - 1].first;
    if (may_be && are_same(*hashed[i].second, *hashed[i - 1].second)) return true;
  }
  return false;
}

std::string bound_sentence(std::string_view number, const Further& further) {
  for (const Bound& bound : further.bounds) {
    if (is_within(number, bound)) continue;
    const bool is_least = bound.side == Bound::Side::least;
    if (bound.reach == Bound::Reach::excluded)
      return (is_least ? "must be above " : "must be below ") + bound.number;
    return (is_least ? "must be at least " : "must be at most ") + bound.number;
  }
  return {};
}

std::string counted_members(std::string_view side, std::uint64_t bound, const Node& node) {
  return "must have at " + std::string(side) + ' ' + std::to_string(bound) +
         (bound == 1 ? " member, there " : " members, there ") +
         (node.members().size() == 1 ? "is " : "are ") + std::to_string(node.members().size());
}

}  // namespace

const Pattern* pattern_missed(std::string_view text, const Further& further) {
  for (const auto& pattern : further.patterns) {
    if (!pattern->found_in(text)) return pattern.get();
  }
  return nullptr;
}

Fault further_fault(const Node& node, const Further& further) {
  switch (node.kind()) {
    case Kind::number: return fault_of_number(node.text(), further);
    case Kind::text: return pattern_missed(node.text(), further) ? Fault::pattern : Fault::none;
    case Kind::object: return fault_of_object(node, further);
    case Kind::list:
      return further.unique && has_duplicates(node.items()) ? Fault::duplicate_items : Fault::none;
    default: return Fault::none;
  }
}

std::string further_demand(Fault fault, const Node& node, const Further& further) {
  switch (fault) {
    case Fault::out_of_bounds:
      return bound_sentence(node.text(), further) + "; found " + shape_of(node);
    case Fault::not_multiple:
      return "must be a multiple of " + further.multiples_of.front() + "; found " + shape_of(node);
    case Fault::few_members: return counted_members("least", *further.min_members, node);
    case Fault::many_members: return counted_members("most", *further.max_members, node);
    case Fault::duplicate_items: return "must not have the same item twice";
    case Fault::lacks_dependent: {
      const std::string* name = missing_dependent(node, further);
      return "lacks " + in_ticks(*name) + ", which must be there beside what is there";
    }
    case Fault::pattern:
      return "must match the pattern " + pattern_missed(node.text(), further)->expression() +
             "; found " + shape_of(node);
    default: return {};
  }
}

}  // namespace smx::types

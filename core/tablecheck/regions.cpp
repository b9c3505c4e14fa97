#include "tablecheck/regions.h"

#include <utility>

namespace smx::tablecheck {

namespace {

using Boxes = std::vector<Box>;

std::optional<Boxes> in_both(const Boxes& some, const Boxes& others, Space& space) {
  Boxes out;
  for (const Box& one : some) {
    for (const Box& other : others) {
      auto common = space.both(one, other);
      if (common) out.push_back(std::move(*common));
      if (out.size() > kMostBoxes) return std::nullopt;
    }
  }
  return out;
}

Sign turned(Sign sign) {
  return sign == Sign::holds ? Sign::fails : Sign::holds;
}

}  // namespace

// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a condition be
std::optional<Boxes> region_of(const Condition& condition, Sign sign, const Table& table,
                               Space& space) {
  if (condition.test >= Test::same_as) return space.where_asked(condition, sign);
  if (condition.test > Test::none) {
    const auto column = table.column_of.find(condition.left);
    if (column == table.column_of.end()) return std::nullopt;
    return in_both({space.everything()}, space.where(condition, column->second, sign), space);
  }
  // None of them is all of them failing; where not all hold, one fails.
  const Sign of_parts = condition.test == Test::none ? turned(sign) : sign;
  const bool together = (condition.test == Test::any) == (sign == Sign::fails);
  Boxes out;
  if (together) out.push_back(space.everything());
  for (const Condition& part : condition.parts) {
    auto boxes = region_of(part, of_parts, table, space);
    if (!boxes) return std::nullopt;
    if (together) {
      auto common = in_both(out, *boxes, space);
      if (!common) return std::nullopt;
      out = std::move(*common);
    } else {
      out.insert(out.end(), boxes->begin(), boxes->end());
    }
    if (out.size() > kMostBoxes) return std::nullopt;
  }
  return out;
}

}  // namespace smx::tablecheck

// The regions in which a condition holds.
#pragma once

#include <optional>
#include <vector>

#include "tablecheck/space.h"

namespace smx::tablecheck {

/// More boxes than this are not kept for one row.
inline constexpr std::size_t kMostBoxes = 512;

/// Nothing where there would be too many.
std::optional<std::vector<Box>> region_of(const Condition& condition, Sign sign, const Table& table,
                                          Space& space);

}  // namespace smx::tablecheck

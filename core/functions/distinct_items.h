// The items of a list without those that are equal to an earlier one, and those another list has.
#pragma once

#include <span>

#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// Keeps the first of equal items, in their order. Equal is what `differences` calls equal: 1.0 and
/// 1, objects whose members stand in another order. Takes about the same time for each item.
std::span<const Node> distinct_items(std::span<const Node> items, Arena& arena);

/// The items that are equal to one of `others`, in their order.
std::span<const Node> common_items(std::span<const Node> items, std::span<const Node> others,
                                   Arena& arena);

}  // namespace smx

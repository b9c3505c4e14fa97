// Whether values are equal, for whoever finds them by their value. Equal is what `differences`
// calls equal: 1.0 and 1, objects whose members stand in another order.
#pragma once

#include <cstddef>

#include "value/node.h"

namespace smx {

/// The same for equal values.
std::size_t hash_of(const Node& node);
bool are_equal(const Node& a, const Node& b);

/// Makes one hash of two.
inline std::size_t mixed_hash(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9E37'79B9'7F4A'7C15u + (seed << 6) + (seed >> 2));
}

}  // namespace smx

// Values that know their JSON: for literals, which are written again and again.
#pragma once

#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// The same value in `arena`, with its JSON beside it where that saves the writer a look: see
/// Spelling. Texts, names and origins inside are copied as views.
Node with_spelling(const Node& node, Arena& arena);

}  // namespace smx

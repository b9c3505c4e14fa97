// What can be wrong with one value by the keywords that few schemas use.
#pragma once

#include <string>

#include "types/fault.h"
#include "types/further.h"

namespace smx::types {

/// The first thing wrong with `node` itself. A keyword about another kind of value says nothing.
Fault further_fault(const Node& node, const Further& further);

/// What the value must be, for the faults of further_fault and Fault::pattern.
std::string further_demand(Fault fault, const Node& node, const Further& further);

/// The first pattern of these that is not found; null when all are.
const Pattern* pattern_missed(std::string_view text, const Further& further);

}  // namespace smx::types

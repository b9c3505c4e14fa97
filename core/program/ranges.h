// Whether a value lies in the range of a condition: integers, days, instants. Both ends are in.
#pragma once

#include "program/program.h"

namespace smx {

bool in_range(const Condition& range, const Node& value);

}  // namespace smx

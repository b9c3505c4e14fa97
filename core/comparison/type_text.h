// Types as texts that are equal exactly where the same values fit.
#pragma once

#include <string>

#include "types/type.h"

namespace smx::comparison {

/// A type with a name by that; any other one by all it demands.
std::string type_text(const Type& type);

/// What a type with a name demands, without its members.
std::string demands_text(const Type& type);

}  // namespace smx::comparison

// The context values behind --context NAME=VALUE.
#pragma once

#include <string>
#include <vector>

#include "smx/translate.h"

namespace smx::cli {

/// What is wrong with them; empty when nothing is.
std::string context_mistake(const std::vector<std::string>& arguments);
std::vector<ContextValue> context_values(const std::vector<std::string>& arguments);

}  // namespace smx::cli

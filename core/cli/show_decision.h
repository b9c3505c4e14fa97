// A decision as `smx show` prints it.
#pragma once

#include <string>

#include "smx/decision_info.h"

namespace smx::cli {

std::string decision_text(const DecisionInfo& decision, const std::string& basis, Colour colour);
std::string decision_json(const DecisionInfo& decision, const std::string& basis);

}  // namespace smx::cli

// Tokens back to a text.
#pragma once

#include <string>
#include <vector>

#include "formatter/tokens.h"

namespace smx::formatter {

/// Each token on the line it stood on, in the canonical layout.
std::string laid_out(const std::vector<Token>& tokens);

}  // namespace smx::formatter

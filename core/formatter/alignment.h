// Columns that an author has made, made again.
#pragma once

#include <vector>

#include "formatter/tokens.h"

namespace smx::formatter {

/// Tokens of one paragraph that stood below each other, at least one of them behind more than one
/// blank, stand below each other again, as far to the left as all of them can.
void align(std::vector<Token>& tokens);

}  // namespace smx::formatter

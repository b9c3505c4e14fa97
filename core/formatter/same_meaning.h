// Whether two texts say the same: the proof a formatted text has to pass.
#pragma once

#include <optional>
#include <vector>

#include "formatter/tokens.h"
#include "yaml/tree.h"

namespace smx::formatter {

/// The first place of `before` that is not the same in `after`: another kind, key, order, text, or
/// way of writing a scalar. In rules `"12"` is not `12`, so quotes count.
std::optional<Span> first_difference(const yaml::Node& before, const yaml::Node& after);

/// Whether both have the same comments, each behind the same token.
bool have_same_comments(const std::vector<Token>& before, const std::vector<Token>& after);

}  // namespace smx::formatter

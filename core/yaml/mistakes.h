// The mistakes that authors make most often, told by name instead of by what YAML makes of them.
// Each check throws a Refusal when it knows the mistake, and returns when it does not.
#pragma once

#include <cstddef>
#include <string_view>

namespace smx::yaml {

/// `key:value`, which is one text to YAML; `at` is where it begins.
void check_glued_colon(std::string_view text, std::size_t at);

/// What is wrong at a place where the library found something that does not fit in.
void check_misfit(std::string_view text, std::size_t at);

}  // namespace smx::yaml

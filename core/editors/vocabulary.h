// What the tables of keys do not say: what the words behind `holds` mean, and which keys go
// together.
#pragma once

#include "editors/json.h"

namespace smx::editors {

/// By the words that stand behind `holds`: schemas. In them `$ref: X` is another word or a kind of
/// map, and `list of X`, `map of X` stand for such.
const Json& vocabulary();

/// By kinds of maps: demands beside the tables of keys.
const Json& rules_of_kinds();

}  // namespace smx::editors

// Values written in YAML, read by the type they are meant to have.
#pragma once

#include <optional>

#include "smx/diagnostic.h"

#include "types/type.h"
#include "value/arena.h"
#include "value/node.h"
#include "yaml/tree.h"

namespace smx {

/// A value of `type`; where the type leaves it open, unquoted `null`, `true`, `false` and numbers
/// are such, as in JSON. Nothing after adding a diagnostic. Texts are copied into `arena`.
std::optional<Node> literal_value(const yaml::Node& written, const Type& type, Arena& arena,
                                  Diagnostics& diagnostics);

}  // namespace smx

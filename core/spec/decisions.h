// The rows of decisions.
#pragma once

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// One row in YAML: `{ id: ..., when: {...}, then: ... }`. The columns of `decision` are known.
Decision::Rule read_decision_row(Reader& reader, const yaml::Node& map, const Decision& decision);

}  // namespace smx::spec

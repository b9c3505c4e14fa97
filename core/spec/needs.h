// Needs: what the host must fetch. docs/language.md, section 7.
#pragma once

#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// The map behind `needs:`, of a mapping or an `each`.
std::vector<Need> read_needs(Reader& reader, const yaml::Node& map);

}  // namespace smx::spec

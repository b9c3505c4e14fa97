// The overlays of a mapping, for people and for tools.
#pragma once

#include <cstdint>
#include <string>

#include "smx/rule_set.h"

namespace smx::cli {

enum class Overlays : std::uint8_t { that_can_count, that_count };

/// Each with its scope and window; of those that count, also what each changes.
std::string overlays_text(const MappingInfo& mapping, Overlays which);
std::string overlays_json(const MappingInfo& mapping);

}  // namespace smx::cli

// `effective: { from: 2026-04-11, to: 2026-05-01 }`: when something counts.
#pragma once

#include <optional>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// Nothing after a mistake.
std::optional<Window> read_window(Reader& reader, const yaml::Node& map);

}  // namespace smx::spec

// Guards: what ends a document or an item before anything else, or reports it. docs/language.md,
// section 5.
#pragma once

#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// The list behind `guards:`.
std::vector<Guard> read_guards(Reader& reader, const yaml::Node& list);

}  // namespace smx::spec

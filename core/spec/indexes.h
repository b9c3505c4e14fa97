// `index` of a mapping: items that are found by a key. docs/language.md, section 6.
#pragma once

#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

std::vector<Index> read_indexes(Reader& reader, const yaml::Node& map);

/// `by`: an expression, or a map of names with an expression each. One alone has no name.
Keys read_keys(Reader& reader, const yaml::Node& node);

}  // namespace smx::spec

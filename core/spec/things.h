// One reading function for each kind of rule file, each in a file of its own. `map` is the whole
// document.
#pragma once

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

Pack read_pack(Reader& reader, const yaml::Node& map);
Mapping read_mapping(Reader& reader, const yaml::Node& map);
Table read_table(Reader& reader, const yaml::Node& map);
Decision read_decision(Reader& reader, const yaml::Node& map);
Library read_library(Reader& reader, const yaml::Node& map);
Overlay read_overlay(Reader& reader, const yaml::Node& map);

}  // namespace smx::spec

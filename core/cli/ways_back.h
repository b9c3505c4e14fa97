// How the lines of mappings lead back, for people and for tools.
#pragma once

#include <string>
#include <vector>

#include "smx/rule_set.h"

namespace smx::cli {

/// The address without the mapping's own name, which stands in a headline.
std::string short_address(const MappingInfo& mapping, const std::string& address);

/// How each line of a target leads back, and why not every value comes back as it was.
std::string ways_back_text(const MappingInfo& mapping, const std::vector<RuleLine>& lines);

/// "the way back of 12 lines: 9 exact, 1 lossy and 2 one-way"; empty where there are no lines.
std::string ways_back_summary(const std::vector<MappingInfo>& mappings);

}  // namespace smx::cli

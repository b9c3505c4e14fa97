// Which --input is for which input of the mapping.
#pragma once

#include <string>
#include <vector>

#include "smx/result.h"
#include "smx/rule_set.h"

namespace smx::cli {

struct ChosenInput {
  std::string name;      // of the mapping's input
  std::string argument;  // where its documents are: a file, `-`, a folder, lines, a pointer
};

/// Reads `NAME=FILE` and `FILE`. Refuses unknown names, a name given twice and a required one left
/// out.
Result<std::vector<ChosenInput>> choose_inputs(const MappingInfo& mapping,
                                               const std::vector<std::string>& arguments);

}  // namespace smx::cli

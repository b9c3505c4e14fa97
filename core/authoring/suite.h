// The tests files of a rule set, read and held against its rules.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "smx/file_system.h"
#include "smx/limits.h"

#include "authoring/test_file.h"
#include "authoring/values.h"
#include "yaml/tree.h"

namespace smx::markup {
class Plan;
}

namespace smx::authoring {

/// A tests file and what its values live in.
struct Suite {
  std::unique_ptr<const Source> source;
  std::unique_ptr<const yaml::Node> tree;
  std::unique_ptr<Values> values;
  TestFile file;
  const markup::Plan* output_plan = nullptr;  // where the mapping writes XML
};

/// Whether a file lies in the folder `tests` of a pack.
bool lies_in_tests(const std::string& path, const RuleSet& rules);
/// The same, of a YAML file: there tests are looked for.
bool may_be_tests(const std::string& path, const RuleSet& rules);

/// Those without mistakes, in the order of their paths; the mistakes of the others are added.
std::vector<std::unique_ptr<Suite>> read_suites(const FileSystem& files, const std::string& folder,
                                                const RuleSet& rules, const Limits& limits,
                                                Diagnostics& diagnostics);

}  // namespace smx::authoring

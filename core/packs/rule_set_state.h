// What a RuleSet holds: packs with their files, sources and programs. Private to the engine's
// rooms.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "smx/rule_set.h"

#include "functions/function.h"
#include "program/program.h"
#include "spec/spec.h"

namespace smx {

struct Pack {
  std::string folder;
  std::vector<spec::File> files;
  std::map<std::string, std::unique_ptr<const Source>>
      other_sources;  // schemas and CSV files, by path
  std::shared_ptr<const Program> program;

  /// What pack.yaml says; null when there is none that can be read.
  const spec::Pack* declaration() const;
};

/// A mapping and the program it belongs to.
struct FoundMapping {
  const Program* program = nullptr;
  const Mapping* mapping = nullptr;
};

struct RuleSetState {
  FunctionRegistry functions;  // programs point into it
  std::vector<std::unique_ptr<Pack>> packs;

  /// `name`, or `pack/name` where two packs have a mapping of that name.
  Result<FoundMapping> find(std::string_view name) const;
  /// The same, or a table or decision alone: see Program::alone.
  Result<FoundMapping> find_runnable(std::string_view name) const;
  /// Those of the packs themselves, not of what they import; in no order.
  std::vector<std::string> all_mapping_names() const;
};

/// A rule as listings show it.
RuleLine line_of(const Rule& rule);

}  // namespace smx

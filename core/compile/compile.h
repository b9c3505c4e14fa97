// Spec to Program: names resolved, paths proved against schemas, pipes and targets type-checked,
// absences proved against policies, rounds of needs counted. All mistakes are found in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "functions/function.h"
#include "program/program.h"
#include "spec/spec.h"
#include "types/schema.h"

namespace smx {

/// Who uses the tables, decisions, faults and patterns of a pack.
enum class Audience : std::uint8_t { itself, importers };

/// The files of one pack, read; the packs it imports; and how to read the schema files it names.
struct PackSpec {
  std::string folder;  // what the paths in pack.yaml are relative to
  const std::vector<spec::File>& files;
  SchemaSource schema_source;  // takes paths with the folder
  std::vector<const PackSpec*> imports = {};
  Audience audience = Audience::itself;
};

/// Null when there were errors. Warnings alone do not stop a program. The program points into the
/// sources of `pack` and of all it imports, and into `functions`, which must outlive it.
///
/// What is imported becomes part of the program, under `pack.thing`: a program stands alone.
std::shared_ptr<const Program> compile(const PackSpec& pack, const FunctionRegistry& functions,
                                       const Limits& limits, Diagnostics& diagnostics);

}  // namespace smx

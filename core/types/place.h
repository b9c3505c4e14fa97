// Where a schema stands, and what is said about it from outside.
#pragma once

#include <compare>
#include <cstdint>

#include "types/type.h"
#include "yaml/tree.h"

namespace smx::types {

struct SchemaFile;

/// Rule files have words of their own (`text`, `oh/Message`, `[ text ]`, `phi`); schema files are
/// JSON Schema and nothing else, so that every other tool reads them too.
enum class Dialect : std::uint8_t { schema_file, rule_file };

struct Place {
  const yaml::Node* node = nullptr;
  const SchemaFile* file = nullptr;  // null: inline, in a rule file

  Dialect dialect() const { return file ? Dialect::schema_file : Dialect::rule_file; }
  friend bool operator==(const Place&, const Place&) = default;
};

/// What an outer schema adds to the schemas in it.
struct Marks {
  Phi phi = Phi::no;

  friend auto operator<=>(const Marks&, const Marks&) = default;
};

}  // namespace smx::types

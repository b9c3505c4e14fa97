// From the tables of keys to JSON Schemas.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "editors/json.h"
#include "spec/map_kinds.h"

namespace smx::editors {

/// Makes the schema of one kind of file, with all that it leads to as definitions.
///
/// The schemas are such that draft-07 and 2020-12 read them alike: nothing stands beside a `$ref`,
/// what goes together is said by `if` and `then`.
class SchemaWriter {
 public:
  explicit SchemaWriter(std::vector<spec::MapKind> kinds) : kinds_(std::move(kinds)) {}

  Json schema_of_file(std::string_view kind);
  /// Words behind `holds` that nobody knows.
  const std::vector<std::string>& unknown() const { return unknown_; }

 private:
  const spec::MapKind* find_kind(std::string_view name) const;
  /// A reference to a word or kind, which becomes a definition; lists and maps are written out.
  Json reference(std::string_view holds);
  /// A schema of the vocabulary with its references led to definitions.
  Json resolved(const Json& schema);
  Json schema_of_kind(const spec::MapKind& kind);
  Json schema_of_forms();
  Json property(const spec::Key& key);
  Json definition(const std::string& name);

  std::vector<spec::MapKind> kinds_;
  std::set<std::string> wanted_;
  std::vector<std::string> queue_;
  std::vector<std::string> unknown_;
};

}  // namespace smx::editors

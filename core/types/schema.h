// JSON Schema 2020-12 and OpenAPI 3 component schemas, in YAML or JSON, to types.
//
// What is understood is listed in docs/language.md, section 3. Any other keyword is an error with
// its place (unsupported_schema_keyword); annotations are skipped.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/limits.h"

#include "types/type.h"
#include "yaml/tree.h"

namespace smx {

/// Gives the source of a schema file by its path, or null after adding a diagnostic.
using SchemaSource = std::function<const Source*(const std::string& path, Span used_at)>;

/// A schema file of a rule set and, where there is one, the file that tightens it: that has the
/// same shape and lays further demands over the schemas, without touching them.
struct SchemaPaths {
  std::string file;
  std::string tighten;  // empty: there is none
};

/// The schema files of one rule set. Types are made when they are first asked for, so that a
/// vendor's whole description costs only what is used; a file is read once.
class Schemas {
 public:
  Schemas(TypeStore& store, SchemaSource source, const Limits& limits, Diagnostics& diagnostics);
  ~Schemas();
  Schemas(const Schemas&) = delete;
  Schemas& operator=(const Schemas&) = delete;

  /// Declares `alias` for a file; the file is read when a name of it is first used.
  void declare(std::string alias, SchemaPaths paths, Span declared_at);

  /// Whose names are looked up from here on: `alias/Name` is then `<prefix>alias/Name`, and
  /// `pack.alias/Name` is found where `pack` is one of `imports`. Aliases are declared with their
  /// prefix. Without it, names stand for themselves.
  void look_from(std::string prefix, std::vector<std::string> imports);
  /// Whether a name of that pack was looked up.
  bool used_from(std::string_view pack) const;

  /// Holds every tightening against what it lies over, used or not, so that a new version of a
  /// published description which names things otherwise is noticed. Call it when all is declared.
  void check_tightenings();

  /// The type of `alias/Name`, of `alias/Name.member` where a description names no schema for the
  /// member, or of `alias/#` where the file is one schema. Null after adding a diagnostic
  /// (unknown_schema with suggestions of aliases or component names, or what is wrong inside the
  /// schema).
  const Type* named(std::string_view name, Span used_at);

  /// The type a rule file writes inline: `text integer number boolean instant date any`, an
  /// `alias/Name`, a list `[ T ]`, or a map with schema keywords, where `type` may also be one of
  /// the words above and `phi: true` is short for `x-phi`. Null after adding a diagnostic.
  const Type* inline_type(const yaml::Node& node);

  /// Every alias with the names of its components, for suggestions and listings.
  std::vector<std::string> known_names();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace smx

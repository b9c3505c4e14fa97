// The schema files of a rule set: read once, when first used; found by alias or by the path in a
// `$ref`.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "types/place.h"
#include "types/reports.h"
#include "types/schema.h"

namespace smx::types {

enum class BesideReference : std::uint8_t { counts, is_ignored };

struct SchemaFile {
  std::string path;
  yaml::Node root;
  std::string id;                                              // `$id` of the whole file
  BesideReference beside_reference = BesideReference::counts;  // OpenAPI 3.0 ignores it
  const SchemaFile* tightens = nullptr;                        // the file this one lies over
  std::vector<std::string> names;                              // of the components, in order
  std::unordered_map<std::string, const yaml::Node*> components;
  std::unordered_map<const yaml::Node*, std::string> type_names;  // "oh/Message"
  std::unordered_map<std::string, const yaml::Node*> by_pointer;  // components, then what was asked
};

class SchemaFiles {
 public:
  SchemaFiles(SchemaSource source, const Limits& limits, Reports& reports);

  void declare(std::string alias, SchemaPaths paths, Span declared_at);
  void look_from(std::string prefix, std::vector<std::string> imports);
  bool used_from(std::string_view pack) const { return used_packs_.contains(pack); }
  /// The aliases that can be used where names are looked up now, as they are written there.
  std::vector<std::string> aliases() const;

  /// The component `alias/Name`, a member of one as in `alias/Name.member`, or `alias/#` for a file
  /// that is one schema. Nothing after a diagnostic, as below.
  std::optional<Place> component(std::string_view name, Span used_at);
  /// What a `$ref` written in `from` leads to.
  std::optional<Place> target(const yaml::Node& reference, const SchemaFile& from);

  /// What a tightening file says about a schema of the file it lies over.
  std::optional<Place> tightening_of(const yaml::Node* schema) const;
  /// The components that have a tightening, after reading all files that have one.
  std::vector<Place> tightened_components();

  /// `alias/Name` for every component of every file that can be read.
  std::vector<std::string> known_names();

 private:
  struct Alias {
    std::string name;
    SchemaPaths paths;
    Span declared_at;
  };

  std::optional<Place> find_component(std::string_view name);
  std::optional<Place> find_member(std::string_view name);
  std::optional<Place> member_of(Place place, const std::string& name, int depth);
  const Alias* find_alias(std::string_view name);
  bool is_imported(std::string_view pack) const;
  SchemaFile* file_at(const std::string& path, Span used_at);
  std::unique_ptr<SchemaFile> read_file(const std::string& path, Span used_at);
  void index_components(SchemaFile& file) const;
  SchemaFile* file_named(const yaml::Node& reference, std::string_view path,
                         const SchemaFile& from);
  SchemaFile* file_with_id(std::string_view id);
  const yaml::Node* walk(const yaml::Node& reference, std::string_view pointer, SchemaFile& file);
  const yaml::Node* anchor(const yaml::Node& reference, std::string_view name, SchemaFile& file);

  // tightening.cpp
  void lay_over(const SchemaFile& vendor, const Alias& alias);
  void lay_components(const yaml::Node& vendor, const yaml::Node& over, const SchemaFile& file);
  void lay_schema(const yaml::Node& vendor, const yaml::Node& over, const SchemaFile& file);

  SchemaSource source_;
  Limits limits_;
  Reports& reports_;
  std::vector<Alias> aliases_;
  std::string prefix_;
  std::vector<std::string> imports_;
  std::set<std::string, std::less<>> used_packs_;
  std::map<std::string, std::unique_ptr<SchemaFile>> files_;  // null: could not be read
  std::unordered_map<const yaml::Node*, Place> tightenings_;
  std::vector<Place> tightened_;  // components
};

/// The value under a key when it is a map, or null.
const yaml::Node* map_below(const yaml::Node* node, std::string_view key);
std::vector<std::string> keys_of(const yaml::Node& map);

}  // namespace smx::types

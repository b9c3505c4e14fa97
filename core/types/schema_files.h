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

struct SchemaFile {
  std::string path;
  yaml::Node root;
  std::vector<std::string> names;  // of the components, in order
  std::unordered_map<std::string, const yaml::Node*> components;
  std::unordered_map<const yaml::Node*, std::string> type_names;  // "oh/Message"
  std::unordered_map<std::string, const yaml::Node*> by_pointer;  // components, then what was asked
};

class SchemaFiles {
 public:
  SchemaFiles(SchemaSource source, const Limits& limits, Reports& reports);

  void declare(std::string alias, std::string path, Span declared_at);
  void look_from(std::string prefix, std::vector<std::string> imports);
  bool used_from(std::string_view pack) const { return used_packs_.contains(pack); }
  /// The aliases that can be used where names are looked up now, as they are written there.
  std::vector<std::string> aliases() const;

  /// The component `alias/Name`. Nothing after a diagnostic, as below.
  std::optional<Place> component(std::string_view name, Span used_at);

  /// What a `$ref` written in `from` leads to.
  std::optional<Place> target(const yaml::Node& reference, const SchemaFile& from);

  /// `alias/Name` for every component of every file that can be read.
  std::vector<std::string> known_names();

 private:
  struct Alias {
    std::string name;
    std::string path;
    Span declared_at;
  };

  const Alias* find_alias(std::string_view name);
  bool is_imported(std::string_view pack) const;
  SchemaFile* file_at(const std::string& path, Span used_at);
  std::unique_ptr<SchemaFile> read_file(const std::string& path, Span used_at);
  void index_components(SchemaFile& file) const;
  SchemaFile* file_beside(const yaml::Node& reference, std::string_view path,
                          const SchemaFile& from);
  const yaml::Node* walk(const yaml::Node& reference, std::string_view pointer, SchemaFile& file);

  SchemaSource source_;
  Limits limits_;
  Reports& reports_;
  std::vector<Alias> aliases_;
  std::string prefix_;
  std::vector<std::string> imports_;
  std::set<std::string, std::less<>> used_packs_;
  std::map<std::string, std::unique_ptr<SchemaFile>> files_;  // null: could not be read
};

}  // namespace smx::types

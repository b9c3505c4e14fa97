#include "smx/editor_schemas.h"

#include "authoring/test_kinds.h"
#include "editors/schema_writer.h"

namespace smx {

namespace {

/// Where files of each kind lie in a pack.
struct Home {
  std::string_view kind;
  std::string_view pattern;
  std::string_view summary;
};
constexpr Home kHomes[] = {
    {"pack", "**/pack.yaml", "A pack: schemas, settings, faults and patterns of a folder of rules"},
    {"mapping", "**/mappings/**/*.yaml", "How the fields of a target come from input documents"},
    {"decision", "**/decisions/**/*.yaml", "Rows of conditions with an answer each"},
    {"table", "**/tables/**/*.yaml", "Codes with their counterparts"},
    {"library", "**/libraries/**/*.yaml", "Functions in Lua, with their types and examples"},
    {"overlay", "**/overlays/**/*.yaml", "Changes of lines for some sites or some time"},
    {"tests", "**/tests/*.yaml", "Cases: what comes in, and what must come out"},
};

std::string file_of(std::string_view kind) {
  return std::string(kind) + ".schema.json";
}

}  // namespace

std::vector<EditorSchema> editor_schemas() {
  std::vector<spec::MapKind> kinds = spec::map_kinds();
  for (spec::MapKind& kind : authoring::test_kinds()) kinds.push_back(std::move(kind));
  editors::SchemaWriter writer(std::move(kinds));
  std::vector<EditorSchema> schemas;
  for (const Home& home : kHomes) {
    schemas.push_back({std::string(home.kind), std::string(home.summary), file_of(home.kind),
                       std::string(home.pattern), writer.schema_of_file(home.kind).str() + "\n"});
  }
  return schemas;
}

std::string editor_settings(std::string_view folder) {
  while (folder.size() > 1 && folder.ends_with('/')) folder.remove_suffix(1);
  editors::Json schemas = editors::Json::object();
  for (const Home& home : kHomes) {
    schemas[std::string(folder) + "/" + file_of(home.kind)] = editors::Json::text(home.pattern);
  }
  editors::Json settings = editors::Json::object();
  settings["yaml.schemas"] = std::move(schemas);
  return settings.str() + "\n";
}

}  // namespace smx

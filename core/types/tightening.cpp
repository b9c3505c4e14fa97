// Tightening files: which schema of theirs lies over which schema of the published description.
// That they only tighten is checked where the two are read together, in the schema reader.
#include "types/schema_files.h"

namespace smx::types {

namespace {

struct Below {
  std::string_view first;
  std::string_view second;
};

/// Where components are kept, and in which words.
constexpr Below kComponents[] = {{"components", "schemas"}, {"$defs", {}}, {"definitions", {}}};

const yaml::Node* components_in(const yaml::Node& root, const Below& below) {
  const yaml::Node* map = map_below(&root, below.first);
  return below.second.empty() ? map : map_below(map, below.second);
}

}  // namespace

void SchemaFiles::lay_over(const SchemaFile& vendor, const Alias& alias) {
  for (const Alias& other : aliases_) {
    if (&other == &alias || other.paths.file != vendor.path || other.paths.tighten.empty() ||
        other.paths.tighten == alias.paths.tighten || &other > &alias) {
      continue;
    }
    reports_.add(Code::bad_schema, vendor.path + " is tightened by two files", alias.declared_at,
                 {other.declared_at, "the other one"}, "put everything into one of them");
    return;
  }
  const auto [found, is_new] = files_.try_emplace(alias.paths.tighten, nullptr);
  if (is_new) found->second = read_file(alias.paths.tighten, alias.declared_at);
  SchemaFile* file = found->second.get();
  if (!file || file->tightens) return;
  file->tightens = &vendor;
  bool has_components = false;
  for (const Below& below : kComponents) {
    const yaml::Node* over = components_in(file->root, below);
    const yaml::Node* under = components_in(vendor.root, below);
    if (over && under) lay_components(*under, *over, *file);
    has_components = has_components || (over && under);
  }
  if (has_components) return;
  reports_.add(Code::bad_schema,
               file->path + " lies over nothing: " + vendor.path + " has no such components",
               file->root.span, "write it in the shape of the file it tightens");
}

void SchemaFiles::lay_components(const yaml::Node& vendor, const yaml::Node& over,
                                 const SchemaFile& file) {
  for (const yaml::Entry& entry : over.entries) {
    const yaml::Node* schema = vendor.find(entry.key.text);
    if (!schema) {
      reports_.add(
          Code::bad_schema,
          "there is no component " + in_ticks(entry.key.text) + " in " + file.tightens->path,
          entry.key.span, {vendor.span, "these are its components"},
          suggest(entry.key.text, keys_of(vendor)));
      continue;
    }
    lay_schema(*schema, entry.value, file);
    tightened_.push_back({schema, file.tightens});
  }
}

/// Also over the schemas inside, for references that lead right to them.
void SchemaFiles::lay_schema(const yaml::Node& vendor, const yaml::Node& over,
                             const SchemaFile& file) {
  if (!tightenings_.emplace(&vendor, Place{&over, &file}).second) return;
  for (const std::string_view key : {"items", "additionalProperties"}) {
    const yaml::Node* below = map_below(&over, key);
    const yaml::Node* under = map_below(&vendor, key);
    if (below && under) lay_schema(*under, *below, file);
  }
  const yaml::Node* members = map_below(&over, "properties");
  const yaml::Node* known = map_below(&vendor, "properties");
  if (!members || !known) return;
  for (const yaml::Entry& entry : members->entries) {
    const yaml::Node* member = known->find(entry.key.text);
    if (member && member->is_map()) lay_schema(*member, entry.value, file);
  }
}

std::optional<Place> SchemaFiles::tightening_of(const yaml::Node* schema) const {
  const auto found = tightenings_.find(schema);
  if (found == tightenings_.end()) return std::nullopt;
  return found->second;
}

std::vector<Place> SchemaFiles::tightened_components() {
  for (const Alias& alias : aliases_) {
    if (!alias.paths.tighten.empty()) file_at(alias.paths.file, alias.declared_at);
  }
  return tightened_;
}

}  // namespace smx::types

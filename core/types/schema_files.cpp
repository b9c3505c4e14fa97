#include "types/schema_files.h"

#include <algorithm>
#include <filesystem>

namespace smx::types {

namespace {

std::string normalised(const std::filesystem::path& path) {
  return path.lexically_normal().generic_string();
}

const yaml::Node* map_below(const yaml::Node* node, std::string_view key) {
  const yaml::Node* child = node && node->is_map() ? node->find(key) : nullptr;
  return child && child->is_map() ? child : nullptr;
}

/// A map whose entries are components.
struct ComponentMap {
  const yaml::Node* map;
  std::string_view pointer;
};

/// In the order of preference: the first that has a name wins.
std::vector<ComponentMap> component_maps(const yaml::Node& root) {
  std::vector<ComponentMap> maps;
  for (const ComponentMap candidate :
       {ComponentMap{map_below(map_below(&root, "components"), "schemas"), "/components/schemas"},
        ComponentMap{map_below(&root, "$defs"), "/$defs"},
        ComponentMap{map_below(&root, "definitions"), "/definitions"}}) {
    if (candidate.map) maps.push_back(candidate);
  }
  if (maps.empty()) maps.push_back({&root, ""});
  return maps;
}

std::vector<std::string> keys_of(const yaml::Node& map) {
  std::vector<std::string> keys;
  for (const yaml::Entry& entry : map.entries) keys.push_back(entry.key.text);
  return keys;
}

/// A token of a JSON Pointer as the key it stands for.
std::string unescaped(std::string_view token) {
  std::string key;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const std::string_view pair = token.substr(i, 2);
    const bool is_escape = pair == "~0" || pair == "~1";
    key += pair == "~0" ? '~' : pair == "~1" ? '/' : token[i];
    if (is_escape) ++i;
  }
  return key;
}

}  // namespace

SchemaFiles::SchemaFiles(SchemaSource source, const Limits& limits, Reports& reports)
    : source_(std::move(source)), limits_(limits), reports_(reports) {}

void SchemaFiles::declare(std::string alias, std::string path, Span declared_at) {
  aliases_.push_back({std::move(alias), normalised(path), declared_at});
}

void SchemaFiles::look_from(std::string prefix, std::vector<std::string> imports) {
  prefix_ = std::move(prefix);
  imports_ = std::move(imports);
}

bool SchemaFiles::is_imported(std::string_view pack) const {
  return std::find(imports_.begin(), imports_.end(), pack) != imports_.end();
}

std::vector<std::string> SchemaFiles::aliases() const {
  std::vector<std::string> names;
  for (const Alias& alias : aliases_) {
    const std::size_t dot = alias.name.find('.');
    const bool own = prefix_.empty() ? dot == std::string::npos : alias.name.starts_with(prefix_);
    if (own) names.push_back(alias.name.substr(prefix_.size()));
    if (!own && dot != std::string::npos && is_imported(alias.name.substr(0, dot))) {
      names.push_back(alias.name);
    }
  }
  return names;
}

const SchemaFiles::Alias* SchemaFiles::find_alias(std::string_view name) {
  const std::size_t dot = name.find('.');
  std::string wanted(name);
  if (dot == std::string_view::npos) {
    wanted = prefix_ + wanted;
  } else if (is_imported(name.substr(0, dot))) {
    used_packs_.emplace(name.substr(0, dot));
  } else {
    return nullptr;
  }
  for (const Alias& alias : aliases_) {
    if (alias.name == wanted) return &alias;
  }
  return nullptr;
}

std::optional<Place> SchemaFiles::component(std::string_view name, Span used_at) {
  const std::string_view alias_name = name.substr(0, name.find('/'));
  const std::string_view wanted =
      alias_name.size() < name.size() ? name.substr(alias_name.size() + 1) : "";
  const Alias* alias = find_alias(alias_name);
  if (!alias) {
    reports_.add(Code::unknown_schema,
                 "there is no schema file with the alias " + in_ticks(alias_name), used_at,
                 suggest(alias_name, aliases()));
    return std::nullopt;
  }
  const SchemaFile* file = file_at(alias->path, alias->declared_at);
  if (!file) return std::nullopt;
  if (wanted.empty()) {
    reports_.add(Code::unknown_schema,
                 in_ticks(alias->name) + " is a whole schema file, not a type", used_at,
                 "name one of its components, as in " + in_ticks(alias->name + "/Name"));
    return std::nullopt;
  }
  const auto found = file->components.find(std::string(wanted));
  if (found != file->components.end()) return Place{found->second, file};
  reports_.add(Code::unknown_schema,
               in_ticks(alias->name) + " (" + file->path + ") has no component " + in_ticks(wanted),
               used_at, suggest(wanted, file->names));
  return std::nullopt;
}

std::vector<std::string> SchemaFiles::known_names() {
  std::vector<std::string> names;
  for (const Alias& alias : aliases_) {
    const SchemaFile* file = file_at(alias.path, alias.declared_at);
    if (!file) continue;
    for (const std::string& name : file->names) names.push_back(alias.name + "/" + name);
  }
  return names;
}

SchemaFile* SchemaFiles::file_at(const std::string& path, Span used_at) {
  auto found = files_.find(path);
  if (found == files_.end()) found = files_.emplace(path, read_file(path, used_at)).first;
  return found->second.get();
}

std::unique_ptr<SchemaFile> SchemaFiles::read_file(const std::string& path, Span used_at) {
  const Source* source = source_(path, used_at);
  if (!source) return nullptr;
  std::optional<yaml::Node> root = yaml::read_yaml(*source, limits_, reports_.diagnostics());
  if (!root) return nullptr;
  if (!root->is_map()) {
    reports_.add(Code::bad_schema, "a schema file is a map with its components", root->span);
    return nullptr;
  }
  auto file = std::make_unique<SchemaFile>();
  file->path = path;
  file->root = std::move(*root);
  index_components(*file);
  return file;
}

void SchemaFiles::index_components(SchemaFile& file) const {
  std::string prefix;
  for (const Alias& alias : aliases_) {
    if (prefix.empty() && alias.path == file.path) prefix = alias.name + "/";
  }
  for (const auto& [map, pointer] : component_maps(file.root)) {
    for (const yaml::Entry& entry : map->entries) {
      // `$schema` and `openapi` beside top-level schemas are no components.
      if (map == &file.root && !entry.value.is_map()) continue;
      const std::string& name = entry.key.text;
      if (!file.components.emplace(name, &entry.value).second) continue;
      file.names.push_back(name);
      file.type_names.emplace(&entry.value, prefix + name);
      // Looking a component up must not depend on how many there are.
      const bool needs_escape = name.find_first_of("~/") != std::string::npos;
      if (!needs_escape) file.by_pointer.emplace(std::string(pointer) + '/' + name, &entry.value);
    }
  }
}

std::optional<Place> SchemaFiles::target(const yaml::Node& reference, const SchemaFile& from) {
  if (!reference.is_scalar() || reference.text.empty()) {
    reports_.add(Code::bad_schema, "`$ref` is a text", reference.span,
                 "write it as in `#/components/schemas/Name`");
    return std::nullopt;
  }
  const std::string_view text = reference.text;
  const std::size_t hash = text.find('#');
  const std::string_view pointer = hash == std::string_view::npos ? "" : text.substr(hash + 1);
  if (text.find("://") != std::string_view::npos) {
    reports_.add(Code::unresolved_reference, "`$ref` leads out of the rule set", reference.span,
                 "copy the schema into a file beside this one");
    return std::nullopt;
  }
  if (pointer.size() < 2 || pointer.front() != '/') {
    reports_.add(Code::unresolved_reference, "`$ref` does not name a schema inside a file",
                 reference.span, "write it as in `#/components/schemas/Name`");
    return std::nullopt;
  }
  SchemaFile* file = hash == 0 ? file_at(from.path, reference.span)
                               : file_beside(reference, text.substr(0, hash), from);
  const yaml::Node* node = file ? walk(reference, pointer, *file) : nullptr;
  if (!node) return std::nullopt;
  return Place{node, file};
}

SchemaFile* SchemaFiles::file_beside(const yaml::Node& reference, std::string_view path,
                                     const SchemaFile& from) {
  const std::string joined =
      normalised(std::filesystem::path(from.path).parent_path() / std::filesystem::path(path));
  if (joined.starts_with("..") || joined.starts_with('/')) {
    reports_.add(Code::unresolved_reference, "`$ref` leads out of the rule set", reference.span,
                 "copy the schema into a file beside this one");
    return nullptr;
  }
  return file_at(joined, reference.span);
}

const yaml::Node* SchemaFiles::walk(const yaml::Node& reference, std::string_view pointer,
                                    SchemaFile& file) {
  std::string whole(pointer);
  const auto known = file.by_pointer.find(whole);
  if (known != file.by_pointer.end()) return known->second;
  const yaml::Node* node = &file.root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const std::string key = unescaped(token);
    const yaml::Node* child = node->is_map() ? node->find(key) : nullptr;
    if (!child) {
      reports_.add(Code::unresolved_reference,
                   "`$ref` leads nowhere: there is no " + in_ticks(key) + " in " + file.path,
                   reference.span, suggest(key, keys_of(*node)));
      return nullptr;
    }
    node = child;
  }
  file.by_pointer.emplace(std::move(whole), node);
  return node;
}

}  // namespace smx::types

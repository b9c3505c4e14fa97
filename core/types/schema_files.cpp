#include "types/schema_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <span>

#include "types/json_tree.h"
#include "types/pointer_text.h"

namespace smx::types {

namespace {

std::string normalised(const std::filesystem::path& path) {
  return path.lexically_normal().generic_string();
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

std::optional<yaml::Node> read_tree(const Source& source, const Limits& limits,
                                    Diagnostics& diagnostics) {
  if (source.name().ends_with(".json")) return read_json_tree(source, limits, diagnostics);
  return yaml::read_yaml(source, limits, diagnostics);
}

/// How many folders a path goes up before it goes down.
std::size_t steps_up(std::string_view path) {
  std::size_t steps = 0;
  for (; path == ".." || path.starts_with("../"); ++steps)
    path.remove_prefix(std::min<std::size_t>(path.size(), 3));
  return steps;
}

std::string text_below(const yaml::Node& map, std::string_view key) {
  const yaml::Node* value = map.find(key);
  return value && value->is_scalar() ? value->text : "";
}

/// The schema below `node` that has this `$anchor`, or null.
const yaml::Node* find_anchor(const yaml::Node& root, std::string_view name) {
  std::vector<const yaml::Node*> open = {&root};
  while (!open.empty()) {
    const yaml::Node& node = *open.back();
    open.pop_back();
    if (node.is_map() && text_below(node, "$anchor") == name) return &node;
    for (const yaml::Entry& entry : node.entries) open.push_back(&entry.value);
    for (const yaml::Node& item : node.items) open.push_back(&item);
  }
  return nullptr;
}

/// The child a token of a pointer leads to: a member, or an item by its position.
const yaml::Node* child_of(const yaml::Node& node, const std::string& key) {
  if (node.is_map()) return node.find(key);
  std::size_t position = 0;
  const char* end = key.data() + key.size();
  const auto [stopped, error] = std::from_chars(key.data(), end, position);
  const bool is_item = node.is_list() && error == std::errc() && stopped == end;
  return is_item && position < node.items.size() ? &node.items[position] : nullptr;
}

}  // namespace

const yaml::Node* map_below(const yaml::Node* node, std::string_view key) {
  const yaml::Node* child = node && node->is_map() ? node->find(key) : nullptr;
  return child && child->is_map() ? child : nullptr;
}

std::vector<std::string> keys_of(const yaml::Node& map) {
  std::vector<std::string> keys;
  for (const yaml::Entry& entry : map.entries) keys.push_back(entry.key.text);
  return keys;
}

SchemaFiles::SchemaFiles(SchemaSource source, const Limits& limits, Reports& reports)
    : source_(std::move(source)), limits_(limits), reports_(reports) {}

void SchemaFiles::declare(std::string alias, SchemaPaths paths, Span declared_at) {
  paths.file = normalised(paths.file);
  if (!paths.tighten.empty()) paths.tighten = normalised(paths.tighten);
  aliases_.push_back({std::move(alias), std::move(paths), declared_at});
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

std::optional<Place> SchemaFiles::find_component(std::string_view name) {
  const std::size_t slash = name.find('/');
  const Alias* alias = find_alias(name.substr(0, slash));
  const SchemaFile* file = alias ? file_at(alias->paths.file, alias->declared_at) : nullptr;
  if (!file || slash == std::string_view::npos) return std::nullopt;
  const std::string_view wanted = name.substr(slash + 1);
  if (wanted == "#") return Place{&file->root, file};
  const auto found = file->components.find(std::string(wanted));
  if (found == file->components.end()) return std::nullopt;
  return Place{found->second, file};
}

/// A property of a schema, its own or of what it refers to.
std::optional<Place> SchemaFiles::member_of(Place place, const std::string& name, int depth) {
  constexpr int kMostReferences = 32;
  if (depth > kMostReferences || !place.node->is_map()) return std::nullopt;
  const yaml::Node* properties = map_below(place.node, "properties");
  if (const yaml::Node* own = properties ? properties->find(name) : nullptr)
    return Place{own, place.file};
  if (const yaml::Node* reference = place.node->find("$ref")) {
    const std::optional<Place> next = target(*reference, *place.file);
    const auto found = next ? member_of(*next, name, depth + 1) : std::nullopt;
    if (found) return found;
  }
  const yaml::Node* parts = place.node->find("allOf");
  const std::span<const yaml::Node> all =
      parts ? std::span(parts->items) : std::span<const yaml::Node>();
  for (const yaml::Node& part : all) {
    if (const auto found = member_of({&part, place.file}, name, depth + 1)) return found;
  }
  return std::nullopt;
}

/// `alias/Name.member`, for what a description names no schema for.
std::optional<Place> SchemaFiles::find_member(std::string_view name) {
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
       dot = name.find('.', dot + 1)) {
    std::optional<Place> place = find_component(name.substr(0, dot));
    std::string_view rest = name.substr(dot + 1);
    while (place && !rest.empty()) {
      const std::string_view member = rest.substr(0, rest.find('.'));
      place = member_of(*place, std::string(member), 0);
      rest.remove_prefix(std::min(member.size() + 1, rest.size()));
    }
    if (place) return place;
  }
  return std::nullopt;
}

std::optional<Place> SchemaFiles::component(std::string_view name, Span used_at) {
  if (const std::optional<Place> found = find_component(name)) return found;
  if (const std::optional<Place> found = find_member(name)) return found;
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
  const SchemaFile* file = file_at(alias->paths.file, alias->declared_at);
  if (!file) return std::nullopt;
  if (wanted.empty()) {
    reports_.add(Code::unknown_schema,
                 in_ticks(alias->name) + " is a whole schema file, not a type", used_at,
                 "name one of its components, as in " + in_ticks(alias->name + "/Name"));
    return std::nullopt;
  }
  reports_.add(Code::unknown_schema,
               in_ticks(alias->name) + " (" + file->path + ") has no component " + in_ticks(wanted),
               used_at, suggest(wanted, file->names));
  return std::nullopt;
}

std::vector<std::string> SchemaFiles::known_names() {
  std::vector<std::string> names;
  for (const Alias& alias : aliases_) {
    const SchemaFile* file = file_at(alias.paths.file, alias.declared_at);
    if (!file) continue;
    for (const std::string& name : file->names) names.push_back(alias.name + "/" + name);
  }
  return names;
}

SchemaFile* SchemaFiles::file_at(const std::string& path, Span used_at) {
  auto found = files_.find(path);
  if (found != files_.end()) return found->second.get();
  found = files_.emplace(path, read_file(path, used_at)).first;
  SchemaFile* file = found->second.get();
  for (const Alias& alias : aliases_) {
    if (file && alias.paths.file == path && !alias.paths.tighten.empty()) lay_over(*file, alias);
  }
  return file;
}

std::unique_ptr<SchemaFile> SchemaFiles::read_file(const std::string& path, Span used_at) {
  const Source* source = source_(path, used_at);
  if (!source) return nullptr;
  std::optional<yaml::Node> root = read_tree(*source, limits_, reports_.diagnostics());
  if (!root) return nullptr;
  if (!root->is_map()) {
    reports_.add(Code::bad_schema, "a schema file is a map with its components", root->span);
    return nullptr;
  }
  auto file = std::make_unique<SchemaFile>();
  file->path = path;
  file->root = std::move(*root);
  file->id = text_below(file->root, "$id");
  if (text_below(file->root, "openapi").starts_with("3.0"))
    file->beside_reference = BesideReference::is_ignored;
  index_components(*file);
  return file;
}

void SchemaFiles::index_components(SchemaFile& file) const {
  std::string prefix;
  for (const Alias& alias : aliases_) {
    if (prefix.empty() && alias.paths.file == file.path) prefix = alias.name + "/";
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
  const std::optional<std::string> path = percent_decoded(text.substr(0, hash));
  const std::optional<std::string> fragment =
      percent_decoded(hash == std::string_view::npos ? "" : text.substr(hash + 1));
  if (!path || !fragment) {
    reports_.add(Code::unresolved_reference,
                 "in `$ref` a `%` must stand before two hexadecimal digits", reference.span,
                 "a percent sign itself is written `%25`");
    return std::nullopt;
  }
  SchemaFile* file = file_named(reference, *path, from);
  if (!file) return std::nullopt;
  const bool is_pointer = fragment->empty() || fragment->front() == '/';
  const yaml::Node* node =
      is_pointer ? walk(reference, *fragment, *file) : anchor(reference, *fragment, *file);
  if (!node) return std::nullopt;
  return Place{node, file};
}

SchemaFile* SchemaFiles::file_named(const yaml::Node& reference, std::string_view path,
                                    const SchemaFile& from) {
  if (path.empty()) return file_at(from.path, reference.span);
  if (SchemaFile* known = file_with_id(path)) return known;
  const std::string joined =
      normalised(std::filesystem::path(from.path).parent_path() / std::filesystem::path(path));
  const bool is_outside = path.find("://") != std::string_view::npos || path.starts_with("urn:") ||
                          path.starts_with('/') || steps_up(joined) > steps_up(from.path);
  if (!is_outside) return file_at(joined, reference.span);
  // The pack's other files may not have been needed yet.
  for (const Alias& alias : aliases_) file_at(alias.paths.file, alias.declared_at);
  if (SchemaFile* known = file_with_id(path)) return known;
  reports_.add(Code::unresolved_reference, "`$ref` leads out of the rule set", reference.span,
               "copy the schema into a file beside this one");
  return nullptr;
}

/// A file that has been read and calls itself so with `$id`.
SchemaFile* SchemaFiles::file_with_id(std::string_view id) {
  for (const auto& [path, file] : files_) {
    if (file && !file->id.empty() && file->id == id) return file.get();
  }
  return nullptr;
}

const yaml::Node* SchemaFiles::anchor(const yaml::Node& reference, std::string_view name,
                                      SchemaFile& file) {
  const auto known = file.by_pointer.find(std::string(name));
  if (known != file.by_pointer.end()) return known->second;
  const yaml::Node* node = find_anchor(file.root, name);
  if (node) {
    file.by_pointer.emplace(name, node);
  } else {
    reports_.add(
        Code::unresolved_reference,
        "`$ref` leads nowhere: there is no `$anchor: " + std::string(name) + "` in " + file.path,
        reference.span, "a place inside a file is written `#/$defs/Name`");
  }
  return node;
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
    const yaml::Node* child = child_of(*node, key);
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

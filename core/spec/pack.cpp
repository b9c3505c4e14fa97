#include <utility>

#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/policies.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

// ---- context

void read_context_default(Reader& reader, const yaml::Entry& entry, ContextEntry& into) {
  into.default_value = read_literal(reader, entry.value);
}

constexpr Field<ContextEntry> kContextEntry[] = {
    {"default", Presence::optional, Shape::any, read_context_default,
     "The value when the host gives none.", "literal"},
};

/// The keys that say something about the entry are read here; the rest is its type.
void read_context_map(Reader& reader, const yaml::Node& map, ContextEntry& into) {
  yaml::Node type = map;
  type.entries.clear();
  for (const yaml::Entry& entry : map.entries) {
    if (read_entry(reader, entry, part(kContextEntry, into))) continue;
    if (read_entry(reader, entry, part(kLineDocumentation, into.documentation))) continue;
    type.entries.push_back(entry);
  }
  if (type.entries.empty()) {
    refuse_missing_key(reader, map, "a context value", "type", "The type of the value.");
  } else {
    into.type = keep_type(reader, std::move(type));
  }
}

void read_context(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  for (const yaml::Entry& value : entry.value.entries) {
    ContextEntry context;
    context.name = read_name(reader, value.key, "a context value");
    if (context.name.text == "now") {
      reader.diagnostics.add(make_error(Code::shadowed_name, "`now` is always there",
                                        value.key.span,
                                        "it is the time of the call, and need not be declared"));
      continue;
    }
    if (value.value.is_map()) {
      read_context_map(reader, value.value, context);
    } else {
      context.type = read_type(reader, value.value);
    }
    if (!context.name.empty()) pack.context.push_back(std::move(context));
  }
}

// ---- the pack

void read_pack_name(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  pack.name = read_kebab_name(reader, entry.value, "a pack");
}

constexpr std::string_view kVersionRule =
    "two or three numbers, as `1.4` or `1.4.0`: a change of the first breaks what uses the pack";

Word read_version_text(Reader& reader, const yaml::Node& node) {
  if (is_version(node.text)) return word_at(node, 0, node.text.size());
  reader.diagnostics.add(make_error(Code::wrong_shape, ticked(node.text) + " is not a version",
                                    node.span, std::string(kVersionRule)));
  return {};
}

void read_version(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  pack.version = read_version_text(reader, entry.value);
}

// ---- imports

void read_import_version(Reader& reader, const yaml::Entry& entry, Import& into) {
  into.version = read_version_text(reader, entry.value).text;
}

void read_import_folder(Reader&, const yaml::Entry& entry, Import& into) {
  into.from = word_at(entry.value, 0, entry.value.text.size());
}

constexpr Field<Import> kImport[] = {
    {"version", Presence::required, Shape::text, read_import_version,
     "The least version that will do; a later one with the same first number does too.", "version"},
    {"from", Presence::optional, Shape::text, read_import_folder,
     "The folder of the pack, relative to this one's.", "path"},
};

void read_imports(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  for (const yaml::Entry& value : entry.value.entries) {
    Import import;
    import.name = read_kebab_name(reader, value.key, "a pack");
    if (!has_shape(reader, value.value, Shape::map)) continue;
    read_map(reader, value.value, "an import", part(kImport, import));
    if (!import.name.empty()) pack.imports.push_back(std::move(import));
  }
}

// ---- schemas

void read_schema_file(Reader&, const yaml::Entry& entry, SchemaEntry& into) {
  into.file = word_at(entry.value, 0, entry.value.text.size());
}

void read_tightening(Reader&, const yaml::Entry& entry, SchemaEntry& into) {
  into.tighten = word_at(entry.value, 0, entry.value.text.size());
}

constexpr Field<SchemaEntry> kSchemaEntry[] = {
    {"file", Presence::required, Shape::text, read_schema_file, "The schema file.", "path"},
    {"tighten", Presence::optional, Shape::text, read_tightening,
     "A file of the same shape that lays further demands over it.", "path"},
};

void read_schemas(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  for (const yaml::Entry& schema : entry.value.entries) {
    SchemaEntry made;
    made.alias = read_name(reader, schema.key, "a schema");
    if (schema.value.is_map()) {
      read_map(reader, schema.value, "a schema file", part(kSchemaEntry, made));
    } else if (has_shape(reader, schema.value, Shape::text, "a file, or a map with `file`")) {
      made.file = word_at(schema.value, 0, schema.value.text.size());
    }
    if (!made.alias.empty() && !made.file.empty()) pack.schemas.push_back(std::move(made));
  }
}

void read_faults(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  pack.faults = read_texts(reader, entry.value, "a fault");
}

void read_patterns(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  pack.patterns = read_texts(reader, entry.value, "a pattern");
}

void read_pack_policy(Reader& reader, const yaml::Entry& entry, Pack& pack) {
  pack.policies = read_policies(reader, entry.value);
}

void read_zone(Reader&, const yaml::Entry& entry, Pack& pack) {
  pack.zone = word_at(entry.value, 0, entry.value.text.size());
}

constexpr Field<Pack> kPack[] = {
    {"pack", Presence::required, Shape::text, read_pack_name, "The name of the pack.",
     "kebab name"},
    {"version", Presence::optional, Shape::text, read_version, "The version of the pack.",
     "version"},
    {"imports", Presence::optional, Shape::map, read_imports,
     "Other packs, whose things are then `pack.thing`.", "map of import"},
    {"schemas", Presence::optional, Shape::map, read_schemas,
     "Aliases with the schema file of each; a type is then `alias/Name`.", "map of schema"},
    {"context", Presence::optional, Shape::map, read_context,
     "What the host gives with each call; `now` is always there.", "map of context value"},
    {"faults", Presence::optional, Shape::map, read_faults,
     "Names of faults with the sentence people read.", "map of text"},
    {"patterns", Presence::optional, Shape::map, read_patterns,
     "Named regular expressions, in the syntax of RE2.", "map of text"},
    {"policy", Presence::optional, Shape::map, read_pack_policy,
     "Policies for every line of the pack that has none of its own.", "policies"},
    {"zone", Presence::optional, Shape::text, read_zone,
     "The time zone in which whole days begin and end, as `America/Chicago`.", "zone"},
};

}  // namespace

Pack read_pack(Reader& reader, const yaml::Node& map) {
  Pack pack;
  read_map(reader, map, "a pack", part(kPack, pack), part(kPackDocumentation, pack.documentation),
           part(kLineDocumentation, pack.documentation));
  return pack;
}

std::vector<Key> pack_keys() {
  return keys_of(kPack, kPackDocumentation, kLineDocumentation);
}

std::vector<Key> import_keys() {
  return keys_of(kImport);
}

std::vector<Key> schema_keys() {
  return keys_of(kSchemaEntry);
}

std::vector<Key> context_value_keys() {
  return keys_of(kContextEntry, kLineDocumentation);
}

}  // namespace smx::spec

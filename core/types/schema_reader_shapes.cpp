// The keywords of objects and lists.
#include <algorithm>

#include "types/schema_reader.h"

namespace smx::types {

namespace {

std::vector<std::string> names_of(const std::vector<Property>& properties) {
  std::vector<std::string> names;
  for (const Property& property : properties) names.push_back(property.name);
  return names;
}

}  // namespace

/// A schema inside this one. What is PHI is PHI all the way down.
const Type* SchemaReader::child(const yaml::Node& schema) {
  const Type* type = builder_.type_at({&schema, place_.file}, {marks_.phi, false});
  if (!type) ok_ = false;
  return type;
}

void SchemaReader::read_properties(const yaml::Entry& entry) {
  if (!entry.value.is_map()) {
    return refuse(Code::bad_schema, "`properties` is a map of names to schemas", entry.value);
  }
  for (const yaml::Entry& property : entry.value.entries) {
    const Type* type = child(property.value);
    if (type) type_.properties.push_back({property.key.text, type, false});
  }
}

void SchemaReader::read_additional(const yaml::Entry& entry) {
  const yaml::Node& value = entry.value;
  // `true` says what holds anyway; only a schema makes the object a map.
  if (value.is_plain() && value.text == "true") return;
  if (value.is_plain() && value.text == "false") {
    type_.closed = true;
    return;
  }
  type_.additional = child(value);
}

std::vector<const yaml::Node*> SchemaReader::read_names(const yaml::Entry& entry) {
  std::vector<const yaml::Node*> names;
  for (const yaml::Node& item : entry.value.items) {
    if (item.is_scalar()) names.push_back(&item);
  }
  if (entry.value.is_list() && names.size() == entry.value.items.size()) return names;
  refuse(Code::bad_schema, in_ticks(entry.key.text) + " is a list of names", entry.value);
  return {};
}

void SchemaReader::read_required(const yaml::Entry& entry) {
  required_ = read_names(entry);
}

void SchemaReader::read_absent_if_only(const yaml::Entry& entry) {
  absent_ = read_names(entry);
}

void SchemaReader::read_items(const yaml::Entry& entry) {
  if (entry.value.is_list() && place_.dialect() == Dialect::schema_file) {
    return refuse(Code::unsupported_schema_keyword,
                  "`items` with a list of schemas is not supported", entry.value,
                  "write one schema for all items");
  }
  type_.item = child(entry.value);
}

void SchemaReader::read_min_items(const yaml::Entry& entry) {
  type_.min_items = read_count(entry);
}

void SchemaReader::read_max_items(const yaml::Entry& entry) {
  type_.max_items = read_count(entry);
}

void SchemaReader::finish_required() {
  const yaml::Node* declared = place_.node->find("properties");
  const bool is_listed = declared && !declared->entries.empty();
  for (const yaml::Node* name : required_) {
    const auto property =
        std::find_if(type_.properties.begin(), type_.properties.end(),
                     [name](const Property& candidate) { return candidate.name == name->text; });
    if (property != type_.properties.end()) {
      property->required = true;
    } else if (declared && declared->find(name->text)) {
      continue;  // could not be read, which has been said
    } else if (is_listed || type_.closed) {
      refuse(Code::bad_schema, in_ticks(name->text) + " is required, but not among the properties",
             *name, suggest(name->text, names_of(type_.properties)));
    } else {
      const Type* type = type_.additional ? type_.additional : builder_.any();
      type_.properties.push_back({name->text, type, true});
    }
  }
}

void SchemaReader::finish_absent() {
  const yaml::Node* declared = place_.node->find("properties");
  const std::vector<std::string> known = names_of(type_.properties);
  for (const yaml::Node* name : absent_) {
    type_.absent_if_only.push_back(name->text);
    // An open object need not list `extension`; but what looks like a slip is one.
    const bool is_declared = declared && declared->find(name->text);
    if (is_declared || (!type_.closed && nearest_names(name->text, known).empty())) continue;
    refuse(Code::bad_schema, in_ticks(name->text) + " is not among the properties", *name,
           suggest(name->text, known));
  }
}

}  // namespace smx::types

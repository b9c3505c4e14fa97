// The keywords of objects and lists, and `not`.
#include <algorithm>

#include "types/schema_reader.h"

namespace smx::types {

namespace {

std::vector<std::string> names_of(const std::vector<Property>& properties) {
  std::vector<std::string> names;
  for (const Property& property : properties) names.push_back(property.name);
  return names;
}

bool is_word(const yaml::Node* node, std::string_view word) {
  return node && node->is_plain() && node->text == word;
}

}  // namespace

/// A schema inside this one. What is PHI is PHI all the way down.
const Type* SchemaReader::child(const std::vector<Place>& places) {
  const Type* type = builder_.type_at(places, layers_.marks);
  if (!type) ok_ = false;
  return type;
}

/// A schema that is about a value of a known kind, and need not say so.
const Type* SchemaReader::child_of_kind(const yaml::Node& schema, TypeKind kind) {
  if (kind == TypeKind::any) return child(schema);
  return child({Place{&schema, place_.file}, builder_.place_of_kind(kind, place_.file)});
}

SchemaReader::ObjectLayer& SchemaReader::object_layer() {
  if (objects_.empty() || objects_.back().place.node != place_.node)
    objects_.push_back({place_, is_around_, nullptr, nullptr, nullptr});
  return objects_.back();
}

SchemaReader::ListLayer& SchemaReader::list_layer() {
  if (lists_.empty() || lists_.back().place.node != place_.node)
    lists_.push_back({place_, nullptr, nullptr});
  return lists_.back();
}

void SchemaReader::read_properties(const yaml::Entry& entry) {
  if (!entry.value.is_map())
    return refuse(Code::bad_schema, "`properties` is a map of names to schemas", entry.value);
  object_layer().properties = &entry.value;
}

void SchemaReader::read_pattern_properties(const yaml::Entry& entry) {
  if (!entry.value.is_map()) {
    return refuse(Code::bad_schema, "`patternProperties` is a map of patterns to schemas",
                  entry.value);
  }
  object_layer().patterns = &entry.value;
}

void SchemaReader::read_additional(const yaml::Entry& entry) {
  object_layer().additional = &entry.value;
}

void SchemaReader::read_property_names(const yaml::Entry& entry) {
  if (const Type* type = child_of_kind(entry.value, TypeKind::text)) further_.names.push_back(type);
  has_further_ = true;
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
  for (const yaml::Node* name : read_names(entry)) required_.push_back({name, place_});
}

void SchemaReader::read_absent_if_only(const yaml::Entry& entry) {
  for (const yaml::Node* name : read_names(entry)) absent_.push_back({name, place_});
}

void SchemaReader::read_dependent_required(const yaml::Entry& entry) {
  if (!entry.value.is_map()) {
    return refuse(Code::bad_schema, "`dependentRequired` is a map of names to lists of names",
                  entry.value);
  }
  for (const yaml::Entry& dependent : entry.value.entries) {
    Dependent made{dependent.key.text, {}, nullptr};
    for (const yaml::Node* name : read_names(dependent)) made.required.push_back(name->text);
    further_.dependent.push_back(std::move(made));
    has_further_ = true;
  }
}

void SchemaReader::read_dependent_schemas(const yaml::Entry& entry) {
  if (!entry.value.is_map()) {
    return refuse(Code::bad_schema, "`dependentSchemas` is a map of names to schemas", entry.value);
  }
  for (const yaml::Entry& dependent : entry.value.entries) {
    const Type* type = child_of_kind(dependent.value, TypeKind::object);
    further_.dependent.push_back({dependent.key.text, {}, type});
    has_further_ = true;
  }
}

void SchemaReader::read_items(const yaml::Entry& entry) {
  if (entry.value.is_list() && place_.dialect() == Dialect::schema_file) {
    return refuse(Code::unsupported_schema_keyword,
                  "`items` with a list of schemas is not supported", entry.value,
                  "write `prefixItems` for the first items and `items` for the others");
  }
  list_layer().items = &entry.value;
}

void SchemaReader::read_prefix_items(const yaml::Entry& entry) {
  if (!entry.value.is_list() || entry.value.items.empty())
    return refuse(Code::bad_schema, "`prefixItems` is a list of schemas", entry.value);
  list_layer().prefix = &entry.value;
}

void SchemaReader::read_unique(const yaml::Entry& entry) {
  const std::optional<bool> flag = read_flag(entry, reports_);
  if (!flag) ok_ = false;
  further_.unique = further_.unique || flag.value_or(false);
  has_further_ = true;
}

void SchemaReader::read_contains(const yaml::Entry& entry) {
  Containing made;
  made.type = child(entry.value);
  if (const yaml::Node* least = place_.node->find("minContains"))
    made.least = count_in(*least, "minContains").value_or(1);
  if (const yaml::Node* most = place_.node->find("maxContains"))
    made.most = count_in(*most, "maxContains");
  further_.contains.push_back(made);
  has_further_ = true;
}

void SchemaReader::read_not(const yaml::Entry& entry) {
  if (const Type* type = child_of_kind(entry.value, type_.kind)) further_.none_of.push_back(type);
  has_further_ = true;
}

void SchemaReader::finish_object() {
  finish_patterns();
  finish_properties();
  for (const ObjectLayer& layer : objects_) type_.closed |= is_word(layer.additional, "false");
  std::vector<Place> others;
  for (const ObjectLayer& layer : objects_) {
    const yaml::Node* schema = layer.additional;
    // `true` says what holds anyway; only a schema makes the object a map.
    if (schema && !is_word(schema, "true") && !is_word(schema, "false"))
      others.push_back({schema, layer.place.file});
  }
  if (!others.empty() && !type_.closed) type_.additional = child(others);
  finish_required();
  finish_absent();
}

void SchemaReader::finish_patterns() {
  for (const ObjectLayer& layer : objects_) {
    if (!layer.patterns) continue;
    for (const ObjectLayer& other : objects_) {
      const bool is_open = !other.additional || is_word(other.additional, "true");
      if (&other == &layer || is_open) continue;
      return refuse(Code::unsupported_schema_keyword,
                    "`patternProperties` of one part beside `additionalProperties` of another is "
                    "not supported",
                    *layer.patterns, {other.additional->span, "the other part"},
                    "write both in one schema");
    }
    place_ = layer.place;
    for (const yaml::Entry& entry : layer.patterns->entries) {
      std::shared_ptr<const Pattern> pattern = compile_pattern(entry.key);
      const Type* type = child(entry.value);
      if (pattern && type) further_.pattern_properties.push_back({std::move(pattern), type});
      has_further_ = true;
    }
  }
}

void SchemaReader::finish_properties() {
  std::map<std::string_view, const yaml::Node*> known;
  for (const ObjectLayer& layer : objects_) {
    if (!layer.properties) continue;
    for (const yaml::Entry& entry : layer.properties->entries) {
      if (!known.emplace(entry.key.text, &entry.key).second) continue;
      place_ = layer.place;
      is_around_ = layer.is_around;
      add_property(entry.key.text, entry.key);
    }
  }
}

/// The schemas that one part has for a member of that name. False when it admits no such member.
bool SchemaReader::add_places(const ObjectLayer& layer, const std::string& name,
                              std::vector<Place>& places) {
  const yaml::Node* own = layer.properties ? layer.properties->find(name) : nullptr;
  bool is_known = own != nullptr;
  if (own) places.push_back({own, layer.place.file});
  if (layer.patterns) {
    for (const yaml::Entry& entry : layer.patterns->entries) {
      std::string why;
      std::size_t where = 0;
      const auto pattern = Pattern::compile(entry.key.text, why, where);
      if (!pattern || !pattern->found_in(name)) continue;
      is_known = true;
      places.push_back({&entry.value, layer.place.file});
    }
  }
  if (is_known || !layer.additional || is_word(layer.additional, "true")) return true;
  if (is_word(layer.additional, "false")) return false;
  places.push_back({layer.additional, layer.place.file});
  return true;
}

void SchemaReader::add_property(const std::string& name, const yaml::Node& key) {
  std::vector<Place> places;
  const yaml::Node* closed_by = nullptr;  // `additionalProperties: false` of a part
  bool is_of_vendor = false;
  for (const ObjectLayer& layer : objects_) {
    if (!add_places(layer, name, places)) closed_by = layer.additional;
    const bool lists_it = layer.properties && layer.properties->find(name);
    is_of_vendor = is_of_vendor || (lists_it && !(layer.place.file && layer.place.file->tightens));
  }
  if (is_tightening() && !is_of_vendor) {
    // Of alternatives some have the member and some have not; whether any has, others look.
    if (is_around_) return;
    std::vector<std::string> names;
    const yaml::Node* listed = nullptr;
    for (const ObjectLayer& layer : objects_) {
      if (!layer.properties || (layer.place.file && layer.place.file->tightens)) continue;
      listed = layer.properties;
      for (const std::string& known : keys_of(*listed)) names.push_back(known);
    }
    const std::string fix = suggest(name, names);
    const std::string message = in_ticks(name) + " is not among the properties of what it tightens";
    if (listed) return refuse(Code::bad_schema, message, key, {listed->span, "these are"}, fix);
    return refuse(Code::bad_schema, message, key, fix);
  }
  if (!closed_by) {
    if (const Type* type = child(places)) type_.properties.push_back({name, type, false});
    return;
  }
  // Elsewhere `additionalProperties: false` leaves it out, and so do we.
  const auto needed = std::find_if(required_.begin(), required_.end(),
                                   [&](const NameAt& at) { return at.name->text == name; });
  if (needed == required_.end()) return;
  refuse(Code::bad_schema, in_ticks(name) + " is required, and another part does not admit it",
         *needed->name, {closed_by->span, "it admits no others"}, "leave one of them out");
}

void SchemaReader::finish_required() {
  bool is_listed = false;
  for (const ObjectLayer& layer : objects_)
    is_listed = is_listed || (layer.properties && !layer.properties->entries.empty());
  for (const NameAt& listed : required_) {
    const yaml::Node* name = listed.name;  // no structured binding: clang 14 captures none
    const auto property =
        std::find_if(type_.properties.begin(), type_.properties.end(),
                     [&](const Property& candidate) { return candidate.name == name->text; });
    if (property != type_.properties.end()) {
      property->required = true;
      continue;
    }
    const bool is_broken =
        std::any_of(objects_.begin(), objects_.end(), [&](const ObjectLayer& layer) {
          return layer.properties && layer.properties->find(name->text);
        });
    if (is_broken) continue;  // could not be read, which has been said
    if (is_listed || type_.closed) {
      refuse(Code::bad_schema, in_ticks(name->text) + " is required, but not among the properties",
             *name, suggest(name->text, names_of(type_.properties)));
    } else {
      const Type* type = type_.additional ? type_.additional : builder_.any();
      type_.properties.push_back({name->text, type, true});
    }
  }
}

void SchemaReader::finish_absent() {
  const std::vector<std::string> known = names_of(type_.properties);
  for (const auto& [name, place] : absent_) {
    std::vector<std::string>& names = type_.absent_if_only;
    if (std::find(names.begin(), names.end(), name->text) == names.end())
      names.push_back(name->text);
    // An open object need not list `extension`; but what looks like a slip is one.
    const bool is_declared = type_.find(name->text) != nullptr;
    if (is_declared || (!type_.closed && nearest_names(name->text, known).empty())) continue;
    refuse(Code::bad_schema, in_ticks(name->text) + " is not among the properties", *name,
           suggest(name->text, known));
  }
}

void SchemaReader::finish_list() {
  std::size_t fixed = 0;
  std::vector<Place> others;
  for (const ListLayer& layer : lists_) {
    if (layer.prefix) fixed = std::max(fixed, layer.prefix->items.size());
    if (layer.items) others.push_back({layer.items, layer.place.file});
  }
  const Type* rest = others.empty() ? builder_.any() : child(others);
  if (!rest) return;
  type_.item = rest;
  if (fixed == 0) return;
  std::vector<const Type*> all;
  for (std::size_t i = 0; i < fixed; ++i) {
    std::vector<Place> places;
    for (const ListLayer& layer : lists_) {
      const bool is_fixed = layer.prefix && i < layer.prefix->items.size();
      if (is_fixed) places.push_back({&layer.prefix->items[i], layer.place.file});
      if (!is_fixed && layer.items) places.push_back({layer.items, layer.place.file});
    }
    const Type* type = child(places);
    if (!type) return;
    further_.prefix.push_back(type);
    all.push_back(type);
  }
  further_.rest = rest;
  has_further_ = true;
  if (rest != builder_.never()) all.push_back(rest);
  builder_.set_item_later(type_, std::move(all));
}

}  // namespace smx::types

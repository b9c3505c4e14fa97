// `oneOf`, `anyOf`, `if` and lists of types: each alternative becomes a type of its own, read
// together with what stands around it.
#include <algorithm>

#include "types/schema_reader.h"

namespace smx::types {

namespace {

bool has_several(const yaml::Node& schema, std::string_view key) {
  const yaml::Node* list = schema.find(key);
  return list && real_alternatives(*list).size() > 1;
}

std::string last_token(const std::string& reference) {
  return reference.substr(reference.find_last_of("/#") + 1);
}

/// Whether a schema says itself which values a member has.
bool lists_values_of(const yaml::Node& schema, const std::string& member) {
  const yaml::Node* properties = map_below(&schema, "properties");
  const yaml::Node* property = properties ? properties->find(member) : nullptr;
  return property && property->is_map() && !allowed_values(*property).empty();
}

}  // namespace

bool SchemaReader::has_choices(const KindChoice& kinds) const {
  if (kinds.kinds.size() > 1) return true;
  return std::any_of(layers_.all.begin(), layers_.all.end(), [](const Layer& layer) {
    const yaml::Node& schema = *layer.place.node;
    return !layer.is_around && !layer.is_negated && schema.is_map() &&
           (has_several(schema, "oneOf") || has_several(schema, "anyOf") || schema.find("if"));
  });
}

/// The shapes of what the finder of layers goes through, said once here.
void SchemaReader::check_lists_of_schemas(const yaml::Node& schema) {
  for (const yaml::Entry& entry : schema.entries) {
    const std::string& key = entry.key.text;
    const bool is_list = key == "allOf" || key == "oneOf" || key == "anyOf";
    if (is_list && !check_schema_list(entry)) ok_ = false;
    const bool is_branch = (key == "then" || key == "else") && !schema.find("if");
    if (is_branch)
      refuse(Code::bad_schema, in_ticks(key) + " says nothing without `if`", entry.key);
  }
}

bool SchemaReader::check_schema_list(const yaml::Entry& entry) {
  if (entry.value.is_list() && !entry.value.items.empty()) return true;
  reports_.add(Code::bad_schema, in_ticks(entry.key.text) + " is a list of schemas",
               entry.value.span);
  return false;
}

void SchemaReader::make_choices(const KindChoice& kinds) {
  for (const Layer& layer : layers_.all) {
    if (layer.is_around || layer.is_negated || !layer.place.node->is_map()) continue;
    place_ = layer.place;
    for (const yaml::Entry& entry : layer.place.node->entries) {
      const std::string& key = entry.key.text;
      const bool is_choice = key == "oneOf" || key == "anyOf";
      if (is_choice && has_several(*layer.place.node, key)) {
        make_choice(layer, entry, key == "oneOf" ? Choice::Must::exactly_one : Choice::Must::some);
      }
      if (key == "if") make_condition(layer, entry);
    }
  }
  if (type_.choices.empty() && ok_) make_kinds(kinds);
  if (ok_) builder_.add_choices(type_, layers_);
}

void SchemaReader::make_choice(const Layer& layer, const yaml::Entry& entry, Choice::Must must) {
  Choice choice;
  choice.must = must;
  const std::vector<const yaml::Node*> real = real_alternatives(entry.value);
  for (const yaml::Node& item : entry.value.items) {
    if (std::find(real.begin(), real.end(), &item) == real.end()) continue;
    std::vector<Place> places = {{&item, layer.place.file}};
    if (const yaml::Node* named = by_discriminator(*layer.place.node, item))
      places.push_back({named, layer.place.file});
    std::string name;
    const Type* type = alternative(places, nullptr, &name);
    if (!type) continue;
    if (name.empty()) {
      const yaml::Node* title = item.find("title");
      const auto position = static_cast<std::size_t>(&item - entry.value.items.data()) + 1;
      name = title && title->is_scalar() ? title->text : "alternative " + std::to_string(position);
    }
    choice.alternatives.push_back(type);
    choice.names.push_back(std::move(name));
  }
  const std::size_t nulls = entry.value.items.size() - real.size();
  const NullBeside beside = layer.null_beside ? NullBeside::yes : NullBeside::no;
  builder_.note_nulls(type_, {nulls, beside});
  type_.choices.push_back(std::move(choice));
}

/// `if` A `then` B `else` C is: A and B, or C and not A.
void SchemaReader::make_condition(const Layer& layer, const yaml::Entry& entry) {
  const yaml::Node& schema = *layer.place.node;
  Choice choice;
  std::vector<Place> holds = {{&entry.value, layer.place.file}};
  std::vector<Place> fails;
  if (const yaml::Node* then = schema.find("then")) holds.push_back({then, layer.place.file});
  if (const yaml::Node* otherwise = schema.find("else"))
    fails.push_back({otherwise, layer.place.file});
  const Type* first = alternative(holds, nullptr, nullptr);
  const Type* second = alternative(fails, &entry.value, nullptr);
  if (!first || !second) return;
  choice.alternatives = {first, second};
  choice.names = {"what `if` and `then` say", "what `else` says"};
  builder_.note_nulls(type_, {0, layer.null_beside ? NullBeside::yes : NullBeside::no});
  type_.choices.push_back(std::move(choice));
}

/// `type: [string, integer]`: one alternative for each kind.
void SchemaReader::make_kinds(const KindChoice& kinds) {
  Choice choice;
  for (const TypeKind kind : kinds.kinds) {
    const Type* type = alternative({builder_.place_of_kind(kind, nullptr)}, nullptr, nullptr);
    if (!type) continue;
    choice.alternatives.push_back(type);
    choice.names.emplace_back(describe(*builder_.of_kind(kind)));
  }
  builder_.note_nulls(type_, {0, kinds.nullable ? NullBeside::yes : NullBeside::no});
  type_.choices.push_back(std::move(choice));
}

/// One alternative, with what stands around it. Null after a diagnostic.
const Type* SchemaReader::alternative(const std::vector<Place>& places, const yaml::Node* negated,
                                      std::string* name) {
  std::optional<Layers> own = builder_.find_layers(places, layers_.marks);
  if (own && negated) own->all.push_back({{negated, place_.file}, false, false, true});
  if (own && name && places.size() > 1) {
    // What a discriminator adds does not change whose schema it is.
    const std::optional<Layers> named = builder_.find_layers({places.front()}, layers_.marks);
    if (named) own->name = named->name;
  }
  std::optional<Layers> whole;
  if (own) whole = builder_.laid_together(layers_, *own);
  const Type* type = whole ? builder_.type_of(*whole) : nullptr;
  if (!type) ok_ = false;
  if (own && name) *name = own->name;
  return type;
}

/// A schema that says which value of the discriminating member means this alternative. Null where
/// there is no discriminator, or the alternative lists the values itself.
const yaml::Node* SchemaReader::by_discriminator(const yaml::Node& schema,
                                                 const yaml::Node& alternative) {
  const yaml::Node* discriminator = map_below(&schema, "discriminator");
  const yaml::Node* member = discriminator ? discriminator->find("propertyName") : nullptr;
  const yaml::Node* reference = alternative.find("$ref");
  if (!member || !member->is_scalar() || !reference || !reference->is_scalar()) return nullptr;
  const std::optional<Layers> own =
      builder_.find_layers({{&alternative, place_.file}}, layers_.marks);
  if (!own) return nullptr;
  for (const Layer& layer : own->all) {
    if (lists_values_of(*layer.place.node, member->text)) return nullptr;
  }
  return builder_.member_with_values(*member, discriminating_names(*discriminator, alternative));
}

std::vector<std::string> SchemaReader::discriminating_names(const yaml::Node& discriminator,
                                                            const yaml::Node& alternative) {
  const std::string& reference = alternative.find("$ref")->text;
  std::vector<std::string> names;
  if (const yaml::Node* mapping = map_below(&discriminator, "mapping")) {
    for (const yaml::Entry& entry : mapping->entries) {
      const bool is_this =
          entry.value.text == reference || entry.value.text == last_token(reference);
      if (is_this) names.push_back(entry.key.text);
    }
  }
  if (names.empty()) names.push_back(last_token(reference));
  return names;
}

}  // namespace smx::types

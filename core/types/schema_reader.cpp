#include "types/schema_reader.h"

#include <algorithm>

namespace smx::types {

namespace {

constexpr unsigned bit(TypeKind kind) {
  return 1u << static_cast<unsigned>(kind);
}

constexpr unsigned kText = bit(TypeKind::text);
constexpr unsigned kNumeric = bit(TypeKind::integer) | bit(TypeKind::number);
constexpr unsigned kObject = bit(TypeKind::object);
constexpr unsigned kList = bit(TypeKind::list);
constexpr unsigned kEvery = ~0u;

std::string_view article_and_kind(TypeKind kind) {
  switch (kind) {
    case TypeKind::any:
    case TypeKind::mixed: return "anything, because it has no `type`";
    case TypeKind::text: return "a string";
    case TypeKind::integer: return "an integer";
    case TypeKind::number: return "a number";
    case TypeKind::boolean: return "a boolean";
    case TypeKind::null: return "null";
    case TypeKind::object: return "an object";
    case TypeKind::list: return "an array";
  }
  return {};
}

std::string_view type_for(unsigned kinds) {
  if (kinds == kText) return "string";
  if (kinds == kNumeric) return "integer";
  return kinds == kObject ? "object" : "array";
}

}  // namespace

std::span<const SchemaReader::Keyword> SchemaReader::keywords() {
  using R = SchemaReader;
  static constexpr Keyword kKeywords[] = {
      // who reads layers and choices has read these
      {"type", kEvery, &R::read_nothing},
      {"nullable", kEvery, &R::read_nothing},
      {"x-phi", kEvery, &R::read_nothing},
      {"$ref", kEvery, &R::read_nothing},
      {"allOf", kEvery, &R::read_nothing},
      {"oneOf", kEvery, &R::read_nothing},
      {"anyOf", kEvery, &R::read_nothing},
      {"if", kEvery, &R::read_nothing},
      {"then", kEvery, &R::read_nothing},
      {"else", kEvery, &R::read_nothing},
      {"xml", kEvery, &R::read_xml},
      {"enum", kEvery, &R::read_enum},
      {"const", kEvery, &R::read_const},
      {"format", kEvery, &R::read_format},
      {"not", kEvery, &R::read_not},
      {"pattern", kText, &R::read_pattern},
      {"minLength", kText, &R::read_count},
      {"maxLength", kText, &R::read_count},
      {"minimum", kNumeric, &R::read_bound},
      {"maximum", kNumeric, &R::read_bound},
      {"exclusiveMinimum", kNumeric, &R::read_bound},
      {"exclusiveMaximum", kNumeric, &R::read_bound},
      {"multipleOf", kNumeric, &R::read_multiple_of},
      {"properties", kObject, &R::read_properties},
      {"patternProperties", kObject, &R::read_pattern_properties},
      {"additionalProperties", kObject, &R::read_additional},
      {"propertyNames", kObject, &R::read_property_names},
      {"required", kObject, &R::read_required},
      {"minProperties", kObject, &R::read_count},
      {"maxProperties", kObject, &R::read_count},
      {"dependentRequired", kObject, &R::read_dependent_required},
      {"dependentSchemas", kObject, &R::read_dependent_schemas},
      {"x-absent-if-only", kObject, &R::read_absent_if_only},
      {"items", kList, &R::read_items},
      {"prefixItems", kList, &R::read_prefix_items},
      {"minItems", kList, &R::read_count},
      {"maxItems", kList, &R::read_count},
      {"uniqueItems", kList, &R::read_unique},
      {"contains", kList, &R::read_contains},
      {"minContains", kList, &R::read_nothing},
      {"maxContains", kList, &R::read_nothing},
  };
  return kKeywords;
}

bool SchemaReader::read() {
  for (const Layer& layer : layers_.all) {
    place_ = layer.place;
    if (!layer.is_around && !layer.is_negated) check_lists_of_schemas(*layer.place.node);
  }
  const std::optional<KindChoice> kinds = choose_kinds(layers_.all, reports_);
  if (!kinds) return false;
  type_.nullable = kinds->nullable;
  type_.phi = layers_.marks.phi;
  type_.name = layers_.name;
  if (has_choices(*kinds)) {
    type_.kind = TypeKind::mixed;
    make_choices(*kinds);
    return ok_;
  }
  type_.kind = kinds->kinds.empty() ? TypeKind::null : kinds->kinds.front();
  if (type_.kind == TypeKind::any) type_.phi = Phi::yes;
  for (const Layer& layer : layers_.all) read_layer(layer);
  finish();
  return ok_;
}

void SchemaReader::read_layer(const Layer& layer) {
  place_ = layer.place;
  is_around_ = layer.is_around;
  if (layer.is_negated) {
    const Type* type = child_of_kind(*layer.place.node, type_.kind);
    if (type) further_.none_of.push_back(type);
    has_further_ = true;
    return;
  }
  if (!layer.place.node->is_map()) return read_word(layer);
  for (const yaml::Entry& entry : layer.place.node->entries) read_entry(entry);
}

/// A schema that is no map: `false`, or in rule files `text`, `[ text ]`.
void SchemaReader::read_word(const Layer& layer) {
  const yaml::Node& node = *layer.place.node;
  if (place_.dialect() == Dialect::schema_file) {
    return refuse(Code::bad_schema, "a schema is a map of keywords", node);
  }
  if (node.is_list()) {
    if (node.items.size() != 1) {
      return refuse(Code::bad_schema, "a list type has one type for all items, as in `[ text ]`",
                    node);
    }
    list_layer().items = &node.items.front();
    return;
  }
  const TypeWord* word = find_word(rule_words(), node.text);
  if (word) return set_format(word->format, node);
  builder_.refuse_word(node);
  ok_ = false;
}

void SchemaReader::read_entry(const yaml::Entry& entry) {
  const std::string& key = entry.key.text;
  const std::span<const Keyword> known = keywords();
  const auto keyword =
      std::find_if(known.begin(), known.end(), [&key](const Keyword& k) { return k.name == key; });
  const bool is_inline = place_.dialect() == Dialect::rule_file;
  if (keyword != known.end() && !(is_inline && key == "$ref")) {
    const bool applies = (keyword->kinds & bit(type_.kind)) != 0;
    if (applies) return (this->*keyword->read)(entry);
    if (!is_around_) refuse_for_kind(entry, keyword->kinds);
    return;
  }
  if (is_annotation(key, place_.dialect())) return;
  if (key == "phi" && is_inline) return read_nothing(entry);
  if (key == "$id" && place_.file && place_.node == &place_.file->root) return;
  std::vector<std::string_view> names;
  for (const Keyword& k : known) names.push_back(k.name);
  refuse_keyword(entry.key, place_.dialect(), names, reports_);
  ok_ = false;
}

/// JSON Schema would ignore the keyword; ignoring is what we never do.
void SchemaReader::refuse_for_kind(const yaml::Entry& entry, unsigned kinds) {
  // A common slip of OpenAPI authors, and worth a sentence of its own.
  if (entry.key.text == "required" && entry.value.is_scalar()) {
    return refuse(Code::bad_schema, "`required` is a list of names, on the object", entry.key);
  }
  std::string fix;
  if (type_.kind == TypeKind::any) fix = "add `type: " + std::string(type_for(kinds)) + "`";
  refuse(Code::bad_schema,
         in_ticks(entry.key.text) + " says nothing here: this is " +
             std::string(article_and_kind(type_.kind)),
         entry.key, fix);
}

/// `type: instant` of a rule file says more than a kind; all else is read elsewhere.
void SchemaReader::read_nothing(const yaml::Entry& entry) {
  if (entry.key.text == "nullable" && is_tightening() && entry.value.text == "true") {
    refuse(Code::bad_schema, "`nullable` would loosen the schema, not tighten it", entry.key,
           "leave it out, or write `nullable: true` into a copy of the description");
  }
  if (entry.key.text.ends_with("phi") && !read_flag(entry, reports_)) ok_ = false;
  if (entry.key.text != "type" || place_.dialect() == Dialect::schema_file) return;
  const auto take_format = [this](const yaml::Node& node) {
    const TypeWord* word = find_word(rule_words(), node.text);
    if (word && word->kind == type_.kind) set_format(word->format, node);
  };
  take_format(entry.value);
  for (const yaml::Node& item : entry.value.items) take_format(item);
}

void SchemaReader::refuse(Code code, std::string message, const yaml::Node& place,
                          std::string fix) {
  reports_.add(code, std::move(message), place.span, std::move(fix));
  ok_ = false;
}

void SchemaReader::refuse(Code code, std::string message, const yaml::Node& place,
                          const OtherPlace& other, std::string fix) {
  reports_.add(code, std::move(message), place.span, other, std::move(fix));
  ok_ = false;
}

void SchemaReader::finish() {
  if (type_.kind == TypeKind::object) finish_object();
  if (type_.kind == TypeKind::list) finish_list();
  finish_ranges();
  // `enum: [ null ]`, whatever the type says.
  if (ok_ && has_values_ && type_.enumeration.empty()) type_.kind = TypeKind::null;
  if (has_further_) type_.further = std::make_shared<const Further>(std::move(further_));
}

void SchemaReader::finish_ranges() {
  const auto refuse_crossed = [&](const auto& least, const auto& most, std::string_view low,
                                  std::string_view high) {
    if (!least || !most || *least <= *most) return;
    const yaml::Node* at = set_by_[low];
    const yaml::Node* other = set_by_[high];
    if (!at) at = other;
    if (!at) return;
    const OtherPlace elsewhere{other ? other->span : at->span, "and here"};
    refuse(Code::bad_schema, in_ticks(low) + " is above " + in_ticks(high) + ": nothing fits", *at,
           elsewhere);
  };
  refuse_crossed(type_.minimum, type_.maximum, "minimum", "maximum");
  refuse_crossed(type_.min_length, type_.max_length, "minLength", "maxLength");
  refuse_crossed(type_.min_items, type_.max_items, "minItems", "maxItems");
  refuse_crossed(further_.min_members, further_.max_members, "minProperties", "maxProperties");
}

}  // namespace smx::types

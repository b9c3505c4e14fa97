#include "types/schema_reader.h"

#include <algorithm>

#include "types/schema_kind.h"

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
    case TypeKind::any: return "anything, because it has no `type`";
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
      {"type", kEvery, &R::read_nothing},
      {"nullable", kEvery, &R::read_nothing},
      {"x-phi", kEvery, &R::read_nothing},
      {"enum", kEvery, &R::read_enum},
      {"const", kEvery, &R::read_const},
      {"format", kEvery, &R::read_format},
      {"pattern", kText, &R::read_pattern},
      {"minLength", kText, &R::read_min_length},
      {"maxLength", kText, &R::read_max_length},
      {"minimum", kNumeric, &R::read_minimum},
      {"maximum", kNumeric, &R::read_maximum},
      {"properties", kObject, &R::read_properties},
      {"additionalProperties", kObject, &R::read_additional},
      {"required", kObject, &R::read_required},
      {"x-absent-if-only", kObject, &R::read_absent_if_only},
      {"items", kList, &R::read_items},
      {"minItems", kList, &R::read_min_items},
      {"maxItems", kList, &R::read_max_items},
  };
  return kKeywords;
}

bool SchemaReader::read() {
  if (!read_kind_and_marks()) return false;
  for (const yaml::Entry& entry : place_.node->entries) read_entry(entry);
  finish();
  return ok_;
}

bool SchemaReader::read_kind_and_marks() {
  const yaml::Node& schema = *place_.node;
  const std::optional<KindChoice> choice = choose_kind(schema, place_.dialect(), reports_);
  for (std::string_view key : {"x-phi", "phi"}) {
    if (key == "phi" && place_.dialect() == Dialect::schema_file) continue;
    const yaml::Entry* entry = schema.find_entry(key);
    const std::optional<bool> flag = entry ? read_flag(*entry, reports_) : false;
    if (!flag) ok_ = false;
    if (flag.value_or(false)) marks_.phi = Phi::yes;
  }
  if (!choice) return false;
  type_.kind = choice->kind;
  type_.format = choice->format;
  type_.nullable = choice->nullable || marks_.nullable;
  type_.phi = choice->kind == TypeKind::any ? Phi::yes : marks_.phi;
  return true;
}

void SchemaReader::read_entry(const yaml::Entry& entry) {
  const std::string& key = entry.key.text;
  const std::span<const Keyword> known = keywords();
  const auto keyword =
      std::find_if(known.begin(), known.end(), [&key](const Keyword& k) { return k.name == key; });
  if (keyword != known.end()) {
    const bool applies = (keyword->kinds & bit(type_.kind)) != 0;
    if (!applies) return refuse_for_kind(entry, keyword->kinds);
    return (this->*keyword->read)(entry);
  }
  if (is_annotation(key, place_.dialect())) return;
  if (key == "phi" && place_.dialect() == Dialect::rule_file) return;
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

void SchemaReader::read_nothing(const yaml::Entry&) {}

void SchemaReader::refuse(Code code, std::string message, const yaml::Node& place,
                          std::string fix) {
  reports_.add(code, std::move(message), place.span, std::move(fix));
  ok_ = false;
}

void SchemaReader::finish() {
  finish_required();
  finish_absent();
  finish_ranges();
  // `enum: [ null ]`, whatever the type says.
  const bool has_values = place_.node->find("enum") || place_.node->find("const");
  if (ok_ && has_values && type_.enumeration.empty()) type_.kind = TypeKind::null;
}

void SchemaReader::finish_ranges() {
  const yaml::Node& schema = *place_.node;
  const auto refuse_crossed = [&](const auto& least, const auto& most, std::string_view low,
                                  std::string_view high) {
    if (!least || !most || *least <= *most) return;
    const yaml::Entry* entry = schema.find_entry(low);
    refuse(Code::bad_schema, in_ticks(low) + " is above " + in_ticks(high) + ": nothing fits",
           entry ? entry->value : schema);
  };
  refuse_crossed(type_.minimum, type_.maximum, "minimum", "maximum");
  refuse_crossed(type_.min_length, type_.max_length, "minLength", "maxLength");
  refuse_crossed(type_.min_items, type_.max_items, "minItems", "maxItems");
}

}  // namespace smx::types

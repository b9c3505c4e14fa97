#include "types/schema_kind.h"

#include <algorithm>

#include "types/keywords.h"
#include "types/number_text.h"

namespace smx::types {

namespace {

constexpr TypeWord kRuleWords[] = {
    {"text", TypeKind::text},
    {"integer", TypeKind::integer},
    {"number", TypeKind::number},
    {"boolean", TypeKind::boolean},
    {"instant", TypeKind::text, Format::instant},
    {"date", TypeKind::text, Format::date},
    {"any", TypeKind::any},
};

constexpr TypeWord kSchemaWords[] = {
    {"string", TypeKind::text},     {"integer", TypeKind::integer}, {"number", TypeKind::number},
    {"boolean", TypeKind::boolean}, {"object", TypeKind::object},   {"array", TypeKind::list},
    {"null", TypeKind::null},
};

std::vector<std::string> words_of(Dialect dialect) {
  std::vector<std::string> words;
  if (dialect == Dialect::rule_file) {
    for (const TypeWord& word : kRuleWords) words.emplace_back(word.word);
  }
  for (const TypeWord& word : kSchemaWords) words.emplace_back(word.word);
  return words;
}

const TypeWord* read_word(const yaml::Node& node, Dialect dialect, Reports& reports) {
  const TypeWord* word = node.is_scalar() ? find_word(kSchemaWords, node.text) : nullptr;
  if (!word && node.is_scalar() && dialect == Dialect::rule_file) {
    word = find_word(kRuleWords, node.text);
  }
  if (word) return word;
  std::string fix = node.is_scalar() ? suggest(node.text, words_of(dialect)) : "";
  if (node.is_scalar() && node.text == "text") fix = "JSON Schema calls it `string`";
  reports.add(Code::bad_schema,
              node.is_scalar() ? "there is no type " + in_ticks(node.text)
                               : "`type` is a word or a list of words",
              node.span, fix);
  return nullptr;
}

// Sets of kinds as bits. What admits numbers admits integers.
using Kinds = unsigned;

constexpr Kinds bit(TypeKind kind) {
  return 1u << static_cast<unsigned>(kind);
}

constexpr Kinds kEvery = ~0u;

constexpr Kinds bits_of(TypeKind kind) {
  if (kind == TypeKind::any) return kEvery;
  if (kind == TypeKind::null) return 0;
  return kind == TypeKind::number ? bit(kind) | bit(TypeKind::integer) : bit(kind);
}

/// What one schema says about kinds.
struct Said {
  Kinds kinds = kEvery;
  bool has_type = false;  // or only keywords that tell it
  bool nullable = true;
  const yaml::Node* at = nullptr;
};

bool names_component(const yaml::Node& type) {
  return type.is_scalar() && type.text.find('/') != std::string::npos;
}

/// `type: [string, "null"]`.
bool read_type_list(const yaml::Node& types, Dialect dialect, Said& said, Reports& reports) {
  if (types.items.empty()) {
    reports.add(Code::bad_schema, "`type` is an empty list", types.span);
    return false;
  }
  said.kinds = 0;
  for (const yaml::Node& item : types.items) {
    const TypeWord* word = read_word(item, dialect, reports);
    if (!word) return false;
    said.kinds |= bits_of(word->kind);
    if (word->kind == TypeKind::null || word->kind == TypeKind::any) said.nullable = true;
  }
  return true;
}

/// The kinds that the keywords are about.
Kinds inferred(const yaml::Node& schema) {
  const auto has = [&schema](std::string_view key) { return schema.find(key) != nullptr; };
  if (has("properties") || has("additionalProperties") || has("patternProperties"))
    return bit(TypeKind::object);
  if (has("items") || has("prefixItems")) return bit(TypeKind::list);
  Kinds kinds = 0;
  for (const yaml::Node& value : allowed_values(schema))
    kinds |= bits_of(kind_of_literal(value).value_or(TypeKind::any));
  return kinds == 0 ? kEvery : kinds;
}

bool has_null(std::span<const yaml::Node> values) {
  return std::any_of(values.begin(), values.end(), [](const yaml::Node& value) {
    return kind_of_literal(value) == TypeKind::null;
  });
}

/// A null in the list of types counts unless `enum` leaves it out, as in JSON Schema; `nullable`
/// counts always, since descriptions in OpenAPI 3.0 do not repeat it in `enum`.
bool read_null(const yaml::Node& schema, Said& said, Reports& reports) {
  const std::span<const yaml::Node> values = allowed_values(schema);
  if (!values.empty()) said.nullable = has_null(values);
  const yaml::Entry* entry = schema.find_entry("nullable");
  if (!entry) return true;
  const std::optional<bool> flag = read_flag(*entry, reports);
  said.nullable = said.nullable || flag.value_or(false);
  return flag.has_value();
}

std::optional<Said> said_by(Place place, Reports& reports) {
  const yaml::Node& node = *place.node;
  Said said;
  said.at = &node;
  if (node.is_list()) return Said{bit(TypeKind::list), true, false, &node};
  if (!node.is_map()) {
    const TypeWord* word = find_word(kRuleWords, node.text);
    if (!word) return said;  // its reader says so
    return Said{bits_of(word->kind), true, word->kind == TypeKind::any, &node};
  }
  const yaml::Node* type = node.find("type");
  if (type && !names_component(*type)) {
    said.has_type = true;
    said.nullable = false;
    said.at = type;
    if (type->is_list()) {
      if (!read_type_list(*type, place.dialect(), said, reports)) return std::nullopt;
    } else {
      const TypeWord* word = read_word(*type, place.dialect(), reports);
      if (!word) return std::nullopt;
      said.kinds = bits_of(word->kind);
      said.nullable = word->kind == TypeKind::null || word->kind == TypeKind::any;
    }
  }
  if (!read_null(node, said, reports)) return std::nullopt;
  return said;
}

std::string words_for(Kinds kinds) {
  std::string text;
  if ((kinds & bit(TypeKind::number)) != 0) kinds &= ~bit(TypeKind::integer);
  for (const TypeWord& word : kSchemaWords) {
    if ((kinds & bit(word.kind)) == 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(word.word);
  }
  return text.empty() ? "null" : text;
}

std::vector<TypeKind> kinds_in(Kinds kinds) {
  if (kinds == kEvery) return {TypeKind::any};
  if ((kinds & bit(TypeKind::number)) != 0) kinds &= ~bit(TypeKind::integer);
  std::vector<TypeKind> found;
  for (const TypeWord& word : kSchemaWords) {
    if ((kinds & bit(word.kind)) != 0) found.push_back(word.kind);
  }
  return found;
}

}  // namespace

std::span<const TypeWord> rule_words() {
  return kRuleWords;
}

const TypeWord* find_word(std::span<const TypeWord> words, std::string_view word) {
  const auto found = std::find_if(words.begin(), words.end(), [word](const TypeWord& candidate) {
    return candidate.word == word;
  });
  return found == words.end() ? nullptr : &*found;
}

std::optional<KindChoice> choose_kinds(std::span<const Layer> layers, Reports& reports) {
  std::vector<Said> all;
  bool has_type = false;
  bool nullable = true;
  for (const Layer& layer : layers) {
    if (layer.is_negated) continue;
    const std::optional<Said> said = said_by(layer.place, reports);
    if (!said) return std::nullopt;
    all.push_back(*said);
    has_type = has_type || said->has_type;
    nullable = nullable && (said->nullable || layer.null_beside);
  }
  Kinds kinds = kEvery;
  const Said* narrowed = nullptr;
  std::size_t index = 0;
  for (const Layer& layer : layers) {
    if (layer.is_negated) continue;
    Said& said = all[index++];
    const bool tells = !has_type && layer.place.node->is_map();
    if (tells) said.kinds = inferred(*layer.place.node);
    const bool says_null = !allowed_values(*layer.place.node).empty() ||
                           layer.place.node->find("nullable") || layer.null_beside;
    if (tells && said.kinds != kEvery && !says_null) nullable = false;
    const Kinds before = kinds;
    kinds &= said.kinds;
    if (kinds == 0 && before != 0 && !nullable && narrowed) {
      reports.add(Code::bad_schema,
                  "nothing fits: this is " + words_for(said.kinds) +
                      ", and another part of it is " + words_for(before),
                  said.at->span, {narrowed->at->span, "the other part"}, "leave one of them out");
      return std::nullopt;
    }
    if (kinds != before) narrowed = &said;
  }
  return KindChoice{kinds_in(kinds), nullable};
}

std::span<const yaml::Node> allowed_values(const yaml::Node& schema) {
  if (!schema.is_map()) return {};
  if (const yaml::Node* node = schema.find("enum")) return node->items;
  if (const yaml::Node* node = schema.find("const")) return {node, 1};
  return {};
}

std::string_view word_for(TypeKind kind) {
  for (const TypeWord& word : kSchemaWords) {
    if (word.kind == kind) return word.word;
  }
  return "any";
}

std::optional<TypeKind> kind_of_literal(const yaml::Node& node) {
  if (!node.is_scalar()) return std::nullopt;
  if (!node.is_plain()) return TypeKind::text;
  if (node.text == "null") return TypeKind::null;
  if (node.text == "true" || node.text == "false") return TypeKind::boolean;
  if (!is_number(node.text)) return TypeKind::text;
  return is_integer(node.text) ? TypeKind::integer : TypeKind::number;
}

}  // namespace smx::types

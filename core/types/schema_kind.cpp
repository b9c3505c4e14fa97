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

/// `type: [string, "null"]`. One real type at most: a value of several types has no place in rules,
/// which are checked before they run.
std::optional<KindChoice> choose_from_list(const yaml::Node& types, Dialect dialect,
                                           Reports& reports) {
  KindChoice choice{TypeKind::null, Format::none, false};
  if (types.items.empty()) {
    reports.add(Code::bad_schema, "`type` is an empty list", types.span);
    return std::nullopt;
  }
  for (const yaml::Node& item : types.items) {
    const TypeWord* word = read_word(item, dialect, reports);
    if (!word) return std::nullopt;
    if (word->kind == TypeKind::null) {
      choice.nullable = true;
    } else if (choice.kind != TypeKind::null) {
      reports.add(Code::unsupported_schema_keyword,
                  "a value of several types is not supported; only `null` may stand beside a type",
                  item.span, "name the one type that occurs");
      return std::nullopt;
    } else {
      choice.kind = word->kind;
      choice.format = word->format;
    }
  }
  return choice;
}

/// The values of `enum`, or the one of `const`.
std::span<const yaml::Node> allowed_values(const yaml::Node& schema) {
  if (const yaml::Node* node = schema.find("enum")) return node->items;
  if (const yaml::Node* node = schema.find("const")) return {node, 1};
  return {};
}

/// The kind all allowed values have; any, where they have several.
TypeKind common_kind(std::span<const yaml::Node> values) {
  TypeKind common = TypeKind::null;
  for (const yaml::Node& value : values) {
    const TypeKind kind = kind_of_literal(value).value_or(TypeKind::any);
    const auto is_numeric = [](TypeKind k) {
      return k == TypeKind::integer || k == TypeKind::number;
    };
    if (kind == TypeKind::null || kind == common) continue;
    if (common == TypeKind::null) {
      common = kind;
    } else if (is_numeric(common) && is_numeric(kind)) {
      common = TypeKind::number;
    } else {
      return TypeKind::any;
    }
  }
  return common;
}

KindChoice infer(const yaml::Node& schema) {
  KindChoice choice;
  const auto has = [&schema](std::string_view key) { return schema.find(key) != nullptr; };
  if (has("properties") || has("additionalProperties")) {
    choice.kind = TypeKind::object;
  } else if (has("items")) {
    choice.kind = TypeKind::list;
  } else if (!allowed_values(schema).empty()) {
    choice.kind = common_kind(allowed_values(schema));
  }
  return choice;
}

/// A null in the list of types counts unless `enum` leaves it out, as in JSON Schema; `nullable`
/// counts always, since descriptions in OpenAPI 3.0 do not repeat it in `enum`.
std::optional<bool> admits_null(const yaml::Node& schema, const KindChoice& choice,
                                Reports& reports) {
  const std::span<const yaml::Node> values = allowed_values(schema);
  bool nullable = choice.nullable && values.empty();
  if (std::any_of(values.begin(), values.end(), [](const yaml::Node& value) {
        return kind_of_literal(value) == TypeKind::null;
      })) {
    nullable = true;
  }
  if (const yaml::Entry* entry = schema.find_entry("nullable")) {
    const std::optional<bool> flag = read_flag(*entry, reports);
    if (!flag) return std::nullopt;
    nullable = nullable || *flag;
  }
  return nullable || choice.kind == TypeKind::any || choice.kind == TypeKind::null;
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

std::optional<KindChoice> choose_kind(const yaml::Node& schema, Dialect dialect, Reports& reports) {
  std::optional<KindChoice> choice;
  const yaml::Node* type = schema.find("type");
  if (!type) {
    choice = infer(schema);
  } else if (type->is_list()) {
    choice = choose_from_list(*type, dialect, reports);
  } else if (const TypeWord* word = read_word(*type, dialect, reports)) {
    choice = KindChoice{word->kind, word->format, false};
  }
  if (!choice) return std::nullopt;
  const std::optional<bool> nullable = admits_null(schema, *choice, reports);
  if (!nullable) return std::nullopt;
  choice->nullable = *nullable;
  return choice;
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

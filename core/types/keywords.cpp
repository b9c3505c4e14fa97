#include "types/keywords.h"

#include <algorithm>
#include <array>

namespace smx::types {

namespace {

// `$defs` are read where something refers to them, and `discriminator` where it stands beside a
// choice.
constexpr std::string_view kAnnotations[] = {
    "title",         "description",   "example",         "examples",
    "default",       "readOnly",      "writeOnly",       "$comment",
    "externalDocs",  "$schema",       "deprecated",      "$defs",
    "definitions",   "$anchor",       "contentEncoding", "contentMediaType",
    "contentSchema", "discriminator",
};

// What rule files may say about anything, so also about an inline type.
constexpr std::string_view kDocumentation[] = {"summary", "note", "source", "owner", "basis"};

// Skipping one of these for a slip of the keyboard would lose what it protects.
constexpr std::string_view kOurs[] = {"x-phi", "x-absent-if-only"};

struct Unsupported {
  std::string_view keyword;
  std::string_view instead;
};

constexpr std::string_view kReference = "write `$ref` with the place of the schema";

constexpr Unsupported kUnsupported[] = {
    {"dependencies", "write `dependentRequired` or `dependentSchemas`"},
    {"unevaluatedProperties",
     "write `additionalProperties` beside all the properties, or check it in a rule"},
    {"unevaluatedItems", "write `items`"},
    {"additionalItems", "write `prefixItems` for the first items and `items` for the others"},
    {"$id", "it may stand only at the root of a file; refer to the schema by its place"},
    {"$dynamicRef", kReference},
    {"$dynamicAnchor", "write `$anchor`"},
    {"$recursiveRef", kReference},
    {"$recursiveAnchor", "leave it out, and write `$ref: '#'`"},
    {"$vocabulary", "it is for the descriptions of schema languages"},
};

template <typename Range>
bool contains(const Range& names, std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::vector<std::string> meant_names(Dialect dialect,
                                     std::span<const std::string_view> understood) {
  std::vector<std::string> names(understood.begin(), understood.end());
  names.insert(names.end(), std::begin(kAnnotations), std::end(kAnnotations));
  if (dialect == Dialect::rule_file) {
    names.insert(names.end(), std::begin(kDocumentation), std::end(kDocumentation));
  }
  return names;
}

/// A word of ours with a slip in it: `x-PHI`.
bool is_like_ours(std::string_view keyword) {
  return !nearest_names(keyword, {std::begin(kOurs), std::end(kOurs)}).empty();
}

}  // namespace

bool is_annotation(std::string_view keyword, Dialect dialect) {
  if (contains(kAnnotations, keyword)) return true;
  if (dialect == Dialect::rule_file && contains(kDocumentation, keyword)) return true;
  return keyword.starts_with("x-") && !contains(kOurs, keyword) && !is_like_ours(keyword);
}

void refuse_keyword(const yaml::Node& key, Dialect dialect,
                    std::span<const std::string_view> understood, Reports& reports) {
  const auto known = std::find_if(
      std::begin(kUnsupported), std::end(kUnsupported),
      [&key](const Unsupported& unsupported) { return unsupported.keyword == key.text; });
  if (known != std::end(kUnsupported)) {
    reports.add(Code::unsupported_schema_keyword,
                "the schema keyword " + in_ticks(key.text) + " is not supported", key.span,
                std::string(known->instead));
    return;
  }
  if (key.text == "$ref" && dialect == Dialect::rule_file) {
    reports.add(Code::unsupported_schema_keyword, "`$ref` is for schema files", key.span,
                "write `type: alias/Name`");
    return;
  }
  const std::vector<std::string> near = nearest_names(key.text, meant_names(dialect, understood));
  if (!near.empty()) {
    reports.add(Code::bad_schema, "there is no schema keyword " + in_ticks(key.text), key.span,
                suggest(key.text, near));
    return;
  }
  reports.add(Code::unsupported_schema_keyword,
              in_ticks(key.text) + " is not a schema keyword that is understood", key.span,
              "leave it out; a keyword of your own starts with `x-`");
}

std::optional<bool> read_flag(const yaml::Entry& entry, Reports& reports) {
  const yaml::Node& value = entry.value;
  if (value.is_plain() && (value.text == "true" || value.text == "false")) {
    return value.text == "true";
  }
  reports.add(Code::bad_schema, in_ticks(entry.key.text) + " is true or false", value.span);
  return std::nullopt;
}

}  // namespace smx::types

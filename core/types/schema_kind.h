// What kind of value a schema describes: from `type`, and where that is absent, from its keywords.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "types/place.h"
#include "types/reports.h"

namespace smx::types {

struct TypeWord {
  std::string_view word;
  TypeKind kind;
  Format format = Format::none;
};

/// The words a rule file has for types: `text`, `instant`, ...
std::span<const TypeWord> rule_words();
/// The entry of that word, or null.
const TypeWord* find_word(std::span<const TypeWord> words, std::string_view word);

struct KindChoice {
  TypeKind kind = TypeKind::any;
  Format format = Format::none;
  bool nullable = false;
};

/// Nothing after a diagnostic. `schema` is a map.
std::optional<KindChoice> choose_kind(const yaml::Node& schema, Dialect dialect, Reports& reports);

/// The kind of a scalar where no type says one: quoted is text; nothing for maps and lists.
std::optional<TypeKind> kind_of_literal(const yaml::Node& node);

}  // namespace smx::types

// What kinds of values schemas describe: from `type`, and where that is absent, from the keywords.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "types/layers.h"

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
  std::vector<TypeKind> kinds;  // one, `any` included, or several; none: only null fits
  bool nullable = false;
};

/// What all layers admit. Nothing after a diagnostic: when they contradict each other, with both
/// places.
std::optional<KindChoice> choose_kinds(std::span<const Layer> layers, Reports& reports);

/// The kind of a scalar where no type says one: quoted is text; nothing for maps and lists.
std::optional<TypeKind> kind_of_literal(const yaml::Node& node);

/// The values of `enum`, or the one of `const`.
std::span<const yaml::Node> allowed_values(const yaml::Node& schema);

/// The word of JSON Schema for a kind.
std::string_view word_for(TypeKind kind);

}  // namespace smx::types

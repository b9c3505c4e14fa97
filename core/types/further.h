// The keywords that few schemas use, kept out of `Type` so that the others stay small and quick.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "patterns/pattern.h"
#include "types/type.h"

namespace smx {

/// A bound that is no whole number of 64 bits, or one that must not be reached.
struct Bound {
  enum class Side : std::uint8_t { least, most };
  enum class Reach : std::uint8_t { included, excluded };

  Side side = Side::least;
  Reach reach = Reach::included;
  std::string number;  // as it was written
};

struct PatternProperties {
  std::shared_ptr<const Pattern> name;
  const Type* type = nullptr;
};

/// `contains`: how many items must be of a type.
struct Containing {
  const Type* type = nullptr;
  std::uint64_t least = 1;
  std::optional<std::uint64_t> most;
};

/// What must be there, or hold, where a member is there.
struct Dependent {
  std::string member;
  std::vector<std::string> required;
  const Type* type = nullptr;  // of the whole object; may be null
};

struct Further {
  // numbers
  std::vector<Bound> bounds;
  std::vector<std::string> multiples_of;
  // texts
  std::vector<std::shared_ptr<const Pattern>> patterns;  // beside Type::pattern
  // lists
  std::vector<const Type*> prefix;  // of the first items, one each
  const Type* rest = nullptr;  // of the items behind them; Type::item is what all have in common
  bool unique = false;
  std::vector<Containing> contains;
  // objects
  std::vector<PatternProperties> pattern_properties;
  std::vector<const Type*> names;  // each name must fit
  std::optional<std::uint64_t> min_members;
  std::optional<std::uint64_t> max_members;
  std::vector<Dependent> dependent;
  // anything
  std::vector<const Type*> none_of;  // must not fit
};

/// Every type that checking a value of `type` can lead to, one step down.
template <typename Visit>
void for_each_part(const Type& type, Visit visit) {
  visit(type.item);
  visit(type.additional);
  for (const Property& property : type.properties) visit(property.type);
  for (const Choice& choice : type.choices) {
    for (const Type* alternative : choice.alternatives) visit(alternative);
  }
  if (!type.further) return;
  const Further& further = *type.further;
  for (const Type* part : further.prefix) visit(part);
  visit(further.rest);
  for (const Containing& containing : further.contains) visit(containing.type);
  for (const PatternProperties& properties : further.pattern_properties) visit(properties.type);
  for (const Type* part : further.names) visit(part);
  for (const Dependent& dependent : further.dependent) visit(dependent.type);
  for (const Type* part : further.none_of) visit(part);
}

}  // namespace smx

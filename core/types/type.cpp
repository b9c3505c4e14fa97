#include "types/type.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace smx {

const Property* Type::find(std::string_view member) const {
  for (const Property& property : properties) {
    if (property.name == member) return &property;
  }
  return nullptr;
}

bool Type::may_be(TypeKind wanted) const {
  if (kind == TypeKind::any) return true;
  if (kind == TypeKind::number && wanted == TypeKind::integer) return true;
  if (kind != TypeKind::mixed) return kind == wanted;
  return std::all_of(choices.begin(), choices.end(), [wanted](const Choice& choice) {
    return std::any_of(choice.alternatives.begin(), choice.alternatives.end(),
                       [wanted](const Type* type) { return type->may_be(wanted); });
  });
}

TypeStore::TypeStore() {
  any_ = make(TypeKind::any);
  text_ = make(TypeKind::text);
  integer_ = make(TypeKind::integer);
  number_ = make(TypeKind::number);
  boolean_ = make(TypeKind::boolean);
  const auto text_of = [this](Format format) {
    Type* type = make(TypeKind::text);
    type->format = format;
    return type;
  };
  instant_ = text_of(Format::instant);
  date_ = text_of(Format::date);
  Type* never = make(TypeKind::mixed);
  never->choices.emplace_back();
  never_ = never;
}

Type* TypeStore::make(TypeKind kind) {
  Type* type = types_.emplace_back(std::make_unique<Type>()).get();
  type->kind = kind;
  type->nullable = kind == TypeKind::any || kind == TypeKind::null;
  type->phi = kind == TypeKind::any ? Phi::yes : Phi::no;
  return type;
}

const Type* TypeStore::list_of(const Type* item) {
  Type* list = make(TypeKind::list);
  list->item = item;
  list->phi = item->phi;
  return list;
}

const Type* TypeStore::with_phi(const Type* type) {
  // Everything below goes along, and types may contain themselves: each is copied once, and what is
  // marked already is marked all the way down.
  std::unordered_map<const Type*, Type*> copies;
  std::vector<Type*> unfinished;
  const auto copy_of = [&](const Type* original) -> const Type* {
    if (!original || original->phi == Phi::yes) return original;
    auto [place, is_new] = copies.try_emplace(original, nullptr);
    if (is_new) {
      place->second = types_.emplace_back(std::make_unique<Type>(*original)).get();
      place->second->phi = Phi::yes;
      unfinished.push_back(place->second);
    }
    return place->second;
  };
  const Type* marked = copy_of(type);
  while (!unfinished.empty()) {
    Type* copy = unfinished.back();
    unfinished.pop_back();
    for (Property& property : copy->properties) property.type = copy_of(property.type);
    copy->additional = copy_of(copy->additional);
    copy->item = copy_of(copy->item);
  }
  return marked;
}

const Type* TypeStore::without_null(const Type* type) {
  if (!type->nullable || type->kind == TypeKind::null) return type;
  Type* copy = types_.emplace_back(std::make_unique<Type>(*type)).get();
  copy->nullable = false;
  return copy;
}

}  // namespace smx

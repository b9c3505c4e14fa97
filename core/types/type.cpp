#include "types/type.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "types/members.h"

namespace smx {

const Property* Type::find(std::string_view member) const {
  return types::PropertyCursor(*this).find(member);
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

namespace {

/// With fewer properties, a look at one after the other is as quick.
constexpr std::size_t kFewProperties = 16;

std::vector<std::uint32_t> sorted_by_name(const std::vector<Property>& properties) {
  if (properties.size() <= kFewProperties) return {};
  std::vector<std::uint32_t> order(properties.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&properties](std::uint32_t a, std::uint32_t b) {
    return properties[a].name < properties[b].name;
  });
  return order;
}

/// Whether nothing but the kind of a value decides.
bool asks_for_kind_only(const Type& type) {
  const bool has_values = !type.enumeration.empty() || type.format != Format::none;
  switch (type.kind) {
    case TypeKind::any: return true;
    case TypeKind::text:
      return !has_values && !type.min_length && !type.max_length && !type.pattern;
    case TypeKind::number: return !has_values && !type.minimum && !type.maximum;
    case TypeKind::boolean: return type.enumeration.empty();
    case TypeKind::object: return type.properties.empty() && !type.closed && !type.additional;
    case TypeKind::list: return !type.item && !type.min_items && !type.max_items;
    case TypeKind::integer:  // a number may be none
    case TypeKind::null:
    case TypeKind::mixed: return false;
  }
  return false;
}

std::uint8_t kinds_of(TypeKind kind) {
  const auto bit = [](Kind one) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(one));
  };
  switch (kind) {
    case TypeKind::any: return static_cast<std::uint8_t>(0x3Fu & ~bit(Kind::null));
    case TypeKind::text: return bit(Kind::text);
    case TypeKind::number: return bit(Kind::number);
    case TypeKind::boolean: return bit(Kind::boolean);
    case TypeKind::object: return bit(Kind::object);
    case TypeKind::list: return bit(Kind::list);
    case TypeKind::integer:
    case TypeKind::null:
    case TypeKind::mixed: return 0;
  }
  return 0;
}

std::uint8_t settled_kinds(const Type& type) {
  if (!type.choices.empty() || type.further) return 0;
  const std::uint8_t kinds = asks_for_kind_only(type) ? kinds_of(type.kind) : std::uint8_t{0};
  return type.nullable ? static_cast<std::uint8_t>(kinds | 1u << static_cast<unsigned>(Kind::null))
                       : kinds;
}

/// Of objects and lists whose type asks for nothing beside their members or items.
std::uint8_t parted_kinds(const Type& type) {
  if (!type.choices.empty() || type.further || type.min_items || type.max_items) return 0;
  const bool has_parts = type.kind == TypeKind::object || type.kind == TypeKind::list;
  return has_parts ? kinds_of(type.kind) : std::uint8_t{0};
}

/// How many digits a whole number above zero may have so that no more need be asked of it.
std::uint8_t sure_digits(const Type& type) {
  const bool is_number = type.kind == TypeKind::integer || type.kind == TypeKind::number;
  const bool has_more = !type.choices.empty() || type.further || !type.enumeration.empty() ||
                        type.format != Format::none;
  if (!is_number || has_more || (type.minimum && *type.minimum > 1)) return 0;
  std::uint8_t digits = 0;
  for (std::int64_t nines = 9; digits < 18 && (!type.maximum || nines <= *type.maximum); ++digits) {
    nines = digits < 17 ? nines * 10 + 9 : nines;
  }
  return digits;
}

}  // namespace

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
  for (const auto& type : types_) complete(*type);
}

void TypeStore::complete(const Type& type) {
  if (type.hints.is_known) return;
  // It is ours, made as a mutable one.
  CheckHints& hints = const_cast<Type&>(type).hints;
  hints.settled_kinds = settled_kinds(type);
  hints.parted_kinds = parted_kinds(type);
  hints.sure_digits = sure_digits(type);
  hints.required = static_cast<std::uint32_t>(
      std::count_if(type.properties.begin(), type.properties.end(),
                    [](const Property& property) { return property.required; }));
  hints.by_name = sorted_by_name(type.properties);
  hints.is_known = true;
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
  for (const auto& [original, copy] : copies) {
    if (original->hints.is_known) complete(*copy);
  }
  return marked;
}

const Type* TypeStore::without_null(const Type* type) {
  if (!type->nullable || type->kind == TypeKind::null) return type;
  Type* copy = types_.emplace_back(std::make_unique<Type>(*type)).get();
  copy->nullable = false;
  if (type->hints.is_known) complete(*copy);
  return copy;
}

}  // namespace smx

#include "types/fitter.h"

#include <algorithm>

#include "types/fault.h"
#include "types/members.h"
#include "types/validate.h"

namespace smx::types {

namespace {

bool is_scalar(const Node& node) {
  return !node.is(Kind::object) && !node.is(Kind::list);
}

bool has_pattern_for(const Type& type, std::string_view name) {
  if (!type.further) return false;
  const auto& all = type.further->pattern_properties;
  return std::any_of(all.begin(), all.end(),
                     [name](const PatternProperties& one) { return one.name->found_in(name); });
}

}  // namespace

bool Fitter::choices_fit(const Node& node, const Type& type) {
  if (node.is(Kind::null)) return type.nullable;
  for (const Choice& choice : type.choices) {
    const Found found = alternative_of(node, choice);
    if (!found.type || stray_member(node, type, *found.type)) return false;
  }
  return true;
}

Fitter::Found Fitter::alternative_of(const Node& node, const Choice& choice) {
  if (is_exhausted()) return {};
  if (const Type* named = named_alternative(node, choice)) {
    if (fits(node, *named)) return {named, nullptr};
    ++effort_;
    return {};
  }
  const Type* first = nullptr;
  for (const Type* alternative : choice.alternatives) {
    if (!may_fit(node, *alternative)) continue;
    if (!fits(node, *alternative)) {
      ++effort_;
      if (is_exhausted()) return {};
      continue;
    }
    if (first) return {nullptr, alternative};
    first = alternative;
    if (choice.must == Choice::Must::some) break;
  }
  return {first, nullptr};
}

const Type* Fitter::named_alternative(const Node& node, const Choice& choice) {
  if (choice.by.empty() || !node.is(Kind::object)) return nullptr;
  const Node* value = node.find(choice.by);
  if (!value || !value->is(Kind::text)) return nullptr;
  for (const Type* alternative : choice.alternatives) {
    if (is_listed(value->text(), *alternative->find(choice.by)->type)) return alternative;
  }
  return nullptr;
}

const Member* Fitter::stray_member(const Node& node, const Type& type, const Type& found) {
  if (!node.is(Kind::object) || type.properties.empty() || found.kind != TypeKind::object)
    return nullptr;
  PropertyCursor own(found);
  PropertyCursor known(type);
  for (const Member& member : node.members()) {
    const Property* property = known.find(member.name);
    if (!property || own.find(member.name) || found.additional) continue;
    if (has_pattern_for(found, member.name)) continue;
    if (!fits(member.value, *property->type)) return &member;
  }
  return nullptr;
}

/// A look at the value and its members, without going deeper: most alternatives end here.
bool Fitter::may_fit(const Node& node, const Type& type) {
  if (!type.choices.empty()) return true;
  if (fault_of(node, type) != Fault::none) return false;
  if (type.kind != TypeKind::object || !node.is(Kind::object)) return true;
  PropertyCursor cursor(type);
  std::size_t required = 0;
  for (const Member& member : node.members()) {
    const Property* property = cursor.find(member.name);
    if (!property) continue;
    if (property->required) ++required;
    const bool is_known = is_scalar(member.value) && property->type->choices.empty();
    if (is_known && fault_of(member.value, *property->type) != Fault::none) return false;
  }
  return required == count_required(type) || counts_as_absent(node, type);
}

bool Fitter::further_fits(const Node& node, const Type& type) {
  for (const Type* forbidden : type.further->none_of) {
    if (fits(node, *forbidden)) return false;
  }
  if (type.kind == TypeKind::object && node.is(Kind::object)) return rare_members_fit(node, type);
  if (type.kind == TypeKind::list && node.is(Kind::list)) return rare_items_fit(node, type);
  return true;
}

bool Fitter::others_fit(const Member& member, const Type& type) {
  bool is_known = false;
  if (type.further) {
    for (const PatternProperties& pattern : type.further->pattern_properties) {
      if (!pattern.name->found_in(member.name)) continue;
      is_known = true;
      if (!fits(member.value, *pattern.type)) return false;
    }
  }
  if (is_known) return true;
  return !type.closed && (!type.additional || fits(member.value, *type.additional));
}

bool Fitter::rare_members_fit(const Node& node, const Type& type) {
  PropertyCursor cursor(type);
  std::size_t required = 0;
  for (const Member& member : node.members()) {
    const Property* property = cursor.find(member.name);
    if (property ? !fits(member.value, *property->type) : !others_fit(member, type)) return false;
    if (property && property->required) ++required;
    for (const Type* name : type.further->names) {
      if (!fits(name_of(member), *name)) return false;
    }
  }
  for (const Dependent& dependent : type.further->dependent) {
    if (dependent.type && node.find(dependent.member) && !fits(node, *dependent.type)) return false;
  }
  return required == count_required(type) || counts_as_absent(node, type);
}

bool Fitter::rare_items_fit(const Node& node, const Type& type) {
  const Further& further = *type.further;
  const Type* rest = further.prefix.empty() ? type.item : further.rest;
  std::size_t index = 0;
  for (const Node& item : node.items()) {
    const Type* expected = index < further.prefix.size() ? further.prefix[index] : rest;
    if (expected && !fits(item, *expected)) return false;
    ++index;
  }
  return std::all_of(further.contains.begin(), further.contains.end(),
                     [&](const Containing& containing) {
                       const std::uint64_t count = count_containing(node, containing, *this);
                       return count >= containing.least && count <= containing.most.value_or(count);
                     });
}

std::uint64_t count_containing(const Node& node, const Containing& containing, Fitter& fitter) {
  std::uint64_t count = 0;
  for (const Node& item : node.items()) count += fitter.fits(item, *containing.type) ? 1 : 0;
  return count;
}

}  // namespace smx::types

// The quick check: yes or no, without a message. Decides as validate.cpp does; a test proves it.
#include "types/fault.h"
#include "types/fitter.h"
#include "types/members.h"
#include "types/validate.h"

namespace smx {

namespace types {

bool Fitter::looks_fit(const Node& node, const Type& type) {
  if (type.hints.settle_by_parts(node.kind())) {
    return node.is(Kind::object) ? members_fit(node, type) : items_fit(node, type);
  }
  if (!type.choices.empty()) return choices_fit(node, type);
  if (fault_of(node, type) != Fault::none) return false;
  if (type.further) return further_fits(node, type);
  if (type.kind == TypeKind::object && node.is(Kind::object)) return members_fit(node, type);
  if (type.kind == TypeKind::list && node.is(Kind::list)) return items_fit(node, type);
  return true;
}

bool Fitter::members_fit(const Node& node, const Type& type) {
  PropertyCursor cursor(type);
  std::size_t required = 0;
  for (const Member& member : node.members()) {
    const Property* property = cursor.find(member.name);
    if (!property && type.closed) return false;
    const Type* expected = property ? property->type : type.additional;
    if (expected && !fits(member.value, *expected)) return false;
    if (property && property->required) ++required;
  }
  return required == count_required(type) || counts_as_absent(node, type);
}

bool Fitter::items_fit(const Node& node, const Type& type) {
  if (!type.item) return true;
  for (const Node& item : node.items()) {
    if (!fits(item, *type.item)) return false;
  }
  return true;
}

}  // namespace types

bool fits(const Node& node, const Type& type) {
  return types::Fitter().fits(node, type);
}

bool counts_as_absent(const Node& node, const Type& type) {
  // {} is empty, which is another absence than missing.
  if (type.absent_if_only.empty() || !node.is(Kind::object) || node.is_empty()) return false;
  for (const Member& member : node.members()) {
    const auto& names = type.absent_if_only;
    if (std::find(names.begin(), names.end(), member.name) == names.end()) return false;
  }
  return true;
}

}  // namespace smx

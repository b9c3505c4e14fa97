#include "types/validate.h"

#include "types/fault.h"
#include "types/members.h"
#include "types/ticks.h"
#include "types/validator.h"
#include "value/pointer.h"

namespace smx {

namespace types {

namespace {

void append_pointer(const Link* link, std::string& pointer) {
  if (!link) return;
  append_pointer(link->parent, pointer);
  append_token(pointer, link->member ? link->member->name : std::to_string(link->index));
}

}  // namespace

void Validator::check(const Node& node, const Type& type, const Link* link, std::string_view name) {
  if (is_full()) return;
  if (!type.choices.empty()) return check_choices(node, type, link, name);
  const Fault fault = fault_of(node, type);
  if (fault != Fault::none) {
    const std::string subject = name.empty() ? "the value" : in_ticks(name);
    add(node, link, sentence_of(fault, node, type, subject));
    // A list with too many items still says what is wrong with them.
    if (fault != Fault::too_few && fault != Fault::too_many) return;
  }
  if (type.further) return check_further(node, type, link, name);
  if (type.kind == TypeKind::object && node.is(Kind::object)) check_members(node, type, link);
  if (type.kind == TypeKind::list && node.is(Kind::list)) check_items(node, type, link);
}

void Validator::add(const Node& node, const Link* link, std::string message) {
  if (is_full()) return;
  Violation violation;
  violation.node = &node;
  append_pointer(link, violation.pointer);
  violation.message = std::move(message);
  violations_.push_back(std::move(violation));
}

void Validator::check_members(const Node& node, const Type& type, const Link* link) {
  check_required(node, type, link);
  PropertyCursor cursor(type);
  for (const Member& member : node.members()) {
    const Link here{link, &member, 0};
    check_member(member, cursor.find(member.name), type, &here);
  }
}

void Validator::check_member(const Member& member, const Property* property, const Type& type,
                             const Link* link) {
  if (property) {
    check(member.value, *property->type, link, property->name);
  } else if (type.further) {
    check_other(member, type, link);
  } else if (type.closed) {
    add(member.value, link, "the schema of the object knows no such member");
  } else if (type.additional) {
    check(member.value, *type.additional, link, {});
  }
}

void Validator::check_required(const Node& node, const Type& type, const Link* link) {
  PropertyCursor cursor(type);
  std::vector<bool> is_there(type.properties.size());
  for (const Member& member : node.members()) {
    const Property* property = cursor.find(member.name);
    if (property) is_there[static_cast<std::size_t>(property - type.properties.data())] = true;
  }
  if (counts_as_absent(node, type)) return;
  for (const Property& property : type.properties) {
    if (property.required &&
        !is_there[static_cast<std::size_t>(&property - type.properties.data())]) {
      add(node, link, in_ticks(property.name) + " is required and is missing");
    }
  }
}

void Validator::check_items(const Node& node, const Type& type, const Link* link) {
  if (!type.item) return;
  std::size_t index = 0;
  for (const Node& item : node.items()) {
    const Link here{link, nullptr, index++};
    check(item, *type.item, &here, {});
    if (is_full()) return;
  }
}

}  // namespace types

std::vector<Violation> validate(const Node& node, const Type& type, std::size_t cap) {
  types::Validator validator(cap);
  validator.check(node, type, nullptr, {});
  std::vector<Violation> violations = validator.take();
  // The quick check has a budget for trying alternatives and refuses what is beyond it. Nothing it
  // refuses may come out of here without a word.
  if (violations.empty() && cap > 0 && !fits(node, type)) {
    violations.push_back(
        {&node, "", "the alternatives of the schema are too many to be tried on this value"});
  }
  return violations;
}

}  // namespace smx

// The check with sentences. Places are links on the stack and become pointers only when something
// is wrong, so that a document that fits costs no text at all.
#include "types/validate.h"

#include "types/fault.h"
#include "types/members.h"
#include "types/ticks.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// The way from the root to a value, innermost first.
struct Link {
  const Link* parent = nullptr;
  const Member* member = nullptr;  // null: an item
  std::size_t index = 0;
};

void append_pointer(const Link* link, std::string& pointer) {
  if (!link) return;
  append_pointer(link->parent, pointer);
  append_token(pointer, link->member ? link->member->name : std::to_string(link->index));
}

class Validator {
 public:
  explicit Validator(std::size_t cap) : cap_(cap) {}

  /// `name` is the name the schema knows the value by. It is empty for items and for members of
  /// maps: their names come from the document, and no message holds anything from there.
  void check(const Node& node, const Type& type, const Link* link, std::string_view name) {
    if (is_full()) return;
    const types::Fault fault = types::fault_of(node, type);
    if (fault != types::Fault::none) {
      const std::string subject = name.empty() ? "the value" : types::in_ticks(name);
      add(node, link, types::sentence_of(fault, node, type, subject));
      // A list with too many items still says what is wrong with them.
      if (fault != types::Fault::too_few && fault != types::Fault::too_many) return;
    }
    if (type.kind == TypeKind::object && node.is(Kind::object)) check_members(node, type, link);
    if (type.kind == TypeKind::list && node.is(Kind::list)) check_items(node, type, link);
  }

  std::vector<Violation> take() { return std::move(violations_); }

 private:
  bool is_full() const { return violations_.size() >= cap_; }

  void add(const Node& node, const Link* link, std::string message) {
    if (is_full()) return;
    Violation violation;
    violation.node = &node;
    append_pointer(link, violation.pointer);
    violation.message = std::move(message);
    violations_.push_back(std::move(violation));
  }

  void check_members(const Node& node, const Type& type, const Link* link) {
    check_required(node, type, link);
    types::PropertyCursor cursor(type);
    for (const Member& member : node.members()) {
      const Link here{link, &member, 0};
      if (const Property* property = cursor.find(member.name)) {
        check(member.value, *property->type, &here, property->name);
      } else if (type.closed) {
        add(member.value, &here, "the schema of the object knows no such member");
      } else if (type.additional) {
        check(member.value, *type.additional, &here, {});
      }
    }
  }

  void check_required(const Node& node, const Type& type, const Link* link) {
    types::PropertyCursor cursor(type);
    std::size_t required = 0;
    for (const Member& member : node.members()) {
      const Property* property = cursor.find(member.name);
      if (property && property->required) ++required;
    }
    if (required == types::count_required(type) || counts_as_absent(node, type)) return;
    for (const Property& property : type.properties) {
      if (property.required && !node.find(property.name)) {
        add(node, link, types::in_ticks(property.name) + " is required and is missing");
      }
    }
  }

  void check_items(const Node& node, const Type& type, const Link* link) {
    if (!type.item) return;
    std::size_t index = 0;
    for (const Node& item : node.items()) {
      const Link here{link, nullptr, index++};
      check(item, *type.item, &here, {});
      if (is_full()) return;
    }
  }

  std::size_t cap_;
  std::vector<Violation> violations_;
};

}  // namespace

std::vector<Violation> validate(const Node& node, const Type& type, std::size_t cap) {
  Validator validator(cap);
  validator.check(node, type, nullptr, {});
  return validator.take();
}

}  // namespace smx

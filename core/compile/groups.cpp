// Lists made of lists: groups of items with one key, and lists side by side.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

/// The type of a group: its key, or an object of its keys, and its items. Null after an error.
const Type* Compiler::group(const spec::Form& spec, const Place& place, const Type& item,
                            EachForm& out, Uses& uses) {
  Grouping made;
  made.item = static_cast<Slot>(scope_->slots->size());
  scope_->slots->push_back({SlotInfo::Kind::item, ".", nullptr, nullptr, {}});
  Binding one;
  one.kind = SlotInfo::Kind::item;
  one.known = Static::of(&item);
  one.slot = made.item;
  one.round = scope_->round;
  scope_->items.push_back(&one);
  Type* several = program_->types->make(TypeKind::object);
  several->closed = true;
  const Type* key = several;
  bool ok = !spec.by.empty();
  for (const auto& [name, by] : spec.by) {
    Static known;
    const Expr* expr = expression(by, known, uses, place);
    ok = ok && expr && known.known();
    if (!ok) continue;
    made.by.push_back(expr);
    // An item without a key is a fault: within a group there is one.
    const Type* there = program_->types->without_null(known.type);
    if (name.empty()) key = there;
    if (name.empty()) continue;
    made.names.push_back(name.text);
    several->properties.push_back({name.text, there, true});
  }
  scope_->items.pop_back();
  // Groups are there once all items have their keys.
  scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
  if (!ok) return nullptr;
  Type* group = program_->types->make(TypeKind::object);
  group->closed = true;
  group->properties.push_back({"key", key, true});
  group->properties.push_back({"items", program_->types->list_of(&item), true});
  out.grouping = &program_->groupings.emplace_back(std::move(made));
  return group;
}

Static Compiler::zip(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  ZipForm made;
  Type* item = program_->types->make(TypeKind::object);
  item->closed = true;
  bool ok = true;
  bool may_be_missing = true;
  for (const spec::NamedForm& part : spec.named) {
    Static known;
    const Expr* expr = expression(part.form.expression, known, uses, place);
    ok = ok && expr && known.known();
    if (!expr || !known.known()) continue;
    if (known.type->kind != TypeKind::list && known.type->kind != TypeKind::any) {
      error(Code::wrong_cardinality, "`zip` goes over lists, and this is " + describe(*known.type),
            part.form.span);
      ok = false;
      continue;
    }
    const Type* of = known.type->item ? known.type->item : program_->types->any();
    if (known.type->phi == Phi::yes) of = program_->types->with_phi(of);
    item->properties.push_back({part.name.text, of, true});
    if (of->phi == Phi::yes) item->phi = Phi::yes;
    made.lists.emplace_back(part.name.text, expr);
    may_be_missing = may_be_missing && (known.may_be_missing || known.may_be_null);
  }
  out.what = std::move(made);
  if (!ok) return Static::unknown();
  Static list = Static::of(program_->types->list_of(item));
  list.may_be_missing = may_be_missing;
  return list;
}

}  // namespace smx

// Conditions: their left side a proved path, their literals of its type.
#include "compile/compiler.h"

namespace smx {

namespace {

bool is_group(Test test) {
  return test <= Test::none;
}

}  // namespace

/// The pattern of that name; null after an error.
std::shared_ptr<const Pattern> Compiler::find_pattern(const spec::Word& name) {
  auto pattern = patterns_.find(resolve(name));
  if (pattern != patterns_.end()) {
    used_things_.insert("pattern " + pattern->first);
    return pattern->second;
  }
  std::vector<std::string> names;
  for (const auto& [known, compiled] : patterns_) names.push_back(known);
  error(Code::unknown_pattern, "there is no pattern `" + name.text + "`", name.span,
        suggest(name.text, visible(names)), "patterns are declared in pack.yaml, under `patterns`");
  return nullptr;
}

const Condition* Compiler::condition(const spec::Condition& spec, Fold fold,
                                     const std::string& address) {
  Condition made;
  if (!fill_condition(spec, fold, address, made)) return nullptr;
  return &program_->conditions.emplace_back(std::move(made));
}

bool Compiler::fill_condition(const spec::Condition& spec, Fold around, const std::string& address,
                              Condition& out) {
  const Fold fold = spec.fold.value_or(around);
  out.test = spec.kind;
  out.span = spec.span;
  out.fold = fold;
  if (is_group(spec.kind)) {
    bool ok = true;
    for (const spec::Condition& part : spec.parts) {
      Condition made;
      ok = fill_condition(part, fold, address, made) && ok;
      out.parts.push_back(std::move(made));
    }
    return ok;
  }
  Static left;
  Uses uses;
  Place place;
  place.address = address;
  out.left = expression(spec.left, left, uses, place);
  if (!out.left || !left.known()) return false;
  if (looked_at_) looked_at_->emplace_back(out.left, left);
  if (spec.kind >= Test::some) return fill_items_test(spec, fold, address, left, out);
  return fill_test(spec, fold, left, out);
}

/// `some`, `every`, `no`: a condition in which `.` is an item of the list.
bool Compiler::fill_items_test(const spec::Condition& spec, Fold fold, const std::string& address,
                               const Static& list, Condition& out) {
  if (!list.type->may_be(TypeKind::list)) {
    error(Code::wrong_cardinality,
          "this test looks at the items of a list, and this is " + describe(*list.type),
          spec.left.span, "", "ask the value itself, without `some`, `every` or `no`");
    return false;
  }
  const bool has_type = list.type->kind == TypeKind::list && list.type->item;
  Binding item;
  item.kind = SlotInfo::Kind::item;
  item.known = Static::of(has_type ? list.type->item : program_->types->any());
  item.slot = static_cast<Slot>(scope_->slots->size());
  item.round = scope_->round;
  scope_->slots->push_back({SlotInfo::Kind::item, ".", nullptr, nullptr, {}});
  out.item = item.slot;
  scope_->items.push_back(&item);
  // What is asked of items is not a column of the decision.
  const auto looked_at = std::exchange(looked_at_, nullptr);
  const bool ok = fill_condition(spec.parts.front(), fold, address, out.parts.emplace_back());
  looked_at_ = looked_at;
  scope_->items.pop_back();
  return ok;
}

bool Compiler::fill_test(const spec::Condition& spec, Fold fold, const Static& left,
                         Condition& out) {
  const Type& type = *left.type;
  switch (spec.kind) {
    case Test::state: out.state = spec.state; return true;
    case Test::range: return fill_range(spec, type, out);
    case Test::matches: {
      out.pattern = find_pattern(spec.pattern);
      if (!out.pattern) return false;
      break;
    }
    case Test::same_as: {
      Static right;
      Uses uses;
      out.right = expression(*spec.right, right, uses, {});
      std::string why;
      if (!out.right || !right.known()) return false;
      if (looked_at_) looked_at_->emplace_back(out.right, right);
      if (spec.fold && type.kind != TypeKind::text && type.kind != TypeKind::any) break;
      if (assignable(*right.type, type, why) || assignable(type, *right.type, why)) return true;
      error(Code::bad_condition, "the two sides can never be the same: " + why, spec.span);
      return false;
    }
    case Test::contains:
      if (type.may_be(TypeKind::list) && !type.may_be(TypeKind::text)) {
        return fill_literals(spec, fold, type.item ? *type.item : *program_->types->any(), out);
      }
      break;
    case Test::starts:
    case Test::ends: break;
    default: return fill_literals(spec, fold, type, out);
  }
  if (!type.may_be(TypeKind::text)) {
    error(Code::bad_condition, "this test needs a text, and this is " + describe(type), spec.span);
    return false;
  }
  // A part of a text need not be one of the words the whole text can be.
  return spec.kind == Test::matches || fill_literals(spec, fold, *program_->types->text(), out);
}

bool Compiler::fill_literals(const spec::Condition& spec, Fold fold, const Type& type,
                             Condition& out) {
  if (type.kind == TypeKind::object || type.kind == TypeKind::list) {
    error(Code::bad_condition,
          "this test needs one text, number or boolean, and this is " + describe(type), spec.span,
          "", "ask `{ is: present }`, or go on to a member");
    return false;
  }
  bool ok = true;
  for (const spec::Word& word : spec.literals) {
    auto value = literal(word, type);
    ok = ok && value.has_value();
    if (!value) continue;
    if (fold != Fold::exact && value->is(Kind::text)) {
      std::string folded;
      append_folded(value->text(), fold, folded);
      value = Node::text(program_->literals.copy(std::string_view(folded)));
    }
    out.literals.push_back(*value);
  }
  return ok;
}

}  // namespace smx

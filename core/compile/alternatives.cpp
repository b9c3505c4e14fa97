// What the alternatives of a `first` or of `cases` have in common. Where a schema says what is
// meant each is held against it; elsewhere, as in a `let`, they say it among themselves.
#include <algorithm>

#include "compile/compiler.h"
#include "compile/short_way.h"

namespace smx {

namespace {

bool is_numeric(TypeKind kind) {
  return kind == TypeKind::integer || kind == TypeKind::number;
}

bool is_scalar(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::boolean || is_numeric(kind);
}

}  // namespace

/// A type for values of both; null where they are of unlike kinds.
const Type* Compiler::common_type(const Type* one, const Type* other) {
  if (!one || one == other) return other;
  TypeStore& types = *program_->types;
  const bool numbers = is_numeric(one->kind) && is_numeric(other->kind);
  if (one->kind == TypeKind::any || other->kind == TypeKind::any) return types.any();
  if (one->kind != other->kind && !numbers) return nullptr;
  if (one->kind == TypeKind::object) return common_item(one, other);
  Type* both = types.make(one->kind == other->kind ? one->kind : TypeKind::number);
  both->nullable = one->nullable || other->nullable;
  both->phi = one->phi == Phi::yes ? Phi::yes : other->phi;
  if (one->kind == TypeKind::list) {
    const Type* item = one->item && other->item ? common_type(one->item, other->item) : types.any();
    both->item = item ? item : types.any();
  } else if (!is_scalar(one->kind)) {
    return types.any();
  }
  // What a length or a pattern said of one need not hold for the other.
  if (one->format == other->format) both->format = one->format;
  if (!one->enumeration.empty() && !other->enumeration.empty()) {
    both->enumeration = one->enumeration;
    for (const std::string& value : other->enumeration) {
      if (std::ranges::find(one->enumeration, value) == one->enumeration.end())
        both->enumeration.push_back(value);
    }
  }
  return both;
}

/// A literal is of the kind of the alternatives beside it: `true` beside a condition is no text.
bool Compiler::align_literals(const std::vector<spec::Form>& parts, std::vector<Compiled>& made) {
  const auto is_literal = [&](std::size_t i) { return parts[i].kind == spec::Form::Kind::value; };
  const Type* beside = nullptr;
  for (std::size_t i = 0; i < made.size() && !beside; ++i) {
    if (!is_literal(i)) beside = made[i].value.type;
  }
  if (!beside || beside->kind == TypeKind::text || !is_scalar(beside->kind)) return true;
  Type* plain = program_->types->make(beside->kind);
  plain->nullable = beside->nullable;
  bool ok = true;
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (!is_literal(i)) continue;
    const auto node = literal(parts[i].literal, *plain);
    ok = ok && node;
    if (!node) continue;
    Form& form = *made[i].form;
    std::get<ValueForm>(form.what).literal = *node;
    form.way = Form::Way::general;
    find_short_way(form, program_->literals);
    made[i].value.type = plain;
    made[i].value.may_be_null = node->is(Kind::null);
  }
  return ok;
}

bool Compiler::agree(const std::vector<spec::Form>& parts, std::vector<Compiled>& made,
                     const Place& place, Static& all) {
  const bool untyped = !place.expected;
  if (untyped && !align_literals(parts, made)) return false;
  all.proven = true;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const Static& one = made[i].value;
    const Type* both = untyped || !all.type ? common_type(all.type, one.type) : all.type;
    if (!both) {
      Diagnostic diagnostic = make_error(
          Code::type_mismatch,
          "the alternatives are of unlike kinds: this is " + describe(*one.type), parts[i].span);
      diagnostic.labels.push_back(make_label(parts[0].span, "and this " + describe(*all.type)));
      diagnostic.fix = "let all of them give the same: `| text`, `| integer` or `holds:`";
      diagnostics_.add(std::move(diagnostic));
      return false;
    }
    all.type = one.type->phi == Phi::yes && both->phi == Phi::no ? one.type : both;
    all.may_be_null = all.may_be_null || one.may_be_null;
    all.proven = all.proven && one.proven;
  }
  return true;
}

}  // namespace smx

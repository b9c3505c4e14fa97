// What a call gives, and which values its arguments take: the static side of functions.
#include <algorithm>

#include "compile/compiler.h"

namespace smx {

namespace {

bool is_number(const Type& type) {
  return type.kind == TypeKind::integer || type.kind == TypeKind::number;
}

bool takes_kind(ArgumentKind kind, const Type& type) {
  if (type.kind == TypeKind::any) return true;
  if (type.kind == TypeKind::mixed) {
    const auto& all = type.choices.front().alternatives;
    return std::any_of(all.begin(), all.end(),
                       [kind](const Type* alternative) { return takes_kind(kind, *alternative); });
  }
  switch (kind) {
    case ArgumentKind::text:
    case ArgumentKind::form:
    case ArgumentKind::zone: return type.kind == TypeKind::text;
    case ArgumentKind::integer: return type.kind == TypeKind::integer;
    case ArgumentKind::number: return is_number(type);
    case ArgumentKind::list: {
      if (type.kind != TypeKind::list) return false;
      const TypeKind item = type.item ? type.item->kind : TypeKind::any;
      return item != TypeKind::list && item != TypeKind::object;
    }
    case ArgumentKind::same:
    case ArgumentKind::declared: return true;  // looked at by themselves
    case ArgumentKind::choice:
    case ArgumentKind::pattern:
    case ArgumentKind::schema:
    case ArgumentKind::xml_schema:
    case ArgumentKind::member: return false;
  }
  return false;
}

std::string_view words_for(ArgumentKind kind) {
  switch (kind) {
    case ArgumentKind::integer: return "an integer";
    case ArgumentKind::number: return "a number";
    case ArgumentKind::zone: return "the name of a time zone";
    case ArgumentKind::list: return "a list of texts, numbers or booleans";
    default: return "a text";
  }
}

/// Two types that say the same of a value; PHI aside, which is carried by itself.
bool same_type(const Type& a, const Type& b) {
  if (&a == &b) return true;
  if (a.kind != b.kind || a.nullable != b.nullable) return false;
  if (!a.name.empty() || !b.name.empty()) return a.name == b.name;
  if (a.kind == TypeKind::list) return a.item && b.item && same_type(*a.item, *b.item);
  return a.kind == TypeKind::any;
}

bool is_plain_scalar(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::integer || kind == TypeKind::number ||
         kind == TypeKind::boolean;
}

const Type* item_of(const Type& list, TypeStore& types) {
  return list.item ? list.item : types.any();
}

/// Names each member once; what the two members are is known.
const Type* entry_type(const Type& map, TypeStore& types) {
  Type* entry = types.make(TypeKind::object);
  entry->closed = true;
  entry->properties.push_back({"key", types.text(), true});
  entry->properties.push_back({"value", map.additional ? map.additional : types.any(), true});
  return entry;
}

const Type* without_member(const Type& object, std::string_view name, TypeStore& types) {
  if (object.kind != TypeKind::object) return types.any();
  Type* rest = types.make(TypeKind::object);
  *rest = object;
  rest->name.clear();
  // What was said about the whole says nothing about the rest.
  rest->choices.clear();
  rest->further.reset();
  std::erase_if(rest->properties,
                [name](const Property& property) { return property.name == name; });
  return rest;
}

}  // namespace

/// What a value must be held against while running; null where it has been already: documents and
/// answers are checked whole, and a schema has one name.
const Type* Compiler::left_to_check(const Type& from, const Type& to) {
  const bool same = !from.name.empty() && from.name == to.name;
  return !same && needs_check(from, to) ? &to : nullptr;
}

/// A function of a library: its types are those of schemas.
bool Compiler::check_declared(const FunctionSpec& function, const spec::Call& spec,
                              const Walk& walk) {
  const Type& type = *walk.now.type;
  std::string why;
  if (assignable(type, *function.takes_type, why)) return true;
  const std::string what = walk.so_far.empty() ? "what comes in" : "`" + walk.so_far + "`";
  std::string fix;
  if (type.kind == TypeKind::list) fix = "pick one item with `| only` or `.0`, or use `each`";
  if (function.takes_type->kind == TypeKind::text && is_plain_scalar(type.kind))
    fix = "put `| text` before it";
  error(Code::type_mismatch,
        "`" + spec.function.text + "` takes " + describe(*function.takes_type) + ", and " + what +
            " is " + describe(type),
        spec.function.span, "", fix.empty() ? why : fix);
  return false;
}

bool Compiler::declared_argument(const spec::Argument& spec, const ArgumentSpec& wanted,
                                 const Type& known, CallArgument& out) {
  std::string why;
  if (!assignable(known, *wanted.type, why)) {
    error(Code::type_mismatch,
          "the argument `" + std::string(wanted.name) + "` is " + describe(*wanted.type) +
              ", and this is " + describe(known),
          spec.span, "", why);
    return false;
  }
  out.check = left_to_check(known, *wanted.type);
  return true;
}

bool Compiler::argument(const spec::Argument& spec, const ArgumentSpec& wanted, CallArgument& out,
                        Static& result, Uses& uses, const Place& place) {
  if (!spec.computed) return literal_argument(spec, wanted, *result.type, out);
  const std::string name(wanted.name);
  const bool word_only =
      wanted.kind == ArgumentKind::choice || wanted.kind == ArgumentKind::pattern ||
      wanted.kind == ArgumentKind::schema || wanted.kind == ArgumentKind::xml_schema ||
      wanted.kind == ArgumentKind::member;
  if (word_only) {
    error(Code::wrong_arguments, "the argument `" + name + "` is a word, not a value", spec.span);
    return false;
  }
  Static known;
  out.computed = expression(*spec.computed, known, uses, place);
  if (!out.computed || !known.known()) return false;
  out.kind = wanted.kind;
  if (wanted.kind == ArgumentKind::zone && !has_zones(spec.span)) return false;
  if (wanted.kind == ArgumentKind::same && !widen(result, *known.type, spec.span)) return false;
  if (wanted.kind == ArgumentKind::declared && !declared_argument(spec, wanted, *known.type, out))
    return false;
  if (!takes_kind(wanted.kind, *known.type)) {
    error(Code::type_mismatch,
          "the argument `" + name + "` is " + std::string(words_for(wanted.kind)) +
              ", and this is " + describe(*known.type),
          spec.span);
    return false;
  }
  if (wanted.kind == ArgumentKind::number && known.type->kind != TypeKind::integer &&
      result.type->kind == TypeKind::integer) {
    // An integer and a number make a number.
    TypeStore& types = *program_->types;
    const bool phi = result.type->phi == Phi::yes;
    result.type = phi ? types.with_phi(types.number()) : types.number();
  }
  result.may_be_missing = result.may_be_missing || known.may_be_missing || known.may_be_null;
  if (known.type->phi == Phi::yes) result.type = program_->types->with_phi(result.type);
  return true;
}

/// Makes the list that came in one that also holds the items of another list, where one type can
/// say that truthfully.
bool Compiler::widen(Static& list, const Type& other, Span span) {
  TypeStore& types = *program_->types;
  const Type& mine = *item_of(*list.type, types);
  const Type* theirs = other.kind == TypeKind::list ? item_of(other, types) : nullptr;
  if (theirs && same_type(mine, *theirs)) return true;
  const bool scalars = theirs && is_plain_scalar(mine.kind) && is_plain_scalar(theirs->kind);
  const bool numbers = scalars && is_number(mine) && is_number(*theirs);
  if (!scalars || (mine.kind != theirs->kind && !numbers)) {
    error(Code::type_mismatch,
          "this is " + describe(other) + ", and what comes in is " + describe(*list.type), span, "",
          "two lists can be put together when their items are of one type");
    return false;
  }
  // What an enumeration or a length said of one list need not hold for the other.
  Type* item = types.make(mine.kind == theirs->kind ? mine.kind : TypeKind::number);
  item->nullable = mine.nullable || theirs->nullable;
  const bool phi = list.type->phi == Phi::yes;
  list.type = types.list_of(item);
  if (phi) list.type = types.with_phi(list.type);
  return true;
}

const Type* Compiler::type_given(const FunctionSpec& function,
                                 const std::vector<CallArgument>& arguments, const Type& input) {
  TypeStore& types = *program_->types;
  switch (function.gives) {
    case Gives::text: return types.text();
    case Gives::instant: return types.instant();
    case Gives::date: return types.date();
    case Gives::integer: return types.integer();
    case Gives::number: return types.number();
    case Gives::boolean: return types.boolean();
    case Gives::list_of_text: return types.list_of(types.text());
    case Gives::same: return &input;
    case Gives::declared: return function.gives_type;
    case Gives::item: return item_of(input, types);
    case Gives::items: return types.list_of(item_of(input, types));
    case Gives::inner: return types.list_of(item_of(*item_of(input, types), types));
    case Gives::arithmetic: return arithmetic_type(input, arguments);
    case Gives::groups: return groups_type(arguments);
    case Gives::named: return named_type(arguments);
    case Gives::members: return types.list_of(input.additional ? input.additional : types.any());
    case Gives::entries: return types.list_of(entry_type(input, types));
    case Gives::without:
      return without_member(input, arguments.front().literal.value.text(), types);
  }
  return types.any();
}

const Type* Compiler::arithmetic_type(const Type& input,
                                      const std::vector<CallArgument>& arguments) {
  TypeStore& types = *program_->types;
  const Type& number = input.kind == TypeKind::list ? *item_of(input, types) : input;
  if (number.kind != TypeKind::integer) return types.number();
  for (const CallArgument& argument : arguments) {
    const Node& literal = argument.literal.value;
    const bool whole =
        !literal.is(Kind::number) || literal.text().find_first_of(".eE") == std::string_view::npos;
    if (!whole) return types.number();
  }
  return types.integer();
}

const Type* Compiler::groups_type(const std::vector<CallArgument>& arguments) {
  Type* groups = program_->types->make(TypeKind::object);
  groups->closed = true;
  for (const CallArgument& argument : arguments) {
    if (!argument.literal.pattern) continue;
    for (const std::string& group : argument.literal.pattern->groups()) {
      groups->properties.push_back({group, program_->types->text(), false});
    }
  }
  return groups;
}

Static Compiler::result_of(const FunctionSpec& function, const std::vector<CallArgument>& arguments,
                           const Static& input) {
  const Type* type = type_given(function, arguments, *input.type);
  if (input.type->phi == Phi::yes && function.gives != Gives::boolean) {
    type = program_->types->with_phi(type);
  }
  Static result;
  result.type = program_->types->without_null(type);
  result.may_be_missing = input.may_be_missing || function.presence == Presence::maybe;
  result.may_be_null = input.may_be_null;
  return result;
}

}  // namespace smx

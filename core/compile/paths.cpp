// Paths, proved step by step against the schema.
#include "compile/compiler.h"
#include "types/further.h"
#include "types/validate.h"

namespace smx {

namespace {

std::vector<std::string> member_names(const Type& type) {
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  return names;
}

/// An object about whose members the schema says nothing: anything may be there.
bool is_open(const Type& type) {
  const bool says_nothing = type.properties.empty() && !type.additional && !type.closed;
  return type.kind == TypeKind::any || (type.may_be(TypeKind::object) && says_nothing);
}

/// The type of a member that no property names; null where there can be none, or nothing is known.
const Type* other_member(const Type& type, const std::string& name) {
  if (type.further) {
    for (const PatternProperties& pattern : type.further->pattern_properties) {
      if (pattern.name->found_in(name)) return pattern.type;
    }
  }
  return type.additional;
}

/// What all members of an object are; null where they are not all the same.
const Type* value_in(const Type& type) {
  if (!type.additional || (type.further && !type.further->pattern_properties.empty()))
    return nullptr;
  for (const Property& property : type.properties) {
    if (property.type != type.additional) return nullptr;
  }
  return type.additional;
}

const Type* item_at(const Type& type, std::size_t position) {
  if (type.kind != TypeKind::list || !type.further || type.further->prefix.empty())
    return type.item;
  const Further& further = *type.further;
  return position < further.prefix.size() ? further.prefix[position] : further.rest;
}

}  // namespace

const Expr* Compiler::expression(const spec::Expression& spec, Static& known, Uses& uses,
                                 const Place& place) {
  Walk walk;
  // Built aside: the program keeps only what is right.
  Expr made;
  made.span = spec.span;
  walk.expr = &made;
  known = Static::unknown();
  if (!start(spec, walk, uses, place)) return nullptr;
  for (const spec::Step& step : spec.steps) {
    if (!take_step(step, walk, uses, place)) return nullptr;
  }
  if (walk.in_list) {
    walk.now = Static::of(program_->types->list_of(walk.now.type));
    walk.now.may_be_missing = walk.list_may_be_missing;
    walk.in_list = false;
  }
  for (const spec::Call& call_spec : spec.calls) {
    if (!call(call_spec, walk, uses, place)) return nullptr;
  }
  known = walk.now;
  return &program_->exprs.emplace_back(std::move(made));
}

bool Compiler::start(const spec::Expression& spec, Walk& walk, Uses& uses, const Place& place) {
  if (spec.start == spec::Expression::Start::group) {
    walk.expr->group = expression(*spec.group, walk.now, uses, place);
    walk.so_far = "(...)";
    return walk.expr->group != nullptr && walk.now.known();
  }
  if (spec.start == spec::Expression::Start::item) {
    if (scope_->items.empty()) {
      error(Code::unknown_name, "`.` is the item of an `each`, and there is none here", spec.span,
            "", "begin with a name: an input, a need, a `let`");
      return false;
    }
    const Binding& item = *scope_->items.back();
    walk.expr->slot = item.slot;
    walk.now = item.known;
    scope_->facts.refine(*walk.expr, walk.now);
    scope_->round = std::max(scope_->round, item.round);
    if (!walk.now.known()) return false;
    if (!spec.name.empty() && !member(spec.name, walk)) return false;
  } else {
    Binding* binding = find(spec.name.text);
    if (!binding) {
      unknown_name(spec.name);
      return false;
    }
    if (binding->index) {
      binding->used = true;
      error(Code::wrong_arguments, "`" + spec.name.text + "` is an index, not a value",
            spec.name.span, "", "ask it for an item: `key | lookup " + spec.name.text + "`");
      return false;
    }
    note_use(*binding, spec.name.span);
    walk.expr->slot = binding->slot;
    walk.now = binding->known;
    scope_->facts.refine(*walk.expr, walk.now);
    walk.so_far = spec.name.text;
    if (!walk.now.known()) return false;
  }
  return spec.predicates.empty() ||
         filter(spec.predicates, walk, PathStep::Kind::filter_one, uses, place);
}

bool Compiler::take_step(const spec::Step& step, Walk& walk, Uses& uses, const Place& place) {
  bool ok = false;
  switch (step.kind) {
    case spec::Step::Kind::member: ok = member(step.name, walk); break;
    case spec::Step::Kind::position: ok = position(step, walk); break;
    case spec::Step::Kind::computed: ok = computed(step, walk, uses, place); break;
    case spec::Step::Kind::every:
      if (!step.predicates.empty()) {
        walk.list_may_be_missing =
            walk.list_may_be_missing || (!walk.in_list && walk.now.may_be_missing);
        return filter(step.predicates, walk, PathStep::Kind::filter_every, uses, place);
      }
      return every(step, walk);
  }
  if (!ok || step.predicates.empty()) return ok;
  return filter(step.predicates, walk, PathStep::Kind::filter_one, uses, place);
}

/// One step further: `type` is where the path now stands.
void Compiler::arrive(PathStep step, const Type* type, bool may_be_missing, Walk& walk) {
  const bool missing_before = walk.now.may_be_missing || walk.now.may_be_null;
  const Phi phi = walk.now.type->phi;
  Static next = Static::of(phi == Phi::yes ? program_->types->with_phi(type) : type);
  next.may_be_missing = may_be_missing || missing_before;
  if (!type->absent_if_only.empty()) {
    step.absent_type = type;
    next.may_be_missing = true;
  }
  walk.expr->steps.push_back(std::move(step));
  scope_->facts.refine(*walk.expr, next);
  walk.now = next;
}

bool Compiler::member(const spec::Word& name, Walk& walk) {
  const Type& type = *walk.now.type;
  if (type.kind == TypeKind::list) {
    error(Code::wrong_cardinality,
          "`" + walk.so_far + "` is a list, and `" + name.text + "` is a member of its items",
          name.span, "",
          "pick one with `.0` or `(key=value)`, or all with `.*`, as in `" + walk.so_far + ".0." +
              name.text + "`");
    return false;
  }
  PathStep step;
  step.kind = PathStep::Kind::member;
  step.name = name.text;
  if (const Property* property = type.find(name.text)) {
    step.expected = static_cast<std::uint32_t>(property - type.properties.data());
    const bool is_sure = property->required && type.kind == TypeKind::object;
    arrive(std::move(step), property->type, !is_sure, walk);
  } else if (const Type* other = other_member(type, name.text)) {
    arrive(std::move(step), other, true, walk);
  } else if (is_open(type)) {
    arrive(std::move(step), program_->types->any(), true, walk);
  } else {
    unknown_member(name, walk);
    return false;
  }
  walk.so_far += (walk.so_far.empty() ? "" : ".") + name.text;
  return true;
}

void Compiler::unknown_member(const spec::Word& name, const Walk& walk) {
  const Type& type = *walk.now.type;
  const std::string what = walk.so_far.empty() ? "the item" : "`" + walk.so_far + "`";
  if (!type.may_be(TypeKind::object)) {
    error(Code::unknown_member, what + " is " + describe(type) + " and has no members", name.span);
    return;
  }
  const std::string of = type.name.empty() ? what : what + " (" + type.name + ")";
  error(Code::unknown_member, "`" + name.text + "` is not a member of " + of, name.span,
        suggest(name.text, member_names(type)));
}

bool Compiler::position(const spec::Step& step, Walk& walk) {
  const Type& type = *walk.now.type;
  if (!type.may_be(TypeKind::list)) {
    error(Code::wrong_cardinality,
          "`" + walk.so_far + "` is " + describe(type) + ", not a list: it has no positions",
          step.span);
    return false;
  }
  PathStep made;
  made.kind = PathStep::Kind::position;
  made.position = step.position;
  const Type* item = item_at(type, step.position);
  arrive(std::move(made), item ? item : program_->types->any(), true, walk);
  walk.so_far += "." + std::to_string(step.position);
  return true;
}

bool Compiler::every(const spec::Step& step, Walk& walk) {
  const Type& type = *walk.now.type;
  const bool list = type.may_be(TypeKind::list);
  const bool object = type.may_be(TypeKind::object);
  if (!list && !object) {
    error(Code::wrong_cardinality,
          "`" + walk.so_far + "` is " + describe(type) + ": `.*` needs a list or an object",
          step.span);
    return false;
  }
  const Type* item = list && object ? nullptr : list ? type.item : value_in(type);
  if (!walk.in_list) walk.list_may_be_missing = walk.now.may_be_missing || walk.now.may_be_null;
  PathStep made;
  made.kind = PathStep::Kind::every;
  arrive(std::move(made), item ? item : program_->types->any(), false, walk);
  walk.in_list = true;
  walk.so_far += ".*";
  return true;
}

bool Compiler::computed(const spec::Step& step, Walk& walk, Uses& uses, const Place& place) {
  const Type& type = *walk.now.type;
  Static key;
  PathStep made;
  made.kind = PathStep::Kind::computed;
  made.key = expression(*step.key, key, uses, place);
  if (!made.key) return false;
  if (!type.may_be(TypeKind::object)) {
    error(Code::wrong_cardinality,
          "`" + walk.so_far + "` is " + describe(type) + ": `.(key)` needs an object", step.span);
    return false;
  }
  if (key.known() && !key.type->may_be(TypeKind::text)) {
    error(Code::type_mismatch, "a member is found by a text, and this is " + describe(*key.type),
          step.span, "", "turn it into text: `.(" + std::string("name | text") + ")` with a `let`");
    return false;
  }
  const Type* value = value_in(type);
  arrive(std::move(made), value ? value : program_->types->any(), true, walk);
  walk.so_far += ".(...)";
  return true;
}

/// `(k=v)` behind a list: the one item; behind `.*`: every such item.
bool Compiler::filter(const std::vector<spec::Predicate>& predicates, Walk& walk,
                      PathStep::Kind kind, Uses& uses, const Place& place) {
  const Type& type = *walk.now.type;
  if (!type.may_be(TypeKind::list)) {
    error(Code::wrong_cardinality,
          "`" + walk.so_far + "` is " + describe(type) +
              ": only a list has items to choose from by `(key=value)`",
          predicates.front().span);
    return false;
  }
  const Type* item = type.item ? type.item : program_->types->any();
  PathStep made;
  made.kind = kind;
  for (const spec::Predicate& predicate : predicates) {
    if (!match(predicate, *item, walk.so_far, made.matches.emplace_back(), uses, place))
      return false;
  }
  const bool every_one = kind == PathStep::Kind::filter_every;
  if (every_one && !walk.in_list)
    walk.list_may_be_missing = walk.now.may_be_missing || walk.now.may_be_null;
  arrive(std::move(made), item, !every_one, walk);
  walk.in_list = walk.in_list || every_one;
  walk.so_far += every_one ? ".*(...)" : "(...)";
  return true;
}

bool Compiler::match(const spec::Predicate& predicate, const Type& item, const std::string& list,
                     Match& out, Uses& uses, const Place& place) {
  const Type* at = &item;
  for (const spec::Word& name : predicate.path) {
    const bool digits = name.text.find_first_not_of("0123456789") == std::string::npos;
    const Type* other = other_member(*at, name.text);
    if (const Property* property = at->find(name.text)) {
      at = property->type;
    } else if (digits && at->may_be(TypeKind::list) && at->item) {
      at = at->item;
    } else if (is_open(*at) || other) {
      at = other ? other : program_->types->any();
    } else {
      error(Code::unknown_member,
            "`" + name.text + "` is not a member of the items of `" + list + "`", name.span,
            suggest(name.text, member_names(*at)));
      return false;
    }
    out.path.push_back(name.text);
  }
  if (at->kind == TypeKind::object || at->kind == TypeKind::list) {
    error(Code::type_mismatch, "a predicate compares one text, number or boolean", predicate.span,
          "this member is " + describe(*at));
    return false;
  }
  if (predicate.computed) {
    Static known;
    out.computed = expression(*predicate.computed, known, uses, place);
    return out.computed != nullptr;
  }
  auto value = literal(predicate.literal, *at);
  if (value) out.literal = *value;
  return value.has_value();
}

}  // namespace smx

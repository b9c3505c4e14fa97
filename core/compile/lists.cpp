// Value forms that build: objects from fields, lists from items and from each item of other lists.
#include <algorithm>
#include <cstdint>

#include "compile/compiler.h"
#include "compile/target_tree.h"
#include "types/further.h"

namespace smx {

namespace {

std::vector<std::string> target_names(const Type& type) {
  std::vector<std::string> names;
  for (const Property& property : type.properties) names.push_back(property.name);
  return names;
}

std::string word_of(const spec::Form& form) {
  return form.kind == spec::Form::Kind::group ? "group" : "each";
}

bool takes_anything(const Type& type) {
  return type.kind == TypeKind::any || (type.kind == TypeKind::object && type.properties.empty() &&
                                        !type.additional && !type.closed && !type.further);
}

/// Whether a list is what its type says once each of its items is.
bool is_proven_by_items(const Type& list) {
  return list.kind == TypeKind::list && !list.min_items && !list.max_items && !list.further &&
         list.choices.empty();
}

}  // namespace

bool Compiler::plant(const spec::NamedForm& field, TargetTree& root) {
  TargetTree* at = &root;
  const std::string& whole = field.name.text;
  for (std::size_t begin = 0; begin <= whole.size();) {
    std::size_t end = whole.find('.', begin);
    if (end == std::string::npos) end = whole.size();
    const std::string name = whole.substr(begin, end - begin);
    auto child = std::find_if(at->children.begin(), at->children.end(),
                              [&](const TargetTree& tree) { return tree.name == name; });
    const bool last = end == whole.size();
    if (child == at->children.end()) {
      at->children.push_back({name, whole.substr(0, end), field.name.span, nullptr, {}});
      child = std::prev(at->children.end());
    } else if (last || child->field) {
      Diagnostic diagnostic = make_error(
          Code::duplicate_name, "target `" + child->path + "` is written twice", field.name.span);
      diagnostic.labels.push_back(make_label(child->span, "the first time"));
      diagnostics_.add(std::move(diagnostic));
      return false;
    }
    if (last) child->field = &field;
    at = &*child;
    begin = end + 1;
  }
  return true;
}

Static Compiler::fields(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  if (place.expected && !place.expected->may_be(TypeKind::object)) {
    error(Code::type_mismatch,
          place.target + " is " + describe(*place.expected) + ", and `fields` gives an object",
          spec.span);
    return Static::unknown();
  }
  TargetTree root;
  bool ok = true;
  for (const spec::NamedForm& field : spec.named) ok = plant(field, root) && ok;
  const bool whole = mapping_spec_ && mapping_spec_->body && &spec == &*mapping_spec_->body;
  const bool turned = whole && !mapping_spec_->inverse_of.empty();
  // Without the lines of the other mapping all targets would seem to be missing.
  if (turned && !turn_round(root)) return Static::unknown();
  if (spec.copy) ok = copy(spec, place, root, uses) && ok;
  Static known;
  out.what = branch(root, place, place.expected, spec.span, Hollow::keep, known, uses);
  uses.lookup = uses.lossy = uses.choice = true;
  return ok ? known : Static::unknown();
}

/// The type a target must have, and its property where the schema names it. Null after an error.
const Type* Compiler::target_type(const TargetTree& tree, const Type* object,
                                  const Property*& property) {
  property = nullptr;
  if (!object || takes_anything(*object)) return program_->types->any();
  property = object->find(tree.name);
  if (property) return property->type;
  if (object->further) {
    for (const PatternProperties& pattern : object->further->pattern_properties) {
      if (pattern.name->found_in(tree.name)) return pattern.type;
    }
  }
  if (object->additional) return object->additional;
  const std::string of = object->name.empty() ? "the target object" : "`" + object->name + "`";
  error(Code::unknown_target, "`" + tree.name + "` is not a member of " + of, tree.span,
        suggest(tree.name, target_names(*object)));
  return nullptr;
}

FieldsForm Compiler::branch(const TargetTree& tree, const Place& place, const Type* expected,
                            Span span, Hollow hollow, Static& known, Uses& uses) {
  FieldsForm made;
  made.hollow = hollow;
  Type* inferred = program_->types->make(TypeKind::object);
  inferred->closed = true;
  const bool has_schema = expected && !takes_anything(*expected);
  for (const TargetTree& child : tree.children) {
    const Property* property = nullptr;
    const Type* type = target_type(child, expected, property);
    if (!type) continue;
    leaf(child, place, property, has_schema ? type : nullptr, made, *inferred, uses);
  }
  if (has_schema) {
    for (const Property& property : expected->properties) {
      const bool written =
          std::any_of(tree.children.begin(), tree.children.end(),
                      [&](const TargetTree& child) { return child.name == property.name; });
      if (written || !property.required) continue;
      error(Code::required_target_unset,
            "the required target `" + property.name + "` is not written", span, "",
            "add a line `" + property.name + ": ...` (it is " + describe(*property.type) + ")");
    }
  }
  if (has_schema) check_alternatives(tree, *expected, span);
  known = Static::of(has_schema ? expected : inferred);
  known.built = inferred;
  // What is said about the object as a whole shows only when it is whole.
  known.proven = !has_schema || (expected->choices.empty() && !expected->further);
  known.may_be_null = false;
  return made;
}

/// Of each choice one alternative must be within reach: all it requires is written, and nothing it
/// does not know. Which one it comes to, the values decide.
void Compiler::check_alternatives(const TargetTree& tree, const Type& expected, Span span) {
  const auto is_written = [&tree](const std::string& name) {
    return std::any_of(tree.children.begin(), tree.children.end(),
                       [&](const TargetTree& child) { return child.name == name; });
  };
  const auto missing_in = [&](const Type& alternative) {
    std::vector<std::string> missing;
    for (const Property& property : alternative.properties) {
      // What every alternative requires has been said of the whole.
      const Property* common = expected.find(property.name);
      const bool said = common && common->required;
      if (property.required && !said && !is_written(property.name))
        missing.push_back(property.name);
    }
    return missing;
  };
  const auto stray_in = [&](const Type& alternative) -> const TargetTree* {
    for (const TargetTree& child : tree.children) {
      if (alternative.closed && !alternative.find(child.name)) return &child;
    }
    return nullptr;
  };
  for (const Choice& choice : expected.choices) {
    std::size_t nearest = 0;
    std::size_t fewest = SIZE_MAX;
    for (std::size_t i = 0; i < choice.alternatives.size(); ++i) {
      const Type& alternative = *choice.alternatives[i];
      if (!alternative.may_be(TypeKind::object)) continue;
      const std::size_t faults = missing_in(alternative).size() + (stray_in(alternative) ? 1 : 0);
      if (faults < fewest) nearest = i;
      fewest = std::min(fewest, faults);
    }
    if (fewest == 0 || fewest == SIZE_MAX) continue;
    const Type& alternative = *choice.alternatives[nearest];
    const std::vector<std::string> missing = missing_in(alternative);
    const TargetTree* stray = stray_in(alternative);
    const std::string which = choice.names[nearest] + ", the nearest of " +
                              std::to_string(choice.alternatives.size()) + " alternatives";
    if (!missing.empty()) {
      error(Code::required_target_unset,
            "the target `" + missing.front() + "` is not written, and is required by " + which,
            span, "",
            "add a line `" + missing.front() + ": ...`, or what another alternative requires");
    } else if (stray) {
      error(Code::unknown_target, "`" + stray->name + "` is not a member of " + which, stray->span);
    }
  }
}

/// One member of the object being built: a line, or an object that other lines write into.
void Compiler::leaf(const TargetTree& tree, const Place& place, const Property* property,
                    const Type* expected, FieldsForm& out, Type& inferred, Uses& uses) {
  Target target;
  target.name = tree.name;
  target.required = property && property->required;
  Place inner;
  inner.address = address_below(place.address, tree.name);
  inner.expected = expected;
  inner.required = target.required;
  inner.target = "target `" + tree.path + "`";
  inner.handled = place.handled;
  Static known;
  if (tree.field) {
    inner.line = true;
    if (!tree.field->form.text.empty()) {
      inner.made = tree.field->form.text.ends_with("(copied)") ? Made::copied : Made::turned;
    }
    Compiled compiled = form(tree.field->form, inner);
    target.form = compiled.form;
    known = compiled.value;
  } else {
    Form& built = program_->forms.emplace_back();
    // It writes no value of its own, but provenance and messages want a rule.
    built.rule = add_rule(RuleKind::part, inner.address, tree.span, {});
    built.span = tree.span;
    built.what = branch(tree, inner, expected, tree.span, Hollow::leave_out, known, uses);
    if (known.known() && !known.proven) built.target = expected;
    target.form = &built;
    known.may_be_missing = !target.required;
  }
  if (known.known()) {
    const Type* type = expected ? expected : known.type;
    if (expected && !known.may_be_null) type = program_->types->without_null(type);
    if (known.type->phi == Phi::yes) type = program_->types->with_phi(type);
    inferred.properties.push_back({tree.name, type, !known.may_be_missing});
  }
  out.targets.push_back(std::move(target));
}

Static Compiler::list(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  const Type* item = nullptr;
  if (place.expected && place.expected->item) {
    item = place.expected->item;
  } else if (place.expected && !place.expected->may_be(TypeKind::list)) {
    error(Code::wrong_cardinality,
          place.target + " is " + describe(*place.expected) + ", not a list", spec.span);
    return Static::unknown();
  }
  ListForm made;
  bool ok = true;
  Static first;
  bool proven = true;
  for (std::size_t i = 0; i < spec.parts.size(); ++i) {
    Compiled compiled =
        part(spec.parts[i], place, std::to_string(i), item, Absences::answered, uses);
    ok = ok && compiled.form && compiled.value.known();
    if (compiled.form) made.items.push_back(compiled.form);
    if (!first.known()) first = compiled.value;
    proven = proven && compiled.value.proven;
  }
  out.what = std::move(made);
  if (!ok) return Static::unknown();
  const Type* of = item ? item : first.known() ? first.type : program_->types->any();
  // With bounds on its length a list is not proven by its items: it keeps a type of its own.
  const bool bounded = item && !is_proven_by_items(*place.expected);
  Static known = Static::of(item && !bounded ? place.expected : program_->types->list_of(of));
  known.may_be_null = false;
  known.proven = proven && item && !bounded;
  return known;
}

/// What items of two lists have in common, so that one `each` can go over both.
const Type* Compiler::common_item(const Type* one, const Type* other) {
  if (!one || one == other) return other;
  if (one->kind != TypeKind::object || other->kind != TypeKind::object) {
    return one->kind == other->kind ? one : program_->types->any();
  }
  Type* both = program_->types->make(TypeKind::object);
  if (one->phi == Phi::yes || other->phi == Phi::yes) both->phi = Phi::yes;
  for (const Property& property : one->properties) {
    const Property* twin = other->find(property.name);
    const Type* type = !twin || twin->type == property.type
                           ? property.type
                           : common_item(property.type, twin->type);
    both->properties.push_back({property.name, type, twin && twin->required && property.required});
  }
  for (const Property& property : other->properties) {
    if (!one->find(property.name))
      both->properties.push_back({property.name, property.type, false});
  }
  return both;
}

const Type* Compiler::each_sources(const spec::Form& spec, const Place& place, EachForm& out,
                                   Static& list, Uses& uses) {
  const Type* item = nullptr;
  list.may_be_missing = true;
  for (const spec::Expression& source : spec.sources) {
    Static known;
    const Expr* expr = expression(source, known, uses, place);
    if (!expr || !known.known()) return nullptr;
    out.sources.push_back(expr);
    const bool is_list = known.type->kind == TypeKind::list;
    const bool scalar =
        !known.type->may_be(TypeKind::list) && !known.type->may_be(TypeKind::object);
    if (scalar) {
      error(Code::wrong_cardinality,
            "`" + word_of(spec) + "` goes over a list, and this is " + describe(*known.type),
            source.span);
      return nullptr;
    }
    const Type* of = known.type->kind == TypeKind::mixed ? program_->types->any()
                     : is_list ? (known.type->item ? known.type->item : program_->types->any())
                               : known.type;
    item = common_item(item, of);
    if (!known.may_be_missing && !known.may_be_null) list.may_be_missing = false;
  }
  return item;
}

/// Needs, lets, `where` and guards of one item.
void Compiler::each_scope(const spec::Form& spec, const Place& place, EachForm& out) {
  out.first_inner = static_cast<Slot>(scope_->slots->size());
  const std::size_t inner = scope_->names.size();
  for (const spec::Need& need : spec.needs) declare_need(need, place.address, out.needs);
  for (const spec::NamedForm& let : spec.lets) declare_let(let, place.address);
  // What an item is asked first decides whether its needs are asked at all.
  if (spec.where) out.where = condition(*spec.where, Fold::exact, place.address + ".where");
  if (out.where) scope_->facts.assume_holds(*out.where, scope_->one_ofs);
  out.guards = guards(spec.guards, place.address);
  know_facts_from(inner);
  scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
  scope_->asks = scope_->asks || !out.needs.empty();
  std::uint32_t last_round = 0;
  for (std::size_t i = inner; i < scope_->names.size(); ++i) {
    Binding& binding = *scope_->names[i];
    settle_binding(binding);
    if (binding.need) last_round = std::max(last_round, binding.round);
  }
  if (last_round > 0) {
    scope_->lazy_rounds = std::max(scope_->lazy_rounds, last_round);
    scope_->round = std::max(scope_->round, last_round);
    scope_->most_rounds = std::max(scope_->most_rounds, scope_->enclosing_round + last_round);
  }
  scope_->enclosing_round = std::max(scope_->enclosing_round, scope_->round);
}

Static Compiler::each(const spec::Form& spec, const Place& place, Form& out, Uses& uses) {
  const Type* wanted = nullptr;
  if (place.expected && place.expected->item) {
    wanted = place.expected->item;
  } else if (place.expected && !place.expected->may_be(TypeKind::list)) {
    error(Code::wrong_cardinality,
          place.target + " is " + describe(*place.expected) + ", and `" + word_of(spec) +
              "` gives a list",
          spec.span);
    return Static::unknown();
  }
  EachForm made;
  Static list;
  const Facts facts_before = scope_->facts;
  const std::uint32_t enclosing_before = scope_->enclosing_round;
  const std::uint32_t round_before = std::exchange(scope_->round, 0);
  const Type* item_type = each_sources(spec, place, made, list, uses);
  if (item_type && spec.kind == spec::Form::Kind::group)
    item_type = group(spec, place, *item_type, made, uses);
  if (!item_type) return Static::unknown();

  const std::size_t names_before = scope_->names.size();
  spec::Word name = spec.as;
  Binding* item = nullptr;
  if (!name.empty()) item = declare(name, SlotInfo::Kind::item, Static::of(item_type));
  if (!item) {
    auto unnamed = std::make_unique<Binding>();
    unnamed->kind = SlotInfo::Kind::item;
    unnamed->slot = static_cast<Slot>(scope_->slots->size());
    unnamed->known = Static::of(item_type);
    scope_->slots->push_back({SlotInfo::Kind::item, ".", nullptr, nullptr, {}});
    scope_->names.push_back(std::move(unnamed));
    item = scope_->names.back().get();
  }
  item->known.may_be_null = item_type->nullable;
  item->round = scope_->round;
  made.item = item->slot;
  scope_->items.push_back(item);
  each_scope(spec, place, made);
  Compiled body = part(*spec.body, place, "", without_rank(spec, wanted), Absences::answered, uses);
  made.last_inner = static_cast<Slot>(scope_->slots->size());
  warn_unused(names_before);
  scope_->items.pop_back();
  scope_->names.resize(names_before);
  made.body = body.form;
  const bool known = body.form && body.value.known();
  Arranged arranged{wanted, wanted ? wanted : body.value.type};
  if (known) arrange(spec, place, body, made.item, arranged, uses);
  made.arrangement = arranged.made;
  scope_->facts = facts_before;
  scope_->enclosing_round = enclosing_before;
  scope_->round = std::max(scope_->round, round_before);
  out.what = std::move(made);
  if (!known) return Static::unknown();
  const bool bounded = wanted && (!is_proven_by_items(*place.expected) || !arranged.proven);
  list.type = wanted && !bounded ? place.expected : program_->types->list_of(arranged.item);
  list.proven = wanted && !bounded;
  if (body.value.type->phi == Phi::yes) list.type = program_->types->with_phi(list.type);
  return list;
}

}  // namespace smx

// Why a value is none of its alternatives: which comes nearest, and what it lacks for that. And the
// sentences of the keywords that few schemas use.
#include <algorithm>

#include "types/fault.h"
#include "types/members.h"
#include "types/ticks.h"
#include "types/validator.h"
#include "value/pointer.h"

namespace smx::types {

namespace {

constexpr std::size_t kMostFaultsJudged = 8;

std::string subject_of(std::string_view name) {
  return name.empty() ? "the value" : in_ticks(name);
}

TypeKind kind_of(const Node& node) {
  switch (node.kind()) {
    case Kind::null: return TypeKind::null;
    case Kind::boolean: return TypeKind::boolean;
    case Kind::number: return TypeKind::number;
    case Kind::text: return TypeKind::text;
    case Kind::list: return TypeKind::list;
    case Kind::object: return TypeKind::object;
  }
  return TypeKind::any;
}

bool can_have_kind_of(const Node& node, const Type& type) {
  const TypeKind kind = kind_of(node);
  return type.may_be(kind) || (kind == TypeKind::number && type.may_be(TypeKind::integer));
}

/// All values that the discriminating member can have.
std::vector<std::string> values_of(const Choice& choice) {
  std::vector<std::string> all;
  for (const Type* alternative : choice.alternatives) {
    for (const std::string& value : alternative->find(choice.by)->type->enumeration)
      all.push_back(value);
  }
  return all;
}

std::size_t index_of(const Choice& choice, const Type* alternative) {
  const auto& all = choice.alternatives;
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), alternative) - all.begin());
}

/// "must not be one of A, B"
std::string forbidden(const Type& type) {
  if (!type.enumeration.empty()) return "must not be " + describe(type);
  std::vector<std::string> required;
  for (const Property& property : type.properties) {
    if (property.required) required.push_back(in_ticks(property.name));
  }
  const bool only_members = type.kind == TypeKind::object && !required.empty() &&
                            required.size() == type.properties.size() && !type.further;
  const bool any_value =
      std::all_of(type.properties.begin(), type.properties.end(),
                  [](const Property& property) { return property.type->kind == TypeKind::any; });
  if (only_members && any_value)
    return required.size() == 1 ? "must not have " + required.front()
                                : "must not have all of " + listed(required);
  return "is what `not` in its schema forbids";
}

}  // namespace

void Validator::check_further(const Node& node, const Type& type, const Link* link,
                              std::string_view name) {
  const Further& further = *type.further;
  for (const Type* type_forbidden : further.none_of) {
    if (fitter_.fits(node, *type_forbidden))
      add(node, link,
          subject_of(name) + ' ' + forbidden(*type_forbidden) + "; found " + shape_of(node));
  }
  if (type.kind == TypeKind::object && node.is(Kind::object)) {
    check_members(node, type, link);
    for (const Dependent& dependent : further.dependent) {
      if (dependent.type && node.find(dependent.member)) check(node, *dependent.type, link, name);
    }
  }
  if (type.kind != TypeKind::list || !node.is(Kind::list)) return;
  const Type* rest = further.prefix.empty() ? type.item : further.rest;
  std::size_t index = 0;
  for (const Node& item : node.items()) {
    const Link here{link, nullptr, index};
    const Type* expected = index < further.prefix.size() ? further.prefix[index] : rest;
    if (expected) check(item, *expected, &here, {});
    ++index;
  }
  for (const Containing& containing : further.contains) {
    const std::uint64_t count = count_containing(node, containing, fitter_);
    const bool is_few = count < containing.least;
    if (!is_few && count <= containing.most.value_or(count)) continue;
    add(node, link,
        subject_of(name) + " must have at " + (is_few ? "least " : "most ") +
            std::to_string(is_few ? containing.least : *containing.most) + " that is " +
            describe(*containing.type) + "; found " + std::to_string(count));
  }
}

/// A member that no property names.
void Validator::check_other(const Member& member, const Type& type, const Link* link) {
  bool is_known = false;
  for (const PatternProperties& pattern : type.further->pattern_properties) {
    if (!pattern.name->found_in(member.name)) continue;
    is_known = true;
    check(member.value, *pattern.type, link, {});
  }
  for (const Type* name : type.further->names) {
    if (!fitter_.fits(name_of(member), *name))
      add(member.value, link, "the name of the member is not what `propertyNames` asks for");
  }
  if (is_known) return;
  if (type.closed) {
    add(member.value, link, "the schema of the object knows no such member");
  } else if (type.additional) {
    check(member.value, *type.additional, link, {});
  }
}

void Validator::check_choices(const Node& node, const Type& type, const Link* link,
                              std::string_view name) {
  if (node.is(Kind::null) && type.nullable) return;
  for (const Choice& choice : type.choices) {
    const Fitter::Found found = fitter_.alternative_of(node, choice);
    if (!found.type) {
      explain(node, choice, link, name);
    } else if (const Member* stray = fitter_.stray_member(node, type, *found.type)) {
      const Link here{link, stray, 0};
      const Property* property = type.find(stray->name);
      check(stray->value, *property->type, &here, property->name);
    }
    if (is_full()) return;
  }
}

void Validator::explain(const Node& node, const Choice& choice, const Link* link,
                        std::string_view name) {
  const auto& all = choice.alternatives;
  const bool has_kind = std::any_of(all.begin(), all.end(), [&node](const Type* alternative) {
    return can_have_kind_of(node, *alternative);
  });
  if (!has_kind) {
    Type any_of;
    any_of.kind = TypeKind::mixed;
    any_of.choices.push_back(choice);
    const std::string wanted = all.empty() ? "must not be there" : "must be " + describe(any_of);
    return add(node, link, subject_of(name) + ' ' + wanted + "; found " + shape_of(node));
  }
  if (nearness_ == Nearness::judged || fitter_.is_exhausted()) {
    return add(
        node, link,
        subject_of(name) + " is none of its " + std::to_string(all.size()) + " alternatives");
  }
  if (explain_discriminator(node, choice, link)) return;
  explain_nearest(node, choice, link, name);
}

/// True when the discriminating member is at fault, or says which alternative is meant.
bool Validator::explain_discriminator(const Node& node, const Choice& choice, const Link* link) {
  if (choice.by.empty() || !node.is(Kind::object)) return false;
  if (const Type* meant = Fitter::named_alternative(node, choice)) {
    check_as(node, choice, index_of(choice, meant), link, {});
    return true;
  }
  const bool is_needed =
      std::all_of(choice.alternatives.begin(), choice.alternatives.end(),
                  [&](const Type* type) { return type->find(choice.by)->required; });
  const std::string which = ", which says what the object is";
  for (const Member& member : node.members()) {
    if (member.name != choice.by) continue;
    const Link here{link, &member, 0};
    add(member.value, &here,
        in_ticks(choice.by) + which + ", must be one of " + listed(values_of(choice)) + "; found " +
            shape_of(member.value));
    return true;
  }
  if (is_needed) add(node, link, in_ticks(choice.by) + which + ", is required and is missing");
  return is_needed;
}

void Validator::explain_nearest(const Node& node, const Choice& choice, const Link* link,
                                std::string_view name) {
  std::vector<std::string> fitting;
  std::size_t nearest = 0;
  std::size_t fewest = kMostFaultsJudged + 2;
  for (std::size_t i = 0; i < choice.alternatives.size(); ++i) {
    const Type& alternative = *choice.alternatives[i];
    const bool has_kind = can_have_kind_of(node, alternative);
    const std::size_t faults =
        has_kind ? faults_as(node, alternative, name) : kMostFaultsJudged + 1;
    if (faults == 0) fitting.push_back(choice.names[i]);
    if (faults >= fewest) continue;
    fewest = faults;
    nearest = i;
  }
  if (!fitting.empty()) {
    return add(node, link,
               subject_of(name) + " must be exactly one of its alternatives, and is " +
                   std::to_string(fitting.size()) + " of them: " + listed(fitting));
  }
  check_as(node, choice, nearest, link, name);
}

/// What a value lacks to be one alternative.
void Validator::check_as(const Node& node, const Choice& choice, std::size_t index,
                         const Link* link, std::string_view name) {
  const std::size_t before = violations_.size();
  check(node, *choice.alternatives[index], link, name);
  const std::string as = choice.alternatives.size() == 1
                             ? std::string()
                             : "; as " + choice.names[index] + ", the nearest of " +
                                   std::to_string(choice.alternatives.size()) + " alternatives";
  for (std::size_t i = before; i < violations_.size(); ++i) {
    // A choice inside has said it already.
    if (violations_[i].message.find("; as ") == std::string::npos) violations_[i].message += as;
  }
}

std::size_t Validator::faults_as(const Node& node, const Type& type, std::string_view name) {
  Validator judge(kMostFaultsJudged);
  judge.nearness_ = Nearness::judged;
  std::swap(judge.fitter_, fitter_);
  judge.check(node, type, nullptr, name);
  std::swap(judge.fitter_, fitter_);
  return judge.violations_.size();
}

}  // namespace smx::types

#include "types/views.h"

#include <algorithm>
#include <unordered_set>

#include "types/fault.h"
#include "types/further.h"

namespace smx::types {

namespace {

constexpr std::size_t kMostUnions = 50'000;

/// The alternatives, and theirs where they are choices too.
void add_leaves(const Type& type, std::vector<const Type*>& leaves) {
  if (type.choices.empty()) {
    leaves.push_back(&type);
    return;
  }
  for (const Type* alternative : type.choices.front().alternatives)
    add_leaves(*alternative, leaves);
}

/// Each once, in the order of the schema, so that two runs say the same.
void make_unique(std::vector<const Type*>& types) {
  std::unordered_set<const Type*> seen;
  std::erase_if(types, [&seen](const Type* type) { return !seen.insert(type).second; });
}

std::vector<const Type*> leaves_of(const Choice& choice) {
  std::vector<const Type*> leaves;
  for (const Type* alternative : choice.alternatives) add_leaves(*alternative, leaves);
  make_unique(leaves);
  return leaves;
}

bool is_scalar(TypeKind kind) {
  return kind == TypeKind::text || kind == TypeKind::integer || kind == TypeKind::number ||
         kind == TypeKind::boolean;
}

TypeKind common_kind(TypeKind one, TypeKind other) {
  const auto is_number = [](TypeKind kind) {
    return kind == TypeKind::integer || kind == TypeKind::number;
  };
  if (one == other) return one;
  if (one == TypeKind::any || other == TypeKind::any) return TypeKind::any;
  return is_number(one) && is_number(other) ? TypeKind::number : TypeKind::mixed;
}

/// Whether a type says its kind and its values, and nothing else.
bool is_list_of_values(const Type& type) {
  return is_scalar(type.kind) && type.choices.empty() && !type.enumeration.empty() &&
         !type.further && !type.pattern && !type.min_length && !type.max_length && !type.minimum &&
         !type.maximum && type.format == Format::none;
}

bool share_a_value(const Type& one, const Type& other) {
  return std::any_of(one.enumeration.begin(), one.enumeration.end(),
                     [&other](const std::string& value) { return is_listed(value, other); });
}

bool has_values(const Property* property) {
  return property && property->type->kind == TypeKind::text && !property->type->nullable &&
         property->type->choices.empty() && !property->type->enumeration.empty();
}

/// Whether every alternative has values of its own for the member.
bool tells_apart(const Choice& choice, const std::string& member) {
  for (std::size_t i = 0; i < choice.alternatives.size(); ++i) {
    const Property* own = choice.alternatives[i]->find(member);
    if (!has_values(own)) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (share_a_value(*own->type, *choice.alternatives[j]->find(member)->type)) return false;
    }
  }
  return true;
}

void find_discriminator(Choice& choice) {
  const bool are_objects =
      !choice.alternatives.empty() &&
      std::all_of(choice.alternatives.begin(), choice.alternatives.end(), [](const Type* type) {
        return type->kind == TypeKind::object && type->choices.empty();
      });
  if (!are_objects) return;
  for (const Property& property : choice.alternatives.front()->properties) {
    if (!has_values(&property) || !tells_apart(choice, property.name)) continue;
    choice.by = property.name;
    break;
  }
  for (std::size_t i = 0; i < choice.names.size() && !choice.by.empty(); ++i) {
    const Type& values = *choice.alternatives[i]->find(choice.by)->type;
    if (choice.names[i].starts_with("alternative "))
      choice.names[i] = "the one with " + in_ticks(choice.by) + ' ' + listed(values.enumeration);
  }
}

}  // namespace

void Views::add(Type& type, const Layers& layers) {
  Chooser chooser{&type, {}, false};
  for (const Layer& layer : layers.all) {
    const yaml::Node* properties = map_below(layer.place.node, "properties");
    if (!layer.place.file || !layer.place.file->tightens || !properties) continue;
    for (const yaml::Entry& entry : properties->entries)
      chooser.tightened.emplace_back(entry.key.text, entry.key.span);
  }
  index_.emplace(&type, choosers_.size());
  choosers_.push_back(std::move(chooser));
}

void Views::add_items(Type& list, std::vector<const Type*> items) {
  lists_.emplace_back(&list, std::move(items));
}

void Views::drop(Type& type) {
  type.choices.clear();
  nulls_.erase(&type);
  const auto found = index_.find(&type);
  if (found != index_.end()) choosers_[found->second].is_settled = true;
}

void Views::make_all() {
  for (Chooser& chooser : choosers_) settle_null(chooser);
  for (Chooser& chooser : choosers_) fold_values(*chooser.type);
  for (const Chooser& chooser : choosers_) view(*chooser.type);
  for (auto& [list, items] : lists_) list->item = union_of(items);
  for (std::size_t i = 0; i < unions_.size(); ++i) view(*unions_[i]);
  for (const Chooser& chooser : choosers_) check_tightened(chooser);
}

Views::Chooser* Views::chooser_of(const Type* type) {
  const auto found = index_.find(type);
  return found == index_.end() ? nullptr : &choosers_[found->second];
}

/// Alternatives that are only null are taken out: what remains of them is that null is admitted.
/// The nesting of choices is bounded where they are made.
void Views::settle_null(Chooser& chooser) {
  if (chooser.is_settled) return;
  chooser.is_settled = true;
  Type& type = *chooser.type;
  const std::vector<Nulls>& nulls = nulls_[&type];
  for (std::size_t i = 0; i < type.choices.size(); ++i) {
    Choice& choice = type.choices[i];
    std::size_t count = nulls[i].alternatives;
    Choice kept;
    for (std::size_t j = 0; j < choice.alternatives.size(); ++j) {
      const Type* alternative = choice.alternatives[j];
      if (Chooser* inner = chooser_of(alternative)) settle_null(*inner);
      if (alternative->nullable) ++count;
      if (alternative->kind == TypeKind::null) continue;
      kept.alternatives.push_back(alternative);
      kept.names.push_back(choice.names[j]);
    }
    choice.alternatives = std::move(kept.alternatives);
    choice.names = std::move(kept.names);
    const bool by_count = choice.must == Choice::Must::exactly_one ? count == 1 : count > 0;
    type.nullable = type.nullable && (by_count || nulls[i].beside == NullBeside::yes);
  }
  nulls_.erase(&type);
}

/// Alternatives that only list values are one list of values.
bool Views::fold_values(Type& type) {
  if (type.choices.size() != 1) return false;
  const Choice& choice = type.choices.front();
  const std::vector<const Type*>& all = choice.alternatives;
  if (all.empty()) return false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!is_list_of_values(*all[i]) || all[i]->kind != all.front()->kind) return false;
    for (std::size_t j = 0; j < i && choice.must == Choice::Must::exactly_one; ++j) {
      if (share_a_value(*all[i], *all[j])) return false;
    }
  }
  const std::vector<const Type*> alternatives = all;
  type.choices.clear();
  fill_scalars(type, alternatives);
  type.kind = alternatives.front()->kind;
  return true;
}

void Views::view(Type& type) {
  if (type.choices.empty()) return;
  for (Choice& choice : type.choices) find_discriminator(choice);
  fill(type, leaves_of(type.choices.front()));
  for (std::size_t i = 1; i < type.choices.size(); ++i) add_other_view(type, type.choices[i]);
}

/// Of a second choice: members the first knows nothing of, and what it requires.
void Views::add_other_view(Type& type, const Choice& choice) {
  Type other;
  fill(other, leaves_of(choice));
  if (type.kind == TypeKind::any) type.kind = other.kind;
  if (!type.item) type.item = other.item;
  if (!type.additional) type.additional = other.additional;
  for (Property& property : other.properties) {
    const auto twin =
        std::find_if(type.properties.begin(), type.properties.end(),
                     [&](const Property& known) { return known.name == property.name; });
    if (twin == type.properties.end()) {
      type.properties.push_back(property);
    } else {
      twin->required = twin->required || property.required;
      if (twin->type->kind == TypeKind::any) twin->type = property.type;
    }
  }
}

void Views::fill(Type& type, const Leaves& leaves) {
  type.kind = leaves.empty() ? TypeKind::mixed : leaves.front()->kind;
  for (const Type* leaf : leaves) type.kind = common_kind(type.kind, leaf->kind);
  if (type.kind == TypeKind::any) return;
  Leaves objects;
  Leaves items;
  for (const Type* leaf : leaves) {
    if (leaf->kind == TypeKind::object) objects.push_back(leaf);
    if (leaf->kind == TypeKind::list) items.push_back(leaf->item);
  }
  if (!objects.empty()) fill_members(type, objects, objects.size() == leaves.size());
  if (!items.empty()) type.item = union_of(std::move(items));
  if (is_scalar(type.kind)) fill_scalars(type, leaves);
}

void Views::fill_scalars(Type& type, const Leaves& leaves) {
  type.format = leaves.front()->format;
  bool all_list = true;
  for (const Type* leaf : leaves) {
    if (leaf->format != type.format) type.format = Format::none;
    all_list = all_list && !leaf->enumeration.empty();
  }
  type.enumeration.clear();
  for (const Type* leaf : leaves) {
    for (const std::string& value : leaf->enumeration) {
      if (all_list && !is_listed(value, type)) type.enumeration.push_back(value);
    }
  }
}

/// The type of a member in one alternative; null where it has none or leaves it open.
const Type* Views::member_in(const Type& object, const std::string& name, bool& is_required) {
  const Property* property = object.find(name);
  is_required = is_required && property && property->required && object.absent_if_only.empty();
  if (property) return property->type;
  if (object.further) {
    for (const PatternProperties& pattern : object.further->pattern_properties) {
      if (pattern.name->found_in(name)) return pattern.type;
    }
  }
  return object.additional;
}

void Views::fill_members(Type& type, const Leaves& objects, bool are_all) {
  type.properties.clear();
  type.closed = std::all_of(objects.begin(), objects.end(),
                            [](const Type* object) { return object->closed; });
  for (const Type* object : objects) {
    for (const Property& property : object->properties) {
      if (type.find(property.name)) continue;
      bool is_required = are_all;
      Leaves types;
      for (const Type* other : objects) {
        const Type* member = member_in(*other, property.name, is_required);
        if (member && member != store_.never()) types.push_back(member);
      }
      const Type* common = types.empty() ? store_.never() : union_of(std::move(types));
      type.properties.push_back({property.name, common, is_required});
    }
  }
  Leaves additional;
  const bool are_maps = std::all_of(objects.begin(), objects.end(), [&](const Type* object) {
    if (object->additional) additional.push_back(object->additional);
    return object->closed || object->additional;
  });
  if (are_maps && !additional.empty()) type.additional = union_of(std::move(additional));
  const std::vector<std::string>& absent = objects.front()->absent_if_only;
  const bool are_same = std::all_of(objects.begin(), objects.end(), [&](const Type* object) {
    return object->absent_if_only == absent;
  });
  if (are_same) type.absent_if_only = absent;
}

/// A type that takes all that any of these takes. The same types always give the same.
const Type* Views::union_of(Leaves all) {
  make_unique(all);
  if (all.size() == 1) return all.front();
  Leaves leaves;
  bool nullable = false;
  for (const Type* type : all) {
    nullable = nullable || type->nullable;
    if (type->kind != TypeKind::null) add_leaves(*type, leaves);
  }
  make_unique(leaves);
  const bool has_any = std::any_of(leaves.begin(), leaves.end(), [](const Type* leaf) {
    return leaf->kind == TypeKind::any && !leaf->further;
  });
  // Too many combinations: nothing is known then, which is always right.
  if (has_any || leaves.empty() || known_unions_.size() > kMostUnions) return store_.any();
  Leaves sorted = leaves;
  std::sort(sorted.begin(), sorted.end());
  auto [known, is_new] = known_unions_.try_emplace({std::move(sorted), nullable}, nullptr);
  if (!is_new) return known->second;
  if (leaves.size() == 1 && leaves.front()->nullable == nullable) {
    known->second = leaves.front();
    return known->second;
  }
  Type* made = store_.make(TypeKind::mixed);
  made->nullable = nullable;
  Choice& choice = made->choices.emplace_back();
  choice.alternatives = leaves;
  for (const Type* leaf : leaves) choice.names.push_back(describe(*leaf));
  known->second = made;
  if (!fold_values(*made)) unions_.push_back(made);
  return made;
}

/// Of alternatives at least one must know what a tightening file names.
void Views::check_tightened(const Chooser& chooser) {
  for (const auto& [name, span] : chooser.tightened) {
    const bool is_open = chooser.type->kind == TypeKind::any || chooser.type->choices.empty();
    if (is_open || chooser.type->find(name)) continue;
    std::vector<std::string> known;
    for (const Property& property : chooser.type->properties) known.push_back(property.name);
    reports_.add(Code::bad_schema,
                 in_ticks(name) + " is not among the properties of any alternative it tightens",
                 span, suggest(name, known));
  }
}

bool Views::spread_phi() {
  bool changed = false;
  const auto spread = [&changed](Type& type) {
    if (type.phi == Phi::yes) return;
    const Leaves parts = type.choices.empty() ? Leaves{} : leaves_of(type.choices.front());
    const bool is_phi = type.kind == TypeKind::any ||
                        std::any_of(parts.begin(), parts.end(),
                                    [](const Type* part) { return part->phi == Phi::yes; });
    if (!is_phi) return;
    type.phi = Phi::yes;
    changed = true;
  };
  for (Type* type : unions_) spread(*type);
  for (const Chooser& chooser : choosers_) spread(*chooser.type);
  return changed;
}

void Views::forget() {
  choosers_.clear();
  index_.clear();
  lists_.clear();
  unions_.clear();
}

}  // namespace smx::types

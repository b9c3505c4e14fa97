#include "markup/plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "types/xml_mark.h"
#include "xml/names.h"

namespace smx::markup {

namespace {

const XmlMark kNoMark;

const XmlMark& mark_of(const Type& type) {
  return type.xml ? *type.xml : kNoMark;
}

XmlRole role_of(const Property& property) {
  const XmlRole role = mark_of(*property.type).role;
  const bool by_name = property.name.starts_with('@') && role == XmlRole::element;
  return by_name ? XmlRole::attribute : role;
}

/// The namespace a mark gives, or the one around it.
Name named(const XmlMark& mark, std::string_view fallback, const Name& around) {
  Name name = around;
  if (mark.name_space) name.uri = *mark.name_space;
  if (mark.name_space || !mark.prefix.empty()) name.prefix = mark.prefix;
  name.local = mark.name.empty() ? std::string(fallback) : mark.name;
  return name;
}

std::string_view component_name(const Type& type) {
  const std::string_view name = type.name;
  return name.substr(name.find('/') + 1);
}

Content content_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::text: return type.format == Format::none ? Content::text : Content::token;
    case TypeKind::integer: return Content::integer;
    case TypeKind::number: return Content::number;
    case TypeKind::boolean: return Content::boolean;
    case TypeKind::null: return Content::text;
    case TypeKind::object: return Content::object;
    case TypeKind::list: return mark_of(type).wrapped ? Content::wrapper : Content::unknown;
    case TypeKind::mixed:
    case TypeKind::any: return Content::unknown;
  }
  return Content::unknown;
}

std::string quoted(std::string_view text) {
  return "`" + std::string(text) + "`";
}

}  // namespace

/// Shapes are made when they are first met and filled from a queue: types may contain themselves.
class PlanBuilder {
 public:
  MadePlan run(const Type& type) {
    plan_->type_ = &type;
    if (mark_of(type).role == XmlRole::roots) {
      plan_->choice_ = true;
      Shape& choice = plan_->shapes_.emplace_back();
      choice.type = &type;
      choice.content = Content::object;
      fill(choice);
      plan_->roots_ = choice.elements;
      if (choice.elements.size() != type.properties.size()) {
        refuse(type, "every property of an object with `x-roots` is one element");
      }
    } else {
      Slot root;
      root.name = named(mark_of(type), component_name(type), {});
      check_name(type, root.name);
      root.value = shape_of(type, root.name);
      plan_->roots_.push_back(std::move(root));
    }
    while (!open_.empty()) {
      Shape* shape = open_.back();
      open_.pop_back();
      fill(*shape);
    }
    if (!why_.empty()) return {nullptr, std::move(why_)};
    number_namespaces();
    return {std::move(plan_), {}};
  }

 private:
  const Shape* shape_of(const Type& type, const Name& around) {
    auto [known, is_new] = known_.try_emplace({&type, around.uri, around.prefix}, nullptr);
    if (is_new) {
      Shape& shape = plan_->shapes_.emplace_back();
      shape.type = &type;
      shape.content = content_of(type);
      shape.inherited = {around.uri, {}, around.prefix};
      known->second = &shape;
      open_.push_back(&shape);
    }
    return known->second;
  }

  void fill(Shape& shape) {
    const Type& type = *shape.type;
    if (shape.content == Content::wrapper) {
      const XmlMark& mark = mark_of(type);
      add_items(shape, type, mark.name.empty() ? component_name(type) : mark.name, 0);
    }
    if (shape.content != Content::object) return;
    for (std::uint32_t i = 0; i < type.properties.size(); ++i) add_property(shape, i);
    if (type.additional) shape.additional = shape_of(*type.additional, shape.inherited);
    check_twins(type, shape.elements, "element");
    check_twins(type, shape.attributes, "attribute");
  }

  void add_property(Shape& shape, std::uint32_t index) {
    const Property& property = shape.type->properties[index];
    switch (role_of(property)) {
      case XmlRole::element: return add_element(shape, index);
      case XmlRole::attribute: return add_attribute(shape, index);
      case XmlRole::text: return claim(shape, shape.text, index, "x-text");
      case XmlRole::mixed: return claim(shape, shape.mixed, index, "x-mixed");
      case XmlRole::foreign_elements:
        return claim(shape, shape.foreign_elements, index, "x-foreign: elements");
      case XmlRole::foreign_attributes:
        return claim(shape, shape.foreign_attributes, index, "x-foreign: attributes");
      case XmlRole::roots:
        return refuse(*shape.type, quoted(property.name) + " has `x-roots`, and is no document");
    }
  }

  void claim(Shape& shape, std::uint32_t& place, std::uint32_t index, std::string_view mark) {
    if (place != kNoProperty) {
      return refuse(*shape.type, "two properties are marked " + quoted(mark));
    }
    place = index;
  }

  void add_element(Shape& shape, std::uint32_t index) {
    const Property& property = shape.type->properties[index];
    const Type& type = *property.type;
    const XmlMark& mark = mark_of(type);
    if (type.kind == TypeKind::list && !mark.wrapped) {
      return add_items(shape, type, property.name, index);
    }
    Slot slot;
    slot.property = index;
    slot.name = named(mark, property.name, shape.inherited);
    if (type.kind == TypeKind::list) {
      slot.value = wrapper_of(type, slot.name);
    } else {
      slot.value = shape_of(type, slot.name);
    }
    check_name(*shape.type, slot.name);
    shape.elements.push_back(std::move(slot));
  }

  /// A wrapped list whose items have no name of their own takes the name of the element around
  /// them, which is the property's, so that the shape is not shared.
  const Shape* wrapper_of(const Type& type, const Name& around) {
    Shape& shape = plan_->shapes_.emplace_back();
    shape.type = &type;
    shape.content = Content::wrapper;
    shape.inherited = {around.uri, {}, around.prefix};
    add_items(shape, type, around.local, 0);
    return &shape;
  }

  void add_items(Shape& shape, const Type& list, std::string_view name, std::uint32_t index) {
    // Without items' own mark the list's namespace counts: it is all that was said.
    const XmlMark& mark = mark_of(*list.item);
    const bool in_wrapper = shape.content == Content::wrapper;
    const Name around = in_wrapper ? shape.inherited : named(mark_of(list), name, shape.inherited);
    Slot slot;
    slot.property = index;
    slot.many = true;
    slot.name = named(mark, name, around);
    slot.required = !in_wrapper && shape.type->properties[index].required;
    shape.has_required_lists = shape.has_required_lists || slot.required;
    slot.value = shape_of(*list.item, slot.name);
    check_name(in_wrapper ? list : *shape.type, slot.name);
    shape.elements.push_back(std::move(slot));
  }

  void add_attribute(Shape& shape, std::uint32_t index) {
    const Property& property = shape.type->properties[index];
    const XmlMark& mark = mark_of(*property.type);
    std::string_view name = property.name;
    if (name.starts_with('@')) name.remove_prefix(1);
    Slot slot;
    slot.property = index;
    slot.name = named(mark, name, {});
    if (slot.name.uri == kXmlNamespace) slot.name.prefix = "xml";
    if (!slot.name.uri.empty() && slot.name.prefix.empty()) {
      return refuse(*shape.type, "the attribute " + quoted(slot.name.local) +
                                     " has a namespace and no `prefix`; it needs one");
    }
    slot.value = shape_of(*property.type, slot.name);
    const Content content = slot.value->content;
    if (content == Content::object || content == Content::wrapper || content == Content::unknown) {
      return refuse(*shape.type, "the attribute " + quoted(slot.name.local) +
                                     " is not one text, number or boolean");
    }
    check_name(*shape.type, slot.name);
    shape.attributes.push_back(std::move(slot));
  }

  void check_name(const Type& owner, const Name& name) {
    if (!xml::is_ncname(name.local)) {
      refuse(owner,
             quoted(name.local) + " is not a name XML allows: give one with `xml: { name: }`");
    }
    if (name.prefix.empty() || name.prefix == "xml") return;
    if (!xml::is_ncname(name.prefix) || name.prefix.starts_with("xml") || name.prefix == "xsi" ||
        name.prefix.starts_with('_') || name.uri.empty()) {
      return refuse(owner, quoted(name.prefix) + " cannot be the prefix of a namespace here");
    }
    for (const Name& known : plan_->prefixes_) {
      if (known.prefix != name.prefix) continue;
      if (known.uri != name.uri) {
        refuse(owner, "the prefix " + quoted(name.prefix) + " stands for two namespaces");
      }
      return;
    }
    plan_->prefixes_.push_back({name.uri, {}, name.prefix});
  }

  void check_twins(const Type& owner, const std::vector<Slot>& slots, std::string_view what) {
    for (std::size_t i = 0; i < slots.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!slots[i].name.is(slots[j].name.uri, slots[j].name.local)) continue;
        refuse(owner,
               "two properties are the " + std::string(what) + " " + quoted(slots[i].name.local));
      }
    }
  }

  void number_namespaces() {
    plan_->namespaces_ = {"", std::string(kSchemaInstance)};
    for (Slot& root : plan_->roots_) finish(root, *plan_->type_);
    for (Shape& shape : plan_->shapes_) {
      shape.attribute_keys = keys_of(shape.attributes, *shape.type);
      shape.element_keys = keys_of(shape.elements, *shape.type);
      shape.seen_words = seen_words(shape);
      if (shape.additional) number_of(shape.inherited.uri);
      const bool is_scalar = shape.content != Content::object && shape.content != Content::wrapper;
      shape.keeps_text = is_scalar || shape.text != kNoProperty || shape.mixed != kNoProperty;
      shape.passes_text = shape.content == Content::object && !shape.keeps_text &&
                          shape.foreign_elements == kNoProperty && !shape.type->closed;
    }
  }

  /// Attributes and foreign elements become lists of properties too, and lists are put together
  /// with the same bits.
  static std::uint32_t seen_words(const Shape& shape) {
    const std::size_t bits = shape.content == Content::object ? shape.type->properties.size() : 0;
    auto words = static_cast<std::uint32_t>((bits + 63) / 64);
    for (const Slot& slot : shape.elements) words = std::max(words, slot.property / 64 + 1);
    return words;
  }

  std::vector<SlotKey> keys_of(std::vector<Slot>& slots, const Type& owner) {
    std::vector<SlotKey> keys;
    for (Slot& slot : slots) {
      finish(slot, owner);
      const xml::ExpectedName name(slot.name.local, slot.name_space);
      keys.push_back({slot.name.local, slot.name_space, &slot, name});
    }
    keys.emplace_back();
    return keys;
  }

  void finish(Slot& slot, const Type& owner) {
    slot.name_space = number_of(slot.name.uri);
    // The items of a wrapped list and a single root are no properties.
    if (slot.property < owner.properties.size()) {
      slot.member = owner.properties[slot.property].name;
    }
  }

  NamespaceId number_of(const std::string& uri) {
    const NamespaceId known = plan_->namespace_id(uri);
    if (known != kUnknownNamespaceId) return known;
    plan_->namespaces_.push_back(uri);
    return static_cast<NamespaceId>(plan_->namespaces_.size() - 1);
  }

  void refuse(const Type& owner, const std::string& sentence) {
    if (!why_.empty()) return;
    why_ = owner.name.empty() ? sentence : "in " + quoted(owner.name) + ", " + sentence;
  }

  std::unique_ptr<Plan> plan_ = std::make_unique<Plan>();
  std::map<std::tuple<const Type*, std::string, std::string>, const Shape*> known_;
  std::vector<Shape*> open_;
  std::string why_;
};

NamespaceId Plan::namespace_id(std::string_view uri) const {
  for (std::size_t id = 0; id < namespaces_.size(); ++id) {
    if (namespaces_[id] == uri) return static_cast<NamespaceId>(id);
  }
  return kUnknownNamespaceId;
}

bool is_document_type(const Type& type) {
  return type.xml != nullptr &&
         (type.xml->role == XmlRole::element || type.xml->role == XmlRole::roots);
}

MadePlan make_plan(const Type& type) {
  return PlanBuilder().run(type);
}

}  // namespace smx::markup

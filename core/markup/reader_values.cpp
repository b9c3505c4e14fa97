// What an element becomes when it ends.
#include <algorithm>
#include <utility>

#include "markup/escape.h"
#include "markup/reader.h"
#include "markup/scalar.h"

namespace smx::markup {

namespace {

/// The key of an attribute, looked for from `next` on, or null.
const SlotKey* find_key(const Shape& shape, const SlotKey* next, const xml::Attribute& attribute) {
  for (std::size_t left = shape.attribute_keys.size(); left > 0; --left) {
    if (next->name_space == attribute.name_space && xml::same_name(next->local, attribute.local)) {
      return next;
    }
    next = next->slot ? next + 1 : shape.attribute_keys.data();
  }
  return nullptr;
}

}  // namespace

void Reader::read_attributes(OpenElement& element, Attributes attributes) {
  const Shape& shape = *element.shape;
  const SlotKey* next =
      shape.attribute_keys.data();  // attributes mostly come in the order of the schema, too
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name_space == kSchemaInstanceId && attribute.local == "nil") {
      read_nil(element, attribute);
    } else if (const SlotKey* key = find_key(shape, next, attribute)) {
      const Slot& slot = *key->slot;
      const Origin place = origin(static_cast<std::uint32_t>(attribute.offset));
      Node& node = add(slot.member, slot.property, Part::attribute);
      put_scalar(node, attribute.value, slot.value->content, place, *arena_);
      next = key + 1;
    } else if (shape.foreign_attributes != kNoProperty) {
      keep_foreign_attribute(element, attribute);
    } else if (shape.type->closed && attribute.name_space != kSchemaInstanceId) {
      fault(attribute.offset, "the schema of the element knows no such attribute");
    }
  }
}

void Reader::read_nil(OpenElement& element, const xml::Attribute& attribute) {
  const std::string_view value = trimmed(attribute.value);
  element.is_nil = value == "true" || value == "1";
  if (element.is_nil || value == "false" || value == "0") return;
  fault(attribute.offset, "`xsi:nil` is true or false");
}

void Reader::keep_foreign_attribute(OpenElement& element, const xml::Attribute& attribute) {
  const Origin place = origin(static_cast<std::uint32_t>(attribute.offset));
  members_.clear();
  if (!attribute.uri.empty()) {
    members_.push_back({"namespace", Node::text(attribute.uri, place)});
  }
  members_.push_back({"name", Node::text(attribute.local, place)});
  members_.push_back({"value", Node::text(attribute.value, place)});
  const Node node = Node::object(arena_->copy(std::span<const Member>(members_)), place);
  const std::uint32_t property = element.shape->foreign_attributes;
  add_item(element, element.shape->property_name(property), property, Part::attribute) = node;
}

/// The value of an element that is no object, or null.
Node Reader::close(OpenElement& element) {
  if (element.is_nil) return close_nil(element);
  const Shape& shape = *element.shape;
  if (shape.content != Content::wrapper) {
    return scalar_of(text_of(element), shape.content, origin(element.offset), *arena_);
  }
  if (element.has_words) fault(element.text_offset, "text stands between the items of a list");
  return list_of(element.first_pending, 0);
}

Node Reader::close_nil(OpenElement& element) {
  const bool is_empty =
      !element.has_words && !element.has_elements && pending_.size() == element.first_pending;
  if (!is_empty) fault(element.offset, "an element is nil by `xsi:nil`, and yet holds something");
  if (element.has_recording) end_recording();
  return Node::null(origin(element.offset));
}

std::span<const Member> Reader::close_object(OpenElement& element) {
  if (!element.shape->passes_text) close_content(element);
  if (element.shape->has_required_lists) add_missing_lists(element);
  if (element.shape->additional) check_keys(element);
  return element.has_lists ? object_with_lists(element) : object_of(element);
}

/// Text, markup or elements: which of them an element holds is known when it ends.
void Reader::close_content(OpenElement& element) {
  const Shape& shape = *element.shape;
  const std::string_view markup = element.has_recording ? end_recording() : std::string_view();
  const bool keeps_all = shape.foreign_elements != kNoProperty || shape.type->closed;
  if (!element.has_elements) {
    if (shape.text != kNoProperty) return add_text(element);
    if (shape.mixed != kNoProperty) {
      std::string escaped;
      append_text(text_so_far(element), escaped);
      return add_markup(element, escaped);
    }
  } else if (shape.mixed != kNoProperty) {
    if (element.has_unknown || element.has_words) add_markup(element, markup);
    return;
  }
  if (!element.has_words || (shape.text == kNoProperty && !keeps_all)) return;
  fault(element.text_offset, shape.text == kNoProperty
                                 ? "text stands where the schema has elements only"
                                 : "text and elements are mixed, and the schema has no property "
                                   "with `x-mixed`");
}

void Reader::add_text(const OpenElement& element) {
  const Shape& shape = *element.shape;
  const Type& type = shape.property_type(shape.text);
  Content content = Content::text;
  switch (type.kind) {
    case TypeKind::integer: content = Content::integer; break;
    case TypeKind::number: content = Content::number; break;
    case TypeKind::boolean: content = Content::boolean; break;
    default: content = type.format == Format::none ? Content::text : Content::token;
  }
  const std::string_view text = text_of(element);
  Node& node = add(shape.property_name(shape.text), shape.text, Part::content);
  put_scalar(node, text, content, origin(element.text_offset), *arena_);
}

/// The whole content as one text; what was read of its elements is in there.
void Reader::add_markup(const OpenElement& element, std::string_view markup) {
  const auto* const behind =
      std::remove_if(pending_.begin() + element.first_pending, pending_.end(),
                     [](const Pending& pending) { return pending.part == Part::content; });
  pending_.cut(static_cast<std::size_t>(behind - pending_.begin()));
  const std::uint32_t property = element.shape->mixed;
  add(element.shape->property_name(property), property, Part::content) =
      Node::text(arena_->copy(markup), origin(element.text_offset));
}

/// An unwrapped list without an item leaves no trace. Where the schema demands the list it is
/// empty, and `minItems` says whether it may be.
void Reader::add_missing_lists(const OpenElement& element) {
  for (const Slot& slot : element.shape->elements) {
    const std::uint64_t word = seen_[element.first_seen + slot.property / 64];
    if (!slot.required || (word >> slot.property % 64 & 1) != 0) continue;
    add(slot.member, slot.property, Part::content) = Node::list({}, origin(element.offset));
  }
}

std::span<const Member> Reader::object_of(const OpenElement& element) {
  const std::size_t count = pending_.size() - element.first_pending;
  const std::span<Member> members = arena_->allocate_array<Member>(count);
  const Pending* from = pending_.begin() + element.first_pending;
  for (Member& member : members) member = (from++)->member;
  return members;
}

/// Items stand for themselves until here; a list is where its first item is.
std::span<const Member> Reader::object_with_lists(const OpenElement& element) {
  members_.clear();
  std::fill(seen_.begin() + element.first_seen, seen_.end(), std::uint64_t{0});
  for (std::size_t i = element.first_pending; i < pending_.size(); ++i) {
    const Pending& pending = pending_[i];
    if (!pending.many) {
      members_.push_back(pending.member);
      continue;
    }
    std::uint64_t& word = seen_[element.first_seen + pending.property / 64];
    const std::uint64_t bit = std::uint64_t{1} << pending.property % 64;
    if ((word & bit) == 0) members_.push_back({pending.member.name, list_of(i, pending.property)});
    word |= bit;
  }
  return arena_->copy(std::span<const Member>(members_));
}

/// The items of one list, from its first one on; other children may stand between them.
Node Reader::list_of(std::size_t first, std::uint32_t property) {
  std::size_t count = 0;
  for (std::size_t i = first; i < pending_.size(); ++i) count += pending_[i].property == property;
  const std::span<Node> items = arena_->allocate_array<Node>(count);
  auto to = items.begin();
  for (std::size_t i = first; to != items.end(); ++i) {
    if (pending_[i].property == property) *to++ = pending_[i].member.value;
  }
  const Origin place = items.empty() ? origin(open_.back().offset) : items.front().origin();
  return Node::list(items, place);
}

/// The entries of a map have names of the document; two of one name would lose one.
void Reader::check_keys(const OpenElement& element) {
  keys_.clear();
  for (std::size_t i = element.first_pending; i < pending_.size(); ++i) {
    if (pending_[i].property == kNoProperty) keys_.push_back(pending_[i].member.name);
  }
  if (keys_.empty()) return;
  for (const Property& property : element.shape->type->properties) keys_.push_back(property.name);
  std::sort(keys_.begin(), keys_.end());
  if (std::adjacent_find(keys_.begin(), keys_.end()) == keys_.end()) return;
  fault(element.offset, "two entries of a map have one name, or one has the name of a property");
}

void Reader::end_root(OpenElement& element) {
  Node node = element.shape->content == Content::object && !element.is_nil
                  ? Node::object(close_object(element), origin(element.offset))
                  : close(element);
  if (plan_->has_choice_of_roots()) {
    const Member only{element.slot->member, node};
    node = Node::object(arena_->copy(std::span<const Member>(&only, 1)), node.origin());
  }
  root_ = arena_->keep(node);
  open_.pop();
}

std::string_view Reader::text_of(const OpenElement& element) {
  return element.has_pieces ? arena_->copy(text_so_far(element)) : element.text;
}

}  // namespace smx::markup

// What an element becomes when it ends.
#include <algorithm>
#include <utility>

#include "markup/escape.h"
#include "markup/reader.h"
#include "markup/scalar.h"

namespace smx::markup {

void Reader::read_attributes(OpenElement& element, Attributes attributes) {
  const Shape& shape = *element.shape;
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.uri == kSchemaInstance && attribute.local == "nil") {
      read_nil(element, attribute);
      continue;
    }
    const auto slot = std::find_if(
        shape.attributes.begin(), shape.attributes.end(),
        [&](const Slot& candidate) { return candidate.name.is(attribute.uri, attribute.local); });
    if (slot != shape.attributes.end()) {
      const Origin place = origin(static_cast<std::uint32_t>(attribute.offset));
      const Node node =
          scalar_of(arena_->copy(attribute.value), slot->value->content, place, *arena_);
      pending_.push_back({slot->property, false, false, {}, node});
    } else if (shape.foreign_attributes != kNoProperty) {
      keep_foreign_attribute(element, attribute);
    } else if (shape.type->closed && attribute.uri != kSchemaInstance) {
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

void Reader::keep_foreign_attribute(const OpenElement& element, const xml::Attribute& attribute) {
  const Origin place = origin(static_cast<std::uint32_t>(attribute.offset));
  members_.clear();
  if (!attribute.uri.empty()) {
    members_.push_back({"namespace", Node::text(arena_->copy(attribute.uri), place)});
  }
  members_.push_back({"name", Node::text(arena_->copy(attribute.local), place)});
  members_.push_back({"value", Node::text(arena_->copy(attribute.value), place)});
  const Node node = Node::object(arena_->copy(std::span<const Member>(members_)), place);
  pending_.push_back({element.shape->foreign_attributes, false, true, {}, node});
}

Node Reader::close(OpenElement& element) {
  const Shape& shape = *element.shape;
  if (element.is_nil) {
    const bool is_empty =
        !element.has_words && !element.has_elements && pending_.size() == element.first_pending;
    if (!is_empty) fault(element.offset, "an element is nil by `xsi:nil`, and yet holds something");
    if (element.has_recording) end_recording();
    return Node::null(origin(element.offset));
  }
  switch (shape.content) {
    case Content::object: return close_object(element);
    case Content::wrapper:
      if (element.has_words) fault(element.text_offset, "text stands between the items of a list");
      return list_of(element.first_pending, 0);
    default: return scalar_of(text_of(element), shape.content, origin(element.offset), *arena_);
  }
}

Node Reader::close_object(OpenElement& element) {
  close_content(element);
  if (element.shape->has_required_lists) add_missing_lists(element);
  if (element.shape->additional) check_keys(element);
  return object_of(element);
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
      append_text(std::string_view(text_).substr(element.first_text), escaped);
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
  const Node node = scalar_of(text_of(element), content, origin(element.text_offset), *arena_);
  pending_.push_back({shape.text, true, false, {}, node});
}

/// The whole content as one text; what was read of its elements is in there.
void Reader::add_markup(const OpenElement& element, std::string_view markup) {
  const auto first = pending_.begin() + static_cast<std::ptrdiff_t>(element.first_pending);
  pending_.erase(std::remove_if(first, pending_.end(),
                                [](const Pending& pending) { return pending.in_content; }),
                 pending_.end());
  const Node node = Node::text(arena_->copy(markup), origin(element.text_offset));
  pending_.push_back({element.shape->mixed, true, false, {}, node});
}

/// An unwrapped list without an item leaves no trace. Where the schema demands the list it is
/// empty, and `minItems` says whether it may be.
void Reader::add_missing_lists(const OpenElement& element) {
  for (const Slot& slot : element.shape->elements) {
    if (!slot.required || seen_[element.first_seen + slot.property] != 0) continue;
    pending_.push_back({slot.property, true, false, {}, Node::list({}, origin(element.offset))});
  }
}

Node Reader::object_of(const OpenElement& element) {
  members_.clear();
  std::fill(seen_.begin() + static_cast<std::ptrdiff_t>(element.first_seen), seen_.end(),
            std::uint8_t{0});
  for (std::size_t i = element.first_pending; i < pending_.size(); ++i) {
    const Pending& pending = pending_[i];
    if (pending.property == kNoProperty) {
      members_.push_back({pending.name, pending.node});
      continue;
    }
    const std::string_view name = element.shape->property_name(pending.property);
    if (!pending.many) {
      members_.push_back({name, pending.node});
    } else if (std::exchange(seen_[element.first_seen + pending.property], 1) == 0) {
      members_.push_back({name, list_of(i, pending.property)});
    }
  }
  return Node::object(arena_->copy(std::span<const Member>(members_)), origin(element.offset));
}

/// The items of one list, from its first one on; other children may stand between them.
Node Reader::list_of(std::size_t first, std::uint32_t property) {
  items_.clear();
  for (std::size_t i = first; i < pending_.size(); ++i) {
    if (pending_[i].property == property) items_.push_back(pending_[i].node);
  }
  const Origin place = items_.empty() ? origin(open_.back().offset) : items_.front().origin();
  return Node::list(arena_->copy(std::span<const Node>(items_)), place);
}

/// The entries of a map have names of the document; two of one name would lose one.
void Reader::check_keys(const OpenElement& element) {
  std::vector<std::string_view> names;
  for (std::size_t i = element.first_pending; i < pending_.size(); ++i) {
    if (pending_[i].property == kNoProperty) names.push_back(pending_[i].name);
  }
  if (names.empty()) return;
  for (const Property& property : element.shape->type->properties) names.push_back(property.name);
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) == names.end()) return;
  fault(element.offset, "two entries of a map have one name, or one has the name of a property");
}

/// Hands a finished element to the one around it, or out.
void Reader::deliver(const OpenElement& element, Node node) {
  if (!open_.empty()) {
    const bool many = element.slot && element.slot->many;
    const std::uint32_t property = element.slot ? element.slot->property : kNoProperty;
    pending_.push_back({property, true, many, element.key, node});
    return;
  }
  if (plan_->has_choice_of_roots()) {
    const std::string_view name = plan_->type().properties[element.slot->property].name;
    const Member only{name, node};
    node = Node::object(arena_->copy(std::span<const Member>(&only, 1)), node.origin());
  }
  root_ = arena_->keep(node);
}

std::string_view Reader::text_of(const OpenElement& element) {
  return arena_->copy(std::string_view(text_).substr(element.first_text));
}

}  // namespace smx::markup

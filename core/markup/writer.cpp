#include "markup/writer.h"

#include <algorithm>

#include "markup/escape.h"
#include "value/pointer.h"
#include "xml/names.h"

namespace smx::markup {

namespace {

void append_pointer(const WayBack* way, std::string& pointer) {
  if (!way) return;
  append_pointer(way->parent, pointer);
  append_token(pointer, way->name.empty() ? std::to_string(way->index) : way->name);
}

void append_declaration(std::string_view prefix, std::string_view uri, std::string& out) {
  out += " xmlns";
  if (!prefix.empty()) out.append(":").append(prefix);
  out += "=\"";
  append_attribute(uri, out);
  out += '"';
}

}  // namespace

bool Writer::write_document(const Node& node) {
  out_ += R"(<?xml version="1.0" encoding="UTF-8"?>)";
  if (!plan_.has_choice_of_roots()) return write_root(plan_.roots().front(), node, nullptr);
  if (!node.is(Kind::object) || node.members().size() != 1) {
    return refuse(node, nullptr, "a document has exactly one root element");
  }
  const Member& only = node.members().front();
  const WayBack way{nullptr, only.name, 0};
  for (const Slot& root : plan_.roots()) {
    if (plan_.type().properties[root.property].name != only.name) continue;
    return write_root(root, only.value, &way);
  }
  return refuse(only.value, &way, "the schema knows no such root element");
}

/// Which prefixes are needed is known when everything is written; they are put in then.
bool Writer::write_root(const Slot& root, const Node& node, const WayBack* way) {
  const std::size_t tag = out_.size() + 1;
  if (!write_element(root, node, "", way)) return false;
  std::string declarations;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (!used_[i]) continue;
    append_declaration(plan_.prefixes()[i].prefix, plan_.prefixes()[i].uri, declarations);
  }
  if (uses_nil_) append_declaration("xsi", kSchemaInstance, declarations);
  out_.insert(out_.find_first_of(" />", tag), declarations);
  return true;
}

bool Writer::write_element(const Slot& slot, const Node& node, std::string_view around,
                           const WayBack* way) {
  const Name& name = slot.name;
  std::string tag = name.local;
  if (!name.prefix.empty()) {
    tag = name.prefix + ":" + name.local;
    use_prefix(name.prefix);
  }
  out_.append("<").append(tag);
  if (name.prefix.empty() && name.uri != around) {
    append_declaration({}, name.uri, out_);
    around = name.uri;
  }
  if (node.is(Kind::null)) {
    uses_nil_ = true;
    out_ += " xsi:nil=\"true\"/>";
    return true;
  }
  const bool is_object = slot.value->content == Content::object;
  if (is_object && !write_attributes(*slot.value, node, way)) return false;
  out_ += '>';
  const std::size_t content = out_.size();
  if (!write_content(*slot.value, node, around, way)) return false;
  if (out_.size() == content) {
    out_.back() = '/';
    out_ += '>';
  } else {
    out_.append("</").append(tag).append(">");
  }
  return true;
}

bool Writer::write_content(const Shape& shape, const Node& node, std::string_view around,
                           const WayBack* way) {
  if (shape.content == Content::object) return write_object(shape, node, around, way);
  if (shape.content != Content::wrapper) return write_scalar(node, way);
  return write_items(shape.elements.front(), node, around, way);
}

bool Writer::write_object(const Shape& shape, const Node& node, std::string_view around,
                          const WayBack* way) {
  const Node* markup =
      shape.mixed == kNoProperty ? nullptr : node.find(shape.property_name(shape.mixed));
  const Node* text =
      shape.text == kNoProperty ? nullptr : node.find(shape.property_name(shape.text));
  const std::size_t before = out_.size();
  if (!write_children(shape, node, around, way)) return false;
  if (!markup && !text) return true;
  const Node& only = markup ? *markup : *text;
  const WayBack here{way, shape.property_name(markup ? shape.mixed : shape.text), 0};
  if (out_.size() > before || (markup && text)) {
    return refuse(only, &here, "an element holds text, or markup, or elements; here are several");
  }
  return markup ? write_markup_text(only, around, &here) : write_scalar(only, &here);
}

bool Writer::write_children(const Shape& shape, const Node& node, std::string_view around,
                            const WayBack* way) {
  for (const Slot& slot : shape.elements) {
    const std::string& name = shape.property_name(slot.property);
    const Node* child = node.find(name);
    if (!child) continue;
    const WayBack here{way, name, 0};
    if (!(slot.many ? write_items(slot, *child, around, &here)
                    : write_element(slot, *child, around, &here))) {
      return false;
    }
  }
  if (shape.additional && !write_entries(shape, node, around, way)) return false;
  if (shape.foreign_elements == kNoProperty) return true;
  const std::string& name = shape.property_name(shape.foreign_elements);
  const Node* foreign = node.find(name);
  const WayBack here{way, name, 0};
  return !foreign || write_foreign_elements(shape, *foreign, around, &here);
}

bool Writer::write_items(const Slot& slot, const Node& list, std::string_view around,
                         const WayBack* way) {
  if (!list.is(Kind::list)) return refuse(list, way, "XML holds a list here, and nothing else");
  for (std::size_t i = 0; i < list.items().size(); ++i) {
    const WayBack here{way, {}, i};
    if (!write_element(slot, list.items()[i], around, &here)) return false;
  }
  return true;
}

/// The members of a map, each an element of its name.
bool Writer::write_entries(const Shape& shape, const Node& node, std::string_view around,
                           const WayBack* way) {
  for (const Member& member : node.members()) {
    if (shape.type->find(member.name)) continue;
    const WayBack here{way, member.name, 0};
    Slot slot;
    slot.name = shape.inherited;
    slot.name.local = member.name;
    slot.value = shape.additional;
    const bool is_taken = std::any_of(
        shape.elements.begin(), shape.elements.end(),
        [&](const Slot& other) { return other.name.is(slot.name.uri, slot.name.local); });
    if (is_taken || !xml::is_ncname(member.name)) {
      return refuse(member.value, &here, "the name of the entry cannot be the name of an element");
    }
    if (!write_element(slot, member.value, around, &here)) return false;
  }
  return true;
}

bool Writer::write_attributes(const Shape& shape, const Node& node, const WayBack* way) {
  if (!node.is(Kind::object))
    return refuse(node, way, "XML holds an object here, and nothing else");
  if (!check_members(shape, node, way)) return false;
  for (const Slot& slot : shape.attributes) {
    const std::string& member = shape.property_name(slot.property);
    const Node* value = node.find(member);
    if (!value) continue;
    const WayBack here{way, member, 0};
    const auto text = scalar_text(*value, &here);
    if (!text) return false;
    out_ += ' ';
    if (!slot.name.prefix.empty()) {
      out_ += slot.name.prefix + ":";
      use_prefix(slot.name.prefix);
    }
    out_.append(slot.name.local).append("=\"");
    append_attribute(*text, out_);
    out_ += '"';
  }
  if (shape.foreign_attributes == kNoProperty) return true;
  const std::string& name = shape.property_name(shape.foreign_attributes);
  const Node* foreign = node.find(name);
  const WayBack here{way, name, 0};
  return !foreign || write_foreign_attributes(shape, *foreign, &here);
}

/// JSON would write a member nobody knows; here nobody knows what it would be called.
bool Writer::check_members(const Shape& shape, const Node& node, const WayBack* way) {
  if (shape.additional) return true;
  for (const Member& member : node.members()) {
    if (shape.type->find(member.name)) continue;
    const WayBack here{way, member.name, 0};
    return refuse(member.value, &here, "the schema does not say what this member is in XML");
  }
  return true;
}

bool Writer::write_scalar(const Node& node, const WayBack* way) {
  const auto text = scalar_text(node, way);
  if (text) append_text(*text, out_);
  return text.has_value();
}

std::optional<std::string_view> Writer::scalar_text(const Node& node, const WayBack* way) {
  switch (node.kind()) {
    case Kind::boolean: return node.truth() ? "true" : "false";
    case Kind::number: return node.text();
    case Kind::text:
      if (find_forbidden(node.text()) == std::string_view::npos) return node.text();
      refuse(node, way, "the text holds a character that XML does not allow");
      return std::nullopt;
    case Kind::null:
      refuse(node, way, "an attribute or a text beside attributes cannot be null");
      return std::nullopt;
    case Kind::list:
    case Kind::object:
      refuse(node, way,
             "the schema does not say how this " +
                 std::string(node.is(Kind::list) ? "list" : "object") + " is written in XML");
  }
  return std::nullopt;
}

void Writer::use_prefix(std::string_view prefix) {
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (plan_.prefixes()[i].prefix == prefix) used_[i] = true;
  }
}

bool Writer::refuse(const Node& node, const WayBack* way, std::string message) {
  if (refusal_) return false;
  UnwritableValue refusal;
  refusal.node = &node;
  append_pointer(way, refusal.pointer);
  refusal.message = std::move(message);
  refusal_ = std::move(refusal);
  return false;
}

std::optional<UnwritableValue> write_markup(const Node& node, const Plan& plan, std::string& out) {
  const std::size_t before = out.size();
  Writer writer(plan, out);
  if (writer.write_document(node)) return std::nullopt;
  out.resize(before);
  return writer.take_refusal();
}

}  // namespace smx::markup

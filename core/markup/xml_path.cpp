#include "markup/xml_path.h"

#include <algorithm>

#include "value/pointer.h"

namespace smx::markup {

namespace {

std::string_view take_token(std::string_view& pointer) {
  pointer.remove_prefix(1);
  const std::string_view token = pointer.substr(0, pointer.find('/'));
  pointer.remove_prefix(token.size());
  return token;
}

std::string written(const Name& name) {
  return name.prefix.empty() ? name.local : name.prefix + ":" + name.local;
}

const Slot* find(const std::vector<Slot>& slots, const Type& type, std::string_view member) {
  const auto found = std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) {
    return type.properties[slot.property].name == member;
  });
  return found == slots.end() ? nullptr : &*found;
}

/// "[2]" for the position the pointer goes on with, if it does.
std::string take_position(std::string_view& pointer) {
  if (pointer.empty()) return {};
  const std::string token(take_token(pointer));
  return token.size() < 10 && token.find_first_not_of("0123456789") == std::string::npos
             ? "[" + std::to_string(std::stoul(token) + 1) + "]"
             : std::string();
}

/// One step into an element; null when there is no further one.
const Shape* step(const Shape& shape, std::string_view& pointer, std::string& path) {
  if (shape.content == Content::wrapper) {
    const Slot& item = shape.elements.front();
    path += '/' + written(item.name) + take_position(pointer);
    return item.value;
  }
  if (shape.content != Content::object) return nullptr;
  const std::string_view member = take_token(pointer);
  if (const Slot* slot = find(shape.attributes, *shape.type, member)) {
    path += "/@" + written(slot->name);
    return nullptr;
  }
  if (const Slot* slot = find(shape.elements, *shape.type, member)) {
    path += '/' + written(slot->name);
    if (slot->many) path += take_position(pointer);
    return slot->value;
  }
  const bool is_text = shape.text != kNoProperty && shape.property_name(shape.text) == member;
  const bool is_markup = shape.mixed != kNoProperty && shape.property_name(shape.mixed) == member;
  if (!is_markup) path += is_text ? "/text()" : "/*";
  return is_text || is_markup ? nullptr : shape.additional;
}

struct Search {
  std::uint32_t offset;
  DocumentId document;
};

bool search(const Node& node, const Search& wanted, std::string& pointer) {
  const std::size_t length = pointer.size();
  const auto try_child = [&](std::string_view token, const Node& child) {
    append_token(pointer, token);
    if (search(child, wanted, pointer)) return true;
    pointer.resize(length);
    return false;
  };
  if (node.is(Kind::object)) {
    for (const Member& member : node.members()) {
      if (try_child(member.name, member.value)) return true;
    }
  } else if (node.is(Kind::list)) {
    for (std::size_t i = 0; i < node.items().size(); ++i) {
      if (try_child(std::to_string(i), node.items()[i])) return true;
    }
  }
  const Origin origin = node.origin();
  return origin.offset == wanted.offset && origin.document == wanted.document;
}

}  // namespace

std::string xml_path(const Plan& plan, std::string_view pointer) {
  const Slot* root = &plan.roots().front();
  if (plan.has_choice_of_roots()) {
    if (pointer.empty()) return {};
    root = find(plan.roots(), plan.type(), take_token(pointer));
    if (!root) return {};
  }
  std::string path = '/' + written(root->name);
  const Shape* shape = root->value;
  while (shape && !pointer.empty()) shape = step(*shape, pointer, path);
  return path;
}

std::string pointer_at(const Node& root, std::uint32_t offset) {
  std::string pointer;
  if (search(root, {offset, root.origin().document}, pointer)) return pointer;
  return pointer_of(root, offset);
}

}  // namespace smx::markup

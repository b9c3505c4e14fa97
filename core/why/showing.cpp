#include "why/showing.h"

#include <algorithm>

#include "json/write_json.h"
#include "value/pointer.h"
#include "why/trace_view.h"

namespace smx::why {

std::string Showing::value(const Node& node, Secrecy secrecy) const {
  const bool is_scalar = !node.is(Kind::object) && !node.is(Kind::list);
  const bool is_shown = secrecy == Secrecy::open || shown_ == ShownValues::all;
  // That something is null is told by what policies do about it, too: it is no secret.
  if (!is_scalar || !(is_shown || node.is(Kind::null))) return shape_of(node);
  std::string text;
  write_json(node, JsonLayout::compact, text);
  return text;
}

void Showing::declare(const Type& type) {
  if (!seen_.insert(&type).second) return;
  for (const Property& property : type.properties) {
    declared_.insert(property.name);
    if (property.type) declare(*property.type);
  }
  if (type.additional) declare(*type.additional);
  if (type.item) declare(*type.item);
  for (const Choice& choice : type.choices) {
    for (const Type* alternative : choice.alternatives) declare(*alternative);
  }
}

std::string Showing::name_in_pointer(std::string_view name, std::size_t index) const {
  if (shown_ == ShownValues::all || is_declared(name)) return std::string(name);
  return "{" + std::to_string(index + 1) + "}";
}

/// The pointer with the names that are data hidden.
std::string Showing::shown_pointer(const Node& root, std::string_view pointer) const {
  std::string shown;
  const Node* node = &root;
  while (node && !pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view token = pointer.substr(0, end);
    pointer.remove_prefix(end);
    const Node* const below = find_at(*node, token);
    std::string_view name = token.substr(1);
    std::size_t index = 0;
    if (below && node->is(Kind::object)) {
      const auto member = std::ranges::find_if(
          node->members(), [&](const Member& one) { return &one.value == below; });
      name = member->name;
      index = static_cast<std::size_t>(member - node->members().begin());
    }
    const bool is_name = !node->is(Kind::list);
    append_token(shown, is_name ? name_in_pointer(name, index) : std::string(name));
    node = below;
  }
  return shown;
}

const Showing::Known* Showing::find(Origin origin) {
  if (!documents_.has_place(origin)) return nullptr;
  const std::uint64_t key = (std::uint64_t{origin.document} << 32) | origin.offset;
  const auto [found, is_new] = places_.try_emplace(key);
  if (!is_new) return &found->second;
  InputPlace where = documents_.place(origin);
  found->second.pointer = where.pointer;
  const Node* const root = root_of(origin.document);
  if (root && where.path.empty()) where.pointer = shown_pointer(*root, where.pointer);
  found->second.shown = std::move(where);
  return &found->second;
}

const InputPlace* Showing::place(Origin origin) {
  const Known* const known = find(origin);
  return known ? &known->shown : nullptr;
}

const Node* Showing::root_of(DocumentId document) const {
  const auto found = std::ranges::find_if(
      roots_, [&](const Node& root) { return root.origin().document == document; });
  return found == roots_.end() ? nullptr : &*found;
}

void Showing::add_document(const Node& root) {
  if (documents_.has_place(root.origin()) && !root_of(root.origin().document))
    roots_.push_back(root);
}

bool Showing::is_in_document(const Node& value) {
  const Known* const known = find(value.origin());
  const Node* const root = known ? root_of(value.origin().document) : nullptr;
  if (!root) return false;
  // A list of XML begins where its first item does, which is what the place then names.
  for (std::string_view pointer = known->pointer;;) {
    const Node* const there = find_at(*root, pointer);
    if (!there || there->origin().offset != value.origin().offset) return false;
    if (is_same(*there, value)) return true;
    if (pointer.empty()) return false;
    pointer = pointer.substr(0, pointer.rfind('/'));
  }
}

}  // namespace smx::why

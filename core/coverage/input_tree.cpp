#include "coverage/input_tree.h"

#include <algorithm>

namespace smx::coverage {

InputTree::InputTree(const Type* type) : InputTree({}, Types{type}) {}

InputTree::InputTree(std::string name, Types types)
    : name_(std::move(name)), types_(with_alternatives(types)) {
  for (const Type* type : types_) {
    for (const std::string& value : type->enumeration) {
      if (std::ranges::find(listed_, value) == listed_.end()) listed_.push_back(value);
    }
  }
  counts_.resize(listed_.size());
}

InputTree::Types InputTree::with_alternatives(const Types& types) {
  Types all;
  const auto add = [&all](const Type* type) {
    if (type && std::ranges::find(all, type) == all.end()) all.push_back(type);
  };
  for (const Type* type : types) add(type);
  for (std::size_t i = 0; i < all.size(); ++i) {
    // By position: what is added on the way may move the list.
    const Type& type = *all[i];
    for (const Choice& choice : type.choices) {
      for (const Type* alternative : choice.alternatives) add(alternative);
    }
  }
  return all;
}

void InputTree::take(const Node& node) {
  if (node.is(Kind::object) && !node.is_empty()) {
    std::size_t expected = 0;
    for (const Member& one : node.members()) member(one.name, expected).take(one.value);
    return;
  }
  if (node.is(Kind::list) && !node.is_empty()) {
    for (const Node& one : node.items()) item_tree().take(one);
    return;
  }
  ++ends_;
  if (listed_.empty() || (!node.is(Kind::text) && !node.is(Kind::number))) return;
  const auto found = std::ranges::find(listed_, node.text());
  if (found != listed_.end()) ++counts_[static_cast<std::size_t>(found - listed_.begin())];
}

/// Members mostly come in the order in which they came before: `expected` is looked at first.
InputTree& InputTree::member(std::string_view name, std::size_t& expected) {
  if (expected < members_.size() && same_name(members_[expected].name_, name))
    return members_[expected++];
  const auto find = [&](std::string_view wanted) {
    return std::ranges::find_if(members_,
                                [&](const InputTree& one) { return same_name(one.name_, wanted); });
  };
  auto known = find(name);
  expected = static_cast<std::size_t>(known - members_.begin()) + 1;
  if (known != members_.end()) return *known;
  Types types;
  bool is_named = false;
  bool is_key = false;
  for (const Type* type : types_) {
    const Property* property = type->find(name);
    is_named = is_named || property;
    is_key = is_key || type->additional;
    types.push_back(property ? property->type : type->additional);
  }
  // The names in a map are data: all of its members are one path.
  if (is_key && !is_named) {
    known = find("*");
    if (known != members_.end()) return *known;
    name = "*";
  }
  members_.push_back(InputTree(std::string(name), std::move(types)));
  return members_.back();
}

InputTree& InputTree::item_tree() {
  if (item_.empty()) {
    Types types;
    for (const Type* type : types_) types.push_back(type->item);
    item_.push_back(InputTree("*", std::move(types)));
  }
  return item_.front();
}

InputTree* InputTree::known_member(std::string_view name) {
  const auto is_known = [&](const Type* type) { return type->find(name) || type->additional; };
  std::size_t expected = 0;
  return std::ranges::any_of(types_, is_known) ? &member(name, expected) : nullptr;
}

InputTree* InputTree::known_item() {
  const bool is_known = std::ranges::any_of(types_, [](const Type* type) { return type->item; });
  return is_known ? &item_tree() : nullptr;
}

void InputTree::add(const InputTree& other) {
  ends_ += other.ends_;
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  std::size_t expected = 0;
  for (const InputTree& one : other.members_) member(one.name_, expected).add(one);
  if (other.item()) item_tree().add(*other.item());
}

}  // namespace smx::coverage

#include "value/pointer.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace smx {

namespace {

/// The name a token stands for, or nothing when it has a `~` that escapes nothing.
std::optional<std::string> unescaped(std::string_view token) {
  std::string name;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      name += token[i];
      continue;
    }
    const char escape = ++i < token.size() ? token[i] : '\0';
    if (escape != '0' && escape != '1') return std::nullopt;
    name += escape == '0' ? '~' : '/';
  }
  return name;
}

/// The item a token names: digits without leading zeros. `-`, the item behind the last, is never
/// there.
const Node* item_at(const Node& list, std::string_view token) {
  if (token.empty() || (token.size() > 1 && token[0] == '0')) return nullptr;
  std::size_t index = 0;
  for (char digit : token) {
    if (digit < '0' || digit > '9') return nullptr;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
    if (index >= list.items().size()) return nullptr;
  }
  return &list.items()[index];
}

const Node* child_at(const Node& parent, std::string_view token) {
  if (parent.is(Kind::list)) return item_at(parent, token);
  if (!parent.is(Kind::object)) return nullptr;
  const std::optional<std::string> name = unescaped(token);
  return name ? parent.find(*name) : nullptr;
}

/// The first byte that cannot be part of a value any more. For a text it is a lower bound: escapes
/// make it longer in the document than it is here.
std::uint64_t end_of_scalar(const Node& node) {
  const std::uint64_t begin = node.origin().offset;
  switch (node.kind()) {
    case Kind::null: return begin + 4;
    case Kind::boolean: return begin + (node.truth() ? 4 : 5);
    case Kind::number: return begin + node.text().size();
    default: return begin + node.text().size() + 2;
  }
}

bool may_span(const Node& node, const Node& root, std::uint32_t offset) {
  if (node.origin().document != root.origin().document) return false;
  if (node.origin().offset > offset) return false;
  return node.is(Kind::list) || node.is(Kind::object) || offset < end_of_scalar(node);
}

void append_counted(std::string_view kind, std::size_t count, std::string_view unit,
                    std::string& out) {
  char digits[24];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, count);
  out += kind;
  out.append(digits, end);
  out += unit;
  if (count != 1) out += 's';
}

std::size_t digits_in(std::string_view number) {
  const std::string_view mantissa = number.substr(0, number.find_first_of("eE"));
  return static_cast<std::size_t>(
      std::count_if(mantissa.begin(), mantissa.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

const Node* find_at(const Node& root, std::string_view pointer) {
  const Node* node = &root;
  while (node && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    node = child_at(*node, token);
  }
  return node;
}

std::string pointer_of(const Node& root, std::uint32_t offset) {
  std::string pointer;
  for (const Node* node = &root; node;) {
    const Node* next = nullptr;
    std::string token;
    if (node->is(Kind::object)) {
      for (const Member& member : node->members()) {
        if (!may_span(member.value, root, offset)) continue;
        next = &member.value;
        token = member.name;
      }
    } else if (node->is(Kind::list)) {
      for (const Node& item : node->items()) {
        if (!may_span(item, root, offset)) continue;
        next = &item;
        token = std::to_string(next - node->items().data());
      }
    }
    if (next) append_token(pointer, token);
    node = next;
  }
  return pointer;
}

void append_token(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_shape(const Node& node, std::string& out) {
  switch (node.kind()) {
    case Kind::null: out += "null"; return;
    case Kind::boolean: out += "true or false"; return;
    case Kind::number: return append_counted("number, ", digits_in(node.text()), " digit", out);
    case Kind::text: return append_counted("string, ", utf8::count(node.text()), " char", out);
    case Kind::list: return append_counted("list, ", node.items().size(), " item", out);
    case Kind::object: return append_counted("object, ", node.members().size(), " member", out);
  }
}

std::string shape_of(const Node& node) {
  std::string shape;
  append_shape(node, shape);
  return shape;
}

}  // namespace smx

#include <algorithm>

#include "types/fault.h"
#include "types/type.h"

namespace smx {

namespace {

/// A type may contain itself, and nobody reads further.
constexpr int kMostLists = 4;

std::string_view word_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::any: return "anything";
    case TypeKind::text:
      if (type.format == Format::instant) return "instant";
      return type.format == Format::date ? "date" : "text";
    case TypeKind::integer: return "integer";
    case TypeKind::number: return "number";
    case TypeKind::boolean: return "boolean";
    case TypeKind::null: return "null";
    case TypeKind::object: return "object";
    case TypeKind::list: return "list";
    case TypeKind::mixed: return "nothing";  // described by its alternatives
  }
  return {};
}

std::string described(const Type& type, int depth);

/// "text or integer": the alternatives, where they are no objects.
std::string alternatives_of(const Type& type, int depth) {
  const Choice& choice = type.choices.front();
  std::vector<std::string> all;
  for (const Type* alternative : choice.alternatives) {
    std::string text = described(*alternative, depth + 1);
    if (std::find(all.begin(), all.end(), text) == all.end()) all.push_back(std::move(text));
  }
  std::string text;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) text += i + 1 == all.size() ? " or " : ", ";
    text += all[i];
  }
  return text.empty() ? "nothing" : text;
}

std::string described(const Type& type, int lists) {
  std::string text;
  if (!type.name.empty()) {
    text = type.name;
  } else if (!type.enumeration.empty()) {
    text = type.enumeration.size() == 1 ? type.enumeration.front()
                                        : "one of " + types::listed(type.enumeration);
  } else if (type.kind == TypeKind::mixed && !type.choices.empty() && lists < kMostLists) {
    text = alternatives_of(type, lists);
    if (text.ends_with(" or null")) return text;
  } else if (type.kind == TypeKind::list && type.item && lists < kMostLists) {
    const std::string item = described(*type.item, lists + 1);
    // "list of (text or null)" is not "list of text or null".
    text = "list of ";
    text += item.find(" or ") != std::string::npos ? '(' + item + ')' : item;
  } else {
    text = word_of(type);
  }
  const bool says_null = type.kind == TypeKind::any || type.kind == TypeKind::null;
  if (type.nullable && !says_null) text += " or null";
  return text;
}

}  // namespace

std::string describe(const Type& type) {
  return described(type, 0);
}

}  // namespace smx

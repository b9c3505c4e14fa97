// Whether a value is one of a type. Plain types take one pass and nothing else; choices and rare
// keywords have code of their own. Choices inside choices can multiply, so trying alternatives has
// a budget: a value on which it is spent does not fit.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "types/further.h"
#include "types/type.h"
#include "value/node.h"

namespace smx::types {

class Fitter {
 public:
  bool fits(const Node& node, const Type& type) {
    if (type.hints.settle(node.kind())) return true;
    if (node.is(Kind::number) && is_surely_in(node.text(), type.hints.sure_digits)) return true;
    return looks_fit(node, type);
  }

  /// Which alternative of a choice a value is. The pointer is null when it is none, or several
  /// where one is meant; `second` is another that fits then.
  struct Found {
    const Type* type = nullptr;
    const Type* second = nullptr;
  };
  Found alternative_of(const Node& node, const Choice& choice);

  /// The alternative that the discriminating member names. Nothing is known when it is null.
  static const Type* named_alternative(const Node& node, const Choice& choice);

  /// A member that the found alternative does not name, and others do, must be what those say:
  /// else a path that was proved could lead to something else. Gives the first that is not.
  const Member* stray_member(const Node& node, const Type& type, const Type& found);

  bool is_exhausted() const { return effort_ > kMostEffort; }

  /// Of an object: the type of a member that no property names.
  bool others_fit(const Member& member, const Type& type);

 private:
  static constexpr std::uint64_t kMostEffort = 1u << 22;  // alternatives tried in vain

  /// Whether a number is written as so many digits at most, the first of them above zero.
  static bool is_surely_in(std::string_view number, std::size_t most) {
    if (number.size() > most || number.front() < '1') return false;
    return std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  /// Of a value that its kind alone does not decide about.
  bool looks_fit(const Node& node, const Type& type);
  bool members_fit(const Node& node, const Type& type);
  bool items_fit(const Node& node, const Type& type);
  bool choices_fit(const Node& node, const Type& type);
  bool may_fit(const Node& node, const Type& type);
  bool further_fits(const Node& node, const Type& type);
  bool rare_members_fit(const Node& node, const Type& type);
  bool rare_items_fit(const Node& node, const Type& type);

  std::uint64_t effort_ = 0;
};

/// The name of a member as a text value, for `propertyNames`.
inline Node name_of(const Member& member) {
  return Node::text(member.name);
}

/// How many items are what `contains` asks for.
std::uint64_t count_containing(const Node& node, const Containing& containing, Fitter& fitter);

}  // namespace smx::types

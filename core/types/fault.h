// What can be wrong with one value, whatever lies below it. Both ways of checking, the quick yes or
// no and the one with sentences, decide here, so that they cannot come apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "types/type.h"
#include "value/node.h"

namespace smx::types {

enum class Fault : std::uint8_t {
  none,
  kind,      // not a text, a list, ...; null where null is not admitted
  fraction,  // a number, but not an integer
  enumeration,
  format,
  too_short,
  too_long,
  pattern,
  too_small,
  too_large,
  too_few,
  too_many,
  not_multiple,
  out_of_bounds,  // of Further::bounds
  few_members,
  many_members,
  lacks_dependent,
  duplicate_items,
};

/// The first thing wrong with `node` itself; members and items are not looked at.
Fault fault_of(const Node& node, const Type& type);

/// One sentence about a fault. `subject` is "`status`" or "the value". Holds what the schema says
/// and the shape of what was found, never the value.
std::string sentence_of(Fault fault, const Node& node, const Type& type, std::string_view subject);

/// Whether a text, or a number by its value, is among the values of a type.
bool is_listed(std::string_view text, const Type& type);

/// "READ, UNREAD", cut after a few with the number of those left out.
std::string listed(const std::vector<std::string>& texts);

}  // namespace smx::types

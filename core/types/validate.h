// Is this value what its type says? Whole trees for inputs and answers, single values for targets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "types/type.h"
#include "value/node.h"

namespace smx {

/// One way in which a value is not what its type says. Never holds the value.
struct Violation {
  const Node* node = nullptr;  // the offending value; for a missing member, the object
  std::string pointer;         // JSON Pointer from the root that was checked
  std::string message;         // "`status` must be one of SENT, DRAFT; found string, 7 chars"
};

/// Checks everything below `node`; gives at most `cap` violations, in document order.
std::vector<Violation> validate(const Node& node, const Type& type, std::size_t cap);

/// Whether everything below fits; the quick form without messages, for the hot path.
bool fits(const Node& node, const Type& type);

/// Whether an object holds nothing but the members that make it count as missing.
bool counts_as_absent(const Node& node, const Type& type);

/// A literal of a rule file as a value of `type`. The text stays where it is.
struct Literal {
  bool ok = false;
  Node node;
  std::string why;  // "`yes` is not a boolean: write true or false"
};
enum class Quoting : std::uint8_t { plain, quoted };
Literal read_literal(std::string_view text, Quoting quoting, const Type& type);

}  // namespace smx

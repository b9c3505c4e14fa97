// JSON Pointers (RFC 6901): the places of values, computed only when somebody asks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/node.h"

namespace smx {

/// The value a pointer names, or null. "" is the root.
const Node* find_at(const Node& root, std::string_view pointer);

/// The pointer of the value read from that offset: the innermost value that begins there or spans
/// it. Walks the tree; for error messages and traces, not for the hot path.
std::string pointer_of(const Node& root, std::uint32_t offset);

/// `pointer` + "/" + escaped `name`.
void append_token(std::string& pointer, std::string_view name);

/// "string, 12 chars", "number, 3 digits", "object, 4 members", "list, 2 items", "null", "true or
/// false". Never a value.
std::string shape_of(const Node& node);
/// The same, for where a string of its own would cost.
void append_shape(const Node& node, std::string& out);

/// One difference between two values.
struct Difference {
  std::string pointer;
  const Node* expected = nullptr;  // null: not expected to be there
  const Node* actual = nullptr;    // null: not there
};

/// How values are compared: whole, or only what `expected` names (members it lacks do not count).
enum class Compare : std::uint8_t { whole, part };

/// All differences; none means equal. Numbers are equal when their values are (1.0 and 1, exact
/// decimal comparison on the text), the order of members does not count, the order of items does.
std::vector<Difference> differences(const Node& expected, const Node& actual, Compare compare);

}  // namespace smx

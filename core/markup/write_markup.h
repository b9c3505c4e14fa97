// Nodes to an XML document, guided by a plan: elements in the order of the schema, namespaces
// declared once on the root by the schema's prefixes. What XML cannot hold is refused.
#pragma once

#include <optional>
#include <string>

#include "markup/plan.h"
#include "value/node.h"

namespace smx::markup {

/// Why a value cannot be written.
struct UnwritableValue {
  const Node* node = nullptr;
  std::string pointer;  // of the value
  std::string message;  // one sentence, without the value
};

/// Appends the document to `out`: with an XML declaration, in UTF-8, on one line unless a text has
/// line breaks. Nothing is appended when something cannot be written. Recursion is bounded by the
/// depth of the value.
std::optional<UnwritableValue> write_markup(const Node& node, const Plan& plan, std::string& out);

}  // namespace smx::markup

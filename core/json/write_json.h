// Nodes to JSON text. Numbers are written as they were read; `/` and non-ASCII stay unescaped.
#pragma once

#include <string>

#include "base/text_buffer.h"
#include "value/node.h"

namespace smx {

enum class JsonLayout : std::uint8_t {
  compact,   // no white space, for machines and NDJSON
  indented,  // two blanks a level, "name": value; {} and [] stay on one line
};

/// Appends `node` to `out`. Recursion is bounded by the depth limit of whatever built the node.
void write_json(const Node& node, JsonLayout layout, TextBuffer& out);
void write_json(const Node& node, JsonLayout layout, std::string& out);

}  // namespace smx

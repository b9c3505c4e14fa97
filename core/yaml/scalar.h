// One scalar of the text, read by the letter of YAML 1.2, with the place of each of its characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/tree.h"

namespace smx::yaml {

/// Between brackets the rules are others than in indented blocks.
enum class Layout : std::uint8_t { block, flow };

/// Where a scalar stands.
struct Surroundings {
  Layout layout = Layout::block;
  int indent = -1;  // the column of the block around it; the scalar's further lines stand deeper
};

struct Scalar {
  Style style = Style::plain;
  std::string text;
  std::vector<Node::Run> runs;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The scalar that begins at `at`. Throws a Refusal when there is none, or when YAML 1.2 has no
/// such scalar.
Scalar scan_scalar(std::string_view text, std::size_t at, Surroundings around);

}  // namespace smx::yaml

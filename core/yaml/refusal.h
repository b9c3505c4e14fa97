// Why a text is refused, on its way from the depth of the reader to read_yaml. It is thrown, since
// the library that drives the reader has no other way to be stopped; it never leaves this room.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "smx/diagnostic.h"

namespace smx::yaml {

/// Bytes [begin, end) of the text, and what to see there.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string label;
};

struct Refusal {
  Code code = Code::yaml_syntax;
  std::string message;  // one sentence
  Mark place;
  std::string fix;
  std::optional<Mark> other{};  // a second place that explains the first
};

}  // namespace smx::yaml

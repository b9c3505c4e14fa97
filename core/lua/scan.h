// What can be said about a script before it runs: names nobody declares, what would be kept between
// calls, and paths that the schemas do not have.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/source.h"

#include "types/type.h"

namespace smx::lua {

/// A function a library declares: what its parameters are.
struct Signature {
  std::string_view name;
  std::vector<const Type*> parameters;  // the input first
};

struct Mistake {
  Code code{};
  std::string message;
  Span place;
  std::string label;
  std::string fix;
};

struct Scan {
  std::vector<Mistake> mistakes;     // in the order of the text
  std::vector<int> assigning_lines;  // see Script::set_assigning_lines()
};

/// Looks through a script that Lua accepts. Anything else gives some result and no crash.
Scan scan(const Source& source, const std::vector<Signature>& signatures);

}  // namespace smx::lua

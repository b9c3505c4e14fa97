// The lines of `fields` as the objects they write into: `a.b.c: form` is a leaf below a and b.
#pragma once

#include <string>
#include <vector>

#include "compile/compiler.h"

namespace smx {

struct Compiler::TargetTree {
  std::string name;
  std::string path;  // from the object the fields belong to
  Span span;
  const spec::NamedForm* field = nullptr;  // a leaf
  std::vector<TargetTree> children;
};

}  // namespace smx

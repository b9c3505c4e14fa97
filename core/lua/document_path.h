// Paths in scripts, as in rule files: `name.given.0`, `telecom(system=phone).value`, `given.*`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lua/budget.h"
#include "types/type.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx::lua {

/// `(use=official)`
struct PathMatch {
  std::string_view member;  // a path of its own: names and positions
  std::string_view literal;
};

struct PathStep {
  enum class Kind : std::uint8_t { member, position, every };
  Kind kind = Kind::member;
  std::string_view name;
  std::size_t position = 0;
  std::vector<PathMatch> matches;
  std::size_t offset = 0;  // in the path
};

/// The steps of a path; views into it.
struct DocumentPath {
  std::vector<PathStep> steps;
  std::string problem;  // not empty: it is no path
  std::size_t problem_offset = 0;

  bool has_every() const;
};
DocumentPath read_path(std::string_view text);

/// What a path leads to.
struct Found {
  std::optional<Node> node;
  const Type* type = nullptr;
  const Type* item_type = nullptr;  // of the list a `*` makes
};

/// Walks. Lists that a `*` makes are in the arena. Throws Refusal where a step cannot be taken.
Found walk(const Node& start, const Type* type, const DocumentPath& path, Arena& arena,
           Budget& budget);

/// What a path leads to by the schema alone, or what is wrong with it.
struct Proved {
  const Type* type = nullptr;       // null: not known, or wrong
  const Type* item_type = nullptr;  // of the list a `*` makes
  std::string problem;
  std::size_t offset = 0;  // where in the path
  std::string hint;
};
Proved prove(const Type& start, const DocumentPath& path);

}  // namespace smx::lua

// The expressions of rule lines: paths and pipes, parsed from the text of a YAML scalar, each part
// with its own place. The grammar is in docs/language.md, section 4.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/source.h"

#include "yaml/tree.h"

namespace smx::spec {

/// A piece of text and where it stands. Quoted texts are never null, true or a number.
struct Word {
  std::string text;
  Span span;
  bool quoted = false;

  bool empty() const { return text.empty(); }
};

struct Expression;

/// `(use=official)`, `(coding.0.system=(icn_system))`
struct Predicate {
  std::vector<Word> path;
  Word literal;  // when `computed` is null
  std::shared_ptr<const Expression> computed;
  Span span;
};

struct Step {
  enum class Kind : std::uint8_t { member, position, every, computed };
  Kind kind = Kind::member;
  Word name;  // member
  std::uint32_t position = 0;
  std::shared_ptr<const Expression> key;  // computed
  std::vector<Predicate> predicates;
  Span span;
};

struct Argument {
  Word word;  // when `computed` is null
  std::shared_ptr<const Expression> computed;
  Span span;
};

struct Call {
  Word function;
  std::vector<Argument> arguments;
  Span span;  // from the name to the last argument
};

struct Expression {
  enum class Start : std::uint8_t { name, item, group };
  Start start = Start::name;
  Word name;                          // name; or the member of the item, may be empty
  std::vector<Predicate> predicates;  // of the start
  std::shared_ptr<const Expression> group;
  std::vector<Step> steps;
  std::vector<Call> calls;
  Span span;
};

enum class Pipes : std::uint8_t { allowed, refused };

/// Parses the text of a scalar. On a mistake adds a diagnostic at its place and gives nothing.
std::optional<Expression> parse_expression(const yaml::Node& scalar, Pipes pipes,
                                           Diagnostics& diagnostics);

/// A scalar as a Word.
Word word_of(const yaml::Node& scalar);

}  // namespace smx::spec

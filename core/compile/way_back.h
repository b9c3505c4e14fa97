// The way back: for each target of a mapping, where in which input its value comes from, and what
// calls lead from what was written to what it was made from. Worked out on the spec, so that a
// mapping can be turned round before it is compiled.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "functions/function.h"
#include "program/program.h"
#include "spec/spec.h"

namespace smx {

using MemberPath = std::vector<std::string>;  // `*` stands for each item

/// A line of a target and its way back.
struct BackLine {
  std::string address;
  Span span;
  MemberPath target;
  Reversal reversal = Reversal::exact;
  std::string because;                      // why it is not exact
  std::string input;                        // empty for a constant, and where there is no way back
  MemberPath source;                        // below the input
  std::vector<spec::Call> back;             // what leads back, in the order of the calls
  const spec::Literal* constant = nullptr;  // the line is a `value`
};

/// Lines that `copy` or `inverse_of` has made, by the form they belong to.
using MadeLines = std::map<const spec::Form*, std::vector<const spec::NamedForm*>>;

/// What the lines of a mapping are looked at with.
struct BackContext {
  const spec::Mapping& spec;
  const Mapping& mapping;                                 // its signature is enough
  std::function<const Table*(const std::string&)> table;  // by its name in the program
  const FunctionRegistry& functions;
  const MadeLines& made;
  std::string tables;         // what stands before the names of its tables in the program
  std::string tables_in_use;  // and what must stand before them in the mapping that turns it round
};

/// The lines of the targets, in the order of the file.
std::vector<BackLine> back_lines(const BackContext& context);

/// "lines.*.name"
std::string joined(const MemberPath& path);

}  // namespace smx

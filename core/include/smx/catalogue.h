// What the engine knows of itself: its functions and the pages about its diagnostics.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/rule_set.h"

namespace smx {

struct FunctionArgumentInfo {
  std::string name;
  std::string type;      // "text", "integer", "pattern", "schema", or "one of a, b"
  std::string presence;  // "required" or "optional"
};

struct FunctionExampleInfo {
  std::string input, arguments, output, fault;
};

struct FunctionInfo {
  std::string name, group, summary;
  std::string pack;          // of a function of a library, whose name is the group; else empty
  std::string takes, gives;  // "text", "list", ...
  std::string loss;          // "can lose something: needs `on_loss`", or empty
  std::vector<FunctionArgumentInfo> arguments;
  std::vector<std::string> faults;  // "not-rtf: the text is not RTF"
  std::vector<FunctionExampleInfo> examples;
};

/// The built-in functions, by group and name.
std::vector<FunctionInfo> function_catalogue();
/// The functions of the libraries of a rule set, by pack, library and name.
std::vector<FunctionInfo> library_catalogue(const RuleSet& rules);

/// The page about a code, in Markdown: what it means, a wrong and a right example.
std::optional<std::string> explanation(Code code);

}  // namespace smx

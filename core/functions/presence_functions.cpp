// Functions on truth. Whether a value is there at all is a condition (`is: present`) and no
// function: functions are not called on what is missing.
#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

// `not` itself is a word of C++.
FunctionSpec negation() {
  return {.name = "not",
          .group = "presence",
          .summary = "Makes true of false, and false of true.",
          .takes = Takes::boolean,
          .gives = Gives::boolean,
          .inverse = {"not"},
          .examples = {{"true", "", "false"}, {"false", "", "true"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            return boolean_result(!input.truth());
          }};
}

}  // namespace

void add_presence_functions(FunctionRegistry& registry) {
  registry.add(negation());
}

}  // namespace smx

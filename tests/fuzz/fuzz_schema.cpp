// Any bytes as a schema file, in YAML or JSON by the first byte: types or diagnostics, and types
// that are made check any value alike, quickly and with sentences.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "types/schema.h"
#include "types/validate.h"

namespace {

using namespace smx;

std::vector<Node> some_values() {
  static const Member members[] = {{"a", Node::text("b")}, {"type", Node::number("1.5")}};
  static const Node items[] = {Node::text("x"), Node::number("7"), Node::object(members)};
  return {Node::null(),      Node::boolean(true),   Node::number("-3"), Node::text("2024-03-05"),
          Node::list(items), Node::object(members), Node::object({})};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::string path = data[0] % 2 == 0 ? "a.json" : "a.yaml";
  const Source source(path, std::string(reinterpret_cast<const char*>(data + 1), size - 1));
  Diagnostics diagnostics;
  TypeStore store;
  Schemas schemas(
      store,
      [&](const std::string& wanted, Span used_at) {
        if (wanted != path) diagnostics.add(make_error(Code::file_not_found, "not there", used_at));
        return wanted == path ? &source : nullptr;
      },
      Limits{}, diagnostics);
  schemas.declare("a", {path, data[0] % 4 == 3 ? path : ""}, {});
  if (data[0] % 4 == 3) schemas.check_tightenings();
  std::vector<std::string> names = schemas.known_names();
  names.push_back("a/#");
  for (const std::string& name : names) {
    const Type* type = schemas.named(name, {});
    if (!type && !diagnostics.has_errors() && diagnostics.left_out() == 0) __builtin_trap();
    if (!type) continue;
    describe(*type);
    for (const Node& value : some_values()) {
      if (fits(value, *type) != validate(value, *type, 5).empty()) __builtin_trap();
    }
    for (const char* text : {"a", "1", "true", "null"}) read_literal(text, Quoting::plain, *type);
  }
  for (const Diagnostic& diagnostic : diagnostics.items()) render_text(diagnostic, Colour::never);
  return 0;
}

// Script bytes and an argument: whatever they are, a call ends, and no value gets into an error.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "json/read_json.h"
#include "lua/machine.h"
#include "lua/scan.h"
#include "types/type.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smx;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = std::min(bytes.find('\0'), bytes.size());
  const std::string_view code = bytes.substr(0, cut);
  const std::string_view json = cut < bytes.size() ? bytes.substr(cut + 1) : std::string_view("{}");
  // Half of the inputs are the body of a function: so that most of them run.
  const bool body = !code.empty() && code.front() != '!';
  const Source source("fuzz.lua",
                      body ? "local l = {} function l.f(x)\n" + std::string(code) + "\nend return l"
                           : std::string(code.substr(code.empty() ? 0 : 1)));
  auto script = std::make_shared<lua::Script>(source);
  TypeStore types;
  FunctionSpec spec;
  spec.name = "fuzz.f";
  spec.takes_type = spec.gives_type = types.any();
  spec.presence = Presence::maybe;
  spec.faults = {{"bad", "Bad."}};
  spec.script = script->add("f", 1);
  lua::Scan scan = lua::scan(source, {{"f", {types.any()}}});
  script->set_assigning_lines(scan.assigning_lines);
  Limits limits;
  limits.script_steps = 200'000;
  limits.script_bytes = 4u << 20;
  lua::Machine machine(limits);
  Arena arena;
  const JsonDocument document = read_json(json, kNoDocument, arena, limits);
  const Node input = document.root ? *document.root : Node::text("x");
  std::string scratch;
  for (int call = 0; call < 2; ++call) {
    machine.begin();
    CallContext context{arena, scratch};
    machine.call(spec, input, {}, context);
  }
  return 0;
}

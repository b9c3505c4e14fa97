// Whatever is read as XML of a schema: no crash, faults with places; and what was read is written
// and read again the same.
#include <cstdlib>
#include <memory>

#include "markup/read_markup.h"
#include "markup/write_markup.h"
#include "markup/xml_path.h"
#include "types/schema.h"
#include "value/pointer.h"

namespace {

constexpr const char* kSchema = R"($defs:
  X:
    type: object
    xml: { x-roots: true }
    properties: { e: { $ref: "#/$defs/E" }, f: { type: array, items: { type: string }, xml: { wrapped: true } } }
  E:
    type: object
    xml: { name: e, namespace: u }
    required: [ l ]
    properties:
      "@a": { type: string }
      "@b": { type: integer, xml: { prefix: p, namespace: v } }
      i: { type: integer, nullable: true }
      n: { type: number }
      t: { type: object, properties: { "@y": { type: string }, x: { type: string, xml: { x-text: true } }, m: { type: string, xml: { x-mixed: true } }, e: { $ref: "#/$defs/E" } } }
      l: { type: array, items: { $ref: "#/$defs/E" } }
      m: { type: object, xml: { prefix: p, namespace: v }, additionalProperties: { type: string } }
      c: { type: object, additionalProperties: false, properties: { s: { type: boolean } } }
      fe: { type: array, items: { type: string }, xml: { x-foreign: elements } }
      fa: { type: array, items: { type: object }, xml: { x-foreign: attributes } }
)";

void check(bool good) {
  if (!good) std::abort();
}

const smx::markup::Plan& plan() {
  static const smx::Source source("a.yaml", kSchema);
  static const smx::Limits limits;
  static smx::Diagnostics diagnostics;
  static smx::TypeStore store;
  static smx::Schemas schemas(
      store, [](const std::string&, smx::Span) { return &source; }, limits, diagnostics);
  static const auto made = [] {
    schemas.declare("a", {"a.yaml", ""}, {});
    const smx::Type* type = schemas.named("a/X", {});
    check(type != nullptr);
    return smx::markup::make_plan(*type);
  }();
  check(made.plan != nullptr);
  return *made.plan;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  smx::Arena arena;
  const auto first = smx::markup::read_markup(text, 0, plan(), arena, {});
  check((first.root == nullptr) == !first.faults.empty());
  for (const auto& fault : first.faults) check(fault.offset <= size && !fault.message.empty());
  if (!first.root) return 0;
  smx::markup::xml_path(plan(), smx::markup::pointer_at(*first.root, 7));
  std::string written;
  // Markup with a hundred namespaces in scope can need more declarations than a reader takes.
  if (smx::markup::write_markup(*first.root, plan(), written)) return 0;
  const auto second = smx::markup::read_markup(written, 0, plan(), arena, {});
  if (!second.root) {
    check(second.faults.front().message.find("namespace declarations") != std::string::npos);
    return 0;
  }
  check(smx::differences(*first.root, *second.root, smx::Compare::whole).empty());
  return 0;
}

// A small pack for the tests of this room, and what a run of its tests said.
#pragma once

#include <map>
#include <string>

#include "smx/rule_tests.h"

namespace smx::authoring::testing {

/// `note` is cut, one gift is meant, lost orders are skipped, strict ones need a known buyer.
inline std::map<std::string, std::string> shop() {
  return {{"shop/pack.yaml", R"(pack: shop
schemas: { shop: schemas/shop.yaml }
context:
  currency: { type: text, default: EUR }
faults:
  lost: A lost order is not billed.
  unknown-buyer: Nobody knows who buys.
)"},
          {"shop/schemas/shop.yaml", R"($defs:
  Order:
    type: object
    required: [ id ]
    properties:
      id: { type: string }
      status: { type: string }
      note: { type: string }
      buyer: { type: integer }
      gifts: { type: array, items: { $ref: '#/$defs/Gift' } }
  Gift: { type: object, properties: { name: { type: string }, size: { type: number } } }
  Buyer: { type: object, properties: { name: { type: string } } }
)"},
          {"shop/mappings/bill.yaml", R"(mapping: bill
summary: An order becomes a bill.
input: { order: shop/Order }
output: any?
needs:
  buyer?: { fetch: shop/Buyer, by: { id: order.buyer, of: context.currency } }
guards:
  - { id: lost, when: { order.status: LOST }, skip: lost }
  - { id: strict, when: { order.status: STRICT, buyer: { is: missing } }, fail: unknown-buyer }
result:
  unless: { order.status: EMPTY }
  fields:
    number: order.id
    currency: context.currency
    buyer: buyer.name
    note: { from: order.note | shorten 5, on_loss: report }
    gift: order.gifts(name=Tea).size
    gifts: order.gifts.*.name
)"}};
}

/// Runs one tests file with these lines below `of`, over the pack.
inline TestRun run_cases(const std::string& lines, const TestOptions& options = {},
                         std::map<std::string, std::string> files = shop()) {
  files["shop/tests/orders.yaml"] =
      "tests: orders\nof: bill\ninput: { order: { id: A-1 } }\n" + lines;
  return run_rule_tests(MemoryFileSystem(std::move(files)), "shop", options);
}

/// `unknown-key: message (fix)`, or `failed NAME: what [pointer] expected -> actual`, one a line.
inline std::string said(const TestRun& run) {
  std::string out;
  for (const Diagnostic& diagnostic : run.diagnostics.items()) {
    out += std::string(code_slug(diagnostic.code)) + ": " + diagnostic.message;
    if (!diagnostic.labels.empty() && !diagnostic.labels[0].text.empty())
      out += " [" + diagnostic.labels[0].text + "]";
    out += diagnostic.fix.empty() ? "\n" : " (" + diagnostic.fix + ")\n";
  }
  for (const TestCaseResult& result : run.cases) {
    for (const TestFailure& failure : result.failures) {
      out += "failed " + result.name + ": " + failure.what;
      if (!failure.pointer.empty()) out += " at " + failure.pointer;
      if (!failure.expected.empty()) out += ": " + failure.expected + " -> " + failure.actual;
      out += "\n";
    }
  }
  return out;
}

}  // namespace smx::authoring::testing

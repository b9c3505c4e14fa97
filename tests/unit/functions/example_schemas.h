// The schemas that examples of functions name.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "markup/plan.h"
#include "types/schema.h"

namespace smx::functions_test {

class ExampleSchemas {
 public:
  ExampleSchemas() { schemas_.declare("shop", {"shop.yaml", ""}, {}); }

  const Type* type(std::string_view name) {
    const Type* type = schemas_.named(name, {});
    if (!type) throw std::invalid_argument("no schema " + std::string(name));
    return type;
  }

  const markup::Plan* plan(const Type& type) {
    auto& plan = plans_[&type];
    if (!plan) plan = markup::make_plan(type).plan;
    return plan.get();
  }

 private:
  Source source_{"shop.yaml", R"($defs:
  Order:
    type: object
    xml: { name: order }
    required: [ id ]
    properties: { id: { type: string }, count: { type: integer } }
)"};
  Limits limits_;
  Diagnostics diagnostics_;
  TypeStore store_;
  Schemas schemas_{store_, [this](const std::string&, Span) { return &source_; }, limits_,
                   diagnostics_};
  std::map<const Type*, std::unique_ptr<const markup::Plan>> plans_;
};

}  // namespace smx::functions_test

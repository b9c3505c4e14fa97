#include <utility>

#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/forms.h"
#include "spec/guards.h"
#include "spec/needs.h"
#include "spec/policies.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

void read_mapping_name(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.name = read_kebab_name(reader, entry.value, "a mapping");
}

void read_input(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.inputs = read_inputs(reader, entry.value);
}

void read_mapping_output(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.output = read_output(reader, entry.value);
}

void read_mapping_needs(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.needs = read_needs(reader, entry.value);
}

void read_const(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  for (const yaml::Entry& constant : entry.value.entries) {
    Word name = read_name(reader, constant.key, "a constant");
    auto literal = read_literal(reader, constant.value);
    if (name.empty()) continue;
    mapping.constants.emplace_back(std::move(name), literal.value_or(Word{}));
  }
}

void read_let(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.lets = read_named_forms(reader, entry.value, "a value");
}

void read_mapping_guards(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.guards = read_guards(reader, entry.value);
}

void read_mapping_policy(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.policies = read_policies(reader, entry.value);
}

void read_body_fields(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.body = read_fields_form(reader, entry.value);
}

void read_result(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.body = read_form(reader, entry.value);
}

constexpr Field<Mapping> kMapping[] = {
    {"mapping", Presence::required, Shape::text, read_mapping_name, "The name of the mapping."},
    {"input", Presence::required, Shape::map, read_input,
     "What the caller hands in: names with a type each; `name?` may be absent."},
    {"output", Presence::required, Shape::any, read_mapping_output,
     "The type of the result; with `?` at the end the mapping may give nothing."},
    {"needs", Presence::optional, Shape::map, read_mapping_needs, "What the host must fetch."},
    {"const", Presence::optional, Shape::map, read_const, "Names for literal texts."},
    {"let", Presence::optional, Shape::map, read_let, "Names for values."},
    {"guards", Presence::optional, Shape::list, read_mapping_guards,
     "What refuses or skips a document before anything else."},
    {"policy", Presence::optional, Shape::map, read_mapping_policy,
     "Policies for every line that has none of its own."},
    {"fields", Presence::optional, Shape::map, read_body_fields,
     "The object that results: targets with a value form each."},
    {"result", Presence::optional, Shape::any, read_result,
     "The value form of a result that is no plain object."},
};

void check_body(Reader& reader, const yaml::Node& map) {
  const yaml::Entry* fields = map.find_entry("fields");
  const yaml::Entry* result = map.find_entry("result");
  if (fields && result) {
    refuse_together(reader, {fields, result}, "a mapping has either `fields` or a `result`");
  }
  if (!fields && !result) {
    refuse_missing_key(reader, map, "a mapping", "fields",
                       "Targets with a value form each; or `result` with a value form.");
  }
}

}  // namespace

Mapping read_mapping(Reader& reader, const yaml::Node& map) {
  Mapping mapping;
  read_map(reader, map, "a mapping", part(kMapping, mapping),
           part(kThingDocumentation, mapping.documentation),
           part(kLineDocumentation, mapping.documentation));
  check_body(reader, map);
  return mapping;
}

}  // namespace smx::spec

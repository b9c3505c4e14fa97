#include <utility>

#include "spec/conditions.h"
#include "spec/declarations.h"
#include "spec/documentation.h"
#include "spec/forms.h"
#include "spec/guards.h"
#include "spec/indexes.h"
#include "spec/map_kinds.h"
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

void read_output_format(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.output_format = word_of(entry.value);
  if (entry.value.text == "json" || entry.value.text == "xml") return;
  refuse_shape(reader, entry.value, "`json` or `xml`", "without this key the output is JSON");
}

Words output_format_words() {
  return {"json", "xml"};
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

void read_mapping_index(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.indexes = read_indexes(reader, entry.value);
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

void read_scope(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  for (const yaml::Entry& one : entry.value.entries) {
    Word name = read_name(reader, one.key, "a scope");
    auto value = read_expression(reader, one.value, Pipes::allowed);
    if (value && !name.empty()) mapping.scope.emplace_back(std::move(name), std::move(*value));
  }
}

void read_inverse_of(Reader& reader, const yaml::Entry& entry, Mapping& mapping) {
  mapping.inverse_of = read_thing_name(reader, entry.value, "a mapping");
}

struct CopyDraft {
  std::optional<Copy> copy;
};

void read_mapping_copy(Reader& reader, const yaml::Entry& entry, CopyDraft& draft) {
  read_copy(reader, entry, draft.copy);
}

void read_mapping_except(Reader& reader, const yaml::Entry& entry, CopyDraft& draft) {
  read_except(reader, entry, draft.copy);
}

constexpr Field<CopyDraft> kCopy[] = {
    {"copy", Presence::optional, Shape::any, read_mapping_copy,
     "The object whose members are taken over by their names, where no line writes them.",
     "expression"},
    {"except", Presence::optional, Shape::list, read_mapping_except,
     "Members that `copy` does not take over.", "list of text"},
};

constexpr Field<Mapping> kMapping[] = {
    {"mapping", Presence::required, Shape::text, read_mapping_name, "The name of the mapping.",
     "kebab name"},
    {"input", Presence::required, Shape::map, read_input,
     "What the caller hands in: names with a type each; `name?` may be absent.", "declarations"},
    {"output", Presence::required, Shape::any, read_mapping_output,
     "The type of the result; with `?` at the end the mapping may give nothing.", "type"},
    {"output_format", Presence::optional, Shape::text, read_output_format,
     "How the result is written: `json`, or `xml` by the marks of its schema.", "word",
     output_format_words},
    {"needs", Presence::optional, Shape::map, read_mapping_needs, "What the host must fetch.",
     "map of need"},
    {"const", Presence::optional, Shape::map, read_const, "Names for literal texts.",
     "map of literal"},
    {"index", Presence::optional, Shape::map, read_mapping_index,
     "Items that are found by a key, with `lookup`.", "map of index"},
    {"let", Presence::optional, Shape::map, read_let, "Names for values.", "map of form"},
    {"guards", Presence::optional, Shape::list, read_mapping_guards,
     "What refuses or skips a document before anything else.", "list of guard"},
    {"policy", Presence::optional, Shape::map, read_mapping_policy,
     "Policies for every line that has none of its own.", "policies"},
    {"scope", Presence::optional, Shape::map, read_scope,
     "What overlays are chosen by: names with an expression of the inputs each.",
     "map of expression"},
    {"inverse_of", Presence::optional, Shape::text, read_inverse_of,
     "The mapping whose lines are turned round, where no line of this one says otherwise.",
     "thing name"},
    {"fields", Presence::optional, Shape::map, read_body_fields,
     "The object that results: targets with a value form each.", "targets"},
    {"result", Presence::optional, Shape::any, read_result,
     "The value form of a result that is no plain object.", "form"},
};

void check_body(Reader& reader, const yaml::Node& map, const std::vector<std::string>& unknown) {
  const yaml::Entry* fields = map.find_entry("fields");
  const yaml::Entry* result = map.find_entry("result");
  if (fields && result) {
    refuse_together(reader, {fields, result}, "a mapping has either `fields` or a `result`");
  }
  if (const yaml::Entry* copy = map.find_entry("copy"); copy && !fields) {
    reader.diagnostics.add(make_error(Code::missing_key, "`copy` stands beside `fields`",
                                      copy->key.span,
                                      "add `fields: {}` where nothing else is written"));
  } else if (!fields && !result && !map.find("inverse_of") && !is_misspelt(unknown, "fields") &&
             !is_misspelt(unknown, "result")) {
    refuse_missing_key(reader, map, "a mapping", "fields",
                       "Targets with a value form each; or `result` with a value form.");
  }
}

}  // namespace

Mapping read_mapping(Reader& reader, const yaml::Node& map) {
  Mapping mapping;
  CopyDraft copy;
  WhenUnless conditions;
  const auto unknown =
      read_map(reader, map, "a mapping", part(kMapping, mapping), part(kCopy, copy),
               part(kWhenUnless, conditions), part(kThingDocumentation, mapping.documentation),
               part(kLineDocumentation, mapping.documentation));
  mapping.when = together(std::move(conditions));
  check_body(reader, map, unknown);
  check_copy(reader, map);
  if (!mapping.inverse_of.empty() && !mapping.body && !map.find("fields") && !map.find("result")) {
    mapping.body.emplace();
    mapping.body->kind = Form::Kind::fields;
    mapping.body->span = mapping.inverse_of.span;
  }
  const bool has_copy = copy.copy && copy.copy->span.source;
  if (mapping.body && map.find("fields") && has_copy) mapping.body->copy = std::move(copy.copy);
  return mapping;
}

std::vector<Key> mapping_keys() {
  return keys_of(kMapping, kCopy, kWhenUnless, kThingDocumentation, kLineDocumentation);
}

}  // namespace smx::spec

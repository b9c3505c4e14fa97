#include "spec/declarations.h"

#include <memory>
#include <utility>

#include "spec/names.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

constexpr std::string_view kType = "a type such as `text` or `oh/Message`";

/// `pool` and `pool?` are different keys, but one name.
bool is_declared(Reader& reader, const std::vector<Declaration>& declared, const Word& name) {
  for (const Declaration& earlier : declared) {
    if (earlier.name.text != name.text) continue;
    Diagnostic diagnostic =
        make_error(Code::duplicate_name, ticked(name.text) + " is declared twice", name.span);
    diagnostic.labels.push_back(make_label(earlier.name.span, "the first one"));
    reader.diagnostics.add(std::move(diagnostic));
    return true;
  }
  return false;
}

}  // namespace

const yaml::Node* read_type(Reader& reader, const yaml::Node& node) {
  if (node.is_list() && node.items.size() != 1) {
    refuse_shape(reader, node, kType, "a list is written with the type of its items: `[ text ]`");
    return nullptr;
  }
  if (node.is_scalar() && node.text.empty()) {
    refuse_shape(reader, node, kType);
    return nullptr;
  }
  return &node;
}

namespace {

/// Names with a type each; `name?` may be absent.
std::vector<Declaration> read_declarations(Reader& reader, const yaml::Node& map,
                                           std::string_view what) {
  std::vector<Declaration> declared;
  for (const yaml::Entry& entry : map.entries) {
    OptionalName name = read_optional_name(reader, entry.key, what);
    const yaml::Node* type = read_type(reader, entry.value);
    if (name.name.empty() || is_declared(reader, declared, name.name)) continue;
    declared.push_back({std::move(name.name), name.optional, type});
  }
  return declared;
}

void demand_a_column(Reader& reader, const yaml::Node& map) {
  if (!map.entries.empty()) return;
  refuse_shape(reader, map, "at least one column", "such as `{ code: text }`");
}

}  // namespace

std::vector<Declaration> read_inputs(Reader& reader, const yaml::Node& map) {
  return read_declarations(reader, map, "an input");
}

std::vector<Declaration> read_answer_columns(Reader& reader, const yaml::Node& map) {
  demand_a_column(reader, map);
  return read_declarations(reader, map, "a column");
}

std::vector<Declaration> read_columns(Reader& reader, const yaml::Node& map) {
  std::vector<Declaration> columns;
  demand_a_column(reader, map);
  for (const yaml::Entry& entry : map.entries) {
    Word name = read_name(reader, entry.key, "a column");
    const yaml::Node* type = read_type(reader, entry.value);
    if (!name.empty()) columns.push_back({std::move(name), false, type});
  }
  return columns;
}

Declaration read_output(Reader& reader, const yaml::Node& node) {
  Declaration output;
  output.type = read_type(reader, node);
  if (!output.type || !node.is_scalar() || !node.text.ends_with('?')) return output;
  output.optional = true;
  yaml::Node type = node;
  type.text.pop_back();
  type.span = node.place(0, type.text.size());
  output.type = read_type(reader, *keep_type(reader, std::move(type)));
  return output;
}

const yaml::Node* keep_type(Reader& reader, yaml::Node type) {
  reader.types.push_back(std::make_unique<const yaml::Node>(std::move(type)));
  return reader.types.back().get();
}

}  // namespace smx::spec

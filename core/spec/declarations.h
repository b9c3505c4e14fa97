// Declared names with a type: inputs, outputs, columns. Types stay YAML.
#pragma once

#include <string_view>
#include <vector>

#include "spec/reading.h"
#include "spec/spec.h"

namespace smx::spec {

/// The node of a type, or null after a mistake.
const yaml::Node* read_type(Reader& reader, const yaml::Node& node);

/// `{ message: oh/Message, note?: text }`
std::vector<Declaration> read_inputs(Reader& reader, const yaml::Node& map);

/// The columns of a table or of an answer: at least one, and none of them optional.
std::vector<Declaration> read_columns(Reader& reader, const yaml::Node& map);

/// What a decision answers: at least one column; `name?` may be missing.
std::vector<Declaration> read_answer_columns(Reader& reader, const yaml::Node& map);

/// The type of a mapping's result, with a `?` if it may give nothing. It has no name.
Declaration read_output(Reader& reader, const yaml::Node& node);

/// Keeps a type that is not in the tree as such.
const yaml::Node* keep_type(Reader& reader, yaml::Node type);

}  // namespace smx::spec

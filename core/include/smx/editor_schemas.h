// JSON Schemas of rule files, for editors that complete and check YAML while it is written.
//
// They are made of the tables rule files are read by: the same keys, the same sentences. They know
// shapes and words; names, types and paths are what `smx check` is for. docs/editors.md shows how
// an editor is told of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smx {

struct EditorSchema {
  std::string kind;     // the first key of the file: `mapping`
  std::string summary;  // what such a file holds, in a few words
  std::string file;     // `mapping.schema.json`
  std::string pattern;  // where such files lie: `**/mappings/**/*.yaml`
  std::string text;     // JSON Schema, draft-07
};

/// One for each kind of rule file.
std::vector<EditorSchema> editor_schemas();

/// The settings by which VS Code uses the schemas that lie in `folder`, as `.vscode/settings.json`.
std::string editor_settings(std::string_view folder);

}  // namespace smx

// smx schema: JSON Schemas of rule files, for editors.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "smx/editor_schemas.h"

#include "atomic_file.h"
#include "commands.h"
#include "json_object.h"
#include "terminal.h"
#include "wording.h"

namespace smx::cli {

namespace {

constexpr std::string_view kLesson = R"(Examples:
  smx schema                       the kinds of rule files, and where such files lie
  smx schema mapping               the JSON Schema of mappings
  smx schema --write .vscode/smx   all schemas as files, and the settings that VS Code needs

With them an editor that knows YAML offers the keys that can stand at a place, says what each is
for, and marks misspelt and missing ones while you type. In VS Code the extension YAML is needed;
other editors with yaml-language-server take a first line such as

  # yaml-language-server: $schema=../../../.vscode/smx/mapping.schema.json

docs/editors.md has more. Names, types and paths are checked by `smx check`.

Exit codes:
  0  done
  2  no such kind, or a file that cannot be written)";

struct Options {
  std::string kind;
  std::string folder;
  bool as_json = false;
};

void list_kinds(const std::vector<EditorSchema>& schemas, const Options& options,
                Terminal& terminal) {
  Columns columns(2);
  for (const EditorSchema& schema : schemas) {
    if (options.as_json) {
      terminal.print(JsonObject()
                         .text("kind", schema.kind)
                         .text("summary", schema.summary)
                         .text("file", schema.file)
                         .text("pattern", schema.pattern)
                         .str() +
                     "\n");
    }
    columns.add({schema.kind, schema.pattern, schema.summary});
  }
  if (!options.as_json) terminal.print(columns.text());
}

Exit print_schema(const std::vector<EditorSchema>& schemas, const std::string& kind,
                  Terminal& terminal) {
  std::vector<std::string> kinds;
  for (const EditorSchema& schema : schemas) {
    if (schema.kind != kind) {
      kinds.push_back(schema.kind);
      continue;
    }
    terminal.print(schema.text);
    return Exit::done;
  }
  Diagnostic diagnostic =
      make_error(Code::unknown_kind, "`" + printable(kind) + "` is not a kind of rule file", {});
  diagnostic.fix = suggest(kind, kinds);
  terminal.report(diagnostic);
  return Exit::unusable;
}

bool write_file(const std::filesystem::path& path, std::string_view text, Terminal& terminal) {
  AtomicFile file(path.generic_string());
  std::optional<Diagnostic> problem = file.write(text);
  if (!problem) problem = file.commit();
  if (problem) terminal.report(*problem);
  if (!problem) terminal.print(printable(path.generic_string()) + "\n");
  return !problem;
}

Exit write_schemas(const std::vector<EditorSchema>& schemas, const std::string& folder,
                   Terminal& terminal) {
  const std::filesystem::path root(folder);
  std::error_code problem;
  std::filesystem::create_directories(root, problem);
  if (problem) {
    terminal.report(make_error(Code::file_unreadable,
                               "the folder `" + folder + "` cannot be made: " + problem.message(),
                               {}));
    return Exit::unusable;
  }
  for (const EditorSchema& schema : schemas) {
    if (!write_file(root / schema.file, schema.text, terminal)) return Exit::unusable;
  }
  const std::string settings = editor_settings(root.lexically_normal().generic_string());
  if (!write_file(root / "settings.json", settings, terminal)) return Exit::unusable;
  terminal.say("add what is in " + printable((root / "settings.json").generic_string()) +
               " to .vscode/settings.json of the folder you open");
  return Exit::done;
}

Action declare(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  CLI::Option* kind = app.add_option("KIND", options->kind, "mapping, table, decision, ...");
  app.add_option("--write", options->folder, "writes all schemas and settings into this folder")
      ->type_name("FOLDER")
      ->excludes(kind);
  app.add_flag("--json", options->as_json, "the list of kinds, one on each line, for tools");
  return [options](Terminal& terminal) {
    const std::vector<EditorSchema> schemas = editor_schemas();
    if (!options->folder.empty()) return write_schemas(schemas, options->folder, terminal);
    if (!options->kind.empty()) return print_schema(schemas, options->kind, terminal);
    list_kinds(schemas, *options, terminal);
    return Exit::done;
  };
}

}  // namespace

Command schema_command() {
  return {"schema", "JSON Schemas of rule files, for editors", kLesson, declare};
}

}  // namespace smx::cli

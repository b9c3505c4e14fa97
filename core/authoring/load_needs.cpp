#include "smx/needs.h"

#include "authoring/file_paths.h"
#include "authoring/need_list.h"

namespace smx {

namespace {

Diagnostic first_error(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (diagnostic.severity == Severity::error) return diagnostic;
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<NeedSource>> load_needs(const FileSystem& files, const std::string& path,
                                               const Limits& limits) {
  Result<std::string> text = files.read(path);
  if (!text) return text.error();
  const Source source(path, std::move(*text));
  Diagnostics diagnostics;
  authoring::Values values(files, limits, diagnostics);
  std::vector<std::unique_ptr<const yaml::Node>> no_types;
  spec::Reader reader{diagnostics, no_types};
  std::vector<authoring::NeedEntry> entries;
  const auto tree = values.tree_of(source);
  if (tree && has_shape(reader, *tree, spec::Shape::list, "a list of answers")) {
    entries = read_need_list(reader, *tree, values, authoring::folder_of(path));
  }
  if (diagnostics.has_errors()) return first_error(diagnostics);
  return authoring::answers_from(std::move(entries));
}

}  // namespace smx

// The way in: reads the YAML, finds the kind, and hands the map to the reader of that kind.
#include <utility>

#include "spec/names.h"
#include "spec/read_spec.h"
#include "spec/scalars.h"
#include "spec/things.h"

namespace smx::spec {

namespace {

using Thing = decltype(File::thing);

template <auto Read>
Thing read_as(Reader& reader, const yaml::Node& map) {
  return Read(reader, map);
}

Thing read_nothing(Reader&, const yaml::Node&) {
  return {};
}

struct KindOfFile {
  std::string_view key;
  Thing (*read)(Reader&, const yaml::Node&);
};
constexpr KindOfFile kKinds[] = {
    {"pack", read_as<read_pack>},
    {"mapping", read_as<read_mapping>},
    {"table", read_as<read_table>},
    {"decision", read_as<read_decision>},
    {"library", read_as<read_library>},
    {"overlay", read_as<read_overlay>},
    {"tests", read_nothing},  // read by the room that runs them
};

const KindOfFile* find_kind(std::string_view key) {
  for (const KindOfFile& kind : kKinds) {
    if (kind.key == key) return &kind;
  }
  return nullptr;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const KindOfFile& kind : kKinds) names.emplace_back(kind.key);
  return names;
}

void refuse_kind(Reader& reader, Span span, std::string message, std::string label) {
  Diagnostic diagnostic =
      make_error(Code::unknown_kind, std::move(message), span, std::move(label));
  diagnostic.fix = "begin the file with one of " + listed(kind_names());
  reader.diagnostics.add(std::move(diagnostic));
}

/// The kind that the first key names. A kind that stands further down is refused, and taken: so the
/// other mistakes of the file are found in the same pass.
const KindOfFile* kind_of(Reader& reader, const yaml::Node& tree) {
  if (!tree.is_map() || tree.entries.empty()) {
    refuse_kind(reader, tree.span, "a rule file is a map whose first key says what it holds", {});
    return nullptr;
  }
  const yaml::Node& first = tree.entries.front().key;
  if (const KindOfFile* kind = find_kind(first.text)) return kind;
  for (const yaml::Entry& entry : tree.entries) {
    const KindOfFile* kind = find_kind(entry.key.text);
    if (!kind) continue;
    refuse_kind(reader, entry.key.span, "the kind of a rule file is its first key",
                "move this line to the top");
    return kind;
  }
  refuse_kind(reader, first.span, ticked(first.text) + " is not a kind of rule file",
              suggest(first.text, kind_names()));
  return nullptr;
}

}  // namespace

File read_rule_file(std::unique_ptr<const Source> source, const Limits& limits,
                    Diagnostics& diagnostics) {
  File file;
  file.source = std::move(source);
  auto tree = yaml::read_yaml(*file.source, limits, diagnostics);
  if (!tree) return file;
  file.tree = std::make_unique<const yaml::Node>(std::move(*tree));
  Reader reader{diagnostics, file.types};
  if (const KindOfFile* kind = kind_of(reader, *file.tree)) {
    file.kind = kind->key;
    file.thing = kind->read(reader, *file.tree);
  }
  return file;
}

}  // namespace smx::spec

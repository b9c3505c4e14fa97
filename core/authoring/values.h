// The values tests and needs files speak of — written in YAML, or kept in files — as values of the
// engine.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "smx/diagnostic.h"
#include "smx/file_system.h"
#include "smx/limits.h"

#include "value/arena.h"
#include "value/node.h"
#include "yaml/tree.h"

namespace smx::authoring {

/// Owns the values it makes. Files are read once. Whatever gives nothing has added a diagnostic.
class Values {
 public:
  Values(const FileSystem& files, const Limits& limits, Diagnostics& diagnostics)
      : files_(files), limits_(limits), diagnostics_(diagnostics) {}

  /// YAML by JSON's grammar: unquoted `null`, `true`, `false` and numbers are such, all else is
  /// text.
  std::optional<Node> from_yaml(const yaml::Node& node);

  /// A value written in place, `{ file: path#/pointer }`, also further in, or `{ xml: text }`;
  /// paths are relative to `folder`. XML is not read here: see is_xml_text().
  std::optional<Node> read(const yaml::Node& node, const std::string& folder);

  /// What `path#/pointer` names. YAML and XML by its name, else JSON.
  std::optional<Node> from_file(const yaml::Node& reference, const std::string& folder);

  /// The text of a file as what its name says, XML or JSON; nothing where it is not that, and
  /// nothing is said.
  std::optional<Node> from_text(const std::string& path, std::string text);

  /// Where a value that was made here begins. Nothing where it was put together, or is a text of
  /// XML that is written in YAML.
  std::optional<Span> place_of(const Node& node) const;

  /// A tree of YAML out of a YAML or JSON file: for files that are read key by key. The source must
  /// outlive the tree.
  std::optional<yaml::Node> tree_of(const Source& source);

  Arena& arena() { return arena_; }
  Diagnostics& diagnostics() { return diagnostics_; }
  const FileSystem& files() const { return files_; }
  const Limits& limits() const { return limits_; }

 private:
  const Node* whole_file(const std::string& path, Span named_at);
  std::optional<Node> read_source(const Source& source);
  std::optional<Node> read_json_source(const Source& source);
  std::optional<Node> made_of(const yaml::Node& node, const std::string* folder);
  std::uint16_t number_of(const Source* source);
  Origin origin_of(const yaml::Node& node);

  const FileSystem& files_;
  const Limits& limits_;
  Diagnostics& diagnostics_;
  Arena arena_;
  std::deque<Source> sources_;  // JSON values are views into their text
  std::map<std::string, std::optional<Node>> read_files_;
  std::vector<const Source*> numbered_;  // by what origins say
};

/// Whether a map says `{ file: ... }` and nothing else.
bool is_file_reference(const yaml::Node& node);

/// A value as JSON on one line.
std::string json_of(const Node& node);

/// Whether a value is the text of an XML document, which only a schema can make values of: it is
/// handed to the engine as it is.
bool is_xml_text(const Node& node);

/// A value as a document for the engine: JSON, or the XML text.
std::string document_of(const Node& node);

}  // namespace smx::authoring

// What the tests of this room need: schema files in memory, documents written as JSON.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "types/schema.h"
#include "types/validate.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx {

/// Schema files and what was said while reading them.
class RuleSet {
 public:
  using Files = std::map<std::string, std::string>;

  /// Each file `x.yaml` is declared with the alias `x`.
  RuleSet(std::initializer_list<Files::value_type> files) : files_(files) {
    for (const auto& [path, text] : files_) {
      const std::string name = path.substr(path.rfind('/') + 1);
      schemas.declare(name.substr(0, name.find('.')), {path, {}}, {});
    }
  }
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  const Type* named(std::string_view name) { return schemas.named(name, {}); }

  const Type* inline_type(std::string text) {
    const Source& source = keep("mapping.yaml", std::move(text));
    trees_.push_back(yaml::read_yaml(source, limits, diagnostics));
    return trees_.back() ? schemas.inline_type(*trees_.back()) : nullptr;
  }

  /// "SMX0802 file:line:column message | fix", one a line, for all that was said.
  std::string said() const {
    std::string text;
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      text += code_id(diagnostic.code) + ' ';
      if (!diagnostic.labels.empty() && !diagnostic.labels[0].file.empty()) {
        const Label& label = diagnostic.labels[0];
        text += label.file + ':' + std::to_string(label.begin.line) + ':' +
                std::to_string(label.begin.column) + ' ';
      }
      text += diagnostic.message;
      if (!diagnostic.fix.empty()) text += " | " + diagnostic.fix;
      text += '\n';
    }
    return text;
  }

  const Limits limits;
  Diagnostics diagnostics;
  TypeStore store;
  std::vector<std::string> read_paths;  // the files that were asked for, in order

 private:
  const Source& keep(std::string path, std::string text) {
    sources_.push_back(std::make_unique<Source>(std::move(path), std::move(text)));
    return *sources_.back();
  }

  const Source* open(const std::string& path, Span used_at) {
    read_paths.push_back(path);
    const auto found = files_.find(path);
    if (found != files_.end()) return &keep(path, found->second);
    diagnostics.add(make_error(Code::file_not_found, "there is no file " + path, used_at));
    return nullptr;
  }

  Files files_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::vector<std::optional<yaml::Node>> trees_;

 public:
  Schemas schemas{store,
                  [this](const std::string& path, Span used_at) { return open(path, used_at); },
                  limits, diagnostics};
};

/// A document from JSON text, read as the YAML it also is: this room knows no JSON reader.
class Document {
 public:
  explicit Document(std::string json) : source_("document", std::move(json)) {
    Diagnostics diagnostics;
    std::optional<yaml::Node> tree = yaml::read_yaml(source_, Limits(), diagnostics);
    if (tree) root_ = node_of(*tree);
    ok_ = tree.has_value();
  }

  bool ok() const { return ok_; }
  const Node& root() const { return root_; }

 private:
  Node node_of(const yaml::Node& tree) {
    if (tree.is_list()) {
      std::vector<Node> items;
      for (const yaml::Node& item : tree.items) items.push_back(node_of(item));
      return Node::list(arena_.copy(std::span<const Node>(items)));
    }
    if (tree.is_map()) {
      std::vector<Member> members;
      for (const yaml::Entry& entry : tree.entries) {
        members.push_back({arena_.copy(entry.key.text), node_of(entry.value)});
      }
      return Node::object(arena_.copy(std::span<const Member>(members)));
    }
    const std::string_view text = arena_.copy(tree.text);
    if (!tree.is_plain()) return Node::text(text);
    if (text == "null") return Node::null();
    if (text == "true" || text == "false") return Node::boolean(text == "true");
    return Node::number(text);
  }

  Source source_;
  Arena arena_;
  Node root_;
  bool ok_ = false;
};

}  // namespace smx

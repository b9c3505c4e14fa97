#include "types/json_tree.h"

#include <algorithm>

#include "json/read_json.h"
#include "value/arena.h"
#include "value/node.h"

namespace smx::types {

namespace {

/// Walks the nodes and the text side by side: nodes know where they begin, the text where they end.
class TreeMaker {
 public:
  explicit TreeMaker(const Source& source) : source_(source), text_(source.text()) {}

  yaml::Node make(const Node& node) {
    at_ = node.origin().offset;
    yaml::Node made;
    const std::size_t begin = at_;
    switch (node.kind()) {
      case Kind::object: fill_map(node, made); break;
      case Kind::list: fill_list(node, made); break;
      default: fill_scalar(node, made);
    }
    made.span = span(begin, at_);
    return made;
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {&source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  void fill_map(const Node& node, yaml::Node& made) {
    made.kind = yaml::Kind::map;
    ++at_;
    for (const Member& member : node.members()) {
      at_ = text_.find('"', at_);
      yaml::Entry& entry = made.entries.emplace_back();
      fill_text(member.name, entry.key);
      entry.value = make(member.value);
    }
    at_ = text_.find('}', at_) + 1;
  }

  void fill_list(const Node& node, yaml::Node& made) {
    made.kind = yaml::Kind::list;
    ++at_;
    for (const Node& item : node.items()) made.items.push_back(make(item));
    at_ = text_.find(']', at_) + 1;
  }

  void fill_scalar(const Node& node, yaml::Node& made) {
    if (node.is(Kind::text)) return fill_text(node.text(), made);
    const std::size_t end = value_end(text_, at_);
    made.text = text_.substr(at_, end - at_);
    at_ = end;
  }

  /// The text that begins with the quote at `at_`.
  void fill_text(std::string_view text, yaml::Node& made) {
    const std::size_t begin = at_;
    made.style = yaml::Style::double_quoted;
    made.text = text;
    at_ = value_end(text_, at_);
    made.span = span(begin, at_);
    // With escapes in it, places inside are not known; then the whole text is the place.
    const bool is_literal = at_ - begin == text.size() + 2;
    if (is_literal) made.runs.push_back({0, static_cast<std::uint32_t>(begin + 1)});
  }

  const Source& source_;
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<yaml::Node> read_json_tree(const Source& source, const Limits& limits,
                                         Diagnostics& diagnostics) {
  Limits of_file = limits;
  of_file.document_bytes = limits.rule_file_bytes;
  of_file.document_depth = limits.rule_file_depth;
  Arena arena;
  const JsonDocument document = read_json(source.text(), kNoDocument, arena, of_file);
  if (!document.fault) return TreeMaker(source).make(*document.root);
  const DocumentFault& fault = *document.fault;
  const auto at = static_cast<std::uint32_t>(std::min(fault.offset, source.text().size()));
  Diagnostic diagnostic = make_error(fault.code, fault.message, {&source, at, at});
  if (!fault.pointer.empty()) diagnostic.notes.push_back({"at", fault.pointer});
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

}  // namespace smx::types

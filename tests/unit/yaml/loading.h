// Loads YAML for a test, and says what the diagnostics point at.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "yaml/tree.h"

namespace smx::yaml {

struct Loaded {
  std::unique_ptr<Source> source;
  std::optional<Node> root;
  Diagnostics diagnostics;

  /// The text a span covers.
  std::string at(Span span) const {
    return std::string(source->text().substr(span.begin, span.end - span.begin));
  }
  std::string messages() const {
    std::string all;
    for (const Diagnostic& item : diagnostics.items()) all += render_text(item, Colour::never);
    return all;
  }
};

inline Loaded load(std::string text, const Limits& limits = {}) {
  Loaded loaded;
  loaded.source = std::make_unique<Source>("rules.yaml", std::move(text));
  loaded.root = read_yaml(*loaded.source, limits, loaded.diagnostics);
  return loaded;
}

/// The tree in one line: `{a: [b, "c"]}`; quoted scalars in their quotes, blocks as |text| or
/// >text>.
inline std::string outline(const Node& node) {
  if (node.is_scalar()) {
    constexpr const char* kMarks[] = {"", "'", "\"", "|", ">"};
    const std::string mark = kMarks[static_cast<std::size_t>(node.style)];
    return mark + node.text + mark;
  }
  std::string out;
  for (const Node& item : node.items) out += ", " + outline(item);
  for (const Entry& entry : node.entries) {
    out += ", " + outline(entry.key) + ": " + outline(entry.value);
  }
  if (!out.empty()) out.erase(0, 2);
  return node.is_list() ? '[' + out + ']' : '{' + out + '}';
}

/// The outline of a text that loads, or what was wrong with it.
inline std::string outline_of(std::string text) {
  const Loaded loaded = load(std::move(text));
  return loaded.root ? outline(*loaded.root) : loaded.messages();
}

}  // namespace smx::yaml

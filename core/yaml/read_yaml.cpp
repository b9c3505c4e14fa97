// The way in: checks the size and the characters, lets the library drive the builder, and turns
// whatever was refused into diagnostics.
#include <algorithm>
#include <limits>

#include "base/utf8.h"
#include "yaml/characters.h"
#include "yaml/faults.h"
#include "yaml/library.h"
#include "yaml/refusal.h"
#include "yaml/tree.h"
#include "yaml/tree_builder.h"

namespace smx::yaml {

namespace {

/// Offsets are 32 bits wide in a Span, and 31 in the library.
constexpr std::size_t kLargestText = std::numeric_limits<std::int32_t>::max();

Span span_of(const Source& source, const Mark& mark) {
  const std::size_t size = std::min(source.text().size(), kLargestText);
  return {&source, static_cast<std::uint32_t>(std::min(mark.begin, size)),
          static_cast<std::uint32_t>(std::min(mark.end, size))};
}

Diagnostic diagnostic_of(const Source& source, const Refusal& refusal) {
  Diagnostic diagnostic = make_error(refusal.code, refusal.message, span_of(source, refusal.place),
                                     refusal.place.label);
  if (refusal.other) {
    diagnostic.labels.push_back(make_label(span_of(source, *refusal.other), refusal.other->label));
  }
  diagnostic.fix = refusal.fix;
  return diagnostic;
}

void check_size(std::string_view text, const Limits& limits) {
  const std::size_t limit = std::min(limits.rule_file_bytes, kLargestText);
  if (text.size() <= limit) return;
  throw Refusal{Code::document_too_large,
                "the file has " + std::to_string(text.size()) + " bytes; at most " +
                    std::to_string(limit) + " are read",
                {0, 0, {}},
                "split the file"};
}

Node read_tree(std::string_view text, std::size_t start, TreeBuilder& builder) {
  if (const auto fault = parse_first_document(text, start, builder)) refuse_fault(builder, *fault);
  return builder.finish();
}

}  // namespace

std::optional<Node> read_yaml(const Source& source, const Limits& limits,
                              Diagnostics& diagnostics) {
  const std::string_view text = source.text();
  const std::size_t start =
      text.starts_with(utf8::kByteOrderMark) ? utf8::kByteOrderMark.size() : 0;
  TreeBuilder builder(source, start, limits.rule_file_depth);
  std::optional<Node> tree;
  try {
    check_size(text, limits);
    check_characters(text);
    tree = read_tree(text, start, builder);
  } catch (const Refusal& refusal) {
    diagnostics.add(diagnostic_of(source, refusal));
  }
  for (const Refusal& duplicate : builder.duplicates()) {
    tree.reset();
    diagnostics.add(diagnostic_of(source, duplicate));
  }
  return tree;
}

}  // namespace smx::yaml

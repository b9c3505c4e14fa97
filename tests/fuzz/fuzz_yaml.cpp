// Any bytes either load, with every place inside of the text, or end in a diagnostic.
#include <cstdint>
#include <cstdlib>

#include "yaml/tree.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const smx::yaml::Node& node, std::size_t size) {
  require(node.span.begin <= node.span.end && node.span.end <= size);
  if (node.is_scalar()) {
    std::uint32_t before = node.span.begin;
    for (std::size_t i = 0; i <= node.text.size(); ++i) {
      const smx::Span place = node.place(i, i + 1);
      require(before <= place.begin && place.begin <= place.end && place.end <= size);
      before = place.begin;
    }
  }
  for (const smx::yaml::Node& item : node.items) check(item, size);
  for (const smx::yaml::Entry& entry : node.entries) {
    check(entry.key, size);
    check(entry.value, size);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const smx::Source source("fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size));
  smx::Diagnostics diagnostics;
  const auto root = smx::yaml::read_yaml(source, smx::Limits{}, diagnostics);
  require(root.has_value() != diagnostics.has_errors());
  if (root) check(*root, size);
  for (const auto& item : diagnostics.items()) smx::render_text(item, smx::Colour::never);
  return 0;
}

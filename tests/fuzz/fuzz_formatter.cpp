// Any bytes either have one layout, in which they say the same and which is its own layout, or are
// no YAML and end in a diagnostic.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "smx/format_rules.h"

#include "yaml/tree.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_same(const smx::yaml::Node& a, const smx::yaml::Node& b) {
  bool same = a.kind == b.kind && a.style == b.style && a.text == b.text &&
              a.items.size() == b.items.size() && a.entries.size() == b.entries.size();
  for (std::size_t i = 0; same && i < a.items.size(); ++i) same = is_same(a.items[i], b.items[i]);
  for (std::size_t i = 0; same && i < a.entries.size(); ++i) {
    same = is_same(a.entries[i].key, b.entries[i].key) &&
           is_same(a.entries[i].value, b.entries[i].value);
  }
  return same;
}

bool is_yaml(const std::string& text) {
  const smx::Source source("fuzz.yaml", text);
  smx::Diagnostics none;
  return smx::yaml::read_yaml(source, smx::Limits{}, none).has_value();
}

void require_same_meaning(const std::string& before, const std::string& after) {
  const smx::Source first("before.yaml", before);
  const smx::Source second("after.yaml", after);
  smx::Diagnostics none;
  const auto a = smx::yaml::read_yaml(first, smx::Limits{}, none);
  const auto b = smx::yaml::read_yaml(second, smx::Limits{}, none);
  require(a && b && is_same(*a, *b));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const smx::FormattedRules formatted = smx::format_rules("fuzz.yaml", text);
  require(formatted.text.has_value() == is_yaml(text));
  require(formatted.text.has_value() != formatted.diagnostics.has_errors());
  for (const smx::Diagnostic& diagnostic : formatted.diagnostics.items()) {
    smx::render_text(diagnostic, smx::Colour::never);
  }
  if (!formatted.text) return 0;
  require_same_meaning(text, *formatted.text);
  const smx::FormattedRules again = smx::format_rules("fuzz.yaml", *formatted.text);
  require(again.text && *again.text == *formatted.text);
  require(smx::layout_difference("fuzz.yaml", *again.text, *formatted.text).empty());
  smx::layout_difference("fuzz.yaml", text, *formatted.text);
  return 0;
}

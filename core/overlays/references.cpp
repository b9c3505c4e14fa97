#include "overlays/references.h"

#include <algorithm>
#include <string_view>

namespace smx::overlays {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

/// The word behind each `lookup` and `lookup_reverse` of an expression.
void add_lookups(std::string_view text, std::set<std::string>& into) {
  constexpr std::string_view kLookup = "lookup";
  constexpr std::string_view kReverse = "_reverse";
  for (std::size_t at = text.find(kLookup); at != std::string_view::npos;
       at = text.find(kLookup, at)) {
    at += kLookup.size();
    if (text.substr(at).starts_with(kReverse)) at += kReverse.size();
    const std::size_t begin = text.find_first_not_of(kBlanks, at);
    if (begin == std::string_view::npos || begin == at) continue;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n|)", begin), text.size());
    into.emplace(text.substr(begin, end - begin));
  }
}

}  // namespace

void add_references(const yaml::Node& tree, References& into) {
  if (tree.is_scalar()) add_lookups(tree.text, into.asked);
  for (const yaml::Node& item : tree.items) add_references(item, into);
  for (const yaml::Entry& entry : tree.entries) {
    const std::string& key = entry.key.text;
    if (entry.value.is_scalar() && key == "use") into.used.insert(entry.value.text);
    const bool asks = key == "decide" || key == "inverse_of";
    if (entry.value.is_scalar() && asks) into.asked.insert(entry.value.text);
    add_references(entry.value, into);
  }
}

}  // namespace smx::overlays

#include <string_view>
#include <unordered_map>

#include "yaml/tree_builder.h"

namespace smx::yaml {

namespace {

/// Maps up to this size are compared pair by pair, which needs no memory.
constexpr std::size_t kSmallMap = 8;

Refusal duplicate(const Node& first, const Node& second) {
  return {Code::yaml_duplicate_key,
          "the key `" + second.text + "` stands twice in one map",
          {second.span.begin, second.span.end, "and again here"},
          "delete or rename one of the two",
          Mark{first.span.begin, first.span.end, "first here"}};
}

}  // namespace

void find_duplicate_keys(const Node& map, std::vector<Refusal>& out) {
  const std::vector<Entry>& entries = map.entries;
  if (entries.size() <= kSmallMap) {
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const Entry* first = map.find_entry(entries[i].key.text);
      if (first != &entries[i]) out.push_back(duplicate(first->key, entries[i].key));
    }
    return;
  }
  std::unordered_map<std::string_view, const Node*> seen;
  seen.reserve(entries.size());
  for (const Entry& entry : entries) {
    const auto [first, is_new] = seen.try_emplace(entry.key.text, &entry.key);
    if (!is_new) out.push_back(duplicate(*first->second, entry.key));
  }
}

}  // namespace smx::yaml

#include "yaml/tree.h"

#include <algorithm>

namespace smx::yaml {

namespace {

/// The run that the byte at `offset` belongs to: the last that does not begin behind it.
const Node::Run& run_of(const std::vector<Node::Run>& runs, std::size_t offset) {
  const auto after = std::upper_bound(
      runs.begin(), runs.end(), offset,
      [](std::size_t wanted, const Node::Run& run) { return wanted < run.text_offset; });
  return after == runs.begin() ? runs.front() : *std::prev(after);
}

std::uint32_t source_of(const std::vector<Node::Run>& runs, std::size_t offset) {
  const Node::Run& run = run_of(runs, offset);
  return run.source_offset + (static_cast<std::uint32_t>(offset) - run.text_offset);
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  const Entry* entry = find_entry(key);
  return entry ? &entry->value : nullptr;
}

const Entry* Node::find_entry(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(),
                                  [key](const Entry& entry) { return entry.key.text == key; });
  return found == entries.end() ? nullptr : &*found;
}

Span Node::place(std::size_t begin, std::size_t end) const {
  if (!is_scalar() || runs.empty()) return span;
  end = std::min(end, text.size());
  begin = std::min(begin, end);
  const std::uint32_t first = source_of(runs, begin);
  if (begin == end) return {span.source, first, first};
  // Behind the last byte; if a run begins there, what lies in front of it belongs to that byte.
  const Node::Run& next = run_of(runs, end);
  const bool is_run_start = next.text_offset == end;
  const std::uint32_t behind = is_run_start ? next.source_offset : source_of(runs, end - 1) + 1;
  return {span.source, first, behind};
}

}  // namespace smx::yaml

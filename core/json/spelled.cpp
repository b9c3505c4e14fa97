#include "json/spelled.h"

#include <cstring>
#include <string>

#include "json/write_json.h"

namespace smx {

namespace {

/// Values in the arena, with what is kept in front of them.
template <typename Value>
std::span<const Value> copy_behind(const KeptSpelling& kept, std::span<const Value> values,
                                   Arena& arena) {
  static_assert(alignof(Value) <= alignof(KeptSpelling) ||
                sizeof(KeptSpelling) % alignof(Value) == 0);
  void* const begin = arena.allocate(sizeof kept + values.size_bytes(), alignof(KeptSpelling));
  std::memcpy(begin, &kept, sizeof kept);
  auto* const first = static_cast<char*>(begin) + sizeof kept;
  std::memcpy(first, static_cast<const void*>(values.data()), values.size_bytes());
  return {reinterpret_cast<const Value*>(first), values.size()};
}

Node spelled_text(const Node& node, std::string_view json, Arena& arena) {
  const std::string_view text = node.text();
  if (json.size() == text.size() + 2) {
    return Node::text(json.substr(1, text.size()), node.origin(), Spelling::quoted);
  }
  const KeptSpelling kept{json.data(), json.size()};
  const auto copy = copy_behind(kept, std::span<const char>(text.data(), text.size()), arena);
  Node made = Node::text({copy.data(), copy.size()}, node.origin());
  made.set_kept_spelling();
  return made;
}

Node spelled_list(const Node& node, std::string_view json, Arena& arena) {
  const std::span<Node> items = arena.allocate_array<Node>(node.items().size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = with_spelling(node.items()[i], arena);
  const KeptSpelling kept{json.data(), json.size()};
  Node made = Node::list(copy_behind(kept, std::span<const Node>(items), arena), node.origin());
  made.set_kept_spelling();
  return made;
}

Node spelled_object(const Node& node, std::string_view json, Arena& arena) {
  const std::span<Member> members = arena.allocate_array<Member>(node.members().size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& member = node.members()[i];
    members[i] = {member.name, with_spelling(member.value, arena)};
  }
  const KeptSpelling kept{json.data(), json.size()};
  Node made =
      Node::object(copy_behind(kept, std::span<const Member>(members), arena), node.origin());
  made.set_kept_spelling();
  return made;
}

}  // namespace

Node with_spelling(const Node& node, Arena& arena) {
  if (node.kind() < Kind::text || node.is_empty()) return node;
  std::string written;
  write_json(node, JsonLayout::compact, written);
  const std::string_view json = arena.copy(std::string_view(written));
  Node made = node.is(Kind::text)   ? spelled_text(node, json, arena)
              : node.is(Kind::list) ? spelled_list(node, json, arena)
                                    : spelled_object(node, json, arena);
  made.set_rule(node.rule());
  return made;
}

}  // namespace smx

// Items by their keys: an index is made when it is first asked, once for each run of its mapping.
#include <algorithm>

#include "eval/item_keys.h"
#include "eval/run.h"
#include "value/pointer.h"

namespace smx {

/// An index as it is asked, in the memory of the translation.
struct BuiltIndex {
  enum class State : std::uint8_t { ready, waits, broken };
  State state = State::ready;
  const Fault* fault = nullptr;  // broken
  const KeySet* keys = nullptr;
  std::span<Node> found;  // what each key leads to
};

Val Evaluator::Run::lookup_item(const LookupCall& call, const Val& input, Frame& frame) {
  const ItemIndex& index = *call.index;
  const BuiltIndex& made = built(index, frame);
  ++traced_reads_;  // an index does not know what its making left to be seen
  if (made.state == BuiltIndex::State::waits) return Val::pending();
  if (made.state == BuiltIndex::State::broken) return Val::failed(made.fault);
  Node one = input.node;
  std::span<Node> keys{&one, 1};
  if (!call.more_keys.empty()) {
    keys = arena_.allocate_array<Node>(1 + call.more_keys.size());
    keys.front() = input.node;
    for (std::size_t i = 0; i < call.more_keys.size(); ++i) {
      Argument more;
      const Val stopped = argument(call.more_keys[i], frame, more);
      if (!stopped.is_value()) return stopped;
      keys[i + 1] = more.value;
    }
  }
  const KeySet::Found found = made.keys->find(keys);
  if (!spend(1 + found.looks))
    return Val::failed(fault(Code::budget_exceeded, rule_, call.span, {input.origin()}));
  if (!found.is_new) return Val::of(made.found[found.entry]);
  if (index.many == Many::all) return Val::of(Node::list({}, input.origin()));
  buffers_.text.clear();
  append_shape(input.node, buffers_.text);
  return Val::failed(
      fault(Code::unmapped_code, rule_, call.span, {input.origin()}, index.name, buffers_.text));
}

const BuiltIndex& Evaluator::Run::built(const ItemIndex& index, Frame& frame) {
  if (frame.indexes.empty()) {
    frame.indexes = arena_.allocate_array<const BuiltIndex*>(index.of_all);
    std::ranges::fill(frame.indexes, nullptr);
  }
  // Through the frame each time: what an index is made of may ask another.
  if (const BuiltIndex* made = frame.indexes[index.number]) return *made;
  const RuleId rule_before = rule_;
  rule_ = index.rule;
  const BuiltIndex* made = arena_.keep(build(index, frame));
  rule_ = rule_before;
  frame.indexes[index.number] = made;
  return *made;
}

BuiltIndex Evaluator::Run::build(const ItemIndex& index, Frame& frame) {
  BuiltIndex made;
  const Val list = expression(*index.of, frame);
  if (list.is_pending()) made.state = BuiltIndex::State::waits;
  made.fault = list.fault;
  const bool has_items = list.is_present() && list.node.is(Kind::list);
  if (list.is_present() && !has_items) {
    made.fault = fault(Code::invalid_value, rule_, index.of->span, {list.origin()}, index.name,
                       "an index is made of a list, not of a " + shape_of(list.node));
  }
  const std::span<const Node> items = has_items ? list.node.items() : std::span<const Node>{};
  if (!made.fault && made.state == BuiltIndex::State::ready)
    made.fault = file_items(index, items, made, frame);
  if (made.fault) made.state = BuiltIndex::State::broken;
  return made;
}

/// Items without a key are not found by it, and nothing else is said of them.
const Fault* Evaluator::Run::file_items(const ItemIndex& index, std::span<const Node> items,
                                        BuiltIndex& out, Frame& frame) {
  KeySet& set = *new (arena_.allocate(sizeof(KeySet), alignof(KeySet)))
                    KeySet(arena_, items.size(), index.by.size());
  out.keys = &set;
  out.found = arena_.allocate_array<Node>(items.size());
  const auto entry_of = arena_.allocate_array<std::uint32_t>(items.size());
  const auto keys = arena_.allocate_array<Node>(index.by.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    frame.values[index.item] = Val::of(items[i]);
    entry_of[i] = kNoEntry;
    bool has_keys = true;
    for (std::size_t k = 0; k < keys.size(); ++k) {
      const Val key = expression(*index.by[k], frame);
      if (key.is_fault()) return key.fault;
      if (key.is_pending()) out.state = BuiltIndex::State::waits;
      has_keys = has_keys && key.is_present();
      keys[k] = key.node;
    }
    if (!spend(1 + keys.size()))
      return fault(Code::budget_exceeded, rule_, index.of->span, {items[i].origin()});
    if (!has_keys) continue;
    const KeySet::Found found = set.insert(keys);
    if (!spend(found.looks))
      return fault(Code::budget_exceeded, rule_, index.of->span, {items[i].origin()});
    if (!found.is_new && index.many == Many::fail && out.state == BuiltIndex::State::ready) {
      return fault(Code::many_values, rule_, index.by.front()->span,
                   {out.found[found.entry].origin(), items[i].origin()}, index.name);
    }
    entry_of[i] = found.entry;
    if (found.is_new || index.many == Many::last) out.found[found.entry] = items[i];
  }
  if (index.many == Many::all) out.found = lists_by_entry(entry_of, items, set.size(), arena_);
  return nullptr;
}

}  // namespace smx

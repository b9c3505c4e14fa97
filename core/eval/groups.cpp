// Lists made of lists: groups of items with one key, and lists side by side.
#include <algorithm>

#include "eval/item_keys.h"
#include "eval/results.h"

namespace smx {

/// The groups in the order in which their keys are first met; none where something faults or waits.
std::span<const Node> Evaluator::Run::groups(const Grouping& grouping, const Form& form,
                                             std::span<const Node> items, Frame& frame,
                                             const Fault*& faults, bool& waits) {
  rule_ = form.rule;
  const auto own = arena_.allocate_array<Node>(items.size());
  std::ranges::copy(items, own.begin());
  Results results{form, frame, grouping.item, own, {}, {}};
  KeySet set(arena_, items.size(), grouping.by.size());
  const auto keys = arena_.allocate_array<Node>(grouping.by.size());
  const auto entry_of = arena_.allocate_array<std::uint32_t>(items.size());
  for (std::size_t i = 0; i < own.size(); ++i) {
    entry_of[i] = kNoEntry;
    const Keyed state = keyed(own[i], results, [&](const Node& item) -> const Fault* {
      if (const Fault* stopped = keys_of(grouping.by, item, results, keys)) return stopped;
      const bool lacks =
          std::ranges::any_of(keys, [](const Node& key) { return key.is(Kind::null); });
      if (!lacks || results.waits) return nullptr;
      return fault(Code::keyless_item, rule_, grouping.by.front()->span, {item.origin()});
    });
    if (exhausted_) break;
    if (state != Keyed::yes) continue;
    const KeySet::Found found = set.insert(keys);
    entry_of[i] = found.entry;
    if (!spend(found.looks)) break;
  }
  if (exhausted_ && !results.faults)
    results.faults = fault(Code::budget_exceeded, rule_, form.span, {});
  if (results.faults) faults = chain(faults, results.faults);
  waits = waits || results.waits;
  if (faults || waits) return {};
  const auto lists = lists_by_entry(entry_of, own, set.size(), arena_);
  for (std::uint32_t entry = 0; entry < set.size(); ++entry)
    lists[entry] = group_of(grouping, set.keys(entry), lists[entry]);
  return lists;
}

Node Evaluator::Run::group_of(const Grouping& grouping, std::span<const Node> keys,
                              const Node& items) {
  Node key = keys.front();
  if (!grouping.names.empty()) {
    const auto members = arena_.allocate_array<Member>(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
      new (&members[i]) Member{grouping.names[i], keys[i]};
    key = Node::object(members, keys.front().origin());
  }
  const auto members = arena_.allocate_array<Member>(2);
  new (&members[0]) Member{"key", key};
  new (&members[1]) Member{"items", items};
  return Node::object(members, items.origin());
}

/// Item by item; a list that is not there has no items.
Val Evaluator::Run::zip(const ZipForm& zip, const Form& form, Frame& frame) {
  const auto lists = arena_.allocate_array<Node>(zip.lists.size());
  const Fault* faults = nullptr;
  bool waits = false;
  bool any_there = false;
  Origin near;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Val list = expression(*zip.lists[i].second, frame);
    if (list.is_fault()) faults = chain(faults, list.fault);
    waits = waits || list.is_pending();
    const bool there = list.is_present();
    if (there && !list.node.is(Kind::list)) {
      faults = chain(faults, fault(Code::invalid_value, form.rule, zip.lists[i].second->span,
                                   {list.origin()}, {}, "`zip` goes over lists"));
    }
    any_there = any_there || there;
    if (near.document == kNoDocument) near = list.origin();
    new (&lists[i]) Node(there ? list.node : Node::list({}, list.origin()));
  }
  if (faults) return Val::failed(faults);
  if (waits) return Val::pending();
  if (!any_there) return Val::missing(near);
  const std::size_t length = lists.front().items().size();
  for (const Node& list : lists) {
    if (list.items().size() == length) continue;
    return Val::failed(
        fault(Code::uneven_lists, form.rule, form.span, {lists.front().origin(), list.origin()}));
  }
  if (!spend(length * lists.size()))
    return Val::failed(fault(Code::budget_exceeded, form.rule, form.span, {near}));
  const auto items = arena_.allocate_array<Node>(length);
  for (std::size_t i = 0; i < length; ++i) {
    const auto members = arena_.allocate_array<Member>(lists.size());
    for (std::size_t k = 0; k < lists.size(); ++k)
      new (&members[k]) Member{zip.lists[k].first, lists[k].items()[i]};
    new (&items[i]) Node(Node::object(members, lists.front().items()[i].origin()));
  }
  return Val::of(Node::list(items, near));
}

}  // namespace smx

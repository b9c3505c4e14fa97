// Items of a list whose keys are worked out: results that are put in order, or items that are put
// into groups.
#pragma once

#include "eval/run.h"

namespace smx {

struct Evaluator::Run::Results {
  const Form& form;
  Frame& frame;
  Slot slot;
  std::span<Node> items;
  std::span<SortCell> cells;  // of the sorted items, key by key
  std::span<Sortable> kinds;  // of the keys
  const Fault* faults = nullptr;
  bool waits = false;

  bool stopped() const { return faults || waits; }
};

/// Works out the keys of one result. Where that faults, `on_fault` of the list decides; what it
/// puts in the place of the result is asked once more.
template <typename KeysOf>
Evaluator::Run::Keyed Evaluator::Run::keyed(Node& item, Results& results, KeysOf keys_of) {
  const Fault* fault = keys_of(item);
  if (fault && !results.waits) {
    const Val settled = settle_item(results.form, item, fault, results.frame);
    if (settled.is_missing()) return Keyed::left_out;
    if (settled.is_value()) item = settled.node;
    fault = settled.is_value() ? keys_of(item) : settled.fault;
    results.waits = results.waits || settled.is_pending();
  }
  if (fault) results.faults = chain(results.faults, fault);
  return fault || results.waits ? Keyed::stopped : Keyed::yes;
}

}  // namespace smx

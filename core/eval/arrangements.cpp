// What is done with the results of a list: `distinct`, `sort`, `rank`, `limit`, in this order. Keys
// are worked out once for each result; a result whose key faults meets `on_fault` of the list.
#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "eval/item_keys.h"
#include "eval/results.h"
#include "value/pointer.h"

namespace smx {

namespace {

/// What a key of a kind that was not known before is compared as; nothing where it cannot be.
Sortable known_kind(const Node& key) {
  switch (key.kind()) {
    case Kind::text: return Sortable::text;
    case Kind::number: return Sortable::number;
    case Kind::boolean: return Sortable::boolean;
    default: return Sortable::unknown;
  }
}

bool is_of(Sortable what, const Node& key) {
  switch (what) {
    case Sortable::text:
    case Sortable::folded:
    case Sortable::numeric_text:
    case Sortable::instant: return key.is(Kind::text);
    case Sortable::number: return key.is(Kind::number);
    case Sortable::boolean: return key.is(Kind::boolean);
    case Sortable::listed: return true;
    case Sortable::unknown: break;
  }
  return false;
}

}  // namespace

Val Evaluator::Run::arrange(const Arrangement& arrangement, const Form& form,
                            std::span<const Node> items, Origin origin, Frame& frame) {
  rule_ = form.rule;
  const auto room = arena_.allocate_array<Node>(items.size());
  std::ranges::copy(items, room.begin());
  Results results{form, frame, arrangement.item, room, {}, {}};
  if (arrangement.distinct) distinct(*arrangement.distinct, results);
  if (!arrangement.sort.empty() && !results.stopped()) sort(arrangement, results);
  if (arrangement.rank && !results.stopped()) rank(arrangement, results);
  if (arrangement.limit && !results.stopped()) limit(*arrangement.limit, results);
  if (exhausted_ && !results.faults)
    results.faults = fault(Code::budget_exceeded, form.rule, form.span, {origin});
  if (results.faults) return Val::failed(results.faults);
  return results.waits ? Val::pending() : Val::of(Node::list(results.items, origin));
}

/// Fills `keys`; null stands for one that is missing or null.
const Fault* Evaluator::Run::keys_of(std::span<const Expr* const> by, const Node& item,
                                     Results& results, std::span<Node> keys) {
  results.frame.values[results.slot] = Val::of(item);
  for (std::size_t i = 0; i < by.size(); ++i) {
    if (!spend(1)) return fault(Code::budget_exceeded, rule_, by[i]->span, {item.origin()});
    const Val key = expression(*by[i], results.frame);
    if (key.is_fault()) return key.fault;
    results.waits = results.waits || key.is_pending();
    keys[i] = key.is_present() ? key.node : Node::null(item.origin());
  }
  return nullptr;
}

void Evaluator::Run::distinct(const Distinct& distinct, Results& results) {
  const std::span<Node> items = results.items;
  const auto keys = arena_.allocate_array<Node>(distinct.by.size());
  const auto is_absent = [](const Node& key) { return key.is(Kind::null); };
  KeySet set(arena_, items.size(), distinct.by.size());
  const auto holder = arena_.allocate_array<std::uint32_t>(items.size());  // of each key
  const auto gone = arena_.allocate_array<std::uint8_t>(items.size());
  std::size_t kept = 0;
  for (Node& item : items) {
    const Keyed state = keyed(item, results, [&](const Node& result) -> const Fault* {
      if (const Fault* stopped = keys_of(distinct.by, result, results, keys)) return stopped;
      const bool lacks = !results.waits && std::ranges::any_of(keys, is_absent);
      if (!lacks || distinct.keyless == Keyless::keep) return nullptr;
      return fault(Code::keyless_item, rule_, distinct.by.front()->span, {result.origin()});
    });
    if (exhausted_) return;
    if (state != Keyed::yes) continue;
    gone[kept] = 0;
    items[kept++] = item;
    if (std::ranges::any_of(keys, is_absent)) continue;
    const KeySet::Found found = set.insert(keys);
    if (!spend(found.looks)) return;
    const auto here = static_cast<std::uint32_t>(kept - 1);
    if (found.is_new) {
      holder[found.entry] = here;
    } else if (distinct.keep == Keep::only) {
      if (!is_second_kept(distinct, items[holder[found.entry]], items[here], results)) --kept;
    } else if (distinct.keep == Keep::first) {
      gone[here] = 1;
    } else {
      gone[std::exchange(holder[found.entry], here)] = 1;
    }
  }
  if (!results.stopped()) drop(distinct, gone.first(kept), results);
}

/// Two results with one key, where each must have its own.
bool Evaluator::Run::is_second_kept(const Distinct& distinct, const Node& first, Node& second,
                                    Results& results) {
  const Fault* many =
      fault(Code::many_values, rule_, distinct.by.front()->span, {first.origin(), second.origin()});
  const Val settled = settle_item(results.form, second, many, results.frame);
  if (settled.is_fault()) results.faults = chain(results.faults, settled.fault);
  if (settled.is_value()) second = settled.node;
  return settled.is_value();
}

/// Leaves out the results that are gone, and says so where that is wanted.
void Evaluator::Run::drop(const Distinct& distinct, std::span<const std::uint8_t> gone,
                          Results& results) {
  const auto dropped = arena_.allocate_array<Origin>(gone.size());
  std::size_t kept = 0;
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < gone.size(); ++i) {
    const Node item = results.items[i];
    if (gone[i] != 0) new (&dropped[left_out++]) Origin(item.origin());
    if (gone[i] == 0) results.items[kept++] = item;
  }
  results.items = results.items.first(kept);
  if (distinct.reporting == Reporting::quiet || left_out == 0) return;
  report_left_out(results, {left_out, gone.size(), "which have the key of another"},
                  dropped.first(left_out));
}

void Evaluator::Run::sort(const Arrangement& arrangement, Results& results) {
  const std::vector<SortKey>& sort = arrangement.sort;
  const std::span<Node> items = results.items;
  const std::size_t width = sort.size();
  const auto by = arena_.allocate_array<const Expr*>(width);
  const auto kinds = arena_.allocate_array<Sortable>(width);
  for (std::size_t i = 0; i < width; ++i) {
    by[i] = sort[i].by;
    new (&kinds[i]) Sortable(sort[i].what);
  }
  const auto keys = arena_.allocate_array<Node>(width);
  const auto cells = arena_.allocate_array<SortCell>(items.size() * width);
  std::size_t kept = 0;
  for (Node& item : items) {
    const auto own = cells.subspan(kept * width, width);
    const Keyed state = keyed(item, results, [&](const Node& result) -> const Fault* {
      if (const Fault* stopped = keys_of(by, result, results, keys)) return stopped;
      return results.waits ? nullptr : sort_cells(arrangement, keys, result, kinds, own);
    });
    if (exhausted_) return;
    if (state == Keyed::yes) items[kept++] = item;
  }
  const std::uint64_t comparisons = kept * static_cast<std::uint64_t>(std::bit_width(kept));
  if (results.stopped() || !spend(comparisons * width)) return;
  const auto order = arena_.allocate_array<std::uint32_t>(kept);
  std::iota(order.begin(), order.end(), 0u);
  // Where keys are equal the place before decides: so the order is stable, without further memory.
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    for (std::size_t i = 0; i < width; ++i) {
      const int result =
          compare_cells(cells[a * width + i], cells[b * width + i], sort[i].order, kinds[i]);
      if (result != 0) return result < 0;
    }
    return a < b;
  });
  const auto sorted = arena_.allocate_array<Node>(kept);
  const auto sorted_cells = arena_.allocate_array<SortCell>(kept * width);
  for (std::size_t i = 0; i < kept; ++i) {
    sorted[i] = items[order[i]];
    std::ranges::copy(cells.subspan(order[i] * width, width),
                      sorted_cells.begin() + static_cast<std::ptrdiff_t>(i * width));
  }
  results.items = sorted;
  results.cells = sorted_cells;
  results.kinds = kinds;
}

/// The first key of a kind that was not known before says what the others must be.
const Fault* Evaluator::Run::sort_cells(const Arrangement& arrangement, std::span<const Node> keys,
                                        const Node& item, std::span<Sortable> kinds,
                                        std::span<SortCell> cells) {
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const SortKey& by = arrangement.sort[i];
    const Node& key = keys[i];
    if (key.is(Kind::null)) {
      new (&cells[i]) SortCell(absent_cell(by));
      continue;
    }
    if (kinds[i] == Sortable::unknown) kinds[i] = known_kind(key);
    if (!is_of(kinds[i], key)) {
      return fault(Code::unlike_keys, rule_, by.by->span, {item.origin()}, {},
                   "here is a " + shape_of(key));
    }
    spend(by.listed.size());
    new (&cells[i]) SortCell(sort_cell(key, by, kinds[i], buffers_.text, arena_));
  }
  return nullptr;
}

void Evaluator::Run::rank(const Arrangement& arrangement, Results& results) {
  const Rank& rank = *arrangement.rank;
  const std::size_t width = arrangement.sort.size();
  const auto tied = [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < rank.keys; ++i) {
      const SortKey& key = arrangement.sort[i];
      // What a key of unknown kind turned out to be is the same for all of them.
      const SortCell& one = results.cells[a * width + i];
      const SortCell& other = results.cells[b * width + i];
      if (compare_cells(one, other, key.order, results.kinds[i]) != 0) return false;
    }
    return true;
  };
  std::size_t place = 0;
  for (std::size_t i = 0; i < results.items.size(); ++i) {
    Node& item = results.items[i];
    const bool same = i > 0 && rank.ties != Ties::order && tied(i - 1, i);
    if (!same) place = rank.ties == Ties::dense ? place + 1 : i + 1;
    if (!item.is(Kind::object)) {
      results.faults =
          chain(results.faults, fault(Code::invalid_value, rank.rule, results.form.span,
                                      {item.origin()}, {}, "it is counted, and is no object"));
      continue;
    }
    if (!spend(item.members().size())) return;
    item = with_rank(rank, item, place);
  }
}

/// The object with one member more, or with another value in it.
Node Evaluator::Run::with_rank(const Rank& rank, const Node& item, std::size_t place) {
  const std::span<const Member> before = item.members();
  const auto members = arena_.allocate_array<Member>(before.size() + 1);
  auto end = std::ranges::copy_if(before, members.begin(), [&](const Member& member) {
               return member.name != rank.into;
             }).out;
  buffers_.text = std::to_string(place);
  Node number = Node::number(arena_.copy(std::string_view(buffers_.text)), item.origin());
  number.set_rule(rank.rule);
  new (&*end++) Member{rank.into, number};
  Node ranked =
      Node::object(members.first(static_cast<std::size_t>(end - members.begin())), item.origin());
  ranked.set_rule(item.rule());
  return ranked;
}

void Evaluator::Run::limit(const Limit& limit, Results& results) {
  const std::size_t all = results.items.size();
  if (all <= limit.to) return;
  const std::span<Node> rest = results.items.subspan(limit.to);
  results.items = results.items.first(limit.to);
  if (limit.reporting == Reporting::quiet) return;
  const auto places = arena_.allocate_array<Origin>(rest.size());
  std::ranges::transform(rest, places.begin(), &Node::origin);
  report_left_out(results, {rest.size(), all, "which stand behind the limit"}, places);
}

void Evaluator::Run::report_left_out(const Results& results, LeftOut left_out,
                                     std::span<const Origin> places) {
  std::string& text = buffers_.text;
  text = std::to_string(left_out.count);
  text.append(" of ").append(std::to_string(left_out.of)).append(" items, ");
  text.append(left_out.why);
  Fault about;
  about.code = Code::items_left_out;
  about.inputs = places.first(std::min<std::size_t>(places.size(), limits_.faults));
  about.detail = text;
  report(Trigger::fault, results.form, about);
}

}  // namespace smx

// Runs a mapping on paths instead of values. Where it cannot be told which part of a value is
// wanted, all of it counts as read: what is then said to be unread, nobody reads.
#include "coverage/input_reads.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace smx::coverage {

ReadPath& ReadPath::member(const std::string& name) {
  auto& found = members[name];
  if (!found) found = std::make_unique<ReadPath>();
  return *found;
}

ReadPath& ReadPath::an_item() {
  if (!item) item = std::make_unique<ReadPath>();
  return *item;
}

namespace {

using Paths = std::vector<ReadPath*>;

/// Where a value can come from. What is worked out comes from nowhere.
struct Came {
  Paths from;     // the value at one of these
  Paths list_of;  // a list whose items are the values at one of these
  Paths group;    // a group of items of these: an object with its `key` and its `items`

  bool operator<(const Came& other) const {
    return std::tie(from, list_of, group) < std::tie(other.from, other.list_of, other.group);
  }
};

void add(Paths& into, const Paths& more) {
  for (ReadPath* path : more) {
    if (std::ranges::find(into, path) == into.end()) into.push_back(path);
  }
}

void add(Came& into, const Came& more) {
  add(into.from, more.from);
  add(into.list_of, more.list_of);
  add(into.group, more.group);
}

/// All of it is wanted.
void use_whole(const Came& value) {
  for (const Paths* paths : {&value.from, &value.list_of, &value.group}) {
    for (ReadPath* path : *paths) path->is_whole = true;
  }
}

/// Something is asked of it, and not what is in it.
void look_at(const Came& value) {
  for (const Paths* paths : {&value.from, &value.list_of, &value.group}) {
    for (ReadPath* path : *paths) path->is_read = true;
  }
}

Paths items_of(const Came& list) {
  Paths items = list.list_of;
  for (ReadPath* path : list.from) items.push_back(&path->an_item());
  return items;
}

/// What an `each` goes over: the items of a list, or the one value that is there.
Paths items_or_self(const Came& source) {
  Paths items = items_of(source);
  add(items, source.from);
  return items;
}

class ReadFinder {
 public:
  Came run(const Mapping& mapping, const std::vector<std::pair<Slot, Came>>& given) {
    Came result = run_variant(mapping, given);
    if (!mapping.choice) return result;
    for (const Mapping* variant : mapping.choice->variants) {
      if (variant != &mapping) add(result, run_variant(*variant, given));
    }
    return result;
  }

 private:
  struct Frame {
    const std::vector<SlotInfo>& slots;
    std::vector<std::optional<Came>> values;
  };

  Frame frame_of(const std::vector<SlotInfo>& slots,
                 const std::vector<std::pair<Slot, Came>>& given) {
    Frame frame{slots, std::vector<std::optional<Came>>(slots.size())};
    for (const auto& [slot, value] : given) frame.values[slot] = value;
    return frame;
  }

  Came run_variant(const Mapping& mapping, const std::vector<std::pair<Slot, Came>>& given) {
    const auto known = results_.find({&mapping, given});
    if (known != results_.end()) return known->second;
    Frame frame = frame_of(mapping.slots, given);
    for (const ScopeValue& value : mapping.scope) use_whole(read(*value.expression, frame));
    ask(mapping.guards, frame);
    ask(mapping.when, frame);
    for (const Need* need : mapping.needs) ask(*need, frame);
    Came result = read(mapping.body, frame);
    results_.emplace(std::pair(&mapping, given), result);
    return result;
  }

  Came read(Slot slot, Frame& frame) {
    if (frame.values[slot]) return *frame.values[slot];
    frame.values[slot] = Came{};
    const SlotInfo& info = frame.slots[slot];
    if (info.need) ask(*info.need, frame);
    if (info.let) frame.values[slot] = read(info.let, frame);
    return *frame.values[slot];
  }

  // ---- expressions

  Came read(const Expr& expr, Frame& frame) {
    Came value = expr.group ? read(*expr.group, frame) : read(expr.slot, frame);
    bool many = false;
    for (const PathStep& step : expr.steps) many = take(step, value, frame) || many;
    // A path with `*` gives a list of what it leads to.
    if (many) value = {{}, items_of({{}, std::move(value.from), {}}), {}};
    for (const CallStep& call : expr.calls) {
      const auto* function = std::get_if<FunctionCall>(&call);
      value = function ? called(*function, value, frame)
                       : looked_up(std::get<LookupCall>(call), value, frame);
    }
    return value;
  }

  /// One step on; whether it leads to many values.
  bool take(const PathStep& step, Came& value, Frame& frame) {
    switch (step.kind) {
      case PathStep::Kind::member: value = member(value, step.name); return false;
      case PathStep::Kind::position: value = {items_of(value), {}, {}}; return false;
      case PathStep::Kind::computed:
        use_whole(read(*step.key, frame));
        use_whole(value);
        value = {};
        return false;
      case PathStep::Kind::every: value = {children_of(value), {}, {}}; return true;
      case PathStep::Kind::filter_one:
      case PathStep::Kind::filter_every: break;
    }
    Came item{items_of(value), {}, {}};
    if (step.kind == PathStep::Kind::filter_every) item.from = children_of(value);
    for (const Match& match : step.matches) {
      Came at = item;
      for (const std::string& name : match.path) at = member(at, name);
      use_whole(at);
      if (match.computed) use_whole(read(*match.computed, frame));
    }
    value = std::move(item);
    return step.kind == PathStep::Kind::filter_every;
  }

  static Came member(const Came& value, const std::string& name) {
    Came found;
    for (ReadPath* path : value.from) found.from.push_back(&path->member(name));
    if (name == "items") found.list_of = value.group;
    return found;
  }

  /// The items of a list, or the members of a map.
  static Paths children_of(const Came& value) {
    Paths children = items_of(value);
    for (ReadPath* path : value.from) children.push_back(&path->member("*"));
    return children;
  }

  Came called(const FunctionCall& call, const Came& value, Frame& frame) {
    for (const CallArgument& argument : call.arguments) {
      if (argument.computed) use_whole(read(*argument.computed, frame));
    }
    look_at(value);
    // It compares items by all that they hold.
    if (call.function->name == "distinct") use_whole(value);
    switch (call.function->gives) {
      case Gives::same:
      case Gives::items: return value;
      case Gives::item: return {items_of(value), {}, {}};
      default: break;
    }
    use_whole(value);
    return {};
  }

  Came looked_up(const LookupCall& call, const Came& key, Frame& frame) {
    use_whole(key);
    for (const CallArgument& more : call.more_keys) {
      if (more.computed) use_whole(read(*more.computed, frame));
    }
    if (!call.index) return {};
    const ItemIndex& index = *call.index;
    const Paths items = items_of(read(*index.of, frame));
    frame.values[index.item] = Came{items, {}, {}};
    for (const Expr* by : index.by) use_whole(read(*by, frame));
    // One of them, or all that have the key.
    return index.many == Many::all ? Came{{}, items, {}} : Came{items, {}, {}};
  }

  // ---- conditions, guards, needs

  void ask(const Condition* condition, Frame& frame) {
    if (!condition) return;
    if (condition->left) {
      const Came left = read(*condition->left, frame);
      const bool of_items = condition->test >= Test::some;
      if (of_items) frame.values[condition->item] = Came{items_of(left), {}, {}};
      if (of_items || condition->test == Test::state) look_at(left);
      if (!of_items && condition->test != Test::state) use_whole(left);
    }
    if (condition->right) use_whole(read(*condition->right, frame));
    for (const Condition& part : condition->parts) ask(&part, frame);
  }

  void ask(const std::vector<Guard>& guards, Frame& frame) {
    for (const Guard& guard : guards) ask(guard.condition, frame);
  }

  void ask(const Need& need, Frame& frame) {
    for (const auto& [name, key] : need.by) use_whole(read(*key, frame));
    ask(need.when, frame);
  }

  // ---- forms

  Came read(const Form* form, Frame& frame) {
    if (!form) return {};
    ask(form->when, frame);
    for (const Policy* policy : form->policies) {
      if (policy && policy->expression) use_whole(read(*policy->expression, frame));
    }
    return std::visit([&](const auto& what) { return made(what, frame); }, form->what);
  }

  Came made(const FromForm& what, Frame& frame) { return read(*what.expression, frame); }
  Came made(const ValueForm&, Frame&) { return {}; }
  Came made(const FirstForm& what, Frame& frame) { return either(what.parts, frame); }
  Came made(const CasesForm& what, Frame& frame) { return either(what.cases, frame); }
  Came made(const JoinForm& what, Frame& frame) {
    for (const Form* part : what.parts) use_whole(read(part, frame));
    return {};
  }
  Came made(const OneOfForm& what, Frame& frame) {
    for (const auto& [kind, expr] : what.kinds) use_whole(read(*expr, frame));
    return {};
  }
  Came made(const ZipForm& what, Frame& frame) {
    for (const auto& [name, list] : what.lists) use_whole(read(*list, frame));
    return {};
  }
  Came made(const HoldsForm& what, Frame& frame) {
    ask(what.condition, frame);
    return {};
  }
  Came made(const FieldsForm& what, Frame& frame) {
    for (const Target& target : what.targets) use_whole(read(target.form, frame));
    return {};
  }

  Came made(const ListForm& what, Frame& frame) {
    Came list;
    for (const Form* item : what.items) add_item(list, read(item, frame));
    return list;
  }

  Came made(const EachForm& what, Frame& frame) {
    Paths items;
    for (const Expr* source : what.sources) {
      const Came list = read(*source, frame);
      look_at(list);
      add(items, items_or_self(list));
    }
    Came item{items, {}, {}};
    if (what.grouping) {
      frame.values[what.grouping->item] = item;
      for (const Expr* key : what.grouping->by) use_whole(read(*key, frame));
      item = {{}, {}, items};
    }
    frame.values[what.item] = item;
    for (Slot slot = what.first_inner; slot < what.last_inner; ++slot) frame.values[slot].reset();
    ask(what.where, frame);
    ask(what.guards, frame);
    for (const Need* need : what.needs) ask(*need, frame);
    const Came body = read(what.body, frame);
    if (what.arrangement) arrange(*what.arrangement, body, frame);
    Came list;
    add_item(list, body);
    return list;
  }

  void arrange(const Arrangement& arrangement, const Came& item, Frame& frame) {
    frame.values[arrangement.item] = item;
    if (arrangement.distinct) {
      if (arrangement.distinct->by.empty()) use_whole(item);
      for (const Expr* key : arrangement.distinct->by) use_whole(read(*key, frame));
    }
    for (const SortKey& key : arrangement.sort) {
      if (key.by) use_whole(read(*key.by, frame));
    }
    if (arrangement.rank) use_whole(item);
  }

  Came made(const DecideForm& what, Frame& frame) {
    const Decision& decision = *what.decision;
    Frame inner = frame_of(decision.slots, bound(what.arguments, frame));
    Came answer;
    for (const DecisionRow& row : decision.rows) {
      ask(row.when, inner);
      for (const RowAnswer& one : row.answers) {
        const Came given = read(one.form, inner);
        // Several columns make an object, and several rows a list.
        if (row.answers.size() > 1 || decision.hit == Hit::collect) use_whole(given);
        add(answer, given);
      }
    }
    return answer;
  }

  Came made(const UseForm& what, Frame& frame) {
    return run(*what.mapping, bound(what.arguments, frame));
  }

  std::vector<std::pair<Slot, Came>> bound(
      const std::vector<std::pair<Slot, const Form*>>& arguments, Frame& frame) {
    std::vector<std::pair<Slot, Came>> given;
    for (const auto& [slot, argument] : arguments) given.emplace_back(slot, read(argument, frame));
    return given;
  }

  Came either(const std::vector<const Form*>& forms, Frame& frame) {
    Came result;
    for (const Form* form : forms) add(result, read(form, frame));
    return result;
  }

  /// Of an item that is itself a list no part is followed.
  static void add_item(Came& list, const Came& item) {
    use_whole({{}, item.list_of, item.group});
    add(list.list_of, item.from);
  }

  std::map<std::pair<const Mapping*, std::vector<std::pair<Slot, Came>>>, Came> results_;
};

}  // namespace

std::vector<std::unique_ptr<ReadPath>> reads_of(const Mapping& mapping) {
  std::vector<std::unique_ptr<ReadPath>> paths;
  std::vector<std::pair<Slot, Came>> given;
  for (const InputInfo& input : mapping.inputs) {
    paths.push_back(std::make_unique<ReadPath>());
    given.emplace_back(input.slot, Came{{paths.back().get()}, {}, {}});
  }
  use_whole(ReadFinder().run(mapping, given));
  return paths;
}

}  // namespace smx::coverage

// Lists as a whole, and objects taken apart.
#include <algorithm>

#include "functions/calls.h"
#include "functions/decimal.h"
#include "functions/families.h"
#include "value/pointer.h"

namespace smx {
namespace {

constexpr FunctionFault kNotABoolean = {"not-a-boolean", "an item of the list is no boolean"};
constexpr FunctionFault kTooLong = {"too-long", "the result would have more than 256 MiB"};

FunctionSpec rest() {
  return {.name = "rest",
          .group = "lists",
          .summary = "Gives the list without its first item; an empty list stays empty.",
          .takes = Takes::list,
          .gives = Gives::items,
          .examples = {{"[1,2,3]", "", "[2,3]"}, {"[1]", "", "[]"}, {"[]", "", "[]"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto items = input.items();
            return CallResult::of(Node::list(items.empty() ? items : items.subspan(1)));
          }};
}

FunctionSpec single() {
  return {.name = "single",
          .group = "lists",
          .summary = "Gives the one item of a list; a fault when it has none, or more.",
          .takes = Takes::list,
          .gives = Gives::item,
          .faults = {{"not-single", "the list does not have exactly one item"}},
          .examples = {{R"(["a"])", "", R"("a")"},
                       {"[]", "", "", "not-single"},
                       {R"(["a","a"])", "", "", "not-single"}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto items = input.items();
            if (items.size() == 1) return CallResult::of(items.front());
            return CallResult::failed("not-single", counted(items.size(), "item"));
          }};
}

template <bool wanted>
CallResult quantified(const Node& input, Arguments, CallContext&) {
  bool found = false;
  for (const Node& item : input.items()) {
    if (!item.is(Kind::boolean)) return CallResult::failed(kNotABoolean.name);
    found = found || item.truth() == wanted;
  }
  return boolean_result(found == wanted);
}

FunctionSpec any() {
  return {.name = "any",
          .group = "lists",
          .summary = "Says whether an item of a list of booleans is true.",
          .takes = Takes::list_of_boolean,
          .gives = Gives::boolean,
          .faults = {kNotABoolean},
          .examples = {{"[false,true]", "", "true"},
                       {"[]", "", "false"},
                       {"[true,null]", "", "", "not-a-boolean"}},
          .body = quantified<true>};
}

FunctionSpec all() {
  return {.name = "all",
          .group = "lists",
          .summary =
              "Says whether all items of a list of booleans are true, as they are in an "
              "empty one.",
          .takes = Takes::list_of_boolean,
          .gives = Gives::boolean,
          .faults = {kNotABoolean},
          .examples = {{"[true,false]", "", "false"},
                       {"[]", "", "true"},
                       {"[false,null]", "", "", "not-a-boolean"}},
          .body = quantified<false>};
}

CallResult flatten_body(const Node& input, Arguments, CallContext& context) {
  std::size_t count = 0;
  for (const Node& inner : input.items()) {
    if (inner.is(Kind::null)) continue;
    if (!inner.is(Kind::list)) return CallResult::failed("not-a-list");
    count += inner.items().size();
  }
  if (count >= kMostResultBytes / sizeof(Node)) return CallResult::failed(kTooLong.name);
  const auto items = context.arena.allocate_array<Node>(count);
  auto next = items.begin();
  for (const Node& inner : input.items()) {
    if (inner.is(Kind::list)) next = std::ranges::copy(inner.items(), next).out;
  }
  return CallResult::of(Node::list(items));
}

FunctionSpec flatten() {
  return {.name = "flatten",
          .group = "lists",
          .summary = "Makes one list of a list of lists, one level deep; null lists drop out.",
          .takes = Takes::list_of_lists,
          .gives = Gives::inner,
          .faults = {{"not-a-list", "an item of the list is no list"}, kTooLong},
          .examples = {{"[[1,2],[],[3]]", "", "[1,2,3]"},
                       {"[[[1]],null]", "", "[[1]]"},
                       {"[1]", "", "", "not-a-list"}},
          .body = flatten_body};
}

FunctionSpec concat() {
  return {.name = "concat",
          .group = "lists",
          .summary = "Puts the items of another list behind those of this one.",
          .takes = Takes::list,
          .gives = Gives::items,
          .arguments = {{.name = "list", .kind = ArgumentKind::same}},
          .examples = {{"[1,2]", "[3]", "[1,2,3]"}, {"[]", "[]", "[]"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            const auto front = input.items();
            const auto back = arguments[0].value.items();
            const auto items = context.arena.allocate_array<Node>(front.size() + back.size());
            std::ranges::copy(back, std::ranges::copy(front, items.begin()).out);
            return CallResult::of(Node::list(items));
          }};
}

FunctionSpec reverse() {
  return {.name = "reverse",
          .group = "lists",
          .summary = "Gives the items in the opposite order.",
          .takes = Takes::list,
          .gives = Gives::same,
          .examples = {{"[1,2,3]", "", "[3,2,1]"}, {"[]", "", "[]"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            const auto items = context.arena.allocate_array<Node>(input.items().size());
            std::ranges::reverse_copy(input.items(), items.begin());
            return CallResult::of(Node::list(items));
          }};
}

CallResult sort_body(const Node& input, Arguments, CallContext& context) {
  const auto items = input.items();
  const auto sorted = context.arena.allocate_array<Node>(items.size());
  std::ranges::copy(items, sorted.begin());
  const auto is = [&items](Kind kind) {
    return std::ranges::all_of(items, [kind](const Node& item) { return item.is(kind); });
  };
  if (is(Kind::text)) {
    std::ranges::stable_sort(sorted, {}, [](const Node& item) { return item.text(); });
    return CallResult::of(Node::list(sorted));
  }
  if (!is(Kind::number)) return CallResult::failed("not-alike");
  std::vector<std::pair<Decimal, Node>> numbers;
  for (const Node& item : items) {
    auto number = Decimal::read(item.text());
    if (!number) return CallResult::failed("too-many-digits");
    numbers.emplace_back(std::move(*number), item);
  }
  std::ranges::stable_sort(numbers, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::ranges::transform(numbers, sorted.begin(), [](const auto& pair) { return pair.second; });
  return CallResult::of(Node::list(sorted));
}

FunctionSpec sort() {
  return {.name = "sort",
          .group = "lists",
          .summary =
              "Sorts texts by their characters, or numbers by their values; equal ones keep their "
              "order.",
          .takes = Takes::list_of_scalar,
          .gives = Gives::same,
          .faults = {{"not-alike", "the items are not all texts, or all numbers"},
                     {"too-many-digits", "a number has more than 300 digits"}},
          .examples = {{R"(["b","a","B"])", "", R"(["B","a","b"])"},
                       {"[10,9,1.0,1]", "", "[1.0,1,9,10]"},
                       {R"([1,"a"])", "", "", "not-alike"},
                       {"[1e500]", "", "", "too-many-digits"}},
          .body = sort_body};
}

FunctionSpec is_in() {
  return {.name = "is_in",
          .group = "lists",
          .summary =
              "Says whether a value is an item of a list; numbers by value, texts as they "
              "stand.",
          .takes = Takes::scalar,
          .gives = Gives::boolean,
          .arguments = {{.name = "list", .kind = ArgumentKind::list}},
          .examples = {{R"("b")", R"(["a","b"])", "true"},
                       {R"("B")", R"(["a","b"])", "false"},
                       {"1", "[1.0]", "true"},
                       {R"("1")", "[1]", "false"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return boolean_result(
                std::ranges::any_of(arguments[0].value.items(), [&](const Node& item) {
                  return item.kind() == input.kind() &&
                         differences(input, item, Compare::whole).empty();
                }));
          }};
}

FunctionSpec keys() {
  return {.name = "keys",
          .group = "objects",
          .summary = "Gives the names of the members, in their order.",
          .takes = Takes::object,
          .gives = Gives::list_of_text,
          .examples = {{R"({"b":1,"a":null})", "", R"(["b","a"])"}, {"{}", "", "[]"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            const auto names = context.arena.allocate_array<Node>(input.members().size());
            std::ranges::transform(input.members(), names.begin(),
                                   [](const Member& member) { return Node::text(member.name); });
            return CallResult::of(Node::list(names));
          }};
}

FunctionSpec values() {
  return {.name = "values",
          .group = "objects",
          .summary = "Gives the values of the members of a map, in their order.",
          .takes = Takes::map,
          .gives = Gives::members,
          .examples = {{R"({"b":1,"a":2})", "", "[1,2]"}, {"{}", "", "[]"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            const auto values = context.arena.allocate_array<Node>(input.members().size());
            std::ranges::transform(input.members(), values.begin(), &Member::value);
            return CallResult::of(Node::list(values));
          }};
}

FunctionSpec entries() {
  return {
      .name = "entries",
      .group = "objects",
      .summary = "Makes a list of a map: for each member an object with its `key` and its `value`.",
      .takes = Takes::map,
      .gives = Gives::entries,
      .examples = {{R"({"b":1})", "", R"([{"key":"b","value":1}])"}, {"{}", "", "[]"}},
      .body = [](const Node& input, Arguments, CallContext& context) {
        const auto entries = context.arena.allocate_array<Node>(input.members().size());
        std::size_t next = 0;
        for (const Member& member : input.members()) {
          const auto pair = context.arena.allocate_array<Member>(2);
          pair[0] = {"key", Node::text(member.name)};
          pair[1] = {"value", member.value};
          entries[next++] = Node::object(pair);
        }
        return CallResult::of(Node::list(entries));
      }};
}

FunctionSpec without() {
  return {.name = "without",
          .group = "objects",
          .summary = "Leaves out one member, if it is there.",
          .takes = Takes::object,
          .gives = Gives::without,
          .arguments = {{.name = "member", .kind = ArgumentKind::member}},
          .examples = {{R"({"a":1,"b":2})", "a", R"({"b":2})"}, {R"({"b":2})", "a", R"({"b":2})"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            const auto members = context.arena.allocate_array<Member>(input.members().size());
            const auto last = std::ranges::copy_if(
                input.members(), members.begin(),
                [name = arguments[0].value.text()](const Member& m) { return m.name != name; });
            return CallResult::of(
                Node::object(members.first(static_cast<std::size_t>(last.out - members.begin()))));
          }};
}

}  // namespace

void add_collection_functions(FunctionRegistry& registry) {
  registry.add(rest());
  registry.add(single());
  registry.add(any());
  registry.add(all());
  registry.add(flatten());
  registry.add(concat());
  registry.add(reverse());
  registry.add(sort());
  registry.add(is_in());
  registry.add(keys());
  registry.add(values());
  registry.add(entries());
  registry.add(without());
}

}  // namespace smx

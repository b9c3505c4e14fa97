// Functions on lists. An item that is given on stays the node it was: it keeps its own origin.
#include "functions/calls.h"
#include "functions/distinct_items.h"
#include "functions/families.h"

namespace smx {
namespace {

FunctionSpec count() {
  return {.name = "count",
          .group = "lists",
          .summary = "Counts the items; null items count.",
          .takes = Takes::list,
          .gives = Gives::integer,
          .examples = {{R"(["a","b"])", "", "2"}, {"[]", "", "0"}, {"[null]", "", "1"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            return integer_result(static_cast<std::int64_t>(input.items().size()), context);
          }};
}

FunctionSpec first() {
  return {.name = "first",
          .group = "lists",
          .summary = "Gives the first item; missing when the list is empty.",
          .takes = Takes::list,
          .gives = Gives::item,
          .presence = Presence::maybe,
          .examples = {{R"(["a","b"])", "", R"("a")"}, {"[]", "", ""}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto items = input.items();
            return items.empty() ? CallResult::missing() : CallResult::of(items.front());
          }};
}

FunctionSpec last() {
  return {.name = "last",
          .group = "lists",
          .summary = "Gives the last item; missing when the list is empty.",
          .takes = Takes::list,
          .gives = Gives::item,
          .presence = Presence::maybe,
          .examples = {{R"(["a","b"])", "", R"("b")"}, {"[]", "", ""}},
          .body = [](const Node& input, Arguments, CallContext&) {
            const auto items = input.items();
            return items.empty() ? CallResult::missing() : CallResult::of(items.back());
          }};
}

CallResult only_body(const Node& input, Arguments, CallContext&) {
  const auto items = input.items();
  if (items.size() > 1) {
    return CallResult::failed("more-than-one", counted(items.size(), "item"));
  }
  return items.empty() ? CallResult::missing() : CallResult::of(items.front());
}

FunctionSpec only() {
  return {
      .name = "only",
      .group = "lists",
      .summary = "Gives the one item; missing when the list is empty, a fault when it has more.",
      .takes = Takes::list,
      .gives = Gives::item,
      .presence = Presence::maybe,
      .faults = {{"more-than-one", "the list has more than one item"}},
      .examples = {{R"(["a"])", "", R"("a")"},
                   {"[]", "", ""},
                   {R"(["a","a"])", "", "", "more-than-one"}},
      .body = only_body};
}

FunctionSpec at() {
  return {.name = "at",
          .group = "lists",
          .summary = "Gives the item at a position, counted from 0; missing when there is none.",
          .takes = Takes::list,
          .gives = Gives::item,
          .presence = Presence::maybe,
          .arguments = {{.name = "position", .kind = ArgumentKind::integer}},
          .faults = {{"not-a-position", "the position is not a whole number of 0 or more"}},
          .examples = {{R"(["a","b"])", "1", R"("b")"},
                       {R"(["a","b"])", "2", ""},
                       {R"(["a","b"])", "-1", "", "not-a-position"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            const auto position = whole_number(arguments[0]);
            if (!position) return CallResult::failed("not-a-position");
            const auto items = input.items();
            return *position < items.size() ? CallResult::of(items[*position])
                                            : CallResult::missing();
          }};
}

FunctionSpec distinct() {
  return {.name = "distinct",
          .group = "lists",
          .summary = "Leaves out items equal to an earlier one; equal by value, so 1.0 equals 1.",
          .takes = Takes::list,
          .gives = Gives::items,
          .examples = {{R"(["b","a","b"])", "", R"(["b","a"])"},
                       {R"([{"x":1,"y":2},{"y":2,"x":1.0}])", "", R"([{"x":1,"y":2}])"},
                       {R"([1,"1",true,null,null])", "", R"([1,"1",true,null])"},
                       {"[]", "", "[]"}},
          .body = [](const Node& input, Arguments, CallContext& context) {
            return CallResult::of(Node::list(distinct_items(input.items(), context.arena)));
          }};
}

FunctionSpec common() {
  return {.name = "common",
          .group = "lists",
          .summary =
              "Keeps the items that another list has too; numbers are the same by value, texts as "
              "they stand.",
          .takes = Takes::list_of_scalar,
          .gives = Gives::items,
          .arguments = {{.name = "list", .kind = ArgumentKind::list}},
          .examples = {{R"(["b","a","c","a"])", R"(["a","b"])", R"(["b","a","a"])"},
                       {"[1,2]", "[1.0]", "[1]"},
                       {R"(["1"])", "[1]", "[]"},
                       {"[]", "[1]", "[]"}},
          .body = [](const Node& input, Arguments arguments, CallContext& context) {
            return CallResult::of(
                Node::list(common_items(input.items(), arguments[0].value.items(), context.arena)));
          }};
}

}  // namespace

void add_list_functions(FunctionRegistry& registry) {
  registry.add(count());
  registry.add(first());
  registry.add(last());
  registry.add(only());
  registry.add(at());
  registry.add(distinct());
  registry.add(common());
}

}  // namespace smx

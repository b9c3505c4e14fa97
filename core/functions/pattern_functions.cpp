// Functions that take a named pattern of the pack.
#include <algorithm>

#include "functions/calls.h"
#include "functions/families.h"

namespace smx {
namespace {

constexpr FunctionFault kTooLong = {"too-long", "the result would have more than 256 MiB"};
constexpr FunctionFault kNoGroup = {"no-group", "the pattern has no group of that name"};

using Groups = std::vector<std::optional<std::string_view>>;

/// Kept from call to call, so that a match costs no allocation; it holds nothing between calls.
Groups& groups_of_this_thread() {
  thread_local Groups groups;
  return groups;
}

CallResult match_body(const Node& input, Arguments arguments, CallContext& context) {
  Groups& values = groups_of_this_thread();
  const Pattern& pattern = *arguments[0].pattern;
  if (!pattern.match(input.text(), values)) return CallResult::missing();
  const auto members = context.arena.allocate_array<Member>(values.size());
  std::size_t taken = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) members[taken++] = {pattern.groups()[i], Node::text(*values[i])};
  }
  values.clear();
  return CallResult::of(Node::object(members.first(taken)));
}

FunctionSpec match() {
  return {
      .name = "match",
      .group = "patterns",
      .summary =
          "Looks for a named pattern and gives its named groups; missing when it is not "
          "found, and so is a group that took no part.",
      .gives = Gives::groups,
      .presence = Presence::maybe,
      .arguments = {{.name = "pattern", .kind = ArgumentKind::pattern}},
      .examples = {{R"("2170961659:-6:0")", "^(?P<number>[0-9]+)[:.]",
                    R"({"number":"2170961659"})"},
                   {R"("x2170961659")", "^(?P<number>[0-9]+)[:.]", ""},
                   {R"("12")", "^(?P<whole>[0-9]+)([.](?P<part>[0-9]+))?$", R"({"whole":"12"})"}},
      .body = match_body};
}

FunctionSpec matches() {
  return {.name = "matches",
          .group = "patterns",
          .summary = "Says whether a named pattern is found; it begins and ends where it says so.",
          .gives = Gives::boolean,
          .arguments = {{.name = "pattern", .kind = ArgumentKind::pattern}},
          .examples = {{R"("room 12")", "[0-9]+", "true"},
                       {R"("room 12")", "^[0-9]+$", "false"},
                       {R"("")", "^$", "true"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            return boolean_result(arguments[0].pattern->found_in(input.text()));
          }};
}

FunctionSpec extract() {
  return {.name = "extract",
          .group = "patterns",
          .summary =
              "Gives the first part of the text that a named pattern fits; missing when there is "
              "none.",
          .presence = Presence::maybe,
          .arguments = {{.name = "pattern", .kind = ArgumentKind::pattern}},
          .examples = {{R"("order 1234, 56")", "[0-9]+", R"("1234")"},
                       {R"("order")", "[0-9]+", ""},
                       {R"("order")", "[0-9]*", R"("")"}},
          .body = [](const Node& input, Arguments arguments, CallContext&) {
            Groups& groups = groups_of_this_thread();
            const auto found = arguments[0].pattern->find(input.text(), 0, groups);
            return found ? text_result(*found) : CallResult::missing();
          }};
}

/// Calls `visit` for each place the pattern fits, from the left, none overlapping. An empty fit is
/// passed over right behind the fit before it.
template <typename Visit>
void for_each_fit(const Pattern& pattern, std::string_view text, Visit visit) {
  Groups& groups = groups_of_this_thread();
  if (text.data() == nullptr) text = "";
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto found = pattern.find(text, from, groups);
    if (!found) return;
    const auto at = static_cast<std::size_t>(found->data() - text.data());
    if (!visit(at, *found, groups)) return;
    from = at + found->size();
    if (!found->empty()) continue;
    // One character on, which may have several bytes.
    do ++from;
    while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80);
  }
}

CallResult find_all_body(const Node& input, Arguments arguments, CallContext& context) {
  std::vector<Node> parts;
  bool full = false;
  for_each_fit(*arguments[0].pattern, input.text(),
               [&](std::size_t, std::string_view part, const Groups&) {
                 full = parts.size() >= kMostResultBytes / sizeof(Node);
                 parts.push_back(Node::text(part));
                 return !full;
               });
  if (full) return CallResult::failed(kTooLong.name);
  return CallResult::of(Node::list(context.arena.copy(std::span<const Node>(parts))));
}

FunctionSpec find_all() {
  return {.name = "find_all",
          .group = "patterns",
          .summary = "Gives all parts of the text that a named pattern fits, from the left.",
          .gives = Gives::list_of_text,
          .arguments = {{.name = "pattern", .kind = ArgumentKind::pattern}},
          .faults = {kTooLong},
          .examples = {{R"("order 1234, 56")", "[0-9]+", R"(["1234","56"])"},
                       {R"("order")", "[0-9]+", "[]"},
                       {R"("")", "x*", R"([""])"}},
          .body = find_all_body};
}

/// One piece of a template: a literal, or the index of a group.
struct Piece {
  std::string_view literal;
  std::optional<std::size_t> group;
};

/// `<year>-<month>`: a name between `<` and `>` is a group, a `<` that no `>` follows is itself.
bool read_template(std::string_view text, const Pattern& pattern, std::vector<Piece>& pieces) {
  while (!text.empty()) {
    const std::size_t open = text.find('<');
    const std::size_t close = text.find('>', open == std::string_view::npos ? open : open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    pieces.push_back({text.substr(0, open), std::nullopt});
    const auto& names = pattern.groups();
    const auto name = std::ranges::find(names, text.substr(open + 1, close - open - 1));
    if (name == names.end()) return false;
    pieces.push_back({{}, static_cast<std::size_t>(name - names.begin())});
    text.remove_prefix(close + 1);
  }
  pieces.push_back({text, std::nullopt});
  return true;
}

CallResult replace_pattern_body(const Node& input, Arguments arguments, CallContext& context) {
  const Pattern& pattern = *arguments[0].pattern;
  std::vector<Piece> pieces;
  if (!read_template(arguments[1].value.text(), pattern, pieces)) {
    return CallResult::failed(kNoGroup.name);
  }
  const std::string_view text = input.text();
  std::size_t copied = 0;
  bool full = false;
  for_each_fit(pattern, text, [&](std::size_t at, std::string_view part, const Groups& groups) {
    context.scratch.append(text, copied, at - copied);
    for (const Piece& piece : pieces) {
      context.scratch += piece.group ? groups[*piece.group].value_or("") : piece.literal;
    }
    copied = at + part.size();
    full = context.scratch.size() > kMostResultBytes;
    return !full;
  });
  if (full) return CallResult::failed(kTooLong.name);
  context.scratch += text.substr(copied);
  return scratch_result(context);
}

FunctionSpec replace_pattern() {
  return {
      .name = "replace_pattern",
      .group = "patterns",
      .summary =
          "Puts a text wherever a named pattern fits, from the left; `<name>` in it stands for "
          "that group of the pattern.",
      .arguments = {{.name = "pattern", .kind = ArgumentKind::pattern}, {.name = "new"}},
      .faults = {kNoGroup, kTooLong},
      .examples = {{R"("(555) 012-3456")", "[^0-9] (empty)", R"("5550123456")"},
                   {R"("on 03/05/2024")", "(?P<m>[0-9]+)/(?P<d>[0-9]+)/(?P<y>[0-9]+) <y>-<m>-<d>",
                    R"("on 2024-03-05")"},
                   {R"("abc")", "x* -", R"("-a-b-c-")"},
                   {R"("a1")", "[0-9] <digit>", "", "no-group"}},
      .body = replace_pattern_body,
      .check = [](std::span<const Argument> arguments) {
        const Node& text = arguments[1].value;
        std::vector<Piece> pieces;
        if (!text.is(Kind::text) || !arguments[0].pattern) return std::string();
        if (read_template(text.text(), *arguments[0].pattern, pieces)) return std::string();
        std::string wrong = "`" + std::string(text.text()) + "` names a group the pattern has not";
        for (const std::string& name : arguments[0].pattern->groups()) {
          wrong += (&name == &arguments[0].pattern->groups().front() ? "; it has " : ", ") + name;
        }
        return wrong;
      }};
}

}  // namespace

void add_pattern_functions(FunctionRegistry& registry) {
  registry.add(match());
  registry.add(matches());
  registry.add(extract());
  registry.add(find_all());
  registry.add(replace_pattern());
}

}  // namespace smx

#include "spec/expression_hints.h"

#include <algorithm>

#include "spec/names.h"

namespace smx::spec {

namespace {

constexpr std::string_view kLiteral = "literal text is written `value: ...`";
constexpr std::string_view kComparison =
    "a comparison is a condition, such as `when: { message.status: OPENED }`";

/// Habits that one character gives away, wherever it stands.
struct Habit {
  char mark;
  std::string_view message;
  std::string_view label;
};
constexpr Habit kHabits[] = {
    {'[', "a path has no brackets", "a position is written `a.0`, a choice `a(key=value)`"},
    {']', "a path has no brackets", "a position is written `a.0`, a choice `a(key=value)`"},
    {'{', "an expression has no braces", "names stand alone: `message.id`"},
    {'}', "an expression has no braces", "names stand alone: `message.id`"},
    {'=', "there are no operators", kComparison},
    {'!', "there are no operators", "what must not be is said with `unless:` or `none:`"},
    {'<', "there are no operators", "a range is a condition, such as `when: { count: 1..5 }`"},
    {'>', "there are no operators", "a range is a condition, such as `when: { count: 1..5 }`"},
    {'&', "there are no operators", "a condition with several lines holds if all of them do"},
    {'+', "there are no operators",
     "numbers are added by a function, `a | plus 1`; texts are put together with `join: [ a, b ]`"},
    {'*', "there are no operators",
     "every item of a list is written `a.*`; a function multiplies, `a | times 2`"},
    {'%', "there are no operators", "what a function can do is written `a | function`"},
    {'-', "there are no operators", "a `-` stands only inside a name or an argument"},
    {'~', "there are no operators", "a pattern is a condition, such as `{ matches: name }`"},
    {'?', "a path has no `?`", "a missing member needs no mark; policies say what happens"},
    {'/', "a path has no `/`", "members are written `a.b`"},
    {'\\', "an expression has no `\\`", "members are written `a.b`"},
    {'"', "an expression has no quotes", kLiteral},
    {'\'', "an expression has no quotes", kLiteral},
    {'`', "an expression has no quotes", kLiteral},
    {'$', "a path has no `$`", "it begins with a name: `message.id`"},
    {',', "an expression has no `,`", "several to choose from are written `first: [ a, b ]`"},
    {';', "an expression has no `;`", "an expression is one path and its functions"},
    {':', "an expression has no `:`", kLiteral},
    {'#', "an expression has no `#`", "as an argument it is written `(hash)`"},
    {'@', "`@` stands only before the name of an attribute", "`link.@href`"},
};

Hint habit_at(std::string_view text, std::size_t at) {
  for (const Habit& habit : kHabits) {
    if (habit.mark == text[at]) return {std::string(habit.message), std::string(habit.label)};
  }
  return {"a name is made of letters, digits, `_` and `-`", std::string(kLiteral)};
}

std::string_view without_quotes(std::string_view text) {
  const auto is_quote = [](char c) { return c == '"' || c == '\''; };
  if (text.size() >= 2 && is_quote(text.front()) && text.back() == text.front()) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

std::string_view name_ending_at(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && continues_name(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

/// `role[0]`, `role[*]`, `role["a"]`, `role[use=official]`: each says how it is written here.
Hint bracket_hint(std::string_view text, std::size_t open) {
  const Hint general = habit_at(text, open);
  const std::size_t close = text.find(']', open);
  const std::string name(name_ending_at(text, open));
  if (close == std::string_view::npos || name.empty()) return general;
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  if (is_digits(inside)) {
    return {general.message, "positions are written " + ticked(name + "." + std::string(inside))};
  }
  if (inside == "*" || inside.empty()) {
    return {general.message, "every item is written " + ticked(name + ".*")};
  }
  if (const std::string_view key = without_quotes(inside); is_name(key)) {
    return {general.message, "members are written " + ticked(name + "." + std::string(key))};
  }
  const std::size_t equals = inside.find('=');
  if (equals == std::string_view::npos) return general;
  const std::string key(inside.substr(0, equals));
  const std::string value(without_quotes(inside.substr(equals + 1)));
  if (!is_name(key) || value.empty() || value.front() == '=') return general;
  return {general.message, "a choice is written " + ticked(name + "(" + key + "=" + value + ")")};
}

/// `/a/b` as `a.b`, if that is what it is.
std::string dotted(std::string_view pointer) {
  std::string path(pointer.substr(0, pointer.find_first_of(" |()")));
  path.erase(0, path.find_first_not_of('/'));
  std::replace(path.begin(), path.end(), '/', '.');
  return is_target(path) ? path : "a.b";
}

}  // namespace

Hint hint_at_start(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '|') {
    return {"there is nothing to send through the function",
            "a path stands before the `|`; inside `each` the item is `.`"};
  }
  if (c == ')') return {"there is nothing between the parentheses", "an expression belongs here"};
  if (is_digit(c)) return {"an expression begins with a name", "a literal is written `value: ...`"};
  if (c == '-' || c == '+') {
    return {"an expression begins with a name", "a literal is written `value: ...`"};
  }
  if (c == '/')
    return {"a path has no `/`", "members are written " + ticked(dotted(text.substr(at)))};
  if (c == '@') return {"there is no `@` for the item", "inside `each` the item is `.`"};
  if (c == '*') return {"an expression begins with a name", "every item is written `a.*`"};
  return habit_at(text, at);
}

Hint hint_behind(std::string_view text, std::size_t at) {
  const char c = text[at];
  const bool after_blank = at > 0 && is_blank(text[at - 1]);
  if (c == ')') return {"no parenthesis is open here", {}};
  if (c == '[') return bracket_hint(text, at);
  if (c == '/' && after_blank)
    return {"there are no operators", "a function divides: `a | divide 2`"};
  if (c == '-' && after_blank)
    return {"there are no operators", "a function subtracts: `a | minus 1`"};
  if (after_blank && (c == '.' || c == '(')) {
    return {"a path has no blanks", c == '.' ? "`a.b`" : "`a(key=value)`"};
  }
  if (starts_name(c) || is_digit(c)) {
    return {"only a `|` with a function may follow a path", std::string(kLiteral)};
  }
  return habit_at(text, at);
}

Hint hint_behind_dot(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '.') {
    return {"a path has no `..`",
            "what lies further out has a name: an input, or `as` of an `each`"};
  }
  if (at < text.size() && text[at] == '-') {
    return {"a position is counted from the start", "the last item is `| last`"};
  }
  return {"a member is missing behind the `.`", "a name, a position, `*`, or a key in parentheses"};
}

Hint hint_in_predicate(std::string_view text, std::size_t open) {
  const std::string name(name_ending_at(text, open));
  const std::string_view inside = text.substr(open + 1, text.find(')', open) - open - 1);
  if (is_digits(inside)) {
    return {"a choice is written `(key=value)`",
            "positions are written " + ticked(name + "." + std::string(inside))};
  }
  if (inside.find("!=") != std::string_view::npos || inside.find('<') != std::string_view::npos ||
      inside.find('>') != std::string_view::npos) {
    return {"a choice can only ask for what is equal", "`(key=value)`"};
  }
  if (inside.find('=') == std::string_view::npos) {
    return {"a choice is written `(key=value)`",
            "a function is called with a pipe: `... | " + name + "`"};
  }
  return {"a choice is written `(key=value)`, and its key is a path", "`(use=official)`"};
}

Hint hint_at_call(std::string_view text, std::size_t function, std::size_t open) {
  const std::string name(text.substr(function, open - function));
  const std::size_t close = text.find(')', open);
  const std::string_view inside =
      close == std::string_view::npos ? "" : text.substr(open + 1, close - open - 1);
  const bool simple = !inside.empty() && inside.find_first_of(" ,(|") == std::string_view::npos;
  const std::string call = simple ? name + " " + std::string(without_quotes(inside)) : name;
  return {"a function is called without parentheses",
          (inside.empty() ? "" : "arguments are bare words: ") +
              ticked(inside.empty() || simple ? call : name + " a b")};
}

}  // namespace smx::spec

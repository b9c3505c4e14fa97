#include "spec/conditions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "spec/map_kinds.h"
#include "spec/names.h"
#include "spec/ranges.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

std::nullopt_t refuse(Reader& reader, const Span& span, std::string message,
                      std::string label = {}) {
  reader.diagnostics.add(
      make_error(Code::bad_condition, std::move(message), span, std::move(label)));
  return std::nullopt;
}

// ---- the right side: a literal, a list, a range

bool read_scalar(Reader& reader, const yaml::Node& node, Condition& into) {
  if (auto range = node.is_plain() ? find_range(node.text) : std::nullopt) {
    return take_range(std::move(*range), node.span, reader.diagnostics, into);
  }
  into.kind = Test::equals;
  if (node.is_plain() && node.text.empty()) {
    refuse(reader, node.span, "there is nothing to compare with",
           "a literal, a list, a range, or a test such as `{ is: present }`");
    return false;
  }
  into.literals = {word_of(node)};
  return true;
}

// ---- tests, as a map with one key

void read_state(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.kind = Test::state;
  if (const auto state = find_state(entry.value.text)) {
    into.state = *state;
    return;
  }
  refuse(reader, entry.value.span, "`is` asks for `missing`, `null`, `empty` or `present`",
         suggest(entry.value.text, {"missing", "null", "empty", "present"}));
}

template <Test Kind>
void read_literal_test(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.kind = Kind;
  into.literals = read_literals(reader, entry.value, Code::bad_condition);
}

void read_matches(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.kind = Test::matches;
  into.pattern = read_reference(reader, entry.value, "a pattern");
}

void read_same_as(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.kind = Test::same_as;
  into.right = read_shared_expression(reader, entry.value, Pipes::refused);
}

/// `some`, `every` and `no`: a condition of each item.
template <Test Kind>
void read_items_test(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.kind = Kind;
  if (auto inner = read_condition(reader, entry.value)) into.parts.push_back(std::move(*inner));
}

constexpr Field<Condition> kTests[] = {
    {"is", Presence::optional, Shape::text, read_state,
     "Whether the value is missing, null, empty or present.", "word", state_words},
    {"not", Presence::optional, Shape::any, read_literal_test<Test::unequal>,
     "There is a value, and it is none of these literals.", "literals"},
    {"starts", Presence::optional, Shape::any, read_literal_test<Test::starts>,
     "The text starts with one of these literals.", "literals"},
    {"ends", Presence::optional, Shape::any, read_literal_test<Test::ends>,
     "The text ends with one of these literals.", "literals"},
    {"contains", Presence::optional, Shape::any, read_literal_test<Test::contains>,
     "One of these literals is in the text, or an item of the list.", "literals"},
    {"matches", Presence::optional, Shape::text, read_matches,
     "The named pattern is found in the text.", "reference"},
    {"same_as", Presence::optional, Shape::any, read_same_as,
     "The value is that of this expression.", "expression"},
    {"equals", Presence::optional, Shape::any, read_literal_test<Test::equals>,
     "The value is one of these literals; for use with `fold`.", "literals"},
    {"some", Presence::optional, Shape::map, read_items_test<Test::some>,
     "An item of the list satisfies this condition.", "condition"},
    {"every", Presence::optional, Shape::map, read_items_test<Test::every>,
     "Every item of the list satisfies this condition.", "condition"},
    {"no", Presence::optional, Shape::map, read_items_test<Test::no_item>,
     "No item of the list satisfies this condition.", "condition"},
};

void read_test_fold(Reader& reader, const yaml::Entry& entry, Condition& into) {
  into.fold = read_fold(reader, entry.value);
}

constexpr Field<Condition> kTestFold[] = {
    {"fold", Presence::optional, Shape::list, read_test_fold,
     "How the texts are compared: `case` and `space` make no difference then.", "list of word",
     fold_words},
};

bool can_fold(Test test) {
  return test != Test::state && test != Test::matches && test != Test::range && test < Test::some;
}

/// `fold` stands beside a test of texts, and is none itself.
bool read_fold_beside(Reader& reader, const yaml::Entry& fold, Condition& into) {
  const Mistakes mistakes(reader);
  if (!can_fold(into.kind)) {
    refuse(reader, fold.key.span, "`fold` makes no difference to this test",
           "it belongs to `equals`, `not`, `starts`, `ends`, `contains` and `same_as`");
  } else {
    read_entry(reader, fold, part(kTestFold, into));
  }
  return !mistakes.any();
}

bool read_test(Reader& reader, const yaml::Node& map, Condition& into) {
  std::vector<std::string> names;
  add_names(names, part(kTests, into));
  const yaml::Entry* fold = map.find_entry("fold");
  const std::size_t tests = map.entries.size() - (fold ? 1 : 0);
  if (tests != 1) {
    refuse(reader, map.span, "this needs exactly one test",
           tests == 0 ? "such as `{ is: present }`"
                      : "several tests of a value are written under `all:`");
    return false;
  }
  const Mistakes mistakes(reader);
  const yaml::Entry& entry = map.entries[fold == &map.entries.front() ? 1 : 0];
  if (!read_entry(reader, entry, part(kTests, into))) {
    std::string near = suggest(entry.key.text, names);
    refuse(reader, entry.key.span, "there is no test `" + entry.key.text + "`",
           near.empty() ? "one of " + listed(names) : std::move(near));
  }
  if (fold && !mistakes.any()) return read_fold_beside(reader, *fold, into);
  return !mistakes.any();
}

// ---- the parts of a condition

std::optional<Condition> read_comparison(Reader& reader, const yaml::Entry& entry) {
  Condition condition;
  condition.span = {entry.key.span.source, entry.key.span.begin, entry.value.span.end};
  auto left = parse_expression(entry.key, Pipes::refused, reader.diagnostics);
  bool good = left.has_value();
  if (left) condition.left = std::move(*left);
  if (entry.value.is_map()) {
    good = read_test(reader, entry.value, condition) && good;
  } else if (entry.value.is_list()) {
    const Mistakes mistakes(reader);
    condition.kind = Test::equals;
    condition.literals = read_literals(reader, entry.value, Code::bad_condition);
    good = good && !mistakes.any();
  } else {
    good = read_scalar(reader, entry.value, condition) && good;
  }
  if (!good) return std::nullopt;
  return condition;
}

std::optional<Condition> read_group(Reader& reader, const yaml::Entry& entry, Test kind) {
  Condition group;
  group.kind = kind;
  group.span = {entry.key.span.source, entry.key.span.begin, entry.value.span.end};
  if (!has_shape(reader, entry.value, Shape::list, "a list of conditions")) return std::nullopt;
  if (entry.value.items.empty()) {
    return refuse(reader, entry.value.span,
                  ticked(entry.key.text) + " needs at least one condition");
  }
  for (const yaml::Node& item : entry.value.items) {
    if (auto inner = read_condition(reader, item)) group.parts.push_back(std::move(*inner));
  }
  if (group.parts.size() != entry.value.items.size()) return std::nullopt;
  return group;
}

std::optional<Condition> read_part(Reader& reader, const yaml::Entry& entry) {
  if (entry.key.text == "all") return read_group(reader, entry, Test::all);
  if (entry.key.text == "any") return read_group(reader, entry, Test::any);
  if (entry.key.text == "none") return read_group(reader, entry, Test::none);
  return read_comparison(reader, entry);
}

}  // namespace

std::optional<Condition> read_condition(Reader& reader, const yaml::Node& node) {
  if (!node.is_map()) {
    refuse_shape(reader, node, "a condition such as `{ message.status: OPENED }`",
                 node.is_list() ? "alternatives are written `any: [...]`" : std::string());
    return std::nullopt;
  }
  if (node.entries.empty()) {
    return refuse(reader, node.span, "this condition is empty",
                  "without it the line always stands");
  }
  Condition all;
  all.kind = Test::all;
  all.span = node.span;
  for (const yaml::Entry& entry : node.entries) {
    if (auto inner = read_part(reader, entry)) all.parts.push_back(std::move(*inner));
  }
  if (all.parts.size() != node.entries.size()) return std::nullopt;
  if (all.parts.size() > 1) return all;
  Condition only = std::move(all.parts.front());
  return only;
}

void read_when(Reader& reader, const yaml::Entry& entry, WhenUnless& into) {
  into.when = read_condition(reader, entry.value);
}

void read_unless(Reader& reader, const yaml::Entry& entry, WhenUnless& into) {
  into.unless = read_condition(reader, entry.value);
}

std::optional<Condition> together(WhenUnless both) {
  if (!both.unless) return std::move(both.when);
  Condition none;
  none.kind = Test::none;
  none.span = both.unless->span;
  none.parts.push_back(std::move(*both.unless));
  if (!both.when) return none;
  Condition all;
  all.kind = Test::all;
  all.span = both.when->span;
  all.parts.push_back(std::move(*both.when));
  all.parts.push_back(std::move(none));
  return all;
}

std::vector<Key> test_keys() {
  return keys_of(kTests, kTestFold);
}

}  // namespace smx::spec

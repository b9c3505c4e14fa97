#include "tablecheck/domain.h"

#include <algorithm>
#include <set>
#include <utility>

#include "types/validate.h"

namespace smx::tablecheck {

namespace {

bool all_are(const std::vector<const Condition*>& tests, std::initializer_list<Test> wanted) {
  return std::all_of(tests.begin(), tests.end(), [&](const Condition* test) {
    return std::find(wanted.begin(), wanted.end(), test->test) != wanted.end();
  });
}

/// Whether texts are compared in one way, or exactly.
bool fold_alike(const std::vector<const Condition*>& tests) {
  std::set<Fold> folds;
  for (const Condition* test : tests) {
    if (test->test != Test::state && test->fold != Fold::exact) folds.insert(test->fold);
  }
  return folds.size() <= 1;
}

/// Integers that 64 bits cannot hold are no points on a line.
bool are_short(const std::vector<const Condition*>& tests) {
  constexpr std::size_t kSafeDigits = 18;
  return std::all_of(tests.begin(), tests.end(), [](const Condition* test) {
    return std::all_of(test->literals.begin(), test->literals.end(), [](const Node& literal) {
      return literal.text().size() <= kSafeDigits &&
             literal.text().find_first_of(".eE") == std::string_view::npos;
    });
  });
}

bool is_same_test(const Condition& a, const Condition& b) {
  if (a.test != b.test || a.state != b.state || a.fold != b.fold || a.range_of != b.range_of ||
      a.minimum != b.minimum || a.maximum != b.maximum || a.pattern != b.pattern ||
      a.minimum_nanoseconds != b.minimum_nanoseconds ||
      a.maximum_nanoseconds != b.maximum_nanoseconds || a.literals.size() != b.literals.size()) {
    return false;
  }
  if (a.test > Test::same_as || a.test == Test::same_as) return &a == &b || a.right == b.right;
  for (std::size_t i = 0; i < a.literals.size(); ++i) {
    const Node& one = a.literals[i];
    const Node& other = b.literals[i];
    if (one.kind() != other.kind() || one.truth() != other.truth() || one.text() != other.text())
      return false;
  }
  return true;
}

/// The same letters, some of them in the other case.
std::string with_one_letter_turned(std::string text, std::size_t which) {
  for (char& c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter && which-- == 0) {
      c = static_cast<char>(c ^ 0x20);
      break;
    }
  }
  return text;
}

}  // namespace

Domain::Domain(const Column& column, std::vector<const Condition*> tests,
               std::span<const times::Moment> cuts, Arena& arena)
    : column_(&column), arena_(&arena) {
  settle_kind(tests, !cuts.empty());
  if (kind_ != Kind::atoms) return;
  add_absences();
  std::erase_if(tests, [](const Condition* test) {
    return test->test == Test::state && test->state != State::empty;
  });
  switch (values_) {
    case Values::words: add_words(); break;
    case Values::booleans:
      add(Node::boolean(true));
      add(Node::boolean(false));
      break;
    case Values::equal_texts: add_equal_texts(tests); break;
    case Values::numbers: add_numbers(tests); break;
    case Values::stretches: add_stretches(tests, cuts); break;
    case Values::presence: add_presence(); break;
  }
}

void Domain::settle_kind(const std::vector<const Condition*>& tests, bool has_windows) {
  const Type& type = *column_->type;
  kind_ = Kind::atoms;
  const auto are = [&](Values values) { values_ = values; };
  if (all_are(tests, {Test::state}) && !has_windows && type.enumeration.empty() &&
      type.kind != TypeKind::boolean) {
    return are(Values::presence);
  }
  if (!type.choices.empty()) {
    kind_ = Kind::opaque;
    return;
  }
  const bool words = !type.enumeration.empty();
  switch (type.kind) {
    case TypeKind::boolean: return are(Values::booleans);
    case TypeKind::integer:
      if (words) return are(Values::words);
      if (are_short(tests)) return are(Values::stretches);
      break;
    case TypeKind::number:
      if (words) return are(Values::words);
      if (all_are(tests, {Test::state, Test::equals, Test::unequal})) return are(Values::numbers);
      break;
    case TypeKind::text:
      if (words) return are(Values::words);
      if (type.format == Format::date &&
          all_are(tests, {Test::state, Test::equals, Test::unequal, Test::range}))
        return are(Values::stretches);
      if (type.format == Format::instant && all_are(tests, {Test::state, Test::range}))
        return are(Values::stretches);
      if (all_are(tests, {Test::state, Test::equals, Test::unequal}) && fold_alike(tests))
        return are(Values::equal_texts);
      if (all_are(tests, {Test::state, Test::equals, Test::unequal, Test::starts, Test::ends,
                          Test::contains, Test::matches})) {
        kind_ = Kind::text;
        return;
      }
      break;
    default: break;
  }
  kind_ = Kind::opaque;
}

void Domain::add_absences() {
  if (column_->may_be_missing) atoms_.push_back({Value::missing(), true});
  if (column_->may_be_null) atoms_.push_back({Value::null(), true});
}

void Domain::add(const Node& node) {
  atoms_.push_back({Value::of(node), smx::fits(node, *column_->type)});
}

void Domain::add_words() {
  for (const std::string& word : column_->type->enumeration) {
    const std::string_view text = arena_->copy(std::string_view(word));
    const Node node = column_->type->kind == TypeKind::text ? Node::text(text) : Node::number(text);
    if (smx::fits(node, *column_->type)) add(node);
  }
}

/// One for each text that is written, one for those that only fold to it, and one for all others.
void Domain::add_equal_texts(const std::vector<const Condition*>& tests) {
  std::set<std::string> exact;
  std::set<std::string> folded;
  Fold fold = Fold::exact;
  for (const Condition* test : tests) {
    if (test->test == Test::state) exact.insert("");
    if (test->fold != Fold::exact && test->test != Test::state) fold = test->fold;
    for (const Node& literal : test->literals)
      (test->fold == Fold::exact ? exact : folded).insert(std::string(literal.text()));
  }
  const auto text = [&](std::string_view chars) { return Node::text(arena_->copy(chars)); };
  // What the type does not take is no value of the column.
  for (const std::string& one : exact) {
    if (smx::fits(Node::text(one), *column_->type)) add(text(one));
  }
  for (const std::string& one : folded) {
    std::string candidate = one;
    for (std::size_t i = 0; exact.contains(candidate) && i < one.size(); ++i)
      candidate = with_one_letter_turned(one, i);
    if (exact.contains(candidate)) continue;
    atoms_.push_back({Value::of(text(candidate)), smx::fits(text(candidate), *column_->type)});
  }
  std::string other = "other";
  const auto taken = [&] {
    std::string as_compared;
    append_folded(other, fold, as_compared);
    return exact.contains(other) || folded.contains(as_compared);
  };
  while (taken()) other += "x";
  add(text(other));
}

void Domain::add_numbers(const std::vector<const Condition*>& tests) {
  const auto known = [&](const Node& node) {
    return std::any_of(atoms_.begin(), atoms_.end(), [&](const Atom& atom) {
      Condition is;
      is.test = Test::equals;
      is.literals = {atom.value.node};
      return atom.value.is_present() && holds(is, Value::of(node));
    });
  };
  for (const Condition* test : tests) {
    for (const Node& literal : test->literals) {
      if (!known(literal) && smx::fits(literal, *column_->type)) add(literal);
    }
  }
  std::int64_t other = 0;
  Node node = Node::number("0");
  while (known(node)) {
    const std::string digits = std::to_string(++other);
    node = Node::number(arena_->copy(std::string_view(digits)));
  }
  add(node);
}

void Domain::add_stretches(const std::vector<const Condition*>& tests,
                           std::span<const times::Moment> cuts) {
  const Type& type = *column_->type;
  RangeOf of = RangeOf::integers;
  if (type.kind == TypeKind::text)
    of = type.format == Format::date ? RangeOf::dates : RangeOf::instants;
  const auto made = stretches(of, type, tests, cuts, *arena_);
  atoms_.insert(atoms_.end(), made.begin(), made.end());
}

/// There, or there and empty.
void Domain::add_presence() {
  const Type& type = *column_->type;
  const bool can_be_empty =
      type.may_be(TypeKind::text) || type.may_be(TypeKind::list) || type.may_be(TypeKind::object);
  const bool must_hold_some =
      type.min_items.value_or(0) > 0 || type.min_length.value_or(0) > 0 ||
      std::any_of(type.properties.begin(), type.properties.end(),
                  [](const Property& property) { return property.required; });
  const bool says_more = type.format != Format::none || type.pattern || type.further;
  if (type.kind == TypeKind::integer || type.kind == TypeKind::number) {
    return add(Node::number("0"));
  }
  const Node some = Node::text("other");
  const Node none = Node::text("");
  if (type.kind == TypeKind::text && smx::fits(some, type)) {
    add(some);
    if (smx::fits(none, type)) add(none);
    return;
  }
  // What stands for it is an object whatever the type: nothing else of it is asked.
  const Member member{"x", Node::null()};
  atoms_.push_back(
      {Value::of(Node::object(arena_->copy(std::span<const Member>(&member, 1)))), true});
  if (can_be_empty && !must_hold_some)
    atoms_.push_back({Value::of(Node::object({})), !says_more && type.choices.empty()});
}

std::size_t Domain::feature(const Condition& test) {
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (is_same_test(features_[i], test)) return i;
  }
  features_.push_back(test);
  return features_.size() - 1;
}

}  // namespace smx::tablecheck

#include "tablecheck/space.h"

#include <algorithm>

#include "times/times.h"
#include "types/validate.h"

namespace smx::tablecheck {

namespace {

constexpr std::size_t kBits = 64;

bool is_set(std::span<const std::uint64_t> bits, std::size_t index) {
  return (bits[index / kBits] >> (index % kBits) & 1) != 0;
}
void set(std::span<std::uint64_t> bits, std::size_t index) {
  bits[index / kBits] |= std::uint64_t{1} << (index % kBits);
}
bool is_group(Test test) {
  return test <= Test::none;
}

bool is_same(const Value& a, const Value& b) {
  if (a.state != b.state || !a.is_present()) return a.state == b.state;
  return a.node.kind() == b.node.kind() && a.node.truth() == b.node.truth() &&
         a.node.is_empty() == b.node.is_empty() &&
         (a.node.is(Kind::object) || a.node.text() == b.node.text());
}

/// Whether what is demanded of texts in one place is demanded in the other already.
bool asks_no_more(std::span<const std::uint64_t> there, std::span<const std::uint64_t> here) {
  if ((there[0] & ~here[0]) != 0) return false;
  for (std::size_t w = 1; w < there.size(); ++w) {
    if ((here[w] & ~there[w]) != 0) return false;
  }
  return true;
}

// The atoms of a question.
constexpr std::uint64_t kYes = 1;
constexpr std::uint64_t kNo = 2;

}  // namespace

// ---- building

Space::Space(const Table& table) : table_(table), tests_(table.columns.size()) {
  std::vector<times::Moment> cuts;
  for (const Row& row : table.rows) {
    if (row.when) add_tests(table, *row.when);
    if (row.window.from) cuts.push_back(*row.window.from);
    if (row.window.to) cuts.push_back(*row.window.to);
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool dated = table.now == i;
    domains_.emplace_back(
        table.columns[i], tests_[i],
        dated ? std::span<const times::Moment>(cuts) : std::span<const times::Moment>(), arena_);
    for (const Condition* test : tests_[i]) {
      if (domains_.back().kind() == Domain::Kind::atoms || test->test == Test::state) continue;
      Condition asked = *test;
      if (asked.test == Test::unequal) asked.test = Test::equals;
      domains_.back().feature(asked);
    }
    if (domains_.back().kind() == Domain::Kind::atoms) continue;
    Condition is_empty;
    is_empty.test = Test::equals;
    is_empty.literals = {Node::text("")};
    domains_.back().feature(is_empty);
  }
  first_question_ = domains_.size();
  for (Question& question : questions_) {
    question.column = domains_.size();
    domains_.emplace_back(question_columns_[question.column - first_question_],
                          std::vector<const Condition*>(), std::span<const times::Moment>(),
                          arena_);
  }
  lay_out();
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a condition be
void Space::add_tests(const Table& table, const Condition& condition) {
  if (is_group(condition.test)) {
    for (const Condition& part : condition.parts) add_tests(table, part);
    return;
  }
  if (condition.test >= Test::same_as) return add_question(table, condition);
  const auto column = table.column_of.find(condition.left);
  if (column != table.column_of.end()) tests_[column->second].push_back(&condition);
}

/// Whether a test on more than one column holds is a column of its own.
void Space::add_question(const Table& table, const Condition& condition) {
  static const Type kYesOrNo = [] {
    Type type;
    type.kind = TypeKind::boolean;
    return type;
  }();
  // So that columns that are only compared have values, and not just a presence.
  static const Condition kIsEmpty = [] {
    Condition test;
    test.test = Test::equals;
    test.literals = {Node::text("")};
    return test;
  }();
  Column column;
  column.type = &kYesOrNo;
  question_columns_.push_back(std::move(column));
  questions_.push_back({&condition, 0});
  for (const Expr* side : {condition.left, condition.right}) {
    const auto found = table.column_of.find(side);
    if (found != table.column_of.end()) tests_[found->second].push_back(&kIsEmpty);
  }
}

void Space::lay_out() {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    const Domain& domain = domains_[i];
    const std::size_t bits = has_atoms(i) ? domain.atoms().size() : domain.features().size();
    Place place{begin, std::max<std::size_t>(1, (bits + kBits - 1) / kBits)};
    places_.push_back(place);
    begin += has_atoms(i) ? place.words : 1 + 2 * place.words;
    solvers_.push_back(domain.kind() == Domain::Kind::text
                           ? std::make_unique<TextSolver>(domain, arena_)
                           : nullptr);
  }
  everything_.assign(begin, 0);
  for (std::size_t i = 0; i < domains_.size(); ++i) {
    auto all = words(everything_, i);
    if (!has_atoms(i)) {
      all[0] = all_states(i);
      continue;
    }
    for (std::size_t atom = 0; atom < domains_[i].atoms().size(); ++atom) set(all, atom);
  }
}

bool Space::has_atoms(std::size_t column) const {
  return domains_[column].kind() == Domain::Kind::atoms;
}

std::uint64_t Space::all_states(std::size_t column) const {
  const Column& what = domains_[column].column();
  return kPresent | (what.may_be_missing ? kMissing : 0) | (what.may_be_null ? kNull : 0);
}

std::span<std::uint64_t> Space::words(Box& box, std::size_t column) const {
  const Place& place = places_[column];
  return {box.data() + place.begin, has_atoms(column) ? place.words : 1 + 2 * place.words};
}
std::span<const std::uint64_t> Space::words(const Box& box, std::size_t column) const {
  const Place& place = places_[column];
  return {box.data() + place.begin, has_atoms(column) ? place.words : 1 + 2 * place.words};
}

bool Space::is_everything(const Box& box, std::size_t column) const {
  return std::ranges::equal(words(box, column), words(everything_, column));
}

// ---- where tests hold

std::vector<Box> Space::where(const Condition& test, std::size_t column, Sign sign) {
  Box inside = everything_;
  auto bits = words(inside, column);
  if (has_atoms(column)) {
    std::ranges::fill(bits, 0);
    const auto& atoms = domains_[column].atoms();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (holds(test, atoms[i].value) == (sign == Sign::holds)) set(bits, i);
    }
    return {inside};
  }
  const std::size_t wanted = 1;
  const std::size_t refused = 1 + places_[column].words;
  if (test.test == Test::state && test.state != State::empty) {
    const std::uint64_t state = test.state == State::missing ? kMissing
                                : test.state == State::null  ? kNull
                                                             : kPresent;
    bits[0] &= sign == Sign::holds ? state : ~state;
    return {inside};
  }
  Condition asked = test;
  if (test.test == Test::unequal) asked.test = Test::equals;
  if (test.test == Test::state) {
    asked = {};
    asked.test = Test::equals;
    asked.literals = {Node::text("")};
  }
  const std::size_t feature = domains_[column].feature(asked);
  const bool does = (sign == Sign::holds) != (test.test == Test::unequal);
  set(bits.subspan(does ? wanted : refused), feature);
  // `not` and its like hold for what is there only; so where they fail there may be nothing.
  if (sign == Sign::holds || does) bits[0] &= kPresent;
  if (sign == Sign::holds || test.test != Test::unequal) return {inside};
  Box absent = everything_;
  words(absent, column)[0] &= kMissing | kNull;
  return {inside, absent};
}

std::vector<Box> Space::where_asked(const Condition& test, Sign sign) {
  Box box = everything_;
  for (const Question& question : questions_) {
    if (question.test != &test) continue;
    std::ranges::fill(words(box, question.column), sign == Sign::holds ? kYes : kNo);
  }
  if (test.test != Test::same_as || sign == Sign::fails) return {box};
  // Only what is there can be the same.
  for (const Expr* side : {test.left, test.right}) {
    const auto column = table_.column_of.find(side);
    if (column == table_.column_of.end()) continue;
    Condition is_present;
    is_present.test = Test::state;
    is_present.state = State::present;
    auto both_boxes = both(box, where(is_present, column->second, Sign::holds).front());
    if (!both_boxes) return {};
    box = std::move(*both_boxes);
  }
  return {box};
}

bool Space::has_atom(const Box& box, std::size_t column, std::size_t atom) const {
  return is_set(words(box, column), atom);
}

Box Space::in_window(std::size_t column, const times::Window& window) const {
  Box inside = everything_;
  if (!has_atoms(column)) return inside;
  auto bits = words(inside, column);
  std::ranges::fill(bits, 0);
  const auto& atoms = domains_[column].atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const auto instant = times::parse_rfc3339(atoms[i].value.node.text());
    if (!instant) continue;
    const times::Moment at{instant->seconds, instant->nanoseconds};
    const bool is_in = (!window.from || at >= *window.from) && (!window.to || at < *window.to);
    if (is_in) set(bits, i);
  }
  return inside;
}

// ---- regions

std::optional<Box> Space::both(const Box& a, const Box& b) {
  Box out = a;
  for (std::size_t i = 0; i < columns(); ++i) {
    auto mine = words(out, i);
    const auto other = words(b, i);
    if (has_atoms(i)) {
      std::uint64_t any = 0;
      for (std::size_t w = 0; w < mine.size(); ++w) any |= mine[w] &= other[w];
      if (any == 0) return std::nullopt;
      continue;
    }
    if (std::ranges::equal(mine, other)) continue;
    mine[0] &= other[0];
    for (std::size_t w = 1; w < mine.size(); ++w) mine[w] |= other[w];
    if (column_has_points(out, i) == Certainty::no) return std::nullopt;
  }
  return out;
}

bool Space::are_apart(const Box& a, const Box& b, std::size_t column) {
  const auto mine = words(a, column);
  const auto other = words(b, column);
  if (has_atoms(column)) {
    for (std::size_t w = 0; w < mine.size(); ++w) {
      if ((mine[w] & other[w]) != 0) return false;
    }
    return true;
  }
  if (asks_no_more(mine, other)) return false;
  Box common = a;
  auto bits = words(common, column);
  bits[0] &= other[0];
  for (std::size_t w = 1; w < bits.size(); ++w) bits[w] |= other[w];
  return column_has_points(common, column) == Certainty::no;
}

Certainty Space::column_has_points(const Box& box, std::size_t column) {
  const auto bits = words(box, column);
  if (has_atoms(column)) {
    Certainty found = Certainty::no;
    const auto& atoms = domains_[column].atoms();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (!is_set(bits, i)) continue;
      if (atoms[i].certain) return Certainty::yes;
      found = Certainty::maybe;
    }
    return found;
  }
  if ((bits[0] & (kMissing | kNull)) != 0) return Certainty::yes;
  return (bits[0] & kPresent) == 0 ? Certainty::no : present_text(box, column);
}

/// Whether a value can be there that does what is wanted of it.
Certainty Space::present_text(const Box& box, std::size_t column) {
  const auto bits = words(box, column);
  const std::size_t size = places_[column].words;
  const TextSolver::Bits wanted(bits.begin() + 1, bits.begin() + 1 + static_cast<long>(size));
  const TextSolver::Bits refused(bits.begin() + 1 + static_cast<long>(size), bits.end());
  if (solvers_[column]) return solvers_[column]->solve(wanted, refused).possible;
  for (std::size_t w = 0; w < size; ++w) {
    if ((wanted[w] & refused[w]) != 0) return Certainty::no;
  }
  return Certainty::maybe;
}

Certainty Space::has_points(const Box& box) {
  if (is_torn(box)) return Certainty::no;
  Certainty all = Certainty::yes;
  for (std::size_t i = 0; i < columns(); ++i) {
    const Certainty one = column_has_points(box, i);
    if (one == Certainty::no) return one;
    if (one == Certainty::maybe) all = one;
  }
  return all;
}

/// Whether a member would have to be there of what is not.
bool Space::is_torn(const Box& box) const {
  for (std::size_t i = 0; i < first_question_; ++i) {
    const auto outer = table_.columns[i].inside;
    if (!outer || can_be_present(box, *outer)) continue;
    if (!can_be_absent(box, *outer) || !can_be_missing(box, i)) return true;
  }
  return false;
}

bool Space::can_be_present(const Box& box, std::size_t column) const {
  const auto bits = words(box, column);
  if (!has_atoms(column)) return (bits[0] & kPresent) != 0;
  const auto& atoms = domains_[column].atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (is_set(bits, i) && atoms[i].value.is_present()) return true;
  }
  return false;
}

bool Space::can_be_absent(const Box& box, std::size_t column) const {
  const auto bits = words(box, column);
  if (!has_atoms(column)) return (bits[0] & (kMissing | kNull)) != 0;
  const auto& atoms = domains_[column].atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (is_set(bits, i) && !atoms[i].value.is_present()) return true;
  }
  return false;
}

bool Space::can_be_missing(const Box& box, std::size_t column) const {
  const auto bits = words(box, column);
  if (!has_atoms(column)) return (bits[0] & kMissing) != 0;
  const auto& atoms = domains_[column].atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (is_set(bits, i) && atoms[i].value.state == Value::State::missing) return true;
  }
  return false;
}

bool Space::lies_within(const Box& inner, const Box& outer, std::size_t column) {
  const auto mine = words(inner, column);
  const auto other = words(outer, column);
  if (has_atoms(column)) {
    for (std::size_t w = 0; w < mine.size(); ++w) {
      if ((mine[w] & ~other[w]) != 0) return false;
    }
    return true;
  }
  if (asks_no_more(mine, other)) return true;
  Box rest = inner;
  std::vector<Box> outside;
  cut_off_features(rest, outer, column, outside);
  return outside.empty();
}

void Space::cut_off(Box& box, const Box& row, std::size_t column, std::vector<Box>& outside) {
  if (has_atoms(column)) {
    cut_off_atoms(box, row, column, outside);
  } else {
    cut_off_features(box, row, column, outside);
  }
}

void Space::cut_off_atoms(Box& box, const Box& row, std::size_t column, std::vector<Box>& outside) {
  const auto limits = words(row, column);
  Box out = box;
  auto left = words(out, column);
  auto kept = words(box, column);
  std::uint64_t any = 0;
  for (std::size_t w = 0; w < kept.size(); ++w) {
    any |= left[w] &= ~limits[w];
    kept[w] &= limits[w];
  }
  if (any != 0) outside.push_back(std::move(out));
}

void Space::cut_off_features(Box& box, const Box& row, std::size_t column,
                             std::vector<Box>& outside) {
  const auto limits = words(row, column);
  const std::size_t size = places_[column].words;
  const auto add = [&](Box out) {
    if (column_has_points(out, column) != Certainty::no) outside.push_back(std::move(out));
  };
  if ((words(box, column)[0] & ~limits[0]) != 0) {
    Box out = box;
    words(out, column)[0] &= ~limits[0];
    add(std::move(out));
    words(box, column)[0] &= limits[0];
  }
  for (std::size_t f = 0; f < domains_[column].features().size(); ++f) {
    for (const std::size_t side : {std::size_t{1}, 1 + size}) {
      const std::size_t opposite = side == 1 ? 1 + size : 1;
      if (!is_set(limits.subspan(side, size), f)) continue;
      if (is_set(words(box, column).subspan(side, size), f)) continue;
      Box out = box;
      words(out, column)[0] &= kPresent;
      set(words(out, column).subspan(opposite, size), f);
      add(std::move(out));
      set(words(box, column).subspan(side, size), f);
    }
  }
}

// ---- points

std::optional<std::vector<Value>> Space::point_in(const Box& box) {
  if (is_torn(box)) return std::nullopt;
  std::vector<Value> values(columns());
  for (std::size_t i = 0; i < columns(); ++i) {
    // A member goes with what it is a member of.
    const auto outer = i < first_question_ ? table_.columns[i].inside : std::nullopt;
    const bool want_missing = outer && !can_be_present(box, *outer);
    const bool entangled = i < first_question_ &&
                           table_.columns[i].kind == Column::Kind::entangled &&
                           !is_everything(box, i);
    const auto value = entangled ? std::nullopt : value_in(box, i, want_missing);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  return values;
}

Box Space::around(const std::vector<Value>& point) const {
  Box box(everything_.size(), 0);
  for (std::size_t i = 0; i < columns(); ++i) {
    auto bits = words(box, i);
    const Value& value = point[i];
    if (has_atoms(i)) {
      const auto& atoms = domains_[i].atoms();
      for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
        if (is_same(atoms[atom].value, value)) set(bits, atom);
      }
      continue;
    }
    bits[0] = value.is_present()                     ? kPresent
              : value.state == Value::State::missing ? kMissing
                                                     : kNull;
    if (!value.is_present()) continue;
    const std::size_t size = places_[i].words;
    const auto& features = domains_[i].features();
    for (std::size_t f = 0; f < features.size(); ++f)
      set(bits.subspan(holds(features[f], value) ? 1 : 1 + size), f);
  }
  return box;
}

void Space::open_up(Box& box, std::size_t column) const {
  std::ranges::copy(words(everything_, column), words(box, column).begin());
}

/// What is there says more than what is not, or is empty.
std::optional<Value> Space::value_in(const Box& box, std::size_t column, bool want_missing) {
  const auto bits = words(box, column);
  if (!has_atoms(column)) {
    if (!want_missing && (bits[0] & kPresent) != 0 && solvers_[column]) {
      const std::size_t size = places_[column].words;
      const TextSolver::Bits wanted(bits.begin() + 1, bits.begin() + 1 + static_cast<long>(size));
      const TextSolver::Bits refused(bits.begin() + 1 + static_cast<long>(size), bits.end());
      const auto& answer = solvers_[column]->solve(wanted, refused);
      if (answer.possible == Certainty::yes) return answer.value;
    }
    if (!want_missing && (bits[0] & kPresent) != 0 && !solvers_[column]) {
      if (const auto value = tried_value(box, column)) return value;
    }
    if ((bits[0] & kMissing) != 0) return Value::missing();
    if ((bits[0] & kNull) != 0) return Value::null();
    return std::nullopt;
  }
  std::optional<Value> absent;
  std::optional<Value> empty;
  const auto& atoms = domains_[column].atoms();
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    if (!is_set(bits, i) || !atoms[i].certain) continue;
    const Value& value = atoms[i].value;
    if (value.is_present() && !want_missing) {
      if (!value.node.is_empty()) return value;
      empty = value;
    }
    if (!value.is_present() && (!absent || value.state == Value::State::missing)) absent = value;
  }
  return empty ? empty : absent;
}

/// Of a column that cannot be reasoned about: one of a few values that does what is asked.
std::optional<Value> Space::tried_value(const Box& box, std::size_t column) {
  const auto bits = words(box, column);
  const std::size_t size = places_[column].words;
  const auto& features = domains_[column].features();
  std::vector<Node> items;
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (is_set(bits.subspan(1, size), f) && !features[f].literals.empty())
      items.push_back(features[f].literals.front());
  }
  std::vector<Node> candidates = items;
  candidates.push_back(Node::list(arena_.copy(std::span<const Node>(items))));
  candidates.push_back(Node::text("other"));
  candidates.push_back(Node::object({}));
  for (const Node& candidate : candidates) {
    const Value value = Value::of(candidate);
    bool does = smx::fits(candidate, *domains_[column].column().type);
    for (std::size_t f = 0; does && f < features.size(); ++f) {
      const bool holds_here = holds(features[f], value);
      if (is_set(bits.subspan(1, size), f) && !holds_here) does = false;
      if (is_set(bits.subspan(1 + size, size), f) && holds_here) does = false;
    }
    if (does) return value;
  }
  return std::nullopt;
}

}  // namespace smx::tablecheck

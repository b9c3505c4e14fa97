// Random small tables, whose inputs can all be tried: what is found is held against what there is.
#include <algorithm>
#include <chrono>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "unit/tablecheck/table.h"

namespace smx::tablecheck::testing {
namespace {

/// A value as a text; `missing`, `null` and texts in quotes as they are shown.
using Input = std::vector<std::string>;

std::string unquoted(const std::string& value) {
  return value.starts_with('"') ? value.substr(1, value.size() - 2) : value;
}

std::string lowered(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
  }
  return text;
}

/// Written apart from the room it tests, and in another way.
bool holds(const World& world, const Condition& condition, const Input& input) {
  const auto each = [&](const Condition& part) { return holds(world, part, input); };
  const auto& parts = condition.parts;
  if (condition.test == Test::all) return std::all_of(parts.begin(), parts.end(), each);
  if (condition.test == Test::any) return std::any_of(parts.begin(), parts.end(), each);
  if (condition.test == Test::none) return std::none_of(parts.begin(), parts.end(), each);
  const std::string& value = input[world.table.column_of.at(condition.left)];
  const bool present = value != "missing" && value != "null";
  std::string text = unquoted(value);
  if (condition.fold == Fold::letter_case) text = lowered(text);
  const auto any_literal = [&](auto does) {
    return std::any_of(condition.literals.begin(), condition.literals.end(), [&](const Node& node) {
      return does(node.is(Kind::boolean) ? std::string(node.truth() ? "true" : "false")
                                         : std::string(node.text()));
    });
  };
  switch (condition.test) {
    case Test::state:
      if (condition.state == State::missing) return value == "missing";
      if (condition.state == State::null) return value == "null";
      return condition.state == State::empty ? present && text.empty() : present;
    case Test::same_as: return present && value == input[world.table.column_of.at(condition.right)];
    case Test::range:
      return present && (!condition.minimum || std::stoll(text) >= *condition.minimum) &&
             (!condition.maximum || std::stoll(text) <= *condition.maximum);
    case Test::equals: return present && any_literal([&](const auto& one) { return one == text; });
    case Test::unequal:
      return present && !any_literal([&](const auto& one) { return one == text; });
    case Test::starts:
      return present && any_literal([&](const auto& one) { return text.starts_with(one); });
    case Test::ends:
      return present && any_literal([&](const auto& one) { return text.ends_with(one); });
    default:
      return present &&
             any_literal([&](const auto& one) { return text.find(one) != std::string::npos; });
  }
}

enum class Texts : std::uint8_t { none, some };

/// A table of two or three columns and a few rows.
class RandomTable {
 public:
  RandomTable(std::uint32_t seed, Texts texts) : random_(seed) {
    constexpr Hit kHits[] = {Hit::first, Hit::unique, Hit::priority};
    world.table.hit = kHits[below(3)];
    add_words();
    add_integers();
    if (below(2) == 0) add_flag();
    if (texts == Texts::some) add_text();
    const std::size_t rows = 1 + below(6);
    for (std::size_t i = 0; i < rows; ++i) world.row(condition(2));
  }

  World world;
  std::vector<std::vector<std::string>> values;  // of each column, all, or enough of them

  template <typename Visit>
  void for_each_input(Visit visit) const {
    Input input(values.size());
    for_each_input(input, 0, visit);
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  template <typename Visit>
  void for_each_input(Input& input, std::size_t column, Visit& visit) const {
    if (column == values.size()) return visit(input);
    for (const std::string& value : values[column]) {
      input[column] = value;
      for_each_input(input, column + 1, visit);
    }
  }

  void add_absences(std::size_t column) {
    values.emplace_back();
    world.table.columns[column].may_be_missing = below(2) == 0;
    world.table.columns[column].may_be_null = below(3) == 0;
    if (world.table.columns[column].may_be_missing) values.back().push_back("missing");
    if (world.table.columns[column].may_be_null) values.back().push_back("null");
  }
  void add_words() {
    add_absences(world.words("word", {"A", "B", "C"}));
    for (const char* word : {"A", "B", "C"}) values.back().push_back(word);
  }
  void add_integers() {
    add_absences(world.integers("number", 0, 4));
    for (const char* digit : {"0", "1", "2", "3", "4"}) values.back().push_back(digit);
  }
  void add_flag() {
    add_absences(world.column("flag", TypeKind::boolean));
    for (const char* truth : {"true", "false"}) values.back().push_back(truth);
  }
  /// Of texts there is no end; these are enough to contradict a proof about the literals below.
  void add_text() {
    add_absences(world.column("text", TypeKind::text));
    std::vector<std::string>& texts = values.back();
    std::vector<std::string> longest = {""};
    texts.push_back("\"\"");
    for (std::size_t length = 1; length <= 3; ++length) {
      std::vector<std::string> longer;
      for (const std::string& text : longest) {
        for (const char c : std::string_view("aBx")) longer.push_back(text + c);
      }
      for (const std::string& text : longer) texts.push_back(text);
      longest = std::move(longer);
    }
  }

  Condition condition(std::size_t depth) {
    if (depth == 0 || below(3) == 0) return test(below(world.table.columns.size()));
    constexpr Test kGroups[] = {Test::all, Test::all, Test::any, Test::none};
    std::vector<Condition> parts;
    const std::size_t count = 1 + below(3);
    for (std::size_t i = 0; i < count; ++i) parts.push_back(condition(depth - 1));
    return World::group(kGroups[below(4)], std::move(parts));
  }

  Condition test(std::size_t column) {
    constexpr State kStates[] = {State::missing, State::null, State::present, State::empty};
    if (below(6) == 0) return world.state(column, kStates[below(4)]);
    const Type& type = *world.table.columns[column].type;
    if (type.kind == TypeKind::integer && below(2) == 0) {
      const auto least = static_cast<std::int64_t>(below(5));
      const auto most = least + static_cast<std::int64_t>(below(3));
      return world.range(column, below(4) == 0 ? std::nullopt : std::optional(least),
                         below(4) == 0 ? std::nullopt : std::optional(most));
    }
    if (type.kind == TypeKind::text && type.enumeration.empty()) return text_test(column);
    std::vector<std::string> literals;
    const std::size_t count = 1 + below(2);
    for (std::size_t i = 0; i < count; ++i) literals.push_back(literal(type));
    return world.test(column, below(3) == 0 ? Test::unequal : Test::equals, literals);
  }

  Condition text_test(std::size_t column) {
    constexpr Test kTests[] = {Test::starts, Test::ends, Test::contains, Test::equals,
                               Test::unequal};
    constexpr const char* kLiterals[] = {"a", "B", "aB", "Ba", "aa"};
    const Fold fold = below(4) == 0 ? Fold::letter_case : Fold::exact;
    std::vector<std::string> literals;
    const std::size_t count = 1 + below(2);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string literal = kLiterals[below(5)];
      literals.push_back(fold == Fold::exact ? literal : lowered(literal));
    }
    return world.test(column, kTests[below(5)], literals, fold);
  }

  std::string literal(const Type& type) {
    if (type.kind == TypeKind::boolean) return below(2) == 0 ? "true" : "false";
    if (type.kind == TypeKind::integer) return std::to_string(below(5));
    return type.enumeration[below(type.enumeration.size())];
  }

  std::mt19937 random_;
};

/// What there is to be found, by trying every input.
struct Truth {
  bool gap = false;
  std::set<std::pair<std::size_t, std::size_t>> overlaps;
  std::set<std::size_t> answering, possible;
};

std::vector<bool> held(const World& world, const Input& input) {
  std::vector<bool> rows;
  for (const Row& row : world.table.rows)
    rows.push_back(!row.when || holds(world, *row.when, input));
  return rows;
}

Truth truth_of(const RandomTable& random) {
  Truth truth;
  random.for_each_input([&](const Input& input) {
    const std::vector<bool> rows = held(random.world, input);
    truth.gap = truth.gap || std::find(rows.begin(), rows.end(), true) == rows.end();
    bool answered = false;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      if (!rows[row]) continue;
      truth.possible.insert(row);
      if (!answered) truth.answering.insert(row);
      answered = true;
      for (std::size_t other = row + 1; other < rows.size(); ++other) {
        if (rows[other]) truth.overlaps.emplace(row, other);
      }
    }
  });
  return truth;
}

/// Checks a claim for every input an example stands for: what it leaves out may be anything.
template <typename Claim>
void expect_for(const RandomTable& random, const Example& example, Claim claim) {
  bool any = false;
  bool wrong = false;
  random.for_each_input([&](Input input) {
    if (wrong) return;
    for (const auto& [name, value] : example) {
      for (std::size_t i = 0; i < input.size(); ++i) {
        if (random.world.table.columns[i].name == name) input[i] = value;
      }
    }
    any = true;
    wrong = !claim(held(random.world, input));
    EXPECT_FALSE(wrong) << shown(example);
  });
  EXPECT_TRUE(any);
}

void expect_examples_are_right(const RandomTable& random, const Findings& findings) {
  if (findings.gap) {
    expect_for(random, findings.gap->example, [](const std::vector<bool>& rows) {
      return std::find(rows.begin(), rows.end(), true) == rows.end();
    });
  }
  for (const Overlap& overlap : findings.overlaps) {
    expect_for(random, overlap.example, [&](const std::vector<bool>& rows) {
      return rows[overlap.row] && rows[overlap.other];
    });
  }
  for (const Shadow& shadow : findings.shadowed) {
    expect_for(random, shadow.example, [&](const std::vector<bool>& rows) {
      return rows[shadow.row] && std::any_of(shadow.by.begin(), shadow.by.end(),
                                             [&](std::size_t above) { return rows[above]; });
    });
  }
}

TEST(WhatIsFound, IsWhatThereIsWhereEverythingCanBeTried) {
  std::size_t gaps = 0, overlaps = 0, shadows = 0, impossible = 0;
  for (std::uint32_t seed = 0; seed < 3000; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTable random(seed, Texts::none);
    const Truth truth = truth_of(random);
    const Findings findings = check(random.world.table);
    EXPECT_FALSE(findings.gap_undecided);
    EXPECT_TRUE(findings.rows_undecided.empty());
    EXPECT_EQ(findings.gap.has_value(), truth.gap);
    std::set<std::size_t> without_input(findings.impossible.begin(), findings.impossible.end());
    std::set<std::size_t> shadowed;
    for (const Shadow& shadow : findings.shadowed) shadowed.insert(shadow.row);
    for (std::size_t row = 0; row < random.world.table.rows.size(); ++row) {
      EXPECT_EQ(without_input.contains(row), !truth.possible.contains(row)) << row;
      if (random.world.table.hit == Hit::unique) continue;
      const bool hidden = truth.possible.contains(row) && !truth.answering.contains(row);
      EXPECT_EQ(shadowed.contains(row), hidden) << row;
    }
    if (random.world.table.hit == Hit::unique) {
      std::set<std::pair<std::size_t, std::size_t>> found;
      for (const Overlap& overlap : findings.overlaps) found.emplace(overlap.row, overlap.other);
      EXPECT_EQ(found, truth.overlaps);
    }
    expect_examples_are_right(random, findings);
    gaps += findings.gap ? 1 : 0;
    overlaps += findings.overlaps.size();
    shadows += findings.shadowed.size();
    impossible += findings.impossible.size();
    if (::testing::Test::HasFailure()) return;
  }
  // A generator that makes nothing of a kind would prove nothing of it.
  EXPECT_GT(gaps, 100u);
  EXPECT_GT(overlaps, 100u);
  EXPECT_GT(shadows, 100u);
  EXPECT_GT(impossible, 100u);
}

/// Of texts only some can be tried: no proof may be contradicted by one, every example must be
/// right, and little may be left undecided.
TEST(WhatIsFound, IsNeverWrongAboutTexts) {
  std::size_t undecided = 0, decided = 0;
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    const RandomTable random(seed, Texts::some);
    const Truth truth = truth_of(random);
    const Findings findings = check(random.world.table);
    ++(findings.gap_undecided ? undecided : decided);
    if (truth.gap) {
      EXPECT_TRUE(findings.gap || findings.gap_undecided);
    }
    for (const std::size_t row : findings.impossible) EXPECT_FALSE(truth.possible.contains(row));
    for (const Shadow& shadow : findings.shadowed)
      EXPECT_FALSE(truth.answering.contains(shadow.row)) << shadow.row;
    expect_examples_are_right(random, findings);
    if (::testing::Test::HasFailure()) return;
  }
  EXPECT_GT(decided, 20 * undecided);
}

/// As large as tables get. The budget bounds the work; how long it takes is told, not asserted.
TEST(ATableOfTwoHundredRows, IsLookedAtWhole) {
  for (const Hit hit : {Hit::first, Hit::unique}) {
    World world;
    world.table.hit = hit;
    world.column("status", TypeKind::integer);
    world.column("site", TypeKind::text);
    world.column("name", TypeKind::text);
    world.words("call", {"send", "reply", "read", "pools"});
    world.words("kind", {"A", "B", "C", "D", "E", "F"});
    world.column("retry", TypeKind::boolean);
    world.integers("tries", 0, 9);
    world.optional(world.column("days", TypeKind::integer));
    std::mt19937 random(7);
    for (std::int64_t i = 0; i < 200; ++i) {
      std::vector<Condition> parts = {world.range(0, 10 * i, 10 * i + 9)};
      if (i % 3 == 0) parts.push_back(world.is(1, {"S" + std::to_string(i)}));
      if (i % 4 == 0)
        parts.push_back(world.test(2, smx::Test::contains, {"N" + std::to_string(i)}));
      if (i % 2 == 0) parts.push_back(world.is(3, {i % 4 == 0 ? "send" : "reply"}));
      if (i % 5 == 0) parts.push_back(world.is(4, {"A", "C"}));
      if (i % 7 == 0) parts.push_back(world.is(5, {"true"}));
      parts.push_back(world.range(6, static_cast<std::int64_t>(random() % 5), 9));
      if (i % 6 == 0) parts.push_back(world.range(7, {}, i));
      world.row(World::all(std::move(parts)));
    }
    const auto begin = std::chrono::steady_clock::now();
    const Findings findings = check(world.table);
    const auto took = std::chrono::steady_clock::now() - begin;
    RecordProperty(
        hit == Hit::first ? "first_ms" : "unique_ms",
        static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(took).count()));
    EXPECT_FALSE(findings.budget_spent);
    EXPECT_TRUE(findings.gap);
  }
}

}  // namespace
}  // namespace smx::tablecheck::testing

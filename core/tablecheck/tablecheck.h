// What a table of conditions leaves open: inputs for which no row holds, inputs for which two do,
// rows that never answer. Pure: a described table in, findings out, each with an example input on
// which the conditions of the rows were evaluated. What cannot be decided is said to be so.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "program/program.h"

namespace smx::tablecheck {

/// What rows look at: an input, a member of one, a value of the context.
struct Column {
  /// Whether its values come and go by themselves, but for what `inside` says. Those of a position
  /// or a predicate hang together in ways a table does not show.
  enum class Kind : std::uint8_t { free, entangled };

  std::string name;  // as rows write it: "call", "message.status"
  const Type* type = nullptr;
  bool may_be_missing = false;
  bool may_be_null = false;
  Kind kind = Kind::free;
  std::optional<std::size_t> inside;  // the nearest column this is a member of
};

struct Row {
  const Condition* when = nullptr;  // null: always
  times::Window window;
};

struct Table {
  std::vector<Column> columns;
  std::map<const Expr*, std::size_t> column_of;  // of both sides of tests
  std::optional<std::size_t> now;                // the column of windows, where rows have one
  std::vector<Row> rows;                         // in the order in which they are asked
  Hit hit = Hit::first;
};

/// A made-up input: columns with their values, those left out may be anything.
using Example = std::vector<std::pair<std::string, std::string>>;

struct Gap {
  Example example;
  /// Columns with those of their few possible values for which no row holds whatever the rest is.
  std::vector<std::pair<std::string, std::vector<std::string>>> never_met;
};
struct Overlap {
  std::size_t row = 0;
  std::size_t other = 0;  // the lower one
  Example example;
};
struct Shadow {
  std::size_t row = 0;
  std::vector<std::size_t> by;  // the rows above that hold for everything it holds for
  Example example;              // one for which it holds, and a row above it too
};

struct Findings {
  std::optional<Gap> gap;
  std::vector<Overlap> overlaps;        // of a table with `unique`
  std::size_t overlaps_left_out = 0;    // beyond kMostOverlaps
  std::vector<Shadow> shadowed;         // of one whose rows are asked in order
  std::vector<std::size_t> impossible;  // rows whose condition cannot hold
  // What could not be decided; there may be nothing behind it.
  bool gap_undecided = false;
  std::vector<std::size_t> rows_undecided;
  bool budget_spent = false;  // because there was too much to look at
};

inline constexpr std::size_t kMostOverlaps = 20;

/// How much is looked at before the answer is "cannot be decided": comparisons of a column of a
/// region with that of a row. Counted, not timed, so that two machines say the same.
inline constexpr std::uint64_t kMostComparisons = 20'000'000;

Findings check(const Table& table, std::uint64_t most_comparisons = kMostComparisons);

}  // namespace smx::tablecheck

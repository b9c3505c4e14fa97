// What a column can hold, cut as finely as its tests need.
//
// Where a column's values fall into a few kinds that no test tells apart any further (the words of
// an enum, the stretches of numbers between the ends of ranges), those are its *atoms*, and a test
// is the set of atoms it holds for. Texts that are asked for their beginnings, ends and parts have
// no such list: there a set of values is what is demanded of them, and whether a text can be all
// that is worked out when it is asked (text_solver.h). What this room cannot reason about is
// *opaque*: each test may hold or not, and nothing is proved about a value.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "tablecheck/tablecheck.h"
#include "tablecheck/values.h"
#include "value/arena.h"

namespace smx::tablecheck {

enum class Certainty : std::uint8_t { no, maybe, yes };

struct Atom {
  Value value;           // one that stands for all
  bool certain = false;  // whether `value` is known to be one of the column's
};

class Domain {
 public:
  enum class Kind : std::uint8_t { atoms, text, opaque };

  /// `tests` are all leaf conditions on the column; `cuts` the ends of windows.
  Domain(const Column& column, std::vector<const Condition*> tests,
         std::span<const times::Moment> cuts, Arena& arena);

  Kind kind() const { return kind_; }
  const Column& column() const { return *column_; }
  const std::vector<Atom>& atoms() const { return atoms_; }
  /// Of texts and opaque columns: what is asked, each question once.
  const std::vector<Condition>& features() const { return features_; }
  /// The feature that asks the same; adds it while tables are being built.
  std::size_t feature(const Condition& test);

 private:
  void settle_kind(const std::vector<const Condition*>& tests, bool has_windows);
  void add_absences();
  void add(const Node& node);
  void add_words();
  void add_equal_texts(const std::vector<const Condition*>& tests);
  void add_numbers(const std::vector<const Condition*>& tests);
  void add_stretches(const std::vector<const Condition*>& tests,
                     std::span<const times::Moment> cuts);
  void add_presence();

  const Column* column_;
  Arena* arena_;
  Kind kind_ = Kind::opaque;
  enum class Values : std::uint8_t { words, booleans, equal_texts, numbers, stretches, presence };
  Values values_ = Values::presence;
  std::vector<Atom> atoms_;
  std::vector<Condition> features_;
};

/// The atoms of integers, days or instants: stretches between the ends of ranges.
std::vector<Atom> stretches(RangeOf of, const Type& type,
                            const std::vector<const Condition*>& tests,
                            std::span<const times::Moment> cuts, Arena& arena);

}  // namespace smx::tablecheck

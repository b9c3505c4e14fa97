// All inputs of a table as a space with a dimension for each column, and regions of it: boxes,
// which say for each column what it may hold. The condition of a row is a list of boxes.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "tablecheck/domain.h"
#include "tablecheck/tablecheck.h"
#include "tablecheck/text_solver.h"

namespace smx::tablecheck {

/// A region: for each column some words of bits. Of atoms one bit each; of texts and opaque columns
/// first which of missing, null and present are in, then the features a present one must have, then
/// those it must not have.
using Box = std::vector<std::uint64_t>;

enum class Sign : std::uint8_t { holds, fails };

class Space {
 public:
  explicit Space(const Table& table);

  std::size_t columns() const { return domains_.size(); }
  const Domain& domain(std::size_t column) const { return domains_[column]; }

  const Box& everything() const { return everything_; }
  bool is_everything(const Box& box, std::size_t column) const;

  /// Where a test holds, or does not, or a window is open: a list of boxes without common points.
  std::vector<Box> where(const Condition& test, std::size_t column, Sign sign);
  /// The same for a test that is about more than one column. Nothing else is known of those.
  std::vector<Box> where_asked(const Condition& test, Sign sign);
  Box in_window(std::size_t column, const times::Window& window) const;

  /// What two regions have in common; nothing where that is surely empty.
  std::optional<Box> both(const Box& a, const Box& b);
  /// Whether some input lies in the region, as far as can be said.
  Certainty has_points(const Box& box);
  /// Whether a region lies in another in that column.
  bool lies_within(const Box& inner, const Box& outer, std::size_t column);
  /// The parts of `box` outside of `row` in one column, without common points; `box` becomes what
  /// is left inside.
  void cut_off(Box& box, const Box& row, std::size_t column, std::vector<Box>& outside);

  /// One value for each column; nothing where one cannot be had.
  std::optional<std::vector<Value>> point_in(const Box& box);
  /// The smallest region around a point that the table's tests can tell apart.
  Box around(const std::vector<Value>& point) const;
  /// Lets a region be anything in a column.
  void open_up(Box& box, std::size_t column) const;
  /// Tests on more than a column have one of their own behind the table's: yes or no.
  struct Question {
    const Condition* test = nullptr;
    std::size_t column = 0;
  };
  const std::vector<Question>& questions() const { return questions_; }
  bool is_question(std::size_t column) const { return column >= first_question_; }
  /// Whether regions have nothing in common in a column.
  bool are_apart(const Box& a, const Box& b, std::size_t column);
  bool has_atom(const Box& box, std::size_t column, std::size_t atom) const;
  Arena& arena() { return arena_; }

 private:
  static constexpr std::uint64_t kMissing = 1, kNull = 2, kPresent = 4;

  struct Place {
    std::size_t begin = 0;  // in a box
    std::size_t words = 0;  // of the atoms, or of the features: there are two sets of these
  };

  void add_tests(const Table& table, const Condition& condition);
  void add_question(const Table& table, const Condition& condition);
  void lay_out();
  bool has_atoms(std::size_t column) const;
  std::uint64_t all_states(std::size_t column) const;
  std::span<std::uint64_t> words(Box& box, std::size_t column) const;
  std::span<const std::uint64_t> words(const Box& box, std::size_t column) const;
  Certainty column_has_points(const Box& box, std::size_t column);
  Certainty present_text(const Box& box, std::size_t column);
  bool is_torn(const Box& box) const;
  bool can_be_present(const Box& box, std::size_t column) const;
  bool can_be_absent(const Box& box, std::size_t column) const;
  bool can_be_missing(const Box& box, std::size_t column) const;
  void cut_off_atoms(Box& box, const Box& row, std::size_t column, std::vector<Box>& outside);
  void cut_off_features(Box& box, const Box& row, std::size_t column, std::vector<Box>& outside);
  std::optional<Value> value_in(const Box& box, std::size_t column, bool want_missing);
  std::optional<Value> tried_value(const Box& box, std::size_t column);

  const Table& table_;
  Arena arena_;
  std::vector<std::vector<const Condition*>> tests_;  // of each column, while it is being built
  std::deque<Column> question_columns_;
  std::vector<Question> questions_;
  std::size_t first_question_ = 0;
  std::deque<Domain> domains_;
  std::vector<Place> places_;
  std::vector<std::unique_ptr<TextSolver>> solvers_;  // of text columns
  Box everything_;
};

}  // namespace smx::tablecheck

#include <algorithm>
#include <utility>

#include "tablecheck/regions.h"
#include "tablecheck/space.h"
#include "tablecheck/tablecheck.h"

namespace smx::tablecheck {

namespace {

/// What looking for an input outside of all rows came to.
enum class Search : std::uint8_t { covered, found, open };

using Point = std::vector<Value>;

/// A box of a row, and the columns in which it is not everything.
struct Part {
  std::size_t row = 0;
  Box box;
  std::vector<std::size_t> columns;
};

class Checker {
 public:
  Checker(const Table& table, std::uint64_t most_comparisons)
      : table_(table), space_(table), left_(most_comparisons) {}

  Findings run() {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) add_parts(row);
    if (table_.hit != Hit::collect) find_gap();
    if (table_.hit == Hit::first || table_.hit == Hit::priority) find_shadows();
    if (table_.hit == Hit::unique) find_overlaps();
    findings_.budget_spent = left_ == 0;
    return std::move(findings_);
  }

 private:
  // ---- rows

  void add_parts(std::size_t row) {
    const Row& spec = table_.rows[row];
    std::optional<std::vector<Box>> boxes = std::vector<Box>{space_.everything()};
    if (spec.when) boxes = region_of(*spec.when, Sign::holds, table_, space_);
    first_part_.push_back(parts_.size());
    blurred_.push_back(!boxes.has_value());
    if (!boxes) return undecided(row);
    const bool dated = (spec.window.from || spec.window.to) && table_.now;
    const Box window = dated ? space_.in_window(*table_.now, spec.window) : space_.everything();
    for (const Box& box : *boxes) {
      auto common = space_.both(box, window);
      if (common && space_.has_points(*common) != Certainty::no) add_part(row, std::move(*common));
    }
    if (first_part_[row] == parts_.size()) findings_.impossible.push_back(row);
  }

  void add_part(std::size_t row, Box box) {
    Part part{row, std::move(box), {}};
    for (std::size_t column = 0; column < space_.columns(); ++column) {
      if (!space_.is_everything(part.box, column)) part.columns.push_back(column);
    }
    parts_.push_back(std::move(part));
  }

  std::size_t parts_end(std::size_t row) const {
    return row + 1 < first_part_.size() ? first_part_[row + 1] : parts_.size();
  }

  void undecided(std::size_t row) {
    auto& rows = findings_.rows_undecided;
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
  }

  // ---- the rows' conditions on a made-up input; nothing where one cannot be worked out

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the YAML reader lets a condition be
  std::optional<bool> does_hold(const Condition& condition, const Point& point) const {
    if (condition.test <= Test::none) {
      const bool decisive = condition.test != Test::all;
      for (const Condition& part : condition.parts) {
        const auto holds_here = does_hold(part, point);
        if (!holds_here) return std::nullopt;
        if (*holds_here == decisive) return condition.test == Test::any;
      }
      return condition.test != Test::any;
    }
    const auto left = table_.column_of.find(condition.left);
    if (left == table_.column_of.end() || condition.test > Test::same_as) return std::nullopt;
    if (condition.test != Test::same_as) return holds(condition, point[left->second]);
    const auto right = table_.column_of.find(condition.right);
    if (right == table_.column_of.end()) return std::nullopt;
    return same(condition, point[left->second], point[right->second]);
  }

  std::optional<bool> does_hold(std::size_t row, const Point& point) const {
    const Row& spec = table_.rows[row];
    if ((spec.window.from || spec.window.to) && table_.now) {
      const Box window = space_.in_window(*table_.now, spec.window);
      if (!is_in_window(window, point)) return false;
    }
    return spec.when ? does_hold(*spec.when, point) : true;
  }

  bool is_in_window(const Box& window, const Point& point) const {
    const auto& atoms = space_.domain(*table_.now).atoms();
    for (std::size_t i = 0; i < atoms.size(); ++i) {
      if (atoms[i].value.node.text() != point[*table_.now].node.text()) continue;
      return space_.has_atom(window, *table_.now, i);
    }
    return false;
  }

  // ---- made-up inputs

  /// Inputs of a region, of which one is hoped to answer its questions as it demands.
  std::vector<Point> points_in(const Box& box) {
    auto found = space_.point_in(box);
    if (!found) return {};
    std::vector<Point> points = {*found};
    for (const Space::Question& question : space_.questions()) {
      if (question.test->test != Test::same_as) continue;
      const auto left = table_.column_of.find(question.test->left);
      const auto right = table_.column_of.find(question.test->right);
      if (left == table_.column_of.end() || right == table_.column_of.end()) continue;
      vary(points, left->second, right->second);
    }
    return points;
  }

  /// Adds points in which two columns agree, and in which they differ.
  void vary(std::vector<Point>& points, std::size_t left, std::size_t right) {
    constexpr std::size_t kMostPoints = 64;
    const std::vector<Point> before = points;
    for (const Point& point : before) {
      if (points.size() > kMostPoints) return;
      Point changed = point;
      changed[left] = point[right];
      points.push_back(changed);
      changed = point;
      changed[right] = point[left];
      points.push_back(changed);
      if (!point[left].is_present() || !point[left].node.is(Kind::text)) continue;
      const std::string longer = std::string(point[left].node.text()) + "x";
      changed = point;
      changed[left] = Value::of(Node::text(space_.arena().copy(std::string_view(longer))));
      points.push_back(changed);
    }
  }

  Example example_of(const Box& box, const Point& point) const {
    Example example;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (space_.is_everything(box, i) && !is_compared(box, i)) continue;
      example.emplace_back(table_.columns[i].name, shown(point[i]));
    }
    return example;
  }

  /// Whether the region demands something of a column together with another.
  bool is_compared(const Box& box, std::size_t column) const {
    return std::any_of(space_.questions().begin(), space_.questions().end(),
                       [&](const Space::Question& question) {
                         if (space_.is_everything(box, question.column)) return false;
                         const auto left = table_.column_of.find(question.test->left);
                         const auto right = table_.column_of.find(question.test->right);
                         return (left != table_.column_of.end() && left->second == column) ||
                                (right != table_.column_of.end() && right->second == column);
                       });
  }

  // ---- looking for an input outside of rows

  struct Work {
    Box box;
    std::vector<std::size_t> parts;  // that may have something in common with it
  };

  /// Goes through what is left of `start` when the parts are taken off. `accept` says whether an
  /// input was found there.
  template <typename Accept>
  Search outside(const Box& start, std::vector<std::size_t> parts, Accept accept) {
    bool open = false;
    std::vector<Work> stack;
    stack.push_back({start, std::move(parts)});
    while (!stack.empty()) {
      const Work work = std::move(stack.back());
      stack.pop_back();
      if (space_.has_points(work.box) == Certainty::no) continue;
      // Most often some input of the region will do; only where none does it is taken apart.
      if (accept(work.box)) return Search::found;
      if (!spend(table_.rows.size())) return Search::open;
      std::vector<std::size_t> touching;
      std::size_t nearest = 0;
      const Meeting meeting = meet(work, touching, nearest);
      if (left_ == 0) return Search::open;
      if (meeting == Meeting::covered) continue;
      if (meeting == Meeting::apart) {
        open = true;
        continue;
      }
      split(work.box, touching, nearest, stack);
    }
    return open ? Search::open : Search::covered;
  }

  enum class Meeting : std::uint8_t { apart, touching, covered };

  /// Which parts touch a region; the one that leaves least of it outside.
  Meeting meet(const Work& work, std::vector<std::size_t>& touching, std::size_t& nearest) {
    std::size_t least = space_.columns() + 1;
    for (const std::size_t index : work.parts) {
      const Part& part = parts_[index];
      std::size_t outside = 0;
      bool apart = false;
      for (const std::size_t column : part.columns) {
        constexpr std::uint64_t kText = 20;  // what a text costs, in atoms
        const bool atoms = space_.domain(column).kind() == Domain::Kind::atoms;
        if (!spend(atoms ? 1 : kText)) return Meeting::apart;
        apart = space_.are_apart(work.box, part.box, column);
        if (apart) break;
        if (!space_.lies_within(work.box, part.box, column)) ++outside;
      }
      if (apart) continue;
      if (outside == 0) return Meeting::covered;
      if (outside < least) {
        least = outside;
        nearest = index;
      }
      touching.push_back(index);
    }
    return touching.empty() ? Meeting::apart : Meeting::touching;
  }

  void split(const Box& box, const std::vector<std::size_t>& touching, std::size_t nearest,
             std::vector<Work>& stack) {
    std::vector<std::size_t> others;
    for (const std::size_t index : touching) {
      if (index != nearest) others.push_back(index);
    }
    Box rest = box;
    std::vector<Box> pieces;
    for (const std::size_t column : parts_[nearest].columns)
      space_.cut_off(rest, parts_[nearest].box, column, pieces);
    for (Box& piece : pieces) stack.push_back({std::move(piece), others});
  }

  bool spend(std::uint64_t comparisons) {
    left_ -= std::min(left_, comparisons);
    return left_ > 0;
  }

  // ---- findings

  std::vector<std::size_t> parts_before(std::size_t row) const {
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < first_part_[row]; ++i) parts.push_back(i);
    return parts;
  }

  bool holds_nowhere(const Point& point) const {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (does_hold(row, point) != false) return false;
    }
    return true;
  }

  void find_gap() {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < parts_.size(); ++i) all.push_back(i);
    const Search search = outside(space_.everything(), std::move(all), [&](const Box& box) {
      for (const Point& point : points_in(box)) {
        if (!holds_nowhere(point)) continue;
        findings_.gap = Gap{example_of(as_far_as_open(box, point), point), never_met()};
        return true;
      }
      return false;
    });
    findings_.gap_undecided = search == Search::open;
  }

  /// The region around an input that no row holds for, made as wide as it can be.
  Box as_far_as_open(const Box& found, const Point& point) {
    Box box = space_.around(point);
    if (std::find(blurred_.begin(), blurred_.end(), true) != blurred_.end()) return box;
    // What the search did not narrow is tried first: it is probably free.
    for (const bool narrowed : {false, true}) {
      for (std::size_t column = 0; column < space_.columns(); ++column) {
        if (space_.is_everything(found, column) == narrowed) continue;
        Box wider = box;
        space_.open_up(wider, column);
        const bool open = std::none_of(parts_.begin(), parts_.end(), [&](const Part& part) {
          return !have_nothing_in_common(part, wider);
        });
        if (open) box = std::move(wider);
      }
    }
    return box;
  }

  /// Of columns with few values, those that no row holds for.
  std::vector<std::pair<std::string, std::vector<std::string>>> never_met() const {
    std::vector<std::pair<std::string, std::vector<std::string>>> columns;
    if (std::find(blurred_.begin(), blurred_.end(), true) != blurred_.end()) return columns;
    for (std::size_t column = 0; column < table_.columns.size(); ++column) {
      const Type& type = *table_.columns[column].type;
      const bool few = !type.enumeration.empty() || type.kind == TypeKind::boolean;
      if (!few || space_.domain(column).kind() != Domain::Kind::atoms) continue;
      const auto& atoms = space_.domain(column).atoms();
      std::vector<std::string> values;
      for (std::size_t i = 0; i < atoms.size(); ++i) {
        const bool met = std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
          return space_.has_atom(part.box, column, i);
        });
        if (!met) values.push_back(shown(atoms[i].value));
      }
      if (!values.empty()) columns.emplace_back(table_.columns[column].name, std::move(values));
    }
    return columns;
  }

  void find_shadows() {
    for (std::size_t row = 1; row < table_.rows.size(); ++row) {
      const bool none = first_part_[row] == parts_end(row);
      if (!none) find_shadow(row);
    }
  }

  Search beside(std::size_t row, const std::vector<std::size_t>& others) {
    Search all = Search::covered;
    for (std::size_t part = first_part_[row]; part < parts_end(row); ++part) {
      const Search one = outside(parts_[part].box, others, [&](const Box& box) {
        const auto points = points_in(box);
        return std::ranges::any_of(points, [&](const Point& point) {
          return does_hold(row, point) == true && !first_above(row, point);
        });
      });
      if (one == Search::found) return one;
      if (one == Search::open) all = one;
    }
    return all;
  }

  /// The first row above that holds as well.
  std::optional<std::size_t> first_above(std::size_t row, const Point& point) const {
    for (std::size_t above = 0; above < row; ++above) {
      if (does_hold(above, point) != false) return above;
    }
    return std::nullopt;
  }

  void find_shadow(std::size_t row) {
    const Search search = beside(row, parts_before(row));
    if (search == Search::open) undecided(row);
    if (search != Search::covered) return;
    Shadow shadow;
    shadow.row = row;
    for (std::size_t part = first_part_[row]; part < parts_end(row); ++part) {
      for (const Point& point : points_in(parts_[part].box)) {
        if (does_hold(row, point) != true || !first_above(row, point)) continue;
        shadow.example = example_of(parts_[part].box, point);
        shadow.by = covering(row);
        findings_.shadowed.push_back(std::move(shadow));
        return;
      }
    }
    undecided(row);  // nothing that was proved could be shown
  }

  /// Rows above that are enough, none of which can be left out. Many are left out at a time, then
  /// fewer.
  std::vector<std::size_t> covering(std::size_t row) {
    std::vector<std::size_t> rows;
    for (std::size_t above = 0; above < row; ++above) {
      if (touches(above, row)) rows.push_back(above);
    }
    for (std::size_t many = std::max<std::size_t>(1, rows.size() / 2); many > 0; many /= 2) {
      for (std::size_t end = rows.size(); end > 0;) {
        const std::size_t begin = end - std::min(many, end);
        std::vector<std::size_t> fewer = rows;
        fewer.erase(fewer.begin() + static_cast<long>(begin),
                    fewer.begin() + static_cast<long>(end));
        if (!fewer.empty() && is_covered(row, parts_of(fewer))) rows = std::move(fewer);
        end = begin;
      }
    }
    return rows;
  }

  bool touches(std::size_t above, std::size_t row) {
    for (std::size_t a = first_part_[above]; a < parts_end(above); ++a) {
      for (std::size_t b = first_part_[row]; b < parts_end(row); ++b) {
        if (!have_nothing_in_common(parts_[a], parts_[b].box)) return true;
      }
    }
    return false;
  }

  std::vector<std::size_t> parts_of(const std::vector<std::size_t>& rows) const {
    std::vector<std::size_t> parts;
    for (const std::size_t row : rows) {
      for (std::size_t part = first_part_[row]; part < parts_end(row); ++part)
        parts.push_back(part);
    }
    return parts;
  }

  bool is_covered(std::size_t row, const std::vector<std::size_t>& parts) {
    for (std::size_t part = first_part_[row]; part < parts_end(row); ++part) {
      const Search search = outside(parts_[part].box, parts, [&](const Box& box) {
        const auto point = space_.point_in(box);
        return point && std::none_of(parts.begin(), parts.end(), [&](std::size_t above) {
                 return does_hold(parts_[above].row, *point) != false;
               });
      });
      if (search != Search::covered) return false;
    }
    return true;
  }

  void find_overlaps() {
    for (std::size_t other = 1; other < table_.rows.size(); ++other) {
      for (std::size_t row = 0; row < other; ++row) find_overlap(row, other);
    }
  }

  void find_overlap(std::size_t row, std::size_t other) {
    bool open = false;
    for (std::size_t a = first_part_[row]; a < parts_end(row); ++a) {
      for (std::size_t b = first_part_[other]; b < parts_end(other); ++b) {
        if (!spend(1)) return;
        if (have_nothing_in_common(parts_[a], parts_[b].box)) continue;
        const auto common = space_.both(parts_[a].box, parts_[b].box);
        if (!common || space_.has_points(*common) == Certainty::no) continue;
        for (const Point& point : points_in(*common)) {
          if (does_hold(row, point) != true || does_hold(other, point) != true) continue;
          return add_overlap({row, other, example_of(*common, point)});
        }
        open = true;
      }
    }
    if (open) undecided(other);
  }

  bool have_nothing_in_common(const Part& part, const Box& box) {
    return std::any_of(part.columns.begin(), part.columns.end(),
                       [&](std::size_t column) { return space_.are_apart(part.box, box, column); });
  }

  void add_overlap(Overlap overlap) {
    if (findings_.overlaps.size() < kMostOverlaps) {
      findings_.overlaps.push_back(std::move(overlap));
    } else {
      ++findings_.overlaps_left_out;
    }
  }

  const Table& table_;
  Space space_;
  std::uint64_t left_;
  std::vector<Part> parts_;
  std::vector<std::size_t> first_part_;  // of each row
  std::vector<bool> blurred_;            // rows whose region is not known
  Findings findings_;
};

}  // namespace

Findings check(const Table& table, std::uint64_t most_comparisons) {
  return Checker(table, most_comparisons).run();
}

}  // namespace smx::tablecheck

// Conditions in the cells of a CSV row: `-`, `send | reply`, `500..599`, `not: x`, `is: missing`.
#include <algorithm>
#include <string>
#include <utility>

#include "spec/decisions.h"
#include "spec/names.h"
#include "spec/ranges.h"
#include "spec/scalars.h"

namespace smx::spec {

namespace {

constexpr std::string_view kAnything = "-";
constexpr std::string_view kBetween = " | ";

struct Operator {
  std::string_view name;
  Test test;
};
constexpr Operator kOperators[] = {
    {"is", Test::state},      {"not", Test::unequal},       {"starts", Test::starts},
    {"ends", Test::ends},     {"contains", Test::contains}, {"matches", Test::matches},
    {"equals", Test::equals},
};

std::vector<std::string> operator_names() {
  std::vector<std::string> names;
  for (const Operator& one : kOperators) names.emplace_back(one.name);
  return names;
}

const Operator* find_operator(std::string_view name) {
  for (const Operator& one : kOperators) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

class CellReader {
 public:
  CellReader(const Cell& cell, const Word& column, Diagnostics& diagnostics)
      : cell_(cell), column_(column), diagnostics_(diagnostics) {}

  CellReading read(Condition& into) {
    if (cell_.text == kAnything) return CellReading::any;
    if (cell_.text.empty()) {
      refuse(0, 0, "this cell is empty", "`-` where anything will do, `is: missing` for no value");
      return CellReading::mistake;
    }
    for (std::size_t begin = 0; good_ && begin <= cell_.text.size();) {
      const std::size_t end = std::min(cell_.text.find(kBetween, begin), cell_.text.size());
      read_piece(begin, end);
      begin = end == cell_.text.size() ? end + 1 : end + kBetween.size();
    }
    if (!good_) return CellReading::mistake;
    into = tests_.size() == 1 ? std::move(tests_.front()) : any_of_them();
    return CellReading::condition;
  }

 private:
  std::string_view text(std::size_t begin, std::size_t end) const {
    return cell_.text.substr(begin, end - begin);
  }

  void read_piece(std::size_t begin, std::size_t end) {
    const std::string_view piece = text(begin, end);
    if (piece.empty() || is_blank(piece.front()) || is_blank(piece.back())) {
      return refuse(begin, end, piece.empty() ? "nothing stands here" : "blanks around a value",
                    "one blank before and behind each `|`, and a value between them");
    }
    const std::size_t colon = piece.find(':');
    const std::string_view word = piece.substr(0, colon == std::string_view::npos ? 0 : colon);
    if (const Operator* found = find_operator(word)) {
      const std::size_t value = begin + colon + 2;
      if (value >= end || cell_.text[value - 1] != ' ' || is_blank(cell_.text[value])) {
        return refuse(begin, end, "`" + std::string(word) + ":` needs one blank and a value");
      }
      operator_ = found;
      return add(found->test, value, end);
    }
    if (is_misspelt_operator(word)) {
      return refuse(begin, begin + word.size(), "there is no test `" + std::string(word) + "`",
                    suggest(word, operator_names()) + "; a text that begins so: `equals: ...`");
    }
    if (operator_) return add(operator_->test, begin, end);
    if (auto range = find_range(piece)) return add_range(std::move(*range), begin, end);
    add(Test::equals, begin, end);
  }

  static bool is_misspelt_operator(std::string_view word) {
    const bool plain = !word.empty() && std::all_of(word.begin(), word.end(),
                                                    [](char c) { return c >= 'a' && c <= 'z'; });
    return plain && !nearest_names(word, operator_names()).empty();
  }

  void add_range(Range range, std::size_t begin, std::size_t end) {
    Condition& made = begin_test(begin, end);
    good_ = take_range(std::move(range), place_in(cell_, begin, end), diagnostics_, made);
  }

  /// A further literal joins those before it, where the test takes several.
  void add(Test test, std::size_t begin, std::size_t end) {
    Word word{std::string(text(begin, end)), place_in(cell_, begin, end), false};
    if (test == Test::state) return add_state(word, begin, end);
    const bool single = test == Test::matches;
    if (!single && !tests_.empty() && tests_.back().kind == test) {
      tests_.back().literals.push_back(std::move(word));
      return;
    }
    Condition& made = begin_test(begin, end);
    made.kind = test;
    if (single) {
      made.pattern = std::move(word);
    } else {
      made.literals = {std::move(word)};
    }
  }

  void add_state(const Word& word, std::size_t begin, std::size_t end) {
    const auto state = find_state(word.text);
    if (!state) {
      return refuse(begin, end, "`is` asks for `missing`, `null`, `empty` or `present`",
                    "what else may stand in the cell comes before `is: `");
    }
    Condition& made = begin_test(begin, end);
    made.kind = Test::state;
    made.state = *state;
  }

  Condition& begin_test(std::size_t begin, std::size_t end) {
    Condition& made = tests_.emplace_back();
    made.span = place_in(cell_, begin, end);
    made.left.name = column_;
    made.left.name.span = cell_.span;
    made.left.span = cell_.span;
    return made;
  }

  Condition any_of_them() {
    Condition any;
    any.kind = Test::any;
    any.span = cell_.span;
    any.parts = std::move(tests_);
    return any;
  }

  void refuse(std::size_t begin, std::size_t end, std::string message, std::string label = {}) {
    good_ = false;
    diagnostics_.add(make_error(Code::bad_row, std::move(message), place_in(cell_, begin, end),
                                std::move(label)));
  }

  const Cell& cell_;
  const Word& column_;
  Diagnostics& diagnostics_;
  std::vector<Condition> tests_;
  const Operator* operator_ = nullptr;  // counts for the values behind it, up to the next one
  bool good_ = true;
};

}  // namespace

Span place_in(const Cell& cell, std::size_t begin, std::size_t end) {
  const Span& whole = cell.span;
  const bool as_written = whole.source && whole.end - whole.begin == cell.text.size();
  if (!as_written) return whole;
  return {whole.source, whole.begin + static_cast<std::uint32_t>(begin),
          whole.begin + static_cast<std::uint32_t>(end)};
}

CellReading read_cell(const Cell& cell, const Word& column, Diagnostics& diagnostics,
                      Condition& into) {
  return CellReader(cell, column, diagnostics).read(into);
}

}  // namespace smx::spec

// A difference between what was expected and what came out, for people.
#pragma once

#include <string>
#include <string_view>

#include "smx/rule_tests.h"

#include "terminal.h"

namespace smx::cli {

/// What the two sides of a difference are called.
struct Sides {
  std::string_view expected = "expected";
  std::string_view actual = "got";
};
/// Whether the line is shown that a difference is due to, or stands elsewhere already.
enum class LineShown : std::uint8_t { here, elsewhere };

class FailureText {
 public:
  explicit FailureText(Colour colour, Sides sides = {}) : colour_(colour), sides_(sides) {}

  /// `    rule     order-to-bill/total (rules/mappings/order-to-bill.yaml:12:3)`
  std::string row(std::string_view name, std::string_view text) const;

  /// The place, both sides, the line and the input.
  std::string about(const TestFailure& failure, LineShown line = LineShown::here) const;

 private:
  Colour colour_;
  Sides sides_;
};

/// `count` things, of which only so many are shown: "  ... and 3 more differences", or nothing.
std::string more_words(std::size_t count, std::size_t shown, std::string_view what);

}  // namespace smx::cli

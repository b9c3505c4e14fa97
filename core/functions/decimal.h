// Exact decimal arithmetic on numbers as JSON writes them. Nothing here is a double: 0.1 plus 0.2
// is 0.3, and an id of twenty digits stays itself.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace smx {

enum class Rounding : std::uint8_t {
  half_up,    // 2.5 to 3, -2.5 to -3
  half_even,  // 2.5 to 2, 3.5 to 4
  up,         // away from zero
  down,       // towards zero
  floor,      // towards minus infinity
  ceiling,    // towards plus infinity
};

class Decimal {
 public:
  /// More digits than this, before and behind the point together, are no number of a document that
  /// somebody calculates with; this bounds the time each step takes.
  static constexpr std::size_t kMostDigits = 300;

  Decimal() = default;
  /// `number` is a number by the grammar of JSON. Nothing when it has too many digits written out.
  static std::optional<Decimal> read(std::string_view number);

  /// Without exponent; with as many digits behind the point as it is known to, and no `-0`.
  std::string text() const;
  /// Digits behind the point.
  std::size_t places() const { return places_; }
  bool is_zero() const;

  Decimal negated() const;
  Decimal magnitude() const;
  // As many places as the longer of the two, and for a product as both together. Nothing when the
  // result has too many digits.
  static std::optional<Decimal> sum(const Decimal& a, const Decimal& b);
  static std::optional<Decimal> product(const Decimal& a, const Decimal& b);

  struct Rounded;
  /// Rounds to so many places; fewer than it has are filled with zeros. `places` up to kMostDigits.
  Rounded rounded(std::size_t places, Rounding mode) const;
  /// Divides and rounds. Nothing when the divisor is zero or the result has too many digits.
  static std::optional<Rounded> quotient(const Decimal& a, const Decimal& b, std::size_t places,
                                         Rounding mode);

  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }

 private:
  bool negative_ = false;
  std::string digits_ = "0";  // at least one more than `places_`
  std::size_t places_ = 0;
};

struct Decimal::Rounded {
  Decimal value;
  bool exact = true;
};

}  // namespace smx

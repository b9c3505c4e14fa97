// The pieces that texts of times are made of, each read in one place for all forms.
#pragma once

#include <algorithm>
#include <cstring>
#include <string_view>

#include "times/digits.h"
#include "times/form.h"
#include "times/form_tokens.h"

namespace smx::times {

enum class Colon : std::uint8_t { none, one };

/// Takes pieces from the front of a text into a Reading. Each gives whether it was there; once one
/// was not, the reading is of no use.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  Reading read;

  bool at_end() const { return at_ == end_; }
  bool has(std::size_t bytes) const { return static_cast<std::size_t>(end_ - at_) >= bytes; }
  bool next_is_digit() const { return at_ != end_ && is_digit(*at_); }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view literal) {
    if (!has(literal.size()) || std::memcmp(at_, literal.data(), literal.size()) != 0) return false;
    at_ += literal.size();
    return true;
  }

  /// `least` to two digits.
  bool number(unsigned least, unsigned& value) {
    if (has(2) && (value = two_digits(at_)) <= 99) {
      at_ += 2;
      return true;
    }
    if (least > 1 || !next_is_digit()) return false;
    value = static_cast<unsigned>(*at_++ - '0');
    return true;
  }

  bool year() {
    if (!has(4)) return false;
    const unsigned value = four_digits(at_);
    at_ += 4;
    read.date.year = static_cast<std::int32_t>(value);
    reach(Precision::year);
    return value >= 1 && value <= 9999;
  }
  bool month(unsigned value) {
    read.date.month = static_cast<std::uint8_t>(value);
    reach(Precision::month);
    return value >= 1 && value <= 12;
  }
  bool month_number(unsigned least) {
    unsigned value = 0;
    return number(least, value) && month(value);
  }
  bool day(unsigned least) {
    unsigned value = 0;
    if (!number(least, value)) return false;
    read.date.day = static_cast<std::uint8_t>(value);
    reach(Precision::day);
    return value >= 1 && value <= 31;
  }
  bool hour(unsigned least) { return below(24, least, read.hour, Precision::hour); }
  bool minute(unsigned least) { return below(60, least, read.minute, Precision::minute); }
  bool second(unsigned least) { return below(60, least, read.second, Precision::second); }

  /// Whether that month has that day; year and month are in their ranges.
  bool day_exists() const {
    const Date& date = read.date;
    return date.day <= 28 || date.day <= days_in_month(date.year, date.month);
  }

  /// `2024-03-05`, of a day that exists.
  bool iso_date() { return has(10) && next_is_iso_date(); }

  /// What stands behind the point of a fraction.
  bool fraction(unsigned least, unsigned most) {
    unsigned digits = 0;
    std::uint32_t value = 0;
    for (; digits < most && next_is_digit(); ++digits) {
      value = value * 10 + static_cast<std::uint32_t>(*at_++ - '0');
    }
    read.fraction_digits = static_cast<std::uint8_t>(digits);
    read.nanoseconds = value * kNanoseconds[digits];
    return digits >= least;
  }
  /// A point and up to nine digits, or neither.
  bool own_fraction() {
    if (!take('.')) return true;
    // Milliseconds are what nearly everybody writes.
    if (has(4) && two_digits(at_) <= 99 && is_digit(at_[2]) && !is_digit(at_[3])) {
      read.fraction_digits = 3;
      read.nanoseconds =
          (two_digits(at_) * 10 + static_cast<std::uint32_t>(at_[2] - '0')) * 1'000'000;
      at_ += 3;
      return true;
    }
    return fraction(1, 9);
  }

  /// `+0530` or `+05:30`
  bool offset(Colon colon) {
    const std::size_t bytes = colon == Colon::one ? 6 : 5;
    if (!has(bytes) || (at_[0] != '+' && at_[0] != '-')) return false;
    const unsigned hours = two_digits(at_ + 1);
    const unsigned minutes = two_digits(at_ + bytes - 2);
    if (hours > 23 || minutes > 59 || (colon == Colon::one && at_[3] != ':')) return false;
    const int east = static_cast<int>(hours * 60 + minutes);
    read.offset_minutes = static_cast<std::int16_t>(at_[0] == '-' ? -east : east);
    at_ += bytes;
    return true;
  }
  bool offset_or_z(Colon colon) {
    if (!take('Z')) return offset(colon);
    read.offset_minutes = 0;
    return true;
  }

  /// `2024-03-05T15:04:05`, with a fraction where there is one.
  bool iso_local() { return iso_seconds() && own_fraction(); }
  bool rfc3339() { return iso_seconds() && rest_of_rfc3339(); }
  /// The two parts of it, for who has something to do between them.
  bool iso_seconds() {
    if (!has(19) || !next_is_iso_date() || *at_ != 'T') return false;
    ++at_;
    return next_is_iso_clock();
  }
  bool rest_of_rfc3339() { return own_fraction() && offset_or_z(Colon::one); }

  /// `Mar` or `March` in any case of letters; 1 for January.
  bool month_name(std::size_t letters, unsigned& month) {
    if (!has(3) || (month = month_named(at_)) == 0) return false;
    return rest_of_name(kMonthNames[month - 1], letters);
  }
  /// `Tue` or `Tuesday`; 0 for Sunday.
  bool day_name(std::size_t letters, unsigned& weekday) {
    if (!has(3) || (weekday = weekday_named(at_)) > 6) return false;
    return rest_of_name(kDayNames[weekday], letters);
  }

  bool zone_word();
  std::optional<bool> after_noon();
  bool rfc1123();

 private:
  bool below(unsigned limit, unsigned least, std::uint8_t& field, Precision precision) {
    unsigned value = 0;
    if (!number(least, value) || value >= limit) return false;
    field = static_cast<std::uint8_t>(value);
    reach(precision);
    return true;
  }

  // These take what the text is known to be long enough for.
  bool next_is_iso_date() {
    ThreePairs pairs;
    const unsigned century = two_digits(at_);
    if (century > 99 || !read_three_pairs<'-'>(at_ + 2, pairs)) return false;
    at_ += 10;
    return whole_date(century * 100 + pairs.first(), pairs.second(), pairs.third());
  }
  bool next_is_iso_clock() {
    ThreePairs pairs;
    if (!read_three_pairs<':'>(at_, pairs)) return false;
    if (pairs.exceed(23, 59, 59)) return false;
    at_ += 8;
    read.hour = static_cast<std::uint8_t>(pairs.first());
    read.minute = static_cast<std::uint8_t>(pairs.second());
    read.second = static_cast<std::uint8_t>(pairs.third());
    reach(Precision::second);
    return true;
  }
  bool whole_date(unsigned year, unsigned month, unsigned day) {
    if (year == 0 || year > 9999 || month - 1 > 11 || day == 0) return false;
    if (day > 28 && day > days_in_month(static_cast<int>(year), month)) return false;
    read.date = {static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month),
                 static_cast<std::uint8_t>(day)};
    reach(Precision::day);
    return true;
  }

  void reach(Precision precision) { read.precision = std::max(read.precision, precision); }

  /// The name's first three letters have been seen already.
  bool rest_of_name(std::string_view name, std::size_t letters) {
    const std::string_view wanted = name.substr(0, letters);
    if (!starts_folded(wanted)) return false;
    at_ += wanted.size();
    return true;
  }
  bool starts_folded(std::string_view wanted) const {
    if (!has(wanted.size())) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (lower(at_[i]) != lower(wanted[i])) return false;
    }
    return true;
  }
  static char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  const char* at_;
  const char* end_;
};

}  // namespace smx::times

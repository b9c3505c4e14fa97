// The pieces of a pattern, and the names and places they stand for.
#pragma once

#include <cstdint>
#include <string_view>

namespace smx::times {

struct Token {
  char letter = '\0';  // of a field, or 0 for `literal`
  std::size_t count = 0;
  std::string_view literal;
};

inline constexpr std::string_view kFieldLetters = "yMdHhmsSaEXxz";

/// What a form says, as a set of bits.
enum Field : std::uint16_t {
  kYear = 1,
  kMonth = 2,
  kDay = 4,
  kHour = 8,
  kMinute = 16,
  kSecond = 32,
  kFraction = 64,
  kHalfDay = 128,
  kWeekday = 256,
  kOffset = 512,
};
inline constexpr std::uint16_t kDateFields = kYear | kMonth | kDay;
inline constexpr std::uint16_t kLocalFields = kDateFields | kHour | kMinute | kSecond | kFraction;
inline constexpr std::uint16_t kClockFields =
    kHour | kMinute | kSecond | kFraction | kHalfDay | kOffset;

constexpr std::uint16_t field_of(char letter) {
  switch (letter) {
    case 'y': return kYear;
    case 'M': return kMonth;
    case 'd': return kDay;
    case 'H':
    case 'h': return kHour;
    case 'm': return kMinute;
    case 's': return kSecond;
    case 'S': return kFraction;
    case 'a': return kHalfDay;
    case 'E': return kWeekday;
    case 'X':
    case 'x':
    case 'z': return kOffset;
    default: return 0;
  }
}

/// Takes the next piece from a pattern that is not empty. A letter without a meaning comes as a
/// field of its own, for whoever checks patterns; an open `'` as a field `'`.
inline Token take_token(std::string_view& rest) {
  const char first = rest.front();
  const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
  Token token;
  if (first == '\'') {
    const std::size_t end = rest.find('\'', 1);
    if (end == std::string_view::npos) {
      rest = {};
      return {'\'', 1, {}};
    }
    token.literal = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
  } else if (letter && first != 'T') {
    token.letter = first;
    while (token.count < rest.size() && rest[token.count] == first) ++token.count;
    rest.remove_prefix(token.count);
  } else {
    token.literal = first == '_' ? std::string_view(" ") : rest.substr(0, 1);
    rest.remove_prefix(1);
  }
  return token;
}

inline constexpr std::string_view kMonthNames[] = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
inline constexpr std::string_view kDayNames[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                 "Thursday", "Friday", "Saturday"};

/// Three letters in any case as one number: setting that bit turns capitals into small letters, and
/// nothing but the two into a small letter.
constexpr std::uint32_t three_letters(const char* at) {
  const std::uint32_t letters = static_cast<unsigned char>(at[0]) |
                                static_cast<std::uint32_t>(static_cast<unsigned char>(at[1])) << 8 |
                                static_cast<std::uint32_t>(static_cast<unsigned char>(at[2])) << 16;
  return letters | 0x20'20'20;
}

/// The month whose name begins with those three letters, 1 for January; 0 for none.
inline unsigned month_named(const char* at) {
  switch (three_letters(at)) {
    case three_letters("jan"): return 1;
    case three_letters("feb"): return 2;
    case three_letters("mar"): return 3;
    case three_letters("apr"): return 4;
    case three_letters("may"): return 5;
    case three_letters("jun"): return 6;
    case three_letters("jul"): return 7;
    case three_letters("aug"): return 8;
    case three_letters("sep"): return 9;
    case three_letters("oct"): return 10;
    case three_letters("nov"): return 11;
    case three_letters("dec"): return 12;
    default: return 0;
  }
}

/// The day of the week whose name begins with those three letters, 0 for Sunday; 7 for none.
inline unsigned weekday_named(const char* at) {
  switch (three_letters(at)) {
    case three_letters("sun"): return 0;
    case three_letters("mon"): return 1;
    case three_letters("tue"): return 2;
    case three_letters("wed"): return 3;
    case three_letters("thu"): return 4;
    case three_letters("fri"): return 5;
    case three_letters("sat"): return 6;
    default: return 7;
  }
}

}  // namespace smx::times

// The pieces of a pattern.
#pragma once

#include <string_view>

namespace smx::times {

struct Token {
  char letter = '\0';  // of a field, or 0 for `literal`
  std::size_t count = 0;
  std::string_view literal;
};

inline constexpr std::string_view kFieldLetters = "yMdHhmsSaEXxz";

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

}  // namespace smx::times

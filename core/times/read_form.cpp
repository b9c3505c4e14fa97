// Texts of a form, read.
#include <algorithm>
#include <span>

#include "times/form.h"
#include "times/form_tokens.h"

namespace smx::times {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int days_in(int year, int month) {
  const int next = month == 12 ? 1 : month + 1;
  const Date first{year, static_cast<std::uint8_t>(month), 1};
  const Date after{month == 12 ? year + 1 : year, static_cast<std::uint8_t>(next), 1};
  return static_cast<int>(days_from_epoch(after) - days_from_epoch(first));
}

struct ZoneWord {
  std::string_view word;
  int hours;
};

/// The abbreviations that mean one offset to everybody who writes them in the United States; others
/// (`BST`, `IST`) mean several and are refused.
constexpr ZoneWord kZoneWords[] = {
    {"UTC", 0},  {"GMT", 0},  {"EST", -5}, {"EDT", -4},  {"CST", -6},  {"CDT", -5},  {"MST", -7},
    {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"AKST", -9}, {"AKDT", -8}, {"HST", -10}, {"Z", 0}};

/// Takes pieces from the front of a text into a Reading; once one does not fit, none does.
class Scanner {
 public:
  explicit Scanner(std::string_view rest) : rest_(rest) {}

  int number(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t digits = 0;
    for (; digits < rest_.size() && digits < most && is_digit(rest_[digits]); ++digits) {
      value = value * 10 + (rest_[digits] - '0');
    }
    if (digits < least) return fail();
    rest_.remove_prefix(digits);
    return value;
  }

  bool take(std::string_view literal) {
    if (!good_ || !rest_.starts_with(literal)) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  void expect(std::string_view literal) {
    if (!take(literal)) fail();
  }

  /// A word of a list, in any case of letters; its index.
  int name(std::span<const std::string_view> names, std::size_t letters) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string_view wanted = names[i].substr(0, letters);
      if (!starts_with_folded(wanted)) continue;
      rest_.remove_prefix(wanted.size());
      return static_cast<int>(i);
    }
    return fail();
  }

  void year() {
    read.date.year = number(4, 4);
    if (read.date.year < 1) fail();
    reach(Precision::year);
  }
  void month(int value) {
    if (value < 1 || value > 12) fail();
    read.date.month = static_cast<std::uint8_t>(good_ ? value : 1);
    reach(Precision::month);
  }
  void day(std::size_t least) {
    const int value = number(least, 2);
    if (value < 1 || value > 31) fail();
    read.date.day = static_cast<std::uint8_t>(good_ ? value : 1);
    reach(Precision::day);
  }
  void hour(std::size_t least) {
    read.hour = below(number(least, 2), 24);
    reach(Precision::hour);
  }
  void minute(std::size_t least) {
    read.minute = below(number(least, 2), 60);
    reach(Precision::minute);
  }
  void second(std::size_t least) {
    read.second = below(number(least, 2), 60);
    reach(Precision::second);
  }

  void fraction(std::size_t least, std::size_t most) {
    std::size_t digits = 0;
    std::uint32_t value = 0;
    while (digits < most && digits < rest_.size() && is_digit(rest_[digits])) {
      value = value * 10 + static_cast<std::uint32_t>(rest_[digits++] - '0');
    }
    if (digits < least) fail();
    rest_.remove_prefix(digits);
    read.fraction_digits = static_cast<std::uint8_t>(digits);
    for (; digits < 9; ++digits) value *= 10;
    read.nanoseconds = value;
  }

  /// `+hhmm` or, with a colon, `+hh:mm`.
  void offset(std::string_view colon) {
    const bool west = take("-");
    if (!west) expect("+");
    const int hours = number(2, 2);
    expect(colon);
    const int minutes = number(2, 2);
    if (hours > 23 || minutes > 59) fail();
    const int minutes_east = hours * 60 + minutes;
    if (good_) read.offset_minutes = static_cast<std::int16_t>(west ? -minutes_east : minutes_east);
  }

  void zone_word() {
    std::size_t letters = 0;
    while (letters < rest_.size() && lower(rest_[letters]) >= 'a' && lower(rest_[letters]) <= 'z') {
      ++letters;
    }
    const std::string_view word = rest_.substr(0, letters);
    const auto found = std::ranges::find(kZoneWords, word, &ZoneWord::word);
    if (found == std::end(kZoneWords)) {
      fail();
      return;
    }
    rest_.remove_prefix(letters);
    read.offset_minutes = static_cast<std::int16_t>(found->hours * 60);
  }

  /// `am`, `PM`, `p.m.`: gives whether it is after noon.
  bool after_noon() {
    constexpr std::string_view kWords[] = {"a.m.", "p.m.", "am", "pm"};
    return name(kWords, 4) % 2 == 1;
  }

  char next() const { return rest_.empty() ? '\0' : rest_.front(); }
  void stop() { fail(); }
  bool good() const { return good_; }

  std::optional<Reading> result() const {
    if (!good_ || !rest_.empty()) return std::nullopt;
    if (read.date.day > days_in(read.date.year, read.date.month)) return std::nullopt;
    return read;
  }

  Reading read;

 private:
  int fail() {
    good_ = false;
    return 0;
  }
  std::uint8_t below(int value, int limit) {
    if (value >= limit) return static_cast<std::uint8_t>(fail());
    return static_cast<std::uint8_t>(value);
  }
  void reach(Precision precision) { read.precision = std::max(read.precision, precision); }

  bool starts_with_folded(std::string_view wanted) const {
    return rest_.size() >= wanted.size() &&
           std::ranges::equal(rest_.substr(0, wanted.size()), wanted,
                              [](char a, char b) { return lower(a) == lower(b); });
  }

  std::string_view rest_;
  bool good_ = true;
};

void read_clock(Scanner& scan) {
  scan.hour(2);
  scan.expect(":");
  scan.minute(2);
  scan.expect(":");
  scan.second(2);
  if (scan.take(".")) scan.fraction(1, 9);
}

void read_iso_date(Scanner& scan) {
  scan.year();
  scan.expect("-");
  scan.month(scan.number(2, 2));
  scan.expect("-");
  scan.day(2);
}

void read_rfc3339(Scanner& scan) {
  read_iso_date(scan);
  scan.expect("T");
  read_clock(scan);
  if (scan.take("Z")) {
    scan.read.offset_minutes = 0;
  } else {
    scan.offset(":");
  }
}

/// 2024, 2024-03, 2024-03-05, or an instant.
void read_fhir(Scanner& scan, std::string_view text) {
  if (text.size() > 10) {
    read_rfc3339(scan);
    return;
  }
  scan.year();
  if (scan.take("-")) scan.month(scan.number(2, 2));
  if (scan.read.precision == Precision::month && scan.take("-")) scan.day(2);
}

/// 202403, 20240305, 20240305150405.1234-0600: as far as it goes.
void read_hl7(Scanner& scan) {
  scan.year();
  if (is_digit(scan.next())) scan.month(scan.number(2, 2));
  if (is_digit(scan.next())) scan.day(2);
  if (is_digit(scan.next())) scan.hour(2);
  if (is_digit(scan.next())) scan.minute(2);
  if (is_digit(scan.next())) scan.second(2);
  if (scan.read.precision == Precision::second && scan.take(".")) scan.fraction(1, 9);
  if (scan.next() == '+' || scan.next() == '-') scan.offset("");
}

struct DayTime {
  std::optional<int> weekday;
  std::optional<bool> after_noon;
};

void read_offset(Scanner& scan, const Token& token) {
  if (token.letter == 'X' && scan.take("Z")) {
    scan.read.offset_minutes = 0;
    return;
  }
  scan.offset(token.count == 3 ? ":" : "");
}

void read_token(Scanner& scan, const Token& token, DayTime& found) {
  switch (token.letter) {
    case '\0': scan.expect(token.literal); break;
    case 'y': scan.year(); break;
    case 'M':
      scan.month(token.count > 2 ? scan.name(kMonthNames, token.count == 3 ? 3 : 9) + 1
                                 : scan.number(token.count, 2));
      break;
    case 'd': scan.day(token.count); break;
    case 'H':
    case 'h': scan.hour(token.count); break;
    case 'm': scan.minute(token.count); break;
    case 's': scan.second(token.count); break;
    case 'S': scan.fraction(token.count, token.count); break;
    case 'a': found.after_noon = scan.after_noon(); break;
    case 'E': found.weekday = scan.name(kDayNames, token.count == 3 ? 3 : 9); break;
    case 'X':
    case 'x': read_offset(scan, token); break;
    case 'z': scan.zone_word(); break;
    default: scan.stop();
  }
}

void read_pattern(Scanner& scan, std::string_view form) {
  DayTime found;
  while (!form.empty() && scan.good()) read_token(scan, take_token(form), found);
  if (!scan.good()) return;
  if (found.after_noon) {
    if (scan.read.hour < 1 || scan.read.hour > 12) scan.stop();
    scan.read.hour = static_cast<std::uint8_t>(scan.read.hour % 12 + (*found.after_noon ? 12 : 0));
  }
  const std::int64_t weekday = ((days_from_epoch(scan.read.date) + 4) % 7 + 7) % 7;
  if (found.weekday && *found.weekday != weekday) scan.stop();
}

}  // namespace

std::int64_t Reading::local_seconds() const {
  return days_from_epoch(date) * 86'400 + hour * 3600 + minute * 60 + second;
}

std::optional<Reading> read_form(std::string_view form, std::string_view text) {
  if (!wrong_in_form(form, FormUse::reading).empty()) return std::nullopt;
  Scanner scan(text);
  if (form == "rfc3339") {
    read_rfc3339(scan);
  } else if (form == "fhir") {
    read_fhir(scan, text);
  } else if (form == "hl7") {
    read_hl7(scan);
  } else if (form == "date") {
    read_iso_date(scan);
  } else if (form == "local") {
    read_iso_date(scan);
    scan.expect("T");
    read_clock(scan);
  } else {
    read_pattern(scan, form == "rfc1123" ? "EEE,_dd_MMM_yyyy_HH:mm:ss_'GMT'" : form);
    if (form == "rfc1123") scan.read.offset_minutes = 0;
  }
  return scan.result();
}

}  // namespace smx::times

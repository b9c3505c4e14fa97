// Texts of a form, read.
#include "times/scanner.h"

namespace smx::times {
namespace {

struct ZoneWord {
  std::string_view word;
  int hours;
};

/// The abbreviations that mean one offset to everybody who writes them in the United States; others
/// (`BST`, `IST`) mean several and are refused.
constexpr ZoneWord kZoneWords[] = {
    {"UTC", 0},  {"GMT", 0},  {"EST", -5}, {"EDT", -4},  {"CST", -6},  {"CDT", -5},  {"MST", -7},
    {"MDT", -6}, {"PST", -8}, {"PDT", -7}, {"AKST", -9}, {"AKDT", -8}, {"HST", -10}, {"Z", 0}};

/// 2024, 2024-03, 2024-03-05, or an instant.
bool read_fhir(Scanner& scan) {
  if (scan.has(11)) return scan.rfc3339();
  if (!scan.year()) return false;
  if (!scan.take('-')) return true;
  if (!scan.month_number(2)) return false;
  return !scan.take('-') || scan.day(2);
}

/// 202403, 20240305, 20240305150405.1234-0600: as far as it goes.
bool read_hl7(Scanner& scan) {
  if (!scan.year()) return false;
  if (scan.next_is_digit() && !scan.month_number(2)) return false;
  if (scan.next_is_digit() && !scan.day(2)) return false;
  if (scan.next_is_digit() && !scan.hour(2)) return false;
  if (scan.next_is_digit() && !scan.minute(2)) return false;
  if (scan.next_is_digit() && !scan.second(2)) return false;
  if (scan.read.precision == Precision::second && !scan.own_fraction()) return false;
  return scan.at_end() || scan.offset(Colon::none);
}

bool read_named(NamedForm form, Scanner& scan) {
  switch (form) {
    case NamedForm::rfc3339: return scan.rfc3339();
    case NamedForm::rfc1123: return scan.rfc1123();
    case NamedForm::date: return scan.iso_date();
    case NamedForm::local: return scan.iso_local();
    case NamedForm::hl7: return read_hl7(scan);
    case NamedForm::fhir: return read_fhir(scan);
    case NamedForm::rfc3339_ms: break;
  }
  return false;
}

}  // namespace

bool Scanner::zone_word() {
  const char* end = at_;
  while (end != end_ && lower(*end) >= 'a' && lower(*end) <= 'z') ++end;
  const std::string_view word(at_, static_cast<std::size_t>(end - at_));
  const auto found = std::ranges::find(kZoneWords, word, &ZoneWord::word);
  if (found == std::end(kZoneWords)) return false;
  at_ = end;
  read.offset_minutes = static_cast<std::int16_t>(found->hours * 60);
  return true;
}

/// `am`, `PM`, `p.m.`
std::optional<bool> Scanner::after_noon() {
  constexpr std::string_view kWords[] = {"a.m.", "p.m.", "am", "pm"};
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    if (!starts_folded(kWords[i])) continue;
    at_ += kWords[i].size();
    return i % 2 == 1;
  }
  return std::nullopt;
}

/// `Tue, 05 Mar 2024 15:04:05 GMT`: all its pieces have their places.
bool Scanner::rfc1123() {
  if (!has(29)) return false;
  const char* text = at_;
  const bool separated = text[3] == ',' && text[4] == ' ' && text[7] == ' ' && text[11] == ' ' &&
                         text[16] == ' ' && std::memcmp(text + 25, " GMT", 4) == 0;
  if (!separated) return false;
  if (!whole_date(four_digits(text + 12), month_named(text + 8), two_digits(text + 5))) {
    return false;
  }
  if (weekday_named(text) != weekday_of_day(days_from_epoch(read.date))) return false;
  at_ += 17;
  if (!next_is_iso_clock()) return false;
  at_ += 4;
  read.offset_minutes = 0;
  return true;
}

/// What says nothing alone.
struct CompiledForm::DayTime {
  std::optional<unsigned> weekday;
  std::optional<bool> after_noon;

  /// Makes the hour one of 24, and looks at the day of the week.
  bool settle(Reading& read) const {
    if (after_noon) {
      if (read.hour < 1 || read.hour > 12) return false;
      read.hour = static_cast<std::uint8_t>(read.hour % 12 + (*after_noon ? 12 : 0));
    }
    return !weekday || *weekday == weekday_of_day(days_from_epoch(read.date));
  }
};

bool CompiledForm::read_step(const Step& step, Scanner& scan, DayTime& found) const {
  const std::size_t letters = step.count == 3 ? 3 : std::string_view::npos;
  const Colon colon = step.count == 3 ? Colon::one : Colon::none;
  unsigned month = 0;
  switch (step.letter) {
    case '\0': return scan.take(literal(step));
    case 'y': return scan.year();
    case 'M':
      if (step.count <= 2) return scan.month_number(step.count);
      return scan.month_name(letters, month) && scan.month(month);
    case 'd': return scan.day(step.count);
    case 'H':
    case 'h': return scan.hour(step.count);
    case 'm': return scan.minute(step.count);
    case 's': return scan.second(step.count);
    case 'S': return scan.fraction(step.count, step.count);
    case 'a': found.after_noon = scan.after_noon(); return found.after_noon.has_value();
    case 'E': return scan.day_name(letters, found.weekday.emplace());
    case 'X': return scan.offset_or_z(colon);
    case 'x': return scan.offset(colon);
    case 'z': return scan.zone_word();
    default: return false;
  }
}

std::optional<Reading> CompiledForm::read_pattern(std::string_view text) const {
  if (!reads_) return std::nullopt;
  Scanner scan(text);
  DayTime found;
  for (const Step& step : steps_) {
    if (!read_step(step, scan, found)) return std::nullopt;
  }
  if (!scan.at_end() || !scan.day_exists() || !found.settle(scan.read)) return std::nullopt;
  return scan.read;
}

std::optional<Reading> read_form(NamedForm form, std::string_view text) {
  Scanner scan(text);
  if (!read_named(form, scan) || !scan.at_end() || !scan.day_exists()) return std::nullopt;
  return scan.read;
}

}  // namespace smx::times

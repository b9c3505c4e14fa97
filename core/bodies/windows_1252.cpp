#include "bodies/windows_1252.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "bodies/bodies.h"
#include "bodies/transliteration.h"

namespace smx::bodies {
namespace {

// The bytes 80 to 9F; 0 is not defined. All other bytes are the code points of the same number.
// clang-format off
constexpr char32_t kHigh[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

// Sorted. What Windows-1252 lacks and a reader takes as the same: hyphens, quotes, blanks, bullets,
// arrows, signs, check marks, ligatures, fractions. No digits for raised or lowered digits (that
// changes numbers: 10 to the 4th is not 104); letters for letters are a loss, and in a file of their own.
constexpr Transliteration kTransliterations[] = {
    {0x2BB, "\u2018"}, {0x2BC, "\u2019"}, {0x3BC, "\u00B5"}, {0x2000, " "}, {0x2001, " "},
    {0x2002, " "}, {0x2003, " "}, {0x2004, " "}, {0x2005, " "}, {0x2006, " "}, {0x2007, "\u00A0"},
    {0x2008, " "}, {0x2009, " "}, {0x200A, " "}, {0x200B, ""}, {0x200C, ""}, {0x200D, ""},
    {0x200E, ""}, {0x200F, ""}, {0x2010, "-"}, {0x2011, "-"}, {0x2012, "-"}, {0x2015, "\u2014"},
    {0x201B, "\u2018"}, {0x201F, "\u201C"}, {0x2023, "\u2022"}, {0x2024, "."}, {0x2025, ".."},
    {0x2027, "\u00B7"}, {0x2028, "\n"}, {0x2029, "\n\n"}, {0x202F, "\u00A0"}, {0x2032, "'"},
    {0x2033, "\""}, {0x2035, "'"}, {0x2036, "\""}, {0x2043, "-"}, {0x2044, "/"}, {0x205F, " "},
    {0x2060, ""}, {0x2103, "\u00B0C"}, {0x2109, "\u00B0F"}, {0x2116, "No."}, {0x212A, "K"},
    {0x212B, "\u00C5"}, {0x2150, "1/7"}, {0x2151, "1/9"}, {0x2152, "1/10"}, {0x2153, "1/3"},
    {0x2154, "2/3"}, {0x2155, "1/5"}, {0x2156, "2/5"}, {0x2157, "3/5"}, {0x2158, "4/5"},
    {0x2159, "1/6"}, {0x215A, "5/6"}, {0x215B, "1/8"}, {0x215C, "3/8"}, {0x215D, "5/8"},
    {0x215E, "7/8"}, {0x2189, "0/3"}, {0x2190, "<-"}, {0x2191, "(up)"}, {0x2192, "->"},
    {0x2193, "(down)"}, {0x2194, "<->"}, {0x21D0, "<=="}, {0x21D2, "==>"}, {0x21D4, "<==>"},
    {0x2212, "-"}, {0x2215, "/"}, {0x2217, "*"}, {0x2219, "\u00B7"}, {0x223C, "~"}, {0x2248, "~"},
    {0x2260, "!="}, {0x2264, "<="}, {0x2265, ">="}, {0x22C5, "\u00B7"}, {0x22EF, "\u2026"},
    {0x25A0, "\u2022"}, {0x25AA, "\u2022"}, {0x25B6, "\u2022"}, {0x25BA, "\u2022"},
    {0x25CB, "\u2022"}, {0x25CF, "\u2022"}, {0x25E6, "\u2022"}, {0x2610, "[ ]"}, {0x2611, "[x]"},
    {0x2612, "[x]"}, {0x2705, "[x]"}, {0x2713, "[x]"}, {0x2714, "[x]"}, {0x2794, "->"},
    {0x279C, "->"}, {0x27A1, "->"}, {0x27F5, "<-"}, {0x27F6, "->"}, {0x2B24, "\u2022"},
    {0x3000, " "}, {0x301D, "\u201C"}, {0x301E, "\u201D"}, {0x301F, "\u201E"}, {0xF0A7, "\u2022"},
    {0xF0B7, "\u2022"}, {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},
    {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}, {0xFE0E, ""}, {0xFE0F, ""}, {0xFE58, "\u2014"},
    {0xFE63, "-"}, {0xFEFF, ""}, {0xFF02, "\""}, {0xFF07, "'"}, {0xFF0D, "-"},
};

struct Composition {
  char32_t mark;
  char base;
  char32_t composed;
};

// Sorted. A letter and a combining mark that are one character of Windows-1252: nothing changes.
constexpr Composition kCompositions[] = {
    {0x300, 'A', 0xC0}, {0x300, 'E', 0xC8}, {0x300, 'I', 0xCC}, {0x300, 'O', 0xD2},
    {0x300, 'U', 0xD9}, {0x300, 'a', 0xE0}, {0x300, 'e', 0xE8}, {0x300, 'i', 0xEC},
    {0x300, 'o', 0xF2}, {0x300, 'u', 0xF9}, {0x301, 'A', 0xC1}, {0x301, 'E', 0xC9},
    {0x301, 'I', 0xCD}, {0x301, 'O', 0xD3}, {0x301, 'U', 0xDA}, {0x301, 'Y', 0xDD},
    {0x301, 'a', 0xE1}, {0x301, 'e', 0xE9}, {0x301, 'i', 0xED}, {0x301, 'o', 0xF3},
    {0x301, 'u', 0xFA}, {0x301, 'y', 0xFD}, {0x302, 'A', 0xC2}, {0x302, 'E', 0xCA},
    {0x302, 'I', 0xCE}, {0x302, 'O', 0xD4}, {0x302, 'U', 0xDB}, {0x302, 'a', 0xE2},
    {0x302, 'e', 0xEA}, {0x302, 'i', 0xEE}, {0x302, 'o', 0xF4}, {0x302, 'u', 0xFB},
    {0x303, 'A', 0xC3}, {0x303, 'N', 0xD1}, {0x303, 'O', 0xD5}, {0x303, 'a', 0xE3},
    {0x303, 'n', 0xF1}, {0x303, 'o', 0xF5}, {0x308, 'A', 0xC4}, {0x308, 'E', 0xCB},
    {0x308, 'I', 0xCF}, {0x308, 'O', 0xD6}, {0x308, 'U', 0xDC}, {0x308, 'Y', 0x178},
    {0x308, 'a', 0xE4}, {0x308, 'e', 0xEB}, {0x308, 'i', 0xEF}, {0x308, 'o', 0xF6},
    {0x308, 'u', 0xFC}, {0x308, 'y', 0xFF}, {0x30A, 'A', 0xC5}, {0x30A, 'a', 0xE5},
    {0x30C, 'S', 0x160}, {0x30C, 'Z', 0x17D}, {0x30C, 's', 0x161}, {0x30C, 'z', 0x17E},
    {0x327, 'C', 0xC7}, {0x327, 'c', 0xE7},
};
// clang-format on

static_assert(std::is_sorted(std::begin(kTransliterations), std::end(kTransliterations), by_point));

constexpr bool by_mark(const Composition& left, const Composition& right) {
  return left.mark != right.mark ? left.mark < right.mark : left.base < right.base;
}
static_assert(std::is_sorted(std::begin(kCompositions), std::end(kCompositions), by_mark));

const char* transliteration_of(char32_t point) {
  const auto found = std::lower_bound(std::begin(kTransliterations), std::end(kTransliterations),
                                      Transliteration{point, nullptr}, by_point);
  return found != std::end(kTransliterations) && found->point == point ? found->text : nullptr;
}

/// Makes the last character of `out` and `mark` one, where that is possible.
bool compose_last(std::string& out, char32_t mark) {
  if (out.empty()) return false;
  const Composition wanted{mark, out.back(), 0};
  const auto found =
      std::lower_bound(std::begin(kCompositions), std::end(kCompositions), wanted, by_mark);
  if (found == std::end(kCompositions) || by_mark(wanted, *found)) return false;
  out.pop_back();
  utf8::append(out, found->composed);
  return true;
}

}  // namespace

std::optional<char32_t> character_of_byte(std::uint8_t byte) {
  if (byte < 0x80 || byte >= 0xA0) return char32_t{byte};
  const char32_t point = kHigh[byte - 0x80];
  if (point == 0) return std::nullopt;
  return point;
}

bool is_in_windows_1252(char32_t point) {
  if (point < 0x80 || (point >= 0xA0 && point <= 0xFF)) return true;
  return point > 0xFF && std::find(std::begin(kHigh), std::end(kHigh), point) != std::end(kHigh);
}

namespace {

bool is_mark(char32_t point) {
  return point >= 0x300 && point <= 0x36F;
}

bool is_fraction(char32_t point) {
  return (point >= 0x2150 && point <= 0x215E) || point == 0x2189;
}

/// Puts something else for a character that is not in Windows-1252.
void replace(char32_t point, std::string& out, EncodingLosses& losses) {
  if (const char* same = transliteration_of(point)) {
    const bool behind_digit = !out.empty() && out.back() >= '0' && out.back() <= '9';
    if (is_fraction(point) && behind_digit) out += ' ';  // one and a third is not 11/3
    out += same;
    return;
  }
  const char* letters = nearest_letters(point);
  if (letters != nullptr || (is_mark(point) && !out.empty())) {
    if (letters != nullptr) out += letters;
    ++losses.approximated;
    return;
  }
  out += '?';
  ++losses.replaced;
}

}  // namespace

std::optional<Fault> to_windows_1252(std::string_view text, Unencodable policy, std::string& out,
                                     EncodingLosses& losses) {
  std::string encoded;
  encoded.reserve(text.size());
  EncodingLosses found;
  std::size_t at = 0;
  while (at < text.size()) {
    const utf8::Step step = utf8::step_at(text, at);
    if (!step.valid) return Fault{at, "the text is not valid UTF-8"};
    const std::string_view character = text.substr(at, step.length);
    at += step.length;
    if (is_in_windows_1252(step.code_point)) {
      encoded.append(character);
      continue;
    }
    // The composed character is the same text: every policy takes it.
    if (compose_last(encoded, step.code_point)) continue;
    if (policy == Unencodable::refuse) {
      return Fault{at - step.length, "a character that Windows-1252 does not have"};
    }
    replace(step.code_point, encoded, found);
  }
  out.append(encoded);
  losses.replaced += found.replaced;
  losses.approximated += found.approximated;
  return std::nullopt;
}

}  // namespace smx::bodies

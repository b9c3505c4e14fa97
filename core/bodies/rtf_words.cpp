#include "bodies/rtf_words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace smx::bodies {
namespace {

// Sorted by name. What is not here changes the look only (b, i, ul, fs, cf, highlight, ql, sb, sa,
// li, fi, sl, lang, paperw, viewkind, ...) or is unknown, which the specification treats alike.
constexpr Word kWords[] = {
    {"annotation", WordKind::lost_text, 0, Lost::comment},
    {"ansicpg", WordKind::code_page},
    {"atnauthor", WordKind::skip},
    {"atnid", WordKind::skip},
    {"atnref", WordKind::skip},
    {"atrfend", WordKind::skip},
    {"atrfstart", WordKind::skip},
    {"bin", WordKind::binary},
    {"bkmkend", WordKind::skip},
    {"bkmkstart", WordKind::skip},
    {"bullet", WordKind::character, 0x2022},
    {"cell", WordKind::cell},
    {"chdate", WordKind::lost, 0, Lost::generated_text},
    {"chdpa", WordKind::lost, 0, Lost::generated_text},
    {"chdpl", WordKind::lost, 0, Lost::generated_text},
    {"chpgn", WordKind::lost, 0, Lost::generated_text},
    {"chtime", WordKind::lost, 0, Lost::generated_text},
    {"colortbl", WordKind::skip},
    {"column", WordKind::paragraph},
    {"cpg", WordKind::font_code_page},
    {"deff", WordKind::default_font},
    {"deleted", WordKind::hide, 0, Lost::struck_text},
    {"do", WordKind::drawing},
    {"dptxbxtext", WordKind::text_box},
    {"emdash", WordKind::character, 0x2014},
    {"emspace", WordKind::character, 0x2003},
    {"endash", WordKind::character, 0x2013},
    {"enspace", WordKind::character, 0x2002},
    {"f", WordKind::font},
    {"fcharset", WordKind::font_charset},
    {"field", WordKind::field},
    {"filetbl", WordKind::skip},
    {"fldinst", WordKind::field_instruction},
    {"fldrslt", WordKind::field_result},
    {"fonttbl", WordKind::fonts},
    {"footer", WordKind::lost_text, 0, Lost::page_header},
    {"footerf", WordKind::lost_text, 0, Lost::page_header},
    {"footerl", WordKind::lost_text, 0, Lost::page_header},
    {"footerr", WordKind::lost_text, 0, Lost::page_header},
    {"footnote", WordKind::footnote},
    {"formfield", WordKind::skip},
    {"header", WordKind::lost_text, 0, Lost::page_header},
    {"headerf", WordKind::lost_text, 0, Lost::page_header},
    {"headerl", WordKind::lost_text, 0, Lost::page_header},
    {"headerr", WordKind::lost_text, 0, Lost::page_header},
    {"info", WordKind::skip},
    {"intbl", WordKind::in_table},
    {"itap", WordKind::table_level},
    {"ldblquote", WordKind::character, 0x201C},
    {"line", WordKind::line_break},
    {"listoverridetable", WordKind::skip},
    {"listtable", WordKind::skip},
    {"listtext", WordKind::marker},
    {"lquote", WordKind::character, 0x2018},
    {"ls", WordKind::list_style},
    {"ltrmark", WordKind::character, 0x200E},
    {"mac", WordKind::charset, 10000},
    {"mmath", WordKind::skip_lost, 0, Lost::formula},
    {"moMath", WordKind::skip_lost, 0, Lost::formula},
    {"moMathPara", WordKind::skip_lost, 0, Lost::formula},
    {"nestcell", WordKind::nested_cell},
    {"nestrow", WordKind::nested_row},
    {"nesttableprops", WordKind::open},
    {"nonesttables", WordKind::skip},
    {"nonshppict", WordKind::fallback_picture},
    {"nosupersub", WordKind::lower},
    {"object", WordKind::skip_lost, 0, Lost::object},
    {"page", WordKind::paragraph},
    {"par", WordKind::paragraph},
    {"pard", WordKind::paragraph_reset},
    {"pc", WordKind::charset, 437},
    {"pca", WordKind::charset, 850},
    {"pict", WordKind::skip_lost, 0, Lost::picture},
    {"plain", WordKind::plain},
    {"pn", WordKind::numbering},
    {"pntext", WordKind::marker},
    {"qmspace", WordKind::character, 0x2005},
    {"rdblquote", WordKind::character, 0x201D},
    {"revtbl", WordKind::skip},
    {"row", WordKind::row},
    {"rquote", WordKind::character, 0x2019},
    {"rtlmark", WordKind::character, 0x200F},
    {"sect", WordKind::paragraph},
    {"sectnum", WordKind::lost, 0, Lost::generated_text},
    {"shpinst", WordKind::drawing},
    {"shppict", WordKind::open},
    {"shprslt", WordKind::skip},
    {"shptxt", WordKind::text_box},
    {"strike", WordKind::hide, 0, Lost::struck_text},
    {"striked", WordKind::hide, 0, Lost::struck_text},
    {"stylesheet", WordKind::skip},
    {"sub", WordKind::lower},
    {"super", WordKind::raise},
    {"tab", WordKind::character, 0x9},
    {"tc", WordKind::skip},
    {"tcn", WordKind::skip},
    {"themedata", WordKind::skip},
    {"trowd", WordKind::in_table},
    {"u", WordKind::unicode},
    {"uc", WordKind::unicode_fallback},
    {"ud", WordKind::unicode_form},
    {"upr", WordKind::two_forms},
    {"v", WordKind::hide, 0, Lost::hidden_text},
    {"xe", WordKind::skip},
    {"zwbo", WordKind::character, 0x200B},
    {"zwj", WordKind::character, 0x200D},
    {"zwnj", WordKind::character, 0x200C},
};

constexpr bool before(const Word& left, const Word& right) {
  return left.name < right.name;
}
static_assert(std::is_sorted(std::begin(kWords), std::end(kWords), before));

// Most words of a document are about its look and are not in the table, so that a miss must be as
// cheap as a hit: both end with one comparison, or with none.
constexpr std::size_t kSlots = 512;

/// Four letters and the length tell nearly all words apart.
constexpr std::size_t slot_of(std::string_view name) {
  const auto letter = [name](std::size_t at) { return static_cast<unsigned char>(name[at]); };
  const std::size_t last = name.size() - 1;
  const std::size_t inner = letter(last > 0 ? 1 : 0) + letter(name.size() * 3 / 4);
  return (name.size() * 20 + letter(0) * 55u + inner * 16 + letter(last) * 25u) % kSlots;
}

/// The place in kWords plus one, or 0; a word whose slot is taken is in the next that was free.
constexpr auto kPlaces = [] {
  std::array<std::uint8_t, kSlots> places{};
  static_assert(std::size(kWords) < 256);
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    std::size_t slot = slot_of(kWords[i].name);
    while (places[slot] != 0) slot = (slot + 1) % kSlots;
    places[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return places;
}();

constexpr Word kUnknown{};

}  // namespace

const Word& find_word(std::string_view name) {
  if (name.empty()) return kUnknown;
  for (std::size_t slot = slot_of(name); kPlaces[slot] != 0; slot = (slot + 1) % kSlots) {
    const Word& word = kWords[kPlaces[slot] - 1];
    if (word.name == name) return word;
  }
  return kUnknown;
}

}  // namespace smx::bodies

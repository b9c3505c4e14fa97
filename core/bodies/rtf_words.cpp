#include "bodies/rtf_words.h"

#include <algorithm>
#include <iterator>

namespace smx::bodies {
namespace {

// Sorted by name. What is not here changes the look only (b, i, ul, fs, cf, highlight, pard, ql,
// sb, sa, li, fi, sl, lang, paperw, viewkind, ...) or is unknown, which the specification treats
// alike.
constexpr Word kWords[] = {
    {"annotation", WordKind::refuse, 0, "a comment"},
    {"ansicpg", WordKind::code_page},
    {"bin", WordKind::binary},
    {"bkmkend", WordKind::skip},
    {"bkmkstart", WordKind::skip},
    {"bullet", WordKind::character, 0x2022},
    {"cell", WordKind::refuse, 0, "a table"},
    {"chatn", WordKind::refuse, 0, "a comment"},
    {"chdate", WordKind::refuse, 0, "generated text"},
    {"chdpa", WordKind::refuse, 0, "generated text"},
    {"chdpl", WordKind::refuse, 0, "generated text"},
    {"chftn", WordKind::refuse, 0, "a footnote"},
    {"chpgn", WordKind::refuse, 0, "generated text"},
    {"chtime", WordKind::refuse, 0, "generated text"},
    {"colortbl", WordKind::skip},
    {"column", WordKind::line_break},
    {"cpg", WordKind::font_code_page},
    {"deff", WordKind::default_font},
    {"deleted", WordKind::refuse_unless_zero, 0, "struck-out text"},
    {"do", WordKind::refuse, 0, "a drawing"},
    {"dptxbxtext", WordKind::refuse, 0, "a drawing"},
    {"emdash", WordKind::character, 0x2014},
    {"emspace", WordKind::character, 0x2003},
    {"endash", WordKind::character, 0x2013},
    {"enspace", WordKind::character, 0x2002},
    {"f", WordKind::font},
    {"fcharset", WordKind::font_charset},
    {"field", WordKind::refuse, 0, "a field"},
    {"filetbl", WordKind::skip},
    {"fldinst", WordKind::refuse, 0, "a field"},
    {"fldrslt", WordKind::refuse, 0, "a field"},
    {"fonttbl", WordKind::fonts},
    {"footer", WordKind::refuse, 0, "a page header or footer"},
    {"footerf", WordKind::refuse, 0, "a page header or footer"},
    {"footerl", WordKind::refuse, 0, "a page header or footer"},
    {"footerr", WordKind::refuse, 0, "a page header or footer"},
    {"footnote", WordKind::refuse, 0, "a footnote"},
    {"formfield", WordKind::refuse, 0, "a field"},
    {"header", WordKind::refuse, 0, "a page header or footer"},
    {"headerf", WordKind::refuse, 0, "a page header or footer"},
    {"headerl", WordKind::refuse, 0, "a page header or footer"},
    {"headerr", WordKind::refuse, 0, "a page header or footer"},
    {"info", WordKind::skip},
    {"intbl", WordKind::refuse, 0, "a table"},
    {"ldblquote", WordKind::character, 0x201C},
    {"line", WordKind::line_break},
    {"listoverridetable", WordKind::skip},
    {"listtable", WordKind::skip},
    {"listtext", WordKind::refuse, 0, "a list marker"},
    {"lquote", WordKind::character, 0x2018},
    {"ls", WordKind::refuse_unless_zero, 0, "a list marker"},
    {"ltrmark", WordKind::character, 0x200E},
    {"mac", WordKind::refuse, 0, "another character set than Windows-1252"},
    {"mmath", WordKind::refuse, 0, "a formula"},
    {"moMath", WordKind::refuse, 0, "a formula"},
    {"moMathPara", WordKind::refuse, 0, "a formula"},
    {"nestcell", WordKind::refuse, 0, "a table"},
    {"nestrow", WordKind::refuse, 0, "a table"},
    {"nesttableprops", WordKind::refuse, 0, "a table"},
    {"nonshppict", WordKind::refuse, 0, "a picture"},
    {"objdata", WordKind::refuse, 0, "an embedded object"},
    {"object", WordKind::refuse, 0, "an embedded object"},
    {"page", WordKind::line_break},
    {"par", WordKind::line_break},
    {"pc", WordKind::refuse, 0, "another character set than Windows-1252"},
    {"pca", WordKind::refuse, 0, "another character set than Windows-1252"},
    {"pict", WordKind::refuse, 0, "a picture"},
    {"plain", WordKind::plain},
    {"pn", WordKind::refuse, 0, "a list marker"},
    {"pntext", WordKind::refuse, 0, "a list marker"},
    {"qmspace", WordKind::character, 0x2005},
    {"rdblquote", WordKind::character, 0x201D},
    {"result", WordKind::refuse, 0, "an embedded object"},
    {"revtbl", WordKind::skip},
    {"row", WordKind::refuse, 0, "a table"},
    {"rquote", WordKind::character, 0x2019},
    {"rtlmark", WordKind::character, 0x200F},
    {"sect", WordKind::line_break},
    {"sectnum", WordKind::refuse, 0, "generated text"},
    {"shp", WordKind::refuse, 0, "a drawing"},
    {"shpgrp", WordKind::refuse, 0, "a drawing"},
    {"shpinst", WordKind::refuse, 0, "a drawing"},
    {"shppict", WordKind::refuse, 0, "a picture"},
    {"shprslt", WordKind::refuse, 0, "a drawing"},
    {"shptxt", WordKind::refuse, 0, "a drawing"},
    {"strike", WordKind::refuse_unless_zero, 0, "struck-out text"},
    {"striked", WordKind::refuse_unless_zero, 0, "struck-out text"},
    {"stylesheet", WordKind::skip},
    {"tab", WordKind::character, 0x9},
    {"tc", WordKind::refuse, 0, "an index entry"},
    {"tcn", WordKind::refuse, 0, "an index entry"},
    {"trowd", WordKind::refuse, 0, "a table"},
    {"u", WordKind::unicode},
    {"uc", WordKind::unicode_fallback},
    {"upr", WordKind::refuse, 0, "text with a second form"},
    {"v", WordKind::refuse_unless_zero, 0, "hidden text"},
    {"xe", WordKind::refuse, 0, "an index entry"},
    {"zwbo", WordKind::character, 0x200B},
    {"zwj", WordKind::character, 0x200D},
    {"zwnj", WordKind::character, 0x200C},
};

constexpr bool before(const Word& left, const Word& right) {
  return left.name < right.name;
}
static_assert(std::is_sorted(std::begin(kWords), std::end(kWords), before));

}  // namespace

Word find_word(std::string_view name) {
  const Word wanted{.name = name};
  const auto found = std::lower_bound(std::begin(kWords), std::end(kWords), wanted, before);
  return found != std::end(kWords) && found->name == name ? *found : wanted;
}

}  // namespace smx::bodies

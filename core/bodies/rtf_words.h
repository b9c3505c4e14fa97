// What each RTF control word means to a reader that wants the text only.
#pragma once

#include <cstdint>
#include <string_view>

namespace smx::bodies {

enum class WordKind : std::uint8_t {
  unknown,             // formatting, as the RTF specification has readers take it
  character,           // stands for `point`
  line_break,          // ends a paragraph, line, page or section
  skip,                // a destination without visible text
  fonts,               // the font table: read for the character sets of the fonts
  refuse,              // visible content that is `what`, and that plain text cannot show
  refuse_unless_zero,  // the same, but switched off by the parameter 0
  unicode,             // \uN
  unicode_fallback,    // \ucN
  binary,              // \binN
  code_page,           // \ansicpgN
  font,                // \fN
  default_font,        // \deffN
  plain,               // \plain
  font_charset,        // \fcharsetN, in the font table
  font_code_page,      // \cpgN, in the font table
};

struct Word {
  std::string_view name;
  WordKind kind = WordKind::unknown;
  char32_t point = 0;
  const char* what = "";
};

/// The entry of a control word; kind `unknown` when it has none.
Word find_word(std::string_view name);

}  // namespace smx::bodies

// What each RTF control word means to a reader that wants the text only.
#pragma once

#include <cstdint>
#include <string_view>

#include "bodies/losses.h"

namespace smx::bodies {

enum class WordKind : std::uint8_t {
  unknown,     // formatting, as the RTF specification has readers take it
  character,   // stands for the character `number`
  line_break,  // ends a line
  paragraph,   // ends a paragraph, page or section
  lost,        // stands for something that no text can show

  // Destinations: what a group holds that begins with the word.
  open,              // text like any other
  skip,              // nothing that is shown
  skip_lost,         // something that no text can show
  drawing,           // the same, but for the text boxes in it
  lost_text,         // text that does not belong here; lost if it says anything
  fallback_picture,  // the same picture again
  fonts,             // the font table: read for the character sets of the fonts
  marker,            // bullet or number of a paragraph
  numbering,         // how the paragraph is numbered; its marker comes besides
  field,
  field_instruction,
  field_result,
  footnote,
  text_box,
  two_forms,     // the same text twice, of which ...
  unicode_form,  // ... this one is read

  hide,             // hides text as `lost`, switched off by the parameter 0
  raise,            // superscript, switched off by the parameter 0
  lower,            // switches it off
  plain,            // \plain: all that off
  list_style,       // \lsN
  paragraph_reset,  // \pard
  in_table,
  table_level,  // \itapN
  cell,
  row,
  nested_cell,
  nested_row,
  unicode,           // \uN
  unicode_fallback,  // \ucN
  binary,            // \binN
  code_page,         // \ansicpgN
  charset,           // the code page `number`
  font,              // \fN
  default_font,      // \deffN
  font_charset,      // \fcharsetN, in the font table
  font_code_page,    // \cpgN, in the font table
};

struct Word {
  std::string_view name;
  WordKind kind = WordKind::unknown;
  std::uint32_t number = 0;
  Lost lost = Lost::picture;
};

constexpr bool is_destination(WordKind kind) {
  return kind >= WordKind::open && kind <= WordKind::unicode_form;
}

/// What the names of control words are made of.
constexpr bool is_letter(char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
}

/// The entry of a control word; one without a name, of kind `unknown`, when it has none.
const Word& find_word(std::string_view name);

}  // namespace smx::bodies

// What each element means to a reader that wants the text only; the same for XHTML and HTML.
#pragma once

#include <cstdint>
#include <string_view>

namespace smx::bodies {

enum class ElementKind : std::uint8_t {
  unknown,  // never quoted, the name may be somebody's
  html,
  head,
  head_part,  // has no text to show
  body,
  paragraph,  // an empty line before and behind
  pre,        // a paragraph whose white space stays
  block,      // a line break before and behind
  quote,
  list,
  ordered_list,
  item,
  definitions,
  term,
  definition,
  rule,
  line_break,
  inline_text,
  raised,
  quotation,
  link,
  image,
  table,
  caption,
  column,
  row_group,
  row,
  cell,
  dropped,  // shows nothing in a browser either
  // What no text can show.
  struck,
  form_field,
  lost_object,
  lost_drawing,
  lost_formula,
};

/// By its name in small letters.
ElementKind element_kind(std::string_view local);

}  // namespace smx::bodies
